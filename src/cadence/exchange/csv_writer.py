"""Writes contacts as CSV (RFC 4180), and the rows that could not be read, to be mended."""

from __future__ import annotations

import csv
import io
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


def write_rejects(headers: Sequence[str], rows: Iterable[BadRow], stream: TextIO) -> int:
    """Writes rows that could not be read, as they stood, with why in a last column.

    The rows are gone through twice.

    `headers` are those of the file. Mended, it can be imported: the last column is ignored.
    What had no column stands in one that has to be empty by then. Gives the number of rows;
    the stream is opened as for `write_contacts`.
    """
    # A file of rejects that is rejected again has these columns already.
    ours = (SURPLUS_COLUMN, WHY_COLUMN)
    kept = [column for column, header in enumerate(headers) if header not in ours]
    added = [SURPLUS_COLUMN] if any(_surplus(headers, row) for row in rows) else []
    writer = csv.writer(stream)
    writer.writerow([*(headers[column] for column in kept), *added, WHY_COLUMN])
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007 - used after the loop
        cells = [row.cells[column] if column < len(row.cells) else "" for column in kept]
        extra = [_surplus(headers, row)] if added else []
        writer.writerow([*cells, *extra, row.why])
    return count


def _surplus(headers: Sequence[str], row: BadRow) -> str:
    """The cells of a row that have no column, in one."""
    cells = [
        cell
        for column, cell in enumerate(row.cells)
        if cell.strip() and (column >= len(headers) or headers[column] == SURPLUS_COLUMN)
    ]
    if len(cells) < 2:
        return "".join(cells)
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
