"""Laws that hold for every life, whatever was logged and by which calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from cadence.engine.advice import hints, on_touch
from cadence.engine.explain import arithmetic, why
from cadence.engine.intervals import Interval
from cadence.engine.model import Standing, Touch
from cadence.engine.replay import apply, in_order, is_sound, replay
from cadence.engine.rules import refusal
from cadence.engine.vocabulary import ASIDE, HANDLED, OPEN_STATES, Outcome, Reason, State

from .random_lives import (
    ENDED,
    LAW,
    Life,
    anything,
    intervals,
    lives,
    numbered,
)


@LAW
@given(lives)
def test_every_open_prospect_has_exactly_one_next_action(life: Life) -> None:
    """And nobody else has one: nothing is due for closed, gone, do-not-contact."""
    for _, standing in life.standings():
        assert is_sound(standing)
        assert (standing.next is None) == (standing.state in ENDED)


@LAW
@given(lives)
def test_nothing_is_due_before_the_last_touch(life: Life) -> None:
    """A new step is never born overdue; what stands beside it is no touch (domain 4, rule 2)."""
    for _, touch, after in life.steps():
        if touch.outcome not in (*ASIDE, *HANDLED) and after.next is not None:
            assert after.next.due_on >= touch.on


@LAW
@given(lives)
def test_under_skip_nothing_falls_on_a_day_off_unless_it_was_typed(life: Life) -> None:
    """Weekend, holiday or away (domain 4, rule 3)."""
    skipping = life.under(keep=False)
    for _, standing in skipping.standings():
        if standing.next is not None and not standing.next.typed:
            assert skipping.method.workdays.day_off(standing.next.due_on) is None


@LAW
@given(lives)
def test_under_keep_no_date_is_ever_moved(life: Life) -> None:
    """Raw as it is (domain 4, rule 3)."""
    for _, standing in life.under(keep=True).standings():
        if standing.next is not None:
            assert (standing.next.raw_on, ()) == (standing.next.due_on, standing.next.rolled)


@LAW
@given(lives)
def test_the_reason_of_a_date_is_true(life: Life) -> None:
    """Anchor + interval is the raw date, and rolling it gives the due date."""
    workdays = life.method.workdays
    for _, standing in life.standings():
        due = standing.next
        if due is None:
            continue
        if due.interval is not None:
            assert due.raw_on == workdays.add(due.anchor_on, due.interval)
        rolled = (due.raw_on, ()) if due.typed else workdays.roll(due.raw_on)
        assert rolled == (due.due_on, due.rolled)


@LAW
@given(lives, st.data())
def test_a_prefix_and_the_rest_are_the_whole(life: Life, data: st.DataObject) -> None:
    """Replaying all is replaying the beginning and applying what follows."""
    log = in_order(life.touches)
    cut = data.draw(st.integers(0, len(log)))
    standing = replay(life.enrolment, log[:cut], life.method)
    for touch in log[cut:]:
        standing = apply(standing, touch, life.method)
    assert replay(life.enrolment, log, life.method) == standing


@LAW
@given(lives, st.randoms(use_true_random=False))
def test_the_order_of_entry_of_different_days_does_not_matter(life: Life, chance: Random) -> None:
    """Every entry is put in the place of its day, however late it was made."""
    # An entry about another one names it by its number, which a shuffle would change.
    by_day = {touch.on: replace(touch, about=None) for touch in life.touches}
    entered = list(by_day.values())
    shuffled = entered.copy()
    chance.shuffle(shuffled)
    one = replay(life.enrolment, numbered(entered), life.method)
    other = replay(life.enrolment, numbered(shuffled), life.method)
    assert unnumbered(one) == unnumbered(other)


def unnumbered(standing: Standing) -> Standing:
    """Without the numbers of the entries."""
    matters = tuple(replace(matter, id=0) for matter in standing.matters)
    return replace(standing, last_touch_id=None, matters=matters)


@LAW
@given(lives, st.lists(anything, min_size=1, max_size=8))
def test_who_is_gone_stays_gone(life: Life, rest: list[Touch]) -> None:
    """Gone: nothing, ever, however often somebody tries (domain 3, 5)."""
    standing, on = life.ending()
    assume(standing.state is not State.DO_NOT_CONTACT)
    standing = apply(standing, Touch(on, Outcome.CLOSE, reason=Reason.GONE), life.method)
    for touch in rest:
        standing = apply(standing, touch, life.method)
        assert (State.GONE, None) == (standing.state, standing.next)


@LAW
@given(lives, st.lists(anything, min_size=1, max_size=8))
def test_who_asked_for_peace_has_it_unless_they_come_back(life: Life, rest: list[Touch]) -> None:
    """Do not contact, until `reopen`: not even the news that they are gone ends it."""
    standing, on = life.ending()
    assume(standing.state is not State.GONE)
    wish = Touch(on, Outcome.CLOSE, reason=Reason.DO_NOT_CONTACT)
    standing = apply(standing, wish, life.method)
    for touch in rest:
        if touch.outcome is not Outcome.REOPEN:
            standing = apply(standing, touch, life.method)
            assert (State.DO_NOT_CONTACT, None) == (standing.state, standing.next)


@LAW
@given(lives)
def test_who_was_closed_is_not_chased(life: Life) -> None:
    """Only what comes in, a contract, or a harder end leads out of `closed`."""
    ways_out = (Outcome.REOPEN, Outcome.REPLY, Outcome.SIGN, Outcome.CLOSE)
    for before, touch, after in life.steps():
        if before.state is State.CLOSED and touch.outcome not in ways_out:
            assert (State.CLOSED, None) == (after.state, after.next)


@LAW
@given(lives)
def test_only_a_contract_makes_a_client(life: Life) -> None:
    """A verbal yes does not, and only a client can be lost."""
    for before, touch, after in life.steps():
        if after.state is State.CLIENT:
            assert before.state is State.CLIENT or touch.outcome is Outcome.SIGN
        if after.state is State.LOST:
            assert before.state in (State.CLIENT, State.LOST)


@LAW
@given(lives)
def test_stalls_never_decrease_within_a_run(life: Life) -> None:
    """A stall is not forgotten until the cadence begins anew."""
    for before, _, after in life.steps():
        assert after.run in (before.run, before.run + 1)
        if after.run == before.run:
            assert after.stalls >= before.stalls


@LAW
@given(lives, st.integers(0, 200), st.sampled_from([Outcome.SNOOZE, Outcome.MEETING]))
def test_a_typed_date_is_kept_exactly(life: Life, wait: int, outcome: Outcome) -> None:
    """Put off to it or agreed on, whoever it is, even a Sunday (domain 4, rule 4)."""
    standing, on = life.ending()
    assume(standing.state in OPEN_STATES)
    day = on + timedelta(days=wait)
    due = apply(standing, Touch(on, outcome, when=day), life.method).next
    assert due is not None
    assert (day, True, ()) == (due.due_on, due.typed, due.rolled)


@LAW
@given(lives, intervals, st.sampled_from([Outcome.SNOOZE, Outcome.MEETING]))
def test_a_duration_is_adjusted(life: Life, wait: Interval, outcome: Outcome) -> None:
    """Counted from the day of the touch, then moved to a working day (domain 4, rule 4)."""
    standing, on = life.ending()
    assume(standing.state in OPEN_STATES)
    workdays = life.method.workdays
    due = apply(standing, Touch(on, outcome, when=wait), life.method).next
    assert due is not None
    assert (workdays.roll(workdays.add(on, wait))[0], False) == (due.due_on, due.typed)


@LAW
@given(lives)
def test_whatever_happened_can_be_told(life: Life) -> None:
    """Warnings, offers, refusals, the reason of the date: nothing raises, nothing is empty."""
    for before, touch, after in life.steps():
        refused = refusal(before, touch, life.method, "anna")
        said = on_touch(before, after, touch, life.method, decision_maker="no")
        lines = [advice.message for advice in said] + hints(after, life.method.cadence, "anna")
        lines += [refused.message] if refused else []
        lines += [why(after.next), arithmetic(after.next)] if after.next else []
        assert all(lines)
