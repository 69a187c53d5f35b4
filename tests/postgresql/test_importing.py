"""An import at a server: what a file would hold, nobody kept waiting, nothing left behind."""

from __future__ import annotations

import io
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings

from cadence.errors import CannotWriteError
from cadence.exchange.contacts import Contact
from cadence.exchange.csv_reader import open_contacts
from cadence.services.importing import COMPARED, READ, WRITTEN, Import
from cadence.services.undoing import redo, undo
from cadence.store import spool
from cadence.store.database import transaction
from cadence.store.header import APPLICATION_ID
from cadence.store.place import Server, Where
from cadence.store.running import Database
from importing.desks import (
    MONDAY,
    SOURCE,
    desk_at,
    desk_of,
    folder,
    import_contacts,
    import_text,
)
from importing.test_one_by_one import contacts, ended
from store.people import another, dump, names, value

from .conftest import seen_by
from .server import PostgresqlServer

TABLES = ("prospect", "touch", "lookup", "matter", "change", "edit", "cadence")


def people(count: int) -> str:
    """A file with so many people, half of them with a note."""
    lines = [f"Anna {number},a{number}@x.example,{'met' * (number % 2)}" for number in range(count)]
    return "\n".join(["name,email,note", *lines])


def held(where: Where) -> dict[str, object]:
    """Every row of the tables that both databases have."""
    found = dump(where)
    return {table: found[table] for table in TABLES}


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(there=contacts(5), file=contacts())
def test_a_server_holds_what_a_file_would_hold(
    server: PostgresqlServer, there: list[Contact], file: list[Contact]
) -> None:
    """Every row, id and column: new people, known ones, those who asked to be left alone."""
    with folder() as place, server.made() as where:
        one = place / "one.db"
        for each in (one, where):
            import_contacts(each, there)
            ended(each)
        assert import_contacts(one, file) == import_contacts(where, file)
        assert held(one) == held(where)


def test_many_are_taken_back_and_put_back(place: Server, tmp_path: Path) -> None:
    """More people than are settled one by one, on a server as in a file."""
    file = tmp_path / "one.db"
    for where in (file, place):
        import_text(where, people(40))
        for turn in (undo, redo, undo, redo):
            with desk_of(where) as desk:
                turn(desk)
    assert held(file) == held(place)


def test_others_write_while_an_import_is_made_ready(
    place: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The writers' lock is taken for the writing alone."""
    seen: dict[str, set[bool]] = {READ: set(), COMPARED: set(), WRITTEN: set()}

    def told(done: str, _rows: int) -> None:
        with another(place) as connection:
            asked = connection.execute(f"SELECT pg_try_advisory_xact_lock({APPLICATION_ID})")
            seen[done] |= {row[0] for row in asked}

    monkeypatch.setattr(spool, "BATCH", 10)
    monkeypatch.setattr(f"{Import.__module__}.BATCH", 10)
    with Import(SOURCE, told=told) as coming:
        coming.read(open_contacts(io.BytesIO(people(30).encode())), MONDAY)
        with desk_of(place, coming) as desk:
            coming.write(desk)
    assert {READ: {True}, COMPARED: {True}, WRITTEN: {False}} == seen


def test_what_others_change_meanwhile_is_seen(place: Server) -> None:
    """Somebody enters one of them while the file is compared: she is merged, not entered twice."""
    with Import(SOURCE) as coming:
        coming.read(open_contacts(io.BytesIO(people(3).encode())), MONDAY)

        def first(database: Database) -> None:
            coming.prepare(desk_at(database))
            import_text(place, people(1))

        with transaction(place, write=True, first=first) as database:
            found = coming.write(desk_at(database, writes=True))
    assert (2, 1) == (found.added, found.merged)
    assert ["Anna 0", "Anna 1", "Anna 2"] == names(place)


def test_a_colleague_with_the_tables_rights_can_import(guest: str, place: Server) -> None:
    """No right to a sequence is needed; who may only read is told."""
    theirs = seen_by(guest, place)
    with another(place) as connection:
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest")
        with pytest.raises(CannotWriteError, match="right"):
            import_text(theirs, people(3))
        connection.execute("GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO guest")
    import_text(theirs, people(3))
    assert ["Anna 0", "Anna 1", "Anna 2"] == names(place)


def test_nothing_of_it_stays_in_the_session(place: Server) -> None:
    """A pool of connections would hand it to the next one."""
    with Import(SOURCE) as coming:
        coming.read(open_contacts(io.BytesIO(people(3).encode())), MONDAY)
        with transaction(place, write=True, first=lambda one: coming.prepare(desk_at(one))) as one:
            coming.write(desk_at(one, writes=True))
            connection: psycopg.Connection[tuple[int]] = one._connection
            own = b"SELECT count(*) FROM pg_class WHERE relpersistence = 't' AND relkind = 'r'"
            assert connection.execute(own).fetchone() != (0,)
            connection.commit()
            assert connection.execute(own).fetchone() == (0,)


def test_a_dry_run_leaves_nothing(place: Server) -> None:
    """Not even a number that somebody would miss."""
    import_text(place, people(1))
    before = held(place)
    with Import(SOURCE) as coming:
        coming.read(open_contacts(io.BytesIO(people(30).encode())), MONDAY)
        with transaction(
            place, write=True, dry_run=True, first=lambda one: coming.prepare(desk_at(one))
        ) as database:
            assert (29, 1) == (lambda done: (done.added, done.merged))(
                coming.write(desk_at(database, writes=True))
            )
    assert before == held(place)
    import_text(place, people(2))
    assert 2 == value(place, "SELECT max(id) FROM prospect")
