"""Lists: the day's list and everybody, on a terminal or as columns for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TextIO

from cadence.engine.lines import Line
from cadence.engine.speech import label
from cadence.engine.vocabulary import STATE_NAMES
from cadence.render.sentences import last_touch, lateness
from cadence.render.visible import visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

COLUMNS = ("id", "due_on", "days_late", "action", "name", "company", "phone", "last", "why")
NARROW, WIDE = 60, 120
"""Terminal columns: below the first a list is told in blocks, from the second it breathes."""


def cells(line: Line, today: date) -> tuple[str, ...]:
    """One line as plain texts, in the order of `COLUMNS`; exact, not made visible."""
    late = (today - line.due_on).days if line.due_on else 0
    return (
        str(line.id),
        line.due_on.isoformat() if line.due_on else "",
        str(max(late, 0)),
        label(line.action) if line.action else STATE_NAMES[line.state],
        line.name,
        line.company,
        line.phone,
        last_touch(line, today),
        line.why,
    )


def write_tsv(lines: Iterable[Line], today: date, stream: TextIO) -> None:
    """A line each, tab-separated, nothing cut; control characters are shown, not sent."""
    stream.writelines(
        "\t".join(visible(cell) for cell in cells(line, today)) + "\n" for line in lines
    )


def write_csv(lines: Iterable[Line], today: date, stream: TextIO) -> None:
    """RFC 4180 with a header; the texts are exact."""
    import csv

    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    writer.writerows(cells(line, today) for line in lines)


def write_ids(lines: Iterable[Line], stream: TextIO) -> None:
    """An id a line, for xargs."""
    stream.writelines(f"{line.id}\n" for line in lines)


def draw(lines: Sequence[Line], today: date, console: Console) -> None:
    """The list for a person, as wide as the terminal is."""
    if console.width < NARROW:
        for line in lines:
            console.print(_block(line, today))
        return
    console.print(_table(lines, today, wide=console.width >= WIDE))


def _table(lines: Sequence[Line], today: date, *, wide: bool) -> RenderableType:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=wide, header_style="dim")
    table.add_column("id", justify="right", no_wrap=True)
    table.add_column("when", no_wrap=True)
    table.add_column("what", no_wrap=True, max_width=16)
    if wide:
        table.add_column("who", ratio=3, overflow="fold")
        table.add_column("firm", ratio=3, overflow="fold")
        table.add_column("phone", no_wrap=True)
        table.add_column("last", ratio=4, overflow="fold")
        table.add_column("why", ratio=4, overflow="fold")
    else:
        table.add_column("who", min_width=16, max_width=30, overflow="fold")
        table.add_column("phone, last touch, why", overflow="fold")
    for line in lines:
        head = [_plain(str(line.id), "dim"), _when(line, today), _what(line)]
        if wide:
            texts = [_name(line), _plain(line.company), _phone(line)]
            table.add_row(*head, *texts, _plain(last_touch(line, today)), _plain(line.why, "dim"))
        else:
            table.add_row(*head, _who(line), _about(line, today))
    return table


def _block(line: Line, today: date) -> RenderableType:
    """One person on a narrow terminal."""
    from rich.text import Text

    parts = [
        Text(" ").join([_when(line, today), _what(line), _plain(f"#{line.id}", "dim")]),
        _who(line),
    ]
    parts.append(_about(line, today))
    return Text("\n").join(part for part in parts if part.plain).append("\n")


def _plain(text: str, style: str = "") -> RenderableText:
    from rich.text import Text

    return Text(visible(text), style)


def _when(line: Line, today: date) -> RenderableText:
    late = line.due_on is not None and line.due_on < today
    return _plain(lateness(line, today), "bold red" if late else "")


def _what(line: Line) -> RenderableText:
    if line.action is None:
        return _plain(STATE_NAMES[line.state], "dim")
    return _plain(label(line.action), "bold cyan")


def _name(line: Line) -> RenderableText:
    return _plain(f"★ {line.name}" if line.key else line.name, "bold")


def _who(line: Line) -> RenderableText:
    name = _name(line)
    return name.append("\n" + visible(line.company), "not bold") if line.company else name


def _phone(line: Line) -> RenderableText:
    from rich.style import Style
    from rich.text import Text

    digits = "".join(sign for sign in line.phone if sign.isdecimal() or sign == "+")
    return Text(visible(line.phone), Style(link=f"tel:{digits}") if digits else "")


def _about(line: Line, today: date) -> RenderableText:
    from rich.text import Text

    last = last_touch(line, today)
    parts = [
        _phone(line),
        _plain(f"last: {last}") if last else _plain(""),
        _plain(line.why, "dim"),
    ]
    return Text("\n").join(part for part in parts if part.plain)


if TYPE_CHECKING:
    from rich.text import Text as RenderableText
