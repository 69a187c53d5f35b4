"""A morning of twelve people, worked through with real keys, is the same day done with `log`."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from process.program import Program

from .mornings import CALLS, PEOPLE, Step, due, lived
from .typist import RIGHT, Typist, at_card, at_end

Tables = dict[str, list[tuple[Any, ...]]]
LINES = len(PEOPLE)


@pytest.fixture
def morning(program: Program) -> Program:
    """Twelve people, fifteen lines."""
    lived(program)
    return program


@pytest.fixture
def twin(morning: Program, tmp_path: Path) -> Program:
    """The same people in a database of their own."""
    other = Program(tmp_path)
    other.database.parent.mkdir()
    shutil.copy(morning.database, other.database)
    return other


def timeless(tables: Tables) -> Tables:
    """Every table without the instants at which the changes were made."""
    changes = [(row[0], *row[2:]) for row in tables["change"]]
    return {**tables, "change": changes}


def take(typist: Typist, step: Step) -> None:
    """Press the key, and answer what it asks."""
    typist.press(step.key)
    for question, answer in step.answers:
        typist.until(question).press(answer)


def typed(program: Program, step: Step, who: int, about: int | None) -> None:
    """The command that comes to the same."""
    done = program.inside(*shlex.split(step.command.format(who=who, about=about)))
    assert done.code == 0, (step, done)


def shown(typist: Typist) -> tuple[str, str]:
    """Whose card it is, and what is due."""
    what, who = typist.rows[2], typist.rows[3]
    return who.removeprefix("★ "), what.split("   ")[0]


def place(number: int, done: int) -> Any:
    """Whether the card of that place is shown, with so many done."""

    def is_there(typist: Typist) -> bool:
        head = typist.rows[0]
        here = head.startswith(f"{number} of ") and head.endswith(f" {done} done")
        return here and at_card(typist)

    return is_there


def test_there_are_twelve_people(morning: Program) -> None:
    """And each of their lines has its step."""
    lines = list(due(morning))
    assert 12 == len({who for _name, _action, who, _about in lines})
    assert set(PEOPLE) == {(name, action) for name, action, _who, _about in lines}


def test_a_morning_by_keys_is_the_morning_by_commands(morning: Program, twin: Program) -> None:
    """Every outcome, each with undo before the last; passed over, back, stopped, resumed, resized.

    Every table is the same in the end, but for the instants.
    """
    lines = {(name, action): (who, about) for name, action, who, about in due(morning)}
    order = list(lines)
    first = order.index(("Anna Kowalska", "call 1"))
    half = LINES // 2

    def both(typist: Typist, key: tuple[str, str], number: int, done: int) -> None:
        typist.until(place(number, done))
        assert key == shown(typist)
        take(typist, PEOPLE[key])
        typed(twin, PEOPLE[key], *lines[key])

    with Typist(morning) as typist:
        for number, key in enumerate(order[:half], start=1):
            if number == 3:
                typist.until(place(number, number - 1)).press(" ")
                typist.until(place(number + 1, number - 1)).press("b")
            if number == 5:
                typist.until(place(number, number - 1)).resize(200, 50)
            both(typist, key, number, number - 1)
        typist.until(place(half + 1, half)).press("q")
        assert 0 == typist.ended()

    left = LINES - half
    with Typist(morning, columns=100, rows=40) as typist:
        for number, key in enumerate(order[half:], start=1):
            if key == order[first]:
                for once in CALLS:
                    typist.until(place(number, number - 1))
                    take(typist, once)
                    typist.until(_done(number))
                    typist.press("u").until(place(number, number - 1)).until("Taken back")
                    typed(twin, once, *lines[key])
                    assert 0 == twin.inside("undo").code
            if number == 2:
                typist.until(place(number, number - 1)).press(RIGHT)
                typist.until(place(number + 1, number - 1)).resize(60, 20).press("b")
            both(typist, key, number, number - 1)
        typist.until(at_end).until(f"{left} of {left} done, nothing is left for today.").press("q")
        assert 0 == typist.ended()

    assert timeless(twin.content()) == timeless(morning.content())


def _done(count: int) -> Callable[[Typist], bool]:
    return lambda now: now.rows[0].endswith(f" {count} done")


def test_every_outcome_is_in_the_morning() -> None:
    """Else the test above would compare less than it says."""
    from cadence.services.catalogue import CHOICES

    keys = {step.key for step in (*CALLS, *PEOPLE.values())}
    assert {choice.key for choice in CHOICES} == keys
