"""One command is one transaction on a server too: locks, settings, lines that break."""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import psycopg
import pytest

from cadence.engine.model import Touch
from cadence.engine.prospect import Profile
from cadence.engine.vocabulary import Channel, Outcome
from cadence.errors import BusyError, CadenceError
from cadence.store import running
from cadence.store.database import transaction
from cadence.store.header import SCHEMA_VERSION
from cadence.store.place import Server
from cadence.store.postgresql import IDLE_SECONDS
from cadence.store.store import Store
from process.program import Program, ended
from store.people import MONDAY, another, crowd, dump, enter, names, opened, value

from .relay import relay
from .server import IN_A_URL, PostgresqlServer

BIG = 10**17
"""Larger than any id, smaller than what a person may type for one."""


COMMIT = b"COMMIT\0"
"""How the message ends that asks for it."""


def setting(database: object, name: str) -> str:
    """A setting as it is in force in the transaction."""
    connection: psycopg.Connection[tuple[str]] = database._connection  # type: ignore[attr-defined]
    found = connection.execute("SELECT current_setting(%s)", (name,)).fetchone()
    assert found is not None
    return found[0]


def test_a_writer_waits_thirty_seconds_and_holds_nobody_up_for_longer(place: Server) -> None:
    """A computer that falls asleep amid a change loses it before the others give up."""
    assert IDLE_SECONDS < running.BUSY_SECONDS
    with transaction(place, write=True) as database:
        assert "30s" == setting(database, "lock_timeout")
        assert f"{IDLE_SECONDS}s" == setting(database, "idle_in_transaction_session_timeout")


@pytest.mark.parametrize(("server_says", "holds"), [("off", "on"), ("local", "local")])
def test_what_was_acknowledged_is_on_the_disk(server_says: str, holds: str, place: Server) -> None:
    """A server that is set to answer before it has written is told to write first."""
    with another(place) as connection:
        name = value(place, "SELECT current_database()")
        connection.execute(f"ALTER DATABASE {name} SET synchronous_commit TO {server_says}")
    with transaction(place, write=True) as database:
        assert holds == setting(database, "synchronous_commit")


@pytest.mark.parametrize("style", ["German", "SQL, DMY", "Postgres, MDY"])
def test_a_date_is_a_date_however_the_server_writes_it(style: str, place: Server) -> None:
    """The server's own style of dates changes nothing."""
    name = value(place, "SELECT current_database()")
    with another(place) as connection:
        connection.execute(f"ALTER DATABASE {name} SET datestyle TO {style}")
    with opened(place) as store:
        enter(store, Profile("Anna"))
    with opened(place, write=False) as store:
        assert date(2026, 11, 23) == store.footing("", MONDAY, "").newest_on


def test_a_reader_sees_one_instant(place: Server) -> None:
    """What somebody commits while a list is read is not half in it."""
    with opened(place, write=False) as reading:
        before = list(reading.everybody())
        with opened(place) as store:
            enter(store, Profile("Anna"))
        assert [[], []] == [before, list(reading.everybody())]
    assert ["Anna"] == names(place)


def test_a_reader_cannot_write(place: Server) -> None:
    """The server itself refuses it."""
    with pytest.raises(CadenceError, match="read-only"), opened(place, write=False) as store:
        enter(store, Profile("Anna"))


def test_a_number_larger_than_any_id_is_nobodys(place: Server) -> None:
    """Eighteen digits are a number to the server as well."""
    with opened(place, write=False) as store:
        assert [None, None] == [store.by_id(BIG), store.record(BIG)]


def test_a_dry_run_gives_no_ids_out(place: Server) -> None:
    """Who previews an import of 500 does not begin with number 501."""
    with opened(place) as store:
        assert 1 == enter(store, Profile("Anna"))
    with transaction(place, write=True, dry_run=True) as database:
        assert [2, 3] == [enter(Store(database), Profile(name)) for name in ("Beata", "Cyryl")]
    with opened(place) as store:
        assert 2 == enter(store, Profile("Dana"))
    assert ["Anna", "Dana"] == names(place)


def test_a_long_cadence_is_kept(place: Server) -> None:
    """Its steps are longer than an index of PostgreSQL's can hold, and are found all the same."""
    from dataclasses import replace

    from store.people import CADENCE

    steps = tuple(
        replace(step, says=os.urandom(3000).hex()) for step in CADENCE.steps
    )  # nothing that could be pressed together
    long = replace(CADENCE, steps=steps)
    with opened(place) as store:
        number = store.cadence_id(long)
        assert number == store.cadence_id(long)


def test_a_transaction_that_broke_is_not_called_committed(place: Server) -> None:
    """The server answers COMMIT with ROLLBACK when something went wrong that nobody heard."""

    def work() -> None:
        with opened(place) as store:
            enter(store, Profile("Anna"))
            with suppress(psycopg.Error):
                store._db._connection.execute("SELECT nonsense")

    with pytest.raises(CadenceError, match="nothing was changed"):
        work()
    assert [] == names(place)


def ended_by_the_server(where: Server) -> None:
    """Whoever keeps the server ends every other connection."""
    with another(where) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_connection_that_is_ended_changes_nothing(place: Server) -> None:
    """Between two statements the server is restarted: said in a sentence."""

    def work() -> None:
        with opened(place) as store:
            enter(store, Profile("Anna"))
            ended_by_the_server(place)
            enter(store, Profile("Beata"))

    with pytest.raises(BusyError, match="nothing was changed"):
        work()
    assert [] == names(place)


def cut_at_the_commit(when: str) -> Callable[[bytes], str]:
    """A line that is cut before the server has the commit, or before we have the answer."""
    return lambda message: when if message.endswith(COMMIT) else "pass"


def through(port: int, where: Server, server: PostgresqlServer) -> Server:
    """The same database through another port."""
    name = value(where, "SELECT current_database()")
    url = f"postgresql://postgres:{IN_A_URL}@127.0.0.1:{port}/{name}?sslmode=disable"
    return Server(f"{url}&gssencmode=disable")


@pytest.mark.parametrize(("when", "kept"), [("before", []), ("after", ["Anna"])])
def test_a_line_that_is_cut_at_the_commit_is_asked_about(
    when: str, kept: list[str], place: Server, server: PostgresqlServer
) -> None:
    """Nobody answers: another connection asks what became of it, and that is what is told."""
    with relay(server.port, cut_at_the_commit(when)) as port:
        theirs = through(port, place, server)
        if kept:
            with opened(theirs) as store:
                enter(store, Profile("Anna"))
        else:
            with pytest.raises(BusyError, match="nothing was changed"), opened(theirs) as store:
                enter(store, Profile("Anna"))
    assert kept == names(place)


def test_a_server_that_is_gone_for_good_at_the_commit_is_told(
    place: Server, server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then nobody knows, and it says so, and where to look."""
    monkeypatch.setattr(running, "BUSY_SECONDS", 0.3)
    gone = False

    def sees(message: bytes) -> str:
        nonlocal gone
        gone = gone or message.endswith(COMMIT)
        return "before" if gone else "pass"

    with relay(server.port, sees) as port:
        theirs = through(port, place, server)
        with pytest.raises(BusyError, match="cadence history"), opened(theirs) as store:
            enter(store, Profile("Anna"))


@pytest.mark.parametrize("delay", [0.15, 0.25, 0.3, 0.35, 0.4])
def test_an_import_that_is_killed_is_whole_or_not_there(
    delay: float, peopled: Program, empty: Server
) -> None:
    """Whenever it is: all of the file or none of it, and the next command works at once."""
    people = [f"Person {number},p{number}@example.com" for number in range(150)]
    (peopled.folder / "people.csv").write_text("\n".join(["name,email", *people]), "utf-8")
    importing = peopled.start("import", "people.csv")
    time.sleep(delay)
    importing.kill()
    ended(importing)
    assert 0 == peopled.inside("note", "anna", "still here").code
    assert len(names(empty)) in (2, 152)


def test_who_stops_reading_a_long_list_leaves_nothing_open(place: Server) -> None:
    """Rows come in parts; the rest stays where it is."""
    with opened(place) as store:
        crowd(store, 60)
    with opened(place, write=False) as store:
        half = store.everybody()
        assert 1 == next(half).id
        assert 60 == len(list(store.lines()))
        assert 2 == next(half).id
    del half  # what it had open is gone with the connection: nothing warns of it
    gc.collect()


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_whoever_waits_for_others_can_be_interrupted(
    name: str, code: int, peopled: Program, empty: Server
) -> None:
    """Ctrl-C while somebody else writes: at once, and nothing is changed."""
    before = dump(empty)
    with transaction(empty, write=True):
        waiting = peopled.start("note", "anna", "said")
        while not value(empty, "SELECT count(*) FROM pg_locks WHERE NOT granted"):
            time.sleep(0.01)
        began = time.monotonic()
        waiting.send_signal(getattr(signal, name))
        done = ended(waiting)
        assert time.monotonic() - began < running.BUSY_SECONDS / 3
    assert (code, "", "Interrupted: nothing was changed.\n") == (done.code, done.out, done.err)
    assert before == dump(empty)


def test_who_waits_too_long_is_told_by_the_command(
    peopled: Program, empty: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 11 in one sentence; a reader does not even wait."""
    monkeypatch.setattr(running, "BUSY_SECONDS", 0.05)
    with transaction(empty, write=True):
        told = peopled.inside("note", "anna", "said")
        json = peopled.inside("note", "anna", "said", "--json")
        read = peopled.inside("today")
    assert (11, "", 1) == (told.code, told.out, len(told.told))
    assert f"Somebody else has been writing to {empty} for 0 seconds. Try again." == told.told[0]
    assert (11, "busy") == (json.code, json.document["error"]["code"])
    assert 0 == read.code


REFUSALS = {
    "40001": (11, "Try again"),  # serialization failure
    "40P01": (11, "Try again"),  # deadlock
    "57014": (11, "Try again"),  # statement_timeout
    "53100": (14, "is full"),
    "53200": (14, "is full"),
    "25006": (14, "is read-only"),
    "42501": (14, "GRANT"),
    "XX001": (12, "is damaged"),
    "42703": (12, "changed its tables"),
    "P0001": (1, "The database refused it (RaiseException)."),
}
SECRET = "Anna's number is 601"


@pytest.mark.parametrize("code", REFUSALS)
def test_what_the_server_refuses_is_said_in_a_sentence(
    code: str, peopled: Program, empty: Server
) -> None:
    """The exit code that was promised, and nothing of what the server says about the row."""
    with another(empty) as connection:
        connection.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION USING ERRCODE = '{code}', MESSAGE = $q${SECRET}$q$; END $$"
        )
        connection.execute("CREATE TRIGGER t BEFORE INSERT ON touch EXECUTE FUNCTION refuse()")
    before = dump(empty)
    done = peopled.inside("note", "anna", "said")
    exit_code, words = REFUSALS[code]
    assert (exit_code, "", 1) == (done.code, done.out, len(done.told))
    assert words in done.err
    assert SECRET not in done.err
    assert before == dump(empty)


def test_a_row_that_another_program_holds_is_waited_for(
    place: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever works in the tables by hand holds no lock of ours, and is waited for as well."""
    with opened(place) as store:
        person = enter(store, Profile("Anna"))
    monkeypatch.setattr(running, "BUSY_SECONDS", 0.05)
    with another(place) as connection, connection.transaction():
        connection.execute("UPDATE prospect SET topic = 'theirs'")
        with pytest.raises(BusyError, match="Somebody else"), opened(place) as store:
            store.set_profile(person, Profile("Anna", topic="ours"), date(2026, 11, 23))
    assert "theirs" == value(place, "SELECT topic FROM prospect")


def test_what_is_in_it_is_told_without_the_password(
    peopled: Program, empty: Server, server: PostgresqlServer
) -> None:
    """How many there are, how large it is; copies are somebody else's matter."""
    name = value(empty, "SELECT current_database()")
    peopled.environment["CADENCE_DB"] = server.at(name, password=IN_A_URL).url
    found = peopled.inside("db", "info", "--json").document
    assert found.pop("bytes") > 100_000
    assert found == {
        "format": 1,
        "path": server.without_password(name),
        "schema": SCHEMA_VERSION,
        "prospects": 2,
        "states": {"active": 2},
        "backups": [],
    }
    assert IN_A_URL not in peopled.inside("db", "info").out


def test_a_text_that_no_index_can_hold_is_refused_in_a_sentence(peopled: Program) -> None:
    """A thousand letters of three bytes are too long for an owner in PostgreSQL."""
    letters = "".join(chr(0x4E00 + number) for number in range(1000))
    done = peopled.inside("edit", "anna", "--owner", letters)
    assert (2, "", 1) == (done.code, done.out, len(done.told))
    assert "too long" in done.err


def test_a_note_of_any_length_is_kept(place: Server) -> None:
    """A note stands in no index."""
    note = "said " * 100_000
    with opened(place) as store:
        change = store.changes.begin("2026-11-23T08:00:00Z", "", "note")
        person = enter(store, Profile("Anna"), change=change)
        touch = Touch(date(2026, 11, 23), Outcome.NOTE, channel=Channel.NOTE, note=note)
        store.append(person, touch, change)
    with opened(place, write=False) as store:
        record = store.record(person)
        assert record is not None
        assert [note] == [touch.note for touch in record.touches]
