"""A database to import into, and what is in it afterwards."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from sqlite3 import connect
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from cadence.exchange.contacts import Contact
from cadence.exchange.csv_reader import open_contacts
from cadence.services.desk import Desk
from cadence.services.importing import Import, Imported
from cadence.services.settings import Settings
from cadence.store import spool
from cadence.store.database import transaction
from cadence.store.place import Where
from cadence.store.running import Database
from cadence.store.store import Store

MONDAY = date(2026, 11, 23)
NOW = "2026-11-23T08:00:00Z"
SOURCE = "people.csv"
Row = tuple[Any, ...]
MEMORY = Path("/dev/shm")
"""Where the system keeps files in memory: a sync costs nothing there."""


@contextmanager
def folder() -> Iterator[Path]:
    """An empty folder, in memory where there is such a place."""
    place = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    with TemporaryDirectory(dir=place) as name:
        yield Path(name)


def desk_at(database: Database, *, writes: bool = False) -> Desk:
    """A desk in an open transaction, or before it."""
    return Desk(Store(database), MONDAY, Settings(), "", NOW, writes=writes)


@contextmanager
def desk_of(path: Where, coming: Import | None = None) -> Iterator[Desk]:
    """A desk that writes; where something is coming, it is prepared first."""

    def first(database: Database) -> None:
        if coming is not None:
            coming.prepare(desk_at(database))

    with transaction(path, write=True, create=True, first=first) as database:
        desk = desk_at(database, writes=True)
        desk.moved = desk.follow_the_settings()  # as each command does
        yield desk


def import_contacts(path: Where, contacts: Sequence[Contact], per_day: int = 2) -> Imported:
    """Import contacts as a file of that name, three at a time: batches must not be seen."""
    with mock.patch.object(spool, "BATCH", 3), Import(SOURCE, per_day) as coming:
        coming.read(contacts, MONDAY)
        assert [] == coming.bad
        with desk_of(path, coming) as desk:
            return coming.write(desk)


def import_text(path: Where, text: str) -> Imported:
    """Import a file with this content."""
    with Import(SOURCE) as coming:
        coming.read(open_contacts(io.BytesIO(text.encode())), MONDAY)
        with desk_of(path, coming) as desk:
            return coming.write(desk)


def rows(path: Path, query: str) -> list[Row]:
    """What another program reads from the file."""
    with closing(connect(path)) as connection:
        return connection.execute(query).fetchall()


def content(path: Path) -> dict[str, list[Row]]:
    """What is in a database, but for the numbers of the entries of logs and of edits."""
    return {
        "people": _rows(path, "prospect", ["last_touch_id"]),
        "last": rows(
            path, "SELECT p.id, t.note FROM prospect p LEFT JOIN touch t ON t.id = p.last_touch_id"
        ),
        "log": sorted(_rows(path, "touch", ["id"]), key=repr),
        "keys": sorted(_rows(path, "lookup", [])),
        "changes": _rows(path, "change", []),
        "edits": sorted(
            map(_edit, rows(path, "SELECT prospect_id, field, before, after FROM edit"))
        ),
    }


def _rows(path: Path, table: str, without: list[str]) -> list[Row]:
    columns = [name for _id, name, *_ in rows(path, f"PRAGMA table_info({table})")]
    wanted = ", ".join(f'"{name}"' for name in columns if name not in without)
    return rows(path, f"SELECT {wanted} FROM {table} ORDER BY 1")


def _edit(row: Row) -> Row:
    """An edit; of contacts the order says nothing."""
    person, field, *values = row
    read = [json.loads(value) for value in values]
    return person, field, *(repr(sorted(one) if isinstance(one, list) else one) for one in read)
