"""The words for an action: which texts, which questions, and what is still missing for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cadence.engine import actions, advice
from cadence.engine.figures import LANGUAGES
from cadence.engine.lines import Line
from cadence.engine.model import Step
from cadence.engine.speech import label
from cadence.engine.vocabulary import (
    APOLOGY_FIRST,
    STATE_NAMES,
    WRITTEN,
    Channel,
    LossReason,
    Reason,
    State,
)
from cadence.errors import RefusedError, UsageError
from cadence.services.desk import Case, Desk
from cadence.services.due_lines import lines_of, told_by
from cadence.services.fields import Blank, Fields, Given, blank
from cadence.services.sayings import (
    ACCEPTING,
    CALL,
    HELLO,
    PLANS,
    REFUSING,
    SITUATIONS,
    Plan,
)
from cadence.words.texts import LETTER, QUESTION, Wordings, built_in

_OWED = (
    actions.REMARK,
    actions.COMPLAINT_ACK,
    actions.COMPLAINT_ANSWER,
    actions.COMPLAINT_FOLLOW_UP,
)
"""An answer owed is not marketing: also to those who asked not to be contacted."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One text, ready to be said; `situation` is empty for those that are said anyway."""

    name: str
    situation: str
    text: str


@dataclass(frozen=True, slots=True)
class Script:
    """The words for one action. A text that lacks a field is said in another way; where there is
    none, it is left out, and the field `missing`. With the fields of `better` more can be said.

    `action` is None when nothing is due; `line` is that of the list, if the action has one.
    Texts and questions are in `language`; `outline`, what the cadence says of its step or what
    a matter is about, and `reminders` are for the user.
    """

    case: Case
    action: str | None
    language: str
    line: Line | None = None
    outline: str = ""
    sayings: tuple[Saying, ...] = ()
    questions: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()
    missing: tuple[Blank, ...] = ()
    better: tuple[Blank, ...] = ()


def script_for(
    desk: Desk,
    case: Case,
    wordings: Wordings = built_in,
    *,
    given: Given | None = None,
    action: str = "",
    language: str = "",
    at: Line | None = None,
) -> Script:
    """What to say and to ask for what is due first, or for `action`, in the person's language.

    `given` are values for fields, over what is known. `at` is the line of the list that it is
    for, where that is known; then nothing reminds of the others. Raises RefusedError for
    somebody who is not to be contacted, UsageError for an action or a language that does not
    exist.
    """
    if action:
        _check_action(action, case)
    lines = lines_of(desk, case)
    line = at or next((one for one in lines if not action or one.action == action), None)
    wanted = action or (line.action if line is not None else None)
    refuse_if_blocked(case, is_owed=wanted in _OWED)
    spoken = language_of(desk, case, language)
    if wanted is None:
        return Script(case, None, spoken)
    values = {**told_by(desk, case, line), **(given or {})}
    plan, wording = _plan(case, wanted, values), wordings(spoken)
    fields = Fields(desk, case, wording, values, wanted, in_writing=LETTER in plan.says)
    answers = [name for name in plan.answers if _is_possible(wording.texts[name], fields)]
    asks = [f"{QUESTION}{one}" for one in plan.asks if _is_open(one, case)]
    ready, missing, better = fields.said((*plan.says, *answers, *asks))
    step = _step_called(case, wanted)
    about = line.text if line is not None else ""
    also = [one for one in lines if at is None and one is not line and _is_due(one, desk)]
    return Script(
        case=case,
        action=wanted,
        language=spoken,
        line=line,
        outline=step.says if step is not None else about,
        sayings=tuple(
            Saying(name, SITUATIONS[name] if name in answers else "", text)
            for name, text in ready.items()
            if name not in asks
        ),
        questions=tuple(text for name, text in ready.items() if name in asks),
        reminders=(*_reminders(case, plan), *(_also(one) for one in also)),
        missing=tuple(blank(name, case.record.id) for name in missing),
        better=tuple(blank(name, case.record.id) for name in better),
    )


def _is_due(line: Line, desk: Desk) -> bool:
    return line.due_on is not None and line.due_on <= desk.today


def _also(line: Line) -> str:
    return f"Due as well: {label(line.action or '')} (--action {line.action})."


def language_of(desk: Desk, case: Case, wanted: str = "") -> str:
    """The language asked for, else the person's, else one's own."""
    if wanted and wanted not in LANGUAGES:
        raise UsageError(f"'{wanted}' is not a language: {', '.join(LANGUAGES)}.")
    return str(wanted or case.record.profile.language or desk.settings["me.language"])


def refuse_if_blocked(case: Case, *, is_owed: bool = False) -> None:
    """Raise RefusedError for somebody whom nobody may speak or write to.

    Whoever asked not to be contacted still gets the answer that is owed to them.
    """
    state = case.standing.state
    if state is State.GONE or (state is State.DO_NOT_CONTACT and not is_owed):
        name = case.record.profile.name
        raise RefusedError(f"{name}: {STATE_NAMES[state]}. There are no words to say.")


def _check_action(action: str, case: Case) -> None:
    steps = (step.name for step in case.record.cadence.steps)
    known = list(dict.fromkeys((*PLANS, *steps)))
    if action not in known:
        from difflib import get_close_matches

        near = get_close_matches(action, known, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise UsageError(f"'{action}' is no action.{meant} Known: {', '.join(known)}.")


def _step_called(case: Case, action: str) -> Step | None:
    return next((step for step in case.record.cadence.steps if step.name == action), None)


def _plan(case: Case, action: str, given: Given) -> Plan:
    """What belongs to an action. A step of one's own that no text is meant for has its outline,
    and as a call what may come in any call."""
    step = _step_called(case, action)
    if action == actions.HELLO and case.standing.close_reason in APOLOGY_FIRST:
        return Plan(("winback1", "winback_changed", "winback_ask"), HELLO.answers, HELLO.asks)
    if action == actions.COMPLAINT_ANSWER and ("action" in given) != ("reason" in given):
        return ACCEPTING if "action" in given else REFUSING
    if step is None:
        return PLANS[action]
    if step.channel is Channel.LETTER:
        return PLANS[LETTER]
    if step.channel in WRITTEN:
        return Plan()
    return PLANS[action] if action in PLANS and action != LETTER else Plan(answers=CALL)


def _is_possible(text: str, fields: Fields) -> bool:
    """Whether what a text promises will be: after the last try there is no next one."""
    return "{next_date}" not in text or bool(fields.value("next_date"))


def _is_open(question: str, case: Case) -> bool:
    """Whether the answer to a question is not known yet."""
    profile = case.record.profile
    known = {
        "problem": profile.problem,
        "next": profile.next_step,
        "signs": profile.decision_maker == "yes" or profile.who_decides,
        "competitor": case.standing.competitor or not _may_be_a_competitor(case),
    }
    return not known.get(question)


def _may_be_a_competitor(case: Case) -> bool:
    """Whether they may have gone to somebody else: it is said so, or nobody knows why."""
    reasons = (None, Reason.COMPETITOR, LossReason.UNKNOWN)
    return case.standing.close_reason in reasons


def _reminders(case: Case, plan: Plan) -> Iterator[str]:
    profile, standing = case.record.profile, case.standing
    yield from plan.reminders
    wins_back = "winback5" in (*plan.says, *plan.answers)
    if wins_back and standing.close_reason == LossReason.PRODUCT:
        yield "Offer nothing before the fault is mended."
    if profile.decision_maker == "no":
        yield advice.not_decider(profile.who_decides).message
    if profile.symptoms:
        yield advice.ENTHUSIASM.message
