"""What may not be logged, and what to do instead (domain 3, the forbidden transitions)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cadence.engine.actions import MEETING
from cadence.engine.matters import REFUSED
from cadence.engine.model import NEVER, Cadence, Method, Standing, Step, Touch
from cadence.engine.moving import method_at
from cadence.engine.speech import day, label
from cadence.engine.vocabulary import (
    COUNTED,
    FORWARD,
    HANDLED,
    OWED,
    STATE_AFTER,
    WRITTEN,
    Channel,
    Outcome,
    Reason,
    State,
)

_ANYTIME = (Outcome.NOTE, *HANDLED)
"""What may be logged of anybody: an answer that is owed is no marketing."""
_FINAL = (State.GONE, State.DO_NOT_CONTACT)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an entry is not taken; `forcible` ones are taken when the user insists."""

    message: str
    forcible: bool = False


_IS_GONE = Refusal("Marked as gone: nothing more can be logged. A mistake? cadence undo.")


def refusal(standing: Standing, touch: Touch, method: Method, who: str) -> Refusal | None:
    """Whether the entry is forbidden here. `who` is what the user types for the person."""
    if touch.outcome in _ANYTIME:
        return _without_explanation(touch)
    if touch.outcome is Outcome.MILESTONE or touch.outcome in OWED:
        return _no_matter(standing, touch, who)
    past = _past_date(touch)
    if past is not None:
        return past
    found = _BY_STATE[standing.state](standing, touch, method_at(method, touch), who)
    return None if found is not None and found.forcible and touch.forced else found


def _past_date(touch: Touch) -> Refusal | None:
    """A date for the next step that lies before the touch itself."""
    if isinstance(touch.when, date) and touch.when < touch.on:
        return Refusal(f"{day(touch.when)} is past; give a date from {day(touch.on)} on.")
    return None


def _without_explanation(touch: Touch) -> Refusal | None:
    """A complaint that is refused needs an explanation (domain 4.6)."""
    if touch.reason != REFUSED or touch.why.strip():
        return None
    return Refusal("A refusal needs an explanation: tell them why, and add --because TEXT.")


def _no_matter(standing: Standing, touch: Touch, who: str) -> Refusal | None:
    """Where nothing more is due, there is nothing to congratulate on and nobody to answer."""
    if standing.state is State.GONE:
        return _IS_GONE
    if touch.outcome in OWED or touch.about is not None:
        return None
    if standing.state is State.DO_NOT_CONTACT:
        return _asked_for_peace(who)
    if standing.state is State.CLOSED:
        return Refusal(
            "Closed: nothing goes out to them. "
            f"If they came back by themselves: cadence reopen {who}."
        )
    if isinstance(touch.when, date) and touch.when < touch.on and not touch.yearly:
        return Refusal(f"{day(touch.when)} is past. If it comes again every year: add --yearly.")
    return None


def _active(standing: Standing, touch: Touch, method: Method, who: str) -> Refusal | None:
    step = method.cadence.steps[standing.position]
    left = method.cadence.steps[standing.position + 1 :]
    written = step.channel in WRITTEN
    match touch.outcome:
        case Outcome.HELD | Outcome.MISSED | Outcome.NOTHING:
            return _no_meeting(who)
        case Outcome.NO:
            return _say_refused(who)
        case Outcome.REOPEN:
            return _nothing_to_reopen("in the cadence", who)
        case Outcome.LOSE:
            return _not_a_client(who)
        case Outcome.SENT if not written:
            return _sent_early(step, left, who)
        case Outcome.SENT if touch.when is not None and left:
            return Refusal(
                f"A revival goes with the last step: after {_the(step)} comes {_the(left[0])}. "
                "Leave the date out."
            )
        case outcome if outcome in COUNTED and written:
            done = standing.position > 0 and all(one.channel in WRITTEN for one in left)
            here = f"The calls are done, {_the(step)}" if done else label(step.name).capitalize()
            return Refusal(
                f"{here} is next: cadence log {who} sent. Add --force to log one more call.",
                forcible=True,
            )
        case outcome if (outcome in COUNTED or outcome is Outcome.STALL) and not written:
            if standing.last_call_on == touch.on:
                return Refusal(
                    f"{_a_call(method.cadence)} is already logged for {day(touch.on)}; the next is "
                    "for another day. Add --force if there really were two.",
                    forcible=True,
                )
    return None


def _sent_early(step: Step, left: Sequence[Step], who: str) -> Refusal:
    """Something written while a call or a visit is due."""
    here = label(step.name).capitalize()
    letter = next((_the(one) for one in left if one.channel in WRITTEN), None)
    if letter is None:
        return Refusal(
            f"{here} is next, and no letter comes after it: cadence log {who} no-answer, spoke … "
            "Add --force to log one line more.",
            forcible=True,
        )
    return Refusal(
        f"{here} comes before {letter}. Add --force if {letter} really went out now.",
        forcible=True,
    )


def _the(step: Step) -> str:
    """`the letter`, `e-mail 2`."""
    text = label(step.name)
    return text if text[-1].isdigit() else f"the {text}"


def _a_call(cadence: Cadence) -> str:
    visits = any(step.channel is Channel.VISIT for step in cadence.steps)
    return f"A call {'or visit ' if visits else ''}of the cadence"


def _engaged(standing: Standing, touch: Touch, _method: Method, who: str) -> Refusal | None:
    match touch.outcome:
        case Outcome.MISSED | Outcome.NOTHING if not _meeting_agreed(standing):
            return _no_meeting(who)
        case Outcome.STALL:
            return Refusal(
                "They are in talks: thinking time needs a day. By which day will they answer? "
                f"cadence log {who} answer --when DATE"
            )
        case Outcome.SKIP:
            return _no_step("They are in talks", who)
        case Outcome.NO:
            return _say_refused(who)
        case Outcome.REOPEN:
            return _nothing_to_reopen("in talks", who)
        case Outcome.LOSE:
            return _not_a_client(who)
    return None


def _client(standing: Standing, touch: Touch, _method: Method, who: str) -> Refusal | None:
    match touch.outcome:
        case Outcome.MISSED | Outcome.NOTHING if not _meeting_agreed(standing):
            return _no_meeting(who)
        case Outcome.CLOSE if STATE_AFTER[Reason(touch.reason or Reason.DROPPED)] not in _FINAL:
            return Refusal(f"A client is not closed. If they left: cadence lose {who}.")
        case Outcome.REFUSED | Outcome.NO:
            return Refusal(f"A client says no by leaving. If they left: cadence lose {who}.")
        case Outcome.YES | Outcome.ANSWER | Outcome.SIGN | Outcome.REOPEN:
            return _only("Already a client", who, "spoke, reply or meeting --when DATE")
        case Outcome.STALL | Outcome.SKIP:
            return _no_step("A client is in care", who)
    return None


def _lost(_standing: Standing, touch: Touch, _method: Method, who: str) -> Refusal | None:
    match touch.outcome:
        case Outcome.LOSE | Outcome.REFUSED:
            return _only("A lost client is being won back", who, "yes or no")
        case Outcome.STALL | Outcome.SKIP | Outcome.HELD | Outcome.MISSED | Outcome.NOTHING:
            return _only(
                "A lost client is being won back", who, "yes, no, no-answer or meeting --when DATE"
            )
    return None


def _kept(_standing: Standing, touch: Touch, _method: Method, who: str) -> Refusal | None:
    match touch.outcome:
        case Outcome.LOSE:
            return _not_a_client(who)
        case Outcome.STALL | Outcome.SKIP | Outcome.HELD | Outcome.MISSED | Outcome.NOTHING:
            return _only(
                "The cadence is over for them", who, "yes, no, no-answer or meeting --when DATE"
            )
    return None


def _closed(standing: Standing, touch: Touch, _method: Method, who: str) -> Refusal | None:
    match touch.outcome:
        case Outcome.CLOSE | Outcome.REOPEN | Outcome.REPLY | Outcome.SIGN:
            return None
        case Outcome.LOSE:
            return _not_a_client(who)
    since = f" on {day(standing.left_on)}" if standing.left_on else ""
    return Refusal(
        f"Closed{since} ({standing.close_reason}): we do not chase. "
        f"If they came back by themselves: cadence reopen {who}.",
        # What already happened may still be written down; nothing follows from it.
        forcible=touch.outcome not in FORWARD and touch.outcome is not Outcome.SNOOZE,
    )


def _gone(_standing: Standing, _touch: Touch, _method: Method, _who: str) -> Refusal | None:
    return _IS_GONE


def _do_not_contact(_standing: Standing, touch: Touch, _method: Method, who: str) -> Refusal | None:
    ends = touch.outcome is Outcome.CLOSE and touch.reason in (Reason.GONE, Reason.DO_NOT_CONTACT)
    if ends or (touch.outcome is Outcome.REOPEN and touch.forced):
        return None
    return _asked_for_peace(who)


def _asked_for_peace(who: str) -> Refusal:
    return Refusal(
        f"They asked not to be contacted. Only if they wrote first: cadence reopen {who} --yes."
    )


def _meeting_agreed(standing: Standing) -> bool:
    """Whether a meeting is due, now or once an answer is given."""
    return any(
        due is not None and due.action == MEETING for due in (standing.next, standing.resume)
    )


def _no_meeting(who: str) -> Refusal:
    return Refusal(
        f"No meeting is agreed. Log it first: cadence log {who} meeting --when DATE.",
        forcible=True,
    )


def _only(where: str, who: str, what: str) -> Refusal:
    return Refusal(f"{where}: log {what} (cadence log {who} …).")


def _no_step(where: str, who: str) -> Refusal:
    return Refusal(f"{where}: there is no step to skip. To put it off: cadence snooze {who} WHEN.")


def _nothing_to_reopen(where: str, who: str) -> Refusal:
    return Refusal(f"Already {where}: nothing to reopen. If they wrote: cadence log {who} reply.")


def _say_refused(who: str) -> Refusal:
    return Refusal(f"A clear no is logged as: cadence log {who} refused.")


def _not_a_client(who: str) -> Refusal:
    return Refusal(f"Not a client, so there is none to lose. To drop them: cadence close {who}.")


def is_no_op(standing: Standing, touch: Touch) -> bool:
    """Closing what is closed already: a message, no change; do-not-contact outlasts gone."""
    if touch.outcome is not Outcome.CLOSE or standing.state not in (State.CLOSED, *_FINAL):
        return False
    target = STATE_AFTER[Reason(touch.reason or Reason.DROPPED)]
    same = {State.CLOSED: target not in _FINAL, State.DO_NOT_CONTACT: target in _FINAL}
    return same.get(standing.state, target is standing.state)


def never_with_an_end(touch: Touch) -> bool:
    """`--revive` beside a reason that ends everything makes no sense."""
    ends = touch.reason in (Reason.GONE, Reason.DO_NOT_CONTACT)
    return ends and touch.when is not None and touch.when != NEVER


_BY_STATE = {
    State.ACTIVE: _active,
    State.ENGAGED: _engaged,
    State.CLIENT: _client,
    State.LOST: _lost,
    State.NURTURE: _kept,
    State.QUIET: _kept,
    State.CLOSED: _closed,
    State.GONE: _gone,
    State.DO_NOT_CONTACT: _do_not_contact,
}
