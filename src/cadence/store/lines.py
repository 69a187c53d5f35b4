"""Rows into the lines of a list: what every morning reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cadence.engine.lines import LastTouch, Line
from cadence.engine.vocabulary import State
from cadence.store.dates import to_date

Row = Sequence[Any]


def line(row: Row) -> Line:
    """One line of a list. Raises ValueError when the row holds a nonsense date or state."""
    touched = to_date(row[12])
    return Line(
        id=row[0],
        name=row[1],
        company=row[2],
        phone=row[3],
        email=row[4],
        state=State(row[5]),
        action=row[6],
        due_on=to_date(row[7]),
        rank=row[8],
        why=row[9],
        key=row[10] == 0,
        owner=row[11],
        last_touch=LastTouch(touched, row[13], row[14]) if touched else None,
        tags=tuple(row[15].split(",")) if row[15] else (),
        last_contact_on=to_date(row[16]),
        country=row[17],
        about=row[18],
        text=row[19],
    )
