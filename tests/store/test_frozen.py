"""The frozen SQL is what the SQLModel statements compile to, and it means the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import bindparam, create_engine, event, literal_column, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool
from sqlmodel import SQLModel

from cadence.store import frozen_postgresql, frozen_sqlite
from cadence.store.database import create, transaction
from cadence.store.dates import MANY
from cadence.store.dialects import DIALECTS
from cadence.store.freeze import main, module, path, schema, statements
from cadence.store.place import Server, Where
from cadence.store.statements import STATEMENTS
from cadence.store.statements_of_imports import IMPORTS
from cadence.store.tables_of_imports import STAGED
from postgresql.server import PostgresqlServer, is_wanted

from .people import MONDAY, crowd, dump, opened, plain, rows, value

FROZEN = {"sqlite": frozen_sqlite, "postgresql": frozen_postgresql}
A_DAY = MONDAY
READ: dict[str, dict[str, Any]] = {
    "due": {"until": A_DAY, "limit": MANY},
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
    "by_key": {"key": "w:firm", "limit": MANY},
    "by_prefix": {"low": "w:an", "high": "w:an\U0010ffff", "limit": MANY},
    "by_ids": {"low": 1, "high": 20, "limit": 9},
    "everybody": {},
    "keys_of": {"prospect_id": 3},
    "record": {"id": 3},
    "line": {"id": 3},
    "last_id": {},
    "last_touch": {},
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
    "last_change": {"made_by": "olga"},
    "last_undone": {"made_by": "olga"},
    "changes": {"limit": 30},
    "changes_so_far": {},
    "bases": {},
    "changes_of": {"prospect_id": 3, "limit": MANY},
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


def fill(where: Where) -> None:
    """A crowd, and something in every table."""
    with opened(where) as store:
        crowd(store)
        store.add_away(1, "olga", MONDAY, MONDAY)
        store.add_promotion(1, "10 % off", MONDAY, MONDAY)
        store.set_basis("olga", "{}")
        store.changes.begin("2026-11-23T08:00:00Z", "", "nothing rests on it")
        store.remember_holidays("PL", 2026, "{}")


@pytest.fixture(scope="module")
def filled(shared: Where) -> Where:
    """A database with a crowd in it; nobody writes into it."""
    fill(shared)
    return shared


@pytest.fixture
def engine(filled: Where) -> Iterator[Engine]:
    """The same database as SQLAlchemy opens it."""
    made = connected(filled)
    yield made
    made.dispose()


def connected(where: Where) -> Engine:
    """A database as SQLAlchemy opens it, with foreign keys in force."""
    if isinstance(where, Server):
        return create_engine(
            "postgresql+psycopg://", creator=lambda: psycopg.connect(where.url), poolclass=NullPool
        )
    made = create_engine(f"sqlite:///{where}", poolclass=NullPool, hide_parameters=True)

    @event.listens_for(made, "connect")
    def _(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys=ON")

    return made


def driver_values(values: dict[str, Any]) -> dict[str, Any]:
    """Values with their dates as the driver takes them."""
    return dict(zip(values, plain(values.values()), strict=True))


def asked(where: Where, name: str) -> list[tuple[Any, ...]]:
    """The rows of the frozen statement, as the program reads them."""
    with transaction(where, write=False) as database:
        return [tuple(row) for row in database.rows(name, **driver_values(READ[name]))]


@pytest.mark.parametrize("name", DIALECTS)
def test_the_frozen_statements_are_what_the_statements_compile_to(name: str) -> None:
    """Each statement, compiled again, is the text in the package."""
    assert statements(DIALECTS[name]) == FROZEN[name].STATEMENTS


@pytest.mark.parametrize("name", DIALECTS)
def test_the_frozen_schema_is_what_the_tables_compile_to(name: str) -> None:
    """Each table and index, compiled again, is the text in the package."""
    assert tuple(schema(DIALECTS[name])) == FROZEN[name].SCHEMA
    assert tuple(schema(DIALECTS[name], STAGED)) == FROZEN[name].STAGED


@pytest.mark.parametrize("name", DIALECTS)
def test_the_frozen_module_is_what_the_generator_writes(name: str) -> None:
    """Nobody edited a generated file by hand; `--check` says so as well."""
    assert path(name).read_text("utf-8") == module(name)
    assert main(["--check"]) == 0


def test_a_value_of_no_known_type_is_not_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL refuses a None that it cannot tell the type of: better now than at run time."""
    asks: dict[str, Any] = {"asks": select(literal_column("1")).where(bindparam("what").is_(None))}
    monkeypatch.setattr("cadence.store.freeze.STATEMENTS", asks)
    assert ["asks"] == list(statements(DIALECTS["sqlite"]))
    with pytest.raises(ValueError, match="what"):
        statements(DIALECTS["postgresql"])


def test_every_statement_is_tried_both_ways() -> None:
    """A new statement has to be added to the tables above; for imports, in the next module."""
    assert set(STATEMENTS) == {*READ, *WRITE, *MANY_VALUES, *IMPORTS}


@pytest.mark.parametrize("name", READ)
def test_a_frozen_read_gives_the_rows_of_the_statement(
    name: str, filled: Where, engine: Engine
) -> None:
    """The driver with the frozen text, and a session with the statement: the same rows."""
    with Session(engine) as session:
        expected = [plain(row) for row in session.execute(STATEMENTS[name], READ[name])]
    assert expected == asked(filled, name)


@pytest.mark.parametrize(
    "name",
    sorted(set(READ) - {"cadence_by_steps"}),
)
def test_the_values_above_find_something(name: str, filled: Where) -> None:
    """A comparison of nothing with nothing would prove nothing."""
    assert [] != asked(filled, name)


@pytest.mark.parametrize("name", [*WRITE, *sorted(MANY_VALUES)])
def test_a_frozen_write_leaves_what_the_statement_leaves(
    name: str, filled: Where, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Two copies of a database, one written to each way: every row is the same."""
    values = WRITE[name] if name in WRITE else whole_row(filled, name)
    with copies(filled, request, tmp_path) as (one, other):
        with transaction(one, write=True) as database:
            database.run(name, driver_values(values))
        made = connected(other)
        with Session(made) as session:
            session.execute(STATEMENTS[name], values)
            session.commit()
        made.dispose()
        assert dump(one) == dump(other)
        assert dump(one) != dump(filled)


@contextmanager
def copies(
    where: Where, request: pytest.FixtureRequest, folder: Path
) -> Iterator[tuple[Where, Where]]:
    """Two copies of a database that nobody has open."""
    if isinstance(where, Server):
        server = request.getfixturevalue("server")
        name = value(where, "SELECT current_database()")
        with server.database(name) as one, server.database(name) as other:
            yield one, other
    else:
        one, other = folder / "driver.db", folder / "session.db"
        shutil.copy(where, one)
        shutil.copy(where, other)
        yield one, other


@pytest.fixture(scope="module")
def twins(
    server: PostgresqlServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Where, Where]]:
    """The same crowd in a file and on a server."""
    file = tmp_path_factory.mktemp("twin") / "cadence.db"
    create(file)
    fill(file)
    with server.made() as where:
        fill(where)
        yield file, where


if is_wanted():

    @pytest.mark.postgresql
    @pytest.mark.parametrize("name", READ)
    def test_both_databases_answer_alike(name: str, twins: tuple[Where, Where]) -> None:
        """The same people in both: the same rows, of the same types, in the order asked for."""
        ours, theirs = (asked(where, name) for where in twins)
        if "ORDER BY" not in frozen_sqlite.STATEMENTS[name]:
            ours, theirs = sorted(ours, key=repr), sorted(theirs, key=repr)
        assert ours == theirs


def whole_row(database: Where, name: str) -> dict[str, Any]:
    """Values for a statement with many: a row that is there, a little changed."""
    table = "touch" if name == "add_touch" else "prospect"
    columns = [column.name for column in SQLModel.metadata.tables[table].columns]
    (found,) = rows(database, f"SELECT {', '.join(columns)} FROM {table} WHERE id = 3")
    row = dict(zip(columns, found, strict=True))
    row |= {"of_id": 4, "note": "changed", "why": "changed", "name": "Changed", "cadence_id": 1}
    row |= {"contact_before": "2026-01-02"}
    dates = [key for key in row if key.endswith("_on") or key in ("client_since", "contact_before")]
    row |= {key: date.fromisoformat(row[key]) for key in dates if row[key]}
    wanted = STATEMENTS[name].compile().params  # type: ignore[attr-defined]
    return {key: row[key] for key in wanted}
