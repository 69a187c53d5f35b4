"""Any locale, any encoding, any time zone, no home: the same data, and never a traceback."""

from __future__ import annotations

import csv
import io
import os

import pytest

from .program import Program

NAME = "Żółw 🐢 Кошка"
ENVIRONMENTS = {
    "posix-without-utf8": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "latin-2": {"PYTHONIOENCODING": "iso-8859-2"},
    "strict": {"PYTHONIOENCODING": "ascii:strict"},
}


@pytest.fixture(params=ENVIRONMENTS)
def abroad(request: pytest.FixtureRequest, program: Program) -> Program:
    """A program whose environment cannot write every letter."""
    program.add(NAME, "--company", "Ćma", "--note", "zażółć")
    program.environment |= ENVIRONMENTS[request.param]
    return program


@pytest.mark.parametrize("command", ["today --days 9", "note 1 ok", "show nobody"])
def test_a_letter_that_cannot_be_written_is_no_error(command: str, abroad: Program) -> None:
    """It is shown as an escape; the command does what it does."""
    done = abroad.run(*command.split())
    assert (3 if command == "show nobody" else 0) == done.code
    assert "Traceback" not in done.err


def test_json_is_utf_8_whatever_the_locale(abroad: Program) -> None:
    """A script need not know how the terminal is set."""
    assert NAME == abroad.run("show", "1", "--json").document["prospect"]["name"]


@pytest.mark.parametrize("command", ["list --format csv", "export -"])
def test_csv_is_utf_8_whatever_the_locale(command: str, abroad: Program) -> None:
    """A file must not hold other names because of the terminal it was made on."""
    text = abroad.run(*command.split()).out
    assert [NAME] == [row["name"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_a_name_typed_in_another_encoding_is_refused_in_a_sentence(program: Program) -> None:
    """Bytes that are no UTF-8: told, and nothing kept."""
    program.add("Anna")
    before = program.content()
    commands = (
        ["add", os.fsdecode(b"\xff\xfe")],
        ["add", "Zofia", "--company", os.fsdecode(b"\xb3ab")],
        ["note", "1", os.fsdecode(b"za\xbf\xf3\xb3\xe6")],
        ["edit", "1", "--name", os.fsdecode(b"\xa3")],
        ["show", os.fsdecode(b"\xb3")],
        ["show", os.fsdecode(b"\xb3@example.com")],
        ["list", "--tag", os.fsdecode(b"\xb3")],
        ["list", "--owner", os.fsdecode(b"\xb3")],
        ["today", "--owner", os.fsdecode(b"\xb3")],
        ["config", "me.name", os.fsdecode(b"\xb3")],
        ["close", "1", "--why", os.fsdecode(b"\xb3")],
        ["import", os.fsdecode(b"\xb3.csv")],
        ["--db", os.fsdecode(b"\xb3.db"), "today"],
        ["--config", os.fsdecode(b"\xb3/x.toml"), "today"],
        ["--today", os.fsdecode(b"\xb3"), "today"],
        [os.fsdecode(b"\xb3")],
    )
    answers = {ascii(words): program.forked(*words) for words in commands}
    assert {} == {words: done for words, done in answers.items() if "defect" in done.err}
    assert {2, 3, 6, 10} >= {done.code for done in answers.values()}
    assert before == program.content()


@pytest.mark.parametrize("missing", ["HOME", "PATH", "LANG"])
def test_an_environment_without_a_variable_ends_well(missing: str, program: Program) -> None:
    """As under cron or in a container."""
    program.environment.pop(missing, None)
    done = program.run("add", "Anna")
    assert (0, ["Anna"]) == (done.code, program.names())


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "nonsense"])
def test_the_day_that_was_told_is_the_day_everywhere(zone: str, program: Program) -> None:
    """A time zone never shifts a day."""
    program.environment["TZ"] = zone
    found = program.run("add", "anna", "--json").document
    assert ("2026-11-23", "2026-11-24") == (found["prospect"]["met_on"], found["next"]["due_on"])
