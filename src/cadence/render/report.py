"""A report on a terminal, and as columns for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from cadence.render.palette import BAR, DUE, QUIET
from cadence.render.parts import Bar, Section
from cadence.render.report_json import report as as_json
from cadence.render.sections import sections, summary, title
from cadence.render.visible import visible
from cadence.services.figures import Report

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.padding import Padding
    from rich.text import Text

LONGEST_BAR, SHORTEST_BAR = 40, 3
"""Letters: a bar says how much there is beside the others, not how wide the terminal is."""
NARROW = 60
"""Terminal columns: below, a word less."""
INDENT = "  "


def draw(report: Report, console: Console) -> None:
    """The report for a person, as wide as the terminal is."""
    from rich.text import Text

    console.print(Text(title(report), DUE))
    for line in summary(report):
        console.print(Text(line))
    for section in sections(report):
        console.print()
        _draw(section, console)


def _draw(section: Section, console: Console) -> None:
    from rich.text import Text

    console.print(Text(section.title, DUE))
    for line in _bars(section, console):
        console.print(line)
    for text in section.named:
        console.print(_indented(text, len(INDENT)))
    for text in section.said:
        console.print(_indented(text, len(INDENT), QUIET if section.bars else ""))


def _indented(text: str, left: int, style: str = "") -> Padding:
    """Text that is folded within the terminal, every line of it indented."""
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(text, style, overflow="fold"), (0, 0, 0, left), expand=False)


def _bars(section: Section, console: Console) -> Iterator[RenderableType]:
    """Each bar as a line, and what spells it out below."""
    from rich.text import Text

    bars = section.bars
    if not bars:
        return
    names = min(max(len(bar.label) for bar in bars), max(console.width // 3, 8))
    figures = max(len(bar.shown) for bar in bars)
    shares = max(len(bar.share) for bar in bars)
    quoted = "often quoted" if console.width >= NARROW else "quoted"
    compares = any(bar.quoted is not None for bar in bars)
    beside = figures + 2 + (shares + 2) * bool(shares) + (len(quoted) + 7) * compares
    room = console.width - len(INDENT) - names - 2 - beside
    room = max(min(room, LONGEST_BAR), SHORTEST_BAR)
    most = max(max(bar.value, bar.quoted or 0) for bar in bars)
    for bar in bars:
        line = Text(f"{INDENT}{_cut(bar.label, names):<{names}}  ", no_wrap=True)
        line.append_text(_drawn(bar, most, room, plain=console.options.ascii_only))
        line.append(f"  {bar.shown:>{figures}}")
        if bar.share:
            line.append(f"  {bar.share:>{shares}}", QUIET)
        if bar.quoted is not None:
            line.append(f"  {quoted} {bar.quoted:>4.0%}", QUIET)
        yield line
        if bar.beside:
            yield _indented(bar.beside, len(INDENT) + names + 2, QUIET)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _drawn(bar: Bar, most: float, room: int, *, plain: bool) -> Text:
    """The bar in letters; something is seen of whatever there is."""
    from rich.text import Text

    full, half = ("#", "") if plain else ("█", "▌")
    halves = round(2 * room * bar.value / most) if most else 0
    if bar.value and not halves:
        halves = 1
    drawn = full * (halves // 2) + (half or full) * (halves % 2)
    return Text(f"{drawn[:room]:<{room}}", BAR)


def write_tsv(report: Report, stream: TextIO) -> None:
    """A figure each: where it stands in the document, a tab, the figure."""
    stream.writelines(f"{path}\t{value}\n" for path, value in _figures("", as_json(report)))


def _figures(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Every figure of a document with its path: `ended.by_step.call-1.closed`."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _figures(f"{path}.{name}" if path else name, inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from _figures(f"{path}.{number}", inner)
    else:
        yield visible(path), "" if value is None else visible(str(value))
