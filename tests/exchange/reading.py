"""Short ways to read a list of contacts in a test."""

from __future__ import annotations

import io
from collections.abc import Mapping

from cadence.exchange.contacts import BadRow, Contact, Record
from cadence.exchange.csv_reader import ContactFile, open_contacts


def opened(
    text: str | bytes,
    *,
    kind: str | None = None,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> ContactFile:
    """A list of contacts with this content; text is UTF-8."""
    content = text.encode() if isinstance(text, str) else text
    return open_contacts(io.BytesIO(content), kind=kind, mapping=mapping, encoding=encoding)


def records(text: str | bytes, *, kind: str | None = None) -> list[Record]:
    """Everything that is read from it."""
    return list(opened(text, kind=kind))


def contacts(text: str | bytes, *, kind: str | None = None) -> list[Contact]:
    """The contacts, when there is nothing else in it."""
    found = records(text, kind=kind)
    assert [one for one in found if isinstance(one, BadRow)] == []
    return [one for one in found if isinstance(one, Contact)]


def fields(text: str | bytes, *, kind: str | None = None) -> dict[str, str]:
    """The fields of the only contact in it."""
    (contact,) = contacts(text, kind=kind)
    return dict(contact.fields)


def bad_rows(text: str | bytes) -> list[tuple[int, str]]:
    """Line and reason of what is bad in it."""
    return [(one.row, one.why) for one in records(text) if isinstance(one, BadRow)]
