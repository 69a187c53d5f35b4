"""Undo: the last change is taken back, as a whole; redo takes the undo back."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from cadence.errors import NotFoundError, RefusedError
from cadence.services.desk import Case, Desk, Moved
from cadence.services.people import CONTACTS, restore_fields
from cadence.services.plans import CADENCE
from cadence.services.promotions import PROMOTION
from cadence.services.settings import DEFAULTS, Settings
from cadence.store.changes import Change

SETTING = "setting:"
"""Edits of a setting are kept under this and the key."""


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that was taken back, or put back again; the person when it was about one."""

    change: Change
    case: Case | None
    moved: tuple[Moved, ...]
    again: bool


def undo(desk: Desk, only: int | None = None) -> Undone:
    """Take back my last change that is in force; with `only`, if it is the one of that id.

    Raises NotFoundError when there is none, RefusedError when a colleague built on it, or when
    it is another one.
    """
    change = last_change(desk)
    if change is None:
        raise NotFoundError("There is nothing to undo.")
    if only is not None and change.id != only:
        raise RefusedError(
            f"'{change.summary}' is the last change now, and not of this sitting: cadence undo."
        )
    later = desk.store.changes.built_on(change)
    if later is not None:
        raise RefusedError(
            f"'{change.summary}' cannot be undone: {later.made_by or 'somebody'} went on from it "
            f"('{later.summary}')."
        )
    return _turn(desk, change, undone=True)


def redo(desk: Desk) -> Undone:
    """Put back the change that was undone last, as long as nothing was done since."""
    undone = [desk.store.changes.last_undone(by) for by in {desk.by, ""}]
    change = max((one for one in undone if one), key=lambda one: one.undone_order, default=None)
    if change is None:
        raise NotFoundError("There is no undo to take back.")
    since = last_change(desk)
    if since is not None and since.id > change.id:
        raise RefusedError(
            f"'{change.summary}' cannot be put back: something else was done since "
            f"('{since.summary}')."
        )
    return _turn(desk, change, undone=False)


def last_change(desk: Desk) -> Change | None:
    """The last change in force that is mine, or of the time before I had a name."""
    found = [desk.store.changes.last(by) for by in {desk.by, ""}]
    return max((one for one in found if one), key=lambda one: one.id, default=None)


def _turn(desk: Desk, change: Change, *, undone: bool) -> Undone:
    settings = desk.settings
    ids = set(desk.store.changes.set_undone(change.id, undone=undone))
    ids |= _turn_edits(desk, change.id, undone=undone)
    away = desk.store.changes.owners_away_by(change.id)
    if away or desk.settings is not settings:
        desk.forget_calendars()
    moved: list[Moved] = []
    for owner in away:
        moved += desk.resettle(owner)
    moved += desk.follow_the_settings()
    settled = desk.settle_each(sorted(ids), anew=True)
    case = None
    if change.prospect_id is not None:
        case = settled.get(change.prospect_id) or desk.case(change.prospect_id)
    return Undone(change, case, tuple(moved), again=not undone)


def _turn_edits(desk: Desk, change_id: int, *, undone: bool) -> set[int]:
    """Put back the values before the change, or again those after it; whom it touched."""
    by_person: dict[int, dict[str, Any]] = defaultdict(dict)
    edits = desk.store.changes.edits(change_id)
    for edit in reversed(edits) if undone else edits:
        value = json.loads(edit.before if undone else edit.after)
        if edit.prospect_id is not None:
            by_person[edit.prospect_id][edit.field] = value
        elif edit.field.startswith(SETTING):
            _restore_setting(desk, edit.field.removeprefix(SETTING), value)
        elif edit.field.startswith(PROMOTION):
            number = int(edit.field.removeprefix(PROMOTION))
            desk.store.set_promotion(number, date.fromisoformat(value))
    for prospect_id, values in by_person.items():
        contacts, cadence_id = values.pop(CONTACTS, None), values.pop(CADENCE, None)
        if cadence_id is not None:
            desk.store.set_cadence(prospect_id, desk.record(prospect_id).enrolment, cadence_id)
        if values:
            restore_fields(desk, prospect_id, values)
        if contacts is not None:
            desk.store.set_contacts(prospect_id, contacts)
    return set(by_person)


def _restore_setting(desk: Desk, key: str, value: Any) -> None:
    """The file says again what it said, and so do the dates."""
    known = DEFAULTS[key] if value is None else value
    desk.settings = Settings({**desk.settings.values, key: known})
    if desk.write_setting is not None:
        desk.write_setting(key, value)
