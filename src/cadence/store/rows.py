"""Rows into the engine's dataclasses, and back. A row never leaves the store."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from cadence.engine.intervals import Interval, parse_interval
from cadence.engine.model import (
    NEVER,
    Cadence,
    Earlier,
    Enrolment,
    Never,
    Step,
    Touch,
)
from cadence.engine.prospect import Profile, Record
from cadence.engine.vocabulary import Channel, Direction, Outcome, StallKind
from cadence.store.columns import ENROLMENT, PROFILE
from cadence.store.dates import to_date
from cadence.store.lines import Row

_ENTRY = len(["id", *PROFILE, *ENROLMENT, "removed", "cadence", "steps"])
"""Where an entry of the log begins, in a row of the `record` statement."""


def _day(value: Any) -> date:
    found = to_date(value)
    if found is None:
        raise ValueError("a date is missing")
    return found


def entries(found: Sequence[Row]) -> list[Touch]:
    """The log, out of the rows of the `record` statement: an entry each, or none at all."""
    return [touch(row[_ENTRY:]) for row in found if row[_ENTRY] is not None]


def profile(row: Row) -> Profile:
    """Who somebody is, in the order of the columns."""
    return Profile(
        name=row[0],
        company=row[1],
        role=row[2],
        phone=row[3],
        email=row[4],
        address=row[5],
        salutation=row[6],
        language=row[7],
        country=row[8],
        topic=row[9],
        problem=row[10],
        next_step=row[11],
        decision_maker=row[12],
        who_decides=row[13],
        symptoms=_words(row[14]),
        key=row[15] == 0,
        referred_by=row[16],
        source=row[17],
        owner=row[18],
        tags=_words(row[19], ","),
    )


def record(row: Row, touches: Sequence[Touch]) -> Record:
    """Everything on one prospect, out of a row of the `record` statement and the log."""
    enrolment = Enrolment(
        added_on=_day(row[21]),
        met_on=_day(row[22]),
        first_call=to_date(row[23]),
        first_call_typed=bool(row[24]),
        client_since=to_date(row[25]),
        last_contact=to_date(row[26]),
    )
    return Record(
        id=row[0],
        profile=profile(row[1:]),
        enrolment=enrolment,
        cadence=cadence(row[29], row[30]),
        touches=tuple(touches),
        removed=bool(row[28]),
    )


def touch(row: Row) -> Touch:
    """One entry of the log: its id, then the columns of `TOUCH`."""
    return Touch(
        id=row[0],
        on=_day(row[1]),
        outcome=Outcome(row[2]),
        channel=Channel(row[4]),
        direction=Direction(row[5]),
        kind=StallKind(row[6]) if row[6] else None,
        when=_when(row[7], row[8]),
        reason=row[9] or None,
        competitor=row[10],
        why=row[11],
        lesson=row[12],
        note=row[13],
        symptoms=_words(row[14]),
        forced=bool(row[15]),
        honoured=bool(row[16]),
        step=row[3],
        by=row[17],
        about=row[18],
        gesture=row[19],
        yearly=bool(row[20]),
    )


def exported(row: Row, note: str) -> dict[str, str]:
    """A row of the `export` statement as texts by column."""
    names = ("id", "state", "action", "due_on", "met_on", *PROFILE)
    texts = {name: str(value) for name, value in zip(names, row, strict=True) if value is not None}
    key = "yes" if texts.pop("not_key") == "0" else ""
    return {**texts, "key": key, "note": note}


@lru_cache(maxsize=256)
def cadence(name: str, steps: str) -> Cadence:
    """A stored cadence; most people share a few. Raises ValueError when it cannot be read."""
    return _cadence(name, json.loads(steps))


def _cadence(name: str, stored: dict[str, Any]) -> Cadence:
    steps = tuple(
        Step(step, Channel(channel), _interval(after), says)
        for step, channel, after, says in stored["steps"]
    )
    before = stored.get("earlier")
    if before is None:
        return Cadence(name, steps)
    earlier = Earlier(_cadence(before["name"], before), _day(before["until"]), before["entry"])
    return Cadence(name, steps, earlier)


def _when(on: Any, after: str) -> date | Interval | Never | None:
    if on is not None:
        return to_date(on)
    if after == NEVER:
        return NEVER
    return parse_interval(after) if after else None


def _interval(text: str) -> Interval:
    found = parse_interval(text)
    if found is None:
        raise ValueError(f"{text} is not an interval")
    return found


def _words(text: str, separator: str | None = None) -> tuple[str, ...]:
    return tuple(text.split(separator)) if text else ()
