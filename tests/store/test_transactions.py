"""One command is one transaction: pragmas, locks, rollback."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cadence.engine.prospect import Profile
from cadence.errors import BusyError
from cadence.store import header, running
from cadence.store.database import create, transaction
from cadence.store.place import Server, Where
from cadence.store.sqlite import connect
from cadence.store.store import Store

from .people import MONDAY, dump, enter, files, names, opened, value

PRAGMAS = {
    "synchronous": 3,  # EXTRA: also the folder is synced after the journal is gone
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "journal_mode": "delete",
    "application_id": header.APPLICATION_ID,
    "user_version": header.SCHEMA_VERSION,
}


def may_write(where: Where) -> bool:
    """Whether somebody else could begin to write now."""
    if isinstance(where, Server):
        return bool(value(where, f"SELECT pg_try_advisory_xact_lock({header.APPLICATION_ID})"))
    with closing(other_writer(Path(where))) as other:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        other.execute("ROLLBACK")
        return True


@pytest.mark.parametrize("pragma", PRAGMAS)
def test_a_pragma_is_in_force(pragma: str, database: Path) -> None:
    """What every connection of the program is set to."""
    with closing(connect(database)) as connection:
        assert PRAGMAS[pragma] == connection.execute(f"PRAGMA {pragma}").fetchone()[0]


def test_a_command_waits_thirty_seconds_for_others() -> None:
    """Five refuse people when many work at once."""
    assert running.BUSY_SECONDS == 30.0


def test_a_writer_takes_its_lock_before_it_reads(place: Where) -> None:
    """A lock taken at the first change comes too late: two would read the same."""
    with transaction(place, write=True):
        assert not may_write(place)
    assert may_write(place)


def test_a_reader_keeps_nobody_from_beginning_to_write(place: Where) -> None:
    """A list on a screen locks nobody out."""
    with transaction(place, write=False) as reading:
        reading.value("due_count", until="2026-11-23")
        assert may_write(place)


def test_a_reader_sees_one_instant(database: Path) -> None:
    """What somebody commits while a list is read is not half in it: it waits, or comes later."""
    with opened(database) as store:
        enter(store, Profile("Anna"))
    with opened(database, write=False) as reading, closing(other_writer(database)) as other:
        before = len(list(reading.everybody()))
        with pytest.raises(sqlite3.OperationalError):
            other.execute("DELETE FROM lookup")
        assert [1, 1] == [before, len(list(reading.everybody()))]


def other_writer(path: Path) -> sqlite3.Connection:
    """Somebody else's connection, who does not wait."""
    return sqlite3.connect(path, timeout=0, isolation_level=None)


def entered_and_failed(where: Where, error: type[BaseException]) -> None:
    """A command that writes, and ends with an error."""
    with opened(where) as store:
        enter(store, Profile("Anna"))
        raise error


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit, GeneratorExit])
def test_an_error_takes_everything_back(error: type[BaseException], place: Where) -> None:
    """All of a command or nothing of it; Ctrl-C is no Exception, and rolls back all the same."""
    with pytest.raises(error):
        entered_and_failed(place, error)
    assert [] == names(place)
    assert may_write(place)


def test_whoever_waits_too_long_is_told_so(place: Where, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that is never given back ends in an error, not in waiting for ever."""
    monkeypatch.setattr(running, "BUSY_SECONDS", 0.05)
    with (
        transaction(place, write=True),
        pytest.raises(BusyError),
        transaction(place, write=True),
    ):
        pass


def test_a_commit_that_readers_keep_out_changes_nothing(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit itself needs the readers gone: else it is refused, whole."""
    monkeypatch.setattr(running, "BUSY_SECONDS", 0.05)
    with opened(database, write=False) as reading:
        reading.due_count(MONDAY)
        with pytest.raises(BusyError), opened(database) as store:
            enter(store, Profile("Anna"))
    assert [] == names(database)


def test_a_connection_never_creates_a_file(tmp_path: Path) -> None:
    """A typing error in a path is told; it does not become an empty database."""
    with pytest.raises(sqlite3.OperationalError):
        connect(tmp_path / "nowhere.db")
    assert set() == files(tmp_path)


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "what?.db", "#1.db", "żółw.db", "a%20b.db"])
def test_a_file_may_be_called_anything(name: str, tmp_path: Path) -> None:
    """The path goes to SQLite as a URI, where some signs mean something."""
    path = tmp_path / name
    create(path)
    with opened(path) as store:
        enter(store, Profile("Anna"))
    assert {name} == files(tmp_path)
    assert ["Anna"] == names(path)


def test_creating_again_changes_nothing(place: Where) -> None:
    """The database that is there first wins, with whatever is in it."""
    with opened(place) as store:
        enter(store, Profile("Anna"))
    before = dump(place)
    create(place)
    assert before == dump(place)


def test_a_dry_run_of_a_first_run_leaves_no_file(tmp_path: Path) -> None:
    """It works at a file that is thrown away."""
    path = tmp_path / "folder" / "cadence.db"
    with transaction(path, write=True, create=True, dry_run=True) as database:
        assert 1 == enter(Store(database), Profile("Anna"))
    assert set() == files(tmp_path)
