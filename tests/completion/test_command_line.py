"""A command line is read as bash reads it, and what is typed into it means what was meant."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadence.cli.completion import answer
from cadence.cli.context import Flags
from cadence.cli.shell_words import command_line

LINES = {
    "cadence ": (["cadence", ""], "", ""),
    "cadence lo": (["cadence", "lo"], "lo", ""),
    'cadence show "Anna K': (["cadence", "show", "Anna K"], '"Anna K', '"'),
    "cadence show 'Anna K": (["cadence", "show", "Anna K"], "'Anna K", "'"),
    "cadence show Anna\\ K": (["cadence", "show", "Anna K"], "Anna\\ K", ""),
    'cadence show "Anna" ': (["cadence", "show", "Anna", ""], "", ""),
    "cadence  show\to\\'b": (["cadence", "show", "o'b"], "o\\'b", ""),
    'cadence show "a\\"b\\c': (["cadence", "show", 'a"b\\c'], '"a\\"b\\c', '"'),
    "cadence show ''": (["cadence", "show", ""], "''", ""),
    "cadence show a'b'\"c\"d": (["cadence", "show", "abcd"], "a'b'\"c\"d", ""),
}
"""The words of a line up to the cursor, its last one as it was typed, the quote that is open."""


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_read_as_bash_reads_it(line: str) -> None:
    """Quotes, blanks, escapes, also where the end is missing."""
    found = command_line(line)
    assert LINES[line] == (found.words, found.raw, found.quote)


HARD = st.text(st.sampled_from("ab \\'\"`$!;|&<>()[]{}*?#~=%^:@Ж-"), max_size=8)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "'", '"']), HARD), min_size=30, max_size=30))
def test_what_was_completed_is_what_bash_gives_the_program(words: list[tuple[str, str]]) -> None:
    """Whatever it holds, in whichever quotes it was begun."""
    lines = []
    for quote, value in words:
        line = command_line(f"cadence {quote}")
        completed = line.completed(value, "")
        lines.append(f"printf '%s\\0' {quote}{completed}{quote or chr(39) * 2}")
    done = subprocess.run(
        ["bash", "--norc"], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    assert "".join(f"{value}\0" for _, value in words) == done.stdout


@pytest.mark.parametrize(
    ("line", "replaced", "expected"),
    [
        ("cadence close anna --reason=pri", "pri", "price"),
        ("cadence close anna --reason=pri", "--reason=pri", "--reason=price"),
        ("cadence close anna --reason=", "", "price"),
        ("cadence close anna --reason 'pri", "pri", "price"),
    ],
)
def test_bash_is_told_what_it_replaces(
    line: str, replaced: str, expected: str, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """It splits words at `=`, unless it was told not to, and begins behind a quote."""
    monkeypatch.setenv("_CADENCE_COMPLETE", "bash")
    assert 0 == answer([line, replaced, "9", "80"], Flags())
    assert expected in capsys.readouterr().out.splitlines()


LISTED = "63"


@pytest.mark.parametrize(
    ("reason", "typed", "expected"),
    [
        # why bash asks: the tab key, a list, a list at once, a menu
        ("9", "lo", ["log", "lose"]),
        (LISTED, "lo", ["log   Record what a c", "lose  A client left:"]),
        ("33", "lo", ["log   Record what a c", "lose  A client left:"]),
        ("33", "log x n", ["no-answer", "nothing", "no"]),
        ("37", "lo", ["log", "lose"]),
        (LISTED, "log", ["log"]),
    ],
)
def test_descriptions_are_shown_where_nothing_is_typed_of_them(
    reason: str, typed: str, expected: list[str], capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """bash types what its words have in common, so it is given the words alone, unless it lists.

    No line is wider than the terminal, here one of 22 columns.
    """
    monkeypatch.setenv("_CADENCE_COMPLETE", "bash")
    assert 0 == answer([f"cadence {typed}", typed.split()[-1], reason, "22"], Flags())
    told = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert ["words", *expected] == told
