"""Somebody at a terminal: presses real keys, and reads what an emulated screen shows."""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import pyte

from cadence.__main__ import main
from process.program import PATIENCE, Program

ENTER, ESCAPE = "\r", "\x1b"
PAGE_DOWN = "\x1b[6~"
LEFT, RIGHT = "\x1b[D", "\x1b[C"
CTRL_C, CTRL_Z = "\x03", "\x1a"
A_MOMENT = 0.2
"""Seconds without a word after which a picture is held to be whole."""


class Typist:
    """A pseudo-terminal with `cadence work` on it, or with another program (`command`)."""

    def __init__(
        self,
        program: Program,
        *words: str,
        columns: int = 80,
        rows: int = 24,
        command: Sequence[str] = (),
        encoding: str = "utf-8",
        **environment: str,
    ) -> None:
        self.raw = b""
        self._screen: Any = pyte.Screen(columns, rows)
        self._stream: Any = pyte.ByteStream(self._screen)
        self._is_read = False
        self._status: int | None = None
        everything = {**program.environment, "TERM": "xterm-256color", **environment}
        self.pid, self.handle = pty.fork()
        if not self.pid:
            _be(program, command, words or ("work",), everything, (columns, rows), encoding)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._wait()
        os.close(self.handle)

    @property
    def rows(self) -> list[str]:
        """What stands on the screen, without the blanks behind it."""
        screen = self._screen
        cells = [
            [screen.buffer[y][x].data for x in range(screen.columns)] for y in range(screen.lines)
        ]
        return ["".join(row).rstrip() for row in cells]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.rows)

    @property
    def flowing(self) -> str:
        """The screen as one line, however its sentences were wrapped."""
        return " ".join(self.text.split())

    @property
    def cursor(self) -> tuple[int, int, bool]:
        """Column, row, and whether it can be seen."""
        cursor = self._screen.cursor
        return cursor.x, cursor.y, not cursor.hidden

    @property
    def modes(self) -> list[Any]:
        """The modes of the terminal, but for the speed of the line."""
        return termios.tcgetattr(self.handle)[:4]

    def press(self, *keys: str) -> Self:
        """Send keys, as fast as a terminal takes them."""
        for key in keys:
            os.write(self.handle, key.encode())
        return self

    def until(self, what: str | Callable[[Typist], bool]) -> Self:
        """Read until the screen shows a text, or is as described; fails when it never does."""

        def is_there() -> bool:
            return what in self.flowing if isinstance(what, str) else what(self)

        deadline = time.monotonic() + PATIENCE
        while not is_there():
            in_time = time.monotonic() < deadline and not self._is_read
            assert in_time, f"never shown: {what}\n{self.text}"
            self._read(A_MOMENT)
        return self

    def settled(self) -> Self:
        """Read until nothing more comes for a moment."""
        while self._read(A_MOMENT):
            continue
        return self

    def resize(self, columns: int, rows: int) -> Self:
        """The window is made larger or smaller."""
        self._screen.resize(rows, columns)
        self._screen.reset()
        _set_size(self.handle, columns, rows)
        return self

    def signal(self, number: signal.Signals) -> Self:
        """What another program sends."""
        os.kill(self.pid, number)
        return self

    def ended(self) -> int:
        """Read to the end; the exit code, negative for a signal that nobody caught."""
        while not self._is_read:
            assert self._read(PATIENCE), f"does not end\n{self.text}"
        return self._wait()

    def _wait(self) -> int:
        if self._status is None:
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self._status

    def _read(self, patience: float) -> bool:
        """Read what there is; whether there was anything."""
        if self._is_read or not select.select([self.handle], [], [], patience)[0]:
            return False
        try:
            data = os.read(self.handle, 65536)
        except OSError:  # the process at the other side has ended
            data = b""
        self._is_read = not data
        self.raw += data
        self._stream.feed(data)
        return True


def at_card(typist: Typist) -> bool:
    """Whether somebody's card is shown, and a key is waited for."""
    return typist.rows[-1].endswith("q stop")


def at_end(typist: Typist) -> bool:
    """Whether the list is through."""
    return typist.rows[-1].endswith("q end")


def _set_size(handle: int, columns: int, rows: int) -> None:
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _be(
    program: Program,
    command: Sequence[str],
    words: Sequence[str],
    environment: Mapping[str, str],
    size: tuple[int, int],
    encoding: str,
) -> None:
    """The process on the terminal. Ours need not start an interpreter; it never comes back."""
    code = 70
    try:
        _set_size(0, *size)
        os.chdir(program.folder)
        if command:
            os.execvpe(command[0], list(command), dict(environment))
        sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), encoding=encoding)
        sys.stdout = io.TextIOWrapper(
            io.FileIO(1, "w", closefd=False), encoding=encoding, line_buffering=True
        )
        sys.stderr = io.TextIOWrapper(
            io.FileIO(2, "w", closefd=False), encoding=encoding, write_through=True
        )
        os.environ.clear()
        os.environ.update(environment)
        signal.alarm(PATIENCE)
        code = main(words)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
