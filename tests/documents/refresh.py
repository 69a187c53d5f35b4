"""Write what the documents show anew: `python -m tests.documents.refresh`.

That is the outputs in README.md and examples/*.console, the man page and the pictures. Read the
difference before it is committed: it is what a person will see.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from .console import EXAMPLES, README, Shell, replayed, replayed_blocks
from .manual import MANUAL, dated, manual
from .pictures import pictures


def main() -> int:
    """Refresh every session and page; names those that changed."""
    with TemporaryDirectory(prefix="cadence-documents-") as name:
        folder = Path(name)
        readme = replayed_blocks(README.read_text("utf-8"), folder)
        fresh = {README: readme, MANUAL: _page(readme), **pictures(folder)}
        for session in sorted(EXAMPLES.glob("*.console")):
            place = folder / session.stem
            place.mkdir()
            fresh[session] = replayed(session.read_text("utf-8"), Shell(place))
    for path, text in fresh.items():
        if not path.exists() or text != path.read_text("utf-8"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
            sys.stdout.write(f"refreshed {path.name}\n")
    return 0


def _page(readme: str) -> str:
    """The man page, of today when it says something else than before."""
    today = date.today()  # noqa: DTZ011 - the day of whoever changed it
    if not MANUAL.exists():
        return manual(readme, today)
    known = MANUAL.read_text("utf-8")
    return known if known == manual(readme, dated(known)) else manual(readme, today)


if __name__ == "__main__":
    sys.exit(main())
