"""The README's pictures: commands as they are typed, with what they show, drawn as SVG.

A picture more is a line in `PICTURES`, its two files in the README, and
`python -m tests.documents.refresh`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cadence.cli.context import Context, Flags
from cadence.services.samples import fill

from .console import ROOT, Shell
from .svg import DARK, LIGHT, drawn

FOLDER = ROOT / "docs" / "pictures"
MORNING = date(2026, 11, 23)
COLUMNS = 108
PICTURES = {
    "today": "cadence today",
    "show": "cadence show selma",
    "why": "cadence why jaan",
}
"""By the name of its files: what is typed, on that morning, with the people of `cadence demo`."""


def pictures(folder: Path) -> dict[Path, str]:
    """Every picture, light and dark, as it is drawn today."""
    made = {}
    for name, command in PICTURES.items():
        place = folder / name
        place.mkdir()
        printed = _on_a_terminal(place).run(command)
        for look, palette in (("light", LIGHT), ("dark", DARK)):
            made[FOLDER / f"{name}-{look}.svg"] = drawn(command, printed, COLUMNS, palette)
    return made


def _on_a_terminal(place: Path) -> Shell:
    """A terminal with colours, and the people of the demo."""
    shell = Shell(place, today=MORNING)
    shell.exported |= {
        "TERM": "xterm-256color",
        "COLORTERM": "",
        "NO_COLOR": "",
        "COLUMNS": str(COLUMNS),
    }
    flags = Flags().but(
        db=str(place / "sales.db"), config=str(place / "config.toml"), today=MORNING.isoformat()
    )
    with Context(flags).desk(write=True, create=True) as desk:
        fill(desk)
    return shell
