"""The frozen SQL is what the SQLModel statements compile to, and it means the same."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from cadence.store import frozen_sqlite
from cadence.store.freeze import DIALECTS, main, module, path, schema, statements
from cadence.store.statements import STATEMENTS

from .people import MONDAY, crowd, dump, opened

A_DAY = MONDAY
READ: dict[str, dict[str, Any]] = {
    "due": {"until": A_DAY, "limit": -1},
    "due_of": {"until": A_DAY, "owner": "olga", "other": "", "limit": 7},
    "due_count": {"until": A_DAY},
    "due_count_of": {"until": A_DAY, "owner": "olga", "other": ""},
    "next_due": {"after": A_DAY},
    "next_due_of": {"after": A_DAY, "owner": "olga", "other": None},
    "footing": {
        "owner": "olga",
        "today": MONDAY,
        "country": "PL",
        "year": 2026,
        "next_year": 2027,
    },
    "by_id": {"id": 3},
    "by_key": {"key": "w:firm", "limit": -1},
    "by_prefix": {"low": "w:an", "high": "w:an\U0010ffff", "limit": -1},
    "everybody": {},
    "keys_of": {"prospect_id": 3},
    "record": {"id": 3},
    "line": {"id": 3},
    "last_id": {},
    "records": {"after": 2, "last": 40},
    "touches_of_many": {"after": 2, "last": 40},
    "matters_of_many": {"after": 2, "last": 40},
    "pasts": {"after": 2, "last": 40, "owner": "*"},
    "entries": {"after": 2, "last": 40, "owner": "olga"},
    "dated": {},
    "dated_of": {"owner": "olga"},
    "referred": {"id": 5},
    "list": {"states": ",active,", "tag": "vip", "owners": "*", "stale_before": None},
    "export": {"states": "", "tag": "", "owners": ",,olga,", "stale_before": MONDAY},
    "notes": {},
    "touched_by_calendar": {"owner": "olga"},
    "spread": {"from_on": date(2026, 11, 20)},
    "count_by_state": {},
    "owners": {},
    "newest_entry": {},
    "last_change": {"made_by": "olga"},
    "last_undone": {"made_by": "olga"},
    "changes": {"limit": 30},
    "changes_of": {"prospect_id": 3, "limit": -1},
    "later_change": {"id": 40, "prospect_id": 30},
    "prospects_of_change": {"of_change": 3},
    "touched_by_change": {"of_change": 4},
    "edits": {"change_id": 4},
    "edits_of": {"prospect_id": 2},
    "aways_of_change": {"change_id": 1},
    "cadence_by_steps": {"steps": "{}"},
    "holidays": {"country": "PL", "year": 2026},
    "kept_in_touch": {"before": MONDAY},
}
"""Values for every statement that reads."""
WRITE: dict[str, dict[str, Any]] = {
    "set_summary": {"of_id": 3, "summary": "said", "prospect_id": 2},
    "drop_change": {"of_id": 121},
    "set_step": {"of_id": 3, "step": "call-3"},
    "set_undone": {"of_id": 7, "undone": 1},
    "void_touches": {"of_change": 8, "undone": 1},
    "remove_prospects": {"of_change": 7, "undone": 1, "due_on": None},
    "remove_away": {"of_change": 1, "undone": 1},
    "add_change": {
        "made_at": "2026-11-23T08:00:00Z",
        "made_by": "",
        "command": "note",
        "summary": "",
        "prospect_id": None,
    },
    "add_lookup": {"key": "e:new@example.com", "prospect_id": 3},
    "drop_lookup": {"prospect_id": 3},
    "add_edit": {
        "change_id": 3,
        "prospect_id": 2,
        "field": "name",
        "before": '"a"',
        "after": '"b"',
    },
    "add_cadence": {"name": "short", "steps": "[]"},
    "add_away": {"change_id": 3, "owner": "olga", "from_on": MONDAY, "to_on": MONDAY},
    "drop_basis": {"owner": "olga"},
    "add_basis": {"owner": "eva", "settings": "{}"},
    "add_matter": {
        "touch_id": 1,
        "prospect_id": 1,
        "action": "remark",
        "due_on": MONDAY,
        "rank": 12,
        "why": "1 day after their remark",
        "not_key": 1,
        "owner": "olga",
    },
    "drop_matters": {"prospect_id": 7},
    "add_promotion": {"change_id": 3, "text": "10 %", "from_on": MONDAY, "until_on": MONDAY},
    "set_promotion": {"of_id": 1, "until_on": date(2026, 12, 1)},
    "remove_promotions": {"of_change": 1, "undone": 1},
    "add_holidays": {"country": "EE", "year": 2026, "days": "{}"},
}
"""Values for the statements that write and need few of them."""
MANY_VALUES = {"add_prospect", "set_profile", "set_standing", "set_enrolment", "add_touch"}
"""Statements whose values are a whole prospect or touch: taken from a row that is there."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a crowd in it; nobody writes into it."""
    from cadence.store.database import create

    database = tmp_path_factory.mktemp("frozen") / "cadence.db"
    create(database)
    with opened(database) as store:
        crowd(store)
        store.add_away(1, "olga", MONDAY, MONDAY)
        store.add_promotion(1, "10 % off", MONDAY, MONDAY)
        store.set_basis("olga", "{}")
        store.changes.begin("2026-11-23T08:00:00Z", "", "nothing rests on it")
        store.remember_holidays("PL", 2026, "{}")
    return database


@pytest.fixture
def engine(filled: Path) -> Iterator[Engine]:
    """The same file as SQLAlchemy opens it."""
    made = connected(filled)
    yield made
    made.dispose()


def connected(database: Path) -> Engine:
    """A file as SQLAlchemy opens it, with foreign keys in force."""
    made = create_engine(f"sqlite:///{database}", poolclass=NullPool, hide_parameters=True)

    @event.listens_for(made, "connect")
    def _(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys=ON")

    return made


def plain(row: Any) -> tuple[Any, ...]:
    """A row with its dates as the driver gives them."""
    return tuple(one.isoformat() if isinstance(one, date) else one for one in row)


def driver_values(values: dict[str, Any]) -> dict[str, Any]:
    """Values with their dates as the driver takes them."""
    return dict(zip(values, plain(values.values()), strict=True))


def test_the_frozen_statements_are_what_the_statements_compile_to() -> None:
    """Each statement, compiled again, is the text in the package."""
    assert statements(DIALECTS["sqlite"]) == frozen_sqlite.STATEMENTS


def test_the_frozen_schema_is_what_the_tables_compile_to() -> None:
    """Each table and index, compiled again, is the text in the package."""
    assert tuple(schema(DIALECTS["sqlite"])) == frozen_sqlite.SCHEMA


def test_the_frozen_module_is_what_the_generator_writes() -> None:
    """Nobody edited the generated file by hand; `--check` says so as well."""
    assert path("sqlite").read_text("utf-8") == module("sqlite")
    assert main(["--check"]) == 0


def test_every_statement_is_tried_both_ways() -> None:
    """A new statement has to be added to the tables above."""
    assert set(STATEMENTS) == {*READ, *WRITE, *MANY_VALUES}


@pytest.mark.parametrize("name", READ)
def test_a_frozen_read_gives_the_rows_of_the_statement(
    name: str, filled: Path, engine: Engine
) -> None:
    """The driver with the frozen text, and a session with the statement: the same rows."""
    with closing(sqlite3.connect(filled)) as connection:
        frozen = connection.execute(frozen_sqlite.STATEMENTS[name], driver_values(READ[name]))
        expected = frozen.fetchall()
    with Session(engine) as session:
        actual = [plain(row) for row in session.execute(STATEMENTS[name], READ[name])]
    assert expected == actual


@pytest.mark.parametrize(
    "name",
    sorted(set(READ) - {"cadence_by_steps"}),
)
def test_the_values_above_find_something(name: str, filled: Path) -> None:
    """A comparison of nothing with nothing would prove nothing."""
    with closing(sqlite3.connect(filled)) as connection:
        found = connection.execute(frozen_sqlite.STATEMENTS[name], driver_values(READ[name]))
        assert found.fetchone() is not None


@pytest.mark.parametrize("name", [*WRITE, *sorted(MANY_VALUES)])
def test_a_frozen_write_leaves_what_the_statement_leaves(
    name: str, filled: Path, tmp_path: Path
) -> None:
    """Two copies of a file, one written to each way: every row is the same."""
    one, other = tmp_path / "driver.db", tmp_path / "session.db"
    shutil.copy(filled, one)
    shutil.copy(filled, other)
    values = WRITE[name] if name in WRITE else whole_row(filled, name)
    with closing(sqlite3.connect(one)) as connection, connection:
        connection.execute(frozen_sqlite.STATEMENTS[name], driver_values(values))
    made = connected(other)
    with Session(made) as session:
        session.execute(STATEMENTS[name], values)
        session.commit()
    made.dispose()
    assert dump(one) == dump(other)
    assert dump(one) != dump(filled)


def whole_row(database: Path, name: str) -> dict[str, Any]:
    """Values for a statement with many: a row that is there, a little changed."""
    table = "touch" if name == "add_touch" else "prospect"
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        row = dict(connection.execute(f"SELECT * FROM {table} WHERE id = 3").fetchone())
    row |= {"of_id": 4, "note": "changed", "why": "changed", "name": "Changed", "cadence_id": 1}
    row |= {"contact_before": "2026-01-02"}
    dates = [key for key in row if key.endswith("_on") or key in ("client_since", "contact_before")]
    row |= {key: date.fromisoformat(row[key]) for key in dates if row[key]}
    wanted = STATEMENTS[name].compile().params  # type: ignore[attr-defined]
    return {key: row[key] for key in wanted}
