"""The cadence itself, and the talks that a forward step opens (domain 4.1 and 4.2)."""

from __future__ import annotations

from dataclasses import replace

from cadence.engine.actions import FINAL_ANSWER, GET_SIGNATURE, MEETING, REPLY
from cadence.engine.due import (
    THE_MEETING,
    before_its_day,
    due_after,
    due_when,
    next_day,
    pending,
    typed,
)
from cadence.engine.endings import close
from cadence.engine.intervals import Interval
from cadence.engine.model import NEVER, Method, NextAction, Standing, Touch
from cadence.engine.vocabulary import COUNTED, NOT_REACHED, WRITTEN, Outcome, Reason, State


def active(standing: Standing, touch: Touch, method: Method) -> Standing:
    """In the cadence: a counted outcome leads to the next step, the last step lets go."""
    step = method.cadence.steps[standing.position]
    label = method.cadence.label(standing.position)
    written = step.channel in WRITTEN
    match touch.outcome:
        case Outcome.ATTEMPT if before_its_day(standing, touch.on):
            return standing
        case Outcome.ATTEMPT:
            return replace(standing, next=next_day(step.name, touch.on, "the attempt", method))
        case Outcome.STALL:
            return _stall(standing, touch, method)
        case Outcome.SENT if not written:
            return _sent_early(standing, touch, method)
        case Outcome.SENT | Outcome.SKIP:
            return _advance(standing, touch, method, label)
        case Outcome.HELD | Outcome.MISSED | Outcome.NOTHING:
            return engaged(standing, touch, method)
        case Outcome.NO:
            return close(standing, touch, method, Reason.NOT_NOW)
        case outcome if outcome in COUNTED and not written:
            called = replace(standing, last_call_on=touch.on)
            return _advance(called, touch, method, label)
        case _:
            return standing  # one call more than the cadence has: logged, moves nothing


def _advance(standing: Standing, touch: Touch, method: Method, label: str) -> Standing:
    """The next step, counted from today; after the last one the prospect is let go."""
    position = standing.position + 1
    if position == len(method.cadence.steps):
        return close(standing, touch, method, Reason.NO_REPLY)
    step = method.cadence.steps[position]
    due = due_after(step.name, touch.on, label, step.after, method)
    return replace(standing, position=position, next=due)


def _sent_early(standing: Standing, touch: Touch, method: Method) -> Standing:
    """A letter that went out before its time, on purpose: the calls before it are left out.

    It ends the cadence if nothing follows it there. Where no letter is to come, it is one line
    more than the cadence has: logged, moves nothing.
    """
    steps = method.cadence.steps
    later = range(standing.position + 1, len(steps))
    position = next((at for at in later if steps[at].channel in WRITTEN), None)
    if position is None:
        return standing
    if position + 1 == len(steps):
        return close(standing, touch, method, Reason.NO_REPLY)
    label = method.cadence.label(position)
    return _advance(replace(standing, position=position), touch, method, label)


def _stall(standing: Standing, touch: Touch, method: Method) -> Standing:
    """An excuse counts as the call; only the first date, or one insisted on, is honoured.

    On a last call there is no step after it that could wait until that date: a date that is
    honoured brings the same call again, any other stall ends the cadence as the call does.
    """
    position = standing.position
    label = method.cadence.label(position)
    honoured = touch.honoured or standing.stalls == 0
    when = touch.when if honoured and touch.when != NEVER else None
    stalled = replace(standing, stalls=standing.stalls + 1)
    if method.cadence.steps[position].channel not in WRITTEN:
        stalled = replace(stalled, last_call_on=touch.on)
        if when is None or position + 1 < len(method.cadence.steps):
            # A date that is not honoured is none: `close` would take it for a revival's.
            stalled = _advance(stalled, replace(touch, when=None), method, label)
    if when is None:
        return stalled
    action = pending(stalled).action
    if isinstance(when, Interval):
        asked = due_after(action, touch.on, "they asked for time", when, method)
    else:
        asked = typed(action, when, touch.on, "they asked for time")
    return replace(stalled, next=asked)


def engaged(standing: Standing, touch: Touch, method: Method) -> Standing:
    """In talks: an answer owed, a meeting, a final answer or a signature is due."""
    rhythm = method.rhythm
    match touch.outcome:
        case Outcome.ATTEMPT:
            due = pending(standing)
            on_its_day = due.action == MEETING and due.due_on == touch.on
            if before_its_day(standing, touch.on) or on_its_day:
                return standing
            return replace(standing, next=next_day(due.action, touch.on, "the attempt", method))
        case Outcome.HELD:
            due = due_when(
                FINAL_ANSWER, touch.when, rhythm.final_answer, touch.on, "you met", method
            )
            return _talks(standing, next=due, near_yes=True)
        case Outcome.MISSED if touch.when is not None:
            due = due_when(
                MEETING, touch.when, rhythm.final_answer, touch.on, "it was moved", method
            )
            return _talks(standing, next=due)
        case Outcome.MISSED:
            # A broken promise earns no new run: the cadence goes on where it stopped.
            step = method.cadence.steps[standing.position]
            due = next_day(step.name, touch.on, "the missed meeting", method)
            return replace(_talks(standing, next=due), state=State.ACTIVE)
        case Outcome.NOTHING:
            first = method.cadence.steps[0]
            due = due_after(first.name, touch.on, THE_MEETING, first.after, method)
            return replace(
                _talks(standing, next=due),
                state=State.ACTIVE,
                position=0,
                run=standing.run + 1,
                stalls=0,
            )
        case Outcome.NO:
            return close(standing, touch, method, Reason.NOT_NOW)
        case Outcome.STALL:
            due = due_when(
                FINAL_ANSWER, touch.when, rhythm.final_answer, touch.on, "the stall", method
            )
            return replace(_talks(standing, next=due), stalls=standing.stalls + 1)
        case Outcome.SKIP:
            return standing
        case _:
            return _talked(standing, touch, method)


def _talks(standing: Standing, **changes: object) -> Standing:
    """In talks, with a new next action: nothing that was agreed before is left over."""
    return replace(standing, state=State.ENGAGED, resume=None, tries=0, **changes)  # type: ignore[arg-type]


def _talked(standing: Standing, touch: Touch, method: Method) -> Standing:
    """A call or a line of ours during the talks, reached or not."""
    due = pending(standing)
    reached = touch.outcome not in NOT_REACHED
    if due.action == REPLY and reached:
        if standing.resume is not None:
            return replace(standing, next=_resumed(standing, touch, method), resume=None, tries=0)
        answer = due_after(
            FINAL_ANSWER, touch.on, "your answer", method.rhythm.final_answer, method
        )
        return replace(standing, next=answer, tries=0)
    if due.action == MEETING:
        # Before the day nothing moves; after it, what became of the meeting is still open.
        if due.due_on >= touch.on:
            return standing
        return replace(standing, next=next_day(MEETING, touch.on, "the last try", method))
    if due.action != REPLY and before_its_day(standing, touch.on):
        return standing  # they were given time until that day
    again = due_after(due.action, touch.on, "the last try", _wait(due, method), method)
    return replace(standing, next=again, tries=standing.tries + (not reached))


def _resumed(standing: Standing, touch: Touch, method: Method) -> NextAction:
    """What was agreed before they wrote; when its day has passed, it is asked for anew."""
    agreed = standing.resume
    assert agreed is not None
    if agreed.due_on >= touch.on or agreed.action == MEETING:
        return agreed
    return due_after(agreed.action, touch.on, "your answer", _wait(agreed, method), method)


def _wait(due: NextAction, method: Method) -> Interval:
    """How long a question of the talks rests before it is asked again."""
    rhythm = method.rhythm
    return rhythm.signature if due.action == GET_SIGNATURE else rhythm.final_answer
