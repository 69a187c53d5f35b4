"""Moving somebody to another cadence on purpose: what was done stays done.

What a move means for the position:

- Nothing that was logged is read anew. Up to the move the log keeps the steps it was logged
  by: a call stays the call that it was, an outcome keeps the meaning that it had. From there
  on the new steps hold.
- The number of steps done is carried over, whatever their channels: who has done two of them
  stands at the third step of the new cadence. Who has done as many as the new cadence has
  cannot be moved: there is no step to stand at (`has_room`).
- The date follows from the new step's own interval, counted from the day on which the last
  step was really done. A date with a reason of its own is kept: one that somebody gave (put
  off, asked for time, a first call on a day), or the next day after a call that was cut off.
- The run goes on. A new run, earned by a held meeting, begins at the first new step.

An entry made afterwards for a day before the move finds its place among the old ones. If it
is one step too many for the new cadence, that is over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cadence.engine.due import THE_MEETING, due_after, due_on_day, pending
from cadence.engine.endings import close
from cadence.engine.model import Cadence, Earlier, Method, Standing, Touch
from cadence.engine.vocabulary import ASIDE, HANDLED, Outcome, Reason, State


def has_room(standing: Standing, cadence: Cadence) -> bool:
    """Whether the cadence has a step for somebody who has done as many as they have."""
    return standing.position < len(cadence.steps)


def moved(now: Cadence, to: Cadence, log: Iterable[Touch]) -> Cadence:
    """The cadence of somebody who is moved from one to another after that log.

    Before anything was logged it is simply the new one; a note is nothing, nor is a matter that
    stands beside the next action. A second move with nothing logged in between takes the place
    of the first.
    """
    beside = (*ASIDE, *HANDLED)
    done = [(touch.on, touch.id) for touch in log if touch.outcome not in beside]
    if not done:
        return to
    last_on, last_id = max(done)
    before = now
    if now.earlier is not None and (now.earlier.until_on, now.earlier.until_id) == max(done):
        before = now.earlier.cadence
    if (before.name, before.steps) == (to.name, to.steps):
        return before
    return replace(to, earlier=Earlier(before, last_on, last_id))


def enrolled_in(cadence: Cadence) -> Cadence:
    """The cadence of the enrolment, before every move."""
    while cadence.earlier is not None:
        cadence = cadence.earlier.cadence
    return cadence


def method_at(method: Method, touch: Touch) -> Method:
    """The method by which that entry is read: the cadence is the one of its time."""
    cadence = method.cadence
    while cadence.earlier is not None and belongs(touch, cadence.earlier):
        cadence = cadence.earlier.cadence
    return method if cadence is method.cadence else replace(method, cadence=cadence)


def belongs(touch: Touch, earlier: Earlier) -> bool:
    """Whether the entry has its place before the move.

    One that is about to be logged has no id yet: it will be the last of its day.
    """
    if touch.on == earlier.until_on:
        return 0 < touch.id <= earlier.until_id
    return touch.on < earlier.until_on


def ends(touch: Touch, earlier: Earlier) -> bool:
    """Whether the entry is the last one before the move."""
    return (touch.on, touch.id) == (earlier.until_on, earlier.until_id)


def carried(standing: Standing, touch: Touch, earlier: Earlier, method: Method) -> Standing:
    """The standing after the last entry before a move, at the steps of the new cadence."""
    steps, position = method.cadence.steps, standing.position
    if standing.state is not State.ACTIVE or position >= len(steps):
        # Only an entry made afterwards leads here: nobody is moved from such a standing.
        kept = replace(standing, position=min(position, len(steps) - 1))
        if standing.state is not State.ACTIVE:
            return kept
        return close(kept, Touch(touch.on, Outcome.CLOSE), method, Reason.NO_REPLY)
    due, step = pending(standing), steps[position]
    old = earlier.cadence
    anchor = old.label(position - 1) if position else THE_MEETING
    if (due.interval, due.anchor) == (old.steps[position].after, anchor):
        due = due_after(step.name, due.anchor_on, due.anchor, step.after, method)
        if due.due_on < touch.on:
            due = due_on_day(step.name, touch.on, touch.on, "it was left open", method)
    return replace(standing, next=replace(due, action=step.name))
