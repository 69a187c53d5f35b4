"""From one schema to the next: each step is one transaction, its number included.

A killed upgrade leaves the file at one step or the other, never between, and a backup was
made before the first. There is one schema so far; a step is a function that is given the
connection inside its transaction. A server makes all steps in one transaction, and who keeps
it makes the backup.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from cadence.errors import DamagedError
from cadence.store.database import with_driver
from cadence.store.header import APPLICATION_ID, SCHEMA_VERSION
from cadence.store.place import Server, Where
from cadence.store.sqlite import connect
from cadence.store.sqlite_errors import translated

Step = Callable[[sqlite3.Connection], None]

STEPS: Mapping[int, Step] = {}
"""The step that leads to each version."""


def is_older(path: Path) -> bool:
    """Whether the file is there, ours, and of an older schema."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        header = stream.read(100)
    ours = int.from_bytes(header[68:72]) == APPLICATION_ID
    return ours and int.from_bytes(header[60:64]) < SCHEMA_VERSION


def upgrade(where: Where) -> int:
    """Bring the database to the schema of this cadence; how many steps were made."""
    if isinstance(where, Server):
        with_driver()
        from cadence.store.postgresql import upgrade as served

        return served(where)
    return upgrade_file(Path(where))


def upgrade_file(
    path: Path, steps: Mapping[int, Step] = STEPS, target: int = SCHEMA_VERSION
) -> int:
    """Bring the file to the target version, step by step; how many steps were made."""
    made = 0
    with translated(path):
        connection = connect(path)
        try:
            while True:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    # Asked inside the transaction: somebody else may have upgraded meanwhile.
                    version = connection.execute("PRAGMA user_version").fetchone()[0]
                    if version >= target:
                        connection.rollback()
                        return made
                    _step(steps, version, path)(connection)
                    connection.execute(f"PRAGMA user_version={version + 1}")
                except BaseException:
                    connection.rollback()
                    raise
                connection.commit()
                made += 1
        finally:
            connection.close()


def _step(steps: Mapping[int, Step], version: int, path: Path) -> Step:
    """The step that leads on from a version."""
    step = steps.get(version + 1)
    if step is None:
        raise DamagedError(f"{path} claims to be of schema {version}, which never was.")
    return step
