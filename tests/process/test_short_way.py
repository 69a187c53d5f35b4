"""The short way answers as the long one does: the same bytes, the same exit code."""

from __future__ import annotations

import shlex
from unittest import mock

import pytest

from cadence.cli.short import short_answer

from .program import Ended, Program

SHORT = [
    "",
    "today",
    "count",
    "--json",
    "count --json",
    "today --json",
    "--json today",
    "today --format csv",
    "today --format tsv --days 7",
    "today --format ids --limit 1",
    "today --limit 0",
    "today --action call-1 --action letter",
    "today --owner nobody",
    "today --owner all",
    "today --days 365 --format json",
    "count --owner all",
    "count --quiet --today 2020-01-01",
    "-q count --yes",
    "--today 2026-12-24 today",
    "today --today 2026-02-31",
    "today --today whenever --json",
    "today --format pdf",
    "today --json --format csv",
    "count --db no-such-file",
    "count --db no-such-file --json",
    "today --config no/such/folder.toml",
]
LONG_ONLY = [
    "today --help",
    "today -h",
    "today --days x",
    "today --days 0",
    "today --days",
    "today --days=3",
    "today --limit -1",
    "today --limit 99999999999",
    "today --json --today 2026-11-23 --today 2026-11-24",
    "today today",
    "today now",
    "count --days 3",
    "count --owner",
    "--owner all today",
    "today --db ''",
    "today --db -x",
    "today --",
    "-qq count",
    "--version --json",
    "list",
]


def long(program: Program, *words: str) -> Ended:
    """The same command line through Typer."""
    with mock.patch("cadence.cli.short.short_answer", return_value=None):
        return program.inside(*words)


@pytest.mark.parametrize("line", SHORT)
def test_both_ways_end_alike(line: str, peopled: Program) -> None:
    """What is answered without Typer is what Typer's functions answer."""
    words = shlex.split(line)
    assert short_answer(words) is not None
    assert long(peopled, *words) == peopled.inside(*words)


@pytest.mark.parametrize("line", LONG_ONLY)
def test_every_doubt_goes_the_long_way(line: str) -> None:
    """Another flag, a value that looks odd, help: Typer knows what to say."""
    assert short_answer(shlex.split(line)) is None


@pytest.mark.parametrize("words", ["today", "count", "--version"])
def test_nothing_is_answered_that_is_only_typed(words: str, program: Program) -> None:
    """The shell asks by an environment variable what may stand there."""
    program.environment["_CADENCE_COMPLETE"] = "zsh"
    assert program.inside(words).out.startswith(f"words\n{words}\t")


def test_nothing_kept_yet_is_told_alike(program: Program) -> None:
    """Before the first `add`, both say how to begin."""
    for words in (["today"], ["count"], ["today", "--json"]):
        assert long(program, *words) == program.inside(*words)
