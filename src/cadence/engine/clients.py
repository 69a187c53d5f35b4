"""Clients: care while they are, win-back when they left (domain 4.4 and 4.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cadence.engine.due import (
    CARE,
    CARE_1,
    CARE_2,
    MEETING,
    NEXT_DAY,
    REPLY,
    WIN_BACK_1,
    WIN_BACK_2,
    WIN_BACK_3,
    due_after,
    due_when,
    next_day,
    pending,
)
from cadence.engine.model import Method, NextAction, Standing, Touch
from cadence.engine.vocabulary import CONTACT, NOT_REACHED, LossReason, Outcome, State

TRIES_OF_A_WIN_BACK = 3


def sign(standing: Standing, touch: Touch, method: Method) -> Standing:
    """The contract is signed: care begins; who had gone quiet or was lost has come back."""
    origin = standing.came_from if standing.state is State.ENGAGED else standing.state
    back = {
        State.QUIET: "resurrected",
        State.CLOSED: "resurrected",
        State.LOST: "won-back",
    }.get(origin or State.ACTIVE)
    after = standing.came_back_after
    if back is not None and standing.left_on is not None:
        after = (touch.on - standing.left_on).days
    care = due_after(CARE_1, touch.on, "the contract", method.rhythm.care_1, method)
    return replace(
        standing,
        state=State.CLIENT,
        next=care,
        resume=None,
        contract_on=touch.on,
        close_reason=None,
        revive_on=None,
        came_from=None,
        came_back=back or standing.came_back,
        came_back_after=after,
        tries=0,
        unanswered=0,
    )


def lose(standing: Standing, touch: Touch, method: Method) -> Standing:
    """A client left: apologise the next working day, unless they are gone altogether."""
    left = replace(
        standing,
        next=None,
        resume=None,
        close_reason=touch.reason or LossReason.UNKNOWN,
        competitor=touch.competitor or standing.competitor,
        left_on=touch.on,
        tries=0,
    )
    if touch.reason == LossReason.GONE:
        return replace(left, state=State.GONE)
    return replace(left, state=State.LOST, next=next_day(WIN_BACK_1, touch.on, "they left", method))


def lost(standing: Standing, touch: Touch, method: Method) -> Standing:
    """Winning back: three tries a step, three steps; while waiting nothing moves."""
    if touch.outcome is Outcome.NO:
        return _next_win_back(standing, touch, method)
    due = pending(standing)
    if waiting(standing, touch.on):
        return standing
    if touch.outcome is Outcome.ATTEMPT:
        return replace(standing, next=next_day(due.action, touch.on, "the attempt", method))
    if standing.tries + 1 == TRIES_OF_A_WIN_BACK:
        return _next_win_back(standing, touch, method)
    wait = method.rhythm.win_back_retry
    again = due_after(due.action, touch.on, "the last try", wait, method)
    return replace(standing, next=again, tries=standing.tries + 1)


def waiting(standing: Standing, on: date) -> bool:
    """Whether a lost client is being given time: between two win-back steps (domain 4.4)."""
    due = pending(standing)
    return due.action != WIN_BACK_1 and on < due.due_on and standing.tries == 0


def _next_win_back(standing: Standing, touch: Touch, method: Method) -> Standing:
    rhythm = method.rhythm
    followed = {
        WIN_BACK_1: (WIN_BACK_2, rhythm.win_back_2, "win-back 1"),
        WIN_BACK_2: (WIN_BACK_3, rhythm.win_back_3, "win-back 2"),
    }.get(pending(standing).action)
    if followed is None:
        return replace(standing, state=State.CLOSED, next=None, tries=0)
    action, interval, anchor = followed
    return replace(standing, next=due_after(action, touch.on, anchor, interval, method), tries=0)


def client(standing: Standing, touch: Touch, method: Method) -> Standing:
    """Care: after the contract, a month later, then a rhythm that any contact restarts."""
    due = pending(standing)
    match touch.outcome:
        case Outcome.REPLY:
            owed = due_when(REPLY, touch.when, NEXT_DAY, touch.on, "they wrote", method)
            return replace(standing, next=owed, resume=_care(standing, touch, method), tries=0)
        case Outcome.MEETING:
            agreed = due_when(MEETING, touch.when, NEXT_DAY, touch.on, "it was agreed", method)
            return replace(standing, next=agreed, resume=_care(standing, touch, method), tries=0)
        case Outcome.ATTEMPT:
            return replace(standing, next=next_day(due.action, touch.on, "the attempt", method))
        case Outcome.MISSED if touch.when is not None:
            moved = due_when(MEETING, touch.when, NEXT_DAY, touch.on, "it was moved", method)
            return replace(standing, next=moved, tries=0)
        case outcome if outcome in NOT_REACHED:
            again = due_after(
                due.action, touch.on, "the last try", method.rhythm.win_back_retry, method
            )
            return replace(standing, next=again, tries=standing.tries + 1)
        case _ if due.action in (REPLY, MEETING):
            care = _care(standing, touch, method)
            return replace(standing, next=care, resume=None, tries=0)
        case outcome if outcome in CONTACT:
            return replace(standing, next=_cared(due, touch.on, method), tries=0)
        case _:
            return standing


def _care(standing: Standing, touch: Touch, method: Method) -> NextAction:
    """The care call that waits behind something else; a contact restarts the last rhythm."""
    care = standing.resume or pending(standing)
    if care.action == CARE and touch.outcome in CONTACT:
        return due_after(CARE, touch.on, "the last contact", method.rhythm.care, method)
    return care


def _cared(done: NextAction, on: date, method: Method) -> NextAction:
    """The care call after the one that is done."""
    if done.action == CARE_1:
        return due_after(CARE_2, on, "care 1", method.rhythm.care_2, method)
    anchor = "care 2" if done.action == CARE_2 else "the last contact"
    return due_after(CARE, on, anchor, method.rhythm.care, method)
