"""Making a file: whole or not at all, under a name that nobody else has taken."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory

from cadence.store.frozen_sqlite import SCHEMA
from cadence.store.header import APPLICATION_ID, SCHEMA_VERSION
from cadence.store.sqlite_errors import translated


@contextmanager
def rehearsal(path: PathLike[str]) -> Iterator[Path]:
    """A file to try something in, where there is none yet and none shall be made."""
    with TemporaryDirectory(prefix="cadence-") as folder:
        made = Path(folder) / Path(path).name
        create_file(made)
        yield made


def create_file(place: PathLike[str]) -> None:
    """Create the database, whole or not at all, unless somebody just did.

    It is built beside its place and linked to it: a first run that is killed leaves nothing
    half made, and of ten first runs at once one wins and all go on with its file.
    """
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
