"""From the cells of one record to a contact, or to what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cadence.exchange.checks import RowError, emails_in, is_email, phone_fault
from cadence.exchange.columns import Columns
from cadence.exchange.compose import NO_OTHERS, Composer, picker, put_first
from cadence.exchange.contacts import BadRow, Contact, Record
from cadence.exchange.guard import unguarded

_NOT_TEXT: Final = "\ufffd"


class RowReader:
    """Reads the records of one file that has `columns`, `width` of them.

    `guards`: our own apostrophes may stand in front of formulas. `doubt`: the encoding, when
    the file has bytes that are no text in it, else None, which saves looking at every cell.
    """

    def __init__(self, columns: Columns, *, width: int, guards: bool, doubt: str | None) -> None:
        self._width = width
        self._guards = guards
        self._doubt = doubt
        self._surplus = columns.surplus
        composer = Composer(columns)
        self._names = tuple(composer.simple)
        self._pick = picker(tuple(composer.simple.values()))
        self._compose = None if composer.idle else composer.compose

    def read(self, row: int, cells: Sequence[str]) -> Record | None:
        """The contact in `cells`, which start on line `row`; None when there is nothing in them.

        Never raises: what is wrong comes back as a BadRow.
        """
        try:
            return self._contact(row, cells)
        except RowError as error:
            return BadRow(row, str(error), tuple(map(printable, cells)))

    def _contact(self, row: int, cells: Sequence[str]) -> Contact | None:
        if self._doubt:
            _check_text(cells, self._doubt)
        values = list(map(str.strip, cells))
        if len(values) != self._width or self._surplus:
            values = self._fitted(values)
        if self._guards and "'" in "".join(values):
            values = [unguarded(value) if value[:1] == "'" else value for value in values]
        picked = self._pick(values)
        fields = dict(zip(self._names, picked, strict=True))
        if "" in picked:
            fields = {name: value for name, value in fields.items() if value}
        emails, phones, addresses = self._compose(fields, values) if self._compose else NO_OTHERS
        if "name" not in fields:
            if any(values):
                raise RowError("no name")
            return None
        if (email := fields.get("email")) and not is_email(email):
            emails = put_first(fields, "email", emails_in(email))
        if (phone := fields.get("phone")) and (fault := phone_fault(phone)):
            raise RowError(fault)
        return Contact(row, fields, emails, phones, addresses)

    def _fitted(self, values: list[str]) -> list[str]:
        """As many cells as there are columns; refuses cells that have no column."""
        beyond = values[self._width :]
        beyond += [values[column] for column in self._surplus if column < len(values)]
        if any(beyond):
            raise RowError("more cells than columns (a delimiter without quotation marks?)")
        return values[: self._width] + [""] * (self._width - len(values))


def printable(cell: str) -> str:
    """A cell that any file can hold: what is no text in it stands as U+FFFD."""
    try:
        cell.encode()
    except UnicodeEncodeError:
        cell = "".join(_NOT_TEXT if "\ud800" <= char <= "\udfff" else char for char in cell)
    return cell.replace("\0", _NOT_TEXT)


def _check_text(cells: Sequence[str], encoding: str) -> None:
    """Refuses NUL and what stands for bytes that are no text (RowError)."""
    for cell in cells:
        if "\0" in cell:
            raise RowError("a NUL byte in it")
        if cell.isascii():
            continue
        for char in cell:
            if char == _NOT_TEXT:
                raise RowError(f"bytes in it that are not {encoding} text")
            if "\udc80" <= char <= "\udcff":  # what `surrogateescape` makes of 80 to FF
                raise RowError(f"the byte {ord(char) & 0xFF:02X} in it is not {encoding} text")
