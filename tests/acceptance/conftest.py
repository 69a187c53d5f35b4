"""A fresh journal for every test, once under each calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from .journal import Journal


@pytest.fixture(params=["skip", "keep"])
def days(request: pytest.FixtureRequest) -> str:
    """How a due date on a day off is treated; a test with `columns` sets it itself."""
    return str(request.param)


@pytest.fixture
def journal(tmp_path: Path, days: str) -> Journal:
    """An empty journal, under each of the two calendars."""
    return Journal(tmp_path, days)
