"""Why a date is what it is: the arithmetic in words (domain 6)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cadence.engine.figures import MONTHS, WEEKDAYS
from cadence.engine.speech import day, label

if TYPE_CHECKING:
    from cadence.engine.model import NextAction
    from cadence.engine.workdays import Rolled


def why(due: NextAction) -> str:
    """One short sentence for a list: `3 days after call 2 (Thu 26 Nov), Sunday moved to Monday`."""
    text = _origin(due)
    return f"{text}, {_moved(due)}" if due.rolled else text


def arithmetic(due: NextAction) -> str:
    """The whole sum: `call 3 on Mon 30 Nov: 3 days after call 2 (Thu 26 Nov) is Sun 29 Nov; …`."""
    text = f"{label(due.action)} on {day(due.due_on, due.anchor_on)}: {_origin(due)}"
    if due.interval is not None:
        text += f" is {day(due.raw_on, due.anchor_on)}"
    return f"{text}; {_moved(due, spelled=True)}" if due.rolled else text


def _origin(due: NextAction) -> str:
    """Where the date comes from: a length of time after something, or a date that was given."""
    anchor = f"{due.anchor} ({day(due.anchor_on, due.due_on)})"
    if due.interval is not None:
        return f"{due.interval.words} after {anchor}"
    return f"the date given when {anchor}" if due.typed else anchor


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
