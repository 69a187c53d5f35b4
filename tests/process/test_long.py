"""What goes over everybody takes a while: it says how far it is, and can be stopped."""

from __future__ import annotations

import os
import sys

import pexpect  # type: ignore[import-untyped]
import pytest

from .many import copies
from .program import PATIENCE, Program

MANY, SOME = 40_000, 4000
AT_ONCE = """
import sys
import cadence.cli.progress as progress
progress.QUIET_SECONDS = progress.BETWEEN = 0
from cadence.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
"""The program, but that it does not wait before it says how far it is."""
LONG = {
    "db check --fix": ["checking …", r"checking: +\d+%"],
    "report --html page.html": [r"counting: +\d+%"],
}
CASES = [(command, when) for command, moments in LONG.items() for when in moments]


@pytest.fixture
def crowded(program: Program) -> Program:
    """Anna, some thousand times."""
    program.add("Anna")
    copies(program, SOME)
    return program


def on_terminal(program: Program, command: str) -> pexpect.spawn:
    """The command on a terminal, to be talked with."""
    talk = pexpect.spawn(
        sys.executable,
        ["-c", AT_ONCE, *command.split()],
        env={**program.environment, "TERM": "xterm"},
        cwd=str(program.folder),
        encoding="utf-8",
        timeout=PATIENCE,
    )
    talk.delaybeforesend = None
    return talk


@pytest.mark.parametrize(("command", "when"), CASES)
def test_it_says_how_far_it_is_and_can_be_stopped(
    command: str, when: str, crowded: Program
) -> None:
    """Ctrl-C ends it at once, nothing is changed, and the line is gone from the terminal."""
    copies(crowded, MANY, first=SOME + 1)
    before, files = crowded.database.read_bytes(), crowded.files()
    talk = on_terminal(crowded, command)
    talk.expect(when)
    talk.sendcontrol("c")
    talk.expect(pexpect.EOF)
    talk.close()
    expected = " \rInterrupted: nothing was changed.\r\n"
    assert (130, True) == (talk.exitstatus, talk.before.endswith(expected)), talk.before
    assert (before, files) == (crowded.database.read_bytes(), crowded.files())


@pytest.mark.parametrize("done", ["read", "compared", "written"])
def test_an_import_says_how_far_it_is_and_can_be_stopped(done: str, crowded: Program) -> None:
    """At any moment Ctrl-C leaves the database as it was, and no file but the backup."""
    lines = [f"Person {number},p{number}@example.com" for number in range(MANY // 2)]
    (crowded.folder / "people.csv").write_text("\n".join(["name,email", *lines]))
    content, files = crowded.content(), crowded.files()
    talk = on_terminal(crowded, "import people.csv")
    talk.expect(rf"\d,000 rows {done} \(Ctrl-C stops\)")
    talk.sendcontrol("c")
    talk.expect(pexpect.EOF)
    talk.close()
    expected = " \rInterrupted: nothing was changed.\r\n"
    assert (130, True) == (talk.exitstatus, talk.before.endswith(expected)), talk.before
    left = {name for name in crowded.files() - files if not name.startswith("data/backups/")}
    assert (content, set()) == (crowded.content(), left)


@pytest.mark.parametrize("command", ["db check", "report --html page.html"])
def test_the_line_goes_up_to_the_end_and_is_gone(command: str, crowded: Program) -> None:
    """What is left on the terminal is the result."""
    talk = on_terminal(crowded, command)
    talk.expect(pexpect.EOF)
    talk.close()
    lines = talk.before.split("\r\n")
    figures = [int(part.split("%")[0].split()[-1]) for part in lines[0].split("\r") if "%" in part]
    assert (0, sorted(figures), 100) == (talk.exitstatus, figures, figures[-1])
    assert lines[0].split("\r")[-1] in ("All is well.", "The report is in page.html.")


@pytest.mark.parametrize("command", ["db check", "report --json", "report"])
def test_another_program_sees_no_progress(command: str, crowded: Program) -> None:
    """Neither stream holds anything but the result."""
    done = crowded.run(*command.split())
    assert (0, "", False) == (done.code, done.err, "%" in done.out)
    assert "\r" not in done.out.replace(os.linesep, "\n")


def test_quiet_is_quiet(crowded: Program) -> None:
    """Not a word of progress on a terminal either."""
    talk = on_terminal(crowded, "db check --quiet")
    talk.expect(pexpect.EOF)
    talk.close()
    assert (0, "All is well.\r\n") == (talk.exitstatus, talk.before)
