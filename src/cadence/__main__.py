"""The door: `cadence`, `python -m cadence`."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. The arguments default to those of the process."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments in (["--version"], ["-V"]):
            # Answered before Typer is imported: prompts and scripts ask for it.
            from cadence.cli.streams import guarded

            return guarded(_version, lambda: False)
        from cadence.cli.run import run
    except KeyboardInterrupt:  # before anybody listens for it
        return 130
    return run(arguments)


def _version() -> int:
    from cadence import __version__

    sys.stdout.write(f"cadence {__version__}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
