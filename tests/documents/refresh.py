"""Write the outputs in README.md and examples/*.console anew: `python -m tests.documents.refresh`.

Read the difference before it is committed: it is what a person will see.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from .console import EXAMPLES, README, Shell, replayed, replayed_blocks


def main() -> int:
    """Refresh every session; names those that changed."""
    with TemporaryDirectory(prefix="cadence-documents-") as name:
        folder = Path(name)
        fresh = {README: replayed_blocks(README.read_text("utf-8"), folder)}
        for session in sorted(EXAMPLES.glob("*.console")):
            place = folder / session.stem
            place.mkdir()
            fresh[session] = replayed(session.read_text("utf-8"), Shell(place))
    for path, text in fresh.items():
        if text != path.read_text("utf-8"):
            path.write_text(text, "utf-8")
            sys.stdout.write(f"refreshed {path.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
