"""Working days: what is a day off, what is rolled over, how they are counted (domain 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cadence.engine.intervals import Interval
from cadence.engine.workdays import FURTHEST_ROLL, Rolled, Workdays

from .calendars import HOLIDAYS

CHRISTMAS = Workdays(holiday=HOLIDAYS.get)
AWAY = replace(CHRISTMAS, away=((date(2026, 12, 21), date(2026, 12, 23)),))
FRIDAYS_OFF = Workdays(weekend=frozenset({4, 5}))
NEVER_AT_WORK = Workdays(weekend=frozenset(range(7)))


@pytest.mark.parametrize(
    ("workdays", "day", "because"),
    [
        (CHRISTMAS, "2026-11-27", None),
        (CHRISTMAS, "2026-11-28", "Saturday"),
        (CHRISTMAS, "2026-11-29", "Sunday"),
        (CHRISTMAS, "2026-12-24", "Christmas Eve"),
        (CHRISTMAS, "2026-12-26", "Saturday"),
        (AWAY, "2026-12-18", None),
        (AWAY, "2026-12-21", "away"),
        (AWAY, "2026-12-23", "away"),
        (AWAY, "2026-12-24", "Christmas Eve"),
        (FRIDAYS_OFF, "2026-11-27", "Friday"),
        (FRIDAYS_OFF, "2026-11-29", None),
        (Workdays(), "2026-12-25", None),
    ],
)
def test_a_day_off_has_a_reason(workdays: Workdays, day: str, because: str | None) -> None:
    """The weekend first, then days away, then the holiday's name; none on a working day."""
    assert because == workdays.day_off(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("workdays", "raw", "due"),
    [
        (CHRISTMAS, "2026-11-27", "2026-11-27"),
        (CHRISTMAS, "2026-11-28", "2026-11-30"),
        (CHRISTMAS, "2026-12-24", "2026-12-28"),
        (CHRISTMAS, "2027-03-28", "2027-03-30"),
        (AWAY, "2026-12-19", "2026-12-28"),
        (FRIDAYS_OFF, "2026-11-27", "2026-11-29"),
        (replace(AWAY, keep=True), "2026-12-19", "2026-12-19"),
    ],
)
def test_a_day_off_becomes_the_next_working_day(workdays: Workdays, raw: str, due: str) -> None:
    """Forward only; under keep the day stays as it is."""
    assert due == workdays.roll(date.fromisoformat(raw))[0].isoformat()


def test_every_day_that_was_rolled_over_is_named() -> None:
    """In their order, each with its reason."""
    expected = (
        Rolled(date(2026, 12, 24), "Christmas Eve"),
        Rolled(date(2026, 12, 25), "Christmas Day"),
        Rolled(date(2026, 12, 26), "Saturday"),
        Rolled(date(2026, 12, 27), "Sunday"),
    )
    assert expected == CHRISTMAS.roll(date(2026, 12, 24))[1]


@pytest.mark.parametrize("workdays", [CHRISTMAS, replace(CHRISTMAS, keep=True)])
def test_nothing_is_rolled_over_on_a_working_day(workdays: Workdays) -> None:
    """No days, no reasons."""
    assert (date(2026, 11, 27), ()) == workdays.roll(date(2026, 11, 27))


@pytest.mark.parametrize(
    ("workdays", "anchor", "interval", "raw"),
    [
        (CHRISTMAS, "2026-11-26", Interval(3, "d"), "2026-11-29"),
        (CHRISTMAS, "2026-11-26", Interval(1, "w"), "2026-12-03"),
        (CHRISTMAS, "2026-11-26", Interval(3, "bd"), "2026-12-01"),
        (CHRISTMAS, "2026-11-28", Interval(1, "bd"), "2026-11-30"),
        (CHRISTMAS, "2026-12-23", Interval(1, "bd"), "2026-12-28"),
        (CHRISTMAS, "2026-11-28", Interval(0, "bd"), "2026-11-28"),
        (AWAY, "2026-12-18", Interval(2, "bd"), "2026-12-29"),
        (replace(CHRISTMAS, keep=True), "2026-11-26", Interval(3, "bd"), "2026-12-01"),
    ],
)
def test_an_interval_counts_calendar_days_unless_it_says_working_days(
    workdays: Workdays, anchor: str, interval: Interval, raw: str
) -> None:
    """A sum is not adjusted yet; `3bd` leaves out days off, also under keep."""
    assert raw == workdays.add(date.fromisoformat(anchor), interval).isoformat()


def test_a_calendar_without_working_days_comes_to_an_end() -> None:
    """Ten years of days off in a row are given up, not counted for ever."""
    start = date(2026, 11, 26)
    given_up = start + timedelta(days=FURTHEST_ROLL)
    assert given_up == NEVER_AT_WORK.roll(start)[0]
    assert given_up == NEVER_AT_WORK.add(start, Interval(1, "bd"))
