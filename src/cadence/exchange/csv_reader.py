"""Reads a list of contacts from CSV, whoever wrote it: one record at a time, in flat memory."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import BinaryIO, TextIO

from cadence.exchange.contacts import WHY_COLUMN, BadRow, Record
from cadence.exchange.decoding import detect
from cadence.exchange.layout import Layout, as_text, find_layout
from cadence.exchange.mapping import check_fields, check_kind
from cadence.exchange.rows import RowReader, printable


class ContactFile:
    """An open list of contacts: what was recognised in it, and by iterating, what is in it.

    Iterating gives a Contact or a BadRow for each record that is not blank, in the order of
    the file, and starts at its beginning each time. The stream has to stay open, and is the
    caller's to close.
    """

    def __init__(self, stream: BinaryIO, layout: Layout) -> None:
        self._stream = stream
        self._layout = layout
        self.encoding = layout.encoding
        """As Python calls it: `utf-8`, `utf-8-sig`, `utf-16`, `cp1252`, …"""
        self.delimiter = layout.delimiter
        """The character between the cells."""
        self.header_row = layout.header_row
        """The line (from 1) on which the headers start."""
        self.headers = layout.headers
        """The headers as they stand in the file, without blanks around them."""
        self.columns: Mapping[int, str] = layout.columns.taken
        """Which column (from 0) went to which of FIELDS, also where it is only a part of it."""
        self.ignored = tuple(
            header
            for column, header in enumerate(layout.headers)
            if header and column not in layout.columns.taken
        )
        """The headers of the columns that are not taken."""

    def __iter__(self) -> Iterator[Record]:
        layout = self._layout
        # Rows that were rejected for what was no text in them must not pass unmended.
        in_doubt = layout.in_doubt or WHY_COLUMN in layout.headers
        rows = RowReader(
            layout.columns,
            width=len(layout.headers),
            guards=layout.is_ours,
            doubt=layout.encoding if in_doubt else None,
        )
        return _records(self._stream, layout, rows.read)

    def rejected(self, why: Mapping[int, str]) -> Iterable[BadRow]:
        """The records that start on some lines, with their cells as they stand in the file.

        `why` is what is wrong with the record on each line, also where only the caller found it.
        Each iteration reads the file once more.
        """
        return _Rejected(self._stream, self._layout, why)


class _Rejected:
    """Records of a file that were refused."""

    def __init__(self, stream: BinaryIO, layout: Layout, why: Mapping[int, str]) -> None:
        self._stream = stream
        self._layout = layout
        self._why = why

    def __iter__(self) -> Iterator[BadRow]:
        def read(row: int, cells: Sequence[str]) -> BadRow | None:
            why = self._why.get(row)
            return None if why is None else BadRow(row, why, tuple(map(printable, cells)))

        for record in _records(self._stream, self._layout, read):
            assert isinstance(record, BadRow)
            yield record


def open_contacts(
    stream: BinaryIO,
    *,
    kind: str | None = None,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> ContactFile:
    """Recognises a list of contacts in a seekable binary stream, wherever that stands.

    `kind` is what `--from` said (one of KINDS), None to go by the headers alone. `mapping` is
    `--map`: field -> header, several as `First Name+Last Name`, none as an empty text.
    `encoding` overrides what the bytes look like.

    Raises BadFileError when it is no such list (empty, no text, no headers, no names), and
    UsageError for an unknown kind, field, header or encoding. Bad rows are no error.
    """
    check_kind(kind)
    check_fields(mapping or {})
    return ContactFile(stream, find_layout(stream, detect(stream, encoding), kind, mapping or {}))


def _records(
    stream: BinaryIO, layout: Layout, read: Callable[[int, Sequence[str]], Record | None]
) -> Iterator[Record]:
    """What `read` makes of the records below the headers, and what is no record at all."""
    with as_text(stream, layout.encoding, layout.errors) as text:
        deque(islice(text, layout.last_header_line), maxlen=0)
        yield from _below_headers(text, layout, read)


def _below_headers(
    text: TextIO, layout: Layout, read: Callable[[int, Sequence[str]], Record | None]
) -> Iterator[Record]:
    """The same, with what a broken quotation mark swallowed given back."""
    line = layout.last_header_line
    again: deque[str] = deque()
    pending: list[str] = []
    while True:
        pending.clear()
        reader = csv.reader(_noted(text, again, pending), delimiter=layout.delimiter, strict=True)
        before = line
        try:
            for cells in reader:
                row, line = line + 1, before + reader.line_num
                record = read(row, cells)
                if record is not None:
                    yield record
                pending.clear()
        except csv.Error as error:
            again.extendleft(reversed(pending[1:]))
            damage, count = _damage(pending[0], text, again, layout)
            yield _broken(line + 1, count, damage, layout, str(error))
            line += count
        else:
            return


def _noted(text: TextIO, again: deque[str], pending: list[str]) -> Iterator[str]:
    """The lines of a text, those to be read again before it, each noted in `pending`."""
    while again:
        pending.append(again[0])
        yield again.popleft()
    for line in text:
        pending.append(line)
        yield line


def _damage(first: str, text: TextIO, again: deque[str], layout: Layout) -> tuple[list[str], int]:
    """The lines from a broken one on to where the records begin again, and how many they are.

    They begin again on a line that is a whole record by itself: a quotation mark that nobody
    closed ran over it. Anything less sure is left out rather than taken for somebody.
    """
    damage, count = [first], 1
    room = csv.field_size_limit() - len(first)  # as much of it as a cell can hold is kept
    while line := again.popleft() if again else next(text, ""):
        if _is_whole(line, layout):
            again.appendleft(line)
            break
        count += 1
        room -= len(line)
        if room > 0:
            damage.append(line)
    return damage, count


def _is_whole(line: str, layout: Layout) -> bool:
    try:
        cells = next(csv.reader([line], delimiter=layout.delimiter, strict=True))
    except csv.Error:
        return False
    return len(cells) == len(layout.headers)


def _broken(row: int, count: int, lines: Sequence[str], layout: Layout, error: str) -> BadRow:
    """The bad row that some lines make: their text as a cell beyond all columns, untouched.

    How they fall into cells would be a guess, and in a file of rejects a guess might pass.
    """
    why = "a quotation mark that is not closed, or not doubled inside a cell"
    if error.startswith("field larger"):
        why = f"a cell of over {csv.field_size_limit():,} characters, or {why}"
    if count > 1:
        why += f" (lines {row} to {row + count - 1} are left out)"
    text = printable("".join(lines).rstrip("\r\n"))
    return BadRow(row, why, (*[""] * len(layout.headers), text))
