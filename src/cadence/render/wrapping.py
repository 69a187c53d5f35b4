"""Long lines of a page, as a person reads them on a terminal: they go on where the text began."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_HEAD = re.compile(r" *(?:\S+(?: \S+)* {2,})?")
"""What stands before a line's text: an indentation, a name or a day, the gap behind it."""


_COMMAND = re.compile(r"\bcadence(?: [^\s()]*[^\s().;,:?!])+")
"""A command in a sentence: whoever copies it wants it on one line."""
_HELD = "\0"


def wrapped(lines: Iterable[str], columns: int | None) -> Iterator[str]:
    """The lines for a terminal of so many columns; as they are where nobody looks (None)."""
    for line in lines:
        if columns is None or len(line) <= columns:
            yield line
        else:
            yield from _parts(line, columns)


def _parts(line: str, columns: int) -> list[str]:
    from textwrap import wrap

    head = _HEAD.match(line)
    begins = head.end() if head is not None else 0
    if not 0 < begins <= columns // 2:
        begins = len(line) - len(line.lstrip(" ")) + 2
    below = " " * (begins if begins <= columns // 2 else 0)
    room = columns - len(below)

    def hold(match: re.Match[str]) -> str:
        return match[0].replace(" ", _HELD) if len(match[0]) <= room else match[0]

    found = wrap(_COMMAND.sub(hold, line), columns, subsequent_indent=below, break_on_hyphens=False)
    return [part.replace(_HELD, " ") for part in found]
