"""A fresh database for every test."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadence.store.database import create
from cadence.store.place import Where
from postgresql.server import is_wanted

BOTH = ["sqlite", *([pytest.param("postgresql", marks=pytest.mark.postgresql)] * is_wanted())]
"""The databases that a test of the store's own rules runs on."""
MEMORY = Path("/dev/shm")
"""Where the system keeps files in memory: locks are the same there, a sync costs nothing."""


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """An empty folder, in memory where there is such a place."""
    place = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        yield Path(name)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that looks short is looked at again a little later: here nobody is writing it."""
    monkeypatch.setattr("time.sleep", lambda _seconds: None)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A new file with nobody in it."""
    path = tmp_path / "cadence.db"
    create(path)
    return path


@pytest.fixture(params=BOTH)
def place(request: pytest.FixtureRequest) -> Iterator[Where]:
    """A new database with nobody in it: a file, then one on a server."""
    if request.param == "sqlite":
        yield request.getfixturevalue("database")
    else:
        with request.getfixturevalue("server").made() as where:
            yield where


@pytest.fixture(params=BOTH, scope="module")
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Where]:
    """The same, one for all tests of a module."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("shared") / "cadence.db"
        create(path)
        yield path
    else:
        with request.getfixturevalue("server").made() as where:
            yield where
