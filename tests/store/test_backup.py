"""Backups: whole, checked, beside each other; what is there is put back without harm."""

from __future__ import annotations

import random
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from cadence.engine.prospect import Profile
from cadence.errors import CadenceError, DamagedError, NotFoundError
from cadence.store import backup as backups
from cadence.store.backup import backup, check, folder_of, restore
from cadence.store.database import create

from .people import crowd, dump, enter, files, names, opened, value

STAMP = "20261123T080000Z"
FLIPS = 400


@pytest.fixture
def peopled(database: Path) -> Path:
    """A database with people in it."""
    with opened(database) as store:
        crowd(store, 20)
    return database


def add(database: Path, name: str) -> None:
    """Enter somebody, as one command does."""
    with opened(database) as store:
        enter(store, Profile(name))


def is_found(copy: Path) -> bool:
    """Whether the check finds something wrong with a backup."""
    try:
        check(copy)
    except CadenceError:
        return True
    return False


def flipped(data: bytes, bit: int) -> bytes:
    """The bytes with one bit of them turned."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_a_backup_holds_what_the_database_holds(peopled: Path) -> None:
    """Every row of every table, under the instant's name, its checksum beside it."""
    before = peopled.read_bytes()
    made = backup(peopled, STAMP)
    assert folder_of(peopled) / f"cadence-{STAMP}.db" == made
    assert dump(peopled) == dump(made)
    assert {made.name, f"{made.name}.sha256"} == files(made.parent)
    assert before == peopled.read_bytes()
    check(made)


def test_two_backups_in_one_second_are_two_files(peopled: Path) -> None:
    """The second does not take the place of the first."""
    first = backup(peopled, STAMP)
    add(peopled, "Zofia")
    second = backup(peopled, STAMP)
    assert first != second
    assert [20, 21] == [len(names(first)), len(names(second))]
    check(first)
    check(second)


def test_many_backups_in_one_second_are_in_their_order(peopled: Path) -> None:
    """The last is the last: it is what a restore takes when none is named."""
    made = [backup(peopled, STAMP) for _ in range(12)]
    later = backup(peopled, "20261123T080001Z")
    assert [*made, later] == backups.backups(peopled)


def test_a_neighbour_with_a_longer_name_has_its_own_backups(peopled: Path) -> None:
    """`cadence.db` and `cadence-old.db` in one folder: neither takes the other's for its own."""
    neighbour = peopled.with_name("cadence-old.db")
    create(neighbour)
    mine, others = backup(peopled, STAMP), backup(neighbour, STAMP)
    assert [mine] == backups.backups(peopled)
    assert [others] == backups.backups(neighbour)


def test_a_name_with_signs_that_mean_something_to_a_shell_has_its_backups(tmp_path: Path) -> None:
    """Brackets, stars and question marks in a name are letters like any other."""
    database = tmp_path / "my [db]*?.db"
    create(database)
    assert [backup(database, STAMP)] == backups.backups(database)


@pytest.mark.parametrize("seed", range(4))
def test_a_flipped_bit_in_a_backup_is_found(seed: int, peopled: Path) -> None:
    """Wherever it is, in the header or in somebody's name."""
    made = backup(peopled, STAMP)
    whole = made.read_bytes()
    chance = random.Random(seed)
    header = chance.sample(range(100 * 8), FLIPS // 8)
    bits = header + chance.sample(range(len(whole) * 8), FLIPS // 4 - len(header))
    missed = []
    for bit in bits:
        made.write_bytes(flipped(whole, bit))
        if not is_found(made):
            missed.append(bit)
    assert [] == missed


def test_a_flipped_bit_in_a_checksum_never_ends_in_a_defect(peopled: Path) -> None:
    """The file beside it can be damaged as well: told as damage, or not of importance."""
    made = backup(peopled, STAMP)
    beside = made.with_name(f"{made.name}.sha256")
    whole = beside.read_bytes()
    for bit in range(len(whole) * 8):
        beside.write_bytes(flipped(whole, bit))
        is_found(made)
    beside.write_bytes(flipped(whole, 0))
    assert is_found(made)


@pytest.mark.parametrize("kept", [0, 50, 4096, -4096, -1])
def test_a_backup_that_was_cut_is_found(kept: int, peopled: Path) -> None:
    """A copy that stopped half way, wherever."""
    made = backup(peopled, STAMP)
    made.write_bytes(made.read_bytes()[:kept])
    assert is_found(made)


def test_a_backup_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """By the path that was named."""
    with pytest.raises(NotFoundError, match="nowhere"):
        check(tmp_path / "nowhere.db")


def test_a_backup_while_somebody_writes_is_whole(peopled: Path) -> None:
    """It shows one instant: every person in it with their change and their keys."""
    over = threading.Event()

    def write() -> None:
        number = 0
        while not over.is_set():
            add(peopled, f"Writer{number} {'x' * 500}")
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [backup(peopled, STAMP) for _ in range(10)]
    finally:
        over.set()
        writer.join()
    for one in made:
        check(one)
        people = value(one, "SELECT count(*) FROM prospect WHERE name LIKE 'Writer%'")
        assert people == value(one, "SELECT count(*) FROM change WHERE summary = ''")
        assert people == value(one, "SELECT count(*) FROM lookup WHERE key LIKE 'w:writer%'")
    assert len(names(made[0])) <= len(names(made[-1]))


def test_a_restore_puts_back_what_was_there(peopled: Path) -> None:
    """What came after the backup is gone, the rest is there again."""
    before = dump(peopled)
    made = backup(peopled, STAMP)
    add(peopled, "Zofia")
    restore(made, peopled)
    assert before == dump(peopled)
    assert files(peopled.parent) == {
        peopled.name,
        f"backups/{made.name}",
        f"backups/{made.name}.sha256",
    }


def test_a_restore_from_a_damaged_backup_changes_nothing(peopled: Path) -> None:
    """It is checked before, not after."""
    made = backup(peopled, STAMP)
    add(peopled, "Zofia")
    made.write_bytes(flipped(made.read_bytes(), 5000 * 8))
    before = peopled.read_bytes()
    with pytest.raises(DamagedError):
        restore(made, peopled)
    assert before == peopled.read_bytes()


@pytest.mark.parametrize("content", [b"", b"call Anna\n" * 1000, None])
def test_a_restore_sets_aside_what_cannot_be_opened(content: bytes | None, peopled: Path) -> None:
    """A wrecked file, or none at all: the backup takes its place, the wreck is kept."""
    before = dump(peopled)
    made = backup(peopled, STAMP)
    if content is None:
        peopled.unlink()
    else:
        peopled.write_bytes(content)
    restore(made, peopled)
    assert before == dump(peopled)
    aside = peopled.with_name("cadence.db.damaged")
    assert content == (aside.read_bytes() if aside.exists() else None)


def test_a_journal_of_the_wreck_does_no_harm_to_what_is_restored(
    peopled: Path, tmp_path: Path
) -> None:
    """A killed writer left its journal, then the file was wrecked: the journal goes with it.

    SQLite would take it for the restored file's own, and roll that back to nonsense.
    """
    journal = peopled.with_name(f"{peopled.name}-journal")
    with closing(sqlite3.connect(peopled, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN IMMEDIATE")
        for number in range(300):
            writer.execute("UPDATE prospect SET topic = ?", (f"{number}" * 900,))
        left = journal.read_bytes()
        writer.execute("ROLLBACK")
    with opened(peopled) as store:
        for number in range(40):
            enter(store, Profile(f"Later {number}"))
    made = backup(peopled, STAMP)
    expected = dump(made)
    peopled.write_bytes(b"wrecked" * 1000)
    journal.write_bytes(left)
    restore(made, peopled)
    assert "ok" == value(peopled, "PRAGMA integrity_check")
    assert expected == dump(peopled)
