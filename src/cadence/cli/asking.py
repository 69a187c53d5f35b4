"""The talk after the talk: what `add` asks for, in the order of a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cadence.cli.context import Context
from cadence.engine.prospect import SYMPTOMS
from cadence.errors import CadenceError

QUESTIONS = (
    ("name", "Who was it? (first and last name)"),
    ("company", "Which firm?"),
    ("role", "What do they do there?"),
    ("phone", "Phone?"),
    ("email", "E-mail?"),
    ("topic", "What was it about? (a short noun phrase)"),
    ("problem", "What problem do they want solved?"),
    ("decision_maker", "Can they sign? (yes, no, unknown)"),
    ("who_decides", "Who can sign, then?"),
    ("next_step", "What is the next step? (a short noun phrase)"),
)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person said."""

    values: dict[str, Any]
    symptoms: tuple[str, ...]
    note: str
    first_call: str | None


def ask_about_the_talk(run: Context, known: dict[str, Any], first_call: str | None) -> Answers:
    """Ask for what the flags did not say. Enter leaves a question out; only a name is needed.

    An answer that cannot be read is asked for again. Raises EOFError at the end of the input.
    """
    screen, values = run.screen, dict(known)
    screen.note("Enter leaves a question out; Ctrl-C leaves it all.")
    for field, question in QUESTIONS:
        if values.get(field):
            continue
        if field == "who_decides" and values.get("decision_maker") != "no":
            continue
        values[field] = _answer(run, field, question)
    symptoms = _symptoms(run)
    note = screen.ask("Anything to remember?")
    while first_call is None:
        said = screen.ask("First call when? (Enter: the next working day)")
        if not said:
            break
        try:
            run.when(said)
        except CadenceError as problem:
            screen.note(problem.message)
        else:
            first_call = said
    return Answers(values, symptoms, note, first_call)


def _answer(run: Context, field: str, question: str) -> str | None:
    from cadence.engine.prospect import Profile
    from cadence.services.profiles import checked_profile

    while True:
        said = run.screen.ask(question)
        if not said and field != "name":
            return None
        try:
            alone: dict[str, Any] = {"name": "somebody", field: said}
            checked_profile(Profile(**alone))
        except CadenceError as problem:
            run.screen.note(problem.message)
        else:
            return said


def _symptoms(run: Context) -> tuple[str, ...]:
    while True:
        said = run.screen.ask(f"How were they? ({', '.join(SYMPTOMS)}; Enter: calm)")
        found = tuple(part for part in said.lower().replace(",", " ").split() if part)
        if all(part in SYMPTOMS for part in found):
            return found
        run.screen.note(f"Only {', '.join(SYMPTOMS)}.")
