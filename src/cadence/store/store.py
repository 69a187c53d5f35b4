"""The store: what services ask for and hand over, in the engine's dataclasses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from cadence.engine.model import Cadence, Enrolment, Standing, Touch
from cadence.engine.prospect import Line, Profile, Record
from cadence.store import rows
from cadence.store.changes import MANY, Changes
from cadence.store.columns import STANDING
from cadence.store.database import Database
from cadence.store.directory import Directory

EVERYBODY = "*"
Owners = Sequence[str] | None
"""Whose prospects: of these owners, or everybody's. An empty text is nobody's own."""


def _in_order(line: Line) -> tuple[date, int, bool, int]:
    """The order of the day's list, as the index has it."""
    return line.due_on or date.max, line.rank, not line.key, line.id


def _between_commas(words: Sequence[str]) -> str:
    return f",{','.join(words)},"


class Store(Directory):
    """One open transaction. Whatever it is given is written when the transaction ends well."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.changes = Changes(database)
        self.unreadable: list[int] = []
        """Ids of rows that were left out of a list because they hold nonsense."""

    # the morning ---------------------------------------------------------------------

    def due(self, until: date, owners: Owners = None, limit: int = MANY) -> list[Line]:
        """Whatever is due up to that day, in the order of the day's list."""
        day = rows.iso(until)
        if owners is None:
            return list(self._lines(self._db.rows("due", until=day, limit=limit)))
        lists = [
            self._lines(self._db.rows("due_of", until=day, owner=owner, limit=limit))
            for owner in owners
        ]
        merged = merge(*lists, key=_in_order)
        return list(merged if limit == MANY else islice(merged, limit))

    def due_count(self, until: date, owners: Owners = None) -> int:
        """How many are due up to that day."""
        day = rows.iso(until)
        if owners is None:
            return int(self._db.value("due_count", until=day))
        return sum(int(self._db.value("due_count_of", until=day, owner=owner)) for owner in owners)

    def next_due(self, after: date, owners: Owners = None) -> date | None:
        """The first day after that one on which something is due."""
        day = rows.iso(after)
        if owners is None:
            return rows.to_date(self._db.value("next_due", after=day))
        found = (
            rows.to_date(self._db.value("next_due_of", after=day, owner=owner)) for owner in owners
        )
        return min((one for one in found if one is not None), default=None)

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
            stale_before=rows.iso(stale_before),
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
        found = self._db.rows("spread", from_on=rows.iso(day))
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
                **rows.profile_values(profile),
                **rows.enrolment_values(enrolment),
                **rows.standing_values(standing, rank, why),
            },
        )
        self._add_keys(prospect_id, rows.lookup_keys(profile, emails, phones))
        return prospect_id

    def append(self, prospect_id: int, touch: Touch, change_id: int) -> int:
        """Append an entry to the log; its id."""
        values = rows.touch_values(touch)
        return self._db.insert(
            "add_touch", {"prospect_id": prospect_id, "change_id": change_id, **values}
        )

    def set_step(self, touch_id: int, step: str) -> None:
        """What was due when the touch happened, after a late entry came before it."""
        self._db.run("set_step", {"of_id": touch_id, "step": step})

    def set_standing(self, prospect_id: int, standing: Standing, *, rank: int, why: str) -> None:
        """The standing that the log now gives."""
        values = rows.standing_values(standing, rank, why)
        self._db.run("set_standing", {"of_id": prospect_id, **values})

    def set_profile(
        self, prospect_id: int, profile: Profile, met_on: date, *, keep: Sequence[str] = ()
    ) -> None:
        """Who they are now. `keep` are further e-mails and phones that still find them."""
        values = {**rows.profile_values(profile), "met_on": rows.iso(met_on)}
        self._db.run("set_profile", {"of_id": prospect_id, **values})
        self._db.run("drop_lookup", {"prospect_id": prospect_id})
        keys = dict.fromkeys([*rows.lookup_keys(profile), *keep])
        self._add_keys(prospect_id, list(keys))

    # what dates are computed from ------------------------------------------------------

    def cadence_id(self, cadence: Cadence) -> int:
        """The id under which these very steps are kept."""
        steps = rows.cadence_steps(cadence)
        found = self._db.value("cadence_by_steps", steps=steps)
        if found is not None:
            return int(found)
        return self._db.insert("add_cadence", {"name": cadence.name, "steps": steps})

    def set_cadence(self, prospect_id: int, enrolment: Enrolment, cadence_id: int) -> None:
        """The steps that hold for somebody who came in so."""
        values = {**rows.enrolment_values(enrolment), "cadence_id": cadence_id}
        self._db.run("set_enrolment", {"of_id": prospect_id, **values})

    def add_away(self, change_id: int, owner: str, first: date, last: date) -> None:
        """Days off, both ends included."""
        values = {
            "change_id": change_id,
            "owner": owner,
            "from_on": rows.iso(first),
            "to_on": rows.iso(last),
        }
        self._db.insert("add_away", values)

    def aways(self, owner: str) -> list[tuple[date, date]]:
        """The days off of that owner."""
        found = self._db.rows("aways", owner=owner)
        return [(date.fromisoformat(str(row[0])), date.fromisoformat(str(row[1]))) for row in found]

    def basis(self, owner: str) -> str | None:
        """The settings that the owner's dates were computed with, as JSON."""
        found: str | None = self._db.value("basis", owner=owner)
        return found

    def set_basis(self, owner: str, settings: str) -> None:
        """The settings that the owner's dates are computed with from now on."""
        self._db.run("drop_basis", {"owner": owner})
        self._db.insert("add_basis", {"owner": owner, "settings": settings})

    def holidays(self, country: str, year: int) -> str | None:
        """The remembered holidays of a country's year, as JSON."""
        found: str | None = self._db.value("holidays", country=country, year=year)
        return found

    def remember_holidays(self, country: str, year: int, days: str) -> None:
        """Keep a country's year."""
        self._db.insert("add_holidays", {"country": country, "year": year, "days": days})

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
