"""TOML that somebody wrote: read strictly, and where in it a key stands.

The standard library reads the values, not the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cadence.errors import BadFileError

_TOKEN = re.compile(
    r'''(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')'''
    r"""|(?P<comment>\#[^\n]*)|(?P<end>\n)|(?P<sign>[\[\]{}=,.])|(?P<word>[^\s\[\]{}=,.\#"']+)""",
    re.DOTALL,
)
_AT = re.compile(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_LONGEST_REASON = 200
_OPENING, _CLOSING = ("[", "{"), ("]", "}")


Fault = tuple[int, str]
"""The line of a fault, and what is wrong there."""


def faulty(faults: list[Fault]) -> BadFileError:
    """An error whose rows name the faults."""
    count = len(faults)
    return BadFileError(
        f"{count} error{'s' * (count > 1)}",
        [{"row": line, "why": why} for line, why in faults],
    )


def read_toml(data: bytes, what: str, largest: int) -> tuple[str, dict[str, Any]]:
    """The text of a file and what it says; `what` it should be, and how many bytes at most.

    Raises BadFileError whose one row names the line.
    """
    text = _text(data, what, largest)
    return text, _document(text)


def _text(data: bytes, what: str, largest: int) -> str:
    if len(data) > largest:
        raise faulty([(1, f"more than {largest // 1024} kB: that is no {what}")])
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise faulty([(line, "not UTF-8")]) from None


def _document(text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        said = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        match = _AT.fullmatch(said)
        what, line = (match[1], match[2]) if match else (said, "1")
        at = f", column {match[3]}" if match and match[3] else ""
        last = text.count("\n", 0, len(text.rstrip())) + 1
        why = f"not TOML{at}: {what[:_LONGEST_REASON]}"
        raise faulty([(int(line) if line else last, why)]) from None


@dataclass(frozen=True, slots=True)
class Place:
    """A table of a list: the line on which it begins, and those of its keys."""

    line: int
    keys: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Places:
    """The lines of the keys outside every table, and of the tables of that name."""

    keys: dict[str, int]
    tables: list[Place]

    def key(self, name: str) -> int:
        """The line of a key outside; the first line for one that is not there."""
        return self.keys.get(name, 1)

    def table(self, number: int, key: str = "") -> int:
        """The line of a table of the list, or of a key in it if it is there."""
        if number >= len(self.tables):
            return self.tables[-1].line if self.tables else 1
        place = self.tables[number]
        return place.keys.get(key, place.line)


@dataclass(slots=True)
class _Token:
    kind: str
    text: str
    line: int


def places(text: str, name: str) -> Places:
    """Find the lines in a text that has been read as TOML; `name` is that of the table, or of
    the list of tables.

    The table is `[name]`; the list may be written as `[[name]]` or as `name = [{…}, {…}]`.
    """
    found = Places({}, [])
    tokens = list(_tokens(text))
    here: dict[str, int] = found.keys
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "end":
            at += 1
        elif token.text == "[":
            at, here = _header(tokens, at, found, name)
        else:
            key = _plain(token)
            here.setdefault(key, token.line)
            listed = here is found.keys and key == name
            at = _value(tokens, at, found.tables if listed else [])
    return found


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "comment":
            yield _Token(kind, match[0], line)
        line += match[0].count("\n")


def _plain(token: _Token) -> str:
    return token.text[1:-1] if token.kind == "text" else token.text


def _header(tokens: list[_Token], at: int, found: Places, name: str) -> tuple[int, dict[str, int]]:
    """`[key]` or `[[key]]`: where it ends, and the keys of the table that begins."""
    line, words = tokens[at].line, []
    while at < len(tokens) and tokens[at].kind != "end":
        if tokens[at].kind != "sign":
            words.append(_plain(tokens[at]))
        at += 1
    found.keys.setdefault(words[0], line)
    if words == [name]:
        found.tables.append(Place(line))
        return at, found.tables[-1].keys
    return at, {}


def _value(tokens: list[_Token], at: int, tables: list[Place]) -> int:
    """Where the value of a key ends; the tables of a list that is written into it."""
    open_: list[str] = []
    before = ""
    while at < len(tokens) and (open_ or tokens[at].kind != "end"):
        token = tokens[at]
        if token.kind == "sign" and token.text in _OPENING:
            if open_ == ["["] and token.text == "{":
                tables.append(Place(token.line))
            open_.append(token.text)
        elif token.kind == "sign" and token.text in _CLOSING:
            open_.pop()
        elif open_ == ["[", "{"] and before in ("{", ",") and token.kind != "end":
            tables[-1].keys.setdefault(_plain(token), token.line)
        if token.kind != "end":
            before = token.text
        at += 1
    return at
