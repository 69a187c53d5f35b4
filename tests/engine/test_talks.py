"""In talks: a reply owed, a meeting, the final answer, the signature (domain 3 and 4.2)."""

from __future__ import annotations

import pytest

from .calendars import KEEP, SKIP
from .lives import lived, told

CALLED = """
    added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
    2026-11-23 no-answer -> active call-2 2026-11-26
"""
MEETING = CALLED + "2026-11-25 meeting when=2026-12-03 -> engaged meeting 2026-12-03\n"
ANSWER = CALLED + "2026-11-26 answer when=2026-12-15 -> engaged final-answer 2026-12-15\n"
YES = CALLED + "2026-11-26 yes -> engaged get-signature 2026-11-30 !verbal-yes\n"
REPLY = CALLED + "2026-11-26 reply -> engaged reply 2026-11-27\n"

FORWARD = {
    "a reply is answered the next working day": CALLED
    + "2026-11-27 reply -> engaged reply 2026-11-30 position=1 near_yes=False",
    "a reply that names a day is answered by then": CALLED
    + "2026-11-27 reply when=2026-12-04 -> engaged reply 2026-12-04",
    "a meeting is on the day that was agreed, even a Sunday": CALLED
    + "2026-11-26 meeting when=2026-12-06 -> engaged meeting 2026-12-06 near_yes=True !day-off",
    "a meeting in a week is adjusted": CALLED
    + "2026-11-28 meeting when=1w -> engaged meeting 2026-12-07",
    "thinking time with an agreed date is no stall": CALLED
    + "2026-11-26 answer when=2026-12-15 -> engaged final-answer 2026-12-15 stalls=0 near_yes=True",
    "an answer without a date is asked for in three days": CALLED
    + "2026-11-26 answer -> engaged final-answer 2026-11-30",
    "a verbal yes is no contract": CALLED
    + "2026-11-26 yes -> engaged get-signature 2026-11-30 contract_on=none !verbal-yes",
    "a verbal yes with a day for the signature": CALLED
    + "2026-11-26 yes when=2026-12-12 -> engaged get-signature 2026-12-12 !verbal-yes !day-off",
    "at the letter a reply comes in time": CALLED
    + """
        2026-11-26 spoke -> active call-3 2026-11-30
        2026-11-30 spoke -> active letter 2026-12-07
        2026-12-04 reply -> engaged reply 2026-12-07 position=3
      """,
}

MEETINGS = {
    "held: the final answer in three days, adjusted": MEETING
    + "2026-12-03 held -> engaged final-answer 2026-12-07",
    "held: the final answer by the day they named": MEETING
    + "2026-12-03 held when=2026-12-20 -> engaged final-answer 2026-12-20 !day-off",
    "held and enthusiastic: ask on a later day": MEETING
    + "2026-12-03 held symptoms=enthusiastic -> engaged final-answer 2026-12-07 !enthusiasm",
    "held and nothing agreed: a new run, with no stalls": CALLED
    + """
        2026-11-26 stall -> active call-3 2026-11-30 stalls=1
        2026-11-27 meeting when=2026-12-03 -> engaged meeting 2026-12-03 stalls=1
        2026-12-03 nothing -> active call-1 2026-12-04 run=2 stalls=0
        2026-12-04 no-answer -> active call-2 2026-12-07 run=2
      """,
    "missed: the next step that was not called, in the same run": MEETING
    + "2026-12-03 missed -> active call-2 2026-12-04 run=1 position=1",
    "missed before a weekend: the next working day": CALLED
    + """
        2026-11-26 meeting when=2026-12-04 -> engaged meeting 2026-12-04
        2026-12-04 missed -> active call-2 2026-12-07
      """,
    "missed, with a new date: still in talks": MEETING
    + "2026-12-03 missed when=2026-12-10 -> engaged meeting 2026-12-10",
    "missed, and moved by a week": MEETING
    + "2026-12-05 missed when=1w -> engaged meeting 2026-12-14",
    "moved before the day": MEETING
    + "2026-12-01 meeting when=2026-12-10 -> engaged meeting 2026-12-10",
    "put off by oneself": MEETING
    + "2026-12-01 snooze when=2026-12-10 -> engaged meeting 2026-12-10 snoozes=1",
    "held earlier than agreed": MEETING + "2026-12-01 held -> engaged final-answer 2026-12-04",
    "a voicemail before the day moves nothing": MEETING
    + "2026-12-02 voicemail -> engaged meeting 2026-12-03",
    "a call before the day moves nothing": MEETING
    + "2026-12-02 spoke -> engaged meeting 2026-12-03",
    "after the day they are asked until it is known what became of it": MEETING
    + """
        2026-12-07 no-answer -> engaged meeting 2026-12-08
        2026-12-08 held -> engaged final-answer 2026-12-11
      """,
    "a busy line on the day itself moves nothing": MEETING
    + "2026-12-03 attempt -> engaged meeting 2026-12-03",
    "a busy line after the day: the next working day": MEETING
    + "2026-12-04 attempt -> engaged meeting 2026-12-07",
    "a busy line before the day moves nothing": MEETING
    + "2026-11-27 attempt -> engaged meeting 2026-12-03",
    "a voicemail on the day itself moves nothing": MEETING
    + "2026-12-03 voicemail -> engaged meeting 2026-12-03",
}

REPLIES = {
    "answered: what was agreed is due again": MEETING
    + """
        2026-11-27 reply -> engaged reply 2026-11-30
        2026-11-30 spoke -> engaged meeting 2026-12-03
      """,
    "answered in writing": MEETING
    + """
        2026-11-27 reply -> engaged reply 2026-11-30
        2026-11-30 sent -> engaged meeting 2026-12-03
      """,
    "written twice, answered once": MEETING
    + """
        2026-11-26 reply -> engaged reply 2026-11-27
        2026-11-27 reply -> engaged reply 2026-11-30
        2026-11-30 spoke -> engaged meeting 2026-12-03
      """,
    "answered at the second try": MEETING
    + """
        2026-11-26 reply -> engaged reply 2026-11-27
        2026-11-27 no-answer -> engaged reply 2026-11-30 tries=1
        2026-11-30 spoke -> engaged meeting 2026-12-03 tries=0 resume=none
      """,
    "put off, then answered": MEETING
    + """
        2026-11-26 reply -> engaged reply 2026-11-27
        2026-11-27 snooze when=2026-12-01 -> engaged reply 2026-12-01
        2026-12-01 spoke -> engaged meeting 2026-12-03
      """,
    "answered after the day of the meeting: the meeting is open today": MEETING
    + """
        2026-12-02 reply -> engaged reply 2026-12-03
        2026-12-04 spoke -> engaged meeting 2026-12-04
      """,
    "a new date is the answer": MEETING
    + """
        2026-11-27 reply -> engaged reply 2026-11-30
        2026-11-30 meeting when=2026-12-10 -> engaged meeting 2026-12-10
        2026-12-10 reply -> engaged reply 2026-12-11
        2026-12-10 spoke -> engaged meeting 2026-12-10
      """,
    "the meeting takes place before they have their answer": MEETING
    + """
        2026-12-02 reply -> engaged reply 2026-12-03
        2026-12-02 no-answer -> engaged reply 2026-12-07 tries=1
        2026-12-03 held -> engaged final-answer 2026-12-07 resume=none tries=0
      """,
    "a reply after a yes is still nearly a yes": YES
    + "2026-11-27 reply -> engaged reply 2026-11-30 near_yes=True",
    "a meeting after a reply that could not be answered": REPLY
    + """
        2026-11-27 no-answer -> engaged reply 2026-11-30 tries=1
        2026-11-30 meeting when=2026-12-03 -> engaged meeting 2026-12-03 tries=0
      """,
    "nothing was agreed: the answer is asked for in three days": REPLY
    + "2026-11-27 spoke -> engaged final-answer 2026-11-30",
    "not reached: again in three days": REPLY
    + """
        2026-11-27 no-answer -> engaged reply 2026-11-30 tries=1
        2026-11-30 voicemail -> engaged reply 2026-12-03 tries=2
        2026-12-03 gatekeeper -> engaged reply 2026-12-07 tries=3
        2026-12-07 spoke -> engaged final-answer 2026-12-10 tries=0
      """,
    "a busy line is no try": REPLY + "2026-11-27 attempt -> engaged reply 2026-11-30 tries=0",
    "the promised answer waits behind a question": ANSWER
    + """
        2026-12-10 reply -> engaged reply 2026-12-11
        2026-12-11 spoke -> engaged final-answer 2026-12-15
      """,
    "a promised answer that is overdue is asked for anew after theirs": ANSWER
    + """
        2026-12-17 reply -> engaged reply 2026-12-18
        2026-12-18 spoke -> engaged final-answer 2026-12-21
      """,
    "a signature that is overdue as well: the yes is not taken back": YES
    + """
        2026-12-01 reply -> engaged reply 2026-12-02
        2026-12-02 spoke -> engaged get-signature 2026-12-07
      """,
    "a meeting whose day has passed is over": MEETING
    + """
        2026-12-04 reply -> engaged reply 2026-12-07
        2026-12-07 spoke -> engaged final-answer 2026-12-10
      """,
    "the signature waits behind a question": YES
    + """
        2026-11-27 reply -> engaged reply 2026-11-30
        2026-11-30 spoke -> engaged get-signature 2026-11-30
      """,
}

ANSWERS = {
    "a final answer that does not reach them is asked for again": ANSWER
    + """
        2026-12-15 no-answer -> engaged final-answer 2026-12-18 tries=1
        2026-12-18 voicemail -> engaged final-answer 2026-12-21 tries=2
        2026-12-21 gatekeeper -> engaged final-answer 2026-12-28 tries=3
      """,
    "who still thinks is asked again": ANSWER
    + "2026-12-15 spoke -> engaged final-answer 2026-12-18 tries=0",
    "a busy line: the next working day": ANSWER
    + "2026-12-18 attempt -> engaged final-answer 2026-12-21 tries=0",
    "the answer is a yes": ANSWER
    + "2026-12-15 yes -> engaged get-signature 2026-12-18 tries=0 !verbal-yes",
    "the answer is a later day": ANSWER
    + "2026-12-15 answer when=2026-12-22 -> engaged final-answer 2026-12-22",
    "the answer is a no": ANSWER
    + "2026-12-15 refused reason=price -> nurture hello 2027-03-15 close_reason=price !stay-calm",
    "thinking on without a day is not taken: by which day?": ANSWER + "2026-12-15 stall -> refused",
    "a signature is asked for every three days until it is there": YES
    + """
        2026-11-30 no-answer -> engaged get-signature 2026-12-03
        2026-12-03 spoke -> engaged get-signature 2026-12-07
        2026-12-07 voicemail -> engaged get-signature 2026-12-10
        2026-12-09 sign -> client care-1 2026-12-16
      """,
    "a signature that never comes is closed": YES
    + "2026-12-10 close reason=vanished -> quiet revival 2027-06-10",
}


@pytest.mark.parametrize("case", FORWARD)
def test_a_forward_step_stops_the_cadence(case: str) -> None:
    """A reply, a meeting, an answer promised, a yes: the steps that are left are off."""
    assert told(FORWARD[case]) == lived(FORWARD[case], SKIP)


@pytest.mark.parametrize("case", MEETINGS)
def test_a_meeting_stays_until_it_is_known_what_became_of_it(case: str) -> None:
    """Held, missed, moved, or nothing agreed (domain 3, 4.2; a typed date is kept, domain 4)."""
    assert told(MEETINGS[case]) == lived(MEETINGS[case], SKIP)


@pytest.mark.parametrize("case", REPLIES)
def test_a_word_from_them_is_answered_first(case: str) -> None:
    """What was agreed before they wrote is due again once they have their answer."""
    assert told(REPLIES[case]) == lived(REPLIES[case], SKIP)


@pytest.mark.parametrize("case", ANSWERS)
def test_an_answer_is_asked_for_until_there_is_one(case: str) -> None:
    """Three days, and again three days (domain 4.2)."""
    assert told(ANSWERS[case]) == lived(ANSWERS[case], SKIP)


def test_under_keep_talks_go_on_over_the_weekend() -> None:
    """The same figures, the dates as they fall."""
    life = """
        added 2026-11-21 -> active call-1 2026-11-22
        2026-11-27 reply -> engaged reply 2026-11-28
        2026-11-28 spoke -> engaged final-answer 2026-12-01
        2026-12-03 no-answer -> engaged final-answer 2026-12-06
        2026-12-04 attempt -> engaged final-answer 2026-12-06
        2026-12-06 attempt -> engaged final-answer 2026-12-07
        2026-12-07 yes -> engaged get-signature 2026-12-10 !verbal-yes
    """
    assert told(life) == lived(life, KEEP)
