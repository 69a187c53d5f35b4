"""Servers that cannot be reached, or do not let us in: one sentence, and never the password."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from cadence.errors import BusyError
from cadence.store import reaching, running
from cadence.store.place import Server
from process.program import Program

from .server import IN_A_URL, PASSWORD, PostgresqlServer

COMMANDS = [
    "today",
    "today --json",
    "count",
    "add Anna",
    "log anna no-answer",
    "show anna",
    "list",
    "undo",
    "import people.csv",
    "export -",
    "config me.name Olga",
    "plan show three-calls-and-a-letter",
    "db info",
    "db check",
    "db upgrade",
]
"""Commands that need the database."""
NO_NEED = ["db path", "db path --json", "config", "config --json", "config db", "plan list"]


@pytest.fixture
def anybody(program: Program) -> Program:
    """The program with a file to import, and no URL yet."""
    (program.folder / "people.csv").write_text("name\nAnna\n", "utf-8")
    return program


def told(program: Program, url: str, command: str) -> tuple[int, str]:
    """The exit code and the one sentence that a command ends with."""
    program.environment["CADENCE_DB"] = url
    program.environment["CADENCE_TRACEBACK"] = "1"
    done = program.forked(*command.split())
    assert PASSWORD not in f"{done.out}{done.err}"
    assert IN_A_URL not in f"{done.out}{done.err}"
    if "--json" in command:
        assert "" == done.err
        return done.code, done.document["error"]["message"]
    assert ("", 1) == (done.out, len(done.told)), done
    return done.code, done.told[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_server_that_cannot_be_reached_is_told(command: str, anybody: Program) -> None:
    """Exit code 11, whatever the command."""
    url = f"postgresql://anna:{IN_A_URL}@127.0.0.1:1/sales"
    expected = (
        "postgresql://anna@127.0.0.1:1/sales cannot be reached: Connection refused. "
        "Nothing was changed."
    )
    assert (11, expected) == told(anybody, url, command)


@pytest.mark.parametrize("command", ["today", "add Anna", "today --json"])
def test_a_wrong_password_is_told(command: str, anybody: Program, server: PostgresqlServer) -> None:
    """Exit code 11, in the server's own words, without what was typed."""
    where = server.at("postgres", password=f"{IN_A_URL}x")
    reason = 'password authentication failed for user "postgres"'
    expected = f"{where} does not let you in: {reason}. Nothing was changed."
    assert (11, expected) == told(anybody, where.url, command)


def test_a_password_that_is_missing_is_asked_for(
    anybody: Program, server: PostgresqlServer
) -> None:
    """Said with where to put it; a terminal is not asked, since cron has none."""
    where = Server(server.without_password())
    code, sentence = told(anybody, where.url, "today")
    assert (11, f"{where} asks for a password: put it into ~/.pgpass, or into the URL.") == (
        code,
        sentence,
    )


def test_a_password_in_the_users_own_file_is_taken(
    peopled: Program, empty: Server, server: PostgresqlServer
) -> None:
    """The URL holds none, and no other user can read the file."""
    name = server.run("SELECT max(datname) FROM pg_database WHERE datname LIKE 'test_%'")[0][0]
    file = peopled.folder / "pgpass"
    escaped = PASSWORD.replace("\\", "\\\\").replace(":", "\\:")
    file.write_text(f"127.0.0.1:{server.port}:*:postgres:{escaped}\n", "utf-8")
    file.chmod(0o600)
    peopled.environment |= {
        "PGPASSFILE": str(file),
        "CADENCE_DB": f"postgresql://postgres@127.0.0.1:{server.port}/{name}",
    }
    assert "2" == peopled.forked("list", "--format", "ids").out.split()[-1]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("postgresql://a:{}@nowhere.invalid/s", "cannot be reached"),
        ("postgresql://a:{}@/s?host=/nowhere", "cannot be reached"),
        ("postgresql://a:{}@127.0.0.1:1,127.0.0.1:2/s", "cannot be reached"),
        ("postgresql://a:{}@127.0.0.1:1/s?sslmode=nonsense", "cannot be reached"),
    ],
)
def test_every_way_not_to_be_reached_is_one_sentence(url: str, says: str, anybody: Program) -> None:
    """No such name, no such socket, several hosts, a wrong option."""
    code, sentence = told(anybody, url.format(IN_A_URL), "today")
    assert (11, True) == (code, says in sentence)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://a:{}@127.0.0.1:1/s?nonsense=1",
        "postgresql://a@127.0.0.1:1/s?{}",
        "postgresql://a@127.0.0.1:1/s?passwort={}",
        "postgresql://a:{}@@127.0.0.1:1/s",
        "mysql://a:{}@127.0.0.1/s",
    ],
)
def test_a_url_that_is_wrong_is_a_mistake_in_the_command(url: str, anybody: Program) -> None:
    """Exit code 2, before anybody is asked."""
    code, _sentence = told(anybody, url.format(IN_A_URL), "today")
    assert 2 == code


@pytest.mark.parametrize("command", NO_NEED)
def test_what_needs_no_server_asks_none(command: str, anybody: Program) -> None:
    """Where it is and what is set can be looked at while it is away, without the password."""
    anybody.environment["CADENCE_DB"] = f"postgresql://anna:{IN_A_URL}@127.0.0.1:1/sales"
    done = anybody.forked(*command.split())
    assert (0, "") == (done.code, "".join(line for line in done.told if "#" not in line))
    assert IN_A_URL not in f"{done.out}{done.err}"
    assert "plan" in command or "postgresql://anna@127.0.0.1:1/sales" in done.out


def test_a_url_is_set_without_being_shown(anybody: Program) -> None:
    """It stands in the file, which is the user's alone; what is said leaves the password out."""
    del anybody.environment["CADENCE_DB"]
    url = f"postgresql://anna:{IN_A_URL}@db.example/sales"
    done = anybody.forked("config", "db", url)
    assert (0, 'db = "postgresql://anna@db.example/sales". No due date moved.\n') == (
        done.code,
        done.out,
    )
    assert url in anybody.settings.read_text("utf-8")
    assert 0 == anybody.settings.stat().st_mode & 0o077
    wrong = anybody.forked("config", "db", "postgresql://anna:se@cret@db.example/sales")
    assert (2, False) == (wrong.code, "cret" in wrong.err)
    assert url in anybody.settings.read_text("utf-8")


@pytest.mark.parametrize("command", ["db backup", "db restore", "db backup --json"])
def test_a_copy_is_made_by_the_servers_own_programs(command: str, peopled: Program) -> None:
    """Exit code 2, and what to use instead."""
    code, sentence = told(peopled, peopled.environment["CADENCE_DB"], command)
    assert 2 == code
    assert "pg_" in sentence
    assert set() == {name for name in peopled.files() if "backups" in name}


def test_a_driver_that_is_missing_is_named(anybody: Program) -> None:
    """One line with what to type; a file needs no driver."""
    broken = anybody.folder / "psycopg.py"
    broken.write_text("raise ImportError('no libpq')\n", "utf-8")
    anybody.environment["PYTHONPATH"] = f"{anybody.folder}:{anybody.environment['PYTHONPATH']}"
    done = anybody.run("today")
    assert (2, "") == (done.code, done.out)
    (told,) = done.told
    assert told.startswith("A server needs one package more: pip install 'psycopg[binary]' ")
    anybody.environment["CADENCE_DB"] = str(anybody.database)
    assert 0 == anybody.run("add", "Anna").code


def test_no_message_of_a_defect_has_the_password(anybody: Program) -> None:
    """Nor does the traceback that somebody asks for, to report it."""
    anybody.environment["CADENCE_DB"] = f"postgresql://anna:{IN_A_URL}@127.0.0.1:1/sales"
    anybody.environment["CADENCE_TRACEBACK"] = "1"
    done = anybody.run("today", environment={"PGCONNECT_TIMEOUT": "nonsense"})
    assert 0 != done.code
    assert PASSWORD not in f"{done.out}{done.err}"
    assert IN_A_URL not in f"{done.out}{done.err}"


@contextmanager
def silent() -> Iterator[int]:
    """Somebody who listens and never answers, as behind a network that swallows everything."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        yield one.getsockname()[1]


def test_a_server_that_never_answers_is_given_up(
    anybody: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten seconds, unless the URL says otherwise: two of them here."""
    assert 10 == reaching._DEFAULTS["connect_timeout"]
    with silent() as port:
        began = time.monotonic()
        url = f"postgresql://a:{IN_A_URL}@127.0.0.1:{port}/s?connect_timeout=2"
        code, sentence = told(anybody, url, "today")
        assert time.monotonic() - began < 10
    assert (11, True) == (code, "cannot be reached" in sentence)


@pytest.mark.parametrize("words", ["too many clients already", "the system is starting up"])
def test_what_goes_by_itself_is_waited_for(
    words: str, place: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that is full or still beginning is asked again; in the end it is told."""
    tries = []
    really = psycopg.connect

    def busy(**given: object) -> object:
        tries.append(given)
        if len(tries) < 3:
            raise psycopg.OperationalError(f"connection failed: FATAL:  sorry, {words}")
        return really(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(psycopg, "connect", busy)
    monkeypatch.setattr(reaching, "_AGAIN_SECONDS", 0)
    reaching.connect(place).close()
    assert 3 == len(tries)
    monkeypatch.setattr(running, "BUSY_SECONDS", -1)
    tries.clear()
    with pytest.raises(BusyError, match="does not let you in: sorry"):
        reaching.connect(place)
