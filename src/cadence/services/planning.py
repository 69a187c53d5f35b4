"""The calendar itself changes: days away, settings. The dates follow in the same change."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from cadence.engine.speech import day
from cadence.errors import RefusedError
from cadence.services.desk import Desk, Moved
from cadence.services.settings import Settings, checked
from cadence.services.undoing import SETTING
from cadence.store.changes import Edit


@dataclass(frozen=True, slots=True)
class Replanned:
    """What was changed, and the due dates that moved with it."""

    said: str
    moved: tuple[Moved, ...]


def take_off(desk: Desk, first: date, last: date) -> Replanned:
    """Take days off, both ends included: nothing is due on them unless a person typed it so."""
    if last < first:
        raise RefusedError(f"{day(last)} lies before {day(first)}.")
    if last < desk.today:
        raise RefusedError(f"{day(last)} is past: days off are for the days to come.")
    with desk.change("away") as change:
        desk.store.add_away(change.id, desk.by, first, last)
        desk.forget_calendars()
        moved = tuple(desk.resettle(desk.by))
        said = f"Away from {day(first)} to {day(last)}" if first != last else f"Away {day(first)}"
        change.summary = said
    return Replanned(said, moved)


def set_value(desk: Desk, key: str, value: Any, before: Any, *, unset: bool = False) -> Replanned:
    """Change one setting; `before` is what the file said, None when it said nothing.

    The file is written before the transaction ends, so that both change or neither does.
    With `unset`, `value` is the default and the key leaves the file.
    """
    new = checked(key, value)
    written = None if unset else new
    with desk.change("config") as change:
        kept = Edit(None, f"{SETTING}{key}", json.dumps(before), json.dumps(written))
        desk.store.changes.add_edit(change.id, kept)
        desk.settings = Settings({**desk.settings.values, key: new})
        desk.forget_calendars()
        moved = tuple(desk.follow_the_settings())
        said = f"{key} = {shown(new)}"
        change.summary = said
        if desk.write_setting is not None:
            desk.write_setting(key, written)
    return Replanned(said, moved)


def shown(value: Any) -> str:
    """A setting's value as it stands in the file."""
    return json.dumps(value, ensure_ascii=False)
