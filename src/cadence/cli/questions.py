"""What an outcome needs, asked one after another on the working screen."""

from __future__ import annotations

from typing import Any

from cadence.cli import keyboard
from cadence.cli.context import Context
from cadence.cli.keyboard import command_letter
from cadence.cli.stage import Paint, Picture, Stage
from cadence.engine.speech import day
from cadence.engine.vocabulary import STATE_AFTER, STATE_NAMES, Outcome, Reason, StallKind
from cadence.errors import CadenceError
from cadence.render import palette
from cadence.render.by_keys import by_keys
from cadence.render.card import plain
from cadence.render.frame import legend, notices
from cadence.render.sentences import in_days
from cadence.services.catalogue import CHOICES, Answers, Ask, Choice
from cadence.services.sitting import Card, heard, understood
from cadence.services.suggesting import sounds_like
from cadence.services.working import refused

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NAME = 20
"""Letters of a name before a question."""
DATES = "2026-12-03, tomorrow, friday, 10d, 2w, 3m"
_STALL = next(choice for choice in CHOICES if choice.outcome is Outcome.STALL)


class _GivenUp(Exception):  # noqa: N818 - nothing went wrong: somebody thought better of it
    pass


class Questions:
    """The questions about one outcome for one person, below or instead of the card."""

    def __init__(self, run: Context, stage: Stage, paint: Paint, card: Card) -> None:
        self._run, self._stage, self._paint, self._card = run, stage, paint, card
        self._so_far = ""

    def asked(self, choice: Choice) -> tuple[Choice, Answers] | None:
        """What is to be logged, with its answers; None when somebody thought better of it.

        A note that sounds like a stall is asked about, and may make it one.
        """
        answers: dict[str, Any] = {}
        self._so_far = f"{_short(self._card.line.name)}: {choice.label}"
        try:
            for ask in choice.asks:
                if ask.is_wanted(answers):
                    answers |= self._answered(choice, ask, answers)
            return self._or_a_stall(choice, answers)
        except _GivenUp:
            return None

    def _answered(self, choice: Choice, ask: Ask, answers: Answers) -> dict[str, Any]:
        """The answer by its field; nothing where Enter left it to the default."""
        if ask.options:
            word = self._chosen(ask)
            if not word:
                return {}
            self._so_far += f" ({word})"
            return {ask.field: StallKind(word) if ask.field == "kind" else word}
        if ask.field == "when":
            return self._dated(choice, ask, answers)
        text = self._line(ask, lambda _text: "Enter: log it" if ask.field == "note" else "")
        return {ask.field: text} if text else {}

    def _dated(self, choice: Choice, ask: Ask, answers: Answers) -> dict[str, Any]:
        """A date; an unreadable or forbidden one is told, and typed again."""
        run, card = self._run, self._card
        found: dict[str, Any] = {}

        def check(text: str) -> str | None:
            if not text:
                return None
            when = run.when(text)
            with run.desk() as desk:
                wrong = refused(desk, card.case, choice, card.line, {**answers, "when": when})
                assert when is not None
                on = understood(desk, card, when)
            found["when"], found["on"] = when, on
            return by_keys(wrong, card.choices) if wrong else None

        if not self._line(ask, self._reading, check):
            return {}
        self._so_far += f" {day(found['on'])}{in_days(found['on'], run.today)}"
        return {"when": found["when"]}

    def _reading(self, text: str) -> str:
        """What a date that is being typed means so far."""
        try:
            when = self._run.when(text)
            assert when is not None
            with self._run.desk() as desk:
                on = understood(desk, self._card, when)
        except CadenceError:
            return DATES
        return f"{day(on)}{in_days(on, self._run.today)}"

    def _line(self, ask: Ask, hint: Any, check: Any = lambda _text: None) -> str:
        def checked(text: str) -> str | None:
            if not text and ask.needed:
                return "That is needed here; Esc goes back."
            try:
                told: str | None = check(text)
            except CadenceError as problem:
                return problem.message
            return told

        def hinted(text: str) -> str:
            if text:
                return str(hint(text))
            if ask.needed:
                return f"{DATES}   Esc: back" if ask.field == "when" else "Esc: back"
            return f"Enter: {ask.default or 'none'}   Esc: back"

        question = f"{self._so_far}. {ask.question}"
        text = self._stage.line(self._paint, question, hinted, checked)
        if text is None:
            raise _GivenUp
        return text

    def _chosen(self, ask: Ask) -> str:
        """One of the words, by its letter; empty when Enter left it to the default."""
        by_letter = dict(zip(LETTERS, ask.options, strict=False))
        default = "" if ask.needed else f"Enter: {ask.default}   "

        def paint(columns: int, rows: int) -> Picture:
            card = self._paint(columns, rows)
            told = [(letter, _with_what_follows(ask, word)) for letter, word in by_letter.items()]
            if len(told) > rows - 4:  # no room for what follows
                told = [*by_letter.items()]
                body = legend(told, columns, len(told))
            else:
                body = [row for pair in told for row in legend([pair], columns, 1)]
            question = notices([(f"{self._so_far}. {ask.question}", palette.ACCENT)], columns, 2)
            below = notices([(f"{default}Esc: back", palette.QUIET)], columns, 1)
            return Picture(card.head, [*question, *body], below, card.share)

        while True:
            key = self._stage.wait(paint)
            if key.name == keyboard.ESCAPE:
                raise _GivenUp
            if key.name == keyboard.ENTER and not ask.needed:
                return ""
            word = by_letter.get(command_letter(key))
            if word is not None:
                return word

    def _or_a_stall(self, choice: Choice, answers: Answers) -> tuple[Choice, Answers]:
        """The stall that the note sounds like, if a person says so."""
        with self._run.desk() as desk:
            stall = heard(desk, self._card, choice, answers)
        if stall is None or self._run.flags.yes:
            return choice, answers

        def paint(columns: int, rows: int) -> Picture:
            card = self._paint(columns, rows)
            asked = [(f"{sounds_like(stall)} Log it so?", palette.MIND)]
            keys = [("y", "yes, a stall"), ("n", f"no, {choice.label}"), ("Esc", "back")]
            below = [*notices(asked, columns, 4), *legend(keys, columns, 2)]
            return Picture(card.head, [plain(str(answers.get("note", "")))], below, card.share)

        while True:
            key = self._stage.wait(paint)
            letter = command_letter(key)
            if key.name == keyboard.ESCAPE:
                raise _GivenUp
            if letter == "y":
                found = {"kind": stall.kind, "when": stall.when, "note": stall.note}
                return _STALL, {name: value for name, value in found.items() if value is not None}
            if letter == "n" or key.name == keyboard.ENTER:
                return choice, answers


def _with_what_follows(ask: Ask, word: str) -> str:
    """A reason, with where it leads."""
    if ask.field != "reason" or word not in tuple(Reason):
        return word
    state = STATE_NAMES[STATE_AFTER[Reason(word)]]
    return word if word.replace("-", " ") == state else f"{word}: {state}"


def _short(name: str) -> str:
    """A name that leaves room for the question."""
    return name if len(name) <= NAME else f"{name[:NAME].rstrip()}…"
