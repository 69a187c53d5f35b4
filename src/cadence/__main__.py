"""The door: `cadence`, `python -m cadence`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cadence.cli.short import Answer


SELDOM = 50_000
"""Objects between two looks for those that nobody needs: a short command makes fewer."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. The arguments default to those of the process."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    gc.set_threshold(SELDOM)
    try:
        if os.environ.get("_CADENCE_COMPLETE"):  # the arguments are what was typed so far
            from cadence.cli.completion import answer as completed
            from cadence.cli.ending import run

            return run(arguments, completed, changes_nothing=True)
        if arguments in (["--version"], ["-V"]):
            # Answered before Typer is imported: prompts and scripts ask for it.
            from cadence.cli.streams import guarded

            return guarded(_version, lambda: False)
        from cadence.cli.ending import run
        from cadence.cli.short import short_answer

        short = short_answer(arguments)
        answer = short or _long()
    except KeyboardInterrupt:  # before anybody listens for it
        return 130
    return run(arguments, answer, changes_nothing=short is not None)


def _long() -> Answer:
    """The whole command line, through Typer."""
    from cadence.cli.run import answer

    return answer


def _version() -> int:
    from cadence import __version__

    sys.stdout.write(f"cadence {__version__}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
