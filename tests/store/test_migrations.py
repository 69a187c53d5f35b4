"""From one schema to the next: a step is made whole or not at all, however it ends."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import cadence
from cadence.engine.prospect import Profile
from cadence.errors import CadenceError
from cadence.store import migrations, postgresql
from cadence.store.database import transaction
from cadence.store.header import SCHEMA_VERSION

from .people import crowd, dump, enter, files, opened, value

NEWEST = SCHEMA_VERSION
Step = Callable[[sqlite3.Connection], None]


def step(number: int) -> Step:
    """A made-up step: it adds a table, fills it, and changes every prospect."""

    def make(connection: sqlite3.Connection) -> None:
        connection.execute(f"CREATE TABLE step_{number} (id INTEGER PRIMARY KEY)")
        connection.execute(f"INSERT INTO step_{number} SELECT id FROM prospect")
        connection.execute(f"UPDATE prospect SET why = why || ' {number}'")

    return make


def raising(connection: sqlite3.Connection) -> None:
    """A step that gets half way."""
    step(99)(connection)
    raise ZeroDivisionError


def version(database: Path) -> int:
    """The version that stands in the file."""
    return int(value(database, "PRAGMA user_version"))


@pytest.fixture
def peopled(database: Path) -> Path:
    """A database with people in it."""
    with opened(database) as store:
        crowd(store, 20)
    return database


def test_the_newest_schema_needs_no_step(database: Path) -> None:
    """What was just created is up to date, and stays as it is."""
    before = database.read_bytes()
    assert 0 == migrations.upgrade_file(database)
    assert not migrations.is_older(database)
    assert before == database.read_bytes()


def test_every_version_has_its_step() -> None:
    """Whoever raises the version writes the step that leads there."""
    expected = list(range(2, SCHEMA_VERSION + 1))
    assert [expected, expected] == [sorted(migrations.STEPS), sorted(postgresql.STEPS)]


def test_steps_are_made_in_their_order(peopled: Path) -> None:
    """Three versions behind: three steps, one after the other."""
    steps = {NEWEST + number: step(number) for number in (1, 2, 3)}
    assert 3 == migrations.upgrade_file(peopled, steps, NEWEST + 3)
    assert NEWEST + 3 == version(peopled)
    assert "call 2 1 2 3" == value(peopled, "SELECT why FROM prospect WHERE id = 1")


def test_steps_that_were_made_are_not_made_again(peopled: Path) -> None:
    """Whoever comes second finds nothing to do."""
    steps = {NEWEST + 1: step(1)}
    migrations.upgrade_file(peopled, steps, NEWEST + 1)
    before = dump(peopled)
    assert 0 == migrations.upgrade_file(peopled, steps, NEWEST + 1)
    assert before == dump(peopled)


def test_a_step_that_raises_leaves_the_version_before(peopled: Path) -> None:
    """What it had changed is taken back, its tables too."""
    before = dump(peopled)
    with pytest.raises(ZeroDivisionError):
        migrations.upgrade_file(peopled, {NEWEST + 1: raising}, NEWEST + 1)
    assert NEWEST == version(peopled)
    assert before == dump(peopled)
    with opened(peopled) as store:
        enter(store, Profile("Zofia"))


def test_steps_before_the_one_that_raises_are_kept(peopled: Path) -> None:
    """The file is at one version or the other, never between."""
    steps = {NEWEST + 1: step(1), NEWEST + 2: raising}
    with pytest.raises(ZeroDivisionError):
        migrations.upgrade_file(peopled, steps, NEWEST + 2)
    assert NEWEST + 1 == version(peopled)
    assert "step_1" in dump(peopled)
    assert "step_99" not in dump(peopled)


def test_a_step_has_the_number_in_its_own_transaction(peopled: Path) -> None:
    """Nobody ever sees the new tables with the old number."""
    seen = []

    def look(connection: sqlite3.Connection) -> None:
        step(1)(connection)
        with closing(sqlite3.connect(peopled)) as other:
            seen.append(other.execute("PRAGMA user_version").fetchone()[0])
            found = other.execute("SELECT count(*) FROM sqlite_master WHERE name = 'step_1'")
            seen.append(found.fetchone()[0])

    migrations.upgrade_file(peopled, {NEWEST + 1: look}, NEWEST + 1)
    assert [NEWEST, 0] == seen
    assert NEWEST + 1 == version(peopled)


def test_a_step_keeps_other_writers_out(peopled: Path) -> None:
    """It holds the lock from its beginning."""
    refused = []

    def look(_connection: sqlite3.Connection) -> None:
        with closing(sqlite3.connect(peopled, timeout=0, isolation_level=None)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                refused.append(True)

    migrations.upgrade_file(peopled, {NEWEST + 1: look}, NEWEST + 1)
    assert [True] == refused


KILLED = """
import os, signal, sys
from pathlib import Path
from cadence.store import migrations, postgresql

def dies(connection):
    connection.execute("PRAGMA cache_size=1")  # so that pages are written before the end
    connection.execute("CREATE TABLE half (id INTEGER PRIMARY KEY, text TEXT)")
    for number in range(200):
        connection.execute("INSERT INTO half (text) VALUES (?)", ("x" * 1000,))
        connection.execute("UPDATE prospect SET why = why || 'half'")
    os.kill(os.getpid(), signal.SIGKILL)

target = int(sys.argv[2])
migrations.upgrade_file(Path(sys.argv[1]), {target: dies}, target)
"""


def test_a_process_killed_inside_a_step_leaves_the_version_before(peopled: Path) -> None:
    """The next command rolls back by itself: nobody has to mend anything by hand."""
    before = dump(peopled)
    source = str(Path(cadence.__file__).parents[1])
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(peopled), str(NEWEST + 1)],
        env={**os.environ, "PYTHONPATH": source},
        timeout=60,
        check=False,
    )
    assert -signal.SIGKILL == ended.returncode
    assert f"{peopled.name}-journal" in files(peopled.parent)  # it was really in the midst
    with transaction(peopled, write=False):
        pass
    assert NEWEST == version(peopled)
    assert before == dump(peopled)
    assert {peopled.name} == files(peopled.parent)
    assert 1 == migrations.upgrade_file(peopled, {NEWEST + 1: step(1)}, NEWEST + 1)


def test_a_version_without_a_step_is_an_error_that_says_so(peopled: Path) -> None:
    """A file that claims a version nobody ever made is damaged, not a defect of ours."""
    with closing(sqlite3.connect(peopled)) as connection:
        connection.execute("PRAGMA user_version=0")
    assert migrations.is_older(peopled)
    before = peopled.read_bytes()
    with pytest.raises(CadenceError):
        migrations.upgrade_file(peopled)
    assert before == peopled.read_bytes()
