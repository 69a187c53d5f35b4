"""The edge cases X1 to X18, as far as the engine decides them.

X5 is about milestones. X9, X11 and X12 ask what day it is or who else is there: the use cases.
"""

from __future__ import annotations

import pytest

from cadence.engine.model import Method

from .calendars import KEEP, SKIP
from .lives import lived, told

AT_THE_LETTER = """
    added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
    2026-11-23 no-answer -> active call-2 2026-11-26
    2026-11-26 no-answer -> active call-3 2026-11-30
    2026-11-30 no-answer -> active letter 2026-12-07
"""
MEETING_AGREED = """
    added 2026-11-21 first_call=2026-11-24 -> active call-1 2026-11-24
    2026-11-24 voicemail -> active call-2 2026-11-27
    2026-11-27 meeting when=2026-12-03 -> engaged meeting 2026-12-03 run=1
"""

BY_THE_CALENDAR = {
    "X1, skip: a week after Wed 30 December is Epiphany": (
        SKIP,
        """
        added 2026-12-12 first_call=2026-12-14 -> active call-1 2026-12-14
        2026-12-14 no-answer -> active call-2 2026-12-17
        2026-12-17 no-answer -> active call-3 2026-12-21
        2026-12-30 no-answer -> active letter 2027-01-07
        """,
    ),
    "X1, keep": (
        KEEP,
        """
        added 2026-12-12 first_call=2026-12-14 -> active call-1 2026-12-14
        2026-12-14 no-answer -> active call-2 2026-12-17
        2026-12-17 no-answer -> active call-3 2026-12-20
        2026-12-30 no-answer -> active letter 2027-01-06
        """,
    ),
    "X2, skip: Easter Sunday and Monday": (
        SKIP,
        """
        added 2027-03-20 first_call=2027-03-22 -> active call-1 2027-03-22
        2027-03-22 no-answer -> active call-2 2027-03-25
        2027-03-25 no-answer -> active call-3 2027-03-30
        2027-03-30 no-answer -> active letter 2027-04-06
        """,
    ),
    "X2, keep": (
        KEEP,
        """
        added 2027-03-20 first_call=2027-03-22 -> active call-1 2027-03-22
        2027-03-22 no-answer -> active call-2 2027-03-25
        2027-03-25 no-answer -> active call-3 2027-03-28
        2027-03-28 no-answer -> active letter 2027-04-04
        """,
    ),
    "X3: two months from 30 December": (
        SKIP,
        """
        added 2026-12-29 first_call=2026-12-30 -> active call-1 2026-12-30
        2026-12-30 stall when=2m -> active call-2 2027-03-01
        """,
    ),
    "X3: two months from 31 December": (
        SKIP,
        """
        added 2026-12-29 first_call=2026-12-31 -> active call-1 2026-12-31
        2026-12-31 stall when=2m -> active call-2 2027-03-01
        """,
    ),
    "X8, skip: a busy line is no call": (
        SKIP,
        """
        added 2026-11-21 first_call=2026-11-27 -> active call-1 2026-11-27
        2026-11-27 attempt -> active call-1 2026-11-30 position=0 last_call_on=none
        """,
    ),
    "X8, keep": (
        KEEP,
        """
        added 2026-11-21 first_call=2026-11-27 -> active call-1 2026-11-27
        2026-11-27 attempt -> active call-1 2026-11-28 position=0 last_call_on=none
        """,
    ),
    "X16: the meeting did not take place": (
        SKIP,
        MEETING_AGREED + "2026-12-03 missed -> active call-2 2026-12-04 run=1",
    ),
    "X17: the meeting was held and nothing agreed": (
        SKIP,
        MEETING_AGREED + "2026-12-03 nothing -> active call-1 2026-12-04 run=2",
    ),
    "X18: the letter with a revival": (
        SKIP,
        AT_THE_LETTER + "2026-12-07 sent when=6m -> quiet revival 2027-06-07 revive_on=2027-06-07",
    ),
}


@pytest.mark.parametrize("case", BY_THE_CALENDAR)
def test_the_edges_fall_where_they_were_worked_out(case: str) -> None:
    """One row, one life: holidays, short months, meetings that came to nothing."""
    days, life = BY_THE_CALENDAR[case]
    assert told(life) == lived(life, days)


@pytest.mark.parametrize("closed_on", ["2027-08-29", "2027-08-30", "2027-08-31"])
@pytest.mark.parametrize("days", [SKIP, KEEP], ids=["skip", "keep"])
def test_half_a_year_may_end_on_a_leap_day(days: Method, closed_on: str) -> None:
    """X4: 29, 30 and 31 August all lead to Tue 29 February 2028."""
    life = f"""
        added 2027-08-16 -> active call-1 2027-08-17
        {closed_on} close reason=vanished -> quiet revival 2028-02-29
    """
    assert told(life) == lived(life, days)


def test_a_second_call_on_one_day_is_refused_unless_forced() -> None:
    """X6: forced, it counts as the next call."""
    life = """
        added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
        2026-11-23 no-answer -> active call-2 2026-11-26
        2026-11-23 spoke -> refused unless forced
        2026-11-23 spoke forced -> active call-3 2026-11-26 !too-soon
    """
    assert told(life) == lived(life, SKIP)


def test_a_letter_before_the_third_call_is_refused_unless_forced() -> None:
    """X7: forced, the calls end with it."""
    life = """
        added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
        2026-11-23 no-answer -> active call-2 2026-11-26
        2026-11-26 sent -> refused unless forced
        2026-11-26 sent forced -> closed close_reason=no-reply
    """
    assert told(life) == lived(life, SKIP)


def test_a_call_after_the_letter_is_refused_unless_forced() -> None:
    """X7: forced, it is written down, and nothing follows from it."""
    life = f"""
        {AT_THE_LETTER}
        2026-12-07 sent -> closed close_reason=no-reply
        2026-12-10 no-answer -> refused unless forced
        2026-12-10 no-answer forced -> closed close_reason=no-reply
    """
    assert told(life) == lived(life, SKIP)


def test_a_snooze_to_a_past_date_is_refused() -> None:
    """X10: not even by force."""
    life = """
        added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
        2026-11-23 snooze when=2026-11-22 -> refused
        2026-11-23 snooze when=2026-11-22 forced -> refused
        2026-11-23 snooze when=2026-11-23 -> active call-1 2026-11-23 snoozes=1
    """
    assert told(life) == lived(life, SKIP)


def test_care_ends_with_a_wish_not_to_be_contacted() -> None:
    """X13: a client who asks for peace has nothing due any more."""
    life = """
        added 2026-11-21 client_since=2026-11-02 -> client care 2027-02-02
        2026-11-23 close reason=do-not-contact -> do-not-contact close_reason=do-not-contact
        2027-02-02 spoke -> refused
    """
    assert told(life) == lived(life, SKIP)


def test_nothing_is_ever_shown_again_for_who_is_gone() -> None:
    """X14: the hello of a contact in keep-in-touch ends for good."""
    life = """
        added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
        2026-11-23 refused reason=price -> nurture hello 2027-02-23 !stay-calm
        2026-12-10 close reason=gone -> gone close_reason=gone
        2027-02-23 reply -> refused
        2027-02-23 reopen -> refused
    """
    assert told(life) == lived(life, SKIP)


def test_a_meeting_that_nobody_wrote_about_stays() -> None:
    """X15: the day passes; no call 3 appears by itself, whatever is noted."""
    life = f"{MEETING_AGREED} 2026-12-07 note -> engaged meeting 2026-12-03"
    assert told(life) == lived(life, SKIP)
