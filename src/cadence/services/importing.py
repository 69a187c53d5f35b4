"""Contacts out of a file: everything is read and checked, then written in one go.

Known people are merged: what is new fills what was empty, what differs is kept as a note.
The first calls are spread over the coming working days. Memory stays flat however long the file
is: what was checked is put aside on disk, and made ready there before anybody has to wait.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from typing import Any, Final, Self

from cadence.engine.model import Touch
from cadence.engine.prospect import Profile
from cadence.engine.vocabulary import Channel, Outcome, State
from cadence.exchange.contacts import BadRow, Contact
from cadence.services.arrivals import Arrival, Arrivals
from cadence.services.desk import Desk
from cadence.services.known import Known, is_a_name_alone, is_blocked
from cadence.services.matching import Matching
from cadence.services.merging import Merge, merge_all, with_news
from cadence.services.spreading import PER_DAY, Spread, Starts
from cadence.store.columns import PROFILE
from cadence.store.matches import Match
from cadence.store.rows import profile as profile_of
from cadence.store.spool import BATCH, Spool
from cadence.store.staging import Staging

_OWNER: Final = PROFILE.index("owner")
_COUNTRY: Final = PROFILE.index("country")
TOLD = 20
"""Merged people who are named."""
READ, COMPARED, WRITTEN = "read", "compared", "written"
Progress = Callable[[str, int], None]
"""Is told what was done, and with how many rows so far."""


def nobody(_done: str, _rows: int) -> None:
    """Shows the progress to nobody."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was left out."""

    row: int
    why: str


@dataclass(slots=True)
class Imported:
    """What an import came to: `read` = `added` + `merged` + `skipped`, always."""

    read: int = 0
    added: int = 0
    merged: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """Who was merged with whom, a line each; the first of them."""
    first_on: date | None = None
    last_on: date | None = None


@dataclass(slots=True)
class _Ready:
    """What is ready to be written, as long as the database is of that version."""

    version: tuple[object, ...]
    staging: Staging
    starts: Starts
    merges: Spool
    """The id of each who is there, and what is new about them."""
    result: Imported
    told: list[tuple[Known, Arrival]] = field(default_factory=list)
    """The first of those who are there."""

    def id_of(self, person: int) -> int:
        """The id of somebody who is there, or of somebody of this file, who has a negative one."""
        return person if person > 0 else self.staging.id_of(-person)


class Import:
    """One file on its way into the database: `read`, then `prepare`, then `write`.

    `source` names the file in notes; `per_day` is how many first calls a day has room for.
    """

    def __init__(self, source: str, per_day: int = PER_DAY, told: Progress = nobody) -> None:
        self.bad: list[Skipped] = []
        """The rows that cannot be taken."""
        self._source = source
        self._per_day = per_day
        self._told = told
        self._arrivals = Spool()
        self._names_count = False
        self._ready: _Ready | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._arrivals.close()
        if self._ready is not None:
            self._ready.merges.close()

    def __len__(self) -> int:
        return len(self._arrivals)

    def read(
        self, records: Iterable[Contact | BadRow], today: date, order: str = "", owner: str = ""
    ) -> None:
        """Check each record by itself; the bad ones are in `bad`. See `Arrivals`."""
        checked = Arrivals(today, order, owner).checked(records)
        with _without_collector():
            for count, one in enumerate(checked, start=1):
                if isinstance(one, BadRow):
                    self.bad.append(Skipped(one.row, one.why))
                else:
                    self._arrivals.add(one)
                    self._names_count = self._names_count or is_a_name_alone(one[4])
                if not count % BATCH:
                    self._told(READ, count)

    def first(self, count: int) -> list[tuple[int, Profile]]:
        """The first rows that can be taken: the line, and who it is."""
        arrivals = islice(chain.from_iterable(self._arrivals.batches()), count)
        return [(line, profile_of(values)) for line, values, *_ in arrivals]

    def prepare(self, desk: Desk) -> None:
        """Find out who is new, and have all of it ready to be written. Keeps nobody waiting."""
        if self._ready is not None:
            self._ready.merges.close()
        version, staging = desk.store.changes.so_far(desk.by), desk.store.many.staging()
        starts = Starts(desk, staging, Spread(desk, self._per_day))
        self._ready = _Ready(version, staging, starts, Spool(), Imported(len(self._arrivals)))
        matching = Matching(staging, names_count=self._names_count)
        with _without_collector():
            matching.ask(self._arrivals)
            seen = 0
            for place, batch in enumerate(self._arrivals.batches()):
                merges = _sort_out(self._ready, matching, place, batch)
                for merge in with_news(desk, merges, self._source):
                    self._ready.merges.add(merge)
                seen += len(batch)
                self._told(COMPARED, seen)

    def write(self, desk: Desk) -> Imported:
        """Write everything as one undoable change."""
        ready = self._ready
        if ready is None or desk.moved or ready.version != desk.store.changes.so_far(desk.by):
            self.prepare(desk)  # somebody else changed something meanwhile
            ready = self._ready
        assert ready is not None
        result = ready.result
        result.first_on, result.last_on = ready.starts.first_on, ready.starts.last_on
        with _without_collector(), desk.change("import") as change:
            cadence_id = desk.store.cadence_id(desk.settings.cadence)
            written = 0
            for count in ready.staging.write(change.id, cadence_id, _noted(desk, ready.starts)):
                written += count
                self._told(WRITTEN, written)
            changed = False
            for batch in ready.merges.batches():
                merges = [(ready.id_of(person), arrival) for person, arrival in batch]
                changed |= merge_all(desk, merges, change.id, self._source)
                written += len(batch)
                self._told(WRITTEN, written)
            change.is_empty = not changed and not result.added
            change.summary = (
                f"import of {self._source}: {result.added} added, {result.merged} merged"
            )
        result.told = [_told(ready, *one) for one in ready.told]
        return result


def _sort_out(
    ready: _Ready, matching: Matching, place: int, batch: Sequence[Arrival]
) -> list[Merge]:
    """Stage those of a batch who are new, leave out those who must be; those who are there."""
    in_doubt = matching.begin(place, batch)
    result, staging, merges = ready.result, ready.staging, []
    for arrival in batch:
        line, profile, met_on, note, keys = arrival
        known = matching.find(arrival) if line in in_doubt else None
        if known is None:
            start = ready.starts.next(profile[_OWNER], profile[_COUNTRY])
            number = staging.add_person(start, met_on, profile, keys, note)
            result.added += 1
            if line in in_doubt:
                matching.meet(arrival, Match(-number, profile[0], profile[1], State.ACTIVE))
        elif is_blocked(known):
            why = f"asked not to be contacted (#{known.match.id}, same {known.by})"
            result.skipped.append(Skipped(line, why))
        else:
            matching.meet(arrival, known.match)
            merges.append((known.match.id, arrival))
            result.merged += 1
            if result.merged <= TOLD:
                ready.told.append((known, arrival))
    matching.end()
    staging.flush()
    return merges


def _told(ready: _Ready, known: Known, arrival: Arrival) -> str:
    """Who was merged with whom."""
    match = known.match
    closed = " (closed)" if match.state is State.CLOSED else ""
    line, (name, *_rest), *_more = arrival
    return f"line {line}: {name} is #{ready.id_of(match.id)} {match.name}{closed}, same {known.by}"


def _noted(desk: Desk, starts: Starts) -> Touch:
    """What all notes of an import have in common."""
    return Touch(desk.today, Outcome.NOTE, channel=Channel.NOTE, step=starts.action, by=desk.by)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Nothing here goes in circles, and looking for what does takes its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def as_rows(skipped: Iterable[Skipped]) -> list[dict[str, Any]]:
    """Rows that were left out, as errors and JSON list them."""
    return [{"row": one.row, "why": one.why} for one in skipped]
