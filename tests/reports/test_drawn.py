"""A report on a terminal: as wide as it is, plain words, nothing that steers it."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest
from rich.cells import cell_len

from process.payloads import PAYLOADS, steering, undrawn
from process.program import PATIENCE, Program

from .story import TODAY

HUES = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|9\d)[;m]")


@pytest.fixture
def program(written: Path) -> Iterator[Program]:
    """The program for somebody with the story in their database."""
    with tempfile.TemporaryDirectory() as name:
        found = Program(Path(name))
        found.database.parent.mkdir()
        shutil.copy(written / "journal.db", found.database)
        found.environment["CADENCE_TODAY"] = TODAY
        yield found


def drawn(program: Program, *words: str, columns: int = 80, **environment: str) -> str:
    """What is drawn, without the colours."""
    return undrawn(program.on_terminal("report", *words, columns=columns, **environment))


def test_a_terminal_shows_the_story(program: Program) -> None:
    """Read as a person reads it, line by line."""
    expected = """\
Report of everything up to Wed 25 Nov 2026
8 people today: in cadence 1, client 2, lost client 1, keep in touch 1, gone
quiet 1, closed 1, do not contact 1.
In this period: 8 people entered, 20 entries logged.

Ended, by the step that was due
  call 1    ████████████████████████████████████████  1  25%
  call 2    ████████████████████████████████████████  1  25%
  call 3                                              0   0%
  letter    ████████████████████████████████████████  1  25%
  in talks  ████████████████████████████████████████  1  25%
  4 people: keep in touch 1, gone quiet 1, closed 1, do not contact 1.

Ended without success
  closed  ████████████████████                      1  33%
  signed  ████████████████████████████████████████  2  67%
  1 of 3 decided ended without success: 33%.
  2 more gone quiet or kept in touch with: still open.

Days spent per prospect
  to the end       ████████████████████████████████████████  5.5 days
                   5.5 days (median), 6.5 on average, 14 at most, 4 people
  to the contract  ████████████████████████████████▌         4.5 days
                   4.5 days (median), 4.5 on average, 7 at most, 2 people
  The bar is the median: half took less.
"""
    found = "".join(f"{line.rstrip()}\n" for line in drawn(program).splitlines())
    assert expected == found[: len(expected)]
    assert (
        """\
Why clients left
  neglect  █████████████████████████████▌            1  50%  often quoted  68%
  product                                            0   0%  often quoted  14%
  price                                              0   0%  often quoted   9%
  habit                                              0   0%  often quoted   5%
  gone                                               0   0%  often quoted   4%
  unknown  █████████████████████████████▌            1  50%
  For 1 of 2 the reason is unknown: ask what really made them change.
"""
        in found
    )
    assert (
        """\
Who came back
  resurrected  ████████████████████████████████████████  1
               after 9 days
  won back     ████████████████████████████████████████  1
               after 4 days

Overdue today
  up to 7 days  ████████████████████████████████████████  2  67%
  8 to 30 days  ████████████████████                      1  33%
  over 30 days                                            0   0%
  22 days late: call 1, Henryk, Henryk & Syn (#8)
  6 days late: care 1, Ewa (#5)
  2 days late: win-back 1, Filip (#6)
  3 overdue, the oldest since Tue 3 Nov 2026.

What comes in the next weeks
  25-29 Nov                                               0
  30 Nov-6 Dec  ████████████████████████████████████████  1
"""
        in found
    )


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(columns: int, program: Program) -> None:
    """Names fold, bars shrink, figures stay whole."""
    program.add("漢字" * 60, "--company", "Ж" * 150, "--first-call", TODAY)
    program.environment["CADENCE_TODAY"] = "2026-11-27"
    found = drawn(program, columns=columns)
    assert [] == [line for line in found.splitlines() if cell_len(line) > columns]
    assert (60, 150) == (found.count("漢"), found.count("Ж"))
    assert "5.5 days" in found


def test_the_survey_is_never_a_fact(program: Program) -> None:
    """Wherever its figures stand, it says that they are often quoted."""
    found = drawn(program)
    told = [line for line in found.splitlines() if "68%" in line]
    assert [True] == ["often quoted" in line for line in told]
    assert "a survey whose source nobody has found" in found


def test_no_color_means_no_colour(program: Program) -> None:
    """The bars are drawn all the same."""
    plain = program.on_terminal("report", NO_COLOR="1")
    assert (False, True) == (bool(HUES.search(plain)), "████" in plain)
    assert HUES.search(program.on_terminal("report"))


def test_a_terminal_of_plain_letters_gets_plain_bars(program: Program) -> None:
    """Where blocks cannot be shown."""
    talk = pexpect.spawn(
        sys.executable,
        ["-m", "cadence", "report"],
        env={**program.environment, "TERM": "dumb", "PYTHONIOENCODING": "ascii"},
        timeout=PATIENCE,
        encoding="ascii",
    )
    talk.expect(pexpect.EOF)
    talk.close()
    assert (0, True) == (talk.exitstatus, "  call 1    ####" in talk.before)
    assert "\\u" not in talk.before


def test_nothing_in_a_period_is_said_plainly_and_what_is_due_still_shown(program: Program) -> None:
    """No empty charts: two sentences, then what is overdue and what comes."""
    found = drawn(program, "--until", "2026-10-01")
    assert "In this period nobody was entered and nothing was logged." in found
    titles = [line for line in found.splitlines() if line and line[0] not in " 0123456789I"]
    assert [
        "Report up to Thu 1 Oct 2026",
        "Overdue today",
        "What comes in the next weeks",
    ] == [line.rstrip() for line in titles if not line.startswith("quiet")]


def test_a_quiet_period_says_what_did_not_happen(program: Program) -> None:
    """Each part has its sentence, and no bar."""
    found = drawn(program, "--since", "2026-11-10", "--until", "2026-11-11")
    for sentence in (
        "Nobody's cadence ended.",
        "Nobody was closed, nobody signed.",
        "Nothing ended, so none are known.",
        "Nobody stalled.",
        "Nobody remarked or complained.",
        "No client left.",
        "Nobody came back.",
    ):
        assert sentence in found


def test_nothing_to_come_is_said_plainly(program: Program) -> None:
    """Eight rows of nothing are one sentence."""
    found = drawn(program, CADENCE_TODAY="2026-12-04")
    assert "What comes in the next weeks\n  Nothing is due in 8 weeks, 2 later.\n" in "".join(
        f"{line.rstrip()}\n" for line in found.splitlines()
    )


def test_nobody_at_all_is_said_plainly(program: Program) -> None:
    """An empty list has no report, and that is no error."""
    found = drawn(program, "--owner", "nobody-of-that-name")
    assert "Nobody is entered yet: there is nothing to report. cadence add NAME" in found
    assert "Overdue" not in found


def test_before_the_first_entry_it_says_how_to_begin(program: Program) -> None:
    """At the default place nothing is there yet; a page that was asked for cannot be written."""
    del program.environment["CADENCE_DB"]
    for words, code in ((["report"], 0), (["report", "--html", "page.html"], 10)):
        done = program.inside(*words)
        assert (code, "", True) == (done.code, done.out, "cadence add" in done.err)
    assert not (program.folder / "page.html").exists()


@pytest.mark.parametrize("name", PAYLOADS)
def test_no_name_steers_the_terminal(name: str, program: Program) -> None:
    """The longest overdue are named, as text."""
    payload = PAYLOADS[name]
    program.add(f"a{payload}b", "--company", payload[:900], "--first-call", TODAY)
    program.environment["CADENCE_TODAY"] = "2026-11-27"
    for words in (["report"], ["report", "--html", "-"], ["report", "--json"]):
        done = program.inside(*words)
        assert (0, set(), set()) == (done.code, steering(done.out), steering(done.err))
    assert set() == steering(undrawn(program.on_terminal("report")), allowed="\n")


@pytest.mark.parametrize("words", [[], ["--html", "-"], ["--json"]])
def test_nobody_is_called_what_the_method_never_says(words: list[str], program: Program) -> None:
    """Gone quiet, closed, lost client: plain and calm."""
    done = program.inside("report", *words)
    assert [] == re.findall(r"\b(?:dead|bad)\b", done.out, re.IGNORECASE)
    assert [] == re.findall(r"\b(?:dead|bad)\b", drawn(program), re.IGNORECASE)
