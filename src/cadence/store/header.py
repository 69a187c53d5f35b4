"""The file's header, read before anything opens the file: ours, whole, not too new."""

from __future__ import annotations

import os
import stat
import time

from cadence.errors import CannotWriteError, DamagedError, NewerError, NoDatabaseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

APPLICATION_ID = 0x43414445
"""`CADE` in the file's header: this database is ours."""
SCHEMA_VERSION = 1
"""The schema that this cadence reads and writes."""
_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_LOOK_AGAIN = (0.02, 0.1, 0.5)


def check_file(path: PathLike[str]) -> None:
    """Look at the header before anything opens the file: ours, whole, not too new.

    Raises NoDatabaseError, DamagedError, NewerError or CannotWriteError; changes nothing.
    """
    header, size = _look(path)
    if len(header) < _HEADER_SIZE or not header.startswith(_MAGIC):
        what = "is empty" if not size else "is not a cadence database"
        raise DamagedError(f"{path} {what}. Name another file with --db, or restore a backup.")
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise DamagedError(f"{path} is another program's database. Name your own with --db.")
    check_version(int.from_bytes(header[60:64]), path)
    for wait in _LOOK_AGAIN:
        if size >= _pages(header):
            return
        # With a journal beside it the header may be of an unfinished write: SQLite mends that.
        if journal_of(path).exists():
            return
        # Somebody may have been writing between our two looks: only a file that stays short is.
        time.sleep(wait)
        header, size = _look(path)
    raise DamagedError(
        f"{path} is cut short ({size} of {_pages(header)} bytes). "
        "`cadence db restore` puts a backup in its place."
    )


def journal_of(path: PathLike[str]) -> Path:
    """Where SQLite keeps the journal: beside the file itself, also when a link names it."""
    from pathlib import Path

    real = Path(path).resolve()
    return real.with_name(f"{real.name}-journal")


def _look(path: PathLike[str]) -> tuple[bytes, int]:
    """The file's header and its size."""
    try:
        mode = os.stat(path).st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise DamagedError(f"{path} is a device or a pipe, not a database.")
        with open(path, "rb") as stream:
            return stream.read(_HEADER_SIZE), stream.seek(0, os.SEEK_END)
    except FileNotFoundError:
        raise NoDatabaseError(
            f"There is no database at {path}. `cadence --db {path} add NAME` creates it."
        ) from None
    except IsADirectoryError:
        raise DamagedError(f"{path} is a folder, not a database.") from None
    except OSError as error:
        raise CannotWriteError(f"Cannot read {path}: {error.strerror}.") from None


def _pages(header: bytes) -> int:
    """The bytes that the header says there are."""
    page = int.from_bytes(header[16:18])
    return (65536 if page == 1 else page) * int.from_bytes(header[28:32])


def check_version(version: int, path: PathLike[str]) -> None:
    """Raise NewerError or DamagedError for a schema that this cadence does not read."""
    if version > SCHEMA_VERSION:
        raise NewerError(
            f"{path} was made by a newer cadence (schema {version}, this one knows "
            f"{SCHEMA_VERSION}). Update cadence."
        )
    if version < SCHEMA_VERSION:
        raise DamagedError(
            f"{path} is of an older cadence (schema {version}). "
            "`cadence db upgrade` makes a backup and brings it up to date."
        )
