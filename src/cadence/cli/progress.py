"""How far a long command is: one line on the terminal, gone when the command is over."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from cadence.cli.screen import Screen

QUIET_SECONDS = 0.7
"""A command that is over by then says nothing of the kind."""
ROOM = 22
"""Letters of the figure and of what stands behind it."""
BETWEEN = 0.2
"""Seconds from one figure to the next: nobody reads faster."""


@contextmanager
def progress(screen: Screen, doing: str) -> Iterator[Callable[[float | None], None]]:
    """Give what is to be called with the part that is done: 0 to 1, or None for who knows.

    Nothing is shown to other programs, with --quiet, or beside a document.
    """
    if screen.quiet or screen.json or not sys.stderr.isatty():
        yield lambda _part: None
        return
    line = _Line(doing)
    try:
        yield line.show
    finally:
        line.clear()


class _Line:
    """The last line of the terminal, written over and over."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._next_at = time.monotonic() + QUIET_SECONDS
        self._is_shown = False

    def show(self, part: float | None) -> None:
        """The part that is done, if it is time to say so."""
        now = time.monotonic()
        if now < self._next_at:
            return
        self._next_at = now + BETWEEN
        self._is_shown = True
        figure = " …" if part is None else f": {part:4.0%}"
        self._write(f"\r{f'{self._doing}{figure} (Ctrl-C stops)':<{len(self._doing) + ROOM}}")

    def clear(self) -> None:
        """Leave the terminal as it was."""
        if self._is_shown:
            self._write(f"\r{' ' * (len(self._doing) + ROOM)}\r")

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()
