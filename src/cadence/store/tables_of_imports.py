"""The tables in which an import is made ready: temporary, each connection's own.

They hold no check and next to no index: whatever is in them was checked, and is written once. With
the transaction they are gone, so that a pool of connections does not keep them.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, MetaData, Table, Text

from cadence.store.columns import PROFILE, START
from cadence.store.terms import prospect, touch

STAGED = MetaData()


def _staged(name: str, *columns: Column[object] | Index) -> Table:
    return Table(
        f"staged_{name}", STAGED, *columns, prefixes=["TEMPORARY"], postgresql_on_commit="DROP"
    )


def _number(name: str) -> Column[object]:
    """What the rows are known by; we give them out."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _like(table: Table, names: list[str]) -> list[Column[object]]:
    """Columns as another table has them, without its checks."""
    return [Column(name, table.c[name].type) for name in names]


contact = _staged(
    "contact",
    _number("id"),
    Column("row", Integer, nullable=False),
    # the same number for what may be one person within the file
    Column("mark", Integer, nullable=False),
    # 1: a name, which says something only beside a row that has nothing else
    Column("weak", Integer, nullable=False),
    # where somebody is held who was met before and may be this one
    Column("place", Integer),
    # the lookup keys, from the first to the last, of those whom it may be
    Column("low", Text),
    Column("high", Text),
)
"""By what the people in the file may be known."""

doubt = _staged("doubt", Column("row", Integer, nullable=False), Index("staged_doubt_row", "row"))
"""The rows that may be somebody else's as well: they have to be looked at one after another."""

held = _staged(
    "held",
    Column("place", Integer, nullable=False),
    Column("what", Text, nullable=False),
    Column("person", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("state", Text, nullable=False),
    Index("staged_held_place", "place"),
)
"""By what those are known who were met in rows in doubt so far."""

person = _staged(
    "person",
    _number("number"),
    Column("start", Integer, nullable=False),
    Column("met_on", Date, nullable=False),
    *_like(prospect, PROFILE),
)
"""Those who will be added, in the order of the file."""

start = _staged("start", _number("id"), *_like(prospect, START))
"""The first calls."""

key = _staged(
    "key",
    _number("id"),
    Column("number", Integer, nullable=False),
    Column("key", Text, nullable=False),
)
"""By what they will be found."""

note = _staged(
    "note",
    _number("id"),
    Column("number", Integer, nullable=False),
    Column("note", touch.c.note.type, nullable=False),
)
"""What is written down beside them."""

wanted = _staged("wanted", _number("id"))
"""The people that a statement is about, when they are many."""
