"""How a database on a server comes to be: whole or not at all, and never among others' tables."""

from __future__ import annotations

import psycopg
import pytest

from cadence.engine.prospect import Profile
from cadence.errors import CannotWriteError, DamagedError, NewerError, NoDatabaseError
from cadence.store.database import create, transaction
from cadence.store.header import SCHEMA_VERSION
from cadence.store.place import Server
from cadence.store.store import Store
from process.program import Program, ended
from store.people import another, dump, enter, names, opened, rows

from .conftest import seen_by
from .server import PostgresqlServer


def tables(where: Server) -> list[str]:
    """Every table that there is, ours or not."""
    found = rows(where, "SELECT relname FROM pg_class WHERE relkind = 'r' AND oid > 16383")
    return sorted(name for (name,) in found)


def test_the_first_add_makes_the_database(program: Program, empty: Server) -> None:
    """Tables and person in one transaction; whoever reads before that is told how to begin."""
    before = program.inside("today")
    assert (10, "", "") == (before.code, before.out, "".join(tables(empty)))
    assert [f"There is no cadence database at {empty} yet. `cadence add NAME` creates it."] == (
        before.told
    )
    assert 0 == program.inside("add", "Anna Kowalska").code
    assert ["Anna Kowalska"] == names(empty)


@pytest.mark.parametrize(
    "command",
    ["count", "list", "show anna", "log anna no-answer", "db info", "db check", "db upgrade"],
)
def test_no_other_command_makes_one(command: str, program: Program, empty: Server) -> None:
    """What was named is not there: exit code 10, and still nothing is there."""
    assert (10, []) == (program.inside(*command.split()).code, tables(empty))


def failed(where: Server) -> None:
    """A first command that gets half way."""
    with transaction(where, write=True, create=True) as database:
        enter(Store(database), Profile("Anna"))
        raise ZeroDivisionError


def test_a_first_run_that_fails_leaves_nothing(program: Program, empty: Server) -> None:
    """The tables come with the first person or not at all."""
    with pytest.raises(ZeroDivisionError):
        failed(empty)
    assert 2 == program.inside("add", "Anna", "--email", "nonsense").code
    assert [] == tables(empty)


def test_a_dry_run_of_a_first_import_leaves_nothing(program: Program, empty: Server) -> None:
    """The preview is of the import itself, which is rolled back."""
    (program.folder / "people.csv").write_text("name\nAnna\nBeata\n", "utf-8")
    done = program.inside("import", "people.csv", "--dry-run", "--json")
    assert (0, 2) == (done.code, done.document["added"])
    assert [] == tables(empty)


def test_ten_first_runs_at_once_all_succeed(program: Program, empty: Server) -> None:
    """One of them makes the tables, and all of them go on with them."""
    processes = [program.start("add", f"Person {number}", "--quiet") for number in range(10)]
    done = [ended(process) for process in processes]
    assert [(0, "")] * 10 == [(one.code, one.err) for one in done]
    assert sorted(f"Person {number}" for number in range(10)) == sorted(names(empty))


def test_two_first_runs_that_meet_make_one_database(empty: Server) -> None:
    """The second waits for the first, and finds its tables."""
    with transaction(empty, write=True, create=True) as first:
        enter(Store(first), Profile("Anna"))
        assert [] == tables(empty)
    with transaction(empty, write=True, create=True) as second:
        enter(Store(second), Profile("Beata"))
    assert ["Anna", "Beata"] == names(empty)


def foreign(where: Server, *statements: str) -> None:
    """Another program was here first."""
    with another(where) as connection:
        for statement in statements:
            connection.execute(statement)


PROSPECT = (
    "CREATE TABLE prospect (id int, name text)",
    "INSERT INTO prospect VALUES (1, 'theirs')",
)
FOREIGN = {
    "a table of the same name": PROSPECT,
    "a table": ("CREATE TABLE bookmarks (url text)",),
    "a view": ("CREATE VIEW bookmarks AS SELECT 1 AS url",),
}


@pytest.mark.parametrize("command", ["add Anna", "today", "log 1 no-answer", "db upgrade"])
@pytest.mark.parametrize("what", FOREIGN)
def test_another_programs_database_is_refused_and_left_alone(
    what: str, command: str, program: Program, empty: Server
) -> None:
    """Exit code 12, in one sentence that names a table; nothing is added to it."""
    foreign(empty, *FOREIGN[what])
    before = dump(empty)
    done = program.inside(*command.split())
    name = "prospect" if "same name" in what else "bookmarks"
    assert (12, 1) == (done.code, len(done.told))
    assert f"{empty} is another program's database: it holds {name}." in done.err
    assert before == dump(empty)


def test_tables_of_an_extension_are_nobodys(program: Program, empty: Server) -> None:
    """A server may put its statistics into every database."""
    foreign(
        empty,
        "CREATE TABLE of_an_extension (id int)",
        "ALTER EXTENSION plpgsql ADD TABLE of_an_extension",
    )
    assert 0 == program.inside("add", "Anna").code


def test_a_schema_of_its_own_beside_others_tables_is_enough(
    server: PostgresqlServer, empty: Server
) -> None:
    """Who shares a database with other programs names a schema in the URL."""
    foreign(empty, *PROSPECT, "CREATE SCHEMA team")
    beside = Server(f"{empty.url}&options=-csearch_path%3Dteam")
    create(beside)
    with opened(beside) as store:
        enter(store, Profile("Anna"))
    assert [("Anna",)] == rows(empty, "SELECT name FROM team.prospect")
    assert [("theirs",)] == rows(empty, "SELECT name FROM prospect")


def test_a_schema_that_is_not_there_is_named(empty: Server) -> None:
    """The URL asks for one that nobody made."""
    with pytest.raises(NoDatabaseError, match="CREATE SCHEMA"):
        create(Server(f"{empty.url}&options=-csearch_path%3Dnowhere"))
    assert [] == tables(empty)


VERSIONS = {SCHEMA_VERSION + 1: NewerError, 2**40: NewerError, SCHEMA_VERSION - 1: DamagedError}


@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
@pytest.mark.parametrize("version", VERSIONS)
def test_a_schema_that_this_cadence_does_not_know_is_refused(
    version: int, write: bool, place: Server
) -> None:
    """A newer one says so; an older one names the command that helps."""
    with another(place) as connection:
        connection.execute("UPDATE cadence_schema SET version = %s", (version,))
    before = dump(place)
    with pytest.raises(VERSIONS[version]), opened(place, write=write):
        pass
    assert before == dump(place)


def test_a_version_that_was_taken_away_is_damage(place: Server) -> None:
    """An empty table says nothing about the others."""
    with another(place) as connection:
        connection.execute("DELETE FROM cadence_schema")
    with pytest.raises(DamagedError), opened(place):
        pass


def test_a_table_that_is_missing_is_damage(place: Server) -> None:
    """Somebody dropped one: that is said, and is no defect of ours."""
    with another(place) as connection:
        connection.execute("DROP TABLE lookup")
    with pytest.raises(DamagedError, match="restore"), opened(place) as store:
        enter(store, Profile("Anna"))


def test_a_database_that_cannot_hold_every_name_is_refused(server: PostgresqlServer) -> None:
    """LATIN1 has no ł: better said before the first person than at the tenth."""
    server.run(
        "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0"
    )
    where = server.at("latin")
    with pytest.raises(DamagedError, match="LATIN1"):
        create(where)
    assert [] == tables(where)


def test_who_may_not_make_tables_is_told(guest: str, empty: Server) -> None:
    """The server says no: exit code 14, and nothing is there."""
    with another(empty) as connection:
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    with pytest.raises(CannotWriteError, match="right"):
        create(seen_by(guest, empty))
    assert [] == tables(empty)


def test_who_may_only_read_can_read(guest: str, place: Server) -> None:
    """Every read works, every write is told."""
    with another(place) as connection:
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest")
    with opened(place) as store:
        enter(store, Profile("Anna"))
    theirs = seen_by(guest, place)
    with opened(theirs, write=False) as store:
        assert [1] == [match.id for match in store.everybody()]
    with pytest.raises(CannotWriteError), opened(theirs) as store:
        enter(store, Profile("Beata"))
    assert ["Anna"] == names(place)


def test_a_colleague_with_the_tables_rights_needs_no_others(guest: str, place: Server) -> None:
    """Ids are given out without a right to the sequences behind them; so is a dry run."""
    with another(place) as connection:
        connection.execute(
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO guest"
        )
    theirs = seen_by(guest, place)
    with transaction(theirs, write=True, dry_run=True) as database:
        enter(Store(database), Profile("Nobody"))
    with opened(theirs) as store:
        enter(store, Profile("Anna"))
    assert ["Anna"] == names(place)


def test_a_database_that_nobody_made_is_not_there(server: PostgresqlServer) -> None:
    """The server is, the database is not: exit code 10."""
    where = server.at("nowhere")
    with pytest.raises(NoDatabaseError, match="createdb"), opened(where):
        pass


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(peopled: Program, empty: Server) -> None:
    """There is one schema so far."""
    before = dump(empty)
    done = peopled.inside("db", "upgrade", "--json")
    assert (0, 0, None) == (done.code, done.document["steps"], done.document["backup"])
    assert before == dump(empty)


def test_steps_to_a_newer_schema_are_made_all_or_none(place: Server) -> None:
    """Two steps with their number, in one transaction."""
    from cadence.store.postgresql import upgrade

    def one(connection: psycopg.Connection[tuple[object, ...]]) -> None:
        connection.execute("CREATE TABLE one (id int)")

    def fails(connection: psycopg.Connection[tuple[object, ...]]) -> None:
        connection.execute("CREATE TABLE two (id int)")
        raise ZeroDivisionError

    newest = SCHEMA_VERSION
    before = dump(place)
    with pytest.raises(ZeroDivisionError):
        upgrade(place, {newest + 1: one, newest + 2: fails}, newest + 2)
    with pytest.raises(DamagedError):
        upgrade(place, {newest + 1: one}, newest + 2)
    assert before == dump(place)
    assert 1 == upgrade(place, {newest + 1: one}, newest + 1)
    assert [(newest + 1,)] == rows(place, "SELECT version FROM cadence_schema")
    assert "one" in dump(place)
    with pytest.raises(NewerError):
        upgrade(place)
