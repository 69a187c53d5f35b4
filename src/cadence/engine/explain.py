"""Why a date is what it is: the arithmetic in words (domain 6)."""

from __future__ import annotations

from datetime import date, timedelta

from cadence.engine.model import NextAction, Rolled
from cadence.engine.workdays import WEEKDAYS

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(on: date, beside: date | None = None) -> str:
    """`Thu 26 Nov`, with the year unless the date beside it is of the same year."""
    text = f"{WEEKDAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1]}"
    return text if beside is not None and beside.year == on.year else f"{text} {on.year}"


def label(action: str) -> str:
    """An action as a person says it: `call 2`, `get signature`."""
    return action.replace("-", " ")


def why(due: NextAction) -> str:
    """One short sentence for a list: `3 days after call 2 (Thu 26 Nov), Sunday moved to Monday`."""
    origin = f"{due.anchor} ({day(due.anchor_on, due.due_on)})"
    if due.typed:
        return (
            f"the date given when {due.anchor}" if _clause(due) else f"the date given at {origin}"
        )
    text = origin if due.interval is None else f"{due.interval.words} after {origin}"
    return f"{text}, {_moved(due)}" if due.rolled else text


def arithmetic(due: NextAction) -> str:
    """The whole sum: `call 3 on Mon 30 Nov: 3 days after call 2 (Thu 26 Nov) is Sun 29 Nov; …`."""
    head = f"{label(due.action)} on {day(due.due_on, due.anchor_on)}"
    origin = f"{due.anchor} ({day(due.anchor_on, due.due_on)})"
    if due.typed:
        kept = ", a date that was given and is kept"
        return f"{head}: agreed on {day(due.anchor_on, due.due_on)}, {due.anchor}{kept}"
    if due.interval is None:
        sum_ = f"{origin}: at once, {day(due.raw_on, due.anchor_on)}"
    else:
        sum_ = f"{due.interval.words} after {origin} is {day(due.raw_on, due.anchor_on)}"
    return f"{head}: {sum_}; {_moved(due, spelled=True)}" if due.rolled else f"{head}: {sum_}"


def _clause(due: NextAction) -> bool:
    return due.anchor.startswith(("they ", "you ", "it "))


def _moved(due: NextAction, *, spelled: bool = False) -> str:
    """What the date was moved over, and where to: `Sunday, moved to Monday`."""
    target = WEEKDAYS[due.due_on.weekday()]
    if (due.due_on - due.raw_on) > timedelta(days=6):
        target = day(due.due_on, due.raw_on)
    plain = all(rolled.because in WEEKDAYS for rolled in due.rolled)
    if plain or not spelled:
        names = dict.fromkeys(rolled.because for rolled in due.rolled)
        return f"{', '.join(names)}, moved to {target}"
    return f"{', '.join(_spelled(rolled) for rolled in due.rolled)}, moved to {target}"


def _spelled(rolled: Rolled) -> str:
    short = f"{WEEKDAYS[rolled.on.weekday()][:3]} {rolled.on.day} {MONTHS[rolled.on.month - 1]}"
    return short if rolled.because in WEEKDAYS else f"{short} ({rolled.because})"
