"""What SQLite refuses, in sentences that a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from cadence.errors import CadenceError, CannotWriteError, DamagedError
from cadence.store import running

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike


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
