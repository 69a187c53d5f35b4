"""Statements that go over everybody, a range of ids at a time: `:after` < id <= `:last`.

They are a part of `statements.STATEMENTS`, and frozen with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable, func, or_, select, union_all

from cadence.store.columns import ENROLMENT, MATTER, PROFILE, STANDING, TOUCH
from cadence.store.terms import (
    EVERYBODY,
    ZERO,
    cadence,
    columns_of,
    matter,
    named,
    named_text,
    prospect,
    touch,
)


def _within(column: Any) -> tuple[Any, Any]:
    return column > named("after"), column <= named("last")


def _of_owner(column: Any) -> Any:
    """`:owner` is one owner, or `*` for everybody's."""
    return or_(named_text("owner") == EVERYBODY, column == named("owner"))


def _days(mine: Sequence[Any], matter_mine: Sequence[Any]) -> Executable:
    """How many next actions, and how many matters beside them, are due on each day."""
    actions = select(prospect.c.due_on, func.count()).where(*mine, prospect.c.due_on.is_not(None))
    matters = select(matter.c.due_on, func.count()).where(*matter_mine)
    return union_all(actions.group_by(prospect.c.due_on), matters.group_by(matter.c.due_on))


SWEEPS: dict[str, Executable] = {
    "last_id": select(func.max(prospect.c.id)),
    "last_touch": select(func.max(touch.c.id)),
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
    # for counting
    "pasts": select(
        *columns_of(prospect, ["id", "added_on", "met_on", "state", "action", "client_since"]),
        *columns_of(prospect, ["came_back", "came_back_after", "contract_on"]),
    )
    .where(*_within(prospect.c.id), prospect.c.removed == ZERO, _of_owner(prospect.c.owner))
    .order_by(prospect.c.id),
    "entries": select(
        *columns_of(touch, ["prospect_id", "happened_on", "outcome", "step", "kind", "reason"])
    )
    .join(prospect, prospect.c.id == touch.c.prospect_id)
    .where(
        *_within(touch.c.prospect_id),
        touch.c.void == ZERO,
        prospect.c.removed == ZERO,
        _of_owner(prospect.c.owner),
    )
    .order_by(touch.c.prospect_id, touch.c.happened_on, touch.c.id),
    "dated": _days([], []),
    "dated_of": _days([prospect.c.owner == named("owner")], [matter.c.owner == named("owner")]),
}
