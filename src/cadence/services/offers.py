"""Whom a running promotion is for, and when to tell them (domain 4.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from cadence.engine import agenda, explain
from cadence.engine.lines import Line
from cadence.engine.matters import promoted
from cadence.engine.model import Promotion
from cadence.services.office import Office
from cadence.store.day import Owners


def due(
    desk: Office, promotions: Iterable[Promotion], until: date, owners: Owners = None
) -> Iterator[Line]:
    """Whom to tell of these offers up to that day, offer by offer."""
    return (
        line
        for promotion in promotions
        if promotion.from_on <= until
        for line in _told(desk, promotion, until)
        if owners is None or line.owner in owners
    )


def of_one(desk: Office, line: Line) -> list[Line]:
    """The offers that one person is still to be told of."""
    found = (_line(desk, line, promotion) for promotion in desk.footing(desk.by).promotions)
    return [one for one in found if one is not None]


def _told(desk: Office, promotion: Promotion, until: date) -> Iterator[Line]:
    lines = desk.store.kept_in_touch(promotion.from_on)
    found = (_line(desk, line, promotion, until) for line in lines)
    return (line for line in found if line is not None)


def _line(desk: Office, line: Line, promotion: Promotion, until: date = date.max) -> Line | None:
    calendar = desk.calendar(line.owner, line.country)
    told = promoted(line.state, line.last_contact_on, promotion, calendar)
    if told is None or told.due_on > until:
        return None
    return replace(
        line,
        action=told.action,
        due_on=told.due_on,
        rank=agenda.OF_A_PROMOTION,
        why=explain.why(told),
        text=promotion.text,
    )
