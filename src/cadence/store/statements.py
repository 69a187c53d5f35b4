"""Every statement that the program runs, written once in SQLModel's terms.

`freeze` compiles them for each database into the modules that the program loads, so that no
command pays for importing SQLModel; a test compiles them again and compares. To add one:
write it here, run `python -m cadence.store.freeze`, call it by its name.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    Integer,
    Table,
    Text,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlmodel import SQLModel

from cadence.store import tables
from cadence.store.columns import ENROLMENT, PROFILE, STANDING, TOUCH

_T = SQLModel.metadata.tables
change, cadence, prospect = _T["change"], _T["cadence"], _T["prospect"]
touch, lookup, edit = _T["touch"], _T["lookup"], _T["edit"]
away, basis, holidays = _T["away"], _T["basis"], _T["holidays"]
assert tables  # imported for the tables that it declares


# Constants stand in the text; whatever comes from outside is a named value.
ZERO = literal_column("0", Integer)
ONE = literal_column("1", Integer)
EMPTY = literal_column("''", Text)
COMMA = literal_column("','", Text)
EVERYBODY = literal_column("'*'", Text)


def _p(name: str) -> Any:
    return bindparam(name)


def _t(name: str) -> ColumnElement[str]:
    return bindparam(name, type_=Text)


def _between_commas(text: ColumnElement[str]) -> ColumnElement[str]:
    return COMMA.concat(text).concat(COMMA)


def _columns(table: Table, names: list[str]) -> list[ColumnElement[Any]]:
    return [table.c[name] for name in names]


def _insert(table: Table, names: list[str]) -> Executable:
    return insert(table).values({name: _p(name) for name in names})


_LINE = [
    *_columns(
        prospect,
        [
            "id",
            "name",
            "company",
            "phone",
            "email",
            "state",
            "action",
            "due_on",
            "why",
            "not_key",
            "owner",
        ],
    ),
    *_columns(touch, ["happened_on", "outcome", "note"]),
    *_columns(prospect, ["tags", "last_contact_on", "rank"]),
]
_LINES = select(*_LINE).select_from(
    prospect.outerjoin(touch, touch.c.id == prospect.c.last_touch_id)
)
_IN_ORDER = _columns(prospect, list(tables.TODAY_ORDER))
_DUE = prospect.c.due_on <= _p("until")
_MINE = prospect.c.owner == _p("owner")
_MATCH = _columns(prospect, ["id", "name", "company", "state"])
_ENTERED = prospect.c.removed == ZERO
_LISTED = (
    _ENTERED,
    # `:states` is a list between commas, empty for all; one statement serves every filter
    or_(_t("states") == EMPTY, _t("states").contains(_between_commas(prospect.c.state))),
    or_(_t("tag") == EMPTY, _between_commas(prospect.c.tags).contains(_between_commas(_t("tag")))),
    or_(_t("owners") == EVERYBODY, _t("owners").contains(_between_commas(prospect.c.owner))),
    or_(_p("stale_before").is_(None), prospect.c.last_contact_on < _p("stale_before")),
)

_CHANGE = ["id", "made_at", "made_by", "command", "summary", "prospect_id"]

STATEMENTS: dict[str, Executable] = {
    # the morning
    "due": _LINES.where(_DUE).order_by(*_IN_ORDER).limit(_p("limit")).offset(ZERO),
    "due_of": _LINES.where(_MINE, _DUE).order_by(*_IN_ORDER).limit(_p("limit")).offset(ZERO),
    "due_count": select(func.count()).select_from(prospect).where(_DUE),
    "due_count_of": select(func.count()).select_from(prospect).where(_MINE, _DUE),
    "next_due": select(func.min(prospect.c.due_on)).where(prospect.c.due_on > _p("after")),
    "next_due_of": select(func.min(prospect.c.due_on)).where(
        _MINE, prospect.c.due_on > _p("after")
    ),
    # finding people
    "by_id": select(*_MATCH).where(prospect.c.id == _p("id"), _ENTERED),
    "by_key": select(*_MATCH)
    .join(lookup, lookup.c.prospect_id == prospect.c.id)
    .where(lookup.c.key == _p("key"), _ENTERED)
    .order_by(lookup.c.prospect_id)
    .limit(_p("limit"))
    .offset(ZERO),
    "by_prefix": select(*_MATCH)
    .join(lookup, lookup.c.prospect_id == prospect.c.id)
    .where(lookup.c.key >= _p("low"), lookup.c.key < _p("high"), _ENTERED)
    .limit(_p("limit"))
    .offset(ZERO),
    "everybody": select(*_MATCH).where(_ENTERED).order_by(prospect.c.id),
    "keys_of": select(lookup.c.key).where(lookup.c.prospect_id == _p("prospect_id")),
    # one prospect, whole
    "record": select(
        *_columns(prospect, ["id", *PROFILE, *ENROLMENT, "removed"]),
        *_columns(cadence, ["name", "steps"]),
    )
    .join(cadence, cadence.c.id == prospect.c.cadence_id)
    .where(prospect.c.id == _p("id")),
    "touches": select(*_columns(touch, ["id", *TOUCH]))
    .where(touch.c.prospect_id == _p("prospect_id"), touch.c.void == ZERO)
    .order_by(touch.c.happened_on, touch.c.id),
    "line": _LINES.where(prospect.c.id == _p("id")),
    "standing": select(*_columns(prospect, STANDING)).where(prospect.c.id == _p("id")),
    "referred": select(*_MATCH).where(prospect.c.referred_by == _p("id"), _ENTERED),
    # lists
    "list": _LINES.where(*_LISTED).order_by(prospect.c.id),
    "export": select(*_columns(prospect, ["id", "state", "action", "due_on", "met_on", *PROFILE]))
    .where(*_LISTED)
    .order_by(prospect.c.id),
    "notes": select(*_columns(touch, ["prospect_id", "note"]))
    .where(touch.c.void == ZERO, touch.c.outcome == literal_column("'note'"))
    .order_by(touch.c.prospect_id, touch.c.happened_on, touch.c.id),
    "open_ids": select(prospect.c.id)
    .where(_ENTERED, prospect.c.id > _p("after"))
    .order_by(prospect.c.id)
    .limit(_p("limit"))
    .offset(ZERO),
    "touched_by_calendar": select(prospect.c.id).where(
        prospect.c.owner == _p("owner"), prospect.c.due_on.is_not(None), _ENTERED
    ),
    "spread": select(prospect.c.due_on, func.count())
    .where(
        prospect.c.due_on >= _p("from_on"),
        prospect.c.state == literal_column("'active'"),
        prospect.c.position == ZERO,
    )
    .group_by(prospect.c.due_on),
    "owners": select(prospect.c.owner).distinct().order_by(prospect.c.owner),
    "count_by_state": select(prospect.c.state, func.count())
    .where(_ENTERED)
    .group_by(prospect.c.state)
    .order_by(prospect.c.state),
    "newest_entry": select(func.max(prospect.c.added_on)).where(_ENTERED),
    # writing
    "add_prospect": _insert(prospect, ["change_id", *PROFILE, *ENROLMENT, *STANDING]),
    "set_profile": update(prospect)
    .where(prospect.c.id == _p("of_id"))
    .values({name: _p(name) for name in [*PROFILE, "met_on"]}),
    "set_standing": update(prospect)
    .where(prospect.c.id == _p("of_id"))
    .values({name: _p(name) for name in STANDING}),
    "set_enrolment": update(prospect)
    .where(prospect.c.id == _p("of_id"))
    .values({name: _p(name) for name in ENROLMENT}),
    "add_touch": _insert(touch, ["prospect_id", "change_id", *TOUCH]),
    "set_step": update(touch).where(touch.c.id == _p("of_id")).values(step=_p("step")),
    "add_lookup": _insert(lookup, ["key", "prospect_id"]),
    "drop_lookup": delete(lookup).where(lookup.c.prospect_id == _p("prospect_id")),
    # changes and undo
    "drop_change": delete(change).where(change.c.id == _p("of_id")),
    "add_change": _insert(change, ["made_at", "made_by", "command", "summary", "prospect_id"]),
    "set_summary": update(change)
    .where(change.c.id == _p("of_id"))
    .values(summary=_p("summary"), prospect_id=_p("prospect_id")),
    "last_change": select(*_columns(change, _CHANGE))
    .where(change.c.made_by == _p("made_by"), change.c.undone == ZERO)
    .order_by(change.c.id.desc())
    .limit(ONE)
    .offset(ZERO),
    "last_undone": select(
        *_columns(
            change,
            [*_CHANGE, "undone_order"],
        )
    )
    .where(change.c.made_by == _p("made_by"), change.c.undone == ONE)
    .order_by(change.c.undone_order.desc())
    .limit(ONE)
    .offset(ZERO),
    "changes": select(*_columns(change, [*_CHANGE, "undone"]))
    .order_by(change.c.id.desc())
    .limit(_p("limit"))
    .offset(ZERO),
    "changes_of": select(*_columns(change, [*_CHANGE, "undone"]))
    .where(change.c.prospect_id == _p("prospect_id"))
    .order_by(change.c.id.desc())
    .limit(_p("limit"))
    .offset(ZERO),
    "later_change": select(*_columns(change, ["id", "made_by", "summary"]))
    .where(
        change.c.id > _p("id"),
        change.c.undone == ZERO,
        or_(
            change.c.prospect_id.is_(None),
            _p("prospect_id").is_(None),
            change.c.prospect_id == _p("prospect_id"),
        ),
    )
    .order_by(change.c.id)
    .limit(ONE)
    .offset(ZERO),
    "set_undone": update(change)
    .where(change.c.id == _p("of_id"))
    .values(
        undone=_p("undone"),
        undone_order=case(
            (
                _p("undone") == ONE,
                select(func.max(change.alias("other").c.undone_order) + ONE).scalar_subquery(),
            ),
            else_=ZERO,
        ),
    ),
    "void_touches": update(touch)
    .where(touch.c.change_id == _p("of_change"))
    .values(void=_p("undone")),
    "remove_prospects": update(prospect)
    .where(prospect.c.change_id == _p("of_change"))
    .values(removed=_p("undone"), due_on=None),
    "remove_away": update(away)
    .where(away.c.change_id == _p("of_change"))
    .values(removed=_p("undone")),
    "prospects_of_change": select(prospect.c.id).where(prospect.c.change_id == _p("of_change")),
    "touched_by_change": select(touch.c.prospect_id)
    .where(touch.c.change_id == _p("of_change"))
    .distinct(),
    "add_edit": _insert(edit, ["change_id", "prospect_id", "field", "before", "after"]),
    "edits": select(*_columns(edit, ["prospect_id", "field", "before", "after"]))
    .where(edit.c.change_id == _p("change_id"))
    .order_by(edit.c.id),
    "edits_of": select(
        *_columns(change, ["id", "made_at"]), *_columns(edit, ["field", "before", "after"])
    )
    .join(change, change.c.id == edit.c.change_id)
    .where(edit.c.prospect_id == _p("prospect_id"), change.c.undone == ZERO)
    .order_by(edit.c.id),
    "aways_of_change": select(away.c.owner).where(away.c.change_id == _p("change_id")),
    # what dates are computed from
    "cadence_by_steps": select(cadence.c.id).where(cadence.c.steps == _p("steps")),
    "add_cadence": _insert(cadence, ["name", "steps"]),
    "add_away": _insert(away, ["change_id", "owner", "from_on", "to_on"]),
    "aways": select(*_columns(away, ["from_on", "to_on"]))
    .where(away.c.owner == _p("owner"), away.c.removed == ZERO)
    .order_by(away.c.from_on),
    "basis": select(basis.c.settings).where(basis.c.owner == _p("owner")),
    "drop_basis": delete(basis).where(basis.c.owner == _p("owner")),
    "add_basis": _insert(basis, ["owner", "settings"]),
    "holidays": select(holidays.c.days).where(
        holidays.c.country == _p("country"), holidays.c.year == _p("year")
    ),
    "add_holidays": _insert(holidays, ["country", "year", "days"]),
}
"""By the name under which the store calls them."""
