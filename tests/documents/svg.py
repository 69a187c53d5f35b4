"""What a terminal showed, as an SVG picture: self-contained, light or dark.

It asks for nothing from anywhere: whatever monospaced font is there is used, and each run of
letters is set to the width that it has on a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

CELL, LINE, SIZE = 8.0, 19, 13.3
"""A letter's width, a line's height, the font's size; in pixels."""
MARGIN, BAR, RISE = 20, 34, 5
"""Around the text, the height of the window's bar, and of the letters over their line's end."""
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


def window(command: str, shown: Sequence[Text], columns: int, palette: Palette) -> str:
    """A terminal's window of so many columns in which the command showed these lines."""
    prompt = Text.assemble(("$ ", "dim"), (command, "bold"))
    lines = [prompt, Text(), *(part for line in shown for part in _cut(line, columns))]
    width = columns * CELL + 2 * MARGIN
    height = BAR + MARGIN // 2 + len(lines) * LINE + MARGIN
    return "\n".join(
        (
            _element(
                "svg",
                xmlns="http://www.w3.org/2000/svg",
                width=width,
                height=height,
                viewBox=f"0 0 {width:g} {height:g}",
                role="img",
            )
            + ">",
            f"<title>{escape(f'$ {command}')}</title>",
            f"<style>{_style(palette)}</style>",
            *_frame(width, height, palette),
            *(
                run
                for number, line in enumerate(lines, start=1)
                for run in _runs(line, BAR + MARGIN // 2 + number * LINE - RISE, palette)
            ),
            "</svg>",
            "",
        )
    )


def _element(name: str, **attributes: float | str) -> str:
    """An element that is still open."""
    written = (
        f' {attribute}="{value if isinstance(value, str) else format(value, "g")}"'
        for attribute, value in attributes.items()
    )
    return f"<{name}{''.join(written)}"


def _style(palette: Palette) -> str:
    named = "".join(f".{name}{{fill:{colour}}}" for name, colour in palette.colours.items())
    return (
        f"text{{font:{SIZE}px {FONTS};fill:{palette.text};white-space:pre}}"
        f".b{{font-weight:bold}}.d{{fill:{palette.muted}}}{named}"
    )


def _frame(width: float, height: float, palette: Palette) -> Iterator[str]:
    edge = {"fill": palette.paper, "stroke": palette.edge}
    yield _element("rect", x=0.5, y=0.5, width=width - 1, height=height - 1, rx=8, **edge) + "/>"
    for number in range(3):
        place = MARGIN + 4 + 16 * number
        yield _element("circle", cx=place, cy=BAR / 2, r=5, fill=palette.edge) + "/>"


def _cut(line: Text, columns: int) -> list[Text]:
    """A line as a terminal so wide shows it: it goes on below."""
    places = range(columns, max(len(line.plain), 1), columns)
    return list(line.divide(places))


def _runs(line: Text, y: float, palette: Palette) -> Iterator[str]:
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
        return _element("path", d=f"M{x:g} {y - RISE:g}h{width:g}", stroke=palette.edge) + "/>"
    worn = {"class": " ".join(_classes(style))} if any(_classes(style)) else {}
    if style.color is not None and (style.color.number or 0) >= 2 * len(NAMES):
        worn["style"] = f"fill:{style.color.get_truecolor().hex}"
    element = _element("text", x=x, y=y, textLength=width, lengthAdjust="spacingAndGlyphs", **worn)
    return f"{element}>{escape(text, quote=False)}</text>"


def _classes(style: Style) -> Iterator[str]:
    if style.bold:
        yield "b"
    if style.dim:
        yield "d"
    if style.color is not None and style.color.number is not None:
        name = NAMES[style.color.number % len(NAMES)] if style.color.number < 16 else ""
        if name:
            yield name
