"""The file is looked at before it is opened: what is not ours is refused and left alone."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cadence.errors import CadenceError, DamagedError, NewerError, NoDatabaseError
from cadence.store.backup import backup
from cadence.store.database import transaction
from cadence.store.header import APPLICATION_ID, SCHEMA_VERSION, check_file

from .people import MONDAY, crowd, files, opened

Make = Callable[[Path], None]


def empty(path: Path) -> None:
    """A file of no bytes."""
    path.write_bytes(b"")


def text(path: Path) -> None:
    """Somebody's notes."""
    path.write_text("call Anna\n" * 400)


def noise(path: Path) -> None:
    """Random bytes."""
    path.write_bytes(random.Random(7).randbytes(8192))


def short(path: Path) -> None:
    """The very first bytes of a database, and no more."""
    path.write_bytes(path.read_bytes()[:50])


def cut(path: Path) -> None:
    """A copy that stopped half way."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_by_a_byte(path: Path) -> None:
    """A copy that stopped just before its end."""
    path.write_bytes(path.read_bytes()[:-1])


def foreign(path: Path) -> None:
    """Another program's database."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, url TEXT)")
        connection.execute("INSERT INTO bookmarks (url) VALUES ('https://example.com')")


def foreign_with_a_version(path: Path) -> None:
    """Another program's database that numbers its schema as we do."""
    foreign(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")


def foreign_in_wal(path: Path) -> None:
    """Another program's database that is kept in another way."""
    foreign(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def newer(path: Path) -> None:
    """Made by a cadence that is still to come."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")


def much_newer(path: Path) -> None:
    """The largest number that fits."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=2147483647")


def negative(path: Path) -> None:
    """A version that nobody ever made."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=-1")


def older(path: Path) -> None:
    """Made by a cadence before the first."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION - 1}")


BAD: dict[Make, type[CadenceError]] = {
    empty: DamagedError,
    text: DamagedError,
    noise: DamagedError,
    short: DamagedError,
    cut: DamagedError,
    cut_by_a_byte: DamagedError,
    foreign: DamagedError,
    foreign_with_a_version: DamagedError,
    foreign_in_wal: DamagedError,
    newer: NewerError,
    much_newer: NewerError,
    negative: CadenceError,
    older: DamagedError,
}


@pytest.fixture
def peopled(database: Path) -> Path:
    """A database with people in it."""
    with opened(database) as store:
        crowd(store, 20)
    return database


@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
@pytest.mark.parametrize("make", BAD, ids=[make.__name__ for make in BAD])
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    make: Make, write: bool, peopled: Path
) -> None:
    """The right error, not one byte changed, nothing new beside it."""
    make(peopled)
    before, beside = peopled.read_bytes(), files(peopled.parent)
    with pytest.raises(BAD[make]), transaction(peopled, write=write):
        pass
    assert before == peopled.read_bytes()
    assert beside == files(peopled.parent)


@pytest.mark.parametrize("make", BAD, ids=[make.__name__ for make in BAD])
def test_a_file_that_is_not_ours_is_not_backed_up(make: Make, peopled: Path) -> None:
    """A copy of nonsense would push a good backup out."""
    make(peopled)
    beside = files(peopled.parent)
    with pytest.raises(BAD[make]):
        backup(peopled, "20261123T080000Z")
    assert beside == files(peopled.parent)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder by the name of a database is no database."""
    with pytest.raises(DamagedError), transaction(tmp_path, write=True):
        pass
    assert set() == files(tmp_path)


def test_a_file_that_is_not_there_is_not_created(tmp_path: Path) -> None:
    """Also not by a command that would write."""
    path = tmp_path / "nowhere.db"
    with pytest.raises(NoDatabaseError), transaction(path, write=True):
        pass
    assert set() == files(tmp_path)


def test_a_good_file_is_let_through(peopled: Path) -> None:
    """Reading it changes not one byte."""
    before = peopled.read_bytes()
    check_file(peopled)
    with opened(peopled, write=False) as store:
        assert 20 == sum(1 for _ in store.everybody())
    assert before == peopled.read_bytes()
    assert APPLICATION_ID.to_bytes(4) == before[68:72]


def test_a_file_that_is_named_by_a_link_finds_its_journal(peopled: Path) -> None:
    """A writer was killed before the file had grown: the journal beside it mends that.

    It lies beside the file itself, not beside the link.
    """
    grown = bytearray(peopled.read_bytes())
    grown[28:32] = (int.from_bytes(grown[28:32]) + 9).to_bytes(4)
    peopled.write_bytes(grown)
    peopled.with_name(f"{peopled.name}-journal").write_bytes(b"")
    link = peopled.parent / "elsewhere" / "people.db"
    link.parent.mkdir()
    link.symlink_to(peopled)
    check_file(peopled)
    check_file(link)


def test_a_file_with_every_page_wrecked_but_the_first_is_called_damaged(peopled: Path) -> None:
    """The header says nothing about what lies behind it: SQLite finds out while reading."""
    wrecked = bytearray(peopled.read_bytes())
    wrecked[4096:] = random.Random(7).randbytes(len(wrecked) - 4096)
    peopled.write_bytes(wrecked)
    with pytest.raises(DamagedError), opened(peopled, write=False) as store:
        store.due_count(MONDAY)
    assert bytes(wrecked) == peopled.read_bytes()
