"""An import of any size: few statements, flat memory, nobody kept waiting, all or nothing."""

from __future__ import annotations

import io
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from sqlite3 import Connection, OperationalError, connect
from typing import Any, ClassVar
from unittest import mock

import pytest

from cadence.exchange.csv_reader import open_contacts
from cadence.services.importing import COMPARED, READ, WRITTEN, Import, Imported
from cadence.services.undoing import redo, undo
from cadence.store import spool
from cadence.store.database import create, transaction
from cadence.store.matches import Match
from cadence.store.running import Database
from cadence.store.staging import Span, Staging

from .desks import MONDAY, SOURCE, content, desk_at, desk_of, folder, import_text, rows

BATCH = 2000
"""Rows that are in memory at a time."""


@pytest.fixture
def path() -> Iterator[Path]:
    """Where a database is to be."""
    with folder() as place:
        yield place / "cadence.db"


def people(count: int, first: int = 0) -> str:
    """A file with so many people."""
    lines = [
        f"Anna {number},Firm {number},a{number}@x.example,+48 601 {number:06},met {number}"
        for number in range(first, first + count)
    ]
    return "\n".join(["name,company,email,phone,note", *lines])


class Counted(Connection):
    """A connection that counts what it is asked."""

    asked: ClassVar[Counter[str]] = Counter()

    def execute(self, sql: str, *values: Any) -> Any:
        """Run a statement."""
        self.asked[sql.split()[0]] += 1
        return super().execute(sql, *values)

    def executemany(self, sql: str, values: Any) -> Any:
        """Run a statement for many rows: asked once."""
        self.asked[f"many {sql.split()[0]}"] += 1
        return super().executemany(sql, values)


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """What every connection is asked meanwhile."""
    Counted.asked.clear()
    with mock.patch("sqlite3.connect", partial(connect, factory=Counted)):
        yield Counted.asked


@pytest.mark.parametrize("again", [False, True], ids=["new", "known"])
def test_the_statements_do_not_grow_with_the_rows(again: bool, path: Path) -> None:
    """One batch is looked up at once, whether it holds two people or two thousand."""
    asked = []
    for count in (2, BATCH):
        create(path)
        if again:
            import_text(path, people(count).replace("Firm", ""))
        with counted() as found:
            import_text(path, people(count))
        asked.append({**found, "INSERT": 0})  # of these, see the next test
        path.unlink()
    assert asked[0] == asked[1]


def test_rows_are_inserted_some_hundred_at_a_time(path: Path) -> None:
    """Of the tables that an import makes ready and fills, none is asked for every row."""
    create(path)
    with counted() as found:
        import_text(path, people(BATCH))
    keys = BATCH * 5
    assert found["INSERT"] < (keys + 3 * BATCH) / 500 + 100


def test_a_batch_more_asks_the_same_once_more(path: Path) -> None:
    """What is asked grows with the batches, and with nothing else."""
    reads = []
    for batches in (1, 2, 3):
        create(path)
        with counted() as found, mock.patch.object(spool, "BATCH", 100):
            import_text(path, people(batches * 100))
        reads.append(found["SELECT"])
        path.unlink()
    assert reads[1] - reads[0] == reads[2] - reads[1] < 10


def test_a_number_that_all_share_is_looked_up_once_a_batch(path: Path) -> None:
    """A switchboard, or 123456789 wherever a form wanted a number: no row of a million each."""
    lines = [f"Anna {number},,123456789" for number in range(300)]
    text = "\n".join(["name,email,phone", *lines])
    import_text(path, text)
    found = Counter[str]()

    def counting(staging: Staging, span: Span) -> Iterator[tuple[str, Match]]:
        for one in known(staging, span):
            found["known"] += 1
            yield one

    known = Staging.known
    with mock.patch.object(spool, "BATCH", 100), mock.patch.object(Staging, "known", counting):
        again = import_text(path, text)
    assert (300, 3 * 300) == (again.merged, found["known"])


def test_memory_does_not_grow_with_the_rows(path: Path) -> None:
    """Ten batches take what two take, but for a figure or two a batch."""
    peaks = []
    for batches in (2, 10):
        create(path)
        with mock.patch.object(spool, "BATCH", 200):
            text = people(batches * 200)
            tracemalloc.start()
            import_text(path, text)
            peaks.append(tracemalloc.get_traced_memory()[1] - 2 * len(text))
            tracemalloc.stop()
        path.unlink()
    assert peaks[1] < 1.2 * peaks[0]


def may(path: Path, sql: str) -> bool:
    """Whether somebody else could do that now."""
    with closing(connect(path, timeout=0, isolation_level=None)) as other:
        try:
            other.execute(sql).fetchall()
        except OperationalError:
            return False
        return True


WRITE, LOOK = "BEGIN IMMEDIATE", "SELECT count(*) FROM prospect"


def watched(path: Path) -> dict[str, set[tuple[bool, bool]]]:
    """Whether others may write and look, during each part of an import."""
    create(path)
    seen: dict[str, set[tuple[bool, bool]]] = {READ: set(), COMPARED: set(), WRITTEN: set()}

    def told(done: str, _rows: int) -> None:
        seen[done].add((may(path, WRITE), may(path, LOOK)))

    with mock.patch.object(spool, "BATCH", 100), mock.patch(f"{Import.__module__}.BATCH", 100):
        imported(path, people(300), told=told)
    return seen


def imported(path: Path, text: str, **options: Any) -> Imported:
    """Import a file with this content, with somebody who watches."""
    with Import(SOURCE, **options) as coming:
        coming.read(open_contacts(io.BytesIO(text.encode())), MONDAY)
        with desk_of(path, coming) as desk:
            return coming.write(desk)


def test_others_work_while_a_file_is_read_and_look_while_it_is_written(path: Path) -> None:
    """Reading and comparing lock nobody out; writing keeps others from writing only."""
    free, reading = {(True, True)}, {(False, True)}
    assert {READ: free, COMPARED: free, WRITTEN: reading} == watched(path)


def with_somebody_between(path: Path, text: str, between: str) -> Imported:
    """Import a file; after it was made ready, somebody else imports another one."""
    create(path)
    with Import(SOURCE) as coming:
        coming.read(open_contacts(io.BytesIO(text.encode())), MONDAY)

        def first(database: Database) -> None:
            coming.prepare(desk_at(database))
            import_text(path, between)

        with transaction(path, write=True, first=first) as database:
            return coming.write(desk_at(database, writes=True))


def test_what_others_change_meanwhile_is_seen(path: Path) -> None:
    """Somebody enters one of them while the file is compared: she is merged, not entered twice."""
    found = with_somebody_between(path, people(3), people(1, first=1))
    assert (2, 1) == (found.added, found.merged)
    assert ["Anna 1", "Anna 0", "Anna 2"] == [name for (name,) in names(path)]


def names(path: Path) -> list[tuple[str]]:
    """Who is there, by id."""
    return rows(path, "SELECT name FROM prospect ORDER BY id")


def test_what_nobody_changes_is_compared_once(path: Path) -> None:
    """The lock is held for the writing alone."""
    create(path)
    told: list[str] = []
    with mock.patch.object(Import, "prepare", autospec=True, side_effect=Import.prepare) as prepare:
        imported(path, people(3), told=lambda done, _rows: told.append(done))
    assert (1, [COMPARED, WRITTEN]) == (prepare.call_count, told)


def test_what_is_known_already_changes_nothing(path: Path) -> None:
    """A file that is imported again leaves the database as it is, byte for byte of every row."""
    import_text(path, people(5))
    before = content(path)
    found = import_text(path, people(5))
    assert (0, 5, before) == (found.added, found.merged, content(path))


def test_undo_and_redo_take_few_statements(path: Path) -> None:
    """Hundreds of people are hidden and shown again at once."""
    import_text(path, people(2))
    with desk_of(path) as desk:
        undo(desk)
    import_text(path, people(300, first=10))
    before = content(path)
    with counted() as found:
        with desk_of(path) as desk:
            undo(desk)
        with desk_of(path) as desk:
            redo(desk)
    assert (before, True) == (content(path), sum(found.values()) < 120)
