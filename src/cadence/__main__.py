"""The door: `cadence`, `python -m cadence`."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. The arguments default to those of the process."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments in (["--version"], ["-V"]):
        # Answered before anything is imported: prompts and scripts ask for it.
        from cadence import __version__

        sys.stdout.write(f"cadence {__version__}\n")
        return 0
    from cadence.cli.run import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
