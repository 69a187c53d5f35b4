"""Rows put aside on disk: a private file without a name, gone with the process that made it."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from os import SEEK_END
from tempfile import TemporaryFile, gettempdir
from typing import Any, Self

from cadence.errors import CannotWriteError

BATCH = 2000
"""Rows that are in memory at a time."""
_LENGTH = 8


class Spool:
    """Rows in the order in which they came: added once, then read as often as wanted.

    A row is a tuple of texts, whole numbers, None, and tuples of those.
    """

    def __init__(self) -> None:
        with _told():
            self._file = TemporaryFile(prefix="cadence-")  # noqa: SIM115 - closed with the spool
        self._rows: list[Any] = []
        self._kept = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, and with it of everything in it."""
        self._file.close()

    def __len__(self) -> int:
        return self._kept + len(self._rows)

    def add(self, row: Any) -> None:
        """Put a row aside."""
        self._rows.append(row)
        if len(self._rows) == BATCH:
            self._keep()

    def _keep(self) -> None:
        # Faster than any other way to write plain data; nobody else can write this file.
        data = marshal.dumps(self._rows)
        with _told():
            self._file.seek(0, SEEK_END)
            self._file.write(len(data).to_bytes(_LENGTH))
            self._file.write(data)
        self._kept += len(self._rows)
        self._rows = []

    def batches(self) -> Iterator[list[Any]]:
        """All rows from the first on, some at a time; nothing is added meanwhile."""
        with _told():
            self._file.seek(0)
            while length := self._file.read(_LENGTH):
                yield marshal.loads(self._file.read(int.from_bytes(length)))  # noqa: S302 - ours
        if self._rows:
            yield self._rows


@contextmanager
def _told() -> Iterator[None]:
    """A full disk in one sentence."""
    try:
        yield
    except OSError as error:
        raise CannotWriteError(
            f"Cannot put anything aside in {gettempdir()}: {error.strerror or error}."
        ) from None
