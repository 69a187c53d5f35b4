"""How a date is typed, and what is refused: it is never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadence.engine.intervals import Interval
from cadence.errors import UsageError
from cadence.exchange.when import read_date, read_past, read_when

MONDAY = date(2026, 11, 23)
READ = {
    "2026-12-03": date(2026, 12, 3),
    "2026-2-3": date(2026, 2, 3),
    "2026.12.03": date(2026, 12, 3),
    "2026/12/03": date(2026, 12, 3),
    "today": MONDAY,
    " Tomorrow ": date(2026, 11, 24),
    "friday": date(2026, 11, 27),
    "fri": date(2026, 11, 27),
    "on friday": date(2026, 11, 27),
    "next tuesday": date(2026, 11, 24),
    "monday": date(2026, 11, 30),
    "10d": Interval(10, "d"),
    "+10d": Interval(10, "d"),
    "3bd": Interval(3, "bd"),
    "2w": Interval(2, "w"),
    "3 m": Interval(3, "m"),
    "1y": Interval(1, "y"),
    "2 months": Interval(2, "m"),
    "in 3 weeks": Interval(3, "w"),
    "in a year": Interval(1, "y"),
    "two working days": Interval(2, "bd"),
}
ORDERED = {
    ("03/04/2026", "dmy"): date(2026, 4, 3),
    ("03/04/2026", "mdy"): date(2026, 3, 4),
    ("3.4.2026.", "dmy"): date(2026, 4, 3),
    ("31-12-2026", "dmy"): date(2026, 12, 31),
    # Whatever the order is, these mean one day only.
    ("31.12.2026", ""): date(2026, 12, 31),
    ("12/31/2026", ""): date(2026, 12, 31),
    ("31.12.2026", "ymd"): date(2026, 12, 31),
    ("7.7.2026", ""): date(2026, 7, 7),
}
PAST = {
    "yesterday": date(2026, 11, 22),
    "monday": MONDAY,
    "tuesday": date(2026, 11, 17),
    "3 days ago": date(2026, 11, 20),
    "2w ago": date(2026, 11, 9),
    "2026-11-01": date(2026, 11, 1),
}
REFUSED = {
    "": "A date is missing",
    "soon": "is not a date",
    "31 feb": "is not a date",
    "2026-02-31": "does not exist",
    "31.2.2026": "does not exist",
    "13.13.2026": "does not exist",
    "0.5.2026": "does not exist",
    "2026-13-01": "does not exist",
    "03/04/2026": "may mean two days",
    "0999-01-01": "the year must lie between",
    "9999y": "too far ahead",
}


@pytest.mark.parametrize("typed", READ)
def test_a_day_or_a_length_of_time_is_read_as_people_type_it(typed: str) -> None:
    """On a Monday; a weekday is the next one, never today."""
    assert READ[typed] == read_when(typed, MONDAY)


@pytest.mark.parametrize(("typed", "order"), ORDERED)
def test_figures_are_read_in_the_users_order(typed: str, order: str) -> None:
    """Without an order only what cannot mean two days."""
    assert ORDERED[typed, order] == read_when(typed, MONDAY, order)


@pytest.mark.parametrize("typed", PAST)
def test_a_day_that_was_may_be_told_from_today(typed: str) -> None:
    """A weekday is the last one."""
    assert PAST[typed] == read_past(typed, MONDAY)


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_known_is_refused_with_the_reason(typed: str) -> None:
    """And with an example of what to write, where one helps."""
    with pytest.raises(UsageError, match=REFUSED[typed]) as refused:
        read_when(typed, MONDAY)
    assert typed in refused.value.message


def test_working_days_are_no_day_until_they_are_counted() -> None:
    """Which day it is depends on somebody's calendar."""
    with pytest.raises(UsageError, match="counts working days"):
        read_date("3bd", MONDAY)


@given(st.dates(date(1900, 1, 1), date(8999, 12, 31)), st.sampled_from(["", "dmy", "mdy", "ymd"]))
def test_an_iso_date_is_that_day_in_any_order(day: date, order: str) -> None:
    """It is what the program itself writes."""
    assert day == read_when(day.isoformat(), MONDAY, order) == read_past(str(day), MONDAY, order)


@given(st.dates(date(1900, 1, 1), date(8999, 12, 31)))
def test_a_date_in_the_users_order_comes_back(day: date) -> None:
    """And without an order, when it can be no other day."""
    for order, typed in {
        "dmy": f"{day.day}.{day.month}.{day.year}",
        "mdy": f"{day.month}/{day.day}/{day.year}",
    }.items():
        assert day == read_when(typed, MONDAY, order)
        if day.day <= 12 and day.day != day.month:
            with pytest.raises(UsageError, match="may mean two days"):
                read_when(typed, MONDAY)
        else:
            assert day == read_when(typed, MONDAY)


@given(st.integers(0, 400))
def test_so_many_days_are_counted_from_today(days: int) -> None:
    """By the calendar, today being none."""
    assert MONDAY + timedelta(days=days) == read_date(f"{days}d", MONDAY)
