"""How a run ends: the process around a command, and every error in one place."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from cadence.cli.context import FIRST_STEPS, Flags, NothingYetError
from cadence.cli.streams import guarded, is_of_the_output, listen, tell
from cadence.errors import (
    AmbiguousError,
    BadFileError,
    CadenceError,
    CannotWriteError,
    UsageError,
)

SHOWN_ROWS = 20


def run(
    arguments: Sequence[str],
    answer: Callable[[Sequence[str], Flags], int],
    *,
    changes_nothing: bool = False,
) -> int:
    """Let `answer` answer the command line; the exit code, whatever happens.

    Where it `changes_nothing`, a signal may end it as the system does: there is nothing to roll
    back, and a number for the prompt is spared the load of `signal`.
    """
    os.umask(0o077)  # whatever is written is the user's alone
    if not changes_nothing:
        listen()
    flags = Flags(json="--json" in arguments)
    return guarded(lambda: _ended(answer, arguments, flags), lambda: flags.changed)


def _ended(
    answer: Callable[[Sequence[str], Flags], int], arguments: Sequence[str], flags: Flags
) -> int:
    try:
        return answer(arguments, flags)
    except NothingYetError:
        return _first_steps(flags)
    except CadenceError as problem:
        return shown(problem, flags)
    except BrokenPipeError:
        raise
    except OSError as error:
        if is_of_the_output(error):
            raise
        where = f" {error.filename}" if error.filename else ""
        refused = f"The system refused it{where}: {error.strerror or error}."
        return shown(CannotWriteError(refused), flags)
    except UnicodeEncodeError:
        return shown(UsageError("A text holds bytes that are no letters here."), flags)
    except RecursionError:
        return shown(CadenceError("That is nested too deeply to be read."), flags)
    except Exception as error:
        if os.environ.get("CADENCE_TRACEBACK"):
            raise
        return shown(_unexpected(error), flags)


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


def shown(problem: CadenceError, flags: Flags) -> int:
    """Say what is wrong, for a person or a script; the exit code."""
    if flags.json:
        from cadence.cli.screen import Screen
        from cadence.render.machine_lists import error

        Screen(json=True).document(error(problem))
        return problem.exit_code
    tell(problem.message)
    if isinstance(problem, AmbiguousError):
        for one in problem.candidates:
            firm = f", {one['company']}" if one["company"] else ""
            tell(f"  {one['id']:>5}  {one['name']}{firm}  ({one['state']})")
    if isinstance(problem, BadFileError):
        several = len({row.get("file") for row in problem.rows}) > 1
        for row in problem.rows[:SHOWN_ROWS]:
            file = f"{row['file']}, " if several else ""
            tell(f"  {file}line {row['row']}: {row['why']}")
        if len(problem.rows) > SHOWN_ROWS:
            tell(f"  … and {len(problem.rows) - SHOWN_ROWS} more")
    return problem.exit_code


def _first_steps(flags: Flags) -> int:
    """Somebody reads before anything was written: how to begin."""
    if flags.json:
        from cadence.cli.screen import Screen

        Screen(json=True).document({"total": 0, "items": [], "first_steps": FIRST_STEPS})
    elif not flags.quiet:
        tell(FIRST_STEPS)
    return 0
