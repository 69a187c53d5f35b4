"""Dates as they are stored, and the number that means no limit."""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MANY = 2**31 - 1
"""No limit: more than there can be. SQLite would take -1, PostgreSQL does not."""


def to_date(value: Any) -> date | None:
    """A stored date, which is an ISO text. Raises ValueError for nonsense."""
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(value)


def iso(value: date | None) -> str | None:
    """A date as it is stored."""
    return value.isoformat() if value is not None else None
