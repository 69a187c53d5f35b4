"""Why a date is what it is: the exact sentences of `why` (domain 6)."""

from __future__ import annotations

from datetime import date

import pytest

from cadence.engine.explain import arithmetic, why
from cadence.engine.model import Method, NextAction
from cadence.engine.speech import day, label

from .calendars import KEEP, SKIP
from .lives import standing_after

ADDED = "added 2026-11-21 first_call=2026-11-23\n"
CALLED = ADDED + "2026-11-23 no-answer\n"
CLIENT = "added 2026-11-21 client_since=2026-11-02\n"


@pytest.mark.parametrize(
    ("on", "beside", "text"),
    [
        (date(2026, 11, 26), None, "Thu 26 Nov 2026"),
        (date(2026, 11, 26), date(2026, 1, 1), "Thu 26 Nov"),
        (date(2027, 1, 6), date(2026, 12, 30), "Wed 6 Jan 2027"),
    ],
)
def test_a_day_names_its_year_where_it_is_in_doubt(
    on: date, beside: date | None, text: str
) -> None:
    """Beside a day of the same year the year is left out."""
    assert text == day(on, beside)


@pytest.mark.parametrize(
    ("action", "text"),
    [("call-2", "call 2"), ("get-signature", "get signature"), ("win-back-1", "win-back 1")],
)
def test_an_action_is_said_in_words(action: str, text: str) -> None:
    """No hyphens for people."""
    assert text == label(action)


SUMS = {
    "over a Sunday": (
        SKIP,
        CALLED + "2026-11-26 voicemail",
        "3 days after call 2 (Thu 26 Nov), Sunday, moved to Monday",
        (
            "call 3 on Mon 30 Nov: 3 days after call 2 (Thu 26 Nov) is Sun 29 Nov; "
            "Sunday, moved to Monday"
        ),
    ),
    "the same, every date kept": (
        KEEP,
        CALLED + "2026-11-26 voicemail",
        "3 days after call 2 (Thu 26 Nov)",
        "call 3 on Sun 29 Nov: 3 days after call 2 (Thu 26 Nov) is Sun 29 Nov",
    ),
    "on a working day": (
        SKIP,
        CALLED,
        "3 days after call 1 (Mon 23 Nov)",
        "call 2 on Thu 26 Nov: 3 days after call 1 (Mon 23 Nov) is Thu 26 Nov",
    ),
    "over a whole weekend": (
        SKIP,
        ADDED + "2026-12-02 no-answer",
        "3 days after call 1 (Wed 2 Dec), Saturday, Sunday, moved to Monday",
        (
            "call 2 on Mon 7 Dec: 3 days after call 1 (Wed 2 Dec) is Sat 5 Dec; "
            "Saturday, Sunday, moved to Monday"
        ),
    ),
    "over Christmas": (
        SKIP,
        ADDED + "2026-12-21 no-answer",
        (
            "3 days after call 1 (Mon 21 Dec), Christmas Eve, Christmas Day, Saturday, Sunday, "
            "moved to Monday"
        ),
        (
            "call 2 on Mon 28 Dec: 3 days after call 1 (Mon 21 Dec) is Thu 24 Dec; "
            "Thu 24 Dec (Christmas Eve), Fri 25 Dec (Christmas Day), Sat 26 Dec, Sun 27 Dec, "
            "moved to Monday"
        ),
    ),
    "into another year": (
        SKIP,
        CLIENT + "2026-11-26 spoke",
        "3 months after the last contact (Thu 26 Nov 2026)",
        (
            "care on Fri 26 Feb 2027: 3 months after the last contact (Thu 26 Nov 2026) "
            "is Fri 26 Feb 2027"
        ),
    ),
    "a first call": (
        SKIP,
        "added 2026-11-24",
        "1 day after the meeting (Tue 24 Nov)",
        "call 1 on Wed 25 Nov: 1 day after the meeting (Tue 24 Nov) is Wed 25 Nov",
    ),
    "a first call to somebody met long ago": (
        SKIP,
        "added 2026-11-21 met=2026-06-01",
        "the meeting is long past (Mon 1 Jun), Saturday, Sunday, moved to Monday",
        (
            "call 1 on Mon 23 Nov: the meeting is long past (Mon 1 Jun); "
            "Saturday, Sunday, moved to Monday"
        ),
    ),
    "a first call that was typed": (
        SKIP,
        "added 2026-11-21 first_call=2026-11-29",
        "the date given when they were entered (Sat 21 Nov)",
        "call 1 on Sun 29 Nov: the date given when they were entered (Sat 21 Nov)",
    ),
    "care for a client, from the contract": (
        SKIP,
        CLIENT,
        "3 months after the contract (Mon 2 Nov 2026)",
        "care on Tue 2 Feb 2027: 3 months after the contract (Mon 2 Nov 2026) is Tue 2 Feb 2027",
    ),
    "care for a client, from the last contact": (
        SKIP,
        "added 2026-11-23 client_since=2025-03-03 last_contact=2026-08-23",
        "3 months after the last contact (Sun 23 Aug)",
        "care on Mon 23 Nov: 3 months after the last contact (Sun 23 Aug) is Mon 23 Nov",
    ),
    "care for a client who was forgotten": (
        KEEP,
        "added 2026-11-21 client_since=2025-03-03",
        "the contract is long past (Mon 3 Mar 2025)",
        "care on Sat 21 Nov 2026: the contract is long past (Mon 3 Mar 2025)",
    ),
    "a first call on the day after the meeting, entered late": (
        SKIP,
        "added 2026-11-24 met=2026-11-23",
        "1 day after the meeting (Mon 23 Nov)",
        "call 1 on Tue 24 Nov: 1 day after the meeting (Mon 23 Nov) is Tue 24 Nov",
    ),
    "a snooze to the same day": (
        SKIP,
        CALLED + "2026-11-26 snooze when=2026-11-26",
        "the date given when you put it off (Thu 26 Nov)",
        "call 2 on Thu 26 Nov: the date given when you put it off (Thu 26 Nov)",
    ),
    "a snooze to a day": (
        SKIP,
        CALLED + "2026-11-26 snooze when=2026-11-28",
        "the date given when you put it off (Thu 26 Nov)",
        "call 2 on Sat 28 Nov: the date given when you put it off (Thu 26 Nov)",
    ),
    "a snooze by a time": (
        SKIP,
        CALLED + "2026-11-26 snooze when=10d",
        "10 days after you put it off (Thu 26 Nov), Sunday, moved to Monday",
        (
            "call 2 on Mon 7 Dec: 10 days after you put it off (Thu 26 Nov) is Sun 6 Dec; "
            "Sunday, moved to Monday"
        ),
    ),
    "a stall": (
        SKIP,
        ADDED + "2026-11-23 stall when=2m",
        "2 months after they asked for time (Mon 23 Nov 2026), Saturday, Sunday, moved to Monday",
        (
            "call 2 on Mon 25 Jan 2027: 2 months after they asked for time (Mon 23 Nov 2026) "
            "is Sat 23 Jan 2027; Saturday, Sunday, moved to Monday"
        ),
    ),
    "half a year of silence": (
        SKIP,
        "added 2026-05-21\n 2026-05-29 close reason=vanished",
        "6 months after it went quiet (Fri 29 May), Sunday, moved to Monday",
        (
            "revival on Mon 30 Nov: 6 months after it went quiet (Fri 29 May) is Sun 29 Nov; "
            "Sunday, moved to Monday"
        ),
    ),
    "an action that was left open": (
        SKIP,
        CALLED + "2026-11-26 spoke\n 2026-11-30 spoke\n 2026-12-09 no-answer forced",
        "it was left open (Wed 9 Dec)",
        "letter on Wed 9 Dec: it was left open (Wed 9 Dec)",
    ),
}


@pytest.mark.parametrize("case", SUMS)
def test_a_list_says_why_in_one_short_sentence(case: str) -> None:
    """The interval and the anchor, and what was rolled over."""
    days, life, short, _ = SUMS[case]
    assert short == why(next_of(life, days))


@pytest.mark.parametrize("case", SUMS)
def test_the_arithmetic_is_told_whole(case: str) -> None:
    """The anchor, the interval, every day it was rolled over and the reason."""
    days, life, _, whole = SUMS[case]
    assert whole == arithmetic(next_of(life, days))


@pytest.mark.parametrize(
    "entry",
    [
        "meeting when=2026-12-12",
        "reply when=2026-12-12",
        "answer when=2026-12-12",
        "yes when=2026-12-12",
        "held when=2026-12-12",
        "missed when=2026-12-12",
        "stall when=2026-12-12",
        "snooze when=2026-12-12",
        "close reason=price when=2026-12-12",
        "close reason=vanished when=2026-12-12",
    ],
)
def test_a_date_that_was_given_is_told_in_good_words(entry: str) -> None:
    """`the date given when it was agreed`, `the date given at the meeting`."""
    text = why(next_of(f"{ADDED} 2026-11-26 {entry}", SKIP))
    assert text.startswith(
        tuple(f"the date given {how} " for how in ("when they", "when you", "when it", "at the"))
    )


def test_a_long_way_is_told_with_the_day_it_ends_on() -> None:
    """Rolled over more than six days, a weekday's name alone would mislead."""
    holidays = {date(2026, 11, number): "Fair" for number in range(23, 28)}
    method = Method(SKIP.cadence, SKIP.rhythm, type(SKIP.workdays)(holiday=holidays.get))
    due = next_of("added 2026-11-21 spread=2026-11-21", method)
    assert why(due) == (
        "the first calls were spread after the import (Sat 21 Nov), "
        "Saturday, Sunday, Fair, moved to Mon 30 Nov"
    )


def next_of(life: str, method: Method) -> NextAction:
    """What is due after that life."""
    due = standing_after(life, method).next
    assert due is not None
    return due
