"""The statements about changes: what each command changed, and taking it back."""

from __future__ import annotations

from sqlalchemy import Executable, Integer, case, cast, delete, func, or_, select, update

from cadence.store.terms import (
    ONE,
    ZERO,
    away,
    basis,
    change,
    columns_of,
    edit,
    insert_into,
    named,
    named_number,
    promotion,
    prospect,
    touch,
)

_CHANGE = ["id", "made_at", "made_by", "command", "summary", "prospect_id"]

CHANGES: dict[str, Executable] = {
    # changes and undo
    "drop_change": delete(change).where(change.c.id == named("of_id")),
    "add_change": insert_into(change, ["made_at", "made_by", "command", "summary", "prospect_id"]),
    "set_summary": update(change)
    .where(change.c.id == named("of_id"))
    .values(summary=named("summary"), prospect_id=named("prospect_id")),
    "last_change": select(*columns_of(change, _CHANGE))
    .where(change.c.made_by == named("made_by"), change.c.undone == ZERO)
    .order_by(change.c.id.desc())
    .limit(ONE)
    .offset(ZERO),
    "last_undone": select(
        *columns_of(
            change,
            [*_CHANGE, "undone_order"],
        )
    )
    .where(change.c.made_by == named("made_by"), change.c.undone == ONE)
    .order_by(change.c.undone_order.desc())
    .limit(ONE)
    .offset(ZERO),
    "changes": select(*columns_of(change, [*_CHANGE, "undone"]))
    .order_by(change.c.id.desc())
    .limit(named("limit"))
    .offset(ZERO),
    "changes_of": select(*columns_of(change, [*_CHANGE, "undone"]))
    .where(change.c.prospect_id == named("prospect_id"))
    .order_by(change.c.id.desc())
    .limit(named("limit"))
    .offset(ZERO),
    "later_change": select(*columns_of(change, ["id", "made_by", "summary"]))
    .where(
        change.c.id > named("id"),
        change.c.undone == ZERO,
        or_(
            change.c.prospect_id.is_(None),
            named_number("prospect_id").is_(None),
            change.c.prospect_id == named_number("prospect_id"),
        ),
    )
    .order_by(change.c.id)
    .limit(ONE)
    .offset(ZERO),
    # An undo changes the sum, and so does a redo.
    "changes_so_far": select(
        func.max(change.c.id), cast(func.sum(change.c.id * change.c.undone), Integer)
    ),
    "bases": select(*columns_of(basis, ["owner", "settings"])).order_by(basis.c.owner),
    "set_undone": update(change)
    .where(change.c.id == named("of_id"))
    .values(
        undone=named_number("undone"),
        undone_order=case(
            (
                named_number("undone") == ONE,
                select(func.max(change.alias("other").c.undone_order) + ONE).scalar_subquery(),
            ),
            else_=ZERO,
        ),
    ),
    "void_touches": update(touch)
    .where(touch.c.change_id == named("of_change"))
    .values(void=named("undone")),
    "remove_prospects": update(prospect)
    .where(prospect.c.change_id == named("of_change"))
    .values(removed=named("undone"), due_on=None),
    "remove_away": update(away)
    .where(away.c.change_id == named("of_change"))
    .values(removed=named("undone")),
    "remove_promotions": update(promotion)
    .where(promotion.c.change_id == named("of_change"))
    .values(removed=named("undone")),
    "prospects_of_change": select(prospect.c.id).where(prospect.c.change_id == named("of_change")),
    "touched_by_change": select(touch.c.prospect_id)
    .join(prospect, prospect.c.id == touch.c.prospect_id)
    .where(touch.c.change_id == named("of_change"), prospect.c.removed < ONE)
    .distinct(),
    "add_edit": insert_into(edit, ["change_id", "prospect_id", "field", "before", "after"]),
    "edits": select(*columns_of(edit, ["prospect_id", "field", "before", "after"]))
    .where(edit.c.change_id == named("change_id"))
    .order_by(edit.c.id),
    "edits_of": select(
        *columns_of(change, ["id", "made_at"]), *columns_of(edit, ["field", "before", "after"])
    )
    .join(change, change.c.id == edit.c.change_id)
    .where(edit.c.prospect_id == named("prospect_id"), change.c.undone == ZERO)
    .order_by(edit.c.id),
    "aways_of_change": select(away.c.owner).where(away.c.change_id == named("change_id")),
}
"""By the name under which the store calls them."""
