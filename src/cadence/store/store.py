"""The store: what services ask for and hand over, in the engine's dataclasses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cadence.engine.lines import Line
from cadence.engine.model import Enrolment, Matter, Standing, Touch
from cadence.engine.prospect import Profile, Record
from cadence.store import rows
from cadence.store.changes import Changes
from cadence.store.dates import iso, to_date
from cadence.store.day import Day, Owners
from cadence.store.directory import Directory
from cadence.store.foundations import Foundations
from cadence.store.lines import line
from cadence.store.running import Database
from cadence.store.values import (
    enrolment_values,
    lookup_keys,
    matter_values,
    profile_values,
    standing_values,
    touch_values,
)

if TYPE_CHECKING:
    from cadence.store.histories import Histories
    from cadence.store.many import Many

EVERYBODY = "*"


def _between_commas(words: Sequence[str]) -> str:
    return f",{','.join(words)},"


def _in_small_letters(word: str) -> str:
    """As both databases write a word small: A to Z, and no other letter."""
    return word.encode().lower().decode()


class Store(Day, Directory, Foundations):
    """One open transaction. Whatever it is given is written when the transaction ends well."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.changes = Changes(database)

    # one prospect --------------------------------------------------------------------

    def record(self, prospect_id: int) -> Record | None:
        """Everything on one prospect; also when its entry was undone."""
        found = list(self._db.rows("record", id=prospect_id))
        return rows.record(found[0], rows.entries(found)) if found else None

    def line(self, prospect_id: int) -> Line | None:
        """One prospect as a list shows it."""
        row = self._db.row("line", id=prospect_id)
        return line(row) if row else None

    # lists ---------------------------------------------------------------------------

    def lines(
        self,
        states: Sequence[str] = (),
        tag: str = "",
        owners: Owners = None,
        stale_before: date | None = None,
    ) -> Iterator[Line]:
        """Every prospect that fits, by id."""
        found = self._db.rows(
            "list",
            states=_between_commas(states) if states else "",
            tag=_in_small_letters(tag),
            owners=_between_commas(owners) if owners is not None else EVERYBODY,
            stale_before=iso(stale_before),
        )
        return self._lines(found)

    def exported(self, states: Sequence[str] = ()) -> Iterator[dict[str, str]]:
        """Every prospect that fits as texts by column, with its notes as one text."""
        found = self._db.rows(
            "export",
            states=_between_commas(states) if states else "",
            tag="",
            owners=EVERYBODY,
            stale_before=None,
        )
        notes = self._db.rows("notes")
        ahead = next(notes, None)
        for row in found:
            mine = []
            while ahead is not None and ahead[0] <= row[0]:
                if ahead[0] == row[0]:
                    mine.append(ahead[1])
                ahead = next(notes, None)
            yield rows.exported(row, "\n".join(mine))

    def ids_of_owner_with_dates(self, owner: str) -> list[int]:
        """Everybody of that owner who has a due date: whom a new calendar may move."""
        return [row[0] for row in self._db.rows("touched_by_calendar", owner=owner)]

    def first_calls_from(self, day: date) -> dict[date, int]:
        """How many first calls are due on each day from that one on."""
        found = self._db.rows("spread", from_on=iso(day))
        return {due: row[1] for row in found if (due := to_date(row[0])) is not None}

    def owners(self) -> list[str]:
        """Everybody who has prospects."""
        return [row[0] for row in self._db.rows("owners")]

    def count_by_state(self) -> dict[str, int]:
        """How many there are in each state."""
        return {row[0]: row[1] for row in self._db.rows("count_by_state")}

    # writing -------------------------------------------------------------------------

    def add(
        self,
        profile: Profile,
        enrolment: Enrolment,
        standing: Standing,
        *,
        change_id: int,
        cadence_id: int,
        rank: int,
        why: str,
        emails: Sequence[str] = (),
        phones: Sequence[str] = (),
    ) -> int:
        """A new prospect with its standing; its id. `emails`, `phones` find it as well."""
        prospect_id = self._db.insert(
            "add_prospect",
            {
                "change_id": change_id,
                "cadence_id": cadence_id,
                **profile_values(profile),
                **enrolment_values(enrolment),
                **standing_values(standing, rank, why),
            },
        )
        self._add_keys(prospect_id, lookup_keys(profile, emails, phones))
        return prospect_id

    def append(self, prospect_id: int, touch: Touch, change_id: int) -> int:
        """Append an entry to the log; its id."""
        values = touch_values(touch)
        return self._db.insert(
            "add_touch", {"prospect_id": prospect_id, "change_id": change_id, **values}
        )

    def set_steps(self, steps: Iterable[tuple[int, str]]) -> None:
        """What was due when each touch happened."""
        values = ({"of_id": touch_id, "step": step} for touch_id, step in steps)
        self._db.run_many("set_step", values)

    def set_standings(self, standings: Iterable[tuple[int, Standing, int, str]]) -> None:
        """The standing of each, its rank and its why."""
        self._db.run_many(
            "set_standing",
            (
                {"of_id": prospect_id, **standing_values(standing, rank, why)}
                for prospect_id, standing, rank, why in standings
            ),
        )

    def set_matters_of(
        self, matters: Sequence[tuple[Record, Sequence[Matter], Sequence[tuple[int, str]]]]
    ) -> None:
        """Exactly these matters are open with each; beside each its rank and its why."""
        self._db.run_many("drop_matters", ({"prospect_id": one[0].id} for one in matters))
        self._db.run_many(
            "add_matter",
            (
                {
                    "prospect_id": record.id,
                    **matter_values(matter, rank, why, record.profile),
                }
                for record, opened, said in matters
                for matter, (rank, why) in zip(opened, said, strict=True)
            ),
        )

    def set_profile(
        self, prospect_id: int, profile: Profile, met_on: date, *, keep: Sequence[str] = ()
    ) -> None:
        """Who they are now. `keep` are further e-mails and phones that still find them."""
        values = {**profile_values(profile), "met_on": iso(met_on)}
        self._db.run("set_profile", {"of_id": prospect_id, **values})
        self._db.run("drop_lookup", {"prospect_id": prospect_id})
        keys = dict.fromkeys([*lookup_keys(profile), *keep])
        self._add_keys(prospect_id, list(keys))

    # everybody -------------------------------------------------------------------------

    @property
    def many(self) -> Many:
        """Several people at a time."""
        from cadence.store.many import Many  # no daily command is about several

        return Many(self._db)

    @property
    def histories(self) -> Histories:
        """Everybody with the whole log, one after the other."""
        from cadence.store.histories import Histories  # no daily command reads them all

        return Histories(self._db)

    # the database itself ---------------------------------------------------------------

    def integrity(self, beat: Callable[[], None] = lambda: None) -> list[str]:
        """What the database finds wrong with itself; `beat` is called now and then."""
        return self._db.integrity(beat)

    def size(self) -> int:
        """How many bytes the database takes."""
        return self._db.size()
