"""SQLite, a file of one's own: its pragmas, transaction rules and errors.

Measured reasons for each are in the decisions (durability, locking, damage).
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from cadence.errors import CadenceError, CannotWriteError, DamagedError
from cadence.store import running
from cadence.store.frozen_sqlite import SCHEMA, STATEMENTS
from cadence.store.header import APPLICATION_ID, SCHEMA_VERSION, check_file, check_version
from cadence.store.running import Database, End

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path
    from typing import Any

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
    end: End,
) -> Iterator[Database]:
    """Open the file and hold one transaction: see `database.transaction`.

    A writer takes its lock at once (IMMEDIATE): a transaction that begins late reads what
    another is about to change, and loses one of the two without a word.
    """
    if create and not os.path.exists(path):
        if dry_run:
            with (
                _rehearsal(path) as elsewhere,
                transaction(
                    elsewhere, write=write, create=False, dry_run=True, end=end
                ) as database,
            ):
                yield database
            return
        create_file(path)
    check_file(path)
    with translated(path):
        connection = connect(path, min(running.BUSY_SECONDS, TURN_SECONDS))
        try:
            version = _patiently(lambda: _begin(connection, write=write))
            connection.execute(f"PRAGMA busy_timeout={int(running.BUSY_SECONDS * 1000)}")
            try:
                check_version(version, path)
                yield SqliteDatabase(connection, writes=write)
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
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except BaseException:
        connection.rollback()
        raise


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


@contextmanager
def _rehearsal(path: PathLike[str]) -> Iterator[Path]:
    """A file to try something in, where there is none yet and none shall be made."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="cadence-") as folder:
        made = Path(folder) / Path(path).name
        create_file(made)
        yield made


def create_file(place: PathLike[str]) -> None:
    """Create the database, whole or not at all, unless somebody just did.

    It is built beside its place and linked to it: a first run that is killed leaves nothing
    half made, and of ten first runs at once one wins and all go on with its file.
    """
    from pathlib import Path

    path = Path(place)
    with translated(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.urandom(6).hex()}.new")
        try:
            connection = sqlite3.connect(fresh, isolation_level=None)
            try:
                connection.execute("PRAGMA synchronous=EXTRA")
                connection.execute("BEGIN IMMEDIATE")
                for statement in SCHEMA:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
                connection.commit()
            finally:
                connection.close()
            publish(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)


def publish(fresh: Path, path: Path) -> bool:
    """Give a finished file its name unless the name is taken; whether it was free."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if path.exists():
            return False
        fresh.rename(path)
    sync_folder(path.parent)
    return True


def sync_folder(folder: Path) -> None:
    """Make a new name in the folder survive a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def translated(path: PathLike[str]) -> Iterator[None]:
    """The driver's errors as sentences that a person can act on."""
    try:
        yield
    except CadenceError:
        raise
    except sqlite3.Error as error:
        raise _sentence(error, path) from error
    except PermissionError as error:
        raise CannotWriteError(f"Cannot write {path}: permission denied.") from error
    except OSError as error:
        raise CannotWriteError(f"Cannot write {path}: {error.strerror or error}.") from error


def is_corrupt(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault."""
    name = getattr(error, "sqlite_errorname", "") or ""
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _sentence(error: sqlite3.Error, path: PathLike[str]) -> CadenceError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return running.others_are_writing(path)
    if name.startswith("SQLITE_READONLY"):
        return CannotWriteError(f"{path} is read-only: nothing was changed.")
    if name.startswith("SQLITE_FULL"):
        return CannotWriteError(f"The disk is full: nothing was changed in {path}.")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return CannotWriteError(f"Cannot write {path} or its folder: nothing was changed.")
    if is_corrupt(error):
        return DamagedError(
            f"{path} is damaged. `cadence db check` says how; `cadence db restore` puts a "
            "backup in its place."
        )
    return CadenceError(f"The database refused it ({name or type(error).__name__}).")
