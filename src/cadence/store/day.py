"""What every morning reads: the day's list, and what its dates rest on. Light to load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any

from cadence.store.dates import MANY, iso, to_date

if TYPE_CHECKING:
    from cadence.engine.lines import Line
    from cadence.engine.model import Promotion
    from cadence.store.database import Database

Owners = Sequence[str] | None
"""Whose prospects: of these owners, or everybody's. An empty text is nobody's own."""


class Day:
    """The open transaction as those see it who only look at what is due."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.unreadable: list[int] = []
        """Ids of rows that were left out of a list because they hold nonsense."""

    def due(self, until: date, owners: Owners = None, limit: int = MANY) -> list[Line]:
        """Whatever is due up to that day, in the order of the day's list."""
        day = iso(until)
        if owners is None:
            return list(self._lines(self._db.rows("due", until=day, limit=limit)))
        from cadence.engine.agenda import place

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
        days = [to_date(value) for row in found if row is not None for value in row]
        return min((one for one in days if one is not None), default=None)

    def kept_in_touch(self, before: date) -> Iterator[Line]:
        """Whoever is kept in touch with and had no contact from that day on."""
        return self._lines(self._db.rows("kept_in_touch", before=iso(before)))

    def promotions(self, today: date) -> list[Promotion]:
        """The offers that run that day or are still to come."""
        found = list(self._db.rows("promotions", today=iso(today)))
        if not found:  # nearly every morning: nothing is loaded for them
            return []
        from cadence.store.rows import promotion

        return [promotion(row) for row in found]

    def newest_entry(self) -> date | None:
        """The day somebody was last added."""
        return to_date(self._db.value("newest_entry"))

    def aways(self, owner: str) -> list[tuple[date, date]]:
        """The days off of that owner."""
        found = self._db.rows("aways", owner=owner)
        return [(date.fromisoformat(str(row[0])), date.fromisoformat(str(row[1]))) for row in found]

    def basis(self, owner: str) -> str | None:
        """The settings that the owner's dates were computed with, as JSON."""
        found: str | None = self._db.value("basis", owner=owner)
        return found

    def holidays(self, country: str, year: int) -> str | None:
        """The remembered holidays of a country's year, as JSON."""
        found: str | None = self._db.value("holidays", country=country, year=year)
        return found

    def remember_holidays(self, country: str, year: int, days: str) -> None:
        """Keep a country's year."""
        self._db.insert("add_holidays", {"country": country, "year": year, "days": days})

    def _lines(self, found: Iterable[tuple[Any, ...]]) -> Iterator[Line]:
        from cadence.store.lines import line  # a count needs no lines

        for row in found:
            try:
                yield line(row)
            except ValueError:  # one bad row never stops a list; `db check` names it
                self.unreadable.append(row[0])
