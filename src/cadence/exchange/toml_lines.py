"""Where in a TOML text a key stands: the standard library reads the values, not the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r'''(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')'''
    r"""|(?P<comment>\#[^\n]*)|(?P<end>\n)|(?P<sign>[\[\]{}=,.])|(?P<word>[^\s\[\]{}=,.\#"']+)""",
    re.DOTALL,
)
_OPENING, _CLOSING = ("[", "{"), ("]", "}")


@dataclass(frozen=True, slots=True)
class Place:
    """A table of a list: the line on which it begins, and those of its keys."""

    line: int
    keys: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Places:
    """The lines of the keys outside every table, and of the tables of the list asked for."""

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
    """Find the lines in a text that has been read as TOML; `name` is that of the list of tables.

    The list may be written as `[[name]]` or as `name = [{…}, {…}]`.
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
    line, depth, words = tokens[at].line, 0, []
    while at < len(tokens) and tokens[at].kind != "end":
        depth += tokens[at].text == "["
        if tokens[at].kind != "sign":
            words.append(_plain(tokens[at]))
        at += 1
    found.keys.setdefault(words[0], line)
    if depth > 1 and words == [name]:
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
