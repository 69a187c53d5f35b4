"""What a daily command loads: nothing that costs more than the command itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .program import PATIENCE, TUESDAY, Program

HEAVY = ("psycopg", "sqlmodel", "sqlalchemy", "pydantic", "pydantic_core", "alembic")
LOADED = """
import sys
from cadence.__main__ import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
names = {name if name.startswith("cadence") else name.split(".")[0] for name in sys.modules}
print(code, *sorted(names), file=sys.stderr)
"""
# Whoever adds to these makes every morning slower: it should be worth it.
TOLD = "cadence.exchange cadence.exchange.when"
"""What reads the day that a test tells the program; another morning asks the clock."""
SHORT = """cadence cadence.__main__ cadence.errors
    cadence.cli cadence.cli.agenda cadence.cli.configuration cadence.cli.context
    cadence.cli.ending cadence.cli.screen cadence.cli.short cadence.cli.streams
    cadence.engine cadence.engine.figures cadence.render cadence.render.visible
    cadence.services cadence.services.counting cadence.services.office cadence.services.settings
    cadence.store cadence.store.database cadence.store.dates cadence.store.day
    cadence.store.footing cadence.store.frozen_sqlite cadence.store.header cadence.store.place
    cadence.store.running cadence.store.sqlite cadence.store.sqlite_errors"""
LISTED = """cadence.engine.actions cadence.engine.agenda cadence.engine.intervals
    cadence.engine.lines cadence.engine.vocabulary cadence.engine.workdays
    cadence.services.calendars cadence.services.morning cadence.store.lines"""
IN_WORDS = (
    "cadence.engine.speech cadence.render.lists cadence.render.palette cadence.render.sentences"
)
OF_OURS = {
    "count": SHORT,
    "today --json": f"{SHORT} {TOLD} {LISTED} cadence.render.machine_lists",
    "today": f"{SHORT} {TOLD} {LISTED} {IN_WORDS}",
}
"""Our modules that a command loads."""
NOT_OURS = {"rich", "typer", "dateutil", "holidays", "platformdirs", "tomlkit", *HEAVY}
COMMANDS = [
    "--help",
    "--version",
    "today",
    "today --json",
    "list",
    "report",
    "report --html -",
    "show anna",
    "script anna --with topic=x --with me=x --with my_company=x --with phone=1",
    "letter anna --with topic=x --with me=x --with my_company=x --with phone=1",
    "log anna no-answer",
    "add Cyryl --phone 601234567",
    "undo",
]


def loaded(program: Program, *words: str) -> set[str]:
    """The packages that a fresh interpreter has loaded once a command is over."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        env=program.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    code, *names = done.stderr.splitlines()[-1].split()
    assert "0" == code, done
    return set(names)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_daily_command_loads_nothing_heavy(command: str, peopled: Program) -> None:
    """The tables and statements are frozen: their library stays where it is."""
    assert set() == loaded(peopled, *command.split()) & set(HEAVY)


@pytest.mark.parametrize("typed", ["an", "", "1"])
def test_a_person_is_completed_without_the_command_line(typed: str, peopled: Program) -> None:
    """It runs at every press of the tab key: neither Typer nor Rich, nor what Rich draws."""
    peopled.environment["_CADENCE_COMPLETE"] = "bash"
    line = ("cadence show " + typed, typed, "9", "80")
    assert set() == loaded(peopled, *line) & {*HEAVY, "typer", "rich", "dateutil", "tomlkit"}
    assert peopled.run(*line).out.startswith(
        "words\nanna-kowalska\n" if typed != "1" else "words\n1"
    )


@pytest.mark.parametrize("typed", ["lo", "log anna ", "log anna --w"])
def test_a_command_is_completed_without_drawing(typed: str, peopled: Program) -> None:
    """Typer knows the commands; what draws their help stays where it is."""
    peopled.environment["_CADENCE_COMPLETE"] = "zsh"
    assert set() == loaded(peopled, *typed.split(" ")) & {*HEAVY, "rich", "sqlite3"}


def test_the_version_loads_nothing_but_the_version(program: Program) -> None:
    """A prompt or a script may ask for it every time."""
    heavy = {"typer", "rich", "sqlite3", "dateutil", "pathlib", "typing"}
    assert set() == loaded(program, "--version") & heavy


@pytest.mark.parametrize("command", ["count", "today", "today --json", "today --format ids"])
def test_what_goes_the_short_way_loads_no_command_line(command: str, peopled: Program) -> None:
    """A prompt, a status bar and a script ask every minute: neither Typer nor Rich is needed."""
    assert set() == loaded(peopled, *command.split()) & {"typer", "rich", "dateutil", "tomlkit"}


def test_a_count_loads_no_records(peopled: Program) -> None:
    """One number needs neither the engine's records nor what makes them."""
    del peopled.environment["CADENCE_TODAY"]
    heavy = {"dataclasses", "inspect", "json", "tomllib", "typing"}
    assert set() == loaded(peopled, "count") & heavy


def test_a_count_loads_little_of_the_standard_library(program: Program) -> None:
    """A prompt asks again and again, at the default place: these would cost half as much more."""
    for name in ("CADENCE_TODAY", "CADENCE_DB", "CADENCE_CONFIG"):
        program.environment.pop(name, None)
    program.environment["HOME"] = str(program.folder)
    assert 0 == program.run("add", "Anna Kowalska").code
    heavy = {"pathlib", "re", "enum", "signal", "urllib", "shutil", "tempfile", "platformdirs"}
    assert set() == loaded(program, "count") & heavy


def test_what_is_piped_loads_no_drawing(peopled: Program) -> None:
    """Rich is for terminals: columns for another program do without it."""
    assert set() == loaded(peopled, "today") & {"rich", "holidays"}


@pytest.mark.parametrize("command", OF_OURS)
@pytest.mark.parametrize("drawn", [False, True])
def test_a_morning_loads_these_modules_and_no_other(
    command: str, drawn: bool, peopled: Program
) -> None:
    """Each module costs a little every day; on a terminal Rich comes along, and it alone."""
    if command == "count":  # the same on any day
        del peopled.environment["CADENCE_TODAY"]
    else:  # when both are due
        peopled.environment["CADENCE_TODAY"] = TUESDAY
    if drawn:
        peopled.environment["FORCE_COLOR"] = "1"
    found = loaded(peopled, *command.split())
    assert set(OF_OURS[command].split()) == {name for name in found if name.startswith("cadence")}
    assert ({"rich"} if drawn and command == "today" else set()) == found & NOT_OURS
