"""Databases on the server, and the program that works at one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cadence.store.place import Server
from process.program import Program

from .server import PostgresqlServer, is_wanted

collect_ignore_glob = [] if is_wanted() else ["test_*"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder is of the group."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.postgresql)


@pytest.fixture
def place(server: PostgresqlServer) -> Iterator[Server]:
    """A database with our tables and nobody in it."""
    with server.made() as where:
        yield where


@pytest.fixture
def empty(server: PostgresqlServer) -> Iterator[Server]:
    """A database with nothing in it."""
    with server.database() as where:
        yield where


@pytest.fixture
def guest(server: PostgresqlServer) -> str:
    """Somebody who may connect, and no more."""
    server.run("DROP ROLE IF EXISTS guest")
    server.run("CREATE ROLE guest LOGIN")
    return "guest"


def seen_by(user: str, where: Server) -> Server:
    """The same database as somebody else reaches it."""
    return Server(where.url.replace("postgres@", f"{user}@"))


@pytest.fixture
def program(tmp_path: Path, empty: Server) -> Program:
    """The program for somebody whose team has an empty database."""
    return on_server(Program(tmp_path), empty)


@pytest.fixture
def peopled(program: Program) -> Program:
    """The same with two people, both due."""
    program.add("Anna Kowalska", "--company", "Nowa", "--email", "anna@example.com")
    program.add("Beata Zielińska", "--phone", "+48 601 234 567")
    return program


def on_server(program: Program, where: Server) -> Program:
    """A program whose database is on a server."""
    program.environment["CADENCE_DB"] = where.url
    return program
