"""What the schema itself refuses, whoever writes into the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Date
from sqlmodel import SQLModel

from cadence.engine.prospect import Profile
from cadence.store import tables, tables_of_dates
from cadence.store.sqlite import connect

from .people import MONDAY, crowd, enter, opened

assert tables  # imported, both, for the tables that they declare
assert tables_of_dates
DATES = [
    (table.name, column.name)
    for table in SQLModel.metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, Date)
]
NONSENSE = ("2026-02-30", "2026-13-01", "tomorrow", "2026-1-5", "", 20261123)
WORDS = [
    ("prospect", "state", "sleepy"),
    ("prospect", "state", ""),
    ("prospect", "state", "ACTIVE"),
    ("prospect", "name", ""),
    ("prospect", "removed", 2),
    ("touch", "outcome", "shouted"),
    ("touch", "channel", "telegraph"),
    ("touch", "direction", "sideways"),
    ("touch", "kind", "whim"),
]
IDS = ("prospect", "touch", "change", "edit")


@pytest.fixture
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file with a few people in it, and days off of one of them."""
    with opened(database) as store:
        crowd(store, 6)
        store.add_away(1, "olga", MONDAY, MONDAY)
        store.add_promotion(1, "10 % off", MONDAY, MONDAY)
    with closing(connect(database)) as made:
        yield made


@pytest.mark.parametrize(("table", "column"), DATES)
def test_a_date_column_takes_no_nonsense(
    connection: sqlite3.Connection, table: str, column: str
) -> None:
    """SQLite would take any text for a date; a CHECK makes it refuse."""
    taken = []
    for nonsense in NONSENSE:
        try:
            connection.execute(f"UPDATE {table} SET {column} = ?", (nonsense,))
        except sqlite3.IntegrityError:
            continue
        taken.append(nonsense)
    assert [] == taken


@pytest.mark.parametrize(("table", "column"), DATES)
def test_a_date_column_takes_a_date(
    connection: sqlite3.Connection, table: str, column: str
) -> None:
    """The first and the last day that there are, and a 29 February."""
    for day in ("0001-01-01", "2028-02-29", "9999-12-31"):
        changed = connection.execute(f"UPDATE {table} SET {column} = ?", (day,)).rowcount
        assert changed > 0


@pytest.mark.parametrize(("table", "column", "word"), WORDS)
def test_a_column_of_words_takes_only_those_that_are_known(
    connection: sqlite3.Connection, table: str, column: str, word: object
) -> None:
    """A state, an outcome, a channel that nobody knows never gets into the file."""
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(f"UPDATE {table} SET {column} = ?", (word,))


@pytest.mark.parametrize("table", ["prospect", "touch", "lookup", "edit", "away"])
def test_a_row_points_to_something_that_is_there(
    connection: sqlite3.Connection, table: str
) -> None:
    """Foreign keys are in force on every connection of ours."""
    column = "prospect_id" if table == "lookup" else "change_id"
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(f"UPDATE {table} SET {column} = 9999")


@pytest.mark.parametrize("table", IDS)
def test_an_id_is_never_used_again(connection: sqlite3.Connection, table: str) -> None:
    """SQLite would give the highest id out again once its row is gone."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")][1:]
    names = ", ".join(f'"{name}"' for name in columns)
    connection.execute("PRAGMA foreign_keys=OFF")
    highest = connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
    connection.execute("CREATE TEMP TABLE kept AS SELECT * FROM main." + table)
    connection.execute(f"DELETE FROM {table} WHERE id = ?", (highest,))
    fresh = connection.execute(
        f"INSERT INTO {table} ({names}) SELECT {names} FROM kept WHERE id = ?", (highest,)
    ).lastrowid
    assert highest + 1 == fresh


def test_an_entry_that_was_undone_keeps_its_id(database: Path) -> None:
    """Whoever comes next gets another one."""
    with opened(database) as store:
        change = store.changes.begin("", "", "add")
        first = enter(store, Profile("Anna"), change=change)
        store.changes.set_undone(change, undone=True)
    with opened(database) as store:
        assert first + 1 == enter(store, Profile("Beata"))
