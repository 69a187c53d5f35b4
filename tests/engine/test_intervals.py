"""Lengths of time: how they are written, read and counted by the calendar (domain 4)."""

from __future__ import annotations

from datetime import date

import pytest

from cadence.engine.intervals import Interval, calendar_days, parse_interval


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("3d", Interval(3, "d")),
        ("3bd", Interval(3, "bd")),
        ("2w", Interval(2, "w")),
        ("6m", Interval(6, "m")),
        ("1y", Interval(1, "y")),
        (" 10D ", Interval(10, "d")),
        ("0d", Interval(0, "d")),
        ("9999d", Interval(9999, "d")),
    ],
)
def test_the_short_form_is_read(text: str, interval: Interval) -> None:
    """A count and a unit; case and spaces around it do not matter."""
    assert interval == parse_interval(text)


@pytest.mark.parametrize(
    "text", ["", "d", "3", "3 d", "-3d", "3h", "10000d", "3dd", "2m3d", "soon"]
)
def test_anything_else_is_no_interval(text: str) -> None:
    """Never guessed."""
    assert parse_interval(text) is None


@pytest.mark.parametrize("text", ["1d", "3bd", "2w", "6m", "1y"])
def test_an_interval_is_written_as_it_is_read(text: str) -> None:
    """There and back again."""
    assert text == str(parse_interval(text))


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(1, "d"), "1 day"),
        (Interval(3, "d"), "3 days"),
        (Interval(1, "bd"), "1 working day"),
        (Interval(2, "bd"), "2 working days"),
        (Interval(2, "w"), "2 weeks"),
        (Interval(6, "m"), "6 months"),
        (Interval(1, "y"), "1 year"),
    ],
)
def test_an_interval_in_words(interval: Interval, words: str) -> None:
    """As a person reads it."""
    assert words == interval.words


@pytest.mark.parametrize(
    ("anchor", "interval", "day"),
    [
        ("2026-11-26", Interval(3, "d"), "2026-11-29"),
        ("2026-11-26", Interval(0, "d"), "2026-11-26"),
        ("2026-12-30", Interval(7, "d"), "2027-01-06"),
        ("2026-11-26", Interval(1, "w"), "2026-12-03"),
        ("2026-12-30", Interval(2, "m"), "2027-02-28"),
        ("2026-08-31", Interval(6, "m"), "2027-02-28"),
        ("2027-08-31", Interval(6, "m"), "2028-02-29"),
        ("2027-02-28", Interval(6, "m"), "2027-08-28"),
        ("2028-02-29", Interval(1, "y"), "2029-02-28"),
        ("2028-02-29", Interval(4, "y"), "2032-02-29"),
    ],
)
def test_months_are_calendar_months(anchor: str, interval: Interval, day: str) -> None:
    """A month ends where the shorter one ends; a week has seven days."""
    assert day == calendar_days(date.fromisoformat(anchor), interval).isoformat()


@pytest.mark.parametrize("interval", ["1d", "1w", "1m", "1y", "9999y"])
def test_there_is_no_day_after_the_last_year(interval: str) -> None:
    """Beyond the year 9999: OverflowError, whatever the unit."""
    length = parse_interval(interval)
    assert length is not None
    with pytest.raises(OverflowError):
        calendar_days(date.max, length)
