"""A PostgreSQL server for the tests that want one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from postgresql.server import INSISTS, PostgresqlServer, is_wanted, programs, running


def pytest_report_header() -> str:
    """Which databases this run is about, so that nobody takes half of it for the whole."""
    if is_wanted():
        return f"databases: SQLite, and PostgreSQL by {programs()}"
    return f"databases: SQLite alone; no PostgreSQL server is installed ({INSISTS}=1 insists)"


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresqlServer]:
    """The server, begun for the first test that asks for it."""
    with running() as one:
        yield one
