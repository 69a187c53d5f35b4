"""WHEN: dates and lengths of time as people type them. A small strict grammar: it never guesses.

An ISO date, a date in the user's order, `today`, `tomorrow`, a weekday (the next one),
`+10d`, `10d`, `2w`, `3m`, `1y`, `2 months`, `in 3 weeks`, `3bd`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from cadence.engine.figures import MONTHS, WEEKDAYS
from cadence.engine.intervals import Interval, calendar_days
from cadence.errors import UsageError

EXAMPLES = "2026-12-03, tomorrow, friday, 10d, 2w, 3m, 'in 2 weeks'"
ORDERS = {"dmy": ("day", "month", "year"), "mdy": ("month", "day", "year")}
FIRST_YEAR, LAST_YEAR = 1900, 9000
"""Years that a person may mean; far enough from the calendar's ends for any interval."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})\.?")
_YEAR_LAST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\.?")
_SHORT = re.compile(r"\+?\s*(\d{1,4})\s*(bd|d|w|m|y)")
_LONG = re.compile(
    r"(?:in\s+|\+\s*)?(\d{1,4}|an?|one|two|three|four|five|six)\s+"
    r"(working|business)?\s*(days?|weeks?|months?|years?)"
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def read_when(text: str, today: date, order: str = "") -> date | Interval:
    """What a person meant: a date, or an interval still to be counted.

    `order` is `dmy`, `mdy` or `ymd`; without it `03/04/2026` is refused, since nobody can know.
    Raises UsageError, with an example, for anything unreadable or impossible.
    """
    said = " ".join(text.strip().lower().split())
    if not said:
        raise UsageError(f"A date is missing. Write one such as {EXAMPLES}.")
    named = _named(said, today)
    if named is not None:
        return named
    interval = read_interval(said)
    if interval is not None:
        _reachable(interval, today, text)
        return interval
    return _written(said, text, order)


def read_date(text: str, today: date, order: str = "") -> date:
    """A day that a person meant: an interval is counted from today, by the calendar."""
    when = read_when(text, today, order)
    if isinstance(when, date):
        return when
    if when.unit == "bd":
        raise UsageError(f"'{text}' counts working days; write a date such as {EXAMPLES}.")
    return calendar_days(today, when)


def read_past(text: str, today: date, order: str = "") -> date:
    """A day that was: a weekday's name means the last one, `3d` means three days ago."""
    said = text.strip().lower()
    if said == "yesterday":
        return today - timedelta(days=1)
    weekday = _weekday(said)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    if said.endswith(" ago"):
        said = said.removesuffix(" ago")
        interval = read_interval(said)
        if interval is not None and interval.unit in ("d", "w"):
            return today - timedelta(days=interval.count * (7 if interval.unit == "w" else 1))
    return read_date(text, today, order)


def read_interval(text: str) -> Interval | None:
    """A length of time: `10d`, `+2w`, `3bd`, `2 months`, `in a week`; None for anything else."""
    said = " ".join(text.strip().lower().split())
    short = _SHORT.fullmatch(said)
    if short:
        return Interval(int(short[1]), short[2])
    long = _LONG.fullmatch(said)
    if long is None:
        return None
    count = _NUMBERS.get(long[1]) or int(long[1])
    unit = "bd" if long[2] else long[3][0]
    return None if long[2] and not long[3].startswith("day") else Interval(count, unit)


def _named(said: str, today: date) -> date | None:
    if said == "today":
        return today
    if said == "tomorrow":
        return today + timedelta(days=1)
    weekday = _weekday(said.removeprefix("next ").removeprefix("on "))
    if weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _weekday(said: str) -> int | None:
    for number, name in enumerate(WEEKDAYS):
        if said == name.lower() or (said == name[:3].lower()):
            return number
    return None


def _reachable(interval: Interval, today: date, text: str) -> None:
    try:
        far = calendar_days(today, Interval(interval.count, interval.unit.removeprefix("b")))
    except OverflowError:
        far = date.max
    if far.year > LAST_YEAR:
        raise UsageError(f"'{text}' is too far ahead.")


def _written(said: str, text: str, order: str) -> date:
    """A date in figures, in the order that is known."""
    found = _ISO.fullmatch(said) or _YEAR_FIRST.fullmatch(said)
    if found:
        return _real(int(found[1]), int(found[2]), int(found[3]), text)
    found = _YEAR_LAST.fullmatch(said)
    if found is None:
        raise UsageError(f"'{text}' is not a date. Write one such as {EXAMPLES}.")
    if order not in ORDERS:
        one, other, year = map(int, found.groups())
        if one != other and min(one, other) > 0 and max(one, other) <= len(MONTHS):
            raise UsageError(
                f"'{text}' may mean two days. Write {found[3]}-MM-DD, or say the order once: "
                "cadence config calendar.date_order dmy"
            )
        return _real(year, min(one, other), max(one, other), text)
    parts = dict(zip(ORDERS[order], found.groups(), strict=True))
    return _real(int(parts["year"]), int(parts["month"]), int(parts["day"]), text)


def _real(year: int, month: int, day: int, text: str) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(f"'{text}': the year must lie between {FIRST_YEAR} and {LAST_YEAR}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise UsageError(
            f"'{text}' is a day that does not exist. Write one such as {EXAMPLES}."
        ) from None
