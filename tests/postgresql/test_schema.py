"""What PostgreSQL itself refuses, whoever writes; and how it finds what is asked each morning."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from cadence.store.frozen_postgresql import STATEMENTS
from cadence.store.place import Server
from store.people import MONDAY, another, crowd, opened, rows
from store.test_query_plans import DAILY, SORTS_FEW
from store.test_schema import DATES, WORDS

from .server import PostgresqlServer

NONSENSE = ("2026-02-30", "2026-13-01", "gibberish", "")
MANY = 30_000


@pytest.fixture
def connection(place: Server) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """Another program's connection to a database with a few people in it."""
    with opened(place) as store:
        crowd(store, 6)
        store.add_away(1, "olga", MONDAY, MONDAY)
        store.add_promotion(1, "10 % off", MONDAY, MONDAY)
    with another(place) as made:
        yield made


@pytest.mark.parametrize(("table", "column"), DATES)
def test_a_date_column_takes_dates_alone(
    connection: psycopg.Connection[Any], table: str, column: str
) -> None:
    """The type sees to it: no CHECK is needed, as a file needs one."""
    for nonsense in NONSENSE:
        with pytest.raises(psycopg.DataError):
            connection.execute(f"UPDATE {table} SET {column} = %s".encode(), (nonsense,))
    for day in ("0001-01-01", "2028-02-29", "9999-12-31"):
        statement = f"UPDATE {table} SET {column} = %s".encode()
        assert connection.execute(statement, (day,)).rowcount > 0


@pytest.mark.parametrize(("table", "column", "word"), WORDS)
def test_a_column_of_words_takes_only_those_that_are_known(
    connection: psycopg.Connection[Any], table: str, column: str, word: object
) -> None:
    """The same words as a file takes."""
    with pytest.raises(psycopg.errors.CheckViolation):
        connection.execute(f"UPDATE {table} SET {column} = %s".encode(), (word,))


@pytest.mark.parametrize("table", ["prospect", "touch", "lookup", "edit", "away"])
def test_a_row_points_to_something_that_is_there(
    connection: psycopg.Connection[Any], table: str
) -> None:
    """Foreign keys are in force."""
    change = "prospect_id = 9999 WHERE prospect_id = 1" if table == "lookup" else "change_id = 9999"
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        connection.execute(f"UPDATE {table} SET {change}".encode())


def test_the_order_of_texts_is_that_of_a_file(connection: psycopg.Connection[Any]) -> None:
    """By their letters' numbers, and not as the server's language would sort them."""
    columns = connection.execute(
        "SELECT relname, attname, collname FROM pg_attribute "
        "JOIN pg_class ON pg_class.oid = attrelid JOIN pg_collation ON pg_collation.oid "
        "= attcollation WHERE relnamespace = 'public'::regnamespace AND attnum > 0"
    ).fetchall()
    assert len(columns) > 50
    assert [] == [one for one in columns if one[2] != "C"]
    texts = ["B", "a", "Ż", "ż", "z", "_", "é"]
    for text in texts:
        connection.execute("INSERT INTO basis VALUES (%s, '')", (text,))
    found = [text for (text,) in connection.execute("SELECT owner FROM basis ORDER BY owner")]
    assert sorted(texts) == [text for text in found if text in texts]


@pytest.fixture(scope="module")
def large(server: PostgresqlServer) -> Iterator[Server]:
    """Many people, as the server knows after a look at them."""
    with server.made() as where:
        with opened(where) as store:
            crowd(store, 4)
        with another(where) as connection:
            connection.execute(
                "INSERT INTO change (made_at, made_by) SELECT '', 'o' || n % 50 "
                f"FROM generate_series(1, {MANY}) AS n"
            )
            connection.execute(
                "INSERT INTO prospect (change_id, name, owner, cadence_id, state, action, due_on, "
                "added_on, met_on) SELECT n, 'P' || n, 'o' || n % 50, 1, 'active', 'call-1', "
                "DATE '2026-11-20' + n % 400, '2026-11-20', '2026-11-20' "
                f"FROM generate_series(1, {MANY}) AS n"
            )
            connection.execute(
                "INSERT INTO touch (prospect_id, change_id, happened_on, outcome, channel, "
                "direction) SELECT id, id, '2026-11-20', 'spoke', 'call', 'out' FROM prospect "
                "WHERE id > 4"
            )
            connection.execute(
                "INSERT INTO matter (touch_id, prospect_id, action, due_on, owner) "
                "SELECT id, prospect_id, 'remark', DATE '2026-11-20' + (id % 400)::int, "
                "'o' || id % 50 FROM touch WHERE id > 20 AND id % 3 = 0"
            )
            connection.execute(
                "UPDATE prospect SET state = 'nurture', last_contact_on = DATE '2026-11-01' + "
                "(id % 400)::int WHERE id % 5 = 0"
            )
            connection.execute(
                "INSERT INTO lookup SELECT 'w:' || md5(id::text), id FROM prospect WHERE id > 4"
            )
            connection.execute(
                "INSERT INTO edit (change_id, field) SELECT id, 'name' FROM change WHERE id > 12"
            )
            connection.execute("VACUUM ANALYZE")
        yield where


SMALL = {"promotions", "aways", "basis", "holidays", "cadence_by_steps"}
"""Their tables have a few rows: there the server reads the one page, as it should."""


SORTS = {*SORTS_FEW, "edits", "matters_of", "due", "due_of", "kept_in_touch", "record"}
SORTS |= {"records", "touches_of_many", "matters_of_many", "pasts", "entries"}
"""What sorts the few rows that it has found: of a day, of one person, of some hundred people."""
SMALL = {"footing", "cadence_by_steps", "holidays", "entries"}
"""What reads tables of a few rows, or here the whole of one: there PostgreSQL rightly does
without an index."""
"""They sort what they found: of one change or person, or what is due out of two tables."""


@pytest.mark.parametrize("name", [name for name in DAILY if name not in SMALL])
def test_a_daily_read_searches_an_index(name: str, large: Server) -> None:
    """Nothing reads a whole large table, or sorts more than it has to."""
    used = _nodes(large, name)
    if name not in SMALL:
        assert [] == [node for node in used if node == "Seq Scan"]
        assert any("Index" in node for node in used)
    if name not in SORTS:
        assert [] == [node for node in used if node in ("Sort", "Incremental Sort")]


def _nodes(where: Server, name: str) -> list[str]:
    """How the server means to answer, a step each; the smallest tables are not looked at."""
    with another(where) as connection:
        statement = f"EXPLAIN (FORMAT JSON) {STATEMENTS[name]}"
        found = connection.execute(statement, DAILY[name]).fetchone()[0]
    plan = found if isinstance(found, list) else json.loads(found)
    return list(_walked(plan[0]["Plan"]))


def _walked(node: dict[str, Any]) -> Iterator[str]:
    if node.get("Relation Name") != "cadence":
        yield node["Node Type"]
    for child in node.get("Plans", ()):
        yield from _walked(child)


def test_a_prefix_means_the_same_as_in_a_file(place: Server) -> None:
    """What begins so, in any language, and nothing else."""
    with opened(place) as store:
        crowd(store, 6)
        assert {"Anna 001 Łódź", "Anna 002 Łódź"} <= {m.name for m in store.by_prefix("w:lodz")}
        assert [] == store.by_prefix("w:lodzz")
    keys = [key for (key,) in rows(place, "SELECT DISTINCT key FROM lookup ORDER BY key")]
    assert sorted(keys) == keys
