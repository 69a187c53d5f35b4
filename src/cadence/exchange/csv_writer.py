"""Writes contacts as CSV (RFC 4180), and the rows that could not be read, to be mended."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from cadence.exchange.contacts import SURPLUS_COLUMN, WHY_COLUMN, BadRow
from cadence.exchange.guard import guarded


def write_contacts(
    rows: Iterable[Mapping[str, str]],
    stream: TextIO,
    *,
    columns: Sequence[str],
    spreadsheet: bool = False,
) -> int:
    """Writes a line of `columns` and one record per row; gives the number of rows.

    The stream is opened by the caller as UTF-8 with `newline=""`. A column that a row does not
    have is empty. With `spreadsheet`, a cell that would run there as a formula gets an
    apostrophe in front. Either way `open_contacts` reads back the very texts (without blanks
    around them), when the columns are out of FIELDS and EXPORT_ONLY, `name` among them.
    """
    count = 0

    def records() -> Iterator[list[str]]:
        nonlocal count
        for row in rows:
            count += 1
            yield [guarded(row.get(column, ""), spreadsheet=spreadsheet) for column in columns]

    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows(records())
    return count


def write_rejects(headers: Sequence[str], rows: Sequence[BadRow], stream: TextIO) -> int:
    """Writes rows that could not be read, as they stood, with why in a last column.

    `headers` are those of the file. Mended, it can be imported: the last column is ignored. A
    cell that had no column goes into one that has to be empty by then. Gives the number of
    rows; the stream is opened as for `write_contacts`.
    """
    # A file that was rejected before says why in each row already: that is out of date.
    kept = [column for column, header in enumerate(headers) if header != WHY_COLUMN]
    width = len(headers)
    beyond = max((len(_without_blank_end(row.cells)) - width for row in rows), default=0)
    writer = csv.writer(stream)
    writer.writerow([*(headers[c] for c in kept), *[SURPLUS_COLUMN] * beyond, WHY_COLUMN])
    for row in rows:
        cells = (*row.cells, *[""] * (width - len(row.cells)))
        extra = (*cells[width:], *[""] * beyond)[: max(beyond, 0)]
        writer.writerow([*(cells[c] for c in kept), *extra, row.why])
    return len(rows)


def _without_blank_end(cells: Sequence[str]) -> Sequence[str]:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return cells
