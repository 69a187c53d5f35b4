"""A crowd to be measured in: its files, its people, the commands about them."""

from __future__ import annotations

import compileall
import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import cadence
from benchmarks.crowd import DUE, crowd
from benchmarks.pairs import PROGRAM, Command

_KEPT = ("PATH", "HOME", "LANG", "SYSTEMROOT", "TMPDIR")
RUNS = 60
"""So many people are kept ready for commands that write; a command runs once with each."""


class Place:
    """A database of so many people in a folder; made when it is not there, or of another day."""

    def __init__(self, folder: Path, people: int, country: str = "") -> None:
        self.people = people
        self.database = folder / f"{people}{country}.db"
        self.settings = folder / f"{country or 'none'}.toml"
        self.settings.write_text(f'[calendar]\ncountry = "{country}"\n' if country else "")
        source = str(Path(cadence.__file__).parents[1])
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self.environment = {
            **kept,
            "PYTHONPATH": source,
            "CADENCE_DB": str(self.database),
            "CADENCE_CONFIG": str(self.settings),
            "TERM": "xterm-256color",
        }
        if not self._is_of_today():
            self.database.unlink(missing_ok=True)
            crowd(self.database, people, date.today(), country)  # noqa: DTZ011
        self.callable = self._callable()

    def _is_of_today(self) -> bool:
        return self.database.exists() and self.run("count").strip() == str(DUE)

    def run(self, *words: str) -> str:
        """What a command prints."""
        done = subprocess.run(
            [*PROGRAM, *words], env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def command(
        self, *words: str, drawn: bool = False, first: Callable[[int], object] = lambda _run: None
    ) -> Command:
        """The program with these words; `{one}` is somebody else in each run."""
        return Command([*PROGRAM, *words], self.environment, drawn, first, self.callable)

    def _callable(self) -> list[str]:
        """Ids of those who can be called today, first of nobody's own without a country."""
        with closing(sqlite3.connect(self.database)) as connection:
            found = connection.execute(
                """SELECT id FROM prospect
                WHERE action LIKE 'call-%' AND due_on > ?
                AND (SELECT max(happened_on) FROM touch WHERE prospect_id = prospect.id) < ?
                ORDER BY owner <> '', country <> '', id IN (SELECT prospect_id FROM matter)
                LIMIT ?""",
                (str(date.today()), str(date.today()), RUNS),  # noqa: DTZ011
            )
            return [str(one) for (one,) in found]


def compiled() -> None:
    """Every module of ours as bytecode, as an installation leaves it."""
    compileall.compile_dir(Path(cadence.__file__).parent, quiet=1)
