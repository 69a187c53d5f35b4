"""A terminal taken over as a whole: its modes, its size, its keys; given back however it ends."""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Self

from cadence.cli.keyboard import Key, Keyboard

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_TAKE = "\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[H\x1b[2J"
"""The other screen, pasted text in brackets, no cursor, empty."""
_GIVE_BACK = "\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l"
_AN_ESCAPE = 0.05
"""Seconds after which an Escape was the key itself, and not the beginning of another."""
_WATCHED = ("SIGWINCH", "SIGTSTP", "SIGCONT")
_BYTES = 4096
_OURS = str.maketrans("━─★…↓↑", "=-*~v^")
"""Our own signs, where there is no Unicode."""


def is_one() -> bool:
    """Whether the process has a terminal that can be taken over, to read from and to draw on."""
    try:
        import termios  # noqa: F401 - Windows has none
    except ImportError:
        return False
    streams = (sys.stdin, sys.stdout)
    if not all(stream is not None and stream.isatty() for stream in streams):
        return False
    return os.environ.get("TERM", "dumb") not in ("dumb", "unknown", "")


class Terminal:
    """The terminal while it is ours. Ctrl-C and its like go on ending the process in order.

    Being stopped (Ctrl-Z) waits until a key is waited for: nobody is stopped with the database
    locked. Coming back, and another size, are told by `key`.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._keyboard = Keyboard(sys.stdin.encoding or "utf-8")
        self._ready: list[Key] = []
        self._in, self._out = sys.stdin.fileno(), sys.stdout
        self._usual: list[Any] = []
        self._former: dict[int, Any] = {}
        self._is_ours = False
        self._stop = self._back = False
        self._wake, self._alarm = -1, -1
        self._encoding = getattr(self._out, "encoding", "utf-8") or "utf-8"

    def __enter__(self) -> Self:
        self._wake, self._alarm = os.pipe()
        for end in (self._wake, self._alarm):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._alarm, warn_on_full_buffer=False)
        for name in _WATCHED:
            number = getattr(signal, name)
            self._former[number] = signal.signal(number, self._told)
        try:
            self._take()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._give_back()
        for number, handler in self._former.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(-1)
        for end in (self._wake, self._alarm):
            os.close(end)

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows, as they are now."""
        with suppress(OSError):
            found = os.get_terminal_size(self._out.fileno())
            if found.columns and found.lines:
                return found.columns, found.lines
        told = shutil.get_terminal_size()
        return max(told.columns, 1), max(told.lines, 1)

    def draw(self, rows: Sequence[Text], cursor: tuple[int, int] | None = None) -> None:
        """Show these rows, and the cursor at a column and a row if something is typed there."""
        columns, lines = self.size
        told = ["\x1b[?25l"]
        for number, row in enumerate(rows[:lines], start=1):
            told.append(f"\x1b[{number};1H{self._drawn(row, columns)}\x1b[0m")
            if row.cell_len < columns:
                told.append("\x1b[K")
        told.append("\x1b[J" if len(rows) < lines else "")
        if cursor is not None:
            column, line = cursor
            told.append(f"\x1b[{line + 1};{min(column, columns - 1) + 1}H\x1b[?25h")
        self._out.write("".join(told))
        self._out.flush()

    def key(self) -> Key | None:
        """The next key; None when the screen has to be drawn anew first.

        Raises EOFError when the terminal is gone.
        """
        while not self._ready:
            if self._stop:
                self._be_stopped()
                return None
            if self._back:
                self._back = False
                self._take()
                return None
            patience = _AN_ESCAPE if self._keyboard.is_waiting else None
            found, _, _ = select.select([self._in, self._wake], [], [], patience)
            if self._wake in found:
                numbers = os.read(self._wake, _BYTES)
                if signal.SIGWINCH in numbers and not (self._stop or self._back):
                    return None
            elif self._in in found:
                try:
                    data = os.read(self._in, _BYTES)
                except OSError:  # it was closed
                    data = b""
                if not data:
                    raise EOFError
                self._ready += self._keyboard.fed(data)
            else:
                self._ready += self._keyboard.waited()
        return self._ready.pop(0)

    def _drawn(self, row: Text, columns: int) -> str:
        self._console.width = columns
        fitting = row
        if not self._encoding.lower().startswith("utf"):
            fitting = _writable(row, self._encoding)
        with self._console.capture() as drawn:
            self._console.print(fitting, end="", no_wrap=True, overflow="crop", crop=True)
        return drawn.get()

    def _told(self, number: int, _frame: FrameType | None) -> None:
        """A signal: what it means is seen to while a key is waited for."""
        if number == signal.SIGTSTP:
            self._stop = True
        elif number == signal.SIGCONT:
            self._back = True

    def _be_stopped(self) -> None:
        """Leave the terminal as it was, stop, and come back when the shell says so."""
        self._stop = False
        self._give_back()
        ours = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, ours)
        self._back = False
        self._take()

    def _take(self) -> None:
        import termios

        if not self._usual:  # learned once: later they may be those of a shell that is editing
            self._usual = termios.tcgetattr(self._in)
        mode = list(self._usual)
        mode[0] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP)
        mode[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
        mode[3] |= termios.ISIG
        signs = list(mode[6])
        signs[termios.VMIN], signs[termios.VTIME] = 1, 0
        signs[termios.VQUIT] = b"\x00"  # it would leave the terminal as it is now
        mode[6] = signs
        # What was typed before there was a question is no answer to it.
        _set(self._in, termios.TCSAFLUSH, mode)
        self._is_ours = True
        self._out.write(_TAKE)
        self._out.flush()

    def _give_back(self) -> None:
        if not self._is_ours:
            return
        import termios

        self._is_ours = False
        with suppress(OSError, ValueError):  # it may be gone
            # A terminal without another screen is left below what was drawn.
            self._out.write(f"\x1b[{self.size[1]};1H\n{_GIVE_BACK}")
            self._out.flush()
        with suppress(termios.error):
            _set(self._in, termios.TCSADRAIN, self._usual)


def _set(handle: int, when: int, mode: list[Any]) -> None:
    """Set the modes. In the background that stops the process, and fails once it is back."""
    import errno
    import termios

    while True:
        try:
            termios.tcsetattr(handle, when, mode)
        except termios.error as problem:
            if problem.args[0] != errno.EINTR:
                raise
        else:
            return


def _writable(row: Text, encoding: str) -> Text:
    """The row in the letters of a terminal that does not speak Unicode, never wider than before."""
    found = row.copy()
    found.plain = row.plain.translate(_OURS).encode(encoding, "replace").decode(encoding)
    return found
