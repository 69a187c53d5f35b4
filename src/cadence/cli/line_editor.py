"""One line of text as it is typed: a cursor, words, text that is pasted into it."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from cadence.cli import keyboard
from cadence.cli.keyboard import Key
from cadence.render.visible import visible

LONGEST = 5000
"""Signs of a note; whatever is pasted beyond is left out."""


@dataclass(slots=True)
class LineEditor:
    """A text and the place in it where the next letter goes."""

    text: str = ""
    at: int = 0

    def press(self, key: Key) -> None:
        """What a key does to the line; one that means nothing does nothing."""
        match key.name:
            case keyboard.TEXT:
                self._insert(key.text)
            case keyboard.PASTE:
                self._insert("".join(filter(_is_text, " ".join(key.text.split()))))
            case keyboard.LEFT:
                self.at = max(self.at - 1, 0)
            case keyboard.RIGHT:
                self.at = min(self.at + 1, len(self.text))
            case keyboard.HOME:
                self.at = 0
            case keyboard.END:
                self.at = len(self.text)
            case keyboard.WORD_LEFT:
                self.at = self._word_before()
            case keyboard.WORD_RIGHT:
                self.at = self._word_after()
            case keyboard.BACKSPACE:
                self._cut(self.at - 1, self.at)
            case keyboard.DELETE:
                self._cut(self.at, self.at + 1)
            case keyboard.CUT_WORD:
                self._cut(self._word_before(), self.at)
            case keyboard.CUT_START:
                self._cut(0, self.at)
            case keyboard.CUT_END:
                self._cut(self.at, len(self.text))

    def seen(self, columns: int) -> tuple[str, int]:
        """The part around the cursor that fits into so many columns, and the cursor's column.

        One column is left free: the cursor stands behind the last letter.
        """
        room = max(columns - 1, 1)
        behind = min(room // 4, cell_len(visible(self.text[self.at : self.at + room])))
        first = self.at
        while first and cell_len(visible(self.text[first - 1 : self.at])) <= room - behind:
            first -= 1
        last = self.at
        while last < len(self.text) and cell_len(visible(self.text[first : last + 1])) <= room:
            last += 1
        shown = visible(self.text[first:last])
        return shown, cell_len(visible(self.text[first : self.at]))

    def _insert(self, text: str) -> None:
        room = max(LONGEST - len(self.text), 0)
        self.text = self.text[: self.at] + text[:room] + self.text[self.at :]
        self.at += len(text[:room])

    def _cut(self, first: int, last: int) -> None:
        first, last = max(first, 0), min(last, len(self.text))
        self.text = self.text[:first] + self.text[last:]
        self.at = first

    def _word_before(self) -> int:
        before = self.text[: self.at].rstrip()
        return len(before) - len(before.split(" ")[-1])

    def _word_after(self) -> int:
        after = self.text[self.at :]
        blanks = len(after) - len(after.lstrip())
        return self.at + blanks + len(after.lstrip().split(" ")[0])


def _is_text(sign: str) -> bool:
    """No control character: nobody types one."""
    return sign >= " " and not "\x7f" <= sign <= "\x9f"
