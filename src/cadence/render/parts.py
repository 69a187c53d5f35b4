"""The parts of a report, and its words for figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cadence.services.tally import Days

_WORDS = {
    "reply": "they wrote",
    "yes": "verbal yes",
    "close": "closed",
    "reopen": "reopened",
    "sign": "signed",
    "lose": "left",
    "no-reply": "no reply",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: `value` is its length, `shown` and `share` stand beside it as text.

    `quoted` is another length to compare with. `parts` cut the bar, and `beside` spells it out.
    `short` is the label where there is little room.
    """

    label: str
    value: float
    shown: str
    share: str = ""
    quoted: float | None = None
    parts: Sequence[tuple[str, int]] = ()
    beside: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; `said` are its sentences, `named` lines about people."""

    key: str
    title: str
    bars: Sequence[Bar] = ()
    said: Sequence[str] = ()
    named: Sequence[str] = ()


def spread(days: Days, *, numbered: bool = True) -> str:
    """Lengths of time in words; `numbered` says of how many people."""
    text = in_days(days.median)
    if days.count > 1:
        text += f" (median), {days.mean:.1f} on average, {days.longest:,} at most"
    return f"{text}, {people(days.count)}" if numbered else text


def in_days(length: float) -> str:
    """`1 day`, `5.5 days`."""
    return f"{length:g} day" if length == 1 else f"{length:g} days"


def word(name: str) -> str:
    """An outcome, a kind or a reason as it is read."""
    return _WORDS.get(name, name.replace("-", " "))


def share_of(part: int, whole: int) -> str:
    """`38%`; empty of nothing."""
    return f"{part / whole:.0%}" if whole else ""


def people(count: int) -> str:
    """`1 person`, `1,204 people`."""
    return counted(count, "person", "people")


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else many}"
