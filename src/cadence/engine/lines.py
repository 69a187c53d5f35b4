"""The lines of a list: the stored standing of somebody, nothing replayed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from cadence.engine.vocabulary import State


@dataclass(frozen=True, slots=True)
class LastTouch:
    """The last entry of a log, as a list shows it."""

    on: date
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """One prospect as a list shows it: the stored standing, nothing replayed."""

    id: int
    name: str
    company: str
    phone: str
    email: str
    state: State
    action: str | None
    due_on: date | None
    why: str
    key: bool
    owner: str
    last_touch: LastTouch | None
    tags: tuple[str, ...] = ()
    last_contact_on: date | None = None
    rank: int = 0
    """The place of the action within its day (see `agenda.rank`)."""
    country: str = ""
    about: int | None = None
    """The entry that opened the matter, where the line is one; `text` is what it is about."""
    text: str = ""
