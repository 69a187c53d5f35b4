"""A fresh journal for every test, with a folder of cadences beside its settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from acceptance.journal import Journal

from .written import Written


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Days off are skipped."""
    return Journal(tmp_path, "skip")


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """The folder of cadences."""
    return Written(tmp_path / "cadences")
