"""What statements are made of: the tables, constants, named values."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Executable,
    Integer,
    Table,
    Text,
    bindparam,
    cast,
    func,
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
# PostgreSQL reads a bare NULL in the first part of a union as a text.
NULL = cast(literal_column("NULL"), Integer)
NO_DAY = literal_column("NULL", Date)
EVERYBODY = literal_column("'*'", Text)


def named(name: str) -> Any:
    """A value that is given when the statement is run."""
    return bindparam(name)


def named_text(name: str) -> ColumnElement[str]:
    """A value that is given, of which it is known that it is a text."""
    return bindparam(name, type_=Text)


# A value that is asked whether it is there has no column to take its type from.
def named_number(name: str) -> ColumnElement[int]:
    """A value that is given, of which it is known that it is a whole number."""
    return bindparam(name, type_=Integer)


def named_date(name: str) -> ColumnElement[date]:
    """A value that is given, of which it is known that it is a date."""
    return bindparam(name, type_=Date)


def between_commas(text: ColumnElement[str]) -> ColumnElement[str]:
    """The text with a comma before and after it, so that whole words are looked for."""
    return COMMA.concat(text).concat(COMMA)


def holds(words: ColumnElement[str], word: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a list between commas holds a word. LIKE has other capitals in each database."""
    return func.replace(words, between_commas(word), EMPTY) != words


def columns_of(table: Table, names: list[str]) -> list[ColumnElement[Any]]:
    """Those columns of a table."""
    return [table.c[name] for name in names]


def insert_into(table: Table, names: list[str]) -> Executable:
    """A new row, each column from the value of its name."""
    return insert(table).values({name: named(name) for name in names})
