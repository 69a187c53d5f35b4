"""A PostgreSQL server for the tests: begun in a temporary folder, ended and removed with them.

The tests that need it are a group (`-m postgresql`). They are collected where the server's
programs are installed; with CADENCE_TEST_POSTGRESQL=1 they are collected anyway, and fail where
there are none, as CI wants it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from cadence.store.database import create
from cadence.store.place import Server

INSISTS = "CADENCE_TEST_POSTGRESQL"
PASSWORD = "correct horse:battery/staple@"
IN_A_URL = "correct%20horse%3Abattery%2Fstaple%40"
KNOWN_PLACES = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql*/bin",
    "usr/local/opt/postgresql*/bin",
)
"""Where systems keep the server's programs when they are in no PATH."""
BEGINS_WITHIN = 60
QUICK = ("fsync=off", "full_page_writes=off", "autovacuum=off", "max_connections=80")
"""What a server that lives for some minutes can do without."""


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`, if they are installed."""
    return next((place for place in _places() if (place / "postgres").exists()), None)


def _places() -> Iterator[Path]:
    found = shutil.which("initdb")
    if found is not None:
        yield Path(found).resolve().parent
    asked = shutil.which("pg_config")
    if asked is not None:
        told = subprocess.run([asked, "--bindir"], capture_output=True, text=True, check=False)
        yield Path(told.stdout.strip())
    for pattern in KNOWN_PLACES:
        yield from sorted(Path("/").glob(pattern), reverse=True)


def is_wanted() -> bool:
    """Whether the tests of the group are part of this run."""
    return bool(os.environ.get(INSISTS)) or (os.name != "nt" and programs() is not None)


class PostgresqlServer:
    """A server that runs: databases for the asking."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self._numbers = count(1)

    def at(self, name: str, user: str = "postgres", password: str = "") -> Server:
        """A database by its URL: through the socket of the folder, or with a password by TCP."""
        if password:
            return Server(f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{name}")
        return Server(f"postgresql://{user}@/{name}?host={self.folder}&port={self.port}")

    def without_password(self, name: str = "postgres") -> str:
        """How a database is shown that is reached by TCP."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def run(self, statement: str, name: str = "postgres") -> list[tuple[Any, ...]]:
        """A statement of the server's keeper, within no transaction."""
        with psycopg.connect(self.at(name).url, autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[Server]:
        """A database of its own, empty or like another; gone afterwards, whoever still uses it."""
        name = f"test_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.at(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def made(self) -> Iterator[Server]:
        """A database of its own with our tables and nobody in it."""
        if not self.run("SELECT 1 FROM pg_database WHERE datname = 'made'"):
            self.run("CREATE DATABASE made")
            create(self.at("made"))
        with self.database("made") as where:
            yield where


@contextmanager
def running() -> Iterator[PostgresqlServer]:
    """Start a server; end it and take its folder away."""
    place = programs()
    assert place is not None, f"{INSISTS} is set, and there is no `initdb` on this machine"
    # Not below the folder of the tests: that is closed to the user whom the server runs as.
    folder = Path(tempfile.mkdtemp(prefix="cadence-pg-"))
    try:
        user = _user()
        if user is not None:
            shutil.chown(folder, user)
        _prepare(place, folder, user)
        port = _free_port()
        with (folder / "log").open("wb") as log:
            process = _start(place, folder, port, user, log)
            try:
                _wait(process, folder, port)
                yield PostgresqlServer(folder, port)
            finally:
                process.send_signal(signal.SIGINT)  # ends at once, in order
                process.wait(BEGINS_WITHIN)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """Whom the server runs as: it refuses to run as root."""
    return "nobody" if os.geteuid() == 0 else None


def _as(user: str | None) -> dict[str, Any]:
    """What makes a process that user's."""
    if user is None:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def _prepare(place: Path, folder: Path, user: str | None) -> None:
    """Make the server's files. Its locale sorts as people do: ours must not depend on it."""
    password = folder / "password"
    password.write_text(PASSWORD, "utf-8")
    password.chmod(0o644)
    words = ["--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={password}"]
    words += ["--username=postgres", "--encoding=UTF8", "--no-sync", f"--pgdata={folder / 'data'}"]
    for locale in (["--locale-provider=icu", "--icu-locale=en"], []):
        ended = subprocess.run(
            [place / "initdb", *words, *locale],
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
            **_as(user),
        )
        if ended.returncode == 0:
            return
        shutil.rmtree(folder / "data", ignore_errors=True)  # an old one, or one without ICU
    raise AssertionError(ended.stderr)


def _start(
    place: Path, folder: Path, port: int, user: str | None, log: Any
) -> subprocess.Popen[bytes]:
    settings = (
        *QUICK,
        "listen_addresses=127.0.0.1",
        f"port={port}",
        f"unix_socket_directories={folder}",
    )
    options = [word for setting in settings for word in ("-c", setting)]
    command = [str(place / "postgres"), "-D", str(folder / "data"), *options]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, **_as(user)
    )


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        found: int = one.getsockname()[1]
        return found


def _wait(process: subprocess.Popen[bytes], folder: Path, port: int) -> None:
    deadline = time.monotonic() + BEGINS_WITHIN
    url = PostgresqlServer(folder, port).at("postgres").url
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            assert process.poll() is None, (folder / "log").read_text("utf-8")
            assert time.monotonic() < deadline, "the server does not begin"
            time.sleep(0.05)
        else:
            return
