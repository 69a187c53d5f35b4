"""`work` on a terminal: a person at a time, one key for what it came to, the next one follows."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from rich.text import Text

from cadence.cli import keyboard
from cadence.cli.context import Context
from cadence.cli.keyboard import Key, command_letter
from cadence.cli.questions import Questions
from cadence.cli.screen import Screen
from cadence.cli.stage import Picture, Stage
from cadence.cli.terminal import Terminal
from cadence.cli.work_fill import KEY as FILL
from cadence.cli.work_fill import fill, to_keep
from cadence.cli.work_letter import show_letter
from cadence.cli.work_steps import changed, clock_there, script_of
from cadence.engine.speech import day
from cadence.errors import CadenceError
from cadence.render import palette
from cadence.render.by_keys import by_keys
from cadence.render.card import card_rows, plain, wrapped
from cadence.render.frame import controls, head, legend, notices
from cadence.render.sentences import done as sentence
from cadence.render.summary import logged, told
from cadence.services.catalogue import Choice
from cadence.services.sitting import Card, Entry, Sitting
from cadence.services.undoing import Undone
from cadence.services.wording import Script
from cadence.services.working import named, refused

CONTROLS = (
    ("space", "next"),
    ("b", "back"),
    ("u", "undo"),
    ("l", "letter"),
    ("?", "keys"),
    ("q", "stop"),
)
FILLING = (FILL, "fill in")
EXPLAINED = (
    ("space", "leave them for now, and go to the next"),
    ("b", "back to the one before, done or left"),
    ("u", "take back what was logged last in this sitting"),
    ("l", "the letter to them: to be read, or opened as a PDF"),
    (FILL, "fill in what the words lack, where they lack something: it is kept"),
    ("q", "stop: what was logged is kept"),
    ("↑ ↓", "scroll, where there is more than fits"),
)


def work_on_screen(run: Context, sitting: Sitting) -> None:
    """Go through the list until its end, or until somebody stops."""
    usual, run.screen = run.screen, _Kept(quiet=run.flags.quiet)
    try:
        with Terminal(usual.console()) as terminal, suppress(EOFError):
            _Work(run, run.screen, sitting, Stage(terminal)).go()
    finally:
        run.screen = usual


class _Kept(Screen):
    """What would be told beside the result is shown on the next picture instead."""

    def __init__(self, *, quiet: bool) -> None:
        super().__init__(quiet=quiet)
        self.notes: list[tuple[str, str]] = []

    def note(self, text: str) -> None:
        if not self.quiet:
            self.notes.append((text, palette.MIND))

    def tell(self, text: str, style: str) -> None:
        """A notice that is shown in any case."""
        self.notes.append((text, style))


class _Work:
    def __init__(self, run: Context, kept: _Kept, sitting: Sitting, stage: Stage) -> None:
        self.run, self.kept, self.sitting, self.stage = run, kept, sitting, stage
        self.script: Script | None = None

    def go(self) -> None:
        while True:
            try:
                with self.run.desk() as desk:
                    card = self.sitting.card(desk)
                    if card is not None:
                        self.script = script_of(self.run, desk, card)
            except CadenceError as problem:
                if not self._go_on_after(problem):
                    return
                continue
            if not (self._at(card) if card is not None else self._at_the_end()):
                return

    def _at(self, card: Card) -> bool:
        """One key at one person; whether to go on."""
        key = self.stage.wait(partial(self._picture, card))
        self.kept.notes.clear()
        letter = command_letter(key)
        choice = named(letter, card.choices) if letter else None
        if letter == "q":
            return False
        if letter == " " or key.name in (keyboard.RIGHT, keyboard.TAB):
            self.sitting.forward()
        elif letter == "?":
            self._explain(card)
        elif letter == "l":
            self._write(card)
        elif letter == FILL and to_keep(self.script):
            self._fill(card)
        elif choice is not None:
            self._take(card, choice)
        elif key.name == keyboard.PASTE:
            self.kept.tell("Pasted text is for a note: first a key, then the note.", palette.MIND)
        else:
            self._move(key, letter)
        return True

    def _move(self, key: Key, letter: str) -> None:
        """Back, undo; whatever else means nothing says so."""
        if letter == "b" or key.name == keyboard.LEFT:
            if not self.sitting.back():
                self.kept.tell("This is the first.", palette.MIND)
        elif letter == "u":
            self._undo()
        elif letter:
            self.kept.tell(f"'{letter}' means nothing here; ? shows all keys.", palette.MIND)

    def _take(self, card: Card, choice: Choice) -> None:
        """Ask what the outcome needs, log it, and go on to the next person."""
        if choice not in card.choices:
            with self.run.desk() as desk:
                forbidden = refused(desk, card.case, choice, card.line, {})
            told = forbidden or f"Nothing to log as {choice.label} here."
            self.kept.tell(by_keys(told, card.choices), palette.LATE)
            return
        paint = partial(self._picture, card)
        try:
            asked = Questions(self.run, self.stage, paint, card).asked(choice)
            if asked is None:
                return
            choice, answers = asked
            entry = changed(
                self.run,
                lambda desk: self.sitting.log(desk, card, choice, answers),
                self.sitting.keep,
            )
        except CadenceError as problem:
            self.kept.tell(by_keys(problem.message, card.choices), palette.LATE)
            return
        self._tell(entry, card)
        self.sitting.forward()

    def _tell(self, entry: Entry, card: Card) -> None:
        """What was logged, and what to mind that did not stand on their card."""
        self.kept.tell(sentence(entry.done, self.run.today), palette.DONE)
        minded = (*(self.script.reminders if self.script is not None else ()), *card.minds)
        self.kept.warn([one for one in entry.done.warnings if one.message not in minded])
        self.kept.hint(entry.done.hints)

    def _fill(self, card: Card) -> None:
        """What their words lack."""
        paint, person = partial(self._picture, card), card.case.record.id
        blanks = to_keep(self.script)
        try:
            told = fill(self.run, self.sitting, self.stage, paint, person, blanks)
        except CadenceError as problem:
            self.kept.tell(problem.message, palette.LATE)
        else:
            if told:
                self.kept.tell(told, palette.DONE)

    def _write(self, card: Card) -> None:
        """The letter to them."""
        try:
            paint = partial(self._picture, card)
            told = show_letter(self.run, self.sitting, self.stage, paint, card.case.record.id)
        except CadenceError as problem:
            self.kept.tell(problem.message, palette.LATE)
        else:
            for text in told:
                self.kept.tell(text, palette.DONE)

    def _undo(self) -> None:
        def forget(_undone: Undone) -> None:
            self.sitting.undone()

        try:
            undone = changed(self.run, self.sitting.undo, forget)
            self.run.forget_settings()
        except CadenceError as problem:
            self.kept.tell(problem.message, palette.MIND)
        else:
            self.kept.tell(f"Taken back: {undone.change.summary}.", palette.DONE)

    def _picture(self, card: Card, columns: int, rows: int) -> Picture:
        keys = [(choice.key, choice.label) for choice in card.choices]
        # The head, the controls and two rows of the card stay, whatever there is to be told.
        room = max(rows - 4, 1)
        told = notices(self.kept.notes, columns, room)
        below = [
            *told,
            *legend(keys, columns, min(max(2, rows // 4), room - len(told))),
            controls((FILLING, *CONTROLS) if to_keep(self.script) else CONTROLS, columns),
        ]
        body = card_rows(card, self.script, self.run.today, columns, rows, clock_there(card))
        return Picture(self._head(card.number, columns), body, below, self._share)

    def _head(self, number: int, columns: int) -> Text:
        left = f"{number} of {len(self.sitting.lines)}"
        right = f"{self.sitting.done} done"
        return head(f"{left}   {day(self.run.today)}", right, columns)

    @property
    def _share(self) -> float:
        return self.sitting.done / max(len(self.sitting.lines), 1)

    def _explain(self, card: Card) -> None:
        """All keys, with what they mean."""

        def paint(columns: int, _rows: int) -> Picture:
            pairs = [(one.key, f"{one.label}: {one.meaning}") for one in card.choices]
            body = [row for key, text in (*pairs, *EXPLAINED) for row in _row(key, text, columns)]
            below = notices([("Any key: back.", palette.QUIET)], columns, 1)
            return Picture(self._head(card.number, columns), body, below, self._share)

        self.stage.wait(paint)

    def _at_the_end(self) -> bool:
        """The list is through: what was done, what was left; whether to go on."""
        with self.run.desk() as desk:
            tally = self.sitting.tally(desk)
        today = self.run.today
        lines = [*told(self.sitting, tally, today), "", *logged(self.sitting, today)]
        left = self.sitting.passed()
        keys = [("b", "back"), ("u", "undo"), ("q", "end")]
        if left:
            keys.insert(0, ("space", f"the {len(left)} left"))

        def paint(columns: int, rows: int) -> Picture:
            body = [row for line in lines for row in wrapped(plain(line), columns)]
            below = [*notices(self.kept.notes, columns, max(rows - 4, 1)), controls(keys, columns)]
            top = head("The list is through", f"{self.sitting.done} done", columns)
            return Picture(top, body, below, self._share)

        key = self.stage.wait(paint)
        self.kept.notes.clear()
        letter = command_letter(key)
        if letter == "q" or key.name in (keyboard.ENTER, keyboard.ESCAPE):
            return False
        if letter == " " and left:
            self.sitting.at = left[0]
        elif letter in ("b", "u") or key.name == keyboard.LEFT:
            self._move(key, letter)
        return True

    def _go_on_after(self, problem: CadenceError) -> bool:
        """The database cannot be read now: try again, or stop."""

        def paint(columns: int, _rows: int) -> Picture:
            body = wrapped(plain(problem.message, palette.LATE), columns)
            keys = [("any key", "try again"), ("q", "stop")]
            return Picture(head("cadence work", "", columns), body, [controls(keys, columns)])

        return command_letter(self.stage.wait(paint)) != "q"


def _row(key: str, text: str, columns: int) -> Sequence[Text]:
    """A key and its meaning."""
    rows = wrapped(plain(text), max(columns - 7, 10))
    return [
        Text(f"{key if not number else '':>5}  ", palette.ACCENT) + row
        for number, row in enumerate(rows)
    ]
