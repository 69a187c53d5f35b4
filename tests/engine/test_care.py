"""Clients: care after the contract, then a rhythm that any contact restarts (domain 4.6)."""

from __future__ import annotations

import pytest

from .calendars import KEEP, SKIP
from .lives import lived, standing_after, told

SIGNED = """
    added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
    2026-11-24 sign -> client care-1 2026-12-01
"""
CARE_2 = SIGNED + "2026-12-01 spoke -> client care-2 2027-01-04\n"
CLIENT = "added 2026-11-21 client_since=2026-11-02 -> client care 2027-02-02\n"
MEETING = CLIENT + "2026-11-24 meeting when=2026-12-10 -> client meeting 2026-12-10\n"

CARE = {
    "a week, a month, then every three months": SIGNED
    + """
        2026-12-01 spoke -> client care-2 2027-01-04
        2027-01-04 spoke -> client care 2027-04-05
        2027-04-05 spoke -> client care 2027-07-05
        2027-07-05 spoke -> client care 2027-10-05
      """,
    "a late care call pushes the rest": CARE_2 + "2027-01-15 spoke -> client care 2027-04-15",
    "a letter is care as well": SIGNED + "2026-12-01 sent -> client care-2 2027-01-04",
    "a call that reaches nobody is tried again": SIGNED
    + """
        2026-12-01 no-answer -> client care-1 2026-12-04 tries=1
        2026-12-04 voicemail -> client care-1 2026-12-07 tries=2
        2026-12-07 gatekeeper -> client care-1 2026-12-10 tries=3
        2026-12-10 spoke -> client care-2 2027-01-11 tries=0
      """,
    "a call that reaches nobody before its day means nothing": SIGNED
    + """
        2026-11-25 voicemail -> client care-1 2026-12-01 tries=0
        2026-11-26 attempt -> client care-1 2026-12-01 tries=0
      """,
    "a busy line: the next working day": SIGNED + "2026-12-04 attempt -> client care-1 2026-12-07",
    "put off": SIGNED + "2026-12-01 snooze when=3d -> client care-1 2026-12-04",
    "any contact restarts the rhythm": CLIENT + "2026-12-10 spoke -> client care 2027-03-10",
    "a note does not": CLIENT + "2026-12-10 note -> client care 2027-02-02",
    "a visit that nobody had planned is a contact": CLIENT
    + "2026-12-10 held -> client care 2027-03-10",
    "who did not come has had no contact": CLIENT
    + """
        2026-12-01 meeting when=2026-12-10 -> client meeting 2026-12-10
        2026-12-10 missed -> client care 2027-03-01
      """,
}

WORDS = {
    "a client who writes is owed an answer": CLIENT
    + """
        2026-12-10 reply -> client reply 2026-12-11
        2026-12-11 spoke -> client care 2027-03-11
      """,
    "an answer on the day they named": CLIENT
    + "2026-12-10 reply when=2026-12-18 -> client reply 2026-12-18",
    "not reached: again in three days": CLIENT
    + """
        2026-12-10 reply -> client reply 2026-12-11 tries=0
        2026-12-11 no-answer -> client reply 2026-12-14 tries=1
        2026-12-14 voicemail -> client reply 2026-12-17 tries=2
        2026-12-17 sent -> client care 2027-03-17 tries=0 care=none
      """,
    "a busy line: the next working day": CLIENT
    + """
        2026-12-10 reply -> client reply 2026-12-11
        2026-12-11 attempt -> client reply 2026-12-14 tries=0
      """,
    "written again before they were reached": CLIENT
    + """
        2026-12-10 reply -> client reply 2026-12-11
        2026-12-11 no-answer -> client reply 2026-12-14 tries=1
        2026-12-14 reply -> client reply 2026-12-15 tries=0
      """,
    "written twice, answered once": CLIENT
    + """
        2026-12-09 reply -> client reply 2026-12-10
        2026-12-10 reply -> client reply 2026-12-11
        2026-12-11 spoke -> client care 2027-03-11
      """,
    "before the first care call, that call is still to come": SIGNED
    + """
        2026-11-25 reply -> client reply 2026-11-26
        2026-11-26 spoke -> client care-1 2026-12-01
      """,
    "after the day of the first care call, it is due at once": SIGNED
    + """
        2026-11-30 reply -> client reply 2026-12-01
        2026-12-03 spoke -> client care-1 2026-12-03
      """,
}

MEETINGS = {
    "a meeting with a client, held": MEETING
    + "2026-12-10 held -> client care 2027-03-10 care=none resume=none",
    "a talk before it restarts the clock behind it": MEETING
    + """
        2026-12-02 spoke -> client meeting 2026-12-10
        2026-12-10 missed -> client care 2027-03-02
      """,
    "a voicemail on the day itself moves nothing": MEETING
    + "2026-12-10 voicemail -> client meeting 2026-12-10",
    "they write on the day itself: it is still to come": MEETING
    + """
        2026-12-10 reply -> client reply 2026-12-11
        2026-12-10 no-answer -> client reply 2026-12-14 tries=1
        2026-12-10 spoke -> client meeting 2026-12-10 tries=0 resume=none
      """,
    "they write after the day: it is over": MEETING
    + """
        2026-12-11 reply -> client reply 2026-12-14
        2026-12-14 spoke -> client care 2027-03-15
      """,
    "held, and nothing came of it": MEETING + "2026-12-10 nothing -> client care 2027-03-10",
    "missed: care goes on from when it was agreed": MEETING
    + "2026-12-10 missed -> client care 2027-02-25",
    "missed, with a new date": MEETING
    + """
        2026-12-10 missed when=2026-12-15 -> client meeting 2026-12-15
        2026-12-15 held -> client care 2027-03-15
      """,
    "moved before the day": MEETING
    + """
        2026-12-08 meeting when=2026-12-14 -> client meeting 2026-12-14
        2026-12-14 held -> client care 2027-03-15
      """,
    "after the day they are asked until it is known what became of it": MEETING
    + """
        2026-12-11 no-answer -> client meeting 2026-12-14
        2026-12-14 held -> client care 2027-03-15
      """,
    "put off by oneself": MEETING
    + "2026-12-08 snooze when=2026-12-14 -> client meeting 2026-12-14",
    "before the first care call, that call is still to come": SIGNED
    + """
        2026-11-25 meeting when=2026-11-27 -> client meeting 2026-11-27
        2026-11-27 held -> client care-1 2026-12-01
      """,
}


@pytest.mark.parametrize("case", CARE)
def test_a_client_is_cared_for(case: str) -> None:
    """One row, one client."""
    assert told(CARE[case]) == lived(CARE[case], SKIP)


@pytest.mark.parametrize("case", WORDS)
def test_a_client_who_writes_stays_a_client(case: str) -> None:
    """The answer first, then care goes on."""
    assert told(WORDS[case]) == lived(WORDS[case], SKIP)


@pytest.mark.parametrize("case", MEETINGS)
def test_a_meeting_with_a_client_is_a_contact_like_any(case: str) -> None:
    """Care waits behind it, and its rhythm begins anew."""
    assert told(MEETINGS[case]) == lived(MEETINGS[case], SKIP)


@pytest.mark.parametrize("outcome", ["voicemail", "attempt", "spoke", "sent"])
def test_what_happens_before_the_day_leaves_a_clients_meeting_agreed(outcome: str) -> None:
    """An agreed meeting is kept exactly, with a client as with a prospect (domain 4, rule 4)."""
    life = f"{MEETING} 2026-12-02 {outcome} -> client meeting 2026-12-10"
    assert told(life) == lived(life, SKIP)


def test_a_clients_meeting_is_due_again_after_their_question() -> None:
    """A word from them while a meeting is agreed does not cancel it, in talks or in care."""
    life = f"""
        {MEETING}
        2026-12-02 reply -> client reply 2026-12-03
        2026-12-03 spoke -> client meeting 2026-12-10
    """
    assert told(life) == lived(life, SKIP)


def test_a_clients_meeting_that_was_held_is_over() -> None:
    """Also one that was only written down when it was missed: care is next, not the meeting."""
    life = f"{CLIENT} 2026-12-10 missed when=2026-12-15\n 2026-12-15 held"
    due = standing_after(life, SKIP).next
    assert due is not None
    assert due.action == "care"


def test_under_keep_care_falls_on_any_day() -> None:
    """The same figures, the dates as they fall."""
    life = """
        added 2026-11-21 -> active call-1 2026-11-22
        2026-11-28 sign -> client care-1 2026-12-05
        2026-12-05 spoke -> client care-2 2027-01-05
        2027-01-05 no-answer -> client care-2 2027-01-08
        2027-01-08 attempt -> client care-2 2027-01-09
        2027-01-31 spoke -> client care 2027-04-30
    """
    assert told(life) == lived(life, KEEP)


REFUSED = ["refused", "no", "yes", "answer when=2026-12-10", "stall", "skip", "sign", "reopen"]


@pytest.mark.parametrize("entry", REFUSED)
def test_what_a_client_has_no_use_for_is_not_logged(entry: str) -> None:
    """The contract is signed: they leave by `lose`, and nothing else undoes it."""
    life = f"{CLIENT} 2026-12-01 {entry} -> refused"
    assert told(life) == lived(life, SKIP)
