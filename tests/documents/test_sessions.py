"""The sessions in the README and in the examples are what the program prints.

After a wanted change: `python -m tests.documents.refresh`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .console import EXAMPLES, README, Shell, replayed, replayed_blocks

SESSIONS = sorted(EXAMPLES.glob("*.console"))


@pytest.mark.parametrize("session", SESSIONS, ids=lambda path: path.stem)
def test_an_example_prints_what_it_shows(session: Path, tmp_path: Path) -> None:
    """Each example, typed from its first line to its last, ends as it is written down."""
    told = session.read_text("utf-8")
    assert told == replayed(told, Shell(tmp_path))


def test_the_readme_prints_what_it_shows(tmp_path: Path) -> None:
    """Each console block of the README, typed on an empty list, ends as it is written down."""
    told = README.read_text("utf-8")
    assert told == replayed_blocks(told, tmp_path)


def test_a_session_is_compared_and_not_only_run(tmp_path: Path) -> None:
    """An output that is no longer true is replaced; comments and blank lines stay."""
    told = "# Mon 23 Nov 2026, a comment\n\n$ cadence --version\nnot this\n\n$ echo $?\n"
    played = replayed(told, Shell(tmp_path))
    assert "not this" not in played
    assert played.startswith("# Mon 23 Nov 2026, a comment\n\n$ cadence --version\ncadence ")
    assert played.endswith("\n\n$ echo $?\n0\n")


def test_there_are_examples() -> None:
    """A pattern that finds nothing would compare nothing."""
    assert len(SESSIONS) >= 3
