"""How a prospect is dropped, refused or let go, and how they come back (domain 3 and 5)."""

from __future__ import annotations

from dataclasses import replace

from cadence.engine.actions import FINAL_ANSWER, GET_SIGNATURE, HELLO, MEETING, REPLY, REVIVAL
from cadence.engine.due import NEXT_DAY, before_its_day, due_when
from cadence.engine.intervals import Interval
from cadence.engine.model import NEVER, Method, NextAction, Rhythm, Standing, Touch
from cadence.engine.vocabulary import NOT_REACHED, STATE_AFTER, Outcome, Reason, State

FINAL_STATES = (State.GONE, State.DO_NOT_CONTACT)


def hello_interval(close_reason: str | None, rhythm: Rhythm) -> Interval:
    """A competitor's client hears from us less often (domain 4.5)."""
    return rhythm.hello_competitor if close_reason == Reason.COMPETITOR else rhythm.hello


def close(standing: Standing, touch: Touch, method: Method, default: Reason) -> Standing:
    """End it; the reason decides what follows, a revival that was asked for overrides it."""
    reason = Reason(touch.reason or default)
    state = STATE_AFTER[reason]
    if state not in FINAL_STATES:
        if standing.state in (State.CLIENT, State.CLOSED, *FINAL_STATES):
            return standing
        if standing.state is State.LOST or touch.when == NEVER:
            state = State.CLOSED
        elif touch.when is not None and state is State.CLOSED:
            state = State.QUIET
    ended = replace(
        standing,
        state=state,
        next=None,
        resume=None,
        care=None,
        close_reason=str(reason),
        competitor=touch.competitor or standing.competitor,
        revive_on=None,
        left_on=touch.on,
        tries=0,
        unanswered=0,
    )
    if state is State.QUIET:
        revival = due_when(
            REVIVAL, touch.when, method.rhythm.revival, touch.on, "it went quiet", method
        )
        return replace(ended, next=revival, revive_on=revival.due_on)
    if state is State.NURTURE:
        interval = hello_interval(reason, method.rhythm)
        hello = due_when(HELLO, touch.when, interval, touch.on, "it was closed", method)
        return replace(ended, next=hello)
    return ended


def forward(standing: Standing, touch: Touch, method: Method) -> Standing:
    """A forward step: the cadence stops, and there are talks (domain 3, 4.2)."""
    resume: NextAction | None = None
    if touch.outcome is Outcome.REPLY:
        due = due_when(REPLY, touch.when, NEXT_DAY, touch.on, "they wrote", method)
        resume = _still_agreed(standing, touch)
    elif touch.outcome is Outcome.MEETING:
        due = due_when(MEETING, touch.when, NEXT_DAY, touch.on, "it was agreed", method)
    elif touch.outcome is Outcome.ANSWER:
        default = method.rhythm.final_answer
        due = due_when(FINAL_ANSWER, touch.when, default, touch.on, "it was agreed", method)
    else:
        default = method.rhythm.signature
        due = due_when(GET_SIGNATURE, touch.when, default, touch.on, "they said yes", method)
    return replace(
        enter_talks(standing),
        next=due,
        resume=resume,
        near_yes=standing.near_yes or touch.outcome is not Outcome.REPLY,
        tries=0,
    )


def _still_agreed(standing: Standing, touch: Touch) -> NextAction | None:
    """A word from them does not cancel what is agreed: it is due again after the answer.

    A meeting whose day has passed is over, whatever became of it.
    """
    agreed = standing.next if standing.state is State.ENGAGED else None
    if agreed is None or agreed.action == REPLY:
        return standing.resume
    return None if agreed.action == MEETING and agreed.due_on < touch.on else agreed


def enter_talks(standing: Standing) -> Standing:
    """In talks. Who comes from outside the cadence would start it at call 1."""
    if standing.state in (State.ACTIVE, State.ENGAGED):
        return replace(standing, state=State.ENGAGED)
    came_from = None if standing.state in FINAL_STATES else standing.state
    return replace(
        standing,
        state=State.ENGAGED,
        came_from=came_from,
        position=0,
        revive_on=None,
    )


def reopen(standing: Standing, touch: Touch, method: Method) -> Standing:
    """They came back by themselves: an answer is owed, by the agreed date if there is one."""
    due = due_when(REPLY, touch.when, NEXT_DAY, touch.on, "they came back", method)
    return replace(enter_talks(standing), next=due, resume=None, tries=0)


def quiet(standing: Standing, touch: Touch, method: Method) -> Standing:
    """Gone quiet: one revival call. Whatever it comes to short of talks, it was the one."""
    early = before_its_day(standing, touch.on)
    if early and touch.outcome in (*NOT_REACHED, Outcome.ATTEMPT, Outcome.SENT):
        return standing  # a card at Christmas is not the revival call
    if touch.outcome is Outcome.ATTEMPT:
        again = due_when(REVIVAL, None, NEXT_DAY, touch.on, "the attempt", method)
        return replace(standing, next=again, revive_on=again.due_on)
    return replace(standing, state=State.CLOSED, next=None, revive_on=None)


def nurture(standing: Standing, touch: Touch, method: Method) -> Standing:
    """Keep in touch: a hello that is done, answered or not, is followed by the next.

    Before its day a call that reaches nobody was about something else: a milestone, an offer.
    """
    early = before_its_day(standing, touch.on)
    if early and touch.outcome in (*NOT_REACHED, Outcome.ATTEMPT):
        return standing
    if touch.outcome is Outcome.ATTEMPT:
        return replace(
            standing, next=due_when(HELLO, None, NEXT_DAY, touch.on, "the attempt", method)
        )
    answered = touch.outcome in (Outcome.SPOKE, Outcome.NO, Outcome.SENT)
    interval = hello_interval(standing.close_reason, method.rhythm)
    return replace(
        standing,
        unanswered=0 if answered else standing.unanswered + 1,
        next=due_when(HELLO, None, interval, touch.on, "the last hello", method),
    )
