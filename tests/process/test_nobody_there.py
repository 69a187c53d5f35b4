"""No command waits for an answer that nobody can give: it ends, with the code that it promises."""

from __future__ import annotations

import pytest

from .program import MONDAY, Program

OK, USAGE, NOT_FOUND, REFUSED, BAD_FILE, NO_DATABASE = 0, 2, 3, 5, 6, 10
COMMANDS = {
    "": OK,
    "--help": OK,
    "--version": OK,
    "add": USAGE,
    "add Cyryl": OK,
    "add Anna --email anna@example.com": REFUSED,
    "today": OK,
    "today --days 30 --format ids": OK,
    "count": OK,
    "log": USAGE,
    "log anna": USAGE,
    "log anna no-answer": OK,
    "log anna meeting": USAGE,
    "log anna sent": REFUSED,
    "snooze anna": USAGE,
    "snooze anna 10d": OK,
    "close anna": OK,
    "reopen anna": REFUSED,
    "sign anna": OK,
    "lose anna": REFUSED,
    "show": USAGE,
    "show anna": OK,
    "show nobody": NOT_FOUND,
    "why anna": OK,
    "history": OK,
    "history anna": OK,
    "edit anna": USAGE,
    "edit anna --role boss": OK,
    "note anna": USAGE,
    "note anna text": OK,
    "list": OK,
    "report": OK,
    "report --since 2026-11-24 --until 2026-11-23": USAGE,
    "report --html -": OK,
    "import": USAGE,
    "import -": BAD_FILE,
    "import nowhere.csv": BAD_FILE,
    "export": USAGE,
    "export -": OK,
    "away 2026-12-21 2026-12-24": OK,
    "undo": OK,
    "undo --list": OK,
    "work": OK,
    "work --plain": OK,
    "undo --redo": NOT_FOUND,
    "config": OK,
    "config me.name Olga": OK,
    "config me.nmae": USAGE,
    "demo": OK,
    "db": USAGE,
    "db path": OK,
    "db info": OK,
    "db check": OK,
    "db backup": OK,
    "db restore": NOT_FOUND,
    "db upgrade": OK,
    "nonsense": USAGE,
    "--nonsense": USAGE,
}
READS = [
    "today",
    "work",
    "count",
    "list",
    "show anna",
    "why anna",
    "history",
    "undo --list",
    "db info",
    "report",
]
WRITES = ["log anna no-answer", "snooze anna 10d", "close anna", "note anna text", "undo"]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command or "alone")
def test_a_command_with_nobody_there_ends_with_its_code(command: str, peopled: Program) -> None:
    """stdin is `/dev/null`, stdout a file: no question, no waiting, never a traceback."""
    done = peopled.forked(*command.split())
    assert COMMANDS[command] == done.code, done
    assert "Traceback" not in done.err
    assert "defect" not in done.err


def test_a_restore_with_nobody_to_confirm_it_names_the_flag(peopled: Program) -> None:
    """With a backup there it would ask; `--yes` is the answer."""
    peopled.inside("db", "backup")
    before = peopled.content()
    done = peopled.forked("db", "restore")
    assert USAGE == done.code
    assert "--yes" in done.err
    assert before == peopled.content()


@pytest.mark.parametrize("command", READS)
def test_reading_before_the_first_entry_says_how_to_begin(command: str, program: Program) -> None:
    """At the default place nothing is there yet: that is no error, and creates nothing."""
    del program.environment["CADENCE_DB"]
    done = program.inside(*command.split())
    assert (OK, "") == (done.code, done.out)
    assert "cadence add" in done.err
    assert set() == program.files()


@pytest.mark.parametrize("command", WRITES)
def test_changing_before_the_first_entry_is_an_error(command: str, program: Program) -> None:
    """There is nobody to be changed, and nothing is created."""
    del program.environment["CADENCE_DB"]
    assert NO_DATABASE == program.inside(*command.split()).code
    assert set() == program.files()


@pytest.mark.parametrize("command", [*READS, *WRITES, "export -", "db backup", "db check"])
def test_a_database_that_was_named_must_be_there(command: str, program: Program) -> None:
    """A typing error in the path is told, and no empty database is made of it."""
    done = program.inside(*command.split())
    assert (NO_DATABASE, "") == (done.code, done.out)
    assert str(program.database) in done.err
    assert set() == program.files()


def test_flags_may_stand_before_and_behind_the_name_of_a_command(peopled: Program) -> None:
    """Each of them, in either place, beats the environment."""
    del peopled.environment["CADENCE_DB"], peopled.environment["CADENCE_TODAY"]
    flags = ["--db", str(peopled.database), "--today", MONDAY, "--json", "--quiet", "--yes"]
    before = peopled.inside(*flags, "today")
    behind = peopled.inside("today", *flags)
    assert (0, MONDAY) == (before.code, before.document["today"])
    assert before == behind
