"""The short way: `today` and `count`, asked plainly, are answered before Typer is imported.

It reads these two command lines strictly; whatever it does not know for certain (another flag,
a value that looks odd, a question for help) goes the long way, through Typer, which
calls the same functions. A test sends command lines both ways and compares what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cadence.cli.agenda import show_count, show_today
from cadence.cli.context import Context, Flags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Answer = Callable[[Sequence[str], Flags], int]

SHARED_SWITCHES = {"--json": "json", "--quiet": "quiet", "-q": "quiet", "--yes": "yes"}
SHARED_VALUES = {"--db": "db", "--config": "config", "--today": "today"}
OWN_VALUES = {
    "today": {
        "--owner": "owner",
        "--format": "format_",
        "--days": "days",
        "--limit": "limit",
        "--action": "actions",
    },
    "count": {"--owner": "owner"},
}
NUMBERS = {"--days": range(1, 3661), "--limit": range(1_000_000_000)}
LISTS = ("--action",)


def short_answer(arguments: Sequence[str]) -> Answer | None:
    """What answers this command line the short way; None when it has to go the long one."""
    name = ""
    shared: dict[str, Any] = {}
    given: dict[str, Any] = {}
    rest = iter(arguments)
    for word in rest:
        if word in SHARED_SWITCHES:
            shared[SHARED_SWITCHES[word]] = True
            continue
        if not word.startswith("-"):
            if name or word not in OWN_VALUES:
                return None
            name = word
            continue
        values = shared if word in SHARED_VALUES else given
        key = SHARED_VALUES.get(word) or OWN_VALUES.get(name, {}).get(word)
        value = _value(word, next(rest, "-"))
        if key is None or value is None or (key in values and word not in LISTS):
            return None
        values[key] = [*values.get(key, []), value] if word in LISTS else value
    if name == "count":
        return lambda _arguments, flags: _answer(show_count, flags, shared, given)
    return lambda _arguments, flags: _answer(show_today, flags, shared, given)


def _value(flag: str, text: str) -> str | int | None:
    """The value of a flag; None when Typer had better look at it."""
    if not text or text.startswith("-"):
        return None
    if flag not in NUMBERS:
        return text
    if not (text.isascii() and text.isdigit() and len(text) < len("1000000000")):
        return None
    return int(text) if int(text) in NUMBERS[flag] else None


def _answer(
    show: Callable[..., None], flags: Flags, shared: dict[str, Any], given: dict[str, Any]
) -> int:
    for name, value in shared.items():
        setattr(flags, name, value)
    show(Context(flags), **given)
    return 0
