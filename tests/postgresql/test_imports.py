"""What a command at a server loads: the driver, and nothing for files or for the generator."""

from __future__ import annotations

import pytest

from process.program import Program
from process.test_imports import HEAVY, loaded

COMMANDS = ["today", "today --json", "log anna no-answer", "add Cyryl", "undo"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_at_a_server_loads_the_driver_alone(command: str, peopled: Program) -> None:
    """Neither SQLite's driver nor the library of the tables and statements."""
    assert {"psycopg"} == loaded(peopled, *command.split()) & {*HEAVY, "sqlite3"}


def test_where_the_server_is_is_said_without_the_driver(peopled: Program) -> None:
    """Nobody has to be asked for it."""
    assert set() == loaded(peopled, "db", "path") & {"psycopg"}
