"""What can be logged for somebody on the day's list now, the most likely first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cadence.engine import actions, rules
from cadence.engine.lines import Line
from cadence.engine.model import Method, Standing, Touch
from cadence.engine.vocabulary import WRITTEN, Channel, Outcome
from cadence.services.catalogue import CHOICES, Answers, Choice
from cadence.services.desk import Case, Desk
from cadence.services.touching import WRITTEN_BY_DEFAULT

_LIKELY = {
    actions.REPLY: "serdm",
    actions.MEETING: "hiom",
    actions.FINAL_ANSWER: "yfdn",
    actions.GET_SIGNATURE: "wndf",
    actions.WIN_BACK_1: "nvsyxm",
    actions.WIN_BACK_2: "nvsyxm",
    actions.WIN_BACK_3: "nvsyxm",
    actions.REVIVAL: "nvsymx",
    actions.HELLO: "snvmyx",
    actions.CARE_1: "snvmr",
    actions.CARE_2: "snvmr",
    actions.CARE: "snvmr",
    actions.MILESTONE: "jsve",
    actions.PROMOTION: "sve",
    actions.REMARK: "j+-",
    actions.COMPLAINT_ACK: "p+-",
    actions.COMPLAINT_ANSWER: "+-",
    actions.COMPLAINT_FOLLOW_UP: "snv",
}
"""What an action usually comes to, the most likely first."""
_A_CALL, _A_LETTER = "nvgsmtd", "erf"
_OF_A_MATTER = {
    actions.MILESTONE: "j",
    actions.REMARK: "j+-",
    actions.COMPLAINT_ACK: "p+-",
    actions.COMPLAINT_ANSWER: "+-",
}
"""What settles a line beside the next action."""
_MATTER_KEYS = frozenset("pj+-")
_OF_THE_STEP = frozenset({Outcome.SNOOZE, Outcome.SKIP})
"""What is done to the next action itself, and not to a line beside it."""


def choices(case: Case, line: Line, today: date, method: Method) -> tuple[Choice, ...]:
    """What can be logged for that line now, the most likely first."""
    found = [
        possible
        for choice in CHOICES
        if (possible := _possible(choice, case.standing, line, today, method)) is not None
    ]
    likely = _likely(case, line)
    return tuple(sorted(found, key=lambda choice: _place(choice.key, likely)))


def named(word: str, among: tuple[Choice, ...]) -> Choice | None:
    """The choice of that key or word: a possible one if there is one, else any."""
    for choice in (*among, *CHOICES):
        if word in (choice.key, choice.word):
            return choice
    return None


def touch_of(choice: Choice, line: Line, today: date, answers: Answers) -> Touch:
    """The entry of the log that a choice and its answers come to: the same as by its command."""
    channel = WRITTEN_BY_DEFAULT.get(choice.outcome, Channel.CALL)
    if choice.outcome in (Outcome.SNOOZE, Outcome.CLOSE, Outcome.MILESTONE):
        channel = Channel.NOTE
    about = line.about if choice.key in _MATTER_KEYS else None
    touch = Touch(
        on=today, outcome=choice.outcome, channel=channel, about=about, reason=choice.verdict
    )
    return replace(touch, **answers)


def refused(desk: Desk, case: Case, choice: Choice, line: Line, answers: Answers) -> str | None:
    """Why it cannot be logged, in the sentence of the rule; None when it can."""
    method = desk.method(case.record.cadence, case.record.profile)
    touch = touch_of(choice, line, desk.today, answers)
    found = rules.refusal(case.standing, touch, method, str(case.record.id))
    return found.message if found is not None else None


def _possible(
    choice: Choice, standing: Standing, line: Line, today: date, method: Method
) -> Choice | None:
    """The choice with those of its options that no rule forbids; None when nothing is left."""
    is_beside = line.about is not None or line.action == actions.PROMOTION
    if choice.key in _MATTER_KEYS:
        fits = choice.key in _OF_A_MATTER.get(line.action or "", "")
        of_a_milestone = choice.outcome is Outcome.MILESTONE
        return choice if fits and of_a_milestone == (line.action == actions.MILESTONE) else None
    if is_beside and choice.outcome in _OF_THE_STEP:
        return None

    def is_allowed(answers: Answers) -> bool:
        touch = touch_of(choice, line, today, answers)
        if rules.is_no_op(standing, touch):
            return False
        return rules.refusal(standing, touch, method, "") is None

    reasons = next((ask for ask in choice.asks if ask.field == "reason"), None)
    if reasons is None:
        return choice if is_allowed({}) else None
    left = tuple(one for one in reasons.options if is_allowed({"reason": one}))
    if not left:
        return None
    if left == reasons.options:
        return choice
    fewer = replace(reasons, options=left, default="", needed=True)
    return replace(choice, asks=tuple(fewer if one is reasons else one for one in choice.asks))


def _likely(case: Case, line: Line) -> str:
    known = _LIKELY.get(line.action or "")
    if known is not None:
        return known
    step = next((one for one in case.record.cadence.steps if one.name == line.action), None)
    return _A_LETTER if step is not None and step.channel in WRITTEN else _A_CALL


def _place(key: str, likely: str) -> int:
    return likely.index(key) if key in likely else len(likely)
