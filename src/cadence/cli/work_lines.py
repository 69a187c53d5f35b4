"""`work` line by line: one outcome a line, typed as `log` takes it. For scripts, screen readers."""

from __future__ import annotations

import sys
from typing import Any

from cadence.cli.context import Context
from cadence.cli.options import one_of
from cadence.cli.work_fill import checked, kept, to_keep
from cadence.cli.work_line import Line, read
from cadence.cli.work_steps import changed, clock_there, script_of
from cadence.engine.vocabulary import StallKind
from cadence.errors import CadenceError, NotFoundError, RefusedError, UsageError
from cadence.render.by_keys import by_words
from cadence.render.reading import card_lines, otherwise, outcomes
from cadence.render.sentences import done as sentence
from cadence.render.visible import visible
from cadence.render.wording import to_fill
from cadence.services.catalogue import CHOICES, Ask, Choice
from cadence.services.fields import Blank
from cadence.services.sitting import Card, Entry, Sitting, heard
from cadence.services.suggesting import sounds_like
from cadence.services.undoing import Undone
from cadence.services.wording import Script
from cadence.services.working import named, refused

CONTROLS = (
    "script (what to say if it comes otherwise), fill (what the words lack), letter (l), "
    "next (Enter), back (b), undo (u), keys (?), stop (q)"
)
_STALL = next(choice for choice in CHOICES if choice.word == "stall")


def work_by_lines(run: Context, sitting: Sitting) -> None:
    """Go through the list by the lines of stdin, to its end or theirs.

    Where a person types them, a mistake is told and asked again. In a script it ends the program
    with its exit code: the lines after it would be for other people. What was logged is kept.
    Raises UsageError when there is nobody to answer.
    """
    _Lines(run, sitting).go()


class _Lines:
    def __init__(self, run: Context, sitting: Sitting) -> None:
        self.run, self.sitting = run, sitting
        self.is_asked = run.screen.can_ask and not run.flags.json
        self.read = 0

    def go(self) -> None:
        """One line after another."""
        shown: tuple[int, ...] | None = None
        while True:
            with self.run.desk() as desk:
                card = self.sitting.card(desk)
                script = script_of(self.run, desk, card) if card is not None else None
            if card is None:
                return
            now = (card.number, len(card.done), len(self.sitting.filled))
            if shown != now and not self._is_terse:
                of, there = len(self.sitting.lines), clock_there(card)
                self.run.screen.say_page(card_lines(card, of, script, self.run.today, there))
            shown = now
            try:
                text = self._line("What did it come to? (? for all)")
            except EOFError:
                if not self.read and not self.is_asked:
                    raise UsageError(_nobody(self.sitting)) from None
                return
            try:
                if not self._at(card, script, text):
                    return
            except EOFError:
                return
            except CadenceError as problem:
                problem.message = by_words(problem.message, card.choices)
                if not self.is_asked:
                    problem.message = f"Line {self.read}: {problem.message}{self._kept}"
                    raise
                self.run.screen.note(problem.message)

    @property
    def _kept(self) -> str:
        count = len(self.sitting.entries)
        return f" What was logged before ({count}) is kept." if count else ""

    @property
    def _is_terse(self) -> bool:
        return self.run.flags.quiet or self.run.flags.json

    def _line(self, question: str) -> str:
        """The next line. Raises EOFError at the end of the input."""
        sys.stdout.flush()  # who it is about comes before the question
        if self.is_asked:
            text = self.run.screen.ask(question)
        else:
            text = sys.stdin.readline()
            if not text:
                raise EOFError
        self.read += 1
        return text.strip()

    def _at(self, card: Card, script: Script | None, text: str) -> bool:
        """What one line says about one person; whether to go on."""
        line = read(text)
        match line.word:
            case "stop" | "quit" | "q":
                return False
            case "" | "next":
                self.sitting.forward()
            case "back" | "b":
                if not self.sitting.back():
                    raise NotFoundError("This is the first.")
            case "undo" | "u":
                self._undo()
            case "letter" | "l":
                self._read_letter(card)
            case "fill" | "=":
                self._fill(card, to_keep(script))
            case "script":
                self.run.screen.say_page(otherwise(script) or ["No more words for this."])
            case "?" | "help" | "keys":
                self.run.screen.say_page([outcomes(card.choices), f"And: {CONTROLS}"])
            case word:
                choice = named(word, card.choices)
                if choice is None:
                    known = [one.word for one in card.choices]
                    one_of("outcome", word, known)
                    raise UsageError(f"'{word}' is no outcome.")
                self._log(card, choice, line)
        return True

    def _fill(self, card: Card, blanks: tuple[Blank, ...]) -> None:
        """What the words lack, asked for and kept. A script has a command for that."""
        if not blanks:
            raise UsageError("The words lack nothing that could be kept.")
        if not self.is_asked:
            raise UsageError(f"Nobody is there to be asked: {to_fill(blanks)}.")
        typed: dict[Blank, str] = {}
        for blank in blanks:
            said = self._line(f"{blank.label[:1].upper()}{blank.label[1:]}? (Enter: none)")
            wrong = checked(blank)(said)
            if wrong:
                self.run.screen.note(wrong)
            elif said:
                typed[blank] = said
        told = kept(self.run, self.sitting, card.case.record.id, typed)
        if told:
            self.run.screen.say(told)

    def _read_letter(self, card: Card) -> None:
        """The letter to them, read out."""
        from cadence.cli.missing import lacking
        from cadence.cli.word_files import wordings
        from cadence.exchange.letter import as_text
        from cadence.services.letters import letter_for

        with self.run.desk() as desk:
            drafted = letter_for(desk, desk.case(card.case.record.id), wordings(self.run))
        if drafted.letter is None:
            raise lacking(drafted.missing)
        if not self.run.flags.json:
            self.run.screen.say(as_text(drafted.letter).removesuffix("\n"))

    def _undo(self) -> None:
        def forget(_undone: Undone) -> None:
            self.sitting.undone()

        undone = changed(self.run, self.sitting.undo, forget)
        self.run.forget_settings()
        if not self.run.flags.json:
            self.run.screen.say(f"Taken back: {visible(undone.change.summary)}.")

    def _log(self, card: Card, choice: Choice, line: Line) -> None:
        if choice not in card.choices:
            with self.run.desk() as desk:
                forbidden = refused(desk, card.case, choice, card.line, {})
            why = forbidden or f"nothing to log as {choice.label} here."
            raise RefusedError(f"{card.line.name}: {why}")
        answers = self._answers(choice, line)
        is_alone = self.is_asked and not self.run.flags.yes
        if is_alone:
            choice, answers = self._or_a_stall(card, choice, answers)
        entry = changed(
            self.run,
            lambda desk: self.sitting.log(desk, card, choice, answers, suggest=not is_alone),
            self.sitting.keep,
        )
        self._tell(entry)
        self.sitting.forward()

    def _tell(self, entry: Entry) -> None:
        if self.run.flags.json:
            return
        self.run.screen.say_page([sentence(entry.done, self.run.today)])
        self.run.screen.warn(entry.done.warnings)
        self.run.screen.hint(entry.done.hints)

    def _answers(self, choice: Choice, line: Line) -> dict[str, Any]:
        """What the line says, and what a person is asked for beyond it."""
        texts = dict(line.texts)
        fields = [ask.field for ask in choice.asks]
        if line.loose:
            if "when" not in fields or "when" in texts:
                raise UsageError(f"'{line.loose}' is not understood; a note goes with --note.")
            texts["when"] = line.loose
        for name in texts:
            if name not in fields:
                raise UsageError(f"{choice.word} takes no --{name}.")
        answers: dict[str, Any] = {}
        for ask in choice.asks:
            if ask.field in texts:
                answers[ask.field] = self._value(ask, texts[ask.field])
            elif ask.is_wanted(answers) and (ask.needed or (self.is_asked and not texts)):
                answers |= self._asked(ask)
        return answers

    def _asked(self, ask: Ask) -> dict[str, Any]:
        """One answer, asked for; again until it can be read."""
        if not self.is_asked:
            flag = "--because TEXT" if ask.field == "why" else f"--{ask.field} {_shape(ask)}"
            raise UsageError(f"{ask.question} Add {flag}.")
        default = "" if ask.needed else f" (Enter: {ask.default or 'none'})"
        options = f" [{', '.join(ask.options)}]" if ask.options else ""
        while True:
            text = self._line(f"{ask.question}{options}{default}")
            if not text and not ask.needed:
                return {}
            try:
                return {ask.field: self._value(ask, text)}
            except CadenceError as problem:
                self.run.screen.note(problem.message)

    def _value(self, ask: Ask, text: str) -> Any:
        if ask.field == "when":
            return self.run.when(text)
        if ask.options:
            word = one_of(ask.field, text, ask.options)
            return StallKind(word) if ask.field == "kind" else word
        if ask.needed and not text.strip():
            raise UsageError(ask.question)
        return text

    def _or_a_stall(
        self, card: Card, choice: Choice, answers: dict[str, Any]
    ) -> tuple[Choice, dict[str, Any]]:
        """The stall that the note sounds like, if a person says so."""
        with self.run.desk() as desk:
            stall = heard(desk, card, choice, answers)
        if stall is None:
            return choice, answers
        if self._line(f"{sounds_like(stall)} Log it so? [y/N]").lower() not in ("y", "yes"):
            return choice, answers
        found = {"kind": stall.kind, "when": stall.when, "note": stall.note}
        return _STALL, {name: value for name, value in found.items() if value is not None}


def _shape(ask: Ask) -> str:
    return "DATE" if ask.field == "when" else ask.field.upper()


def _nobody(sitting: Sitting) -> str:
    count = len(sitting.lines)
    due = "1 is due" if count == 1 else f"{count} are due"
    return (
        f"{due}, and nobody is there to say what it came to: run it on a terminal, "
        "or write one outcome a line (no-answer, spoke --note TEXT …)."
    )
