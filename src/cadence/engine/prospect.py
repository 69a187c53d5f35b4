"""Who a prospect is, and what is kept on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cadence.engine.model import Cadence, Enrolment, Touch


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
