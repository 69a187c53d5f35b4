"""Days and actions as a person says them."""

from __future__ import annotations

from datetime import date

from cadence.engine.figures import MONTHS, WEEKDAYS

_SPOKEN = {
    "complaint-ack": "acknowledge",
    "complaint-answer": "answer complaint",
    "complaint-follow-up": "follow-up call",
    "remark": "answer remark",
}


def spoken(name: str) -> str:
    """The name of a step or an action as a person says it: `call 2`, `e-mail 1`."""
    if name in _SPOKEN:
        return _SPOKEN[name]
    words = f" {name.replace('-', ' ')} "
    for hyphened in ("e-mail", "win-back"):
        words = words.replace(f" {hyphened.replace('-', ' ')} ", f" {hyphened} ")
    return words.strip()


def day(on: date, beside: date | None = None) -> str:
    """`Thu 26 Nov`, with the year unless the date beside it is of the same year."""
    text = f"{WEEKDAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1]}"
    return text if beside is not None and beside.year == on.year else f"{text} {on.year}"


def label(action: str) -> str:
    """An action as a person says it: `call 2`, `get signature`."""
    return spoken(action)


def no_new_since(on: date) -> str:
    """That nobody was entered for weeks; `on` is the day of the last entry."""
    return f"No new prospect since {day(on)}: look for new ones anyway."
