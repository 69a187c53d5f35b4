"""The store: what services ask for and hand over, in the engine's dataclasses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from cadence.engine.agenda import place
from cadence.engine.model import Enrolment, Matter, Standing, Touch
from cadence.engine.prospect import Line, Profile, Record
from cadence.store import rows
from cadence.store.changes import MANY, Changes
from cadence.store.columns import STANDING
from cadence.store.database import Database
from cadence.store.directory import Directory
from cadence.store.foundations import Foundations
from cadence.store.values import (
    enrolment_values,
    iso,
    lookup_keys,
    matter_values,
    profile_values,
    standing_values,
    touch_values,
)

EVERYBODY = "*"
Owners = Sequence[str] | None
"""Whose prospects: of these owners, or everybody's. An empty text is nobody's own."""


def _between_commas(words: Sequence[str]) -> str:
    return f",{','.join(words)},"


class Store(Directory, Foundations):
    """One open transaction. Whatever it is given is written when the transaction ends well."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.changes = Changes(database)
        self.unreadable: list[int] = []
        """Ids of rows that were left out of a list because they hold nonsense."""

    # the morning ---------------------------------------------------------------------

    def due(self, until: date, owners: Owners = None, limit: int = MANY) -> list[Line]:
        """Whatever is due up to that day, in the order of the day's list."""
        day = iso(until)
        if owners is None:
            return list(self._lines(self._db.rows("due", until=day, limit=limit)))
        lists = [
            self._lines(self._db.rows("due_of", until=day, owner=owner, limit=limit))
            for owner in owners
        ]
        merged = merge(*lists, key=place)
        return list(merged if limit == MANY else islice(merged, limit))

    def due_count(self, until: date, owners: Owners = None) -> int:
        """How many are due up to that day."""
        day = iso(until)
        if owners is None:
            return int(self._db.value("due_count", until=day))
        return sum(int(self._db.value("due_count_of", until=day, owner=owner)) for owner in owners)

    def next_due(self, after: date, owners: Owners = None) -> date | None:
        """The first day after that one on which something is due."""
        day = iso(after)
        if owners is None:
            found = [self._db.row("next_due", after=day)]
        else:
            found = [self._db.row("next_due_of", after=day, owner=owner) for owner in owners]
        days = [rows.to_date(value) for row in found if row is not None for value in row]
        return min((one for one in days if one is not None), default=None)

    def kept_in_touch(self, before: date) -> Iterator[Line]:
        """Whoever is kept in touch with and had no contact from that day on."""
        return self._lines(self._db.rows("kept_in_touch", before=iso(before)))

    # one prospect --------------------------------------------------------------------

    def record(self, prospect_id: int) -> Record | None:
        """Everything on one prospect; also when its entry was undone."""
        row = self._db.row("record", id=prospect_id)
        if row is None:
            return None
        return rows.record(row, self.touches(prospect_id))

    def touches(self, prospect_id: int) -> list[Touch]:
        """The log of one prospect, in order, without what was undone."""
        found = self._db.rows("touches", prospect_id=prospect_id)
        return [rows.touch(row) for row in found]

    def line(self, prospect_id: int) -> Line | None:
        """One prospect as a list shows it."""
        row = self._db.row("line", id=prospect_id)
        return rows.line(row) if row else None

    def cached_standing(self, prospect_id: int) -> dict[str, Any]:
        """The stored standing by its columns, for `db check` to compare."""
        row = self._db.row("standing", id=prospect_id)
        return dict(zip(STANDING, row, strict=True)) if row else {}

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
            tag=tag,
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

    def ids(self, after: int = 0, limit: int = MANY) -> list[int]:
        """Ids of everybody after that one."""
        return [row[0] for row in self._db.rows("open_ids", after=after, limit=limit)]

    def ids_of_owner_with_dates(self, owner: str) -> list[int]:
        """Everybody of that owner who has a due date: whom a new calendar may move."""
        return [row[0] for row in self._db.rows("touched_by_calendar", owner=owner)]

    def first_calls_from(self, day: date) -> dict[date, int]:
        """How many first calls are due on each day from that one on."""
        found = self._db.rows("spread", from_on=iso(day))
        return {due: row[1] for row in found if (due := rows.to_date(row[0])) is not None}

    def owners(self) -> list[str]:
        """Everybody who has prospects."""
        return [row[0] for row in self._db.rows("owners")]

    def count_by_state(self) -> dict[str, int]:
        """How many there are in each state."""
        return {row[0]: row[1] for row in self._db.rows("count_by_state")}

    def newest_entry(self) -> date | None:
        """The day somebody was last added."""
        return rows.to_date(self._db.value("newest_entry"))

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

    def set_step(self, touch_id: int, step: str) -> None:
        """What was due when the touch happened, after a late entry came before it."""
        self._db.run("set_step", {"of_id": touch_id, "step": step})

    def set_standing(self, prospect_id: int, standing: Standing, *, rank: int, why: str) -> None:
        """The standing that the log now gives."""
        values = standing_values(standing, rank, why)
        self._db.run("set_standing", {"of_id": prospect_id, **values})

    def set_matters(
        self, record: Record, matters: Sequence[Matter], said: Sequence[tuple[int, str]]
    ) -> None:
        """Exactly these matters are open with that person; `said` is the rank and why of each."""
        self._db.run("drop_matters", {"prospect_id": record.id})
        whose = {
            "prospect_id": record.id,
            "not_key": int(not record.profile.key),
            "owner": record.profile.owner,
        }
        for matter, (rank, why) in zip(matters, said, strict=True):
            self._db.insert("add_matter", {**whose, **matter_values(matter, rank, why)})

    def cached_matters(self, prospect_id: int) -> list[dict[str, Any]]:
        """The stored matters by their columns, for `db check` to compare."""
        names = ("touch_id", "action", "due_on", "rank", "why")
        found = self._db.rows("matters_of", prospect_id=prospect_id)
        return [dict(zip(names, row, strict=True)) for row in found]

    def set_profile(
        self, prospect_id: int, profile: Profile, met_on: date, *, keep: Sequence[str] = ()
    ) -> None:
        """Who they are now. `keep` are further e-mails and phones that still find them."""
        values = {**profile_values(profile), "met_on": iso(met_on)}
        self._db.run("set_profile", {"of_id": prospect_id, **values})
        self._db.run("drop_lookup", {"prospect_id": prospect_id})
        keys = dict.fromkeys([*lookup_keys(profile), *keep])
        self._add_keys(prospect_id, list(keys))

    # the file itself -------------------------------------------------------------------

    def integrity(self) -> list[str]:
        """What the database finds wrong with itself."""
        return self._db.integrity()

    def _lines(self, found: Iterable[tuple[Any, ...]]) -> Iterator[Line]:
        for row in found:
            try:
                yield rows.line(row)
            except ValueError:  # one bad row never stops a list; `db check` names it
                self.unreadable.append(row[0])
