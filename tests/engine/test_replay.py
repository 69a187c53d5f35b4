"""The fold itself: total, in the order of the days, sound (domain 2, 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cadence.engine.intervals import Interval
from cadence.engine.model import NEVER, Never, NextAction, Standing
from cadence.engine.replay import apply, begin, in_order, is_sound, replay
from cadence.engine.vocabulary import ASIDE, HANDLED, Outcome, State

from .calendars import SKIP
from .lives import enrolled, standing_after, touch

CALLED = "added 2026-11-21 first_call=2026-11-23\n 2026-11-23 no-answer\n"
CLIENT = "added 2026-11-21 client_since=2026-11-02\n"
LIVES = [
    "added 2026-11-21",
    CALLED,
    CALLED + "2026-11-24 no-answer\n 2026-11-25 no-answer",
    CALLED + "2026-11-24 reply",
    CALLED + "2026-11-24 meeting when=2026-12-03\n 2026-11-25 reply",
    CALLED + "2026-11-24 meeting when=2026-12-03",
    CALLED + "2026-11-24 answer when=2026-12-03",
    CALLED + "2026-11-24 yes",
    CLIENT,
    CLIENT + "2026-11-24 reply",
    CLIENT + "2026-11-24 meeting when=2026-12-03",
    CALLED + "2026-11-24 sign",
    CLIENT + "2026-11-24 lose",
    CLIENT + "2026-11-24 lose\n 2026-11-25 no",
    CALLED + "2026-11-24 close reason=price",
    CALLED + "2026-11-24 close reason=vanished",
    CALLED + "2026-11-24 close",
    CALLED + "2026-11-24 close reason=gone",
    CALLED + "2026-11-24 close reason=do-not-contact",
]
"""Somebody in every state, with every kind of next action."""


@pytest.mark.parametrize(
    "when",
    [None, date(2026, 11, 20), date(2026, 12, 12), Interval(2, "m"), NEVER],
    ids=["nothing", "a day before", "a day after", "two months", "never"],
)
@pytest.mark.parametrize("outcome", Outcome)
def test_every_log_can_be_replayed(outcome: Outcome, when: date | Interval | Never | None) -> None:
    """Whatever is logged about whomever: it never raises, and leaves one next action or none."""
    for life in LIVES:
        entry = replace(touch(f"2026-11-26 {outcome}"), when=when)
        after = apply(standing_after(life, SKIP), entry, SKIP)
        assert is_sound(after)
        moves = outcome not in (*ASIDE, *HANDLED)
        assert not moves or after.next is None or after.next.due_on >= entry.on


def test_the_lives_of_that_test_reach_every_state() -> None:
    """None is left out."""
    assert set(State) == {standing_after(life, SKIP).state for life in LIVES}


NO_USE = [
    (CALLED, "reopen"),
    (CALLED, "lose"),
    (CALLED + "2026-11-24 reply", "reopen"),
    (CALLED + "2026-11-24 reply", "lose"),
    (CALLED + "2026-11-24 reply", "skip"),
    (CLIENT, "reopen"),
    (CLIENT, "close"),
    (CLIENT, "close reason=price"),
    (CLIENT, "sign"),
    (CLIENT, "skip"),
    (CLIENT + "2026-11-24 lose", "lose"),
    (CALLED + "2026-11-24 close", "close reason=price"),
    (CALLED + "2026-11-24 close", "lose"),
    (CALLED + "2026-11-24 close", "snooze when=2d"),
    (CALLED + "2026-11-24 close", "no-answer"),
    (CALLED + "2026-11-24 close reason=gone", "reopen"),
    (CALLED + "2026-11-24 close reason=gone", "close"),
    (CALLED + "2026-11-24 close reason=gone", "sign"),
    (CALLED + "2026-11-24 close reason=gone", "reply"),
    (CALLED + "2026-11-24 close reason=do-not-contact", "close"),
    (CALLED + "2026-11-24 close reason=do-not-contact", "sign"),
    (CALLED + "2026-11-24 close reason=do-not-contact", "reply"),
]


@pytest.mark.parametrize(("life", "entry"), NO_USE)
def test_what_a_state_has_no_use_for_moves_nothing(life: str, entry: str) -> None:
    """A log that a late entry has made odd is still replayed."""
    before = standing_after(life, SKIP)
    after = apply(before, touch(f"2026-11-25 {entry}"), SKIP)
    assert (before.state, before.next, before.close_reason, before.left_on) == (
        after.state,
        after.next,
        after.close_reason,
        after.left_on,
    )


def test_a_stall_that_a_late_reply_has_put_into_talks_still_counts() -> None:
    """An answer is asked for instead of the next call: by the day they named, or in three."""
    late = CALLED + "2026-11-24 reply\n"
    undated = standing_after(late + "2026-11-26 stall", SKIP)
    dated = standing_after(late + "2026-11-26 stall when=2026-12-15", SKIP)
    seen = [(each.stalls, each.next and each.next.due_on) for each in (undated, dated)]
    assert seen == [(1, date(2026, 11, 30)), (1, date(2026, 12, 15))]


def test_without_a_log_it_stands_where_it_began() -> None:
    """An entry alone is a standing."""
    enrolment, _ = enrolled("added 2026-11-21")
    assert begin(enrolment, SKIP) == replay(enrolment, [], SKIP)


def test_a_log_is_put_in_the_order_of_its_days() -> None:
    """Within a day, in the order in which it was entered."""
    morning, evening = touch("2026-11-24 attempt", 2), touch("2026-11-24 spoke", 3)
    late = touch("2026-11-23 spoke", 4)
    assert [late, morning, evening] == in_order([evening, late, morning])


@pytest.mark.parametrize("outcome", ["note", "no-answer"])
def test_the_last_entry_is_remembered(outcome: str) -> None:
    """A note as well, and whatever moved something."""
    after = apply(standing_after(CALLED, SKIP), touch(f"2026-11-30 {outcome}", 7), SKIP)
    assert after.last_touch_id == 7


def test_a_note_moves_nothing_else() -> None:
    """In whatever state: not even what is overdue."""
    for life in LIVES:
        before = standing_after(life, SKIP)
        noted = apply(before, touch("2028-11-30 note", 7), SKIP)
        assert replace(before, last_touch_id=7) == noted


def test_an_open_prospect_without_a_next_action_is_not_sound() -> None:
    """And neither is a closed one with something due."""
    due = NextAction("call-1", date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 21), "entry")
    expected = {state: state not in ("closed", "gone", "do-not-contact") for state in State}
    assert expected == {state: is_sound(Standing(state, due)) for state in State}
    assert expected == {state: not is_sound(Standing(state, None)) for state in State}
