"""Replay: the log of a prospect, folded into a standing with exactly one next action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cadence.engine.actions import CARE
from cadence.engine.clients import client, heard, lose, lost, sign
from cadence.engine.due import (
    NEXT_DAY,
    THE_MEETING,
    due_after,
    due_on_day,
    due_when,
    pending,
    typed,
)
from cadence.engine.endings import FINAL_STATES, close, forward, nurture, quiet, reopen
from cadence.engine.matters import moved_on, noted
from cadence.engine.model import Enrolment, Method, Standing, Touch
from cadence.engine.moving import belongs, carried, ends, enrolled_in
from cadence.engine.talks import active, engaged
from cadence.engine.vocabulary import (
    ASIDE,
    CONTACT,
    FORWARD,
    HANDLED,
    OPEN_STATES,
    Outcome,
    Reason,
    State,
)

_OUTSIDE = (State.CLOSED, *FINAL_STATES)
_BY_STATE = {
    State.ACTIVE: active,
    State.ENGAGED: engaged,
    State.CLIENT: client,
    State.LOST: lost,
    State.QUIET: quiet,
    State.NURTURE: nurture,
}
_SAME_STEP = (Outcome.SNOOZE, Outcome.ATTEMPT, *HANDLED)


def replay(enrolment: Enrolment, touches: Iterable[Touch], method: Method) -> Standing:
    """Fold the whole log; entries are put in the order of their days first.

    Every stored log can be replayed: an entry that its state has no use for moves nothing.
    What may be logged is asked before, by `rules.refusal`.
    """
    standing = begin(enrolment, method)
    for touch in in_order(touches):
        standing = apply(standing, touch, method)
    return standing


def in_order(touches: Iterable[Touch]) -> list[Touch]:
    """By the day it happened; within a day, as it was entered."""
    return sorted(touches, key=lambda touch: (touch.on, touch.id))


def begin(enrolment: Enrolment, method: Method) -> Standing:
    """The standing right after the entry, before anything is logged (domain 4.1, 4.6)."""
    added, met = enrolment.added_on, enrolment.met_on
    if enrolment.client_since is not None:
        since = enrolment.last_contact or enrolment.client_since
        anchor = "the last contact" if enrolment.last_contact else "the contract"
        due = due_after(CARE, since, anchor, method.rhythm.care, method)
        if due.due_on < added:
            due = due_on_day(CARE, added, since, f"{anchor} is long past", method)
        return Standing(
            State.CLIENT, due, contract_on=enrolment.client_since, last_contact_on=since
        )
    first = enrolled_in(method.cadence).steps[0]
    if enrolment.first_call is not None and enrolment.first_call_typed:
        due = typed(first.name, enrolment.first_call, added, "they were entered")
    elif enrolment.first_call is not None:
        due = due_on_day(
            first.name,
            enrolment.first_call,
            added,
            "the first calls were spread after the import",
            method,
        )
    else:
        due = due_after(first.name, met, THE_MEETING, first.after, method)
        if due.due_on < added:
            due = due_on_day(first.name, added, met, "the meeting is long past", method)
    return Standing(State.ACTIVE, due, last_contact_on=enrolment.last_contact or met)


def apply(standing: Standing, touch: Touch, method: Method) -> Standing:
    """One entry more. Total: it never raises, whatever the state (see `replay`).

    What was logged before a move is read by the cadence of its time (see `moving`).
    """
    earlier = method.cadence.earlier
    if earlier is not None and belongs(touch, earlier):
        after = apply(standing, touch, replace(method, cadence=earlier.cadence))
        return carried(after, touch, earlier, method) if ends(touch, earlier) else after
    if touch.outcome in ASIDE:
        return replace(noted(standing, touch, method), last_touch_id=touch.id)
    after = moved_on(standing, _moved(standing, touch, method), touch, method)
    due = after.next
    if due is not None and due.due_on < touch.on and touch.outcome not in HANDLED:
        # Something happened after the day it was due, and it is still to be done: today.
        # An answer to a complaint says nothing about a call that is late.
        due = due_on_day(due.action, touch.on, touch.on, "it was left open", method)
    same = (
        touch.outcome in _SAME_STEP
        and standing.next is not None
        and due is not None
        and due.action == standing.next.action
    )
    here = (standing.snoozes_here + (touch.outcome is Outcome.SNOOZE)) if same else 0
    reached = touch.outcome in CONTACT and after.state not in FINAL_STATES
    return replace(
        after,
        next=due,
        snoozes_here=here,
        last_contact_on=touch.on if reached else after.last_contact_on,
        last_touch_id=touch.id,
    )


def _moved(standing: Standing, touch: Touch, method: Method) -> Standing:
    state, outcome = standing.state, touch.outcome
    if outcome is Outcome.CLOSE:
        ended = state in FINAL_STATES
        return standing if ended else close(standing, touch, method, Reason.DROPPED)
    if outcome is Outcome.REOPEN:
        allowed = state not in (State.GONE, State.ACTIVE, State.ENGAGED, State.CLIENT)
        return reopen(standing, touch, method) if allowed else standing
    if outcome is Outcome.SIGN:
        return standing if state in (State.CLIENT, *FINAL_STATES) else sign(standing, touch, method)
    if outcome is Outcome.LOSE:
        return lose(standing, touch, method) if state is State.CLIENT else standing
    if state is State.CLOSED and outcome is Outcome.REPLY:
        return forward(standing, touch, method)
    if state in _OUTSIDE:
        return standing
    if outcome in HANDLED:
        return heard(standing, touch, method)
    if outcome is Outcome.SNOOZE:
        return _snooze(standing, touch, method)
    if outcome is Outcome.REFUSED:
        return close(standing, touch, method, Reason.NOT_NOW)
    if outcome in FORWARD and state is not State.CLIENT:
        return forward(standing, touch, method)
    return _BY_STATE[state](standing, touch, method)


def _snooze(standing: Standing, touch: Touch, method: Method) -> Standing:
    """The same action on another day."""
    due = due_when(
        pending(standing).action, touch.when, NEXT_DAY, touch.on, "you put it off", method
    )
    moved = replace(standing, next=due, snoozes=standing.snoozes + 1)
    return replace(moved, revive_on=due.due_on) if standing.state is State.QUIET else moved


def is_sound(standing: Standing) -> bool:
    """Whether an open prospect has its one next action, and no other has one."""
    return (standing.next is not None) == (standing.state in OPEN_STATES)
