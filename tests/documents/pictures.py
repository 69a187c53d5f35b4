"""The README's pictures: commands as they are typed, with what they show, drawn as SVG.

A picture more is a line in `PICTURES`, its two files in the README, and
`python -m tests.documents.refresh`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.ansi import AnsiDecoder
from rich.text import Text

from cadence.cli.context import Context, Flags
from cadence.services.samples import fill

from .console import ROOT, Shell
from .svg import DARK, LIGHT, window

FOLDER = ROOT / "docs" / "pictures"
MORNING = date(2026, 11, 23)
COLUMNS = 108


@dataclass(frozen=True, slots=True)
class Picture:
    """What is typed on that morning, with the people of `cadence demo`.

    A command that fills the screen needs to know how many rows there are, and is ready when it
    shows `until` as its last words.
    """

    command: str
    rows: int = 0
    until: str = ""


PICTURES = {
    "today": Picture("cadence today"),
    "work": Picture("cadence work", rows=26, until="q\x1b[0m\x1b[39m stop"),
    "show": Picture("cadence show selma"),
    "why": Picture("cadence why jaan"),
}
"""By the name of their files."""
WHO_CALLS = (
    "config me.name 'Jan Lis'",
    "config me.company 'Lis Web'",
    "config me.phone '+48 22 111 22 33'",
    "edit 1 --next-step 'a look at the old shop'",
)


def pictures(folder: Path) -> dict[Path, str]:
    """Every picture, light and dark, as it is drawn today."""
    made = {}
    for name, picture in PICTURES.items():
        place = folder / name
        place.mkdir()
        shown = _shown(picture, _on_a_terminal(place))
        for look, palette in (("light", LIGHT), ("dark", DARK)):
            drawn = window(picture.command, shown, COLUMNS, palette)
            made[FOLDER / f"{name}-{look}.svg"] = drawn
    return made


def _shown(picture: Picture, shell: Shell) -> Sequence[Text]:
    """The lines of the screen, with their colours."""
    decoder = AnsiDecoder()
    if not picture.rows:
        return list(decoder.decode(shell.run(picture.command).rstrip("\n")))
    rows = dict(_rows(_screen(picture, shell)))
    return [decoder.decode_line(rows.get(number, "")) for number in range(1, picture.rows + 1)]


def _rows(screen: str) -> Iterator[tuple[int, str]]:
    """Each row that was written, by its number; the last one that was written there holds."""
    for found in re.finditer(r"\x1b\[(\d+);1H(.*?)(?=\x1b\[\d+;1H|\Z)", screen, re.DOTALL):
        yield int(found[1]), found[2].removesuffix("\x1b[K")


def _screen(picture: Picture, shell: Shell) -> str:
    """What a command sends to a terminal of its own until it waits for a key."""
    import pexpect  # type: ignore[import-untyped]

    _cadence, *words = picture.command.split()
    process = pexpect.spawn(
        sys.executable,
        ["-m", "cadence", *words],
        env=shell.environment(),
        cwd=shell.folder,
        encoding="utf-8",
        dimensions=(picture.rows, COLUMNS),
    )
    process.expect_exact(picture.until)
    process.close(force=True)
    return f"{process.before}{process.after}"


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
    for command in WHO_CALLS:
        shell.run(f"cadence {command}")
    return shell
