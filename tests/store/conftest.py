"""A fresh database for every test."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadence.store.database import create

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
    """A new database with nobody in it."""
    path = tmp_path / "cadence.db"
    create(path)
    return path
