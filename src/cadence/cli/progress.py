"""How far a long command is: one line on the terminal, gone when the command is over."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from cadence.cli.screen import Screen

QUIET_SECONDS = 0.7
"""A command that is over by then says nothing of the kind."""
BETWEEN = 0.2
"""Seconds from one figure to the next: nobody reads faster."""


@contextmanager
def progress(screen: Screen, doing: str) -> Iterator[Callable[[float | None], None]]:
    """Give what is to be called with the part that is done: 0 to 1, or None for who knows.

    Nothing is shown to other programs, with --quiet, or beside a document.
    """

    def said(part: float | None) -> str:
        return doing + (" …" if part is None else f": {part:4.0%}")

    with _line(screen) as line:
        yield lambda part: line.show(said, part)


@contextmanager
def counting(screen: Screen) -> Iterator[Callable[[str, int], None]]:
    """Give what is to be called with what was done, and with how many rows so far."""
    with _line(screen) as line:
        yield lambda done, rows: line.show("{1:,} rows {0}".format, done, rows)


@contextmanager
def _line(screen: Screen) -> Iterator[_Line]:
    line = _Line(is_seen=not screen.quiet and not screen.json and sys.stderr.isatty())
    try:
        yield line
    finally:
        line.clear()


class _Line:
    """The last line of the terminal, written over and over."""

    def __init__(self, *, is_seen: bool) -> None:
        self._is_seen = is_seen
        self._next_at = time.monotonic() + QUIET_SECONDS
        self._letters = 0

    def show(self, said: Callable[..., str], *what: object) -> None:
        """What is said of it, if it is time to say so."""
        if not self._is_seen or (now := time.monotonic()) < self._next_at:
            return
        self._next_at = now + BETWEEN
        text = f"{said(*what)} (Ctrl-C stops)"
        self._letters = max(self._letters, len(text))
        self._write(f"\r{text:<{self._letters}}")

    def clear(self) -> None:
        """Leave the terminal as it was."""
        if self._letters:
            self._write(f"\r{' ' * self._letters}\r")

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()
