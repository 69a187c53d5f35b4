"""One database under attack: commands run in this process, content as another program sees it."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from cadence.__main__ import main

MONDAY = "2026-11-23"
MEMORY = Path("/dev/shm")
Content = dict[str, Any]
_IN_FORCE = {
    "prospect": "SELECT * FROM prospect WHERE removed = 0",
    "touch": "SELECT touch.* FROM touch JOIN prospect ON prospect.id = prospect_id "
    "WHERE void = 0 AND removed = 0",
    "lookup": "SELECT lookup.* FROM lookup JOIN prospect ON prospect.id = prospect_id "
    "WHERE removed = 0",
    "matter": "SELECT matter.* FROM matter JOIN prospect ON prospect.id = prospect_id "
    "WHERE removed = 0",
    "promotion": "SELECT id, text, from_on, until_on FROM promotion WHERE removed = 0",
    "away": "SELECT owner, from_on, to_on FROM away WHERE removed = 0",
    "basis": "SELECT owner, settings FROM basis",
}
"""What somebody would say that the database holds: no bookkeeping, nothing that was undone."""


@dataclass(frozen=True)
class Ended:
    """What a command came to."""

    code: int
    out: str
    err: str


@contextlib.contextmanager
def workshop() -> Iterator[Path]:
    """An empty folder, in memory where the system has one: syncs cost nothing there."""
    place = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        yield Path(name)


class Journal:
    """A database with its settings in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "data" / "cadence.db"
        self.settings = folder / "settings.toml"
        self.day = MONDAY

    @property
    def environment(self) -> dict[str, str]:
        """What a command sees."""
        return {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(self.folder),
            "CADENCE_DB": str(self.database),
            "CADENCE_CONFIG": str(self.settings),
            "CADENCE_TODAY": self.day,
        }

    def run(self, *words: str, text: str = "") -> Ended:
        """Run a command. Whatever escapes from it escapes from here."""
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

    def copy(self, folder: Path) -> Journal:
        """The same again in another folder."""
        shutil.copytree(self.folder, folder)
        made = Journal(folder)
        made.day = self.day
        return made

    def bytes(self) -> bytes:
        """The database file and the settings, as they are."""
        files = (path for path in (self.database, self.settings) if path.is_file())
        return b"|".join(path.read_bytes() for path in files)

    def content(self) -> Content:
        """What is in force, by table; and what is set."""
        found: Content = {"settings": self.set()}
        if self.database.exists():
            with closing(sqlite3.connect(self.database)) as connection:
                for name, sql in _IN_FORCE.items():
                    found[name] = sorted(connection.execute(sql).fetchall(), key=repr)
        return found

    def set(self) -> dict[str, Any]:
        """The settings that say something."""
        if not self.settings.exists():
            return {}
        values = tomllib.loads(self.settings.read_text("utf-8"))
        return {key: value for key, value in values.items() if value != {}}

    def changes(self) -> int:
        """How many changes are in force."""
        with closing(sqlite3.connect(self.database)) as connection:
            found = connection.execute("SELECT count(*) FROM change WHERE undone = 0").fetchone()
        return int(found[0])

    def people(self) -> list[int]:
        """The ids of those who are there."""
        return self._numbers("SELECT id FROM prospect WHERE removed = 0")

    def matters(self) -> list[int]:
        """The numbers of what is open beside somebody's next action."""
        return self._numbers("SELECT touch_id FROM matter")

    def _numbers(self, sql: str) -> list[int]:
        if not self.database.exists():
            return []
        with closing(sqlite3.connect(self.database)) as connection:
            return [number for (number,) in connection.execute(sql).fetchall()]


@contextlib.contextmanager
def unchanged_process() -> Iterator[None]:
    """A command sets the umask and the handlers of its process: here that is ours."""
    mask = os.umask(0o077)
    watched = [one for one in signal.Signals if one.name in ("SIGTERM", "SIGHUP", "SIGINT")]
    handlers = {one: signal.getsignal(one) for one in watched}
    try:
        yield
    finally:
        os.umask(mask)
        for one, handler in handlers.items():
            signal.signal(one, handler)


def differences(one: Content, other: Content) -> str:
    """Where two contents differ, for a person to read."""
    lines = []
    for name in sorted({*one, *other}):
        before, after = one.get(name), other.get(name)
        if before == after:
            continue
        if isinstance(before, list) and isinstance(after, list):
            lines += [f"{name} - {row}" for row in before if row not in after]
            lines += [f"{name} + {row}" for row in after if row not in before]
        else:
            lines += [f"{name} - {before}", f"{name} + {after}"]
    return "\n".join(lines)
