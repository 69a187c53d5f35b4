"""Promotions: an offer, while it runs, to those who are kept in touch with (domain 4.5)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cadence.engine import agenda, explain
from cadence.engine.matters import promoted
from cadence.engine.model import Promotion
from cadence.engine.prospect import Line
from cadence.errors import NotFoundError, RefusedError, UsageError
from cadence.services.desk import Desk
from cadence.store.changes import Edit
from cadence.store.store import Owners

PROMOTION = "promotion:"
"""Edits of an offer's last day are kept under this and its id."""


@dataclass(frozen=True, slots=True)
class Announced:
    """An offer that was entered or ended, and how many are to be told of it while it runs."""

    promotion: Promotion
    said: str
    people: int


def announce(desk: Desk, text: str, first: date | None, last: date) -> Announced:
    """Enter an offer that runs from one day (today, unless given) to another.

    Raises UsageError without a text, RefusedError when it is over before it begins.
    """
    if not text.strip():
        raise UsageError("What is the offer? cadence promo TEXT --until DATE")
    first = max(first or desk.today, desk.today)
    if last < first:
        raise RefusedError(f"{explain.day(last)} lies before {explain.day(first)}.")
    with desk.change("promo") as change:
        number = desk.store.add_promotion(change.id, text.strip(), first, last)
        change.summary = f"promotion until {explain.day(last)}: {text.strip()}"
    made = Promotion(number, text.strip(), first, last)
    people = sum(1 for _ in _told(desk, made, last))
    return Announced(made, f"Promotion #{number} runs until {explain.day(last)}", people)


def stop(desk: Desk, number: int) -> Announced:
    """End an offer today instead of later. Raises NotFoundError when none of that number runs."""
    found = next((one for one in desk.store.promotions(desk.today) if one.id == number), None)
    if found is None:
        raise NotFoundError(f"There is no promotion #{number} that runs or is to come.")
    yesterday = desk.today - timedelta(days=1)
    with desk.change("promo") as change:
        before, after = json.dumps(found.until_on.isoformat()), json.dumps(yesterday.isoformat())
        desk.store.changes.add_edit(change.id, Edit(None, f"{PROMOTION}{number}", before, after))
        desk.store.set_promotion(number, yesterday)
        change.summary = f"promotion stopped: {found.text}"
    return Announced(replace(found, until_on=yesterday), f"Promotion #{number} is over", 0)


def due(desk: Desk, until: date, owners: Owners = None) -> list[Line]:
    """Whom to tell of an offer up to that day; without a running offer, one question."""
    return [
        line
        for promotion in desk.store.promotions(desk.today)
        if promotion.from_on <= until
        for line in _told(desk, promotion, until)
        if owners is None or line.owner in owners
    ]


def of_one(desk: Desk, line: Line) -> list[Line]:
    """The offers that one person is still to be told of."""
    found = (_line(desk, line, promotion) for promotion in desk.store.promotions(desk.today))
    return [one for one in found if one is not None]


def _told(desk: Desk, promotion: Promotion, until: date) -> list[Line]:
    lines = desk.store.kept_in_touch(promotion.from_on)
    found = (_line(desk, line, promotion, until) for line in lines)
    return [line for line in found if line is not None]


def _line(desk: Desk, line: Line, promotion: Promotion, until: date = date.max) -> Line | None:
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
