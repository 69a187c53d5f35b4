"""What the worked cases are computed from: one calendar, under `skip` and under `keep`."""

from __future__ import annotations

from datetime import date

from cadence.engine.cadences import rhythm, three_calls_and_a_letter
from cadence.engine.model import Method
from cadence.engine.workdays import Workdays

HOLIDAYS = {
    date(2026, 12, 24): "Christmas Eve",
    date(2026, 12, 25): "Christmas Day",
    date(2026, 12, 26): "St Stephen's Day",
    date(2027, 1, 1): "New Year",
    date(2027, 1, 6): "Epiphany",
    date(2027, 2, 24): "Independence Day",
    date(2027, 3, 28): "Easter Sunday",
    date(2027, 3, 29): "Easter Monday",
    date(2027, 5, 1): "Labour Day",
    date(2027, 5, 3): "Constitution Day",
}


def by(workdays: Workdays) -> Method:
    """The method as it comes, by somebody's calendar."""
    return Method(three_calls_and_a_letter(), rhythm(), workdays)


SKIP = by(Workdays(holiday=HOLIDAYS.get))
KEEP = by(Workdays(keep=True, holiday=HOLIDAYS.get))
