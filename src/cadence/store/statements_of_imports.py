"""The statements of an import: made ready in tables of its own, then written in batches."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from cadence.store import tables_of_imports as staged
from cadence.store.columns import ENROLMENT, PROFILE, START, TOUCH
from cadence.store.terms import (
    ONE,
    ZERO,
    cadence,
    columns_of,
    insert_into,
    lookup,
    named,
    prospect,
    touch,
)

_contact, _person, _start = staged.contact, staged.person, staged.start
_BASE = bindparam("base", type_=prospect.c.id.type)
"""What makes an id of a number in the file: the database gives out ids in the order of a batch."""
_TOUCH_BASE = bindparam("touch_base", type_=touch.c.id.type)


def _stage(table: Table) -> Executable:
    """A row for a table of the import, in the order of its columns."""
    return insert_into(table, [column.name for column in table.columns])


def _batch(column: ColumnElement[Any]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return column >= named("first"), column <= named("last")


def _given(table: Table, name: str) -> ColumnElement[Any]:
    """A value for that column, of which the database knows the type."""
    return bindparam(name, type_=table.c[name].type)


def _written(table: Table, values: dict[str, ColumnElement[Any]], source: Any) -> Executable:
    """Rows for a table, each column from what stands beside its name."""
    found = select(*(value.label(name) for name, value in values.items())).select_from(source)
    (first,) = source.primary_key if isinstance(source, Table) else _person.primary_key
    return insert(table).from_select(list(values), found.where(*_batch(first)).order_by(first))


_IN_DOUBT = _contact.c.row.in_(select(staged.doubt.c.row))
_BATCH = _batch(_contact.c.id)
_FOUND = lookup.join(prospect, prospect.c.id == lookup.c.prospect_id)
# Whoever asks for the same range asks once: a number may be that of a switchboard.
_RANGES = (
    select(_contact.c.low, _contact.c.high).where(*_BATCH, _IN_DOUBT).distinct().subquery("ranges")
)
_SHARED = (
    select(_contact.c.mark)
    .group_by(_contact.c.mark)
    .having(func.count() > ONE, func.min(_contact.c.weak) == ZERO)
)
# No bare column: SQLite would read everybody and look each up among those who are wanted.
_WANTED = staged.wanted.c.id + ZERO

IMPORTS: dict[str, Executable] = {
    # who may be there already
    "stage_contact": _stage(_contact),
    "stage_doubt": _stage(staged.doubt),
    "doubt_within": insert(staged.doubt).from_select(
        ["row"], select(_contact.c.row).where(_contact.c.mark.in_(_SHARED)).distinct()
    ),
    "doubt_known": insert(staged.doubt).from_select(
        ["row"],
        select(_contact.c.row)
        .where(
            *_BATCH,
            select(ONE)
            .select_from(_FOUND)
            .where(
                lookup.c.key >= _contact.c.low,
                lookup.c.key <= _contact.c.high,
                # An equality would make SQLite gather everybody who is not removed first.
                prospect.c.removed < ONE,
            )
            # PostgreSQL would otherwise read everybody first, for each batch.
            .limit(ONE)
            .offset(ZERO)
            .exists(),
        )
        .distinct(),
    ),
    "doubtful": select(staged.doubt.c.row).where(*_batch(staged.doubt.c.row)).distinct(),
    "known": select(lookup.c.key, *columns_of(prospect, ["id", "name", "company", "state"]))
    .select_from(
        # In this order: see `bulk_postgresql`.
        _RANGES.join(
            lookup, and_(lookup.c.key >= _RANGES.c.low, lookup.c.key <= _RANGES.c.high)
        ).join(prospect, prospect.c.id == lookup.c.prospect_id)
    )
    .where(prospect.c.removed < ONE)
    .distinct()
    .order_by(prospect.c.id),
    "stage_held": _stage(staged.held),
    "held": select(*columns_of(staged.held, ["what", "person", "name", "company", "state"]))
    .where(staged.held.c.place.in_(select(_contact.c.place).where(*_BATCH, _IN_DOUBT)))
    .distinct(),
    # those who are new
    "stage_person": _stage(_person),
    "stage_start": _stage(_start),
    "stage_key": _stage(staged.key),
    "stage_note": _stage(staged.note),
    "write_people": _written(
        prospect,
        {
            "change_id": _given(prospect, "change_id"),
            **{name: _person.c[name] for name in PROFILE},
            **{name: _start.c[name] for name in START},
            "met_on": _person.c.met_on,
            "cadence_id": _given(prospect, "cadence_id"),
            "last_contact_on": _person.c.met_on,
        },
        _person.join(_start, _start.c.id == _person.c.start),
    ),
    "write_keys": _written(
        lookup,
        {"key": staged.key.c.key, "prospect_id": staged.key.c.number + _BASE},
        staged.key,
    ),
    "write_notes": _written(
        touch,
        {
            "prospect_id": staged.note.c.number + _BASE,
            "change_id": _given(touch, "change_id"),
            **{name: _given(touch, name) for name in TOUCH},
            "note": staged.note.c.note,
        },
        staged.note,
    ),
    "mark_noted": update(prospect)
    .where(prospect.c.id == staged.note.c.number + _BASE, *_batch(staged.note.c.id))
    .values(last_touch_id=staged.note.c.id + _TOUCH_BASE),
    # those who are many
    "want": _stage(staged.wanted),
    "wanted_records": select(
        *columns_of(prospect, ["id", *PROFILE, *ENROLMENT, "removed"]),
        *columns_of(cadence, ["name", "steps"]),
    )
    .select_from(
        staged.wanted.join(prospect, prospect.c.id == _WANTED).join(
            cadence, cadence.c.id == prospect.c.cadence_id
        )
    )
    .order_by(prospect.c.id),
    "wanted_touches": select(*columns_of(touch, ["prospect_id", "id", *TOUCH]))
    .select_from(staged.wanted.join(touch, touch.c.prospect_id == _WANTED))
    # Of an equality PostgreSQL expects that few fit, and then reads them all.
    .where(touch.c.void < ONE)
    .order_by(touch.c.prospect_id, touch.c.happened_on, touch.c.id),
    "wanted_keys": select(*columns_of(lookup, ["prospect_id", "key"])).select_from(
        staged.wanted.join(lookup, lookup.c.prospect_id == _WANTED)
    ),
    # made ready anew
    **{f"empty_{table.name}": delete(table) for table in staged.STAGED.sorted_tables},
}
"""By the name under which the store calls them."""
