"""On a terminal of any width: nothing runs over, nothing is cut, nothing is read as markup."""

from __future__ import annotations

import os
import re
import sys

import pexpect  # type: ignore[import-untyped]
import pytest
from rich.cells import cell_len

from .payloads import undrawn
from .program import PATIENCE, TUESDAY, Program

LETTERS = "Ж" * 300
NAME = "[/] [red]Xenia[/red] [bold]"
FIRM = ":warning: [link=x]Firm[/link]"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def due(program: Program) -> Program:
    """Two people whom lists like to break, and a plain one; all due."""
    program.add(NAME, "--company", FIRM, "--phone", "+48 601 234 567", "--note", "one\ttwo\nthree")
    program.add(LETTERS, "--company", "Я" * 200, "--email", "z@example.com", "--note", "ю" * 300)
    program.add("Anna", "--key")
    program.environment["CADENCE_TODAY"] = TUESDAY
    return program


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("command", ["today", "list", "show 1", "show 2", "why 2", "history 1"])
def test_no_line_is_wider_than_the_terminal(command: str, columns: int, due: Program) -> None:
    """Long names fold; the terminal need not break them."""
    drawn = undrawn(due.on_terminal(*command.split(), columns=columns))
    too_wide = [line for line in drawn.splitlines() if cell_len(line) > columns]
    assert [] == too_wide


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_letter_of_a_name_is_cut(columns: int, due: Program) -> None:
    """All 300 letters are there, whatever the width; so is each note."""
    drawn = undrawn(due.on_terminal("today", columns=columns))
    assert (300, 200, 300) == (drawn.count("Ж"), drawn.count("Я"), drawn.count("ю"))


@pytest.mark.parametrize("command", ["today", "list", "show 1", "why 1", "history"])
def test_brackets_and_colons_in_a_name_are_letters(command: str, due: Program) -> None:
    """Neither colours nor links nor little pictures come of them."""
    drawn = due.on_terminal(*command.split(), columns=200)
    assert NAME in undrawn(drawn)
    assert "⚠" not in drawn
    assert "link=x" not in "".join(re.findall(r"\x1b\]8;[^\x1b]*", drawn))


@pytest.mark.parametrize("columns", ["0", "1", "-5", "many", "100000"])
def test_a_nonsense_width_ends_well(columns: str, due: Program) -> None:
    """COLUMNS is anybody's to set."""
    drawn = undrawn(due.on_terminal("today", COLUMNS=columns))
    assert "Traceback" not in drawn
    assert "Anna" in drawn.replace("\n", "")


def test_no_color_means_no_colour(due: Program) -> None:
    """Weight and links may stay; hues may not."""
    drawn = due.on_terminal("today", NO_COLOR="1")
    hues = [
        code
        for codes in COLOUR.findall(drawn)
        for code in codes[2:-1].split(";")
        if re.fullmatch(r"3[0-8]|4[0-8]|9\d|10[0-7]", code)
    ]
    assert [] == hues


def test_a_terminal_has_colour_unless_told_otherwise(due: Program) -> None:
    """Else the test above would prove nothing: what is late is red."""
    due.environment["CADENCE_TODAY"] = "2026-11-26"
    assert re.search(r"\x1b\[[0-9;]*3[1-6]m", due.on_terminal("today"))


@pytest.mark.parametrize("command", ["today", "--help", "nonsense"])
def test_a_dumb_terminal_gets_plain_text(command: str, due: Program) -> None:
    """Not one escape sequence."""
    process = pexpect.spawn(
        sys.executable,
        ["-m", "cadence", *command.split()],
        env={**due.environment, "TERM": "dumb"},
        encoding="utf-8",
        timeout=PATIENCE,
    )
    process.expect(pexpect.EOF)
    process.close()
    assert process.exitstatus in (0, 2)
    assert "\x1b" not in process.before


@pytest.mark.parametrize("command", ["today", "list", "--help", "show 1", "config"])
def test_what_is_piped_has_no_colour_and_is_not_cut(command: str, due: Program) -> None:
    """Also with a narrow COLUMNS: another program reads whole lines."""
    due.environment |= {"COLUMNS": "30", "TERM": "xterm-256color"}
    done = due.forked(*command.split())
    assert 0 == done.code
    assert "\x1b" not in done.out
    assert LETTERS in done.out or command not in ("today", "list")


def test_force_color_colours_a_pipe(due: Program) -> None:
    """For `| less -R`, with nothing cut."""
    due.environment["FORCE_COLOR"] = "1"
    done = due.run("today")
    assert 0 == done.code
    assert "\x1b[" in done.out
    assert 300 == undrawn(done.out).count("Ж")


def test_somebody_who_types_on_a_terminal_is_asked(program: Program) -> None:
    """`add` alone asks in the order of a talk, and keeps what was said."""
    talk = pexpect.spawn(
        sys.executable,
        ["-m", "cadence", "add"],
        env={**program.environment, "TERM": "xterm"},
        encoding="utf-8",
        timeout=PATIENCE,
    )
    talk.expect("Who was it")
    talk.sendline("Żółw [red]")
    while talk.expect([r"\? ?", r"\) ", r"\] ", pexpect.EOF]) != 3:
        talk.sendline("")
    talk.close()
    assert (0, ["Żółw [red]"]) == (talk.exitstatus, program.names())


def test_a_terminal_that_is_closed_ends_the_program(program: Program) -> None:
    """The window is closed at the first question: nothing is kept, nothing stays running."""
    talk = pexpect.spawn(
        sys.executable,
        ["-m", "cadence", "add"],
        env=program.environment,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    talk.expect("Who was it")
    os.close(talk.fileno())
    assert 129 == os.waitstatus_to_exitcode(os.waitpid(talk.pid, 0)[1])
    assert set() == program.files()


@pytest.mark.parametrize("command", ["export -", "list --format csv"])
def test_csv_on_a_terminal_does_not_steer_it(command: str, program: Program) -> None:
    """In a pipe its texts are exact; on a terminal they are only to be looked at."""
    program.add("Anna \x1b[2J Kowalska")
    talk = pexpect.spawn(
        sys.executable,
        ["-m", "cadence", *command.split()],
        env=program.environment,
        encoding="utf-8",
        dimensions=(24, 200),
    )
    talk.expect(pexpect.EOF)
    talk.close()
    assert (True, False) == ("Anna \\x1b[2J" in talk.before, "\x1b[2J" in talk.before)
