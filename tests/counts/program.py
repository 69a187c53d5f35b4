"""The program, run in this process while its database tells what it does."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from typing import Any
from unittest import mock

from process.program import MONDAY, Program

DAY = date.fromisoformat(MONDAY)
FEW, MANY = 100, 1000
OURS = ("SELECT", "INSERT", "UPDATE", "DELETE")
"""What reads and writes; the rest is the transaction itself."""


class Counted(Program):
    """The program, with what it asks of the database."""

    def statements(self, *words: str) -> list[str]:
        """What a command runs, in order."""
        found: list[str] = []

        def told(statement: str) -> None:
            if statement.startswith(OURS):
                found.append(statement[:60])

        with _connected(lambda connection: connection.set_trace_callback(told)):
            self._done(*words)
        return found

    def steps(self, *words: str) -> int:
        """How many steps the database's machine takes for a command: each row read takes some."""
        taken = [0]

        def step() -> int:
            taken[0] += 1
            return 0

        with _connected(lambda connection: connection.set_progress_handler(step, 1)):
            self._done(*words)
        return taken[0]

    def someone_due(self, column: str = "id", owner: str = "") -> str:
        """Somebody of that owner whose third call is due, with nothing else open."""
        with closing(sqlite3.connect(self.database)) as connection:
            found = connection.execute(
                f"""SELECT {column} FROM prospect WHERE action = 'call-3' AND due_on <= ?
                AND country = '' AND owner = ? AND id NOT IN (
                    SELECT prospect_id FROM touch WHERE outcome IN ('milestone', 'remark')
                ) ORDER BY due_on, rank, not_key, id""",
                (MONDAY, owner),
            )
            return str(found.fetchone()[0])

    def _done(self, *words: str) -> None:
        done = self.inside(*words)
        assert done.code == 0, done


@contextmanager
def _connected(listen: Callable[[sqlite3.Connection], None]) -> Iterator[None]:
    """Every connection that is opened is listened to."""
    real = sqlite3.connect

    def connect(*args: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(*args, **options)
        listen(connection)
        return connection

    with mock.patch.object(sqlite3, "connect", connect):
        yield
