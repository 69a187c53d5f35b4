"""Pages about one person: who they are, what happened, why the date is what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cadence.engine.advice import KEEP_THE_DOOR_OPEN_WHEN, LET_GO_WHEN
from cadence.engine.cadences import THREE_CALLS_AND_A_LETTER
from cadence.engine.explain import arithmetic
from cadence.engine.lines import Line
from cadence.engine.matters import in_force
from cadence.engine.model import Touch
from cadence.engine.prospect import Profile
from cadence.engine.speech import day, label
from cadence.engine.vocabulary import STATE_NAMES, State
from cadence.render.sentences import action_and_day, what_else, what_next
from cadence.render.visible import visible
from cadence.services.desk import Case
from cadence.services.page import Page
from cadence.services.touching import described

LABEL_WIDTH = 15
_FIELDS = (
    ("role", "role"),
    ("phone", "phone"),
    ("email", "e-mail"),
    ("address", "address"),
    ("salutation", "salutation"),
    ("language", "language"),
    ("country", "country"),
    ("topic", "topic"),
    ("problem", "problem"),
    ("next_step", "next step"),
    ("who_decides", "who decides"),
    ("source", "source"),
    ("owner", "owner"),
)


def show(page: Page, today: date) -> list[str]:
    """Everything on one person, a line each."""
    case, log = page.case, page.log
    profile, standing = case.record.profile, case.standing
    head = f"#{case.record.id} {visible(profile.name)}"
    if profile.company:
        head += f", {visible(profile.company)}"
    lines = [f"{head}{' ★' if profile.key else ''}", ""]
    lines.append(_pair("state", _state(case)))
    if case.record.removed:
        lines.append(_pair("entry", "undone: in no list (cadence undo --redo)"))
    if standing.next is None:
        lines.append(_pair("next", what_next(case, today)))
    else:
        lines.append(_pair("next", action_and_day(standing.next, today)))
        lines.append(_pair("why", visible(arithmetic(standing.next))))
    if page.ahead:
        steps = [f"{label(due.action)} {day(due.due_on, today)}" for due in page.ahead]
        lines.append(_pair("then", f"{', '.join(steps)}, if each is done on its day"))
    lines += [_pair("beside", _beside(line, today)) for line in page.beside]
    if case.record.cadence.name != THREE_CALLS_AND_A_LETTER:
        lines.append(_pair("cadence", case.record.cadence.name))
    lines += _described(profile)
    if page.referrer is not None:
        lines.append(_pair("referred by", f"#{page.referrer.id} {visible(page.referrer.name)}"))
    lines.append(_pair("met", day(case.record.enrolment.met_on)))
    if standing.last_contact_on:
        lines.append(_pair("last contact", day(standing.last_contact_on)))
    lines += [_pair("recommended", f"#{match.id} {visible(match.name)}") for match in page.referred]
    if log:
        lines += ["", "What happened"]
        lines += [f"  {text}" for text in history(log)]
    return lines


def _beside(line: Line, today: date) -> str:
    """A milestone, a complaint, an offer, with its number: what `--about` takes."""
    number = f" (number {line.about})" if line.about is not None else ""
    text = f": {visible(' '.join(line.text.split()))}" if line.text else ""
    return f"{what_else(line, today).removesuffix('.')}{text}{number}"


def _pair(name: str, text: str) -> str:
    indented = text.replace("\n", "\n" + " " * (LABEL_WIDTH + 2))
    return f"  {name:<{LABEL_WIDTH}}{indented}"


def _described(profile: Profile) -> list[str]:
    lines = [
        _pair(name, _lines(getattr(profile, field)))
        for field, name in _FIELDS
        if getattr(profile, field)
    ]
    if profile.decision_maker != "unknown":
        lines.append(_pair("decision maker", profile.decision_maker))
    if profile.symptoms:
        lines.append(_pair("symptoms", ", ".join(profile.symptoms)))
    if profile.tags:
        lines.append(_pair("tags", visible(", ".join(profile.tags))))
    return lines


def _lines(text: str) -> str:
    """A text of several lines, each made visible."""
    return "\n".join(visible(line) for line in text.splitlines())


def _state(case: Case) -> str:
    standing = case.standing
    parts = [STATE_NAMES[standing.state]]
    if standing.close_reason and standing.state is not State.CLIENT:
        parts.append(f"({standing.close_reason})")
    if standing.left_on and standing.state not in (State.ACTIVE, State.ENGAGED, State.CLIENT):
        parts.append(f"since {day(standing.left_on)}")
    if standing.contract_on and standing.state is State.CLIENT:
        parts.append(f"since {day(standing.contract_on)}")
    if standing.came_back:
        after = f" after {standing.came_back_after} days" if standing.came_back_after else ""
        parts.append(f"[{standing.came_back}{after}]")
    counts = [
        f"{count} {name}{'s' if count > 1 else ''}"
        for count, name in ((standing.stalls, "stall"), (standing.snoozes, "snooze"))
        if count
    ]
    if standing.run > 1:
        counts.insert(0, f"run {standing.run}")
    return " ".join(parts) + (f"; {', '.join(counts)}" if counts else "")


def history(log: Iterable[tuple[Touch, str]]) -> list[str]:
    """The log, oldest first: the day, what it was, the note."""
    lines = []
    for touch, _step in log:
        what = "" if touch.outcome == "note" else described(touch)
        note = _lines(touch.note)
        by = f"  [{visible(touch.by)}]" if touch.by else ""
        extra = [
            f"{name}: {visible(value)}"
            for name, value in (
                ("competitor", touch.competitor),
                ("why", touch.why),
                ("offered", touch.gesture),
                ("lesson", touch.lesson),
            )
            if value
        ]
        text = ". ".join(part for part in (what, *extra, note) if part)
        lines.append(f"{day(touch.on)}  {text}{by}".replace("\n", "\n    "))
    return lines


def why(case: Case, hints: Sequence[str]) -> list[str]:
    """The arithmetic of the next date, of what stands beside it, and when to stop."""
    due = case.standing.next
    name = visible(case.record.profile.name)
    beside = [f"Beside: {visible(arithmetic(one.due))}." for one in in_force(case.standing)]
    if due is None:
        nothing = "nothing else is due" if beside else "nothing is due"
        return [f"{name}: {nothing}. {_state(case).capitalize()}.", *beside]
    lines = [f"{name}: {visible(arithmetic(due))}.", *beside]
    position, steps = case.standing.position, case.record.cadence.steps
    if case.standing.state is State.ACTIVE:
        step = steps[position]
        if step.says:
            says = visible(step.says)
            end = "" if says.endswith((".", "!", "?")) else "."
            lines.append(f"{label(step.name).capitalize()}: {says}{end}")
        if position + 1 == len(steps):
            lines.append(f"Let go when: {'; '.join(LET_GO_WHEN)}.")
            lines.append(f"Keep the door open when: {'; '.join(KEEP_THE_DOOR_OPEN_WHEN)}.")
    return lines + [visible(hint) for hint in hints]
