"""A salesperson with a name, a firm and a phone, and whom they have met."""

from __future__ import annotations

from pathlib import Path

import pytest

from acceptance.journal import Journal

from .people import MONDAY, Mine


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Days off are skipped; nothing is known of oneself yet."""
    return Journal(tmp_path, "skip")


@pytest.fixture
def mine(journal: Journal, tmp_path: Path) -> Mine:
    """The same, once one's own name, firm, address and phone are set."""
    for key, value in Mine.SETTINGS.items():
        assert 0 == journal.run(MONDAY, "config", f"me.{key}", value).code
    return Mine(journal, tmp_path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder for letters."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder
