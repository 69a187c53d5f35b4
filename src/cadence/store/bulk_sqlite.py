"""Many rows at a time, as SQLite takes them best."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import chain
from typing import Any

from cadence.store.bulk import Bulk
from cadence.store.frozen_sqlite import STAGED, STATEMENTS
from cadence.store.integrity import interruptible

_TO_MAKE_READY = (
    # What is made ready lies in a private file without a name, and not in memory.
    "PRAGMA temp_store=FILE",
    "PRAGMA temp.journal_mode=MEMORY",
    "PRAGMA temp.cache_size=-16384",
    "PRAGMA cache_size=-16384",
)
_TO_WRITE = "PRAGMA cache_size=-98304"
"""96 MiB: what fits stays in the cache until the commit, and as long others can read. An import of
about 100,000 fits. It is not for making ready, which sorts in as much memory again."""
ROWS_AT_ONCE = (500, 50, 5, 1)
"""Rows of one statement, which are faster than as many statements. Few sizes: each is prepared
once and kept."""


class SqliteBulk(Bulk):
    """A file, for many rows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection, STATEMENTS, (*_TO_MAKE_READY, *STAGED))

    def insert_rows(self, name: str, rows: Sequence[Sequence[Any]]) -> None:
        """Insert many rows, each with its values in the order of the statement's columns."""
        into, values, one = STATEMENTS[name].partition(" VALUES ")
        width = one.count(":")
        most = self._connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER) // width
        one, done = f"({', '.join('?' * width)})", 0
        for size in ROWS_AT_ONCE:
            text = into + values + ", ".join([one] * size)
            while size <= min(most, len(rows) - done):
                several = rows[done : done + size]
                self._connection.execute(text, [*chain.from_iterable(several)])
                done += size

    def run_long(self, name: str) -> None:
        """Run a statement over many rows, in which a signal is heard."""
        with interruptible(self._connection):
            super().run_long(name)

    def expect_much(self) -> None:
        """Have room for much that will be written."""
        self._connection.execute(_TO_WRITE)
