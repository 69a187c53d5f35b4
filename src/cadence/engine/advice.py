"""What the tool says beside the date: warnings with their codes, and hints (domain 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cadence.engine.actions import FINAL_ANSWER, REPLY
from cadence.engine.agenda import is_at_risk, is_time_for_new_ones
from cadence.engine.clients import waiting
from cadence.engine.intervals import Interval, calendar_days
from cadence.engine.matters import defects_of_late
from cadence.engine.model import Cadence, Method, Standing, Touch
from cadence.engine.moving import method_at
from cadence.engine.speech import day
from cadence.engine.vocabulary import (
    APOLOGY_FIRST,
    ASIDE,
    COUNTED,
    LOGGED,
    NOT_REACHED,
    OUTBOUND,
    SELDOM_GOOD,
    Channel,
    Outcome,
    Reason,
    StallKind,
    State,
)

DAYS_BETWEEN_CALLS = 3
TRIES_BEFORE_GIVING_UP = 3
SNOOZES_BEFORE_ASKING = 3
UNANSWERED_HELLOS = 4
FAR = Interval(6, "m")


@dataclass(frozen=True, slots=True)
class Advice:
    """One calm line with a next step. The code is what scripts read."""

    code: str
    message: str


NOT_DECIDER = Advice("not-decider", "This person cannot sign: ask who can, and from which budget.")
ENTHUSIASM = Advice(
    "enthusiasm", "Enthusiasm cools: ask for the final answer on a later day, never on the spot."
)

REPEATED_DEFECT = Advice(
    "repeated-defect",
    "The second defect within six months: the oftener it happens, the oftener they think of "
    "leaving. Have the cause mended, and tell them so yourself.",
)


def at_risk(standing: Standing, on: date) -> list[Advice]:
    """A client who has heard nothing from us for over three months (domain 4.6)."""
    last = standing.last_contact_on
    if last is None or not is_at_risk(standing.state, last, on):
        return []
    since = f"no contact since {day(last)}"
    return [Advice("at-risk", f"At risk, {since}: most leave because nobody seems to care.")]


def look_for_new(newest_on: date | None, on: date) -> list[Advice]:
    """What to say when somebody is entered after weeks without anybody new (domain 6)."""
    if newest_on is None or not is_time_for_new_ones(newest_on, on):
        return []
    since = f"The first new prospect since {day(newest_on)}"
    return [Advice("look-for-new", f"{since}: look for new ones anyway.")]


def not_decider(who_decides: str) -> Advice:
    """What to say of somebody who cannot sign: ask who can, or, where that is known, talk there."""
    if not who_decides:
        return NOT_DECIDER
    named = who_decides[:1].upper() + who_decides[1:]
    return Advice(NOT_DECIDER.code, f"{named} signs: ask for a talk with {who_decides}.")


def on_entry(
    *, decision_maker: str, symptoms: Sequence[str], who_decides: str = ""
) -> list[Advice]:
    """What to say when a prospect is entered. Who signs, if it is not they, is said at the call."""
    found = []
    if decision_maker == "no" and not who_decides:
        found.append(NOT_DECIDER)
    if symptoms:
        found.append(ENTHUSIASM)
    return found


def on_touch(
    before: Standing,
    after: Standing,
    touch: Touch,
    method: Method,
    *,
    decision_maker: str,
    who_decides: str = "",
) -> list[Advice]:
    """What to say about an entry of the log, given the standings before and after it."""
    method = method_at(method, touch)
    found = list(_about_the_touch(before, touch))
    if touch.outcome is Outcome.DEFECT and defects_of_late(after, touch.on) > 1:
        found.append(REPEATED_DEFECT)
    if touch.outcome in NOT_REACHED:
        found += at_risk(after, touch.on)
    if touch.outcome in LOGGED and decision_maker == "no" and after.next is not None:
        found.append(not_decider(who_decides))
    if touch.symptoms:
        found.append(ENTHUSIASM)
    pause = _called_too_soon(before, touch, method)
    if pause:
        days = {1: "one day", 2: "two days"}.get(pause, "three days")
        found.append(
            Advice("too-soon", f"The last call was {_days(before, touch)}; the break is {days}.")
        )
    if before.state is State.LOST and after.state is State.CLOSED:
        found.append(Advice("look-for-new", "Let them go, and look for new ones: do that anyway."))
    kept = after.next is not None and after.next.typed and touch.outcome not in ASIDE
    if isinstance(touch.when, date) and kept:
        off = method.workdays.day_off(touch.when)
        if off is not None:
            found.append(
                Advice("day-off", f"{day(touch.when)} is a day off ({off}); kept as you gave it.")
            )
    return found


def _about_the_touch(before: Standing, touch: Touch) -> list[Advice]:
    match touch.outcome:
        case Outcome.STALL:
            return _about_a_stall(before, touch)
        case Outcome.YES:
            return [Advice("verbal-yes", "Not a client until the contract is signed.")]
        case Outcome.REFUSED | Outcome.NO:
            found = [Advice("stay-calm", "Stay calm, thank them, and ask what spoke against it.")]
            return found + _about_a_reason(touch)
        case Outcome.CLOSE | Outcome.LOSE:
            return _about_a_reason(touch)
        case Outcome.SNOOZE if before.snoozes_here + 1 >= SNOOZES_BEFORE_ASKING:
            return [
                Advice(
                    "third-snooze",
                    "Put off three times: it is you who put it off, not they. Call, or close.",
                )
            ]
        case Outcome.REOPEN | Outcome.REPLY if (
            before.state is State.CLOSED and before.close_reason in SELDOM_GOOD
        ):
            return [
                Advice(
                    "seldom-good",
                    f"Closed as {before.close_reason}: such prospects seldom become good "
                    "partners. Ask for a date, and who decides.",
                )
            ]
    if before.state is State.LOST and touch.outcome in OUTBOUND and waiting(before, touch.on):
        return [Advice("do-not-plead", "Do not plead; give them time. The date stays as it is.")]
    return []


def _about_a_stall(before: Standing, touch: Touch) -> list[Advice]:
    found = []
    if before.stalls:
        kept = (
            ""
            if touch.when is None or touch.honoured
            else " The date is not honoured; --honour keeps it."
        )
        found.append(
            Advice(
                "second-stall",
                f"Neither yes nor no for the {_nth(before.stalls + 1)} time: "
                f"ask for a date or a plain no.{kept}",
            )
        )
    if touch.kind is StallKind.PROPOSAL:
        found.append(
            Advice("send-proposal", "Do not just send it: offer to go through it together.")
        )
    if touch.when is not None and touch.when != "never":
        asked = (
            touch.when
            if isinstance(touch.when, date)
            else calendar_days(touch.on, touch.when)
            if touch.when.unit != "bd"
            else touch.on
        )
        if asked > calendar_days(touch.on, FAR):
            found.append(
                Advice(
                    "far-stall",
                    "More than half a year ahead: better close it with --reason can-wait.",
                )
            )
    return found


def _nth(count: int) -> str:
    return {2: "second", 3: "third"}.get(count, f"{count}th")


def _about_a_reason(touch: Touch) -> list[Advice]:
    if touch.reason == Reason.COMPETITOR and not touch.why:
        return [Advice("find-out-why", "A competitor won: find out why (--why TEXT).")]
    if touch.outcome is Outcome.LOSE and touch.reason in (None, "unknown"):
        return [Advice("find-out-why", "Ask why they left: most leave unasked.")]
    return []


def _called_too_soon(before: Standing, touch: Touch, method: Method) -> int | None:
    """The break in days that the call does not keep.

    Three days, unless a cadence of one's own (or a setting) wants the step sooner.
    """
    if before.state is not State.ACTIVE or before.last_call_on is None:
        return None
    if touch.outcome not in COUNTED and touch.outcome is not Outcome.STALL:
        return None
    step = method.cadence.steps[before.position]
    if step.channel is not Channel.CALL:
        return None
    pause = DAYS_BETWEEN_CALLS
    if before.position and step.after.unit in ("d", "bd"):
        pause = min(pause, step.after.count)
    return pause if 0 <= (touch.on - before.last_call_on).days < pause else None


def _days(before: Standing, touch: Touch) -> str:
    assert before.last_call_on is not None
    days = (touch.on - before.last_call_on).days
    return {0: "the same day", 1: "yesterday"}.get(days, f"{days} days ago")


def hints(standing: Standing, cadence: Cadence, who: str) -> list[str]:
    """Offers that follow from where a prospect stands now: let go, or keep the door open."""
    if standing.state is State.ACTIVE and standing.position + 1 == len(cadence.steps):
        return _at_the_last_step(standing, who)
    if (
        standing.next is not None
        and standing.next.action in (FINAL_ANSWER, REPLY)
        and standing.state is State.ENGAGED
        and standing.tries >= TRIES_BEFORE_GIVING_UP
    ):
        return [f"Not reached three times: cadence close {who} --reason vanished?"]
    if standing.state is State.NURTURE:
        return _in_touch(standing, who)
    return []


def _in_touch(standing: Standing, who: str) -> list[str]:
    """How to keep in touch: with whom an apology comes first, and when to stop."""
    found = []
    if standing.close_reason in APOLOGY_FIRST:
        found.append("Open the hello with an apology: they were let down.")
    if standing.unanswered >= UNANSWERED_HELLOS:
        found.append(f"Four hellos unanswered: cadence close {who} --reason dropped?")
    return found


def referral(before: Standing, after: Standing, who: str) -> list[str]:
    """The question to put once, when it is not for them now (domain 4.5)."""
    if after.close_reason != Reason.NOT_NOW or after.state is not State.NURTURE:
        return []
    if before.state is State.NURTURE:
        return []
    return [
        f"Ask whom they could recommend us to, and enter them: cadence add NAME --referred-by {who}"
    ]


def _at_the_last_step(standing: Standing, who: str) -> list[str]:
    if standing.near_yes:
        again = f"cadence close {who} --reason vanished asks again in half a year."
        return [f"It was nearly a yes: instead of letting go, {again}"]
    if standing.stalls >= 2:
        return [f"Two stalls and no date: cadence close {who} --reason stalling lets go now."]
    return []


LET_GO_WHEN = (
    "cannot sign and will not name who can",
    "two stalls and no date",
    "three calls and a letter unanswered",
    "wants only the cheapest",
    "asked not to be contacted",
)
KEEP_THE_DOOR_OPEN_WHEN = (
    "had a real problem and nearly signed",
    "gave a clear reason that time can change",
)
