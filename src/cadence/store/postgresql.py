"""PostgreSQL, which a team shares: its transaction rules, and how its tables come to be.

Writers come one after another, as in SQLite: whoever writes holds one lock of the database from
the beginning of the transaction. Reasons and measurements are in the decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.errors import UndefinedTable

from cadence.errors import DamagedError, NewerError, NoDatabaseError
from cadence.store import running
from cadence.store.ending import commit, last_ids, leave, put_back
from cadence.store.frozen_postgresql import SCHEMA, STATEMENTS
from cadence.store.header import APPLICATION_ID, SCHEMA_VERSION
from cadence.store.place import Server
from cadence.store.reaching import Connection, connect, translated
from cadence.store.running import Database, End, First

if TYPE_CHECKING:
    from cadence.store.bulk import Bulk

IDLE_SECONDS = 25
"""A computer that falls asleep amid a change holds the others up no longer than this: less than
they wait."""
Step = Callable[[Connection], object]
STEPS: Mapping[int, Step] = {}
"""The step that leads to each version; as many as files have, in PostgreSQL's words."""
_LONG = ("everybody", "list", "export", "notes")
"""Statements about everybody: they find as many rows as there are."""
_PART = 2000
"""Rows that are fetched at once."""
_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL datestyle TO ISO"
_MAKE_READY = "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL datestyle TO ISO"
_LOCK = f"""SET LOCAL lock_timeout TO {{wait}};
SET LOCAL idle_in_transaction_session_timeout TO {{idle}};
SELECT set_config('synchronous_commit', 'on', true)
    WHERE current_setting('synchronous_commit') = 'off';
SELECT pg_advisory_xact_lock({APPLICATION_ID})"""
_VERSION = "SELECT version FROM cadence_schema"
"""The table says that the database is ours, its one row which schema it is of."""
_VERSION_AND_NUMBER = "SELECT version, txid_current() FROM cadence_schema"
_TABLES_OF_OTHERS = """SELECT relname FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass
    AND objid = pg_class.oid AND deptype = 'e')
ORDER BY relname LIMIT 3"""
_SIZE = """SELECT sum(pg_total_relation_size(oid)) FROM pg_class
WHERE relkind = 'r' AND relnamespace IN
    (SELECT relnamespace FROM pg_class WHERE oid = 'cadence_schema'::regclass)"""
_BROKEN = """WITH ours AS
    (SELECT relnamespace AS place FROM pg_class WHERE oid = 'cadence_schema'::regclass)
SELECT 'the index ' || relname || ' is not whole' FROM ours
    JOIN pg_class ON relnamespace = place JOIN pg_index ON indexrelid = pg_class.oid
    WHERE NOT indisvalid
UNION SELECT conrelid::regclass || ': ' || conname || ' was never checked' FROM ours
    JOIN pg_constraint ON connamespace = place WHERE NOT convalidated"""


class PostgresqlDatabase(Database):
    """A server's database inside its transaction."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, STATEMENTS)
        self._cursors = count(1)

    def rows(self, name: str, **values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of a reading statement, as they come."""
        return self._in_parts(name, values) if name in _LONG else super().rows(name, **values)

    def _in_parts(self, name: str, values: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
        """Rows fetched while they are read; the driver would fetch them all, and keep them."""
        with self._connection.cursor(name=f"rows_{next(self._cursors)}") as cursor:
            cursor.itersize = _PART
            yield from cursor.execute(STATEMENTS[name], values)

    def insert(self, name: str, values: Mapping[str, Any]) -> int:
        """Insert one row; its id, 0 in a table without one."""
        cursor = self._connection.execute(STATEMENTS[name], values)
        return int(cursor.fetchone()[0]) if cursor.description else 0

    def let_others_in(self) -> None:
        """Nothing to be done: whoever reads holds nobody up."""

    def _in_bulk(self) -> Bulk:
        from cadence.store.bulk_postgresql import PostgresqlBulk  # no daily command has many

        return PostgresqlBulk(self._connection)

    def integrity(self, beat: Callable[[], None] = lambda: None) -> list[str]:
        """What the server knows to be not whole; it checks every row that it is given itself."""
        beat()
        return [row[0] for row in self._connection.execute(_BROKEN)]

    def is_damage(self, error: Exception) -> bool:
        """Whether the server finds its files damaged, and not the line to it cut."""
        damaged = (psycopg.errors.DataCorrupted, psycopg.errors.IndexCorrupted)
        return isinstance(error, damaged)

    def size(self) -> int:
        """How many bytes the tables and their indexes take."""
        return int(self._connection.execute(_SIZE).fetchone()[0])


@contextmanager
def transaction(
    server: Server,
    *,
    write: bool,
    create: bool,
    dry_run: bool,
    first: First | None,
    end: End,
) -> Iterator[Database]:
    """Connect and hold one transaction: see `database.transaction`.

    The checks and settings go to the server with the beginning of the transaction, as one
    message: over a slow line the trips count, not the statements. What is made ready `first` is a
    part of the same transaction, before the lock: so nothing of it outlasts us in a pool of
    connections.
    """
    with translated(server):
        connection = connect(server)
        try:
            database = PostgresqlDatabase(connection)
            begin = _writing() if write else _READ
            if first is not None:
                version, _number = _begun(connection, server, _MAKE_READY, create=create)
                _check_version(version, server)
                first(database)
                begin = _lock()
            version, number = _begun(connection, server, begin, create=write and create)
            _check_version(version, server)
            last = last_ids(connection) if dry_run else []
            yield database
            if write and not dry_run:
                end(lambda: commit(connection, server, number))
            elif dry_run:
                put_back(connection, last)
        finally:
            leave(connection, write=write)


def _begun(connection: Connection, server: Server, begin: str, *, create: bool) -> tuple[int, int]:
    """Begin in these words; the schema's version and, of a writer, the transaction's number."""
    try:
        asked = _VERSION if begin == _READ else _VERSION_AND_NUMBER
        found = _last_row(connection, f"{begin}; {asked}")
    except UndefinedTable:
        connection.rollback()
        _refuse_others(connection, server)
        if not create:
            raise NoDatabaseError(
                f"There is no cadence database at {server} yet. `cadence add NAME` creates it."
            ) from None
        _make(connection, server)
        found = _last_row(connection, _VERSION_AND_NUMBER)
    return int(found[0]), int(found[-1])


def _writing() -> str:
    """How a writer begins."""
    return f"{_MAKE_READY}; {_lock()}"


def _lock() -> str:
    """How a writer takes the lock, and what holds from then on."""
    return _LOCK.format(wait=int(running.BUSY_SECONDS * 1000), idle=IDLE_SECONDS * 1000)


def _last_row(connection: Connection, statements: str) -> tuple[Any, ...]:
    """What the last of several statements found."""
    cursor = connection.execute(statements.encode())
    while cursor.nextset():
        pass
    found = cursor.fetchone()
    return found if found is not None else (0, 0)


def _make(connection: Connection, server: Server) -> None:
    """Make the tables, unless somebody did while we waited; the transaction stays open."""
    connection.execute(_writing().encode())
    if _last_row(connection, "SELECT to_regclass('cadence_schema')")[0] is not None:
        return
    _refuse_others(connection, server)
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise DamagedError(
            f"{server} is encoded in {encoding}, which has no room for every name: "
            "`createdb --encoding UTF8 --template template0` makes another."
        )
    made = ["CREATE TABLE cadence_schema (version BIGINT NOT NULL)", *SCHEMA]
    connection.execute("; ".join(made).encode())
    connection.execute(b"INSERT INTO cadence_schema VALUES (%s)", (SCHEMA_VERSION,))


def _refuse_others(connection: Connection, server: Server) -> None:
    """Another program's tables are neither read nor written nor mixed with ours."""
    others = [row[0] for row in connection.execute(_TABLES_OF_OTHERS)]
    if others:
        raise DamagedError(
            f"{server} is another program's database: it holds {', '.join(others)}. "
            "Name one of its own with --db."
        )


def _check_version(version: int, server: Server) -> None:
    if version > SCHEMA_VERSION:
        raise NewerError(
            f"{server} was made by a newer cadence (schema {version}, this one knows "
            f"{SCHEMA_VERSION}). Update cadence."
        )
    if version < SCHEMA_VERSION:
        raise DamagedError(
            f"{server} is of an older cadence (schema {version}). Make a copy with pg_dump; "
            "then `cadence db upgrade` brings it up to date."
        )


def upgrade(server: Server, steps: Mapping[int, Step] = STEPS, target: int = SCHEMA_VERSION) -> int:
    """Bring the database to the target version, all of it or nothing; how many steps it took."""
    with translated(server):
        connection = connect(server)
        try:
            version, number = _begun(connection, server, _writing(), create=False)
            if version > target:
                _check_version(version, server)
            missing = range(version + 1, target + 1)
            for one in missing:
                if one not in steps:
                    raise DamagedError(f"{server} is of schema {version}, which never was.")
                steps[one](connection)
            connection.execute(b"UPDATE cadence_schema SET version = %s", (target,))
            commit(connection, server, number)
        finally:
            leave(connection, write=True)
    return len(missing)
