"""The attacks at a small size; before a release the scripts beside this run at a large one."""

from __future__ import annotations

import signal

import pytest

from .fuzz import fuzz
from .kill import first_runs, kill
from .peace_law import law as peace
from .undo_law import law

COMMANDS, KILLS, LIFE = 100, 16, 14


@pytest.mark.parametrize("seed", range(3))
def test_hostile_command_lines_end_in_promised_codes_and_change_nothing(seed: int) -> None:
    """No traceback, no defect, and non-zero means that nothing was changed."""
    assert [] == fuzz(seed, COMMANDS)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_was_done_can_be_undone_step_by_step(seed: int) -> None:
    """Each undo leaves what was there before, each redo what was there after."""
    assert [] == law(seed, LIFE)


@pytest.mark.parametrize("seed", range(6))
def test_who_asked_not_to_be_contacted_is_left_in_peace(seed: int) -> None:
    """Whatever is typed, imported or edited: no line, no second entry with an address of theirs."""
    assert [] == peace(seed, LIFE)


def test_commands_that_are_killed_leave_all_or_nothing() -> None:
    """Acknowledged is there, the rest whole or not at all, and the next command works."""
    assert [] == kill(KILLS, 1, signal.SIGKILL, lambda _text: None)


def test_first_runs_that_are_killed_leave_nothing_in_the_way() -> None:
    """No database, or a whole one: the same command again is all it takes."""
    assert [] == first_runs(6, 1)
