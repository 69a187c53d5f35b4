"""The end of a sitting in lines: what was done, what is left, what comes."""

from __future__ import annotations

from datetime import date, timedelta

from cadence.engine.lines import Line
from cadence.engine.speech import day, label
from cadence.render.sentences import done
from cadence.render.visible import visible
from cadence.services.sitting import Sitting, Tally

NAMED = 5
"""People of the next day that are named."""


def logged(sitting: Sitting, today: date) -> list[str]:
    """Everything that was logged, a line each."""
    return [done(entry.done, today) for entry in sitting.entries]


def told(sitting: Sitting, tally: Tally, today: date) -> list[str]:
    """How much was done, what is left today, what comes on the next day."""
    return [_today(sitting, tally), *_to_come(tally, today)]


def stopped(sitting: Sitting) -> str:
    """What is said when somebody ended it with Ctrl-C."""
    count = len(sitting.entries)
    kept = f"{count} logged, and kept" if count else "Nothing was logged"
    return f"Stopped. {kept}. To go on: cadence work"


def _today(sitting: Sitting, tally: Tally) -> str:
    by_others = len(sitting.settled)
    parts = [f"{sitting.done} of {len(sitting.lines)} done"]
    if by_others:
        parts.append(f"{by_others} settled in the meantime")
    parts.append(f"{tally.left} left for today" if tally.left else "nothing is left for today")
    return f"{', '.join(parts)}."


def _to_come(tally: Tally, today: date) -> list[str]:
    if tally.next_on is None:
        return ["Nothing is planned after today."]
    when = "Tomorrow" if tally.next_on == today + timedelta(days=1) else "Next"
    names = [_named(line) for line in tally.coming[:NAMED]]
    more = len(tally.coming) - len(names)
    if more:
        names.append(f"and {more} more")
    return [f"{when}, {day(tally.next_on)}: {', '.join(names)}."]


def _named(line: Line) -> str:
    return f"{visible(line.name)} ({label(line.action or '')})"
