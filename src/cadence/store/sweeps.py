"""Statements that go over everybody, a range of ids at a time: `:after` < id <= `:last`.

They are a part of `statements.STATEMENTS`, and frozen with it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, func, select

from cadence.store.columns import ENROLMENT, MATTER, PROFILE, STANDING, TOUCH
from cadence.store.terms import ZERO, cadence, columns_of, matter, named, prospect, touch


def _within(column: Any) -> tuple[Any, Any]:
    return column > named("after"), column <= named("last")


SWEEPS: dict[str, Executable] = {
    "last_id": select(func.max(prospect.c.id)),
    "records": select(
        *columns_of(prospect, ["id", *PROFILE, *ENROLMENT, "removed"]),
        *columns_of(cadence, ["name", "steps"]),
        *columns_of(prospect, STANDING),
    )
    .select_from(prospect.outerjoin(cadence, cadence.c.id == prospect.c.cadence_id))
    .where(*_within(prospect.c.id), prospect.c.removed == ZERO)
    .order_by(prospect.c.id),
    "touches_of_many": select(*columns_of(touch, ["prospect_id", "id", *TOUCH]))
    .where(*_within(touch.c.prospect_id), touch.c.void == ZERO)
    .order_by(touch.c.prospect_id, touch.c.happened_on, touch.c.id),
    "matters_of_many": select(*columns_of(matter, ["prospect_id", *MATTER]))
    .where(*_within(matter.c.prospect_id))
    .order_by(matter.c.prospect_id, matter.c.touch_id),
}
