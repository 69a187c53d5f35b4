"""Lengths of time as a method states them: `3d`, `2w`, `6m`, `1y`, `3bd`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

UNITS = {"d": "day", "bd": "working day", "w": "week", "m": "month", "y": "year"}
_SHAPE = re.compile(r"(\d{1,4})(bd|[dwmy])")


@dataclass(frozen=True, slots=True)
class Interval:
    """A count of one unit. Days are calendar days; months are calendar months (domain 4)."""

    count: int
    unit: str

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    @property
    def words(self) -> str:
        """As a person reads it: `3 days`, `1 month`."""
        name = UNITS[self.unit]
        return f"{self.count} {name}" if self.count == 1 else f"{self.count} {name}s"


def parse_interval(text: str) -> Interval | None:
    """Read the short form (`3d`, `3bd`, `2w`, `6m`, `1y`); None for anything else."""
    match = _SHAPE.fullmatch(text.strip().lower())
    return Interval(int(match[1]), match[2]) if match else None


def calendar_days(anchor: date, interval: Interval) -> date:
    """`anchor` + interval by the calendar: 31 Aug + 6 months is the last of February.

    Raises OverflowError beyond the year 9999. Working days need a calendar: see `workdays`.
    """
    if interval.unit in ("d", "w"):
        return anchor + timedelta(days=interval.count * (7 if interval.unit == "w" else 1))
    from dateutil.relativedelta import relativedelta  # slow to load: only where months count

    months = interval.count if interval.unit == "m" else 12 * interval.count
    try:
        return anchor + relativedelta(months=months)
    except ValueError as error:  # relativedelta's word for a year past 9999
        raise OverflowError(str(error)) from error
