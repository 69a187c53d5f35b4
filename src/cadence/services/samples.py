"""Sample prospects for `cadence demo`: one morning with a little of everything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from cadence.engine.model import Touch
from cadence.engine.prospect import Profile
from cadence.engine.vocabulary import Outcome, StallKind
from cadence.services.desk import Desk
from cadence.services.people import Entry, add
from cadence.services.touching import record_touch


@dataclass(frozen=True, slots=True)
class Sample:
    """Somebody met `days_ago`, and what happened since: (days ago, outcome, note)."""

    profile: Profile
    days_ago: int
    log: tuple[tuple[int, Outcome, str], ...] = ()
    note: str = ""


SAMPLES = (
    Sample(
        Profile("Marta Zielińska", "Zielińska i Syn", phone="+48 601 555 010", topic="web shop"),
        12,
        (
            (10, Outcome.NO_ANSWER, ""),
            (6, Outcome.VOICEMAIL, "left the number"),
        ),
        "their old shop loses orders",
    ),
    Sample(
        Profile("Jaan Tamm", "Tamm & Pojad", phone="+372 5555 0102", topic="bookkeeping"),
        5,
        ((4, Outcome.GATEKEEPER, "secretary: he is travelling"),),
    ),
    Sample(
        Profile("Selma Hadžić", "Una Dizajn", phone="+387 61 555 103", topic="catalogue", key=True),
        16,
        (
            (15, Outcome.SPOKE, "friendly, no date"),
            (11, Outcome.NO_ANSWER, ""),
            (8, Outcome.NO_ANSWER, ""),
        ),
    ),
    Sample(
        Profile("Ольга Смирнова", "Северный свет", phone="+7 921 555-01-04", topic="склад"),
        9,
        ((7, Outcome.STALL, "we need time to think"), (1, Outcome.REPLY, "asks for references")),
    ),
    Sample(
        Profile("Peter Brown", "Brown Ltd", phone="+44 20 7946 0105", topic="training"),
        1,
        note="met at the fair; wants a smaller first step",
    ),
)


def fill(desk: Desk) -> None:
    """Enter the samples as if each day had really been worked."""
    today = desk.today
    for sample in SAMPLES:
        desk.today = today - timedelta(days=sample.days_ago)
        person = add(desk, Entry(sample.profile, desk.today, note=sample.note)).case.record.id
        for days_ago, outcome, note in sample.log:
            desk.today = today - timedelta(days=days_ago)
            touch = Touch(on=desk.today, outcome=outcome, note=note)
            if outcome is Outcome.STALL:
                touch = replace(touch, kind=StallKind.THINK)
            record_touch(desk, person, touch)
    desk.today = today
