"""Clients: care while they are, win-back when they left (domain 4.4 and 4.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cadence.engine.actions import (
    CARE,
    CARE_1,
    CARE_2,
    HELLO,
    MEETING,
    REPLY,
    WIN_BACK_1,
    WIN_BACK_2,
    WIN_BACK_3,
)
from cadence.engine.due import NEXT_DAY, due_after, due_when, next_day, pending
from cadence.engine.endings import hello_interval
from cadence.engine.model import Method, NextAction, Standing, Touch
from cadence.engine.vocabulary import CONTACT, NOT_REACHED, LossReason, Outcome, State

TRIES_OF_A_WIN_BACK = 3


def sign(standing: Standing, touch: Touch, method: Method) -> Standing:
    """The contract is signed: care begins; who had gone quiet or was lost has come back."""
    origin = standing.came_from or standing.state
    back = {
        State.QUIET: "resurrected",
        State.CLOSED: "resurrected",
        State.LOST: "won-back",
    }.get(origin)
    after = standing.came_back_after
    if back is not None and standing.left_on is not None:
        after = (touch.on - standing.left_on).days
    care = due_after(CARE_1, touch.on, "the contract", method.rhythm.care_1, method)
    return replace(
        standing,
        state=State.CLIENT,
        next=care,
        resume=None,
        care=None,
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
        care=None,
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
    """Care: after the contract, a month later, then a rhythm that any contact restarts.

    What a client wrote, and a meeting that is agreed, come before the care call, which waits.
    """
    due = pending(standing)
    match touch.outcome:
        case Outcome.REPLY:
            owed = due_when(REPLY, touch.when, NEXT_DAY, touch.on, "they wrote", method)
            agreed = due if due.action == MEETING and due.due_on >= touch.on else None
            if due.action == REPLY:
                agreed = standing.resume
            return _waiting(standing, touch, method, owed, agreed)
        case Outcome.MEETING:
            agreed = due_when(MEETING, touch.when, NEXT_DAY, touch.on, "it was agreed", method)
            return _waiting(standing, touch, method, agreed)
    if due.action == REPLY:
        return _answering(standing, touch, method)
    if due.action == MEETING:
        return _meeting(standing, touch, method)
    return _caring(standing, touch, method)


def heard(standing: Standing, touch: Touch, method: Method) -> Standing:
    """A remark or complaint was acknowledged or answered: a contact, but no call that was due.

    It restarts the rhythms that run from the last contact, and nothing else.
    """
    if standing.state is State.NURTURE:
        interval = hello_interval(standing.close_reason, method.rhythm)
        hello = due_after(HELLO, touch.on, "the last contact", interval, method)
        return replace(standing, next=hello, unanswered=0)
    if standing.state is not State.CLIENT:
        return standing
    if standing.care is not None:
        return replace(standing, care=_care(standing, touch, method))
    return replace(standing, next=_care(standing, touch, method))


def _waiting(
    standing: Standing,
    touch: Touch,
    method: Method,
    due: NextAction,
    resume: NextAction | None = None,
) -> Standing:
    """Something comes before the care call, which waits until it is done."""
    care = _care(standing, touch, method)
    return replace(standing, next=due, resume=resume, care=care, tries=0)


def _done(standing: Standing, touch: Touch, method: Method) -> Standing:
    """What came before the care call is done: what was agreed is next, then care."""
    care = _care(standing, touch, method)
    if standing.resume is not None:
        return replace(standing, next=standing.resume, resume=None, care=care, tries=0)
    return replace(standing, next=care, care=None, tries=0)


def _answering(standing: Standing, touch: Touch, method: Method) -> Standing:
    """They wrote: an answer is owed until they are reached."""
    if touch.outcome is Outcome.ATTEMPT:
        return replace(standing, next=next_day(REPLY, touch.on, "the attempt", method))
    if touch.outcome in NOT_REACHED:
        wait = method.rhythm.final_answer
        again = due_after(REPLY, touch.on, "the last try", wait, method)
        return replace(standing, next=again, tries=standing.tries + 1)
    return _done(standing, touch, method) if touch.outcome in CONTACT else standing


def _meeting(standing: Standing, touch: Touch, method: Method) -> Standing:
    """A meeting is agreed: it stays until it is known what became of it."""
    match touch.outcome:
        case Outcome.MISSED if touch.when is not None:
            moved = due_when(MEETING, touch.when, NEXT_DAY, touch.on, "it was moved", method)
            return _waiting(standing, touch, method, moved)
        case Outcome.HELD | Outcome.MISSED | Outcome.NOTHING:
            return _done(standing, touch, method)
    waiting_care = replace(standing, care=_care(standing, touch, method))
    if pending(standing).due_on >= touch.on:
        return waiting_care
    return replace(waiting_care, next=next_day(MEETING, touch.on, "the last try", method))


def _caring(standing: Standing, touch: Touch, method: Method) -> Standing:
    """The care call itself: a contact does it, early as well; a call that reaches nobody is
    tried again when the care call is due, and means nothing before."""
    due = pending(standing)
    if touch.outcome in NOT_REACHED or touch.outcome is Outcome.ATTEMPT:
        if touch.on < due.due_on:
            return standing
        if touch.outcome is Outcome.ATTEMPT:
            return replace(standing, next=next_day(due.action, touch.on, "the attempt", method))
        wait = method.rhythm.win_back_retry
        again = due_after(due.action, touch.on, "the last try", wait, method)
        return replace(standing, next=again, tries=standing.tries + 1)
    if touch.outcome not in CONTACT:
        return standing
    if due.action == CARE_1:
        after = due_after(CARE_2, touch.on, "care 1", method.rhythm.care_2, method)
    else:
        anchor = "care 2" if due.action == CARE_2 else "the last contact"
        after = due_after(CARE, touch.on, anchor, method.rhythm.care, method)
    return replace(standing, next=after, tries=0)


def _care(standing: Standing, touch: Touch, method: Method) -> NextAction:
    """The care call that waits behind something else; a contact restarts the last rhythm."""
    care = standing.care or pending(standing)
    if care.action == CARE and touch.outcome in CONTACT:
        return due_after(CARE, touch.on, "the last contact", method.rhythm.care, method)
    return care
