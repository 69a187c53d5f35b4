"""Many rows at a time, as PostgreSQL takes them best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cadence.store.bulk import Bulk
from cadence.store.frozen_postgresql import STAGED, STATEMENTS
from cadence.store.reaching import Connection

_LOOK_UP = """SET LOCAL enable_hashjoin TO off; SET LOCAL enable_mergejoin TO off;
SET LOCAL enable_seqscan TO off; SET LOCAL enable_material TO off;
SET LOCAL join_collapse_limit TO 1; SET LOCAL jit TO off"""
"""The server knows no figures of what was just made ready, takes a range of keys for a part of the
whole, and would read everybody for each batch. So it looks up whoever is asked for by an index, in
the order in which the tables stand in the statement."""
_READ_THROUGH = "SET LOCAL enable_hashjoin TO on; SET LOCAL enable_seqscan TO on"


class PostgresqlBulk(Bulk):
    """A server's database, for many rows."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, STATEMENTS, (_LOOK_UP, *STAGED))

    def insert_rows(self, name: str, rows: Sequence[Sequence[Any]]) -> None:
        """Insert many rows, each with its values in the order of the statement's columns."""
        if not rows:
            return
        into = STATEMENTS[name].removeprefix("INSERT INTO ").partition(" VALUES ")[0]
        copied = f"COPY {into} FROM STDIN".encode()
        with self._connection.cursor() as cursor, cursor.copy(copied) as copy:
            for row in rows:
                copy.write_row(row)

    def run_long(self, name: str) -> None:
        """Run a statement over all that was made ready."""
        self._connection.execute(_READ_THROUGH.encode())
        super().run_long(name)
        self._connection.execute(_LOOK_UP.encode())

    def empty(self, table: str) -> None:
        """Take every row out of one of these tables; deleted ones would be read for ever after."""
        self._connection.execute(f"TRUNCATE {table}".encode())

    def expect_much(self) -> None:
        """Have room for much that will be written: who keeps the server sees to that."""
