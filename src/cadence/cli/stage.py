"""What is drawn while a key is waited for: pictures that scroll, and lines that are typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.text import Text

from cadence.cli import keyboard
from cadence.cli.keyboard import Key
from cadence.cli.line_editor import LineEditor
from cadence.cli.terminal import Terminal
from cadence.render import palette
from cadence.render.frame import frame, notices

BEFORE = "> "
SCROLLING = (keyboard.UP, keyboard.DOWN, keyboard.PAGE_UP, keyboard.PAGE_DOWN)


@dataclass(frozen=True, slots=True)
class Picture:
    """What is on the screen, for one size of it. `share` is drawn as a line under the head."""

    head: Text
    body: Sequence[Text]
    foot: Sequence[Text] = ()
    share: float | None = None


Paint = Callable[[int, int], Picture]
"""Gives the picture for so many columns and rows."""


class Stage:
    """A terminal with a picture on it that follows its size."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._scrolled = 0

    def wait(self, paint: Paint) -> Key:
        """Show the picture until a key is pressed that does not scroll it."""
        self._scrolled = 0
        while True:
            furthest, room = self._show(paint)
            key = self._terminal.key()
            if key is None:
                continue
            if key.name not in SCROLLING or not furthest:
                return key
            step = {keyboard.UP: -1, keyboard.DOWN: 1, keyboard.PAGE_UP: -room}
            self._scrolled += step.get(key.name, room)
            self._scrolled = min(max(self._scrolled, 0), furthest)

    def line(
        self,
        paint: Paint,
        question: str,
        hint: Callable[[str], str],
        check: Callable[[str], str | None] = lambda _text: None,
    ) -> str | None:
        """A line of text typed below the picture; None when it was given up with Escape.

        `hint` says what the text so far means; `check` says why it cannot be taken, and then
        it goes on being typed.
        """
        editor, wrong = LineEditor(), ""
        while True:

            def asking(columns: int, rows: int, wrong: str = wrong) -> Picture:
                found = paint(columns, rows)
                told = notices([(wrong, palette.LATE)] if wrong else [], columns, 3)
                shown, _at = editor.seen(columns - len(BEFORE))
                foot = [
                    *told,
                    *notices([(question, palette.ACCENT)], columns, 2),
                    Text(BEFORE, palette.ACCENT) + Text(shown),
                    (notices([(hint(editor.text), palette.QUIET)], columns, 1) or [Text()])[0],
                ]
                return Picture(found.head, found.body, foot, found.share)

            self._show(asking, editor)
            key = self._terminal.key()
            if key is None:
                continue
            if key.name == keyboard.ESCAPE:
                return None
            if key.name != keyboard.ENTER:
                editor.press(key)
                continue
            text = editor.text.strip()
            wrong = check(text) or ""
            if not wrong:
                return text

    def _show(self, paint: Paint, editor: LineEditor | None = None) -> tuple[int, int]:
        """Draw it; how far it can be scrolled, and by how much at a time."""
        columns, rows = self._terminal.size
        picture = paint(columns, rows)
        drawn = frame(
            picture.head,
            picture.body,
            picture.foot,
            columns=columns,
            rows=rows,
            scrolled=self._scrolled,
            share=picture.share,
        )
        self._scrolled = drawn.scrolled
        cursor = None
        if editor is not None:
            _shown, at = editor.seen(columns - len(BEFORE))
            # The line that is typed stands above the hint, which is the last.
            cursor = (len(BEFORE) + at, rows - 2)
        self._terminal.draw(drawn.rows, cursor)
        return drawn.furthest, max(drawn.body_rows - 2, 1)
