"""How a file is laid out: its encoding, what stands between the cells, where the headers are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from typing import BinaryIO, Final, TextIO

from cadence.errors import BadFileError
from cadence.exchange.checks import shown
from cadence.exchange.columns import Columns, recognise
from cadence.exchange.contacts import EXPORT_ONLY, FIELDS, SURPLUS_COLUMN, WHY_COLUMN
from cadence.exchange.decoding import CODE_PAGES, Decoding
from cadence.exchange.headers import spelling, spellings
from cadence.exchange.mapping import no_such_header, place
from cadence.exchange.rows import printable

DELIMITERS: Final = ",;\t|"
_BLANK: Final = DELIMITERS + " "  # all there is in a blank row of another delimiter
_SEARCHED: Final = 20  # records among which the headers are looked for
_COMPARED: Final = 50  # records that are looked at for their number of cells
_MOST_COLUMNS: Final = 1000  # no address book has more; a broken file may
_ENOUGH: Final = 1 << 20  # characters in which headers are looked for
_NAMED: Final = 8  # headers that a message names

_OURS: Final = frozenset({*FIELDS, *EXPORT_ONLY, SURPLUS_COLUMN, WHY_COLUMN})


@dataclass(frozen=True, slots=True)
class Layout:
    """What has to be known to read a file.

    `header_row` is the line (from 1) on which the headers start, `last_header_line` the one on
    which they end. `is_ours` when the headers are those of our own export.
    """

    encoding: str
    errors: str
    delimiter: str
    header_row: int
    last_header_line: int
    headers: tuple[str, ...]
    columns: Columns
    in_doubt: bool
    is_ours: bool


@dataclass(frozen=True, slots=True)
class _Top:
    """A record near the top of a file: the lines on which it starts and ends, and its cells."""

    first_line: int
    last_line: int
    cells: tuple[str, ...]


@contextmanager
def as_text(stream: BinaryIO, encoding: str, errors: str) -> Iterator[TextIO]:
    """A binary stream as text from its beginning, its line ends untouched; left open after."""
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding, errors, newline="")
    try:
        yield text
    finally:
        if not stream.closed:
            text.detach()  # else the stream is closed together with the wrapper


def find_layout(
    stream: BinaryIO, decoding: Decoding, kind: str | None, mapping: Mapping[str, str]
) -> Layout:
    """Finds the layout in which most headers are recognised.

    Raises BadFileError when no headers are found, or none for a name; UsageError when `mapping`
    names a header that the file does not have.
    """
    best: tuple[tuple[float, ...], Layout, tuple[str, ...]] | None = None
    widest: tuple[str, ...] = ()
    for encoding, delimiter in product(decoding.encodings, DELIMITERS):
        records = _top(stream, encoding, decoding.errors, delimiter)
        for number, record in enumerate(records[:_SEARCHED]):
            if len(record.cells) > _MOST_COLUMNS:
                continue
            widest = max(widest, record.cells, key=len)
            placed, missing = place(mapping, record.cells)
            columns = recognise(record.cells, kind, placed)
            layout = Layout(
                encoding=encoding,
                errors=decoding.errors,
                delimiter=delimiter,
                header_row=record.first_line,
                last_header_line=record.last_line,
                headers=record.cells,
                columns=columns,
                in_doubt=decoding.in_doubt,
                is_ours=_is_ours(record.cells, columns),
            )
            score = (
                len(columns.taken),
                columns.can_name,
                _well_spelled(layout) if len(decoding.encodings) > 1 else 0,
                _regularity(records[number:]),
            )
            if best is None or score > best[0]:
                best = score, layout, missing
            if number == 0 and _OURS.issuperset(record.cells) and "name" in record.cells:
                # Our own export: nothing in its rows may be taken for better headers.
                return _checked(layout, missing)
    if best is None:
        raise BadFileError(
            "No row of the file can be read: it is blank, or begins with a quotation mark "
            "that is never closed."
        )
    _, layout, missing = best
    if not layout.columns.taken:
        if missing:
            raise no_such_header(missing[0], widest)
        raise _no_headers(widest)
    return _checked(layout, missing)


def _top(stream: BinaryIO, encoding: str, errors: str, delimiter: str) -> list[_Top]:
    """The first records that are not blank, read leniently."""
    found: list[_Top] = []
    with as_text(stream, encoding, errors) as text:
        reader = csv.reader(text, delimiter=delimiter)
        line = size = 0
        try:
            for record in reader:
                cells = tuple(printable(cell).replace("\ufeff", "").strip() for cell in record)
                if any(cell.strip(_BLANK) for cell in cells):
                    found.append(_Top(line + 1, reader.line_num, cells))
                size += sum(map(len, record))
                if len(found) == _COMPARED or size > _ENOUGH:
                    break
                line = reader.line_num
        except csv.Error:
            pass  # a quotation mark that never ends: what came before it has to do
    return found


def _regularity(records: Sequence[_Top]) -> float:
    """The share of records that have as many cells as the first of them."""
    return sum(len(one.cells) == len(records[0].cells) for one in records) / len(records)


def _well_spelled(layout: Layout) -> int:
    """How many headers are words, accents and all, of a language of this code page."""
    languages = CODE_PAGES.get(layout.encoding, ())
    return sum(
        any(spelling(layout.headers[column]) in spellings(language) for language in languages)
        for column in layout.columns.taken
    )


def _is_ours(headers: Sequence[str], columns: Columns) -> bool:
    return "name" in headers and all(headers[column] in FIELDS for column in columns.taken)


def _checked(layout: Layout, missing: Sequence[str]) -> Layout:
    if missing:
        raise no_such_header(missing[0], layout.headers)
    if not layout.columns.can_name:
        free = [h for c, h in enumerate(layout.headers) if h and c not in layout.columns.taken]
        example = (free or [header for header in layout.headers if header])[0]
        raise BadFileError(
            f"No column was recognised as the name among {_named(layout.headers)}. "
            f"Say which one it is: --map name={shown(example)}"
        )
    return layout


def _no_headers(cells: Sequence[str]) -> BadFileError:
    example = next(filter(None, cells))
    return BadFileError(
        f"No headers were recognised: the file has {_named(cells)}. Put headers such as "
        "name, company, phone, email above the columns, or say which column is which: "
        f"--map name={shown(example)}"
    )


def _named(cells: Sequence[str]) -> str:
    filled = list(filter(None, cells))
    return ", ".join(map(shown, filled[:_NAMED])) + (", …" if len(filled) > _NAMED else "")
