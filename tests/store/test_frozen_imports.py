"""The frozen SQL of an import means what its statements mean, in tables of the connection's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from cadence.engine.model import Touch
from cadence.engine.vocabulary import Channel, Outcome
from cadence.store import frozen_postgresql, frozen_sqlite
from cadence.store.columns import PROFILE, START
from cadence.store.database import transaction
from cadence.store.place import Server, Where
from cadence.store.statements_of_imports import IMPORTS
from cadence.store.tables_of_imports import STAGED
from cadence.store.values import touch_values

from .people import MONDAY, crowd, opened, plain
from .test_frozen import connected, copies, driver_values

Values = dict[str, Any]
EVERYBODY = {"first": 1, "last": 9}
STARTS = dict.fromkeys(START) | {
    "added_on": MONDAY,
    "first_call_on": MONDAY,
    "first_call_typed": 0,
    "state": "active",
    "action": "call-1",
    "due_on": MONDAY,
    "rank": 69,
    **dict.fromkeys(("why", "close_reason", "competitor", "came_back"), ""),
    **dict.fromkeys(("run", "position", "stalls", "snoozes"), 0),
}
NOTED = {**touch_values(Touch(MONDAY, Outcome.NOTE, channel=Channel.NOTE)), "happened_on": MONDAY}
SOMEBODY = {**dict.fromkeys(PROFILE, "said"), "not_key": 1, "referred_by": None}
ROWS: dict[str, list[Values]] = {
    "staged_contact": [
        {"id": 1, "row": 2, "mark": 7, "weak": 0, "place": 7, "low": "e:p3@e", "high": "e:p3@f"},
        {"id": 2, "row": 3, "mark": 7, "weak": 0, "place": 7, "low": "e:new", "high": "e:new"},
        {"id": 3, "row": 4, "mark": 8, "weak": 1, "place": None, "low": None, "high": None},
        {"id": 4, "row": 5, "mark": 8, "weak": 1, "place": None, "low": None, "high": None},
        {"id": 5, "row": 6, "mark": 9, "weak": 0, "place": 9, "low": "w:firm", "high": "w:firm"},
    ],
    "staged_doubt": [{"row": 2}, {"row": 2}, {"row": 3}, {"row": 12}],
    "staged_held": [
        {"place": 7, "what": "e:new", "person": -1, "name": "A", "company": "", "state": "active"},
        {"place": 6, "what": "e:old", "person": 2, "name": "B", "company": "", "state": "closed"},
    ],
    "staged_start": [{"id": 1, **STARTS}],
    "staged_person": [
        {"number": 1, "start": 1, "met_on": MONDAY, **SOMEBODY},
        {"number": 2, "start": 1, "met_on": MONDAY, **SOMEBODY},
    ],
    "staged_key": [
        {"id": 1, "number": 1, "key": "w:said"},
        {"id": 2, "number": 2, "key": "e:said"},
    ],
    "staged_note": [{"id": 1, "number": 2, "note": "met"}],
    "staged_wanted": [{"id": 3}, {"id": 5}],
}
"""Rows for every table of an import."""
TRIED: dict[str, Values] = {
    **{f"stage_{table.removeprefix('staged_')}": rows[-1] for table, rows in ROWS.items()},
    **{f"empty_{table}": {} for table in ROWS},
    "doubt_within": {},
    "doubt_known": EVERYBODY,
    "doubtful": EVERYBODY,
    "known": EVERYBODY,
    "held": EVERYBODY,
    "write_people": {**EVERYBODY, "change_id": 3, "cadence_id": 1},
    "write_keys": {"first": 1, "last": 2, "base": 2},
    "write_notes": {**EVERYBODY, "base": 1, "change_id": 3, **NOTED},
    "mark_noted": {**EVERYBODY, "base": 1, "touch_base": 2000},
    "want": {"id": 7},
    "wanted_records": {},
    "wanted_touches": {},
    "wanted_keys": {},
}
"""Values for every statement of an import."""
del TRIED["stage_wanted"]  # it is called `want`
READS = {"doubtful", "known", "held", "wanted_records", "wanted_touches", "wanted_keys"}
Left = tuple[list[Any], dict[str, list[Any]]]
"""The rows that a statement gave, and what every table holds after it."""


@pytest.fixture(scope="module")
def filled(shared: Where) -> Where:
    """A database with a crowd in it; nobody writes into it."""
    with opened(shared) as store:
        crowd(store, 12)
    return shared


def values_of(name: str) -> Values:
    """The values for a statement; what is staged gets a number of its own."""
    shift = 50 if name.startswith("stage_") else 0
    numbers = ("id", "number")
    return {key: one + shift if key in numbers else one for key, one in TRIED[name].items()}


def by_driver(where: Where, name: str) -> Left:
    """What the frozen text leaves, run by the driver."""
    with transaction(where, write=True) as database:
        database.bulk.stage()
        for table, rows in ROWS.items():
            given = [list(driver_values(row).values()) for row in rows]
            database.bulk.insert_rows(staging(table), given)
        values = driver_values(values_of(name))
        if name in READS:
            found = [tuple(row) for row in database.rows(name, **values)]
        else:
            found = []
            database.run(name, values)
        content = contents(database._connection.execute)
    return found, content


def by_meaning(where: Where, name: str) -> Left:
    """What the statement leaves, run by SQLAlchemy."""
    frozen = frozen_postgresql if isinstance(where, Server) else frozen_sqlite
    made = connected(where)
    with made.connect() as connection:
        for statement in frozen.STAGED:
            connection.exec_driver_sql(statement)
        for table, rows in ROWS.items():
            connection.execute(insert(STAGED.tables[table]), rows)
        done = connection.execute(IMPORTS[name], values_of(name))
        found = [plain(row) for row in done] if name in READS else []
        content = contents(connection.exec_driver_sql)
        connection.commit()
    made.dispose()
    return found, content


def contents(execute: Callable[[str], Iterable[Any]]) -> dict[str, list[Any]]:
    """What every table holds, the import's own included."""
    return {
        table: sorted((plain(row) for row in execute(f"SELECT * FROM {table}")), key=repr)
        for table in TABLES
    }


def staging(table: str) -> str:
    """The statement that puts a row into that table."""
    name = table.removeprefix("staged_")
    return "want" if name == "wanted" else f"stage_{name}"


TABLES = ("prospect", "touch", "lookup", *ROWS)


def test_every_statement_of_an_import_is_tried() -> None:
    """A new one has to be added to the tables above."""
    assert set(IMPORTS) == set(TRIED)


@pytest.mark.parametrize("name", TRIED)
def test_a_frozen_statement_leaves_what_the_statement_leaves(
    name: str, filled: Where, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Two copies of a database, one for each way: the same rows found, the same rows written."""
    with copies(filled, request, tmp_path) as (one, other):
        assert by_driver(one, name) == by_meaning(other, name)


@pytest.mark.parametrize("name", TRIED)
def test_the_values_above_find_or_change_something(
    name: str, filled: Where, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """A comparison of nothing with nothing would prove nothing."""
    with copies(filled, request, tmp_path) as (one, other):
        _found, before = by_driver(one, "doubtful")
        found, after = by_driver(other, name)
    assert bool(found) if name in READS else before != after
