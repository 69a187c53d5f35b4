"""Promotions: an offer, while it runs, to those who are kept in touch with (domain 4.5)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cadence.engine import speech
from cadence.engine.model import Promotion
from cadence.errors import NotFoundError, RefusedError, UsageError
from cadence.services.desk import Desk
from cadence.services.offers import due
from cadence.store.changes import Edit

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
        raise RefusedError(
            f"It would end on {speech.day(last)}, before it begins on {speech.day(first)}: "
            "give a later --until."
        )
    with desk.change("promo") as change:
        number = desk.store.add_promotion(change.id, text.strip(), first, last)
        change.summary = f"promotion until {speech.day(last)}: {text.strip()}"
    made = Promotion(number, text.strip(), first, last)
    people = sum(1 for _ in due(desk, [made], last))
    return Announced(made, f"Promotion #{number} runs until {speech.day(last)}", people)


def stop(desk: Desk, number: int) -> Announced:
    """End an offer today instead of later. Raises NotFoundError when none of that number runs."""
    running = desk.footing(desk.by).promotions
    found = next((one for one in running if one.id == number), None)
    if found is None:
        raise NotFoundError(f"There is no promotion #{number} that runs or is to come.")
    yesterday = desk.today - timedelta(days=1)
    with desk.change("promo") as change:
        before, after = json.dumps(found.until_on.isoformat()), json.dumps(yesterday.isoformat())
        desk.store.changes.add_edit(change.id, Edit(None, f"{PROMOTION}{number}", before, after))
        desk.store.set_promotion(number, yesterday)
        change.summary = f"promotion stopped: {found.text}"
    return Announced(replace(found, until_on=yesterday), f"Promotion #{number} is over", 0)
