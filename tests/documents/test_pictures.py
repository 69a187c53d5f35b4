"""The README's pictures show what the program shows, and need nothing from anywhere."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.text import Text

from .console import ROOT
from .pictures import FOLDER, PICTURES, pictures
from .svg import DARK, LIGHT, Palette, window

SVG = "{http://www.w3.org/2000/svg}"
FILES = sorted(FOLDER.glob("*.svg"))
_PICTURE = re.compile(
    r"<picture>\n"
    r'  <source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">\n'
    r'  <img src="([^"]+)" alt="([^"]+)">\n'
    r"</picture>"
)


def test_every_picture_is_what_the_program_shows_today(tmp_path: Path) -> None:
    """After a wanted change: `python -m tests.documents.refresh`."""
    stale = [
        path.name
        for path, drawn in pictures(tmp_path).items()
        if not path.exists() or path.read_text("utf-8") != drawn
    ]
    assert [] == stale


def test_no_picture_is_left_over() -> None:
    """Each file is one of `PICTURES`, light or dark."""
    names = {f"{name}-{look}.svg" for name in PICTURES for look in ("light", "dark")}
    assert names == {path.name for path in FILES}


def test_the_readme_shows_each_picture_for_light_and_dark(readme: str) -> None:
    """With words for those who do not see it; each once."""
    shown = [(dark, light) for dark, light, words in _PICTURE.findall(readme) if len(words) > 20]
    folder = FOLDER.relative_to(ROOT).as_posix()
    meant = [(f"{folder}/{name}-dark.svg", f"{folder}/{name}-light.svg") for name in PICTURES]
    assert sorted(meant) == sorted(shown)
    assert len(shown) == readme.count("<picture>")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_picture_is_whole_and_asks_for_nothing(path: Path) -> None:
    """No font, no script, no address but the name of the format."""
    text = path.read_text("utf-8")
    root = ElementTree.fromstring(text)
    assert {"svg", "title", "style", "rect", "circle", "text", "path"} >= {
        element.tag.removeprefix(SVG) for element in root.iter()
    }
    assert ["http://www.w3.org/2000/svg"] == re.findall(r"\w+://[^\"]*", text)
    assert not re.search(r"url\(|@import|@font-face|href", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_stands_outside_its_window(path: Path) -> None:
    """Neither beside it nor below."""
    root = ElementTree.fromstring(path.read_text("utf-8"))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    runs = [element.attrib for element in root.iter(f"{SVG}text")]
    assert [] == [run for run in runs if float(run["x"]) + float(run["textLength"]) > width]
    assert [] == [run for run in runs if float(run["y"]) > height]


def test_a_run_of_letters_stands_where_the_terminal_has_it() -> None:
    """Wide letters take two cells; what lies apart is drawn apart; a long line goes on below."""
    drawn = ElementTree.fromstring(window("x", [Text("日本   b<"), Text("c" * 12)], 10, LIGHT))
    runs = [
        (float(one.attrib["x"]), float(one.attrib["textLength"]), one.text)
        for one in drawn.iter(f"{SVG}text")
    ]
    assert [(20, 32, "日本"), (76, 16, "b<"), (20, 80, "c" * 10), (20, 16, "cc")] == runs[2:]


@pytest.mark.parametrize(
    ("style", "worn"),
    [
        ("bold cyan", {"class": "b cyan"}),
        ("dim", {"class": "d"}),
        ("bright_red", {"class": "red"}),
        ("color(31)", {"style": "fill:#0087af"}),
        ("white", {}),
    ],
)
def test_a_style_becomes_a_class(style: str, worn: dict[str, str]) -> None:
    """The palette has a colour for each; one of the 256 is itself."""
    drawn = ElementTree.fromstring(window("x", [Text.assemble(("word", style))], 10, DARK))
    *_, run = drawn.iter(f"{SVG}text")
    assert worn == {name: run.attrib[name] for name in ("class", "style") if name in run.attrib}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_can_be_read_on_its_paper(palette: Palette) -> None:
    """A contrast of 4.5 to 1 or more, as the web's guidelines ask for text."""
    colours = (palette.text, palette.muted, *palette.colours.values())
    assert [] == [colour for colour in colours if contrast(colour, palette.paper) < 4.5]


def contrast(one: str, other: str) -> float:
    """Of two colours, as WCAG 2 computes it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
