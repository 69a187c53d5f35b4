"""What words lacked and somebody typed: kept with the person, or in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadence.engine.prospect import Profile
from cadence.services.desk import Desk
from cadence.services.fields import Blank
from cadence.services.people import edit
from cadence.services.planning import set_value
from cadence.services.profiles import checked_profile
from cadence.services.settings import checked
from cadence.services.undoing import last_change

Typed = Mapping[Blank, str]
"""What was typed, by the empty field that it fills."""


def keepable(typed: Typed) -> dict[Blank, str]:
    """What can be kept; the rest is for this time: a gesture, the reason of a refusal."""
    return {blank: text for blank, text in typed.items() if blank.setting or blank.is_theirs}


def check(blank: Blank, text: str) -> None:
    """Raise UsageError for a text that could not be kept."""
    if blank.setting:
        checked(blank.setting, text)
    elif blank.is_theirs:
        one: dict[str, Any] = {"name": "somebody", blank.field: text}
        checked_profile(Profile(**one))


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept, in words, by which changes: the last one is undone first."""

    said: str
    change_ids: tuple[int, ...]


def keep(desk: Desk, person: int, typed: Typed, in_file: Mapping[str, Any]) -> Kept:
    """Keep it: each setting as a change of its own, then all that is theirs as one, so that an
    undo takes back what is theirs first.

    `in_file` is what the settings file says. Raises what `people.edit` raises.
    """
    said: list[str] = []
    changes: list[int] = []
    for blank, text in typed.items():
        if blank.setting:
            set_value(desk, blank.setting, text, in_file.get(blank.setting))
            said.append(f"{blank.setting} is set")
            changes += _last(desk)
    theirs = {blank.field: text for blank, text in typed.items() if blank.is_theirs}
    if theirs:
        done = edit(desk, person, theirs)
        said.append(f"{done.case.record.profile.name}: {done.said}")
        changes += _last(desk) if not done.unchanged else []
    return Kept(f"{'; '.join(said)}.", tuple(changes))


def _last(desk: Desk) -> list[int]:
    change = last_change(desk)
    return [change.id] if change is not None else []
