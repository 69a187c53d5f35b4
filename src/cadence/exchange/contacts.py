"""What a list of contacts holds: the fields, a contact, a row that is none.

Everything is text here. Languages, dates and yes-or-no are the caller's to check: this room
knows what a file says, not what it may mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

FIELDS: Final[tuple[str, ...]] = (
    "name",
    "company",
    "role",
    "phone",
    "email",
    "address",
    "salutation",
    "language",
    "country",
    "met_on",
    "topic",
    "problem",
    "next_step",
    "decision_maker",
    "who_decides",
    "symptoms",
    "key",
    "referred_by",
    "source",
    "owner",
    "tags",
    "note",
)
"""The fields that can be imported, in the order of an export."""

EXPORT_ONLY: Final[tuple[str, ...]] = ("id", "state", "action", "due_on")
"""Columns that an export adds for people to read; an import takes no notice of them."""

WHY_COLUMN: Final = "cadence: why"
"""The last column of a file of rejected rows: what is wrong with the row."""

SURPLUS_COLUMN: Final = "cadence: extra"
"""A column of a file of rejected rows for a cell that had no column; must be empty again."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One person out of a file.

    `row` is the line (from 1) on which the record starts, as an editor counts lines.
    `fields` has only the fields that say something; `name` is always there.
    `other_*` are the second and further values, in the file's order: kept, so nothing is lost.
    """

    row: int
    fields: Mapping[str, str]
    other_emails: tuple[str, ...] = ()
    other_phones: tuple[str, ...] = ()
    other_addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRow:
    """A record that is no contact: `why` is a short clause, `cells` are as they stood in the file.

    Characters that no CSV can hold (bytes that are not text, NUL) stand as U+FFFD in `cells`.
    """

    row: int
    why: str
    cells: tuple[str, ...]


Record: TypeAlias = Contact | BadRow
