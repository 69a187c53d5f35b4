"""Texts with {fields}: which they name, what is wrong with them, and how they are filled.

A field is a name in braces and nothing more: no expression, no attribute, no format. What is
put in is never read again, so a value that looks like a field stays what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_FIELD = re.compile(r"\{([^{}]*)\}")
_FIELD_AND_STOP = re.compile(r"\{([^{}]*)\}([.!?]?)")
_STOPS = (".", "!", "?", "…")
_INSIDE = {"«": ("»", "„", "“"), "„": ("“”", "«", "»"), "“": ("”", "‘", "’")}
"""By the quote that opens: those that may close it, and the pair for a quotation inside it."""
_ANY_QUOTES = re.compile(r'[«„“”"»]')
_JOINERS = "\u200c\u200d"
"""They hold letters and emoji together; other invisible signs have no place in a letter."""
_NO_LETTER = 0xFFFE
"""The last two of each plane of Unicode stand for nothing, and no document may hold them."""


def fields_in(text: str) -> tuple[str, ...]:
    """The names of the fields in a text, each once, in their order."""
    return tuple(dict.fromkeys(_FIELD.findall(text)))


def has_a_stray_brace(text: str) -> bool:
    """Whether a brace stands there that belongs to no field."""
    rest = _FIELD.sub("", text)
    return "{" in rest or "}" in rest


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with every field replaced. A sentence that a value ends with gets no second stop,
    and quotes inside quotes are those of the second level: `«ООО „Ромашка“»`.

    Raises KeyError for a field without a value.
    """

    def put(match: re.Match[str]) -> str:
        value, stop = values[match[1]], match[2]
        around = text[: match.start()][-1:], text[match.end(1) + 1 :][:1]
        value = _quoted_inside(value, *around)
        if not stop or value.endswith(_STOPS if stop == "." else stop):
            return value
        return value.removesuffix(".") + stop

    return _FIELD_AND_STOP.sub(put, text)


def _quoted_inside(value: str, before: str, behind: str) -> str:
    """A value that the text puts into quotes; a value that is a quotation loses its own."""
    closing, *inner = _INSIDE.get(before, ("", "", ""))
    if not behind or behind not in closing or not _ANY_QUOTES.search(value):
        return value
    marks = [match.start() for match in _ANY_QUOTES.finditer(value)]
    if marks == [0, len(value) - 1] and value[1:-1].strip():
        return value[1:-1]
    if len(marks) % 2 or not value.strip('"'):
        return value  # an inch, or a quote that somebody forgot: nobody knows what it closes
    signs = list(value)
    for number, at in enumerate(marks):
        signs[at] = inner[number % 2]
    return "".join(signs)


def plain(value: str) -> str:
    """A value as it may stand in a sentence: one line, single blanks, nothing invisible."""
    return " ".join(_without_steering(value).split())


def plain_lines(value: str) -> tuple[str, ...]:
    """The same for a value that may have several lines; empty ones are left out."""
    return tuple(line for one in value.splitlines() if (line := plain(one)))


def _without_steering(value: str) -> str:
    if value.isascii() and value.isprintable():
        return value
    return "".join(map(_kept, unicodedata.normalize("NFC", value)))


def _kept(sign: str) -> str:
    if sign.isspace() or unicodedata.category(sign) == "Cc":
        return " "
    steers = unicodedata.category(sign) in ("Cf", "Cs") and sign not in _JOINERS
    return "" if steers or ord(sign) & _NO_LETTER == _NO_LETTER else sign
