"""SQLite, a file of one's own: its pragmas and transaction rules.

Measured reasons for each are in the decisions (durability, locking, damage).
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from cadence.store import running
from cadence.store.frozen_sqlite import STATEMENTS
from cadence.store.header import check_file, check_version
from cadence.store.running import Database, End, First
from cadence.store.sqlite_errors import is_corrupt, translated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from typing import Any

    from cadence.store.bulk import Bulk

_PLAIN = {ord(sign): None for sign in "/._-"}
"""What stands in a URL as it does in a path, beside letters and digits."""
TURN_SECONDS = 0.25
"""A command waits in turns of this length, so that Ctrl-C is heard."""
_PRAGMAS = (
    # EXTRA: after a power cut an acknowledged row was lost at 419 of 689 points by default,
    # at none with it; the rollback journal survives synced folders and read-only ones.
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)


class SqliteDatabase(Database):
    """A file inside its transaction."""

    def __init__(self, connection: sqlite3.Connection, *, writes: bool = True) -> None:
        super().__init__(connection, STATEMENTS)
        self._writes = writes

    def insert(self, name: str, values: Mapping[str, Any]) -> int:
        """Insert one row; its id."""
        return self._connection.execute(STATEMENTS[name], values).lastrowid or 0

    def let_others_in(self) -> None:
        """End the reading and begin anew: a file that is read from lets nobody write.

        Who writes keeps the lock that they have. Whoever waits for theirs gets it first: SQLite
        begins no other reading before that.
        """
        if not self._writes:
            self._connection.rollback()
            self._connection.execute("BEGIN")

    def _in_bulk(self) -> Bulk:
        from cadence.store.bulk_sqlite import SqliteBulk  # no daily command has many

        return SqliteBulk(self._connection)

    def integrity(self, beat: Callable[[], None] = lambda: None) -> list[str]:
        """What SQLite itself finds wrong with the file; empty when it is whole.

        `beat` is called now and then, while it takes its time.
        """
        from cadence.store.integrity import integrity

        return integrity(self._connection, beat)

    def is_damage(self, error: Exception) -> bool:
        """Whether the file is at fault, and not somebody who locks it or a disk that is full."""
        return isinstance(error, sqlite3.Error) and is_corrupt(error)

    def size(self) -> int:
        """How many bytes the file has."""
        pages, bytes_ = (
            self._connection.execute(f"PRAGMA {one}").fetchone()[0]
            for one in ("page_count", "page_size")
        )
        return int(pages * bytes_)


@contextmanager
def transaction(
    path: PathLike[str],
    *,
    write: bool,
    create: bool,
    dry_run: bool,
    first: First | None,
    end: End,
) -> Iterator[Database]:
    """Open the file and hold one transaction: see `database.transaction`.

    A writer takes its lock at once (IMMEDIATE): a transaction that begins late reads what
    another is about to change, and loses one of the two without a word.
    """
    if create and not os.path.exists(path):
        from cadence.store.making import create_file, rehearsal  # once in a file's life

        if dry_run:
            with (
                rehearsal(path) as elsewhere,
                transaction(
                    elsewhere, write=write, create=False, dry_run=True, first=first, end=end
                ) as database,
            ):
                yield database
            return
        create_file(path)
    check_file(path)
    with translated(path):
        connection = connect(path, min(running.BUSY_SECONDS, TURN_SECONDS))
        database = SqliteDatabase(connection, writes=write)
        try:
            if first is not None:
                check_version(_patiently(lambda: _version(connection)), path)
                _wait(connection, running.BUSY_SECONDS)
                first(database)
                _wait(connection, TURN_SECONDS)
            version = _patiently(lambda: _begin(connection, write=write))
            _wait(connection, running.BUSY_SECONDS)
            try:
                check_version(version, path)
                yield database
            except BaseException:
                connection.rollback()
                raise
            if write and not dry_run:
                end(connection.commit)
            else:
                connection.rollback()
        finally:
            connection.close()


def _begin(connection: sqlite3.Connection, *, write: bool) -> int:
    """Begin, with the lock that it takes; the schema that the file is of."""
    connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    try:
        return _version(connection)
    except BaseException:
        connection.rollback()
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _wait(connection: sqlite3.Connection, seconds: float) -> None:
    """From here on each statement waits so long for others."""
    connection.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}")


def _patiently(begin: Callable[[], int]) -> int:
    """Wait for others in short turns: between them, whoever waits can still be interrupted."""
    deadline = time.monotonic() + running.BUSY_SECONDS
    while True:
        try:
            return begin()
        except sqlite3.OperationalError as error:
            name = getattr(error, "sqlite_errorname", "") or ""
            if not name.startswith("SQLITE_BUSY") or time.monotonic() >= deadline:
                raise


def connect(path: PathLike[str], waits: float | None = None) -> sqlite3.Connection:
    """A connection to a file that is there, with every pragma; it never creates one.

    `waits` is how many seconds it waits for others at a time; as long as a command, by default.
    """
    connection = sqlite3.connect(
        f"{_uri(path)}?mode=rw",
        uri=True,
        timeout=running.BUSY_SECONDS if waits is None else waits,
        isolation_level=None,
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: PathLike[str]) -> str:
    """The file as SQLite's URL. A plain path is one already; the others take `pathlib`."""
    whole = os.path.abspath(path)
    if os.sep == "/" and whole.isascii() and whole.translate(_PLAIN).isalnum():
        return f"file://{whole}"
    from pathlib import Path

    return Path(whole).as_uri()
