"""The days ahead: how much lies on each, and its lines under its name."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cadence.engine.speech import day
from cadence.render.lists import draw_sections
from cadence.render.palette import LATE, QUIET

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from cadence.engine.lines import Line
    from cadence.services.morning import Morning

DAYS_OF_A_STRIP = 14
"""More than two weeks are told week by week."""
BETWEEN = "   "
BARS = " ▁▂▃▄▅▆▇█"


def draw_days(found: Morning, console: Console) -> None:
    """The strip of the load, then the lines day by day; what is late comes first."""
    for row in strip(found, console.width):
        console.print(row)
    draw_sections(by_day(found), found.today, console)


def by_day(found: Morning) -> list[tuple[str, list[Line]]]:
    """The lines under `late` and under the name of each day that has some."""
    days: dict[str, list[Line]] = {}
    for line in found.lines:
        days.setdefault(_heading(line.due_on or found.today, found.today), []).append(line)
    return list(days.items())


def load(found: Morning) -> list[tuple[str, int]]:
    """How many lines are late, and how many lie on each day, or each week of a longer time."""
    days = [line.due_on for line in found.lines if line.due_on is not None]
    late = sum(on < found.today for on in days)
    on = Counter(days)
    length = (found.until - found.today).days + 1
    span = 1 if length <= DAYS_OF_A_STRIP else 7
    counts = [("late", late)] if late else []
    for first in range(0, length, span):
        begin = found.today + timedelta(days=first)
        total = sum(on[begin + timedelta(days=number)] for number in range(span))
        week = "week of " if span > 1 else ""
        counts.append((f"{week}{day(begin, begin)}", total))
    return counts


def strip(found: Morning, width: int) -> list[Text]:
    """The load, a row as wide as the terminal: `late █ 2   Mon 23 Nov ▃ 1   Tue 24 Nov ·`."""
    from rich.text import Text

    counts = load(found)
    most = max((count for _, count in counts), default=0)
    rows = [Text()]
    for name, count in counts:
        bar = BARS[-(-count * (len(BARS) - 1) // most)] if count else "·"
        style = LATE if name == "late" else ("" if count else QUIET)
        cell = Text(f"{name} {bar}{f' {count}' if count else ''}", style)
        if rows[-1] and rows[-1].cell_len + len(BETWEEN) + cell.cell_len > width:
            rows.append(Text())
        if rows[-1]:
            rows[-1].append(BETWEEN)
        rows[-1].append(cell)
    return rows


def _heading(on: date, today: date) -> str:
    if on < today:
        return "late"
    near = {0: ", today", 1: ", tomorrow"}.get((on - today).days, "")
    return f"{day(on, today)}{near}"
