"""What every morning reads: the day's list, and what its dates rest on. Light to load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cadence.store.dates import MANY, iso, to_date
from cadence.store.footing import Footing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cadence.engine.lines import Line
    from cadence.store.running import Database

Owners = tuple[str] | tuple[str, str] | None
"""Whose prospects: of one owner or two, or everybody's. An empty text is nobody's own."""


def _whose(statement: str, owners: Owners) -> tuple[str, dict[str, str | None]]:
    """The statement for those owners, and its values."""
    if owners is None:
        return statement, {}
    first, other = (*owners, None)[:2]
    return f"{statement}_of", {"owner": first, "other": other}


class Day:
    """The open transaction as those see it who only look at what is due."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.unreadable: list[int] = []
        """Ids of rows that were left out of a list because they hold nonsense."""

    def due(self, until: date, owners: Owners = None, limit: int = MANY) -> list[Line]:
        """Whatever is due up to that day, in the order of the day's list."""
        whose, names = _whose("due", owners)
        return list(self._lines(self._db.rows(whose, until=iso(until), limit=limit, **names)))

    def due_count(self, until: date, owners: Owners = None) -> int:
        """How many are due up to that day."""
        whose, names = _whose("due_count", owners)
        return int(self._db.value(whose, until=iso(until), **names))

    def next_due(self, after: date, owners: Owners = None) -> date | None:
        """The first day after that one on which something is due."""
        whose, names = _whose("next_due", owners)
        found = self._db.row(whose, after=iso(after), **names) or ()
        days = [to_date(value) for value in found]
        return min((one for one in days if one is not None), default=None)

    def kept_in_touch(self, before: date) -> Iterator[Line]:
        """Whoever is kept in touch with and had no contact from that day on."""
        return self._lines(self._db.rows("kept_in_touch", before=iso(before)))

    def footing(self, owner: str, today: date, country: str) -> Footing:
        """What that owner's dates rest on that day; holidays of this year and the next."""
        found = self._db.rows(
            "footing",
            owner=owner,
            today=iso(today),
            country=country,
            year=today.year,
            next_year=today.year + 1,
        )
        return Footing(country, found)

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
