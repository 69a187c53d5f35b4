"""Statements run by their names inside a transaction, whichever database it is in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping

from cadence.errors import BusyError
from cadence.store.place import Where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cadence.store.bulk import Bulk

BUSY_SECONDS = 30.0
"""How long a command waits for others; 5 s was seen to refuse people at 50 processes."""
End = Callable[[Callable[[], None]], None]
"""What is given the commit, to call it as it sees fit."""
First = Callable[["Database"], None]
"""What is given the database before others have to wait, to make ready what takes long."""


def others_are_writing(where: Where) -> BusyError:
    """The sentence for whoever waited long enough."""
    return BusyError(
        f"Somebody else has been writing to {where} for {BUSY_SECONDS:.0f} seconds. Try again."
    )


class Database(ABC):
    """A connection inside its transaction; statements are called by their names.

    Rows are plain: texts, whole numbers, dates as ISO texts.
    """

    def __init__(self, connection: Any, statements: Mapping[str, str]) -> None:
        self._connection = connection
        self._statements = statements
        self._bulk: Bulk | None = None

    def rows(self, name: str, **values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of a reading statement, as they come."""
        return iter(self._connection.execute(self._statements[name], values))

    def row(self, name: str, **values: Any) -> tuple[Any, ...] | None:
        """The first row, or None."""
        cursor = self._connection.execute(self._statements[name], values)
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found

    def value(self, name: str, **values: Any) -> Any:
        """The first column of the first row, or None."""
        row = self.row(name, **values)
        return row[0] if row else None

    def run(self, name: str, values: Mapping[str, Any]) -> int:
        """Run a writing statement; the number of rows that it changed."""
        changed: int = self._connection.execute(self._statements[name], values).rowcount
        return changed

    @abstractmethod
    def insert(self, name: str, values: Mapping[str, Any]) -> int:
        """Insert one row; its id."""

    def run_many(self, name: str, values: Iterable[Mapping[str, Any]]) -> None:
        """Run a writing statement for many rows, if there are any."""
        if given := list(values):
            self._connection.cursor().executemany(self._statements[name], given)

    @property
    def bulk(self) -> Bulk:
        """The same connection, for many rows at a time."""
        if self._bulk is None:
            self._bulk = self._in_bulk()
        return self._bulk

    @abstractmethod
    def _in_bulk(self) -> Bulk:
        """The connection as this database takes many rows best."""

    @abstractmethod
    def let_others_in(self) -> None:
        """Between two readings that need not be of the same instant: whoever waits may write."""

    @abstractmethod
    def integrity(self, beat: Callable[[], None] = lambda: None) -> list[str]:
        """What the database finds wrong with itself; empty when it is whole.

        `beat` is called now and then, while it takes its time.
        """

    @abstractmethod
    def is_damage(self, error: Exception) -> bool:
        """Whether that error says that what is stored cannot be read any more."""

    @abstractmethod
    def size(self) -> int:
        """How many bytes it takes."""
