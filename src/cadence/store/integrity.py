"""What SQLite finds wrong with a file by itself, row by row and index by index.

On a large file that takes a while: it can be interrupted, and says that it is alive.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from cadence.store.sqlite_errors import is_corrupt

MOST = 20
"""So many findings are enough: the rest is of the same kind."""
INSTRUCTIONS = 50_000
"""So many steps of SQLite's take some milliseconds."""


def integrity(connection: sqlite3.Connection, beat: Callable[[], None]) -> list[str]:
    """Whatever is wrong; empty when the file is whole. `beat` is called now and then."""
    with interruptible(connection, beat):
        try:
            found = _column(connection, f"PRAGMA integrity_check({MOST})")
            lost = connection.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.DatabaseError as error:
            if not is_corrupt(error):
                raise
            return _unreadable_tables(connection) or [str(error)]
    broken = [f"{table}: a row points to a missing {parent}" for table, _, parent, _ in lost]
    return [text for text in found if text != "ok"] + broken[:MOST]


def _unreadable_tables(connection: sqlite3.Connection) -> list[str]:
    """Which tables SQLite cannot read to their end."""
    found = []
    for table in _column(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        try:
            _column(connection, f'PRAGMA integrity_check("{table}")')
        except sqlite3.DatabaseError as error:
            if not is_corrupt(error):
                raise
            found.append(f"the table {table} cannot be read ({error})")
    return found


def _column(connection: sqlite3.Connection, sql: str) -> list[Any]:
    return [row[0] for row in connection.execute(sql)]


@contextmanager
def interruptible(
    connection: sqlite3.Connection, beat: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Let a signal be heard while SQLite works at one statement for long.

    SQLite calls back now and then, and Python looks for signals at that moment. What their
    handler raises would be lost between the two: it is kept, and raised when SQLite has stopped.
    """
    raised: list[BaseException] = []

    def listening() -> Iterator[int]:
        # A generator, because it wakes up inside its `try`: a function would be too late.
        while True:
            try:
                beat()
                yield 0
            except GeneratorExit:
                return
            except BaseException as signal:
                raised.append(signal)
                yield 1  # ask SQLite to stop

    connection.set_progress_handler(listening().__next__, INSTRUCTIONS)
    try:
        yield
    except sqlite3.OperationalError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
