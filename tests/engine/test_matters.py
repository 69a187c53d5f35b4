"""Milestones, remarks, complaints: what is due beside the one next action (domain 4.5, 4.6)."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from cadence.engine.advice import on_touch
from cadence.engine.matters import defects_of_late, done_by, in_force, promoted, shortened
from cadence.engine.model import NextAction, Promotion
from cadence.engine.replay import apply
from cadence.engine.vocabulary import State

from .calendars import KEEP, SKIP
from .lives import lived, standing_after, told, touch
from .random_lives import ENDED, LAW, Life, lives

CLIENT = "added 2026-11-21 client_since=2026-11-02 -> client care 2027-02-02\n"
SIGNED = """
    added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
    2026-11-24 sign -> client care-1 2026-12-01
"""
NURTURE = """
    added 2026-11-21 first_call=2026-11-27 -> active call-1 2026-11-27
    2026-11-27 refused -> nurture hello 2027-03-01 !stay-calm
"""
MILESTONE = NURTURE + (
    "2026-11-27 milestone when=2027-01-16 -> nurture hello 2027-03-01 matters=milestone@2027-01-18\n"
)
YEARLY = NURTURE + (
    "2026-11-27 milestone when=2020-02-29 yearly -> nurture hello 2027-03-01 "
    "matters=milestone@2027-03-01\n"
)
COMPLAINT = CLIENT + (
    "2026-12-01 complaint -> client care 2027-02-02 matters=complaint-ack@2026-12-02\n"
)
REFUSED = COMPLAINT + (
    "2026-12-02 answered about=1 reason=refused why=opened -> client care 2027-03-02 "
    "matters=complaint-follow-up@2026-12-09\n"
)

MILESTONES = {
    "on its date, rolled forward": MILESTONE,
    "a word with them on the day does it": MILESTONE
    + "2027-01-18 spoke -> nurture hello 2027-04-19 matters=none",
    "on the day itself, though it is a day off": MILESTONE
    + "2027-01-16 spoke -> nurture hello 2027-04-16 matters=none",
    "a word left behind does it as well": MILESTONE
    + "2027-01-18 voicemail -> nurture hello 2027-03-01 matters=none unanswered=0",
    "a card does it": MILESTONE + "2027-01-18 sent -> nurture hello 2027-04-19 matters=none",
    "a call that reaches nobody does not, and is no hello": MILESTONE
    + "2027-01-18 no-answer -> nurture hello 2027-03-01 matters=milestone@2027-01-18 unanswered=0",
    "a word before the day is about something else": MILESTONE
    + "2027-01-15 spoke -> nurture hello 2027-04-15 matters=milestone@2027-01-18",
    "told to be done before the day": MILESTONE
    + "2027-01-15 milestone about=2 -> nurture hello 2027-03-01 matters=none",
    "dropped for good": MILESTONE
    + "2027-01-15 milestone about=2 when=never -> nurture hello 2027-03-01 matters=none",
    "another one's number means nothing": MILESTONE
    + "2027-01-15 milestone about=7 -> nurture hello 2027-03-01 matters=milestone@2027-01-18",
    "a day that is past": NURTURE + "2026-11-27 milestone when=2026-01-16 -> refused",
    "a day long ago that comes again": YEARLY,
    "29 February in a common year, then the next year": YEARLY
    + "2027-03-01 spoke -> nurture hello 2027-06-01 matters=milestone@2028-02-29",
    "29 February in a leap year, then in a common one": NURTURE
    + """
        2028-01-10 milestone when=2028-02-29 yearly -> nurture hello 2027-03-01 \
matters=milestone@2028-02-29
        2028-02-29 spoke -> nurture hello 2028-05-29 matters=milestone@2029-02-28
      """,
    "two years late it is done once": YEARLY
    + "2029-06-01 spoke -> nurture hello 2029-09-03 matters=milestone@2030-02-28",
    "today is not too late": NURTURE
    + "2026-11-27 milestone when=2026-11-27 -> nurture hello 2027-03-01 "
    "matters=milestone@2026-11-27",
    "of somebody who is lost": CLIENT
    + """
        2026-12-01 milestone when=2026-12-10 -> client care 2027-02-02 matters=milestone@2026-12-10
        2026-12-02 lose reason=price -> lost win-back-1 2026-12-03 matters=milestone@2026-12-10
      """,
    "of somebody who moved away": MILESTONE + "2026-12-01 close reason=gone -> gone matters=none",
    "of somebody who asked for peace": MILESTONE
    + """
        2026-12-01 close reason=do-not-contact -> do-not-contact matters=none
        2027-02-01 reopen forced -> engaged reply 2027-02-02 matters=none
      """,
    "of somebody who was closed and came back in time": MILESTONE
    + """
        2026-12-01 close reason=dropped -> closed matters=none
        2026-12-10 reopen -> engaged reply 2026-12-11 matters=milestone@2027-01-18
      """,
    "of somebody who came back after it": MILESTONE
    + """
        2026-12-01 close reason=dropped -> closed matters=none
        2027-01-20 reopen -> engaged reply 2027-01-21 matters=none
      """,
    "a yearly one of somebody who came back": YEARLY
    + """
        2026-12-01 close reason=dropped -> closed matters=none
        2027-04-01 reopen -> engaged reply 2027-04-02 matters=milestone@2028-02-29
      """,
    "beyond the last year that there is": NURTURE
    + "9999-06-01 milestone when=2020-02-29 yearly -> nurture hello 2027-03-01 matters=none",
}

COMPLAINTS = {
    "a remark: the next working day, until it is answered": CLIENT
    + """
        2026-12-04 remark -> client care 2027-02-02 matters=remark@2026-12-07
        2026-12-07 no-answer -> client care 2027-02-02 matters=remark@2026-12-07
        2026-12-08 answered about=1 -> client care 2027-03-08 matters=none
      """,
    "a complaint: acknowledged, then answered a week after it was made": COMPLAINT
    + """
        2026-12-02 acknowledged about=1 -> client care 2027-03-02 matters=complaint-answer@2026-12-08
        2026-12-08 answered about=1 reason=accepted -> client care 2027-03-08 matters=none
      """,
    "answered at once": COMPLAINT
    + "2026-12-01 answered about=1 reason=accepted -> client care 2027-03-01 matters=none",
    "acknowledged twice": COMPLAINT
    + """
        2026-12-02 acknowledged about=1 -> client care 2027-03-02 matters=complaint-answer@2026-12-08
        2026-12-03 acknowledged about=1 -> client care 2027-03-03 matters=complaint-answer@2026-12-08
      """,
    "a refusal without an explanation": COMPLAINT
    + "2026-12-02 answered about=1 reason=refused -> refused",
    "a refusal is followed up a week later": REFUSED,
    "the follow-up is a call that reaches them": REFUSED
    + """
        2026-12-09 voicemail -> client care 2027-03-02 matters=complaint-follow-up@2026-12-09
        2026-12-10 spoke -> client care 2027-03-10 matters=none
      """,
    "an early follow-up counts": REFUSED
    + "2026-12-07 spoke -> client care 2027-03-08 matters=none",
    "the talk of the refusal itself is none": REFUSED
    + "2026-12-02 spoke -> client care 2027-03-02 matters=complaint-follow-up@2026-12-09",
    "a refused remark needs no call": CLIENT
    + """
        2026-12-04 remark -> client care 2027-02-02 matters=remark@2026-12-07
        2026-12-07 answered about=1 reason=refused why=no -> client care 2027-03-08 matters=none
      """,
    "an answer is no care call": SIGNED
    + """
        2026-11-25 complaint -> client care-1 2026-12-01 matters=complaint-ack@2026-11-26
        2026-11-26 acknowledged about=2 -> client care-1 2026-12-01 matters=complaint-answer@2026-12-02
      """,
    "nor an answer to what they wrote": COMPLAINT
    + """
        2026-12-01 reply -> client reply 2026-12-02 matters=complaint-ack@2026-12-02
        2026-12-02 acknowledged about=1 -> client reply 2026-12-02 matters=complaint-answer@2026-12-08
        2026-12-03 spoke -> client care 2027-03-03
      """,
    "it leaves a late call late": CLIENT
    + """
        2026-12-01 reply -> client reply 2026-12-02
        2026-12-04 complaint -> client reply 2026-12-02 matters=complaint-ack@2026-12-07
        2026-12-07 acknowledged about=2 -> client reply 2026-12-02
      """,
    "a contact with whom we keep in touch": NURTURE
    + """
        2026-12-04 remark -> nurture hello 2027-03-01 matters=remark@2026-12-07
        2026-12-07 answered about=2 -> nurture hello 2027-03-08 matters=none
      """,
    "in talks nothing else moves": """
        added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
        2026-11-24 answer when=2026-12-10 -> engaged final-answer 2026-12-10
        2026-12-01 remark -> engaged final-answer 2026-12-10 matters=remark@2026-12-02
        2026-12-02 answered about=2 -> engaged final-answer 2026-12-10 matters=none
      """,
    "they left: the win-back begins with an apology, no other call": REFUSED
    + "2026-12-03 lose reason=complaint-mishandled -> lost win-back-1 2026-12-04 matters=none",
    "they left while it is open": COMPLAINT
    + "2026-12-02 lose reason=product -> lost win-back-1 2026-12-03 matters=complaint-ack@2026-12-02",
    "they asked for peace while it is open": COMPLAINT
    + """
        2026-12-02 close reason=do-not-contact -> do-not-contact matters=complaint-ack@2026-12-02
        2026-12-03 acknowledged about=1 -> do-not-contact matters=complaint-answer@2026-12-08
        2026-12-08 answered about=1 reason=refused why=opened -> do-not-contact matters=none
      """,
    "they moved away while it is open": COMPLAINT
    + "2026-12-02 close reason=gone -> gone matters=complaint-ack@2026-12-02",
    "two defects in half a year": CLIENT
    + """
        2026-12-01 defect -> client care 2027-02-02 matters=complaint-ack@2026-12-02
        2027-01-12 defect -> client care 2027-02-02 \
matters=complaint-ack@2026-12-02,complaint-ack@2027-01-13 !repeated-defect
      """,
    "two defects in a year": CLIENT
    + """
        2026-12-01 defect -> client care 2027-02-02
        2027-06-02 defect -> client care 2027-02-02
      """,
    "a complaint about something else is no defect": CLIENT
    + """
        2026-12-01 defect -> client care 2027-02-02
        2026-12-02 complaint -> client care 2027-02-02
      """,
}


@pytest.mark.parametrize("case", [*MILESTONES, *COMPLAINTS])
def test_a_matter_stands_beside_the_next_action(case: str) -> None:
    """A line of its own until it is done; the next action is what it was."""
    life = (MILESTONES | COMPLAINTS)[case]
    assert told(life) == lived(life, SKIP)


def test_under_keep_a_milestone_is_on_its_day() -> None:
    """Saturday stays Saturday (worked case J)."""
    matters = in_force(standing_after(MILESTONE, KEEP))
    assert [date(2027, 1, 16)] == [matter.due.due_on for matter in matters]


def test_what_a_call_settled_can_be_told() -> None:
    """A milestone that was due, and one that comes again next year."""
    before = standing_after(YEARLY, SKIP)
    after = apply(before, touch("2027-03-01 spoke", 9), SKIP)
    assert ["milestone"] == [matter.due.action for matter in done_by(before, after)]
    late = apply(before, touch("2027-02-20 spoke", 9), SKIP)
    assert [] == done_by(before, late)


def test_six_months_are_counted_by_the_calendar() -> None:
    """A defect of 31 August is within six months on the last of February."""
    life = CLIENT + "2026-12-01 defect"
    standing = replace(standing_after(life, SKIP), defects=(date(2026, 8, 31),))
    assert [1, 0] == [defects_of_late(standing, on) for on in (date(2027, 2, 28), date(2027, 3, 1))]


def test_a_milestone_on_a_day_off_is_not_mentioned_as_a_typed_date() -> None:
    """The date is theirs: it is rolled forward, not kept."""
    before = standing_after(CLIENT + "2026-11-24 snooze when=2027-01-10", SKIP)
    entry = touch("2026-11-25 milestone when=2027-01-16", 3)
    after = apply(before, entry, SKIP)
    assert [] == on_touch(before, after, entry, SKIP, decision_maker="yes")


SPRING = Promotion(1, "10 % off", date(2027, 1, 4), date(2027, 2, 28))
OFFERS = [
    # state, last contact, when it is told
    (State.NURTURE, date(2026, 11, 27), "2027-01-04"),
    (State.NURTURE, date(2026, 12, 20), "2027-01-19"),
    (State.NURTURE, date(2026, 12, 17), "2027-01-18"),  # a Saturday
    (State.NURTURE, date(2027, 1, 4), None),  # told: there was a contact since it began
    (State.NURTURE, None, None),
    (State.CLIENT, date(2026, 11, 27), None),
    (State.CLOSED, date(2026, 11, 27), None),
]


@pytest.mark.parametrize(("state", "last", "expected"), OFFERS)
def test_an_offer_is_for_those_we_keep_in_touch_with(
    state: State, last: date | None, expected: str | None
) -> None:
    """While it runs, once, and 30 days after the last contact at the earliest."""
    found = promoted(state, last, SPRING, SKIP.workdays)
    assert expected == (found.due_on.isoformat() if found else None)


def test_an_offer_that_is_over_by_then_is_not_told() -> None:
    """Thirty days after the last contact it runs no longer."""
    short = replace(SPRING, until_on=date(2027, 1, 10))
    assert promoted(State.NURTURE, date(2026, 12, 20), short, SKIP.workdays) is None


def test_a_long_text_is_shortened_within_a_sentence() -> None:
    """One line, sixty signs."""
    assert "a b" == shortened("a\n  b")
    assert 60 == len(shortened("word " * 40))
    assert shortened("word " * 40).endswith("…")


@LAW
@given(lives)
def test_nothing_outbound_is_ever_due_for_somebody_who_is_to_be_left_alone(life: Life) -> None:
    """Closed, gone, do-not-contact: what they are still owed is an answer, nothing else."""
    owed = {"remark", "complaint-ack", "complaint-answer"}
    for _, standing in life.standings():
        if standing.state in ENDED:
            assert {matter.due.action for matter in in_force(standing)} <= owed


@LAW
@given(lives)
def test_a_matter_never_falls_on_a_day_off_under_skip(life: Life) -> None:
    """Milestones roll forward as every other date."""
    skipping = life.under(keep=False)
    for _, standing in skipping.standings():
        dues: list[NextAction] = [matter.due for matter in standing.matters]
        assert all(skipping.method.workdays.day_off(due.due_on) is None for due in dues)
