"""How a prospect comes in: the first call, the care clock of a client (domain 3, 4.1)."""

from __future__ import annotations

import pytest

from cadence.engine.model import Method

from .calendars import KEEP, SKIP
from .lives import enrolled, lived, standing_after, told

ENTRIES = {
    "met today: the first call is tomorrow": (
        SKIP,
        "added 2026-11-24 -> active call-1 2026-11-25 position=0 run=1 stalls=0",
    ),
    "met on Friday: the first call is on Monday": (
        SKIP,
        "added 2026-11-27 -> active call-1 2026-11-30",
    ),
    "met on Friday, every date kept: the first call is on Saturday": (
        KEEP,
        "added 2026-11-27 -> active call-1 2026-11-28",
    ),
    "met before Christmas: the first call is after it": (
        SKIP,
        "added 2026-12-23 -> active call-1 2026-12-28",
    ),
    "met yesterday: the first call is today": (
        SKIP,
        "added 2026-11-24 met=2026-11-23 -> active call-1 2026-11-24",
    ),
    "met long ago: the first call is today": (
        SKIP,
        "added 2026-11-24 met=2026-06-01 -> active call-1 2026-11-24",
    ),
    "met long ago, entered on Saturday: the first call is on Monday": (
        SKIP,
        "added 2026-11-21 met=2026-06-01 -> active call-1 2026-11-23",
    ),
    "met long ago, entered on Saturday, every date kept: at once": (
        KEEP,
        "added 2026-11-21 met=2026-06-01 -> active call-1 2026-11-21",
    ),
    "a first call typed for a Sunday stays there": (
        SKIP,
        "added 2026-11-21 first_call=2026-11-29 -> active call-1 2026-11-29",
    ),
    "a first call typed for today is today": (
        SKIP,
        "added 2026-11-21 first_call=2026-11-21 -> active call-1 2026-11-21",
    ),
    "a first call that the tool spread to a Sunday is on Monday": (
        SKIP,
        "added 2026-11-21 spread=2026-11-29 -> active call-1 2026-11-30",
    ),
    "a first call that the tool spread, every date kept": (
        KEEP,
        "added 2026-11-21 spread=2026-11-29 -> active call-1 2026-11-29",
    ),
    "a client is called three months after the contract": (
        SKIP,
        "added 2026-11-21 client_since=2026-11-02 -> client care 2027-02-02 contract_on=2026-11-02",
    ),
    "a client's clock runs from the last contact where it is known": (
        SKIP,
        "added 2026-11-21 client_since=2025-03-03 last_contact=2026-11-27 \
-> client care 2027-03-01",
    ),
    "a client's clock, every date kept": (
        KEEP,
        "added 2026-11-21 client_since=2025-03-03 last_contact=2026-11-27 \
-> client care 2027-02-27",
    ),
    "a client whose care is long overdue is called now": (
        SKIP,
        "added 2026-11-21 client_since=2025-03-03 -> client care 2026-11-23",
    ),
    "a client whose care falls on the day of the entry": (
        SKIP,
        "added 2026-11-23 client_since=2026-08-23 -> client care 2026-11-23",
    ),
    "a client neglected since the last contact is called now": (
        KEEP,
        "added 2026-11-21 client_since=2025-03-03 last_contact=2026-03-03 \
-> client care 2026-11-21",
    ),
    "who cannot sign is entered with a warning": (
        SKIP,
        "added 2026-11-24 decision_maker=no -> active call-1 2026-11-25 !not-decider",
    ),
    "whoever may be able to sign is entered without": (
        SKIP,
        "added 2026-11-24 decision_maker=unknown -> active call-1 2026-11-25",
    ),
}


@pytest.mark.parametrize("case", ENTRIES)
def test_an_entry_has_its_first_step(case: str) -> None:
    """One row, one entry."""
    days, life = ENTRIES[case]
    assert told(life) == lived(life, days)


@pytest.mark.parametrize("days", [SKIP, KEEP], ids=["skip", "keep"])
@pytest.mark.parametrize("entered_on", ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"])
def test_a_first_step_is_never_born_overdue(days: Method, entered_on: str) -> None:
    """Met in spring, entered now, on whatever day of the week (domain 4, rule 2)."""
    enrolment, _ = enrolled(f"added {entered_on} met=2026-04-01")
    first = standing_after(f"added {entered_on} met=2026-04-01", days).next
    assert first is not None
    assert first.due_on >= enrolment.added_on


@pytest.mark.parametrize(
    ("entry", "last_contact"),
    [
        ("added 2026-11-24", "2026-11-24"),
        ("added 2026-11-24 met=2026-11-20", "2026-11-20"),
        ("added 2026-11-24 client_since=2026-11-02", "2026-11-02"),
        ("added 2026-11-24 client_since=2025-03-03 last_contact=2026-11-10", "2026-11-10"),
    ],
)
def test_the_talk_itself_was_the_first_contact(entry: str, last_contact: str) -> None:
    """The meeting, the contract, or the day that was given."""
    assert last_contact == str(standing_after(entry, SKIP).last_contact_on)
