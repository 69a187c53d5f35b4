"""Which texts and questions belong to which action: the method's words as a table (domain 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cadence.engine import actions
from cadence.words.texts import LETTER


@dataclass(frozen=True, slots=True)
class Plan:
    """What is said for an action: texts in their order, texts for what may come, questions.

    A question that is answered already is not asked again.
    """

    says: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()


SITUATIONS: Mapping[str, str] = {
    "voicemail_tail": "on voicemail",
    "stall_reply": "if they want more time",
    "final_answer": "if it is too soon for an answer",
    "refusal_reason": "if it is a no",
    "refusal_competitor": "if somebody else won",
    "referral": "if it is not for them now",
    "winback5": "if they name terms that you can meet",
    "winback_no": "if it is a no",
    "complaint_yes": "if you accept",
    "complaint_no": "if you refuse",
}
"""When each of the texts is said that wait for what may come."""

_NO = ("refusal_reason", "refusal_competitor", "referral")
CALL = ("voicemail_tail", "stall_reply", *_NO)
"""What may come in any call of a cadence."""
_CARE = Plan(("care",), asks=("date",))
HELLO = Plan(("keep_in_touch",), ("referral",), ("date",))
WIN_BACK = Plan(
    ("winback1", "winback2", "winback3", "winback4", "winback5"),
    ("winback_no",),
    ("competitor",),
    (
        "Listen, and do not defend yourself; then write down what we learn from it.",
        "An offer only if they name terms that you can meet.",
    ),
)

_AFTER_A_WHILE = Plan(
    ("winback_later", "winback_changed", "winback_ask"),
    ("winback5", "winback_no"),
    ("competitor",),
    ("No second apology, and no pleading: a short question, and their answer counts.",),
)
_THE_LAST_TIME = replace(_AFTER_A_WHILE, says=("winback_last", "winback_changed", "winback_ask"))
ACCEPTING, REFUSING = Plan(("complaint_yes",)), Plan(("complaint_no",))
"""The answer to a complaint, once it is known which."""

PLANS: Mapping[str, Plan] = {
    "call-1": Plan(("call1",), CALL, ("problem", "signs")),
    "call-2": Plan(("call2",), CALL, ("next", "signs", "decide")),
    "call-3": Plan(("call3",), CALL, ("signs",)),
    LETTER: Plan((LETTER,), reminders=("`cadence letter` makes it ready to print.",)),
    actions.REPLY: Plan(asks=("problem", "signs", "decide", "next")),
    actions.MEETING: Plan(
        (),
        ("final_answer",),
        ("problem", "signs", "decide", "next"),
        ("Emotional, enthusiastic, decided on the spot? Note it; the answer is for a later day.",),
    ),
    actions.FINAL_ANSWER: Plan((), ("final_answer", *_NO), ("answer",)),
    actions.GET_SIGNATURE: Plan(
        (),
        ("stall_reply", *_NO),
        ("signature",),
        ("Not a client until the contract is signed.",),
    ),
    actions.REVIVAL: Plan(("revival",), ("stall_reply", *_NO), ("problem", "signs")),
    actions.HELLO: HELLO,
    actions.CARE_1: _CARE,
    actions.CARE_2: _CARE,
    actions.CARE: _CARE,
    actions.WIN_BACK_1: WIN_BACK,
    actions.WIN_BACK_2: _AFTER_A_WHILE,
    actions.WIN_BACK_3: _THE_LAST_TIME,
    actions.MILESTONE: Plan(("milestone",)),
    actions.PROMOTION: Plan(("promo",)),
    actions.REMARK: Plan(("remark_reply",)),
    actions.COMPLAINT_ACK: Plan(("complaint_ack",)),
    actions.COMPLAINT_ANSWER: Plan((), ("complaint_yes", "complaint_no")),
    actions.COMPLAINT_FOLLOW_UP: _CARE,
}
"""Every action that there are texts for. Other steps say what their cadence says."""
