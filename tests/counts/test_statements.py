"""How often a command asks the database: over a network, each time is a way there and back."""

from __future__ import annotations

import pytest

from .conftest import Ready
from .program import FEW, MANY

# What a command runs beside its transaction: the target is 3 for `today` and 6 for `log`.
DAILY = {
    "today": 2,
    "today --json": 2,
    "today --days 7": 2,
    "today --owner olga": 2,
    "today --limit 5": 3,
    "today --today 2026-01-01": 3,
    "count": 2,
    "count --owner olga": 2,
    "show WHO": 4,
    "why WHO": 3,
    "history WHO": 3,
    "log WHO no-answer": 6,
    "log WHO stall --when 2w --note later": 6,
    "note WHO hello": 6,
    "snooze WHO 10d": 6,
    "close WHO --reason price": 6,
    "undo": 14,
    "add Nobody": 8,
}
OWNED = {"today": 2, "today --limit 5": 3, "count": 2, "log WHO no-answer": 6}


def words(line: str, who: str) -> list[str]:
    """The command line about that person."""
    return [who if word == "WHO" else word for word in line.split()]


@pytest.mark.parametrize(("line", "expected"), DAILY.items())
@pytest.mark.parametrize("count", [FEW, MANY])
def test_a_daily_command_runs_so_many_statements(
    line: str, expected: int, count: int, ready: Ready
) -> None:
    """The same number for ten times as many people."""
    program = ready(count)
    found = program.statements(*words(line, program.someone_due()))
    assert expected == len(found), found


@pytest.mark.parametrize(("line", "expected"), OWNED.items())
def test_an_owner_costs_no_statement(line: str, expected: int, ready: Ready) -> None:
    """Mine and nobody's own are read in one."""
    program = ready(FEW)
    program.settings.write_text('owner = "olga"\n')
    found = program.statements(*words(line, program.someone_due(owner="olga")))
    assert expected == len(found), found


@pytest.mark.parametrize(("line", "expected"), OWNED.items())
def test_a_country_costs_no_statement(line: str, expected: int, ready: Ready) -> None:
    """Its remembered holidays come with what the dates rest on."""
    program = ready(FEW)
    program.settings.write_text('[calendar]\ncountry = "PL"\n')
    who = program.someone_due()
    program.inside("note", who, "the dates follow the new calendar")
    found = program.statements(*words(line, who))
    assert expected == len(found), found


@pytest.mark.parametrize("column", ["name || ' ' || company", "email"])
def test_a_person_is_found_without_more_statements_in_a_crowd(column: str, ready: Ready) -> None:
    """By a name or an address, among a hundred as among a thousand."""
    programs = [ready(FEW), ready(MANY)]
    found = [program.statements("show", program.someone_due(column)) for program in programs]
    assert len(found[0]) == len(found[1]), found
