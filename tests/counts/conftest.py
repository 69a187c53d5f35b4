"""Two crowds that differ only in how many they are."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from benchmarks.crowd import crowd

from process.conftest import MEMORY

from .program import DAY, FEW, MANY, Counted

Ready = Callable[[int], Counted]


@pytest.fixture(scope="session")
def crowds() -> Iterator[dict[int, Path]]:
    """A database of each size; nobody writes into these."""
    place = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        made = {count: Path(folder) / f"{count}.db" for count in (FEW, MANY)}
        for count, path in made.items():
            crowd(path, count, DAY)
        yield made


@pytest.fixture
def ready(crowds: dict[int, Path]) -> Iterator[Ready]:
    """The program with a copy of the crowd of that size."""
    place = next(iter(crowds.values())).parent
    with tempfile.TemporaryDirectory(dir=place) as folder:

        def copied(count: int) -> Counted:
            program = Counted(Path(folder) / str(count))
            program.database.parent.mkdir(parents=True)
            shutil.copy(crowds[count], program.database)
            return program

        yield copied
