"""The process's own streams: closed, full, read by nobody. And the signals that end a process."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from cadence.errors import CannotWriteError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NARROWEST = 10
"""Columns below which nobody reads: nothing is wrapped."""
EXIT_CODES = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}


class Interrupted(BaseException):
    """A signal asked the process to end: whatever transaction is open is rolled back."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def guarded(answer: Callable[[], int], changed: Callable[[], bool]) -> int:
    """Run something that writes to the streams; its exit code.

    `changed` says whether it changed anything so far. A reader that goes away is no error;
    an output that cannot be written is one, unless the change is made: non-zero would deny it.
    """
    _replace_closed()
    _be_tolerant()
    out, err = sys.stdout, sys.stderr
    try:
        code = _answered(answer, changed)
        out.flush()
        err.flush()
    except BrokenPipeError:
        sys.stdout, sys.stderr = out, err
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        tell(f"The output could not be written: {error.strerror or error}.")
        return 0 if changed() else CannotWriteError.exit_code
    return code


def _answered(answer: Callable[[], int], changed: Callable[[], bool]) -> int:
    try:
        return answer()
    except SystemExit as ended:
        if ended.code == 1:  # how Typer and Rich say that nobody reads any more
            raise BrokenPipeError from None
        return ended.code if isinstance(ended.code, int) else 0
    except KeyboardInterrupt:  # nobody listens: see `ending.run`
        return _interrupted(EXIT_CODES["SIGINT"])
    except Interrupted as stop:
        return 0 if changed() else _interrupted(stop.exit_code)


def _interrupted(exit_code: int) -> int:
    tell("Interrupted: nothing was changed.")
    flush_or_drop()
    return exit_code


class _Held:
    """Signals that have to wait: see `held`."""

    now = False
    pending: Interrupted | None = None


@contextmanager
def held() -> Iterator[None]:
    """Let nobody interrupt what must not be half done or half told: the commit."""
    _Held.now = True
    try:
        yield
    finally:
        _Held.now = False
    if _Held.pending is not None:
        pending, _Held.pending = _Held.pending, None
        raise pending


def listen() -> None:
    """Let Ctrl-C and its like end the process in order: roll back, tell, name the signal."""
    import signal

    def stop(number: int, _frame: FrameType | None) -> None:
        interrupted = Interrupted(EXIT_CODES[signal.Signals(number).name])
        if not _Held.now:
            raise interrupted
        _Held.pending = interrupted

    for name in EXIT_CODES:
        number = getattr(signal, name, None)
        if number is not None:
            try:
                signal.signal(number, stop)
            except ValueError:  # not in the main thread: somebody else listens
                return


def tell(text: str) -> None:
    """A line or more to stderr, if anybody listens there."""
    from cadence.render.visible import visible_lines

    try:
        write_beside(visible_lines(text))
    except (OSError, ValueError):
        return


def write_beside(text: str) -> None:
    """Lines that are safe to show, to stderr: on a terminal they are wrapped at words.

    Raises OSError when they cannot be written.
    """
    columns = _columns()
    if columns is not None:
        from cadence.render.wrapping import wrapped

        # What stands apart is a command to be copied, or a list.
        lines = (
            [line] if line.startswith(" ") else wrapped([line], columns)
            for line in text.split("\n")
        )
        text = "\n".join(part for parts in lines for part in parts)
    sys.stderr.write(text + "\n")


def _columns() -> int | None:
    """How wide the terminal is that stderr is; None when it is none, or has no width."""
    if not sys.stderr.isatty():
        return None
    told = os.environ.get("COLUMNS", "")
    columns = int(told) if told.isdecimal() else os.get_terminal_size(sys.stderr.fileno()).columns
    return columns if columns >= NARROWEST else None


def is_of_the_output(error: OSError) -> bool:
    """Whether it was the writing to a stream that failed, and not to a file of ours."""
    return error.filename is None and error.errno in (errno.ENOSPC, errno.EPIPE, errno.EIO)


def _replace_closed() -> None:
    """A stream that was closed before we began takes everything and keeps nothing."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - for the whole run
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123


def _be_tolerant() -> None:
    """A terminal that cannot write a letter shows it as an escape; it does not crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def flush_or_drop() -> None:
    """The terminal may be gone with the signal: then nothing is left to be said."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        _drop_output()


def _drop_output() -> None:
    """Keep the interpreter from complaining about the closed pipe when it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            try:
                handle = os.open(os.devnull, os.O_WRONLY)
                os.dup2(handle, stream.fileno())
                os.close(handle)
            except (OSError, ValueError, AttributeError):
                continue
