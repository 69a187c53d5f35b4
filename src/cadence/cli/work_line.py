"""One line of `work --plain`, as it is typed: an outcome with the flags of `log`."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field

from cadence.errors import UsageError

FLAGS = {
    "--note": "note",
    "-n": "note",
    "--when": "when",
    "-w": "when",
    "--kind": "kind",
    "--reason": "reason",
    "-r": "reason",
    "--competitor": "competitor",
    "--why": "why",
    "--because": "why",
    "--gesture": "gesture",
}
"""What may follow an outcome, as behind `log`, `close` and `complaint answer`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was read: its first word, and the texts behind it by what they fill."""

    word: str
    texts: dict[str, str] = field(default_factory=dict)
    loose: str = ""
    """A text without a flag: the day of a meeting, of a snooze."""


def read(text: str) -> Line:
    """A line as its words. Raises UsageError for one that cannot be read."""
    try:
        word, *rest = shlex.split(text) or [""]
    except ValueError:
        raise UsageError("A quotation mark is left open.") from None
    texts: dict[str, str] = {}
    loose: list[str] = []
    while rest:
        part = rest.pop(0)
        flag, is_joined, value = part.partition("=")
        if flag not in FLAGS:
            if part.startswith("-"):
                raise UsageError(f"'{part}' is not understood. Known: {', '.join(FLAGS)}.")
            loose.append(part)
            continue
        if not is_joined:
            if not rest:
                raise UsageError(f"{flag} needs a value.")
            value = rest.pop(0)
        texts[FLAGS[flag]] = value
    return Line(word.lower(), texts, " ".join(loose))
