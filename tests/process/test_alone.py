"""`cadence` alone: what is due where people are kept, how to begin where nobody is."""

from __future__ import annotations

import pytest

from .payloads import undrawn
from .program import TUESDAY, Program


@pytest.fixture
def kept(peopled: Program) -> Program:
    """Somebody with two calls today."""
    peopled.environment["CADENCE_TODAY"] = TUESDAY
    return peopled


@pytest.fixture
def new(program: Program) -> Program:
    """Somebody who has just installed it."""
    del program.environment["CADENCE_DB"]
    return program


def test_on_a_terminal_it_shows_the_day(kept: Program) -> None:
    """The table that `today` draws."""
    drawn = kept.on_terminal()
    assert undrawn(drawn).startswith("Tue 24 Nov 2026: 2 due\n")
    assert undrawn(drawn) == undrawn(kept.on_terminal("today"))


def test_through_a_pipe_it_writes_the_day_in_columns(kept: Program) -> None:
    """A line each, as `today` does."""
    done = kept.run()
    assert (0, ["1", "2"]) == (done.code, [line.split("\t")[0] for line in done.out.splitlines()])
    assert done == kept.run("today")


def test_before_the_first_talk_it_says_how_to_begin(new: Program) -> None:
    """On a terminal and through a pipe, where it is no result; nothing is created."""
    drawn, done = new.on_terminal(), new.run()
    assert drawn.startswith("Nothing is kept yet. After your next talk:\n\n  cadence add ")
    assert (0, "", drawn) == (done.code, done.out, done.err)
    assert set() == new.files()


def test_the_first_steps_can_be_typed(new: Program) -> None:
    """Each command that they show is one; the last shows what `demo` is."""
    typed = [line.split("cadence ")[1] for line in new.run().err.splitlines() if "cadence " in line]
    assert ["add", "today", "log", "import", "demo"] == [line.split()[0] for line in typed]
