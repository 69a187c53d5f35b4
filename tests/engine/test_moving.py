"""Moving somebody to another cadence: what was done stays done, the new steps go on from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadence.engine.advice import on_touch
from cadence.engine.cadences import three_calls_and_a_letter
from cadence.engine.model import Cadence, Earlier, Standing
from cadence.engine.moving import has_room, moved
from cadence.engine.replay import apply, in_order, is_sound, replay
from cadence.engine.rules import refusal
from cadence.engine.vocabulary import ASIDE, HANDLED, Outcome, State

from .calendars import SKIP
from .lives import history, touch
from .own_cadences import cadence
from .random_lives import LAW, Life, lives, own_cadences

LETTERS = cadence("letter-1 letter 1d, e-mail-1 e-mail 2d, call-3 call 2w, letter-2 letter 1m")
TWO = cadence("call-1 call 2d, letter letter 5d")
SIX = cadence(", ".join(f"visit-{number} visit 1w" for number in range(1, 7)), "six")

ADDED = "added 2026-11-21 first_call=2026-11-23"
ONE_CALL = f"{ADDED}\n2026-11-23 no-answer"
TWO_CALLS = f"{ONE_CALL}\n2026-11-26 no-answer"
THREE_CALLS = f"{TWO_CALLS}\n2026-11-30 no-answer"
AGAIN = f"{THREE_CALLS}\n2026-12-01 meeting when=2026-12-02\n2026-12-02 nothing"


def after(life: str, *later: str, to: Cadence, now: Cadence = SKIP.cadence) -> Standing:
    """Where somebody stands who was moved after that life, with what was logged later."""
    enrolment, log = history(life)
    method = replace(SKIP, cadence=moved(now, to, log))
    log += [touch(text, 100 + number) for number, text in enumerate(later)]
    return replay(enrolment, log, method)


def seen(standing: Standing) -> str:
    """State, action, day, position."""
    due = standing.next
    there = f" {due.action} {due.due_on}" if due else ""
    return f"{standing.state}{there} {standing.position}"


POSITIONS = {
    "nothing is done": ("added 2026-11-23", LETTERS, "active letter-1 2026-11-24 0"),
    "a note is nothing": (
        "added 2026-11-20\n2026-11-23 note",
        cadence("letter-1 letter 2w"),
        "active letter-1 2026-12-04 0",
    ),
    "one call: the second step": (ONE_CALL, LETTERS, "active e-mail-1 2026-11-25 1"),
    "two calls: the third step": (TWO_CALLS, LETTERS, "active call-3 2026-12-10 2"),
    "three calls: the fourth step": (THREE_CALLS, LETTERS, "active letter-2 2026-12-30 3"),
    "fewer steps, and one is left": (ONE_CALL, TWO, "active letter 2026-11-30 1"),
    "a step that was left out is done": (
        f"{ADDED}\n2026-11-23 skip",
        LETTERS,
        "active e-mail-1 2026-11-25 1",
    ),
    "a second run: its own steps count": (
        f"{AGAIN}\n2026-12-03 no-answer",
        TWO,
        "active letter 2026-12-08 1",
    ),
    "a new run that has begun": (
        f"{ONE_CALL}\n2026-11-25 meeting when=2026-11-26\n2026-11-26 nothing",
        TWO,
        "active call-1 2026-11-30 0",
    ),
}


@pytest.mark.parametrize("case", POSITIONS)
def test_as_many_steps_are_done_as_before(case: str) -> None:
    """The next one is the new cadence's, by its own interval from the last one done."""
    life, to, expected = POSITIONS[case]
    assert expected == seen(after(life, to=to))


KEPT = {
    "a first call on a day": (
        "added 2026-11-21 first_call=2026-11-29",
        "active letter-1 2026-11-29 0",
    ),
    "put off to a date": (
        f"{ONE_CALL}\n2026-11-26 snooze when=2026-12-13",
        "active e-mail-1 2026-12-13 1",
    ),
    "put off by as much as the step waits": (
        f"{ONE_CALL}\n2026-11-26 snooze when=3d",
        "active e-mail-1 2026-11-30 1",
    ),
    "they asked for time": (
        f"{ADDED}\n2026-11-23 stall when=2027-01-18",
        "active e-mail-1 2027-01-18 1",
    ),
    "the line was cut off": (f"{ONE_CALL}\n2026-11-26 attempt", "active e-mail-1 2026-11-27 1"),
    "a remark and its answer say nothing about a step that is late": (
        f"{ONE_CALL}\n2026-12-01 remark\n2026-12-02 answered about=2",
        "active e-mail-1 2026-11-25 1",
    ),
    "a remark before anything else was done": (
        f"{ADDED}\n2026-11-23 remark\n2026-11-24 acknowledged about=1",
        "active letter-1 2026-11-23 0",
    ),
}


@pytest.mark.parametrize("case", KEPT)
def test_a_date_with_a_reason_of_its_own_is_kept(case: str) -> None:
    """Only what followed from the old interval follows from the new one."""
    life, expected = KEPT[case]
    assert expected == seen(after(life, to=LETTERS))


def test_a_date_is_never_before_the_last_entry() -> None:
    """A call more than there are, and the new step would have been due before it."""
    life = f"{THREE_CALLS}\n2026-12-03 no-answer forced"
    to = cadence("a call 1d, b call 1d, c call 1d, d call 1d")
    assert "active d 2026-12-03 3" == seen(after(life, to=to))


def test_the_reason_of_the_date_names_what_was_really_done() -> None:
    """`1 week after call 1`, though the new cadence begins with a letter."""
    due = after(ONE_CALL, to=LETTERS).next
    assert due is not None
    assert ("call 1", date(2026, 11, 23), "2d") == (due.anchor, due.anchor_on, str(due.interval))


def test_what_was_logged_keeps_its_meaning() -> None:
    """Two calls under the old steps stay two calls: the last call, the last contact, the stalls."""
    standing = after(f"{ADDED}\n2026-11-23 stall\n2026-11-26 spoke", to=LETTERS)
    expected = (date(2026, 11, 26), date(2026, 11, 26), 1)
    assert expected == (standing.last_call_on, standing.last_contact_on, standing.stalls)


GOES_ON = {
    "by the new steps to their end": (
        ["2026-11-25 sent", "2026-12-09 no-answer", "2027-01-11 sent"],
        "closed 3",
    ),
    "a new run begins at the first new step": (
        ["2026-11-25 meeting when=2026-11-26", "2026-11-26 nothing"],
        "active letter-1 2026-11-27 0",
    ),
    "a missed meeting goes on at the new step": (
        ["2026-11-25 meeting when=2026-11-26", "2026-11-26 missed"],
        "active e-mail-1 2026-11-27 1",
    ),
    "on the day of the move": (["2026-11-23 sent"], "active call-3 2026-12-07 2"),
    "an entry for an earlier day counts among the old steps": (
        ["2026-11-22 no-answer"],
        "active call-3 2026-12-07 2",
    ),
}


@pytest.mark.parametrize("case", GOES_ON)
def test_the_new_steps_hold_from_the_move_on(case: str) -> None:
    """Whatever is logged afterwards is read by them."""
    later, expected = GOES_ON[case]
    assert expected == seen(after(ONE_CALL, *later, to=LETTERS))


def test_an_earlier_entry_that_is_one_too_many_ends_a_shorter_cadence() -> None:
    """Two steps are done, as it turns out, and there are no more."""
    standing = after(ONE_CALL, "2026-11-22 stall when=2027-01-18", to=TWO)
    assert ("closed 1", "no-reply") == (seen(standing), standing.close_reason)


def test_an_earlier_entry_may_have_led_into_talks() -> None:
    """Then they are in talks, and come back to a step that there is."""
    life = f"{TWO_CALLS}\n2026-11-27 snooze when=2026-12-01"
    standing = after(life, "2026-11-27 reply", to=cadence("a call 1d, b call 1d, c call 1d"))
    assert "engaged reply 2026-11-30 2" == seen(standing)
    late = after(ONE_CALL, "2026-11-22 meeting when=2026-11-30", to=cadence("a call 1d, b call 1d"))
    assert "engaged meeting 2026-11-30 0" == seen(late)


ROOM = [(ADDED, True), (ONE_CALL, True), (TWO_CALLS, False), (THREE_CALLS, False)]


@pytest.mark.parametrize(("life", "expected"), ROOM)
def test_who_has_done_as_many_steps_as_there_are_has_no_room(life: str, expected: bool) -> None:
    """Two of two are done: there is no third."""
    enrolment, log = history(life)
    assert expected == has_room(replay(enrolment, log, SKIP), TWO)


def test_nothing_logged_in_between_is_one_move() -> None:
    """From the first to the last; and back again is none at all."""
    _, log = history(ONE_CALL)
    once = moved(SKIP.cadence, TWO, log)
    twice = moved(once, LETTERS, log)
    assert replace(LETTERS, earlier=Earlier(SKIP.cadence, date(2026, 11, 23), 1)) == twice
    assert SKIP.cadence == moved(once, SKIP.cadence, log)


def test_a_second_move_keeps_the_first_one() -> None:
    """Each part of the log is read by the steps of its time."""
    enrolment, log = history(f"{ONE_CALL}\n2026-11-25 sent")
    first = moved(SKIP.cadence, LETTERS, log[:1])
    second = moved(first, SIX, log)
    standing = replay(enrolment, log, replace(SKIP, cadence=second))
    assert "active visit-3 2026-12-02 2" == seen(standing)
    later = [*log, touch("2026-12-02 spoke", 3), touch("2026-11-23 note", 4)]
    standing = replay(enrolment, later, replace(SKIP, cadence=second))
    assert "active visit-4 2026-12-09 3" == seen(standing)


def test_rules_and_advice_are_of_the_steps_of_their_time() -> None:
    """What is entered late for a day before the move is asked about by the old steps."""
    enrolment, log = history(f"{TWO_CALLS}\n2026-11-30 attempt")
    method = replace(
        SKIP, cadence=moved(SKIP.cadence, cadence("a call 1d, b call 1d, c call 1d"), log)
    )
    before = replay(enrolment, log[:2], method)
    late = touch("2026-11-28 sent", 0)
    refused = refusal(before, late, method, "7")
    assert refused is not None
    assert refused.message.startswith("Call 3 comes before the letter.")
    late = touch("2026-11-27 no-answer", 0)
    assert refusal(before, late, method, "7") is None
    said = on_touch(before, apply(before, late, method), late, method, decision_maker="yes")
    assert ["too-soon"] == [one.code for one in said]


@LAW
@given(lives, own_cadences, st.data())
def test_a_move_changes_the_next_step_and_nothing_else(
    life: Life, to: Cadence, data: st.DataObject
) -> None:
    """Whatever was logged: the state, the run, the counts stay; the step is of the new cadence."""
    log = in_order(life.touches)
    standings = [standing for _, standing in life.standings()]
    cuts = [
        number
        for number, standing in enumerate(standings)
        if standing.state is State.ACTIVE and has_room(standing, to)
    ]
    if not cuts:
        return
    cut = data.draw(st.sampled_from(cuts))
    before = standings[cut]
    method = replace(life.method, cadence=moved(life.method.cadence, to, log[:cut]))
    after = replay(life.enrolment, log[:cut], method)
    assert replace(before, next=None) == replace(after, next=None)
    assert after.next is not None
    assert to.steps[before.position].name == after.next.action
    done = [entry.on for entry in log[:cut] if entry.outcome not in (*ASIDE, *HANDLED)]
    assert not done or after.next.due_on >= done[-1]


@LAW
@given(lives, own_cadences, st.data())
def test_whatever_is_logged_around_a_move_can_be_replayed(
    life: Life, to: Cadence, data: st.DataObject
) -> None:
    """Before it, after it, for days before it: one next action, at a step that there is."""
    cut = data.draw(st.integers(0, len(life.touches)))
    now = moved(life.method.cadence, to, life.touches[:cut])
    there = replace(life, method=replace(life.method, cadence=now))
    for before, entry, standing in there.steps():
        assert is_sound(standing)
        refusal(before, entry, there.method, "anna")
        on_touch(before, standing, entry, there.method, decision_maker="no")
    last, _ = there.ending()
    assert last.state is not State.ACTIVE or last.position < len(now.steps)


def test_a_move_with_every_outcome_behind_and_before_it_can_be_replayed() -> None:
    """Whatever was logged, on whichever side of the move, and however short the new cadence."""
    short = cadence("only letter 1d")
    for outcome in Outcome:
        for other in Outcome:
            method = replace(
                SKIP,
                cadence=replace(
                    short,
                    earlier=Earlier(three_calls_and_a_letter(), date(2026, 11, 26), 3),
                ),
            )
            life = f"{ONE_CALL}\n2026-11-25 {outcome}\n2026-11-26 {other}\n2026-11-27 {outcome}"
            standing = replay(*history(f"{life}\n2026-11-28 {other}"), method)
            assert standing.state is not State.ACTIVE or standing.position == 0
