"""A week at a glance: what is late, then day by day, and how much lies on each."""

from __future__ import annotations

import re
from datetime import date

import pytest

from cadence.engine.lines import Line
from cadence.engine.vocabulary import State
from cadence.render.week import by_day, load, strip
from cadence.services.morning import Morning

from .payloads import undrawn
from .program import MONDAY, Program

TODAY = date(2026, 11, 23)


def on(day: str, number: int = 1) -> Line:
    """A line of that day."""
    return Line(
        number,
        "Anna",
        "",
        "",
        "",
        State.ACTIVE,
        "call-1",
        date.fromisoformat(day),
        "",
        False,
        "",
        None,
    )


def week(until: str, *days: str) -> Morning:
    """The list up to that day with a line on each of those."""
    lines = tuple(on(day) for day in days)
    return Morning(TODAY, date.fromisoformat(until), None, len(lines), lines, None)


def test_what_is_late_stands_apart_from_today() -> None:
    """Then each day that has something, by its name."""
    found = week("2026-11-29", "2026-11-20", "2026-11-22", "2026-11-23", "2026-11-24", "2026-11-27")
    counted = [(heading, len(lines)) for heading, lines in by_day(found)]
    expected = [
        ("late", 2),
        ("Mon 23 Nov, today", 1),
        ("Tue 24 Nov, tomorrow", 1),
        ("Fri 27 Nov", 1),
    ]
    assert expected == counted


def test_the_load_counts_every_day_once() -> None:
    """Free days are there as well: that is where something can still go."""
    found = week("2026-11-26", "2026-11-20", "2026-11-23", "2026-11-23", "2026-11-25")
    expected = [
        ("late", 1),
        ("Mon 23 Nov", 2),
        ("Tue 24 Nov", 0),
        ("Wed 25 Nov", 1),
        ("Thu 26 Nov", 0),
    ]
    assert expected == load(found)


def test_a_long_time_is_told_week_by_week() -> None:
    """From three weeks on a strip of days would be a wall."""
    found = week("2026-12-13", "2026-11-23", "2026-11-29", "2026-11-30")
    expected = [("week of Mon 23 Nov", 2), ("week of Mon 30 Nov", 1), ("week of Mon 7 Dec", 0)]
    assert expected == load(found)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_strip_breaks_between_days(width: int) -> None:
    """Never within one, and never wider than the terminal."""
    rows = strip(week("2026-11-29", *["2026-11-24"] * 8, "2026-11-27"), width)
    cells = [cell for row in rows for cell in row.plain.split("   ")]
    assert "Tue 24 Nov █ 8" in cells
    assert "Fri 27 Nov ▁ 1" in cells
    assert "Wed 25 Nov ·" in cells
    assert 7 == len(cells)
    assert all(row.cell_len <= width for row in rows)


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_week_is_drawn_under_the_names_of_its_days(columns: int, program: Program) -> None:
    """On a terminal of any width; the words say it without colour."""
    program.add("Anna", "--first-call", MONDAY)
    program.add("Boris", "--first-call", "2026-11-25")
    drawn = undrawn(program.on_terminal("today", "--days", "7", columns=columns, NO_COLOR="1"))
    headings = [
        line.strip() for line in drawn.splitlines() if re.match(r"[A-Z][a-z]{2} \d+ ", line)
    ]
    assert "Mon 23 Nov, today" in headings
    assert "Wed 25 Nov" in headings
    assert (
        drawn.index("Anna")
        < drawn.index("Wed 25 Nov", drawn.index("today\n"))
        < drawn.index("Boris")
    )


def test_piped_a_week_is_lines_like_every_day(program: Program) -> None:
    """Other programs get no headings."""
    program.add("Anna", "--first-call", MONDAY)
    program.add("Boris", "--first-call", "2026-11-25")
    assert ["1", "2"] == [
        line.split("\t")[0] for line in program.run("today", "--days", "7").out.splitlines()
    ]


def test_a_page_names_the_steps_that_follow(program: Program) -> None:
    """If each is done on its day; after the last one there is nothing to name."""
    program.add("Anna", "--first-call", MONDAY)
    shown = program.run("show", "anna").out
    assert "then           call 2 Thu 26 Nov, call 3 Mon 30 Nov, letter Mon 7 Dec, if each" in shown
    program.run("log", "anna", "meeting", "--when", "2026-12-03")
    assert "then " not in program.run("show", "anna").out
