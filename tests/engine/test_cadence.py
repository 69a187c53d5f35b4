"""Three calls and a letter, step by step (domain 3 and 4.1)."""

from __future__ import annotations

import pytest

from .calendars import SKIP
from .lives import lived, told

CALL_1 = "added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23\n"
CALL_2 = CALL_1 + "2026-11-23 no-answer -> active call-2 2026-11-26\n"
CALL_3 = CALL_2 + "2026-11-26 no-answer -> active call-3 2026-11-30\n"
LETTER = CALL_3 + "2026-11-30 no-answer -> active letter 2026-12-07\n"

COUNTED = ["no-answer", "voicemail", "gatekeeper", "spoke", "stall", "skip"]


@pytest.mark.parametrize("outcome", COUNTED)
def test_every_counted_outcome_of_a_call_leads_to_the_next_step(outcome: str) -> None:
    """Three calls that come to the same, three days between them and a week to the letter."""
    warned = "!second-stall" if outcome == "stall" else ""
    life = f"""
        {CALL_1}
        2026-11-23 {outcome} -> active call-2 2026-11-26
        2026-11-26 {outcome} -> active call-3 2026-11-30 {warned}
        2026-11-30 {outcome} -> active letter 2026-12-07 {warned}
    """
    assert told(life) == lived(life, SKIP)


@pytest.mark.parametrize(
    ("called_on", "call_2", "call_3", "letter"),
    [
        ("2026-11-16", "2026-11-19", "2026-11-23", "2026-11-30"),
        ("2026-11-17", "2026-11-20", "2026-11-23", "2026-11-30"),
        ("2026-11-18", "2026-11-23", "2026-11-26", "2026-12-03"),
        ("2026-11-19", "2026-11-23", "2026-11-26", "2026-12-03"),
        ("2026-11-20", "2026-11-23", "2026-11-26", "2026-12-03"),
    ],
    ids=["Mon 0-3-7-14", "Tue 0-3-6-13", "Wed 0-5-8-15", "Thu 0-4-7-14", "Fri 0-3-6-13"],
)
def test_the_days_by_the_weekday_of_the_first_call(
    called_on: str, call_2: str, call_3: str, letter: str
) -> None:
    """The table of domain 4.1: settled in about two weeks whatever the weekday."""
    life = f"""
        added 2026-11-14 first_call={called_on} -> active call-1 {called_on}
        {called_on} no-answer -> active call-2 {call_2}
        {call_2} no-answer -> active call-3 {call_3}
        {call_3} no-answer -> active letter {letter}
        {letter} sent -> closed close_reason=no-reply
    """
    assert told(life) == lived(life, SKIP)


ROWS = {
    "a late call pushes the rest": CALL_2 + "2026-12-02 no-answer -> active call-3 2026-12-07",
    "an early call pulls the rest": CALL_2
    + "2026-11-25 no-answer -> active call-3 2026-11-30 !too-soon",
    "a late letter closes on its own day": LETTER
    + "2026-12-11 sent -> closed left_on=2026-12-11 close_reason=no-reply",
    "a letter that is skipped lets go as well": LETTER
    + "2026-12-07 skip -> closed close_reason=no-reply",
    "a letter with a revival on a day": LETTER
    + "2026-12-07 sent when=2027-03-01 -> quiet revival 2027-03-01 revive_on=2027-03-01",
    "a letter that could not be posted comes again": LETTER
    + "2026-12-07 attempt -> active letter 2026-12-08",
    "a skipped call is no call: the same day may have one": CALL_1
    + """
        2026-11-23 skip -> active call-2 2026-11-26 last_call_on=none
        2026-11-23 no-answer -> active call-3 2026-11-26 last_call_on=2026-11-23
      """,
    "a busy line, then a call on the same day": CALL_1
    + """
        2026-11-23 attempt -> active call-1 2026-11-24
        2026-11-23 no-answer -> active call-2 2026-11-26
      """,
    "one more call than there are, forced, moves nothing": LETTER
    + """
        2026-12-03 no-answer -> refused unless forced
        2026-12-03 no-answer forced -> active letter 2026-12-07
      """,
    "one more call after the letter was due leaves it due that day": LETTER
    + "2026-12-09 no-answer forced -> active letter 2026-12-09",
    "a note moves nothing": CALL_2
    + "2026-11-30 note -> active call-2 2026-11-26 last_contact_on=2026-11-21",
    "silence is no contact, a talk is": CALL_1
    + """
        2026-11-23 gatekeeper -> active call-2 2026-11-26 last_contact_on=2026-11-21
        2026-11-26 spoke -> active call-3 2026-11-30 last_contact_on=2026-11-26
      """,
    "a meeting that was never agreed is forced": CALL_2
    + """
        2026-11-26 held -> refused unless forced
        2026-11-26 held forced -> engaged final-answer 2026-11-30 near_yes=True
      """,
    "a meeting that was never agreed, and missed": CALL_2
    + """
        2026-11-26 missed -> refused unless forced
        2026-11-26 missed forced -> active call-2 2026-11-27 run=1
      """,
    "a meeting that was never agreed, with nothing agreed at it": CALL_2
    + """
        2026-11-26 nothing -> refused unless forced
        2026-11-26 nothing forced -> active call-1 2026-11-27 run=2
      """,
}


@pytest.mark.parametrize("case", ROWS)
def test_a_step_follows_the_one_before(case: str) -> None:
    """One row, one life."""
    assert told(ROWS[case]) == lived(ROWS[case], SKIP)


STALLS = {
    "undated: moves nothing": CALL_1 + "2026-11-23 stall -> active call-2 2026-11-26 stalls=1",
    "the first date is honoured as typed": CALL_1
    + "2026-11-23 stall when=2026-12-13 -> active call-2 2026-12-13 stalls=1 !day-off",
    "the first duration is honoured and adjusted": CALL_1
    + "2026-11-23 stall when=20d -> active call-2 2026-12-14 stalls=1",
    "a date sooner than three days is honoured as well": CALL_1
    + "2026-11-23 stall when=2026-11-24 -> active call-2 2026-11-24 stalls=1",
    "the second date is not honoured": CALL_1
    + """
        2026-11-23 stall when=2026-12-14 -> active call-2 2026-12-14
        2026-12-14 stall when=2027-01-11 -> active call-3 2026-12-17 stalls=2 !second-stall
      """,
    "a date after an undated stall is the second stall": CALL_1
    + """
        2026-11-23 stall -> active call-2 2026-11-26
        2026-11-26 stall when=2026-12-14 -> active call-3 2026-11-30 stalls=2 !second-stall
      """,
    "insisted on, the second date is honoured": CALL_1
    + """
        2026-11-23 stall -> active call-2 2026-11-26
        2026-11-26 stall when=2026-12-14 honoured \
-> active call-3 2026-12-14 stalls=2 !second-stall
      """,
    "a friendly talk between two stalls forgives nothing": CALL_1
    + """
        2026-11-23 stall -> active call-2 2026-11-26
        2026-11-26 spoke -> active call-3 2026-11-30 stalls=1
        2026-11-30 stall when=2m -> active letter 2026-12-07 stalls=2 !second-stall
      """,
    "on the last call a date holds the letter back": CALL_3
    + "2026-11-30 stall when=2027-01-18 -> active letter 2027-01-18 stalls=1",
    "at the letter an undated stall moves nothing": LETTER
    + "2026-12-01 stall -> active letter 2026-12-07 stalls=1",
    "at the letter the first date is honoured": LETTER
    + "2026-12-01 stall when=2026-12-21 -> active letter 2026-12-21 stalls=1",
}


@pytest.mark.parametrize("case", STALLS)
def test_a_stall_counts_as_the_call(case: str) -> None:
    """Only the first date is given, unless it is insisted on (domain 4.1)."""
    assert told(STALLS[case]) == lived(STALLS[case], SKIP)


SNOOZES = {
    "to a date: the same step on that day": CALL_2
    + "2026-11-26 snooze when=2026-12-02 -> active call-2 2026-12-02 snoozes=1 position=1",
    "by a duration: adjusted": CALL_2 + "2026-11-26 snooze when=2d -> active call-2 2026-11-30",
    "to today": CALL_2 + "2026-11-26 snooze when=2026-11-26 -> active call-2 2026-11-26",
    "to an earlier day than it was due": CALL_2
    + "2026-11-24 snooze when=2026-11-25 -> active call-2 2026-11-25",
    "the third of one step is asked about": CALL_1
    + """
        2026-11-23 snooze when=2026-11-24 -> active call-1 2026-11-24 snoozes_here=1
        2026-11-24 snooze when=2026-11-25 -> active call-1 2026-11-25 snoozes_here=2
        2026-11-25 attempt -> active call-1 2026-11-26 snoozes_here=2
        2026-11-26 snooze when=2026-11-27 -> active call-1 2026-11-27 snoozes_here=3 !third-snooze
      """,
    "a try in between begins to count anew": CALL_1
    + """
        2026-11-23 yes -> engaged get-signature 2026-11-26 !verbal-yes
        2026-11-26 snooze when=1d -> engaged get-signature 2026-11-27 snoozes_here=1
        2026-11-27 snooze when=3d -> engaged get-signature 2026-11-30 snoozes_here=2
        2026-11-30 no-answer -> engaged get-signature 2026-12-03 snoozes_here=0
        2026-12-03 snooze when=1d -> engaged get-signature 2026-12-04 snoozes=3 snoozes_here=1
      """,
    "another step begins to count anew": CALL_1
    + """
        2026-11-23 snooze when=2026-11-24 -> active call-1 2026-11-24 snoozes=1 snoozes_here=1
        2026-11-24 no-answer -> active call-2 2026-11-27 snoozes=1 snoozes_here=0
        2026-11-27 snooze when=2026-11-30 -> active call-2 2026-11-30 snoozes=2 snoozes_here=1
      """,
}


@pytest.mark.parametrize("case", SNOOZES)
def test_a_snooze_is_the_same_step_on_another_day(case: str) -> None:
    """Nothing is counted but the snooze; the rest follows from the call itself."""
    assert told(SNOOZES[case]) == lived(SNOOZES[case], SKIP)


LATE_ENTRIES = {
    "a call forgotten between two others": CALL_2
    + """
        2026-11-30 voicemail -> active call-3 2026-12-03
        2026-11-26 gatekeeper -> active letter 2026-12-07
      """,
    "a reply forgotten before a close changes nothing": CALL_2
    + """
        2026-12-01 close -> closed close_reason=dropped
        2026-11-30 reply -> closed close_reason=dropped
      """,
    "a call forgotten before a meeting": CALL_1
    + """
        2026-11-26 meeting when=2026-12-03 -> engaged meeting 2026-12-03 position=0
        2026-11-23 no-answer -> engaged meeting 2026-12-03 position=1
      """,
}


@pytest.mark.parametrize("case", LATE_ENTRIES)
def test_a_late_entry_is_put_in_its_place(case: str) -> None:
    """What was logged after it is replayed."""
    assert told(LATE_ENTRIES[case]) == lived(LATE_ENTRIES[case], SKIP)
