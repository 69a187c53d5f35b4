"""A journal in which a little of everything has happened."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from acceptance.journal import Journal

from .story import TODAY, tell


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal; days off are skipped."""
    return Journal(tmp_path, "skip")


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a journal with the story in it, up to `TODAY`; nobody writes into it."""
    folder = tmp_path_factory.mktemp("story")
    journal = Journal(folder, "skip")
    tell(journal)
    assert "All is well.\n" == journal.run(TODAY, "db", "check").out
    return folder


@pytest.fixture
def told(written: Path, tmp_path: Path) -> Journal:
    """A journal with the story in it, for one test."""
    shutil.copytree(written, tmp_path, dirs_exist_ok=True)
    return Journal(tmp_path, "skip")
