"""Dates as they are stored, and SQL's word for no limit."""

from __future__ import annotations

from datetime import date
from typing import Any

MANY = -1
"""SQL's word for no limit."""


def to_date(value: Any) -> date | None:
    """A stored date; SQLite keeps it as ISO text. Raises ValueError for nonsense."""
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(value)


def iso(value: date | None) -> str | None:
    """A date as it is stored."""
    return value.isoformat() if value is not None else None
