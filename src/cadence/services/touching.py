"""An entry of the log: what happened to a prospect, checked, appended, replayed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Any

from cadence.engine import advice, rules, speech
from cadence.engine.actions import FINAL_ANSWER, GET_SIGNATURE, MEETING, REPLY
from cadence.engine.matters import done_by, in_force
from cadence.engine.model import NEVER, Method, Standing, Touch
from cadence.engine.moving import method_at
from cadence.engine.prospect import Record
from cadence.engine.replay import apply, begin, in_order
from cadence.engine.vocabulary import (
    COUNTED,
    HANDLED,
    OPENING,
    OWED,
    STATE_NAMES,
    TOLD,
    WRITTEN,
    Channel,
    Direction,
    Outcome,
    State,
)
from cadence.errors import RefusedError, UsageError
from cadence.services.desk import Case, Desk
from cadence.services.results import Done

CALLED = COUNTED | {Outcome.STALL, Outcome.ATTEMPT}
"""Outcomes of a call, or of a visit."""
TURNS = frozenset({Outcome.HELD, Outcome.REFUSED, Outcome.CLOSE, Outcome.SIGN, Outcome.LOSE})
"""Something was decided: there are questions to put."""
WRITTEN_BY_DEFAULT = {Outcome.SENT: Channel.LETTER, Outcome.REPLY: Channel.EMAIL}
"""The channel of an outcome that is no call, unless another is named."""
INBOUND = frozenset({Outcome.REPLY, Outcome.REOPEN, *OWED})
NEEDS_A_DATE = {
    Outcome.MEETING: "When is the meeting?",
    Outcome.ANSWER: "By which day will they answer?",
    Outcome.SNOOZE: "Until when?",
}


def record_touch(
    desk: Desk,
    prospect_id: int,
    touch: Touch,
    command: str = "log",
    *,
    channel_is_given: bool = True,
    known: Mapping[str, Any] | None = None,
) -> Done:
    """Append what happened and say what is next; a channel that is not given is the step's.

    `known` are fields of the profile that came out in the same talk: one change with the entry.

    Raises RefusedError when a rule forbids it there, UsageError when a date is missing. An
    entry for an earlier day is put in its place, and everything after it is replayed.
    """
    record = desk.record(prospect_id)
    method = desk.method(record.cadence, record.profile)
    who = str(prospect_id)
    if touch.on > desk.today:
        raise RefusedError(
            f"{speech.day(touch.on)} is still to come: log what happened, up to today."
        )
    if touch.outcome in NEEDS_A_DATE and touch.when is None:
        raise UsageError(f"{NEEDS_A_DATE[touch.outcome]} Add --when DATE.")
    if rules.never_with_an_end(touch):
        raise UsageError(f"--revive makes no sense with --reason {touch.reason}.")
    before, later = placed(record, touch, method)
    if rules.is_no_op(before, touch):
        return _already(desk.case(prospect_id))
    refused = rules.refusal(before, touch, method, who)
    if refused is not None:
        raise RefusedError(f"{record.profile.name}: {refused.message}")
    _check_later(record, before, touch, later, method)
    touch = _completed(touch, before, desk.by)
    if not channel_is_given:
        touch = replace(touch, channel=_usual_channel(touch, before, method))
    after = apply(before, touch, method)
    last = reduce(lambda standing, other: apply(standing, other, method), later, after)
    said = _with_what_it_settled(described(touch), before, last, touch)
    with desk.change(command, f"{record.profile.name}: {said}", prospect_id) as change:
        touch = replace(touch, id=desk.store.append(prospect_id, touch, change.id))
        if known:
            from cadence.services.people import edit_within

            edit_within(desk, record, known, change.id)
            case = desk.settle(prospect_id)
        else:
            log = tuple(in_order([*record.touches, touch]))
            (case,) = desk.settle_all([replace(record, touches=log)])
    warnings = advice.on_touch(
        before,
        after,
        touch,
        method,
        decision_maker=record.profile.decision_maker,
        who_decides=record.profile.who_decides,
    )
    hints = advice.hints(case.standing, record.cadence, who)
    if touch.outcome in TURNS:
        from cadence.engine import questions

        hints += advice.referral(before, after, who)
        hints = [*hints, *questions.on_touch(before, after, touch, who)][: questions.MOST]
    old = {matter.id: matter.due for matter in before.matters}
    beside = [
        line
        for matter, line in zip(in_force(case.standing), case.matters, strict=True)
        if old.get(matter.id) != matter.due
    ]
    return Done(case, said, warnings, hints, beside)


def _with_what_it_settled(said: str, before: Standing, after: Standing, touch: Touch) -> str:
    """What a call did beside its own: `spoke; milestone done`."""
    if touch.outcome not in TOLD:
        return said
    done = [f"{speech.label(matter.due.action)} done" for matter in done_by(before, after)]
    return "; ".join([said, *done])


def _already(case: Case) -> Done:
    """Closing what is closed: a message, and nothing changes."""
    state = STATE_NAMES[case.standing.state]
    because = f" ({case.standing.close_reason})" if case.standing.state is State.CLOSED else ""
    return Done(case, f"already {state}{because}; nothing was changed", unchanged=True)


def placed(record: Record, touch: Touch, method: Method) -> tuple[Standing, list[Touch]]:
    """The standing on the day of the touch, and the entries that lie after it."""
    log = in_order(record.touches)
    standing = begin(record.enrolment, method)
    for earlier in log:
        if earlier.on <= touch.on:
            standing = apply(standing, earlier, method)
    return standing, [other for other in log if other.on > touch.on]


def _check_later(
    record: Record, before: Standing, touch: Touch, later: Sequence[Touch], method: Method
) -> None:
    """A late entry must leave room for what was logged after it."""
    old, new = before, apply(before, touch, method)
    for other in later:
        who = str(record.id)
        was = rules.refusal(old, other, method, who)
        now = rules.refusal(new, other, method, who)
        if now is not None and was is None and not touch.forced:
            raise RefusedError(
                f"{record.profile.name}: logged on {speech.day(touch.on)} it would leave no room "
                f"for '{described(other)}' on {speech.day(other.on)}. "
                "Undo that first, or add --force."
            )
        old, new = apply(old, other, method), apply(new, other, method)


def _completed(touch: Touch, before: Standing, by: str) -> Touch:
    """What follows from the rest: the step that was due, who came to whom, who logged it."""
    return replace(
        touch,
        step=before.next.action if before.next else "",
        direction=Direction.IN if touch.outcome in INBOUND else touch.direction,
        by=by,
    )


def _usual_channel(touch: Touch, before: Standing, method: Method) -> Channel:
    """What was done for a step of the cadence went the way of that step."""
    if before.state is not State.ACTIVE:
        return touch.channel
    step = method_at(method, touch).cadence.steps[before.position]
    of_a_letter = touch.outcome is Outcome.SENT and step.channel in WRITTEN
    of_a_call = touch.outcome in CALLED and step.channel not in WRITTEN
    return step.channel if of_a_letter or of_a_call else touch.channel


def described(touch: Touch) -> str:
    """An entry in words: `call 1, no answer`, `stall (later)`, `closed as vanished`."""
    outcome = str(touch.outcome).replace("-", " ")
    step = speech.label(touch.step)
    match touch.outcome:
        case Outcome.CLOSE:
            return f"closed as {touch.reason or 'dropped'}"
        case Outcome.LOSE:
            return f"left ({touch.reason or 'unknown'})"
        case Outcome.SIGN:
            return f"contract signed on {speech.day(touch.on)}"
        case Outcome.REOPEN:
            return "reopened"
        case Outcome.SNOOZE:
            return f"{step} put off" if step else "put off"
        case Outcome.NOTE:
            return "note"
        case matter if matter in OPENING or matter in HANDLED:
            return _of_a_matter(touch)
        case Outcome.SENT:
            in_talks = touch.step in (REPLY, FINAL_ANSWER, GET_SIGNATURE, MEETING)
            if in_talks:
                return f"{step}: written"
            return f"letter sent instead of {step}" if touch.forced else f"{step or 'letter'} sent"
        case Outcome.REPLY:
            return "they wrote"
        case Outcome.MEETING:
            return "meeting agreed"
        case Outcome.ANSWER:
            return "answer promised"
        case Outcome.YES:
            return "verbal yes"
        case Outcome.REFUSED:
            return f"refused ({touch.reason or 'not-now'})"
        case Outcome.HELD:
            return "meeting held"
        case Outcome.MISSED:
            return "meeting missed"
        case Outcome.NOTHING:
            return "meeting held, nothing agreed"
        case Outcome.STALL:
            kind = f" ({touch.kind})" if touch.kind else ""
            return f"{step}, stall{kind}" if step else f"stall{kind}"
        case counted if counted in COUNTED and not step and touch.channel is not Channel.CALL:
            return f"{touch.channel}, {outcome}"
    return f"{step}, {outcome}" if step else outcome


def _of_a_matter(touch: Touch) -> str:
    """An entry about something beside the next action: `milestone on Sat 16 Jan 2027`."""
    match touch.outcome:
        case Outcome.REMARK | Outcome.COMPLAINT:
            return str(touch.outcome)
        case Outcome.DEFECT:
            return "complaint (defect)"
        case Outcome.ACKNOWLEDGED:
            return "complaint acknowledged"
        case Outcome.ANSWERED:
            return f"answered, {touch.reason}" if touch.reason else "answered"
    if touch.about is not None:
        return "milestone dropped" if touch.when == NEVER else "milestone done"
    on = speech.day(touch.when) if isinstance(touch.when, date) else "no day"
    return f"milestone on {on}{', every year' if touch.yearly else ''}"
