"""What statements are made of: the tables, constants, named values."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Executable,
    Integer,
    Table,
    Text,
    bindparam,
    insert,
    literal_column,
)
from sqlmodel import SQLModel

from cadence.store import tables, tables_of_dates

_T = SQLModel.metadata.tables
change, cadence, prospect = _T["change"], _T["cadence"], _T["prospect"]
touch, lookup, edit = _T["touch"], _T["lookup"], _T["edit"]
matter, promotion = _T["matter"], _T["promotion"]
away, basis, holidays = _T["away"], _T["basis"], _T["holidays"]
assert tables  # imported, both, for the tables that they declare
assert tables_of_dates


# Constants stand in the text; whatever comes from outside is a named value.
ZERO = literal_column("0", Integer)
ONE = literal_column("1", Integer)
EMPTY = literal_column("''", Text)
COMMA = literal_column("','", Text)
NULL = literal_column("NULL", Integer)
NO_DAY = literal_column("NULL", Date)
EVERYBODY = literal_column("'*'", Text)


def named(name: str) -> Any:
    """A value that is given when the statement is run."""
    return bindparam(name)


def named_text(name: str) -> ColumnElement[str]:
    """A value that is given, of which it is known that it is a text."""
    return bindparam(name, type_=Text)


def between_commas(text: ColumnElement[str]) -> ColumnElement[str]:
    """The text with a comma before and after it, so that whole words are looked for."""
    return COMMA.concat(text).concat(COMMA)


def columns_of(table: Table, names: list[str]) -> list[ColumnElement[Any]]:
    """Those columns of a table."""
    return [table.c[name] for name in names]


def insert_into(table: Table, names: list[str]) -> Executable:
    """A new row, each column from the value of its name."""
    return insert(table).values({name: named(name) for name in names})
