"""The program as its users start it: a process, with streams, an environment and a terminal."""

from __future__ import annotations

import contextlib
import fcntl
import io
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import connect
from tempfile import TemporaryFile
from typing import Any
from unittest import mock

import cadence
from cadence.__main__ import main

SOURCE = str(Path(cadence.__file__).parents[1])
MONDAY, TUESDAY = "2026-11-23", "2026-11-24"
PATIENCE = 60
"""Seconds after which a command is held to wait for ever."""
_KEPT = ("PATH", "LANG", "SYSTEMROOT", "TMPDIR")


@dataclass(frozen=True)
class Ended:
    """What a process left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on stdout."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def told(self) -> list[str]:
        """The lines on stderr."""
        return self.err.splitlines()


class Program:
    """The program with a home of its own. `environment` is what the process sees, and no more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "data" / "cadence.db"
        self.settings = folder / "settings.toml"
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self.environment: dict[str, str] = {
            **kept,
            "HOME": str(folder),
            "PYTHONPATH": SOURCE,
            "CADENCE_DB": str(self.database),
            "CADENCE_CONFIG": str(self.settings),
            "CADENCE_TODAY": MONDAY,
        }

    def start(self, *words: str, **options: Any) -> subprocess.Popen[bytes]:
        """Start a command; stdin is empty and the outputs are pipes unless told otherwise."""
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE}
        return subprocess.Popen(
            [sys.executable, "-m", "cadence", *words],
            **{
                **streams,
                "stderr": subprocess.PIPE,
                "env": self.environment,
                "cwd": self.folder,
                **options,
            },
        )

    def run(
        self,
        *words: str,
        text: str = "",
        environment: Mapping[str, str] | None = None,
        **options: Any,
    ) -> Ended:
        """Run a command to its end. `text` is what stands on its stdin."""
        process = self.start(
            *words,
            stdin=subprocess.PIPE,
            env={**self.environment, **(environment or {})},
            **options,
        )
        return ended(process, text.encode())

    def shell(self, script: str) -> Ended:
        """Run a shell script in which `cadence` is the program."""
        body = f'cadence() {{ "$PYTHON" -m cadence "$@"; }}\n{script}'
        process = subprocess.Popen(
            ["sh", "-c", body],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**self.environment, "PYTHON": sys.executable},
            cwd=self.folder,
        )
        return ended(process)

    def on_terminal(self, *words: str, columns: int = 80, **environment: str) -> str:
        """What a command draws on a terminal so wide, both streams as one; it must end well."""
        ours, theirs = pty.openpty()
        size = struct.pack("HHHH", 50, columns, 0, 0)
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, size)
        number = self._fork(
            words,
            (theirs, theirs, theirs),
            {**self.environment, "TERM": "xterm-256color", **environment},
            os.setsid,
        )
        os.close(theirs)
        drawn = b"".join(_chunks(ours))
        os.close(ours)
        assert [0] == waited([number]), drawn
        return drawn.decode("utf-8").replace("\r\n", "\n")

    def inside(self, *words: str, text: str = "") -> Ended:
        """Run a command in this process: for what does not depend on the process."""
        out, err = io.StringIO(), io.StringIO()
        stdin = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
        with (
            mock.patch.dict(os.environ, self.environment, clear=True),
            mock.patch.object(sys, "stdin", stdin),
            redirect_stdout(out),
            redirect_stderr(err),
            contextlib.chdir(self.folder),
            unchanged_process(),
        ):
            code = main(words)
        return Ended(code, out.getvalue(), err.getvalue())

    def forked(self, *words: str, first: Callable[[], None] = lambda: None) -> Ended:
        """Run a command in a process of its own that need not start an interpreter.

        stdin is at its end; the streams are those of the system, as with `run`. `first` is
        done in the new process before the command. One that never ends is ended by an alarm.
        """
        nothing = Path(os.devnull)
        with nothing.open("rb") as empty, TemporaryFile() as out, TemporaryFile() as err:
            places = (empty.fileno(), out.fileno(), err.fileno())
            code = waited([self._fork(words, places, self.environment, first)])[0]
            out.seek(0)
            err.seek(0)
            return Ended(code, _text(out.read()), _text(err.read()))

    def _fork(
        self,
        words: Sequence[str],
        places: tuple[int, int, int],
        environment: Mapping[str, str],
        first: Callable[[], None],
    ) -> int:
        """Start a command in a forked process, on those three handles; its number."""

        def work() -> None:
            for stream, place in enumerate(places):
                os.dup2(place, stream)
            sys.stdin = io.TextIOWrapper(io.FileIO(0), encoding="utf-8")
            sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"), encoding="utf-8")
            sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"), encoding="utf-8")
            os.environ.clear()
            os.environ.update(environment)
            os.chdir(self.folder)
            first()
            signal.alarm(PATIENCE // 10)
            code = main(words)
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

        return forked(work)

    def add(self, name: str, *words: str) -> int:
        """Enter somebody, quickly; their id."""
        done = self.inside("add", name, *words, "--json")
        assert done.code == 0, done
        found: int = done.document["prospect"]["id"]
        return found

    def names(self) -> list[str]:
        """Who is in the database, as another program reads it."""
        with closing(connect(self.database)) as connection:
            found = connection.execute("SELECT name FROM prospect WHERE removed = 0 ORDER BY id")
            return [name for (name,) in found]

    def content(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table."""
        with closing(connect(self.database)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {
                name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
                for (name,) in sorted(tables)
            }

    def files(self) -> set[str]:
        """What lies in the user's home, however deep."""
        return {
            str(path.relative_to(self.folder))
            for path in self.folder.rglob("*")
            if path.is_file() or path.is_symlink()
        }


def ended(process: subprocess.Popen[bytes], text: bytes = b"") -> Ended:
    """Wait for a process and read what it said; one that never ends is ended, and fails."""
    try:
        out, err = process.communicate(text or None, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return Ended(process.returncode, _text(out), _text(err))


def forked(work: Callable[[], object]) -> int:
    """Do some work in a process of its own that need not start an interpreter; its number.

    It ends with 0, with 1 when the work raised an error, by an alarm when it never ends.
    """
    number = os.fork()
    if number:
        return number
    signal.alarm(PATIENCE)
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def waited(numbers: list[int]) -> list[int]:
    """The exit codes of processes that were forked; negative for a signal."""
    return [os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) for number in numbers]


@contextlib.contextmanager
def unchanged_process() -> Iterator[None]:
    """A command sets the umask and the handlers of its process: here that is ours."""
    mask = os.umask(0o077)
    handlers = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        os.umask(mask)
        for one, handler in handlers.items():
            signal.signal(one, handler)


def _chunks(handle: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(handle, 65536)
        except OSError:  # the other end of the terminal is closed
            return
        if not chunk:
            return
        yield chunk


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "surrogateescape")
