"""Markdown's inline marks and tables, and plain words, as a man page writes them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable

WIDTH = 78
_MARK = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\([^)]*\)")
_NAMED = {"\\": "\\e", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
_VALUE = re.compile(r"\b[A-Z][A-Z=]+\b")
"""What a person puts in: WHO, WHEN, FIELD=HEADER."""


def plain(text: str) -> str:
    """Words as they are. Quotes stay straight, and whatever is not ASCII gets its number."""
    signs = (_NAMED.get(sign, sign) for sign in text)
    return "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in signs)


def bold(text: str) -> str:
    """What is typed as it stands; its hyphens can be copied."""
    return f"\\fB{plain(text).replace('-', chr(92) + '-')}\\fR"


def italic(text: str) -> str:
    """What a person puts in."""
    return f"\\fI{plain(text).replace('-', chr(92) + '-')}\\fR"


def typed(text: str) -> str:
    """A command line: what is typed bold, what is put in italic."""
    found = re.split(r"([\[\] |]+)", text)
    return "".join(_piece(piece) for piece in found)


def _piece(piece: str) -> str:
    if not piece.strip("[] |"):
        return piece
    return italic(piece) if _VALUE.fullmatch(piece) else bold(piece)


def marked(text: str) -> str:
    """A paragraph of Markdown: code and strong words bold, emphasis italic, links as their text."""
    done, last = "", 0
    for found in _MARK.finditer(text):
        code, strong, stressed, link = found.groups()
        done += plain(text[last : found.start()])
        if code is not None:
            done += bold(code)
        elif strong is not None:
            done += bold(strong)
        else:
            done += italic(stressed) if stressed is not None else marked(link)
        last = found.end()
    return done + plain(text[last:])


def lines(text: str) -> list[str]:
    """Words in lines of a page's source; none of them is taken for a request."""
    wrapped = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return [f"\\&{line}" if line.startswith((".", "'")) else line for line in wrapped]


def entry(tag: str, text: str) -> list[str]:
    """Something and what it means, on a line of its own below."""
    return [".TP", tag, *(lines(text) or ["\\&"])]


def shown(texts: Iterable[str], style: Callable[[str], str] = bold) -> list[str]:
    """Lines as they stand, set apart: command lines, unless another style is given."""
    return [".PP", ".RS 4", ".nf", *(style(text) or "\\&" for text in texts), ".fi", ".RE"]
