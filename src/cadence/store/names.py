"""Names as the tab key looks for them. Light to load: it is pressed all the time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cadence.engine.vocabulary import State
from cadence.store.dates import MANY, iso
from cadence.store.matches import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cadence.store.day import Owners
    from cadence.store.running import Database

LONGEST_ID = 18
"""Digits: the driver takes no larger number."""


def match(row: Sequence[Any]) -> Match:
    """Somebody who was found."""
    return Match(row[0], row[1], row[2], State(row[3]))


class Names:
    """The people of the open transaction's database, by what somebody begins to type."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def by_prefix(self, prefix: str, limit: int = MANY) -> list[Match]:
        """Everybody with a lookup key that begins so, each once."""
        found = self._db.rows("by_prefix", low=prefix, high=f"{prefix}\U0010ffff", limit=limit)
        return list({row[0]: match(row) for row in found}.values())

    def by_digits(self, digits: str, limit: int) -> list[Match]:
        """Whose id begins with those digits: the shortest first, then in order."""
        found: list[Match] = []
        if digits.startswith("0"):
            return found
        for more in range(LONGEST_ID + 1 - len(digits)):
            low = int(digits) * 10**more
            rows = self._db.rows("by_ids", low=low, high=low + 10**more, limit=limit - len(found))
            found += [match(row) for row in rows]
            if len(found) == limit:
                break
        return found

    def in_work(self, owners: Owners, limit: int) -> list[Match]:
        """Whoever has something due, those first who are due first."""
        until = iso(date.max)
        if owners is None:
            found = list(self._db.rows("due", until=until, limit=limit))
        else:
            found = [
                row
                for owner in owners
                for row in self._db.rows("due_of", until=until, owner=owner, limit=limit)
            ]
        people = {row[0]: Match(row[0], row[1], row[2], State(row[5])) for row in found}
        return list(people.values())[:limit]
