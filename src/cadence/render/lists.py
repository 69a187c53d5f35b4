"""Lists: the day's list and everybody, on a terminal or as columns for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TextIO

from cadence.engine.lines import Line
from cadence.engine.speech import label
from cadence.engine.vocabulary import STATE_NAMES
from cadence.render.palette import DUE, HEADING, LATE, QUIET
from cadence.render.sentences import last_touch, lateness
from cadence.render.visible import visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

COLUMNS = ("id", "due_on", "days_late", "action", "name", "company", "phone", "last", "why")
NARROW, WIDE = 72, 120
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
    table = _table(lines, today, wide=console.width >= WIDE)
    for line in lines:
        _add(table, line, today, wide=console.width >= WIDE)
    console.print(table)


def draw_sections(
    sections: Sequence[tuple[str, Sequence[Line]]], today: date, console: Console
) -> None:
    """The lines under headings, in the same columns throughout; a heading says what is late."""
    from rich.text import Text

    everything = [line for _, lines in sections for line in lines]
    for heading, lines in sections:
        console.print()
        console.print(Text(heading, HEADING))
        if console.width < NARROW:
            draw(lines, today, console)
            continue
        wide = console.width >= WIDE
        table = _table(everything, today, wide=wide)
        table.show_header = False
        table.box = None
        for line in lines:
            _add(table, line, today, wide=wide)
        console.print(table)


def _table(lines: Sequence[Line], today: date, *, wide: bool) -> RenderableTable:
    """An empty table with columns in which each of the lines has room."""
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.table import Table

    names = [cell_len(part) + 2 for line in lines for part in (line.name, line.company)]
    who = min(max([16, *names]), 30)
    when = max((len(lateness(line, today)) for line in lines), default=0)
    what = max((len(_what(line).plain) for line in lines), default=0)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True, header_style=QUIET)
    table.add_column("id", justify="right", no_wrap=True, min_width=2)
    table.add_column("when", no_wrap=True, width=max(when, len("when")))
    table.add_column("what", no_wrap=True, width=min(max(what, len("what")), 16))
    if wide:
        table.add_column("who", ratio=3, overflow="fold")
        table.add_column("firm", ratio=3, overflow="fold")
        table.add_column("phone", ratio=2, overflow="fold")
        table.add_column("last", ratio=4, overflow="fold")
        table.add_column("why", ratio=4, overflow="fold")
    else:
        table.add_column("who", width=who, overflow="fold")
        table.add_column("phone, last touch, why", ratio=1, overflow="fold")
    return table


def _add(table: RenderableTable, line: Line, today: date, *, wide: bool) -> None:
    head = [_plain(str(line.id), QUIET), _when(line, today), _what(line)]
    if wide:
        texts = [_name(line), _plain(line.company), phone(line)]
        table.add_row(*head, *texts, _plain(last_touch(line, today)), _plain(line.why, QUIET))
    else:
        table.add_row(*head, _who(line), _about(line, today))


def _block(line: Line, today: date) -> RenderableType:
    """One person on a narrow terminal."""
    from rich.text import Text

    parts = [
        Text(" ").join([_when(line, today), _what(line), _plain(f"#{line.id}", QUIET)]),
        _who(line),
    ]
    parts.append(_about(line, today))
    return Text("\n").join(part for part in parts if part.plain).append("\n")


def _plain(text: str, style: str = "") -> RenderableText:
    from rich.text import Text

    return Text(visible(text), style)


def _when(line: Line, today: date) -> RenderableText:
    late = line.due_on is not None and line.due_on < today
    return _plain(lateness(line, today), LATE if late else "")


def _what(line: Line) -> RenderableText:
    if line.action is None:
        return _plain(STATE_NAMES[line.state], QUIET)
    return _plain(label(line.action), DUE)


def _name(line: Line) -> RenderableText:
    return _plain(f"★ {line.name}" if line.key else line.name, DUE)


def _who(line: Line) -> RenderableText:
    name = _name(line)
    return name.append("\n" + visible(line.company), "not bold") if line.company else name


def phone(line: Line) -> RenderableText:
    """The number; where a terminal knows links, one that dials."""
    from rich.style import Style
    from rich.text import Text

    digits = "".join(sign for sign in line.phone if sign.isdecimal() or sign == "+")
    return Text(visible(line.phone), Style(link=f"tel:{digits}") if digits else "")


def _about(line: Line, today: date) -> RenderableText:
    from rich.text import Text

    last = last_touch(line, today)
    parts = [
        phone(line),
        _plain(f"last: {last}") if last else _plain(""),
        _plain(line.why, QUIET),
    ]
    return Text("\n").join(part for part in parts if part.plain)


if TYPE_CHECKING:
    from rich.table import Table as RenderableTable
    from rich.text import Text as RenderableText
