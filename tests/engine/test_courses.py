"""How a prospect's course ended, read from the log in short."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given

from cadence.engine.courses import Course, Ended, Entry, Past, course, place
from cadence.engine.model import Enrolment, Method, Standing, Touch
from cadence.engine.replay import apply, begin
from cadence.engine.vocabulary import OPEN_STATES, State

from .calendars import SKIP
from .lives import history
from .random_lives import LAW, Life, lives

MET = "added 2026-11-20 first_call=2026-11-23\n"
CALLED = MET + "2026-11-23 no-answer\n"
LETTER = (
    CALLED
    + """
    2026-11-26 voicemail
    2026-11-30 no-answer
    2026-12-07 sent
"""
)
CLIENT = "added 2026-11-20 client_since=2026-11-02\n"
SIGNED = MET + "2026-11-23 yes\n2026-11-30 sign\n"


def past(enrolment: Enrolment, log: list[Touch], method: Method) -> Past:
    """A life as the log has it in short."""
    standing = begin(enrolment, method)
    entries = []
    for touch in log:
        step = standing.next.action if standing.next else ""
        kind, reason = str(touch.kind or ""), touch.reason or ""
        entries.append(Entry(touch.on, str(touch.outcome), step, kind, reason))
        standing = apply(standing, touch, method)
    return Past(
        id=1,
        added_on=enrolment.added_on,
        met_on=enrolment.met_on,
        state=standing.state,
        action=standing.next.action if standing.next else "",
        entries=entries,
        enrolled_as_client=enrolment.client_since is not None,
    )


def in_short(life: str) -> Past:
    """A life that is told as text."""
    lines = "\n".join(f"{line} ->" for line in life.splitlines() if line.strip())
    return past(*history(lines), SKIP)


def run(life: str, until: date = date.max) -> Course:
    """The course of a life that is told as text."""
    return course(in_short(life), until)


def ended(life: str, until: date = date.max) -> tuple[str, str, str, str, int] | None:
    """At which step, when, where it led, why, and after how many days."""
    found = run(life, until).ended
    if found is None:
        return None
    return (found.step, found.on.isoformat(), str(found.state), found.reason, found.days)


ENDS = {
    "the letter": (LETTER, ("letter", "2026-12-07", "closed", "no-reply", 17)),
    "dropped at call 2": (
        CALLED + "2026-11-24 close",
        ("call-2", "2026-11-24", "closed", "dropped", 4),
    ),
    "a clear no at call 1": (
        MET + "2026-11-23 refused reason=price",
        ("call-1", "2026-11-23", "nurture", "price", 3),
    ),
    "a clear no without a reason": (
        MET + "2026-11-23 refused",
        ("call-1", "2026-11-23", "nurture", "not-now", 3),
    ),
    "a letter with a revival": (
        LETTER.replace("sent", "sent when=6m"),
        ("letter", "2026-12-07", "quiet", "no-reply", 17),
    ),
    "vanished in talks": (
        MET + "2026-11-23 yes\n2026-12-01 close reason=vanished",
        ("get-signature", "2026-12-01", "quiet", "vanished", 11),
    ),
    "asked for peace": (
        CALLED + "2026-11-26 close reason=do-not-contact",
        ("call-2", "2026-11-26", "do-not-contact", "do-not-contact", 6),
    ),
    "gone": (CALLED + "2026-11-26 close reason=gone", ("call-2", "2026-11-26", "gone", "gone", 6)),
    "a revival call that nobody answered": (
        CALLED + "2026-11-26 close reason=vanished\n2027-05-26 no-answer",
        ("call-2", "2026-11-26", "closed", "vanished", 6),
    ),
    "closed while kept in touch with, for another reason": (
        CALLED + "2026-11-26 close reason=price\n2027-05-26 close reason=stalling",
        ("call-2", "2026-11-26", "closed", "price", 6),
    ),
    "closed first, then asked for peace": (
        LETTER + "2026-12-20 close reason=do-not-contact",
        ("letter", "2026-12-07", "do-not-contact", "no-reply", 17),
    ),
    "asked for peace, then gone: the first word holds": (
        CALLED + "2026-11-26 close reason=do-not-contact\n2026-12-01 close reason=gone",
        ("call-2", "2026-11-26", "do-not-contact", "do-not-contact", 6),
    ),
    "a clear no while kept in touch with: they are gone": (
        MET + "2026-11-23 refused\n2026-12-01 refused reason=gone",
        ("call-1", "2026-11-23", "gone", "not-now", 3),
    ),
    "a letter to somebody who is gone": (
        LETTER.replace("sent", "sent reason=gone"),
        ("letter", "2026-12-07", "gone", "gone", 17),
    ),
    "a note changes nothing": (
        LETTER + "2026-12-20 note",
        ("letter", "2026-12-07", "closed", "no-reply", 17),
    ),
    "a hello changes nothing": (
        MET + "2026-11-23 refused\n2027-02-23 spoke",
        ("call-1", "2026-11-23", "nurture", "not-now", 3),
    ),
    "came back, ended again: the days since they came back": (
        LETTER + "2027-03-01 reopen\n2027-03-05 close reason=vanished",
        ("reply", "2027-03-05", "quiet", "vanished", 4),
    ),
    "what was over before it was entered counts from the talk": (
        "added 2026-11-20 met=2026-10-01\n2026-10-10 no-answer\n2026-10-12 close",
        ("call-2", "2026-10-12", "closed", "dropped", 11),
    ),
}


@pytest.mark.parametrize("name", ENDS)
def test_an_end_is_told_by_its_step_its_day_its_reason_and_where_it_led(name: str) -> None:
    """What was due then is where it ended; the days count from the entry."""
    life, expected = ENDS[name]
    assert expected == ended(life)
    assert expected[2] == in_short(life).state


OPEN = {
    "nothing happened yet": MET,
    "in the cadence": CALLED,
    "in talks": MET + "2026-11-23 reply",
    "a held meeting without a word starts it anew": MET
    + "2026-11-23 meeting when=2026-11-24\n2026-11-24 nothing",
    "back in talks": LETTER + "2027-01-15 reply",
    "a client": SIGNED,
    "a client who left": SIGNED + "2027-01-15 lose",
    "a client who was not won back": CLIENT + "2026-11-23 lose\n2026-12-01 close",
    "a client who is gone": CLIENT + "2026-11-23 close reason=gone",
}


@pytest.mark.parametrize("name", OPEN)
def test_who_is_worked_on_or_has_been_a_client_has_not_ended(name: str) -> None:
    """A client who leaves is counted among the clients."""
    assert None is run(OPEN[name]).ended


def test_a_contract_is_counted_with_the_days_that_it_took() -> None:
    """From the entry; a client who is won back is no new contract of a prospect."""
    assert ((date(2026, 11, 30), 10),) == run(SIGNED).signed
    won_back = SIGNED + "2027-01-15 lose\n2027-01-18 yes\n2027-01-20 sign"
    assert ((date(2026, 11, 30), 10),) == run(won_back).signed
    assert () == run(CLIENT).signed


def test_who_comes_back_and_signs_has_not_ended() -> None:
    """The days count from the day on which they came back."""
    found = run(LETTER + "2027-05-03 reopen\n2027-05-13 sign")
    assert Course(signed=((date(2027, 5, 13), 10),)) == found


def test_a_client_leaves_for_a_reason_or_for_none_that_is_known() -> None:
    """`lose` with and without a reason; gone, or asking for peace, is leaving as well."""
    life = SIGNED + "2027-01-15 lose reason=price\n2027-01-18 yes\n2027-01-20 sign\n2027-02-01 lose"
    assert ((date(2027, 1, 15), "price"), (date(2027, 2, 1), "unknown")) == run(life).left
    assert ((date(2026, 11, 23), "gone"),) == run(CLIENT + "2026-11-23 close reason=gone").left


def test_what_came_after_the_period_is_not_there_yet() -> None:
    """Up to a day, the course is what it was on that day."""
    life = LETTER + "2027-03-01 reopen\n2027-03-05 sign"
    assert None is run(life, date(2026, 12, 6)).ended
    assert "letter" == (ended(life, date(2026, 12, 7)) or "")[0]
    assert Course() == run(life, date(2027, 3, 4))
    assert 1 == len(run(life, date(2027, 3, 5)).signed)


def test_the_day_on_which_who_had_ended_moved_on_is_kept() -> None:
    """Quiet first, closed half a year later."""
    found = run(CALLED + "2026-11-26 close reason=vanished\n2027-05-26 no-answer").ended
    expected = Ended(
        "call-2", date(2026, 11, 26), State.CLOSED, "vanished", 6, moved_on=date(2027, 5, 26)
    )
    assert expected == found


def test_a_matter_beside_the_next_action_ends_nothing() -> None:
    """A milestone, a remark and its answer change nothing of the course."""
    life = (
        CALLED
        + """
        2026-11-24 milestone when=2027-03-05
        2026-11-24 remark
        2026-11-25 answered about=4
    """
    )
    assert None is run(life).ended
    assert ("call-2", "dropped") == (ended(life + "2026-11-26 close") or ("", "", "", ""))[::3]


def test_a_log_that_begins_with_nothing_due_ends_nothing() -> None:
    """Only a damaged file says so; a count passes over it."""
    day = date(2026, 11, 20)
    assert None is course(Past(1, day, day, State.CLOSED, "", [Entry(day, "note")])).ended


def test_a_step_of_ones_own_is_in_the_cadence_whatever_it_is_called() -> None:
    """`careful` is not care, and `win-backwards` wins nobody back."""
    assert {State.ACTIVE} == {place(name) for name in ("careful", "win-backwards", "e-mail-2")}


def taken(life: Life) -> tuple[Past, list[Standing]]:
    """A life in short, and its standings from the first on."""
    found = past(life.enrolment, [touch for touch, _ in life.standings() if touch], life.method)
    return found, [standing for _, standing in life.standings()]


@LAW
@given(lives)
def test_the_course_says_what_the_replay_says(life: Life) -> None:
    """Whoever has never been a client: ended where the replay says so, and only then."""
    found, standings = taken(life)
    final = standings[-1].state
    if any(one.contract_on for one in standings):
        assert None is course(found).ended
        return
    last = course(found).ended
    assert (None if final in (State.ACTIVE, State.ENGAGED) else final) == (last and last.state)


@LAW
@given(lives)
def test_contracts_and_losses_are_those_of_the_replay(life: Life) -> None:
    """The first contract of each prospect, and each day on which a client left."""
    found, standings = taken(life)
    became = [
        after
        for before, after in pairwise(standings)
        if after.state is State.CLIENT and before.state is not State.CLIENT
    ]
    left = [
        after
        for before, after in pairwise(standings)
        if before.state is State.CLIENT and after.state is not State.CLIENT
    ]
    first = [] if life.enrolment.client_since else [one.contract_on for one in became[:1]]
    assert first == [on for on, _days in course(found).signed]
    assert len(left) == len(course(found).left)


@LAW
@given(lives)
def test_days_are_never_negative(life: Life) -> None:
    """Whatever was entered when."""
    found, _standings = taken(life)
    result = course(found)
    days = [days for _on, days in result.signed] + ([result.ended.days] if result.ended else [])
    assert all(one >= 0 for one in days)


@LAW
@given(lives)
def test_the_place_of_what_is_due_is_the_state(life: Life) -> None:
    """But for clients with a meeting or an answer, and for those who are out for good."""
    for standing in taken(life)[1]:
        there = place(standing.next.action if standing.next else "")
        if standing.state is State.CLIENT:
            assert there in (State.CLIENT, State.ENGAGED)
        else:
            out = standing.state not in OPEN_STATES
            assert (State.CLOSED if out else standing.state) is there
