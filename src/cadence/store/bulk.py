"""Many rows at a time: made ready in tables of the connection's own, some hundred at once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

_EMPTY = "empty_"
"""How the statements begin that empty a table."""


class Bulk(ABC):
    """A connection, for many rows."""

    def __init__(
        self, connection: Any, statements: Mapping[str, str], staged: Sequence[str]
    ) -> None:
        self._connection = connection
        self._statements = statements
        self._staged = staged
        self._is_staged = False

    @abstractmethod
    def insert_rows(self, name: str, rows: Sequence[Sequence[Any]]) -> None:
        """Insert many rows, each with its values in the order of the statement's columns."""

    def run_long(self, name: str) -> None:
        """Run a statement over many rows, in which a signal is heard."""
        self._connection.execute(self._statements[name])

    def stage(self, *, anew: bool = False) -> None:
        """Have the tables in which many rows are made ready; with `anew`, empty ones."""
        if not self._is_staged:
            for statement in self._staged:
                self._connection.execute(statement)
            self._is_staged = True
        if anew:
            for name in self._statements:
                if name.startswith(_EMPTY):
                    self.empty(name.removeprefix(_EMPTY))

    def empty(self, table: str) -> None:
        """Take every row out of one of these tables."""
        self._connection.execute(self._statements[_EMPTY + table])

    @abstractmethod
    def expect_much(self) -> None:
        """Have room for much that will be written."""
