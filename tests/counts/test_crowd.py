"""The crowds that are measured are what real work leaves behind."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from cadence.engine.vocabulary import State

from .conftest import Ready
from .program import FEW, MANY

SIZES = pytest.mark.parametrize("count", [FEW, MANY])


@SIZES
def test_thirty_lines_are_due_however_many_there_are(count: int, ready: Ready) -> None:
    """So that a day's list costs the same, or shows that it does not."""
    assert "30\n" == ready(count).inside("count").out


@SIZES
def test_the_check_finds_nothing(count: int, ready: Ready) -> None:
    """What is stored of each is what replaying the log gives."""
    checked = ready(count).inside("db", "check")
    assert (0, "All is well.") == (checked.code, checked.out.splitlines()[-1])


@SIZES
def test_there_is_somebody_of_each_state_and_owner(count: int, ready: Ready) -> None:
    """A crowd of the same life would flatter every index."""
    with closing(sqlite3.connect(ready(count).database)) as connection:
        states = {state for (state,) in connection.execute("SELECT state FROM prospect")}
        owners = {owner for (owner,) in connection.execute("SELECT owner FROM prospect")}
        matters = connection.execute("SELECT count(*) FROM matter").fetchone()[0]
    assert {str(state) for state in State} == states
    assert {"", "olga", "jaan", "selma"} == owners
    assert matters > count // 5


@SIZES
def test_everybody_has_five_entries(count: int, ready: Ready) -> None:
    """What the targets are given for."""
    with closing(sqlite3.connect(ready(count).database)) as connection:
        each = "SELECT count(*) FROM touch GROUP BY prospect_id"
        found = [entries for (entries,) in connection.execute(each)]
    assert [5] * count == found


def test_who_is_found_by_name_phone_and_address(ready: Ready) -> None:
    """The index of words and numbers is written as `add` writes it."""
    program = ready(MANY)
    person = program.someone_due()
    for column in ("email", "phone"):
        shown = program.inside("show", program.someone_due(column), "--json")
        assert person == str(shown.document["prospect"]["id"])
