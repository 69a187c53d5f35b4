"""Questions to put to somebody, given to the user when their moment comes (domain 6).

They follow an entry that was just logged. What to ask in the call that is due is the script's.
"""

from __future__ import annotations

from cadence.engine.model import Standing, Touch
from cadence.engine.vocabulary import Outcome, Reason, State

MOST = 2
"""Offers and questions after one command; a third is a lecture."""

WHICH_COMPETITOR = "Ask which competitor it was, and why they won (--competitor NAME --why TEXT)."
HOW_THEY_DECIDE = (
    "Ask how they decide, by what criteria, and by which day: cadence log {who} answer --when DATE."
)
WHAT_DECIDED = "Ask what really decided it, and what they would do in our place to win them back."
CAN_WE_MEET_IT = "If they name terms: can we meet them? If so, offer it: cadence log {who} yes."
WHAT_BROUGHT_THEM_BACK = "Ask what made them come back: it may bring others back too."
WHAT_CHANGED_THEM = "Ask what really made them change, and see that it does not happen again."
A_DATE_TO_CONGRATULATE = (
    "Is there a date to congratulate them on? cadence milestone {who} DATE TEXT."
)

_TO_WHO_CAME_BACK = {"resurrected": WHAT_BROUGHT_THEM_BACK, "won-back": WHAT_CHANGED_THEM}


def on_touch(before: Standing, after: Standing, touch: Touch, who: str) -> list[str]:
    """What to ask after an entry of the log, given the standings before and after it.

    `who` is what the user types for them.
    """
    return [text.format(who=who) for text in _after(before, after, touch)]


def _after(before: Standing, after: Standing, touch: Touch) -> list[str]:
    match touch.outcome:
        case Outcome.HELD if after.state is State.ENGAGED and touch.when is None:
            return [HOW_THEY_DECIDE]
        case Outcome.LOSE if after.state is State.LOST:
            return [WHAT_DECIDED, CAN_WE_MEET_IT]
        case Outcome.SIGN if after.came_back is not None:
            return [_TO_WHO_CAME_BACK[after.came_back]]
        case Outcome.REFUSED | Outcome.CLOSE if _is_kept_from_now_on(before, after):
            unnamed = touch.reason == Reason.COMPETITOR and not touch.competitor
            known = any(matter.kind is Outcome.MILESTONE for matter in after.matters)
            return [WHICH_COMPETITOR] * unnamed + [A_DATE_TO_CONGRATULATE] * (not known)
    return []


def _is_kept_from_now_on(before: Standing, after: Standing) -> bool:
    return after.state is State.NURTURE and before.state is not State.NURTURE
