"""Keys out of the bytes that a terminal sends: letters, named keys, pasted text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

ENTER: Final = "enter"
ESCAPE: Final = "escape"
BACKSPACE: Final = "backspace"
DELETE: Final = "delete"
LEFT: Final = "left"
RIGHT: Final = "right"
UP: Final = "up"
DOWN: Final = "down"
HOME: Final = "home"
END: Final = "end"
PAGE_UP: Final = "page up"
PAGE_DOWN: Final = "page down"
WORD_LEFT: Final = "word left"
WORD_RIGHT: Final = "word right"
TAB: Final = "tab"
PASTE: Final = "paste"
TEXT: Final = "text"
OTHER: Final = "other"
"""A key that means nothing here."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, and the text of a letter or of something pasted."""

    name: str
    text: str = ""


_FINAL = {
    "A": UP,
    "B": DOWN,
    "C": RIGHT,
    "D": LEFT,
    "F": END,
    "H": HOME,
    "1~": HOME,
    "3~": DELETE,
    "4~": END,
    "5~": PAGE_UP,
    "6~": PAGE_DOWN,
    "7~": HOME,
    "8~": END,
}
"""Ends of control sequences, by what follows ESC and a bracket."""
_MODIFIED = {LEFT: WORD_LEFT, RIGHT: WORD_RIGHT}
_CONTROL = {
    "\r": ENTER,
    "\n": ENTER,
    "\t": TAB,
    "\x08": BACKSPACE,
    "\x7f": BACKSPACE,
    "\x01": HOME,
    "\x02": LEFT,
    "\x04": DELETE,
    "\x05": END,
    "\x06": RIGHT,
    "\x0b": "cut to the end",
    "\x0e": DOWN,
    "\x10": UP,
    "\x15": "cut to the start",
    "\x17": "cut a word",
}
CUT_END, CUT_START, CUT_WORD = _CONTROL["\x0b"], _CONTROL["\x15"], _CONTROL["\x17"]
_SEQUENCE = re.compile(r"\x1b(?:\[\[.|\[[0-?]*[ -/]*[@-~]|O.|[^\x1b\[O])", re.DOTALL)
_UNFINISHED = re.compile(r"\x1b(?:\[\[?|\[[0-?]*[ -/]*|O)?")
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_RUSSIAN = str.maketrans("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm")


class Keyboard:
    """Takes bytes as they come, in any pieces, and gives whole keys."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._left = ""

    @property
    def is_waiting(self) -> bool:
        """Whether there is the beginning of something: an Escape, or a longer sequence."""
        return bool(self._left)

    def fed(self, data: bytes) -> Iterator[Key]:
        """The keys that are whole with these bytes."""
        self._left += self._decoder.decode(data)
        while self._left:
            key = self._next()
            if key is None:
                return
            yield key

    def waited(self) -> Iterator[Key]:
        """Nothing followed for a while: an Escape was an Escape; half a sequence is nothing."""
        left, self._left = self._left, ""
        if left.startswith(_PASTE_BEGINS):
            self._left = left  # a long text takes its time
        elif left:
            yield Key(ESCAPE if left == "\x1b" else OTHER)

    def _next(self) -> Key | None:
        text = self._left
        if text.startswith(_PASTE_BEGINS):
            pasted, ended, rest = text[len(_PASTE_BEGINS) :].partition(_PASTE_ENDS)
            if not ended:
                return None
            self._left = rest
            return Key(PASTE, pasted)
        if text[0] != "\x1b":
            self._left = text[1:]
            return _of_a_sign(text[0])
        if _UNFINISHED.fullmatch(text):
            return None
        found = _SEQUENCE.match(text)
        if found is None:
            self._left = text[1:]
            return Key(ESCAPE)
        self._left = text[found.end() :]
        return Key(_of_a_sequence(found[0]))


def _of_a_sign(sign: str) -> Key:
    if sign in _CONTROL:
        return Key(_CONTROL[sign])
    return Key(TEXT, sign) if sign >= " " and not "\x7f" <= sign <= "\x9f" else Key(OTHER)


def _of_a_sequence(sequence: str) -> str:
    """`ESC [ 1 ; 5 C` is the right arrow with Ctrl."""
    if sequence[1:2] not in ("[", "O"):
        return {"\x1bb": WORD_LEFT, "\x1bf": WORD_RIGHT, "\x1b\x7f": CUT_WORD}.get(sequence, OTHER)
    inside, modified, final = sequence[2:].partition(";")
    if not modified:
        return _FINAL.get(inside, OTHER)
    name = _FINAL.get(final[-1], _FINAL.get(f"{inside}{final[-1]}", OTHER))
    return _MODIFIED.get(name, name)


def command_letter(key: Key) -> str:
    """The command that a letter means: small or capital, also typed on a Russian keyboard."""
    return key.text.lower().translate(_RUSSIAN) if key.name == TEXT else ""
