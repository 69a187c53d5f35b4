"""Working days: weekends, holidays, days away; roll forward, and say over what (domain 4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from cadence.engine.figures import WEEKDAYS
from cadence.engine.intervals import Interval, calendar_days

SATURDAY, SUNDAY = 5, 6
DAY = timedelta(days=1)
FURTHEST_ROLL = 3660
"""Ten years of days off in a row: a calendar without working days, not a holiday."""


def no_holidays(_day: date) -> str | None:
    """A calendar without holidays."""
    return None


@dataclass(frozen=True, slots=True)
class Rolled:
    """A day that an adjusted date was moved over, and what kind of day it is."""

    on: date
    because: str


@dataclass(frozen=True, slots=True)
class Workdays:
    """Somebody's calendar. With `keep`, dates stay as they fall.

    `holiday` names the holiday of a day or gives None; `away` are first and last days off.
    """

    keep: bool = False
    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    holiday: Callable[[date], str | None] = no_holidays
    away: tuple[tuple[date, date], ...] = ()

    def day_off(self, day: date) -> str | None:
        """Why nobody works then: `Sunday`, a holiday's name, `away`; None on a working day."""
        if day.weekday() in self.weekend:
            return WEEKDAYS[day.weekday()]
        if any(first <= day <= last for first, last in self.away):
            return "away"
        return self.holiday(day)

    def roll(self, raw: date) -> tuple[date, tuple[Rolled, ...]]:
        """The first working day from `raw` on, and the days it was moved over."""
        if self.keep:
            return raw, ()
        day = raw
        over: list[Rolled] = []
        while (because := self.day_off(day)) is not None and len(over) < FURTHEST_ROLL:
            over.append(Rolled(day, because))
            day += DAY
        return day, tuple(over)

    def add(self, anchor: date, interval: Interval) -> date:
        """`anchor` + interval, not yet rolled. `3bd` counts working days, also under `keep`."""
        if interval.unit != "bd":
            return calendar_days(anchor, interval)
        day, left = anchor, interval.count
        while left and (day - anchor).days < FURTHEST_ROLL:
            day += DAY
            left -= self.day_off(day) is None
        return day
