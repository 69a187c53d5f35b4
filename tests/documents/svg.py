"""What a terminal showed, as an SVG picture: self-contained, light or dark.

It asks for nothing from anywhere: whatever monospaced font is there is used, and each run of
letters is set to the width that it has on a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import count

from rich.ansi import AnsiDecoder
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

CELL, LINE, SIZE = 8.0, 19, 13.3
"""A letter's width, a line's height, the font's size; in pixels."""
MARGIN, BAR = 20, 34
"""Around the text, and the height of the window's bar."""
FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"


NAMES = ("", "red", "green", "yellow", "blue", "magenta", "cyan", "")
"""The colours of a terminal by their numbers; black and white are the text's own."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a window; `colours` are those that a program asks for by name."""

    paper: str
    edge: str
    text: str
    muted: str
    colours: Mapping[str, str]


LIGHT = Palette(
    paper="#ffffff",
    edge="#d0d7de",
    text="#1f2328",
    muted="#656d76",
    colours={
        "red": "#b3261e",
        "green": "#1a7f37",
        "yellow": "#7d5700",
        "blue": "#0550ae",
        "magenta": "#8250df",
        "cyan": "#0b6b74",
    },
)
DARK = Palette(
    paper="#0d1117",
    edge="#30363d",
    text="#e6edf3",
    muted="#8d96a0",
    colours={
        "red": "#ff8a80",
        "green": "#56d364",
        "yellow": "#e3b341",
        "blue": "#79c0ff",
        "magenta": "#d2a8ff",
        "cyan": "#56d4dd",
    },
)


def drawn(command: str, printed: str, columns: int, palette: Palette) -> str:
    """The window in which `command` printed that, with its colours as escape sequences."""
    lines = [
        part for line in AnsiDecoder().decode(printed.rstrip("\n")) for part in _cut(line, columns)
    ]
    width = columns * CELL + 2 * MARGIN
    height = BAR + MARGIN // 2 + (len(lines) + 2) * LINE + MARGIN
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img">',
        f"<title>{escape(f'$ {command}')}</title>",
        f"<style>text{{font:{SIZE}px {FONTS};fill:{palette.text};white-space:pre}}"
        f".b{{font-weight:bold}}.d{{fill:{palette.muted}}}"
        + "".join(f".{name}{{fill:{colour}}}" for name, colour in palette.colours.items())
        + "</style>",
        f'<rect x=".5" y=".5" width="{width - 1:g}" height="{height - 1:g}" rx="8" '
        f'fill="{palette.paper}" stroke="{palette.edge}"/>',
        *(
            f'<circle cx="{MARGIN + 4 + 16 * number}" cy="{BAR / 2:g}" r="5" fill="{palette.edge}"/>'
            for number in range(3)
        ),
    ]
    prompt = Text.assemble(("$ ", "dim"), (command, "bold"))
    for number, line in zip(count(), [prompt, Text(), *lines], strict=False):
        body += _line(line, BAR + MARGIN // 2 + (number + 1) * LINE - 5, palette)
    return "\n".join([*body, "</svg>", ""])


def _cut(line: Text, columns: int) -> list[Text]:
    """A line as a terminal so wide shows it: it goes on below."""
    places = range(columns, max(len(line.plain), 1), columns)
    return list(line.divide(places))


def _line(line: Text, y: float, palette: Palette) -> Iterator[str]:
    """The runs of one line, each where it begins; what lies far apart is a run each."""
    column = 0
    for segment in line.render(Console()):
        for part in re.split("( {2,})", segment.text.rstrip("\n")):
            if part.strip(" "):
                before = cell_len(part) - cell_len(part.lstrip(" "))
                x = MARGIN + (column + before) * CELL
                yield _run(part.strip(" "), x, y, segment.style or Style(), palette)
            column += cell_len(part)


def _run(text: str, x: float, y: float, style: Style, palette: Palette) -> str:
    width = cell_len(text) * CELL
    if set(text) == {"─"}:
        return f'<path d="M{x:g} {y - 4:g}h{width:g}" stroke="{palette.edge}"/>'
    classes = " ".join(_classes(style))
    worn = f' class="{classes}"' if classes else ""
    return (
        f'<text x="{x:g}" y="{y:g}" textLength="{width:g}" lengthAdjust="spacingAndGlyphs"{worn}>'
        f"{escape(text, quote=False)}</text>"
    )


def _classes(style: Style) -> Iterator[str]:
    if style.bold:
        yield "b"
    if style.dim:
        yield "d"
    if style.color is not None and style.color.number is not None:
        name = NAMES[style.color.number % len(NAMES)]
        if name:
            yield name
