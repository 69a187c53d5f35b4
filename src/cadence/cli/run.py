"""The long way: the whole command line, as Typer reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from cadence.cli.app import command
from cadence.cli.choices import perhaps_meant
from cadence.cli.context import Flags
from cadence.errors import UsageError

_EXTRA = re.compile(r"Got unexpected extra argument(?:\(s\)|s)? \((\S+).*\)")


def answer(arguments: Sequence[str], flags: Flags) -> int:
    """Run the command that the arguments name; its exit code.

    Raises UsageError for a command line that Typer does not take.
    """
    try:
        result = command().main(
            args=list(arguments), prog_name="cadence", standalone_mode=False, obj=flags
        )
    except TyperException as problem:
        if type(problem).__name__ == "NoArgsIsHelpError":  # it has shown the help
            return UsageError.exit_code
        raise _usage(problem) from None
    except typer.Abort:
        raise UsageError("A question had nobody to answer it; see --help.") from None
    return result if isinstance(result, int) else 0


def _usage(problem: TyperException) -> UsageError:
    """A wrong command line, in one sentence, and where to look."""
    context = getattr(problem, "ctx", None)
    path = context.command_path if context is not None else "cadence"
    message = problem.format_message().strip().replace("\n", " ") or "That cannot be read."
    message = message.replace("is not a valid int range", "is not a whole number")
    message = message.replace("is not in the range x>=", "is less than ")
    message = re.sub(r"is not in the range (\d+)<=x<=(\d+)", r"is not between \1 and \2", message)
    extra = _EXTRA.fullmatch(message)
    if extra is not None and context is not None:
        message = f"There is no place for '{extra[1]}' here{perhaps_meant(context, extra[1])}"
    ending = "" if message.endswith((".", "?", "!")) else "."
    return UsageError(f"{message}{ending} See: {path} --help")
