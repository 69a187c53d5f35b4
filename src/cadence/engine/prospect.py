"""Who a prospect is, and what is kept on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cadence.engine.model import Cadence, Enrolment, Touch
from cadence.engine.vocabulary import State

LANGUAGES = ("en", "pl", "ru", "et", "bs")
SYMPTOMS = ("emotional", "enthusiastic", "instant-decision")
DECISION_MAKER = ("yes", "no", "unknown")


@dataclass(frozen=True, slots=True)
class Profile:
    """One person at one firm, as the user described them. Only `name` is required."""

    name: str
    company: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    salutation: str = ""
    language: str = ""
    country: str = ""
    topic: str = ""
    problem: str = ""
    next_step: str = ""
    decision_maker: str = "unknown"
    who_decides: str = ""
    symptoms: tuple[str, ...] = ()
    key: bool = False
    referred_by: int | None = None
    source: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Everything kept on one prospect: replaying `touches` gives the standing.

    `removed` says that the entry itself was undone.
    """

    id: int
    profile: Profile
    enrolment: Enrolment
    cadence: Cadence
    touches: tuple[Touch, ...]
    removed: bool = False


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


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody that a WHO may mean."""

    id: int
    name: str
    company: str
    state: State
