"""One run of the program: the process around a command, and every error in one place."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Any

import typer
from typer.exceptions import TyperException

from cadence.cli.app import command
from cadence.cli.context import FIRST_STEPS, Flags, NothingYetError
from cadence.errors import AmbiguousError, BadFileError, CadenceError, NoDatabaseError, UsageError

INTERRUPTED = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
SHOWN_ROWS = 20


class Interrupted(BaseException):
    """A signal asked the process to end: whatever transaction is open is rolled back."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the exit code. Nothing but `SystemExit` of completion escapes."""
    os.umask(0o077)  # whatever is written is the user's alone
    _listen()
    _be_tolerant()
    flags = Flags(json="--json" in arguments)
    try:
        code = _answer(arguments, flags)
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        _drop_output()
        return 0
    except OSError as error:
        # The work is done and committed by now; only the showing of it failed.
        _drop_output()
        _tell(f"The output could not be written: {error.strerror or error}.")
        return 0
    return code


def _answer(arguments: Sequence[str], flags: Flags) -> int:
    try:
        result = command().main(
            args=list(arguments), prog_name="cadence", standalone_mode=False, obj=flags
        )
    except Interrupted as stop:
        _tell("Interrupted: nothing was changed.")
        return stop.exit_code
    except KeyboardInterrupt:
        _tell("Interrupted: nothing was changed.")
        return INTERRUPTED["SIGINT"]
    except NothingYetError:
        return _first_steps(flags)
    except CadenceError as problem:
        return _show(problem, flags)
    except TyperException as problem:
        return _show(_usage(problem), flags)
    except typer.Abort:
        return _show(UsageError("A question had nobody to answer it; see --help."), flags)
    except (BrokenPipeError, SystemExit):
        raise
    except OSError as error:
        if _is_of_the_output(error):
            raise
        return _show(CadenceError(f"The system refused it: {error.strerror or error}."), flags)
    except RecursionError:
        return _show(CadenceError("That is nested too deeply to be read."), flags)
    except Exception as error:
        if os.environ.get("CADENCE_TRACEBACK"):
            raise
        return _show(_unexpected(error), flags)
    return result if isinstance(result, int) else 0


def _unexpected(error: Exception) -> CadenceError:
    """A defect of ours: where it happened, and not a word of anybody's data."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = ""
    if place is not None:
        name = place.tb_frame.f_code.co_filename.replace("\\", "/").rsplit("/", 1)[-1]
        where = f" at {name}:{place.tb_lineno}"
    return CadenceError(
        f"This is a defect in cadence ({type(error).__name__}{where}); nothing was changed. "
        "Please report that place; CADENCE_TRACEBACK=1 shows more."
    )


def _usage(problem: TyperException) -> UsageError:
    """A wrong command line, in one sentence, and where to look."""
    context = getattr(problem, "ctx", None)
    path = context.command_path if context is not None else "cadence"
    message = problem.format_message().strip().replace("\n", " ") or "That cannot be read."
    ending = "" if message.endswith((".", "?", "!")) else "."
    return UsageError(f"{message}{ending} See: {path} --help")


def _show(problem: CadenceError, flags: Flags) -> int:
    if flags.json:
        from cadence.cli.screen import Screen
        from cadence.render.machine import error

        Screen(json=True).document(error(problem))
        return problem.exit_code
    _tell(problem.message, raw=isinstance(problem, NoDatabaseError))
    if isinstance(problem, AmbiguousError):
        for one in problem.candidates:
            firm = f", {one['company']}" if one["company"] else ""
            _tell(f"  {one['id']:>5}  {one['name']}{firm}  ({one['state']})")
    if isinstance(problem, BadFileError):
        for row in problem.rows[:SHOWN_ROWS]:
            _tell(f"  line {row['row']}: {row['why']}")
        if len(problem.rows) > SHOWN_ROWS:
            _tell(f"  … and {len(problem.rows) - SHOWN_ROWS} more")
    return problem.exit_code


def _first_steps(flags: Flags) -> int:
    """Somebody reads before anything was written: how to begin."""
    if flags.json:
        from cadence.cli.screen import Screen

        Screen(json=True).document({"total": 0, "items": [], "first_steps": FIRST_STEPS})
    elif not flags.quiet:
        _tell(FIRST_STEPS, raw=True)
    return 0


def _tell(text: str, *, raw: bool = False) -> None:
    from cadence.render.visible import visible

    try:
        sys.stderr.write((text if raw else visible(text)) + "\n")
    except (OSError, ValueError):  # nobody listens any more
        return


def _listen() -> None:
    """Ending signals roll back and tell, as Ctrl-C does."""

    def stop(number: int, _frame: FrameType | None) -> None:
        raise Interrupted(INTERRUPTED[signal.Signals(number).name])

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            try:
                signal.signal(number, stop)
            except ValueError:  # not in the main thread: somebody else listens
                return


def _be_tolerant() -> None:
    """A terminal that cannot write a letter shows it as an escape; it does not crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _is_of_the_output(error: OSError) -> bool:
    import errno

    return error.filename is None and error.errno in (errno.ENOSPC, errno.EPIPE, errno.EIO)


def _drop_output() -> None:
    """Keep the interpreter from complaining about the closed pipe when it ends."""
    try:
        handle = os.open(os.devnull, os.O_WRONLY)
        os.dup2(handle, sys.stdout.fileno())
        os.close(handle)
    except (OSError, ValueError, AttributeError):
        return
