"""Every statement that the program runs, written once in SQLModel's terms.

`freeze` compiles them for each database into the modules that the program loads, so that no
command pays for importing SQLModel; a test compiles them again and compares. To add one:
write it here, run `python -m cadence.store.freeze`, call it by its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    Table,
    Text,
    and_,
    delete,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)

from cadence.store import tables
from cadence.store.columns import ENROLMENT, PROFILE, STANDING, TOUCH
from cadence.store.statements_of_changes import CHANGES
from cadence.store.statements_of_imports import IMPORTS
from cadence.store.sweeps import SWEEPS
from cadence.store.terms import (
    EMPTY,
    EVERYBODY,
    NO_DAY,
    NULL,
    ONE,
    ZERO,
    away,
    basis,
    between_commas,
    cadence,
    columns_of,
    holds,
    holidays,
    insert_into,
    lookup,
    matter,
    named,
    named_date,
    named_text,
    promotion,
    prospect,
    touch,
)

_DUTY = ["action", "due_on", "rank", "why", "not_key", "owner"]
_WITH_LAST = prospect.outerjoin(touch, touch.c.id == prospect.c.last_touch_id)
_opened = touch.alias("opened")


def _line(
    duty: Table, of: ColumnElement[Any], about: ColumnElement[Any], text: ColumnElement[Any]
) -> Any:
    """A line of a list: somebody, what is due, what happened last, what it is about."""
    return select(
        of.label("id"),  # the log has an id as well: the order needs to know which
        *columns_of(prospect, ["name", "company", "phone", "email", "state"]),
        *columns_of(duty, _DUTY),
        *columns_of(touch, ["happened_on", "outcome", "note"]),
        *columns_of(prospect, ["tags", "last_contact_on", "country"]),
        about.label("about"),
        text.label("text"),
    )


_LINES = _line(prospect, prospect.c.id, NULL, EMPTY).select_from(_WITH_LAST)
_MATTERS = _line(matter, matter.c.prospect_id, matter.c.touch_id, _opened.c.note).select_from(
    matter.join(prospect, prospect.c.id == matter.c.prospect_id)
    .outerjoin(touch, touch.c.id == prospect.c.last_touch_id)
    .join(_opened, _opened.c.id == matter.c.touch_id)
)
_DUE = prospect.c.due_on <= named("until")
_MINE = prospect.c.owner == named("owner")
_THEIRS = prospect.c.owner == named("other")
_MATTER_DUE = matter.c.due_on <= named("until")
_MATTER_MINE = matter.c.owner == named("owner")
_MATTER_THEIRS = matter.c.owner == named("other")
# Of everybody, or of two owners (mine, and nobody's own): each read of its own, in the order of
# the index. An `other` that is NULL is nobody.
_Whose = Sequence[Sequence[ColumnElement[bool]]]
_EVERYBODYS: tuple[_Whose, _Whose] = ([[]], [[]])
_OF_TWO: tuple[_Whose, _Whose] = ([[_MINE], [_THEIRS]], [[_MATTER_MINE], [_MATTER_THEIRS]])


def _day_list(whose: _Whose, matters_whose: _Whose) -> Executable:
    """Next actions and matters, each read in the order of its index, merged."""
    return (
        union_all(
            *(_LINES.where(*mine, _DUE) for mine in whose),
            *(_MATTERS.where(*mine, _MATTER_DUE) for mine in matters_whose),
        )
        .order_by(*tables.TODAY_ORDER)
        .limit(named("limit"))
        .offset(ZERO)
    )


def _day_count(whose: _Whose, matters_whose: _Whose) -> Executable:
    number = select(func.count())
    counts = [number.select_from(prospect).where(*mine, _DUE) for mine in whose]
    counts += [number.select_from(matter).where(*mine, _MATTER_DUE) for mine in matters_whose]
    return select(reduce(add, [one.scalar_subquery() for one in counts]))


def _day_after(whose: _Whose, matters_whose: _Whose) -> Executable:
    """The first days of either kind; the earliest one counts."""
    first = [(prospect.c.due_on, mine) for mine in whose]
    first += [(matter.c.due_on, mine) for mine in matters_whose]
    return select(
        *(
            select(func.min(due_on)).where(*mine, due_on > named("after")).scalar_subquery()
            for due_on, mine in first
        )
    )


_ENTERED = prospect.c.removed == ZERO
_NEWEST_ON = (
    select(prospect.c.added_on)
    .where(_ENTERED, prospect.c.id > ZERO)  # as all are: a search from the end, and no scan
    .order_by(prospect.c.id.desc())
    .limit(ONE)
    .offset(ZERO)
    .scalar_subquery()
)
_MATCH = columns_of(prospect, ["id", "name", "company", "state"])
_STATES, _TAG, _OWNERS = named_text("states"), named_text("tag"), named_text("owners")
_STALE_BEFORE = named_date("stale_before")
_LISTED = (
    _ENTERED,
    # `:states` is a list between commas, empty for all; one statement serves every filter
    or_(_STATES == EMPTY, holds(_STATES, prospect.c.state)),
    or_(_TAG == EMPTY, holds(func.lower(between_commas(prospect.c.tags)), _TAG)),
    or_(_OWNERS == EVERYBODY, holds(_OWNERS, prospect.c.owner)),
    or_(_STALE_BEFORE.is_(None), prospect.c.last_contact_on < _STALE_BEFORE),
)

STATEMENTS: dict[str, Executable] = {
    # the morning
    "due": _day_list(*_EVERYBODYS),
    "due_of": _day_list(*_OF_TWO),
    "due_count": _day_count(*_EVERYBODYS),
    "due_count_of": _day_count(*_OF_TWO),
    "next_due": _day_after(*_EVERYBODYS),
    "next_due_of": _day_after(*_OF_TWO),
    # what a morning rests on: the offers, one owner's days off and settings, the holidays, and
    # the day somebody was last entered
    "footing": union_all(
        select(
            literal_column("'offer'", Text),
            *columns_of(promotion, ["id", "text", "from_on", "until_on"]),
        ).where(promotion.c.until_on >= named("today"), promotion.c.removed == ZERO),
        select(
            literal_column("'away'", Text), ZERO, EMPTY, *columns_of(away, ["from_on", "to_on"])
        ).where(away.c.owner == named("owner"), away.c.removed == ZERO),
        select(literal_column("'basis'", Text), ZERO, basis.c.settings, NO_DAY, NO_DAY).where(
            basis.c.owner == named("owner")
        ),
        select(
            literal_column("'holidays'", Text), holidays.c.year, holidays.c.days, NO_DAY, NO_DAY
        ).where(
            holidays.c.country == named("country"),
            or_(holidays.c.year == named("year"), holidays.c.year == named("next_year")),
        ),
        select(literal_column("'newest'", Text), ZERO, EMPTY, _NEWEST_ON, NO_DAY),
    ),
    "kept_in_touch": _LINES.where(
        prospect.c.state == literal_column("'nurture'"),
        prospect.c.last_contact_on < named("before"),
        _ENTERED,
    ).order_by(prospect.c.last_contact_on),
    # finding people
    "by_id": select(*_MATCH).where(prospect.c.id == named("id"), _ENTERED),
    "by_key": select(*_MATCH)
    .join(lookup, lookup.c.prospect_id == prospect.c.id)
    .where(lookup.c.key == named("key"), _ENTERED)
    .order_by(lookup.c.prospect_id)
    .limit(named("limit"))
    .offset(ZERO),
    "by_prefix": select(*_MATCH)
    .join(lookup, lookup.c.prospect_id == prospect.c.id)
    .where(lookup.c.key >= named("low"), lookup.c.key < named("high"), _ENTERED)
    .limit(named("limit"))
    .offset(ZERO),
    "by_ids": select(*_MATCH)
    .where(prospect.c.id >= named("low"), prospect.c.id < named("high"), _ENTERED)
    .order_by(prospect.c.id)
    .limit(named("limit"))
    .offset(ZERO),
    "everybody": select(*_MATCH).where(_ENTERED).order_by(prospect.c.id),
    "keys_of": select(lookup.c.key).where(lookup.c.prospect_id == named("prospect_id")),
    # one prospect, whole
    # ... with a row for each entry of the log, in order; one row without when there is none
    "record": select(
        *columns_of(prospect, ["id", *PROFILE, *ENROLMENT, "removed"]),
        *columns_of(cadence, ["name", "steps"]),
        *columns_of(touch, ["id", *TOUCH]),
    )
    .select_from(
        prospect.join(cadence, cadence.c.id == prospect.c.cadence_id).outerjoin(
            touch, and_(touch.c.prospect_id == prospect.c.id, touch.c.void == ZERO)
        )
    )
    .where(prospect.c.id == named("id"))
    .order_by(touch.c.happened_on, touch.c.id),
    "line": _LINES.where(prospect.c.id == named("id")),
    "referred": select(*_MATCH).where(prospect.c.referred_by == named("id"), _ENTERED),
    # lists
    "list": _LINES.where(*_LISTED).order_by(prospect.c.id),
    "export": select(*columns_of(prospect, ["id", "state", "action", "due_on", "met_on", *PROFILE]))
    .where(*_LISTED)
    .order_by(prospect.c.id),
    "notes": select(*columns_of(touch, ["prospect_id", "note"]))
    .where(touch.c.void == ZERO, touch.c.outcome == literal_column("'note'"))
    .order_by(touch.c.prospect_id, touch.c.happened_on, touch.c.id),
    "touched_by_calendar": select(prospect.c.id).where(
        _MINE,
        _ENTERED,
        or_(
            prospect.c.due_on.is_not(None),
            prospect.c.id.in_(select(matter.c.prospect_id).where(_MATTER_MINE)),
        ),
    ),
    "spread": select(prospect.c.due_on, func.count())
    .where(
        prospect.c.due_on >= named("from_on"),
        prospect.c.state == literal_column("'active'"),
        prospect.c.position == ZERO,
    )
    .group_by(prospect.c.due_on),
    "owners": select(prospect.c.owner).distinct().order_by(prospect.c.owner),
    "count_by_state": select(prospect.c.state, func.count())
    .where(_ENTERED)
    .group_by(prospect.c.state)
    .order_by(prospect.c.state),
    # writing
    "add_prospect": insert_into(prospect, ["change_id", *PROFILE, *ENROLMENT, *STANDING]),
    "set_profile": update(prospect)
    .where(prospect.c.id == named("of_id"))
    .values({name: named(name) for name in [*PROFILE, "met_on"]}),
    "set_standing": update(prospect)
    .where(prospect.c.id == named("of_id"))
    .values({name: named(name) for name in STANDING}),
    "set_enrolment": update(prospect)
    .where(prospect.c.id == named("of_id"))
    .values({name: named(name) for name in ENROLMENT}),
    "add_touch": insert_into(touch, ["prospect_id", "change_id", *TOUCH]),
    "set_step": update(touch).where(touch.c.id == named("of_id")).values(step=named("step")),
    "add_matter": insert_into(matter, ["touch_id", "prospect_id", *_DUTY]),
    "drop_matters": delete(matter).where(matter.c.prospect_id == named("prospect_id")),
    "add_promotion": insert_into(promotion, ["change_id", "text", "from_on", "until_on"]),
    "set_promotion": update(promotion)
    .where(promotion.c.id == named("of_id"))
    .values(until_on=named("until_on")),
    "add_lookup": insert_into(lookup, ["key", "prospect_id"]),
    "drop_lookup": delete(lookup).where(lookup.c.prospect_id == named("prospect_id")),
    **CHANGES,
    **IMPORTS,
    # what dates are computed from
    "cadence_by_steps": select(cadence.c.id).where(cadence.c.steps == named("steps")),
    "add_cadence": insert_into(cadence, ["name", "steps"]),
    "add_away": insert_into(away, ["change_id", "owner", "from_on", "to_on"]),
    "drop_basis": delete(basis).where(basis.c.owner == named("owner")),
    "add_basis": insert_into(basis, ["owner", "settings"]),
    "holidays": select(holidays.c.days).where(
        holidays.c.country == named("country"), holidays.c.year == named("year")
    ),
    "add_holidays": insert_into(holidays, ["country", "year", "days"]),
    **SWEEPS,
}
"""By the name under which the store calls them."""
