"""Every test works with a program of its own: its home, its settings, its database."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .program import Program

# Signals, pseudo-terminals, permissions and `/dev/full` are those of Unix.
collect_ignore_glob = ["test_*"] if os.name == "nt" else []
if not Path("/dev/full").exists():
    collect_ignore_glob.append("test_full.py")


MEMORY = Path("/dev/shm")
"""Where the system keeps files in memory: locks are the same there, a sync costs nothing."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that anybody may come to, whoever runs the tests."""
    place = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        yield Path(name)


@pytest.fixture
def program(folder: Path) -> Program:
    """The program for a new user: nothing is there yet."""
    return Program(folder)


@pytest.fixture
def peopled(program: Program) -> Program:
    """The program for a user with two people, both due."""
    program.add("Anna Kowalska", "--company", "Nowa", "--email", "anna@example.com")
    program.add("Beata Zielińska", "--phone", "+48 601 234 567")
    return program
