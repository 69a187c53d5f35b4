"""Cadences: what their dates would be, and somebody moved from one to another on purpose."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from cadence.engine import moving
from cadence.engine.intervals import Interval
from cadence.engine.model import Cadence, Enrolment, Method, NextAction, Standing, Touch
from cadence.engine.replay import apply, begin
from cadence.engine.vocabulary import STATE_NAMES, Outcome, State
from cadence.errors import RefusedError
from cadence.services.calendars import Holidays, workdays
from cadence.services.desk import Case, Desk
from cadence.store.changes import Edit

if TYPE_CHECKING:
    from cadence.services.settings import Settings

CADENCE = "cadence"
"""Edits of the cadence that somebody is on are kept under this name, by the cadences' ids."""


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody before and after a move; `said` is the first half of the sentence."""

    before: Case
    after: Case
    said: str


def move(desk: Desk, prospect_id: int, to: Cadence) -> Move:
    """Move somebody to another cadence, or to the steps that a changed file has now.

    What was done stays done: the log up to here keeps its steps, the number of steps done is
    carried over, and the new cadence goes on from there (see `engine.moving`). It is a change
    of its own, which keeps both cadences for undo.

    Raises RefusedError for somebody who is not in cadence, who is on these very steps already,
    or who has done as many steps as the new cadence has.
    """
    before = desk.case(prospect_id)
    record, standing = before.record, before.standing
    name = record.profile.name
    if standing.state is not State.ACTIVE:
        raise RefusedError(
            f"Only somebody in cadence can be moved to another one, and {name} is not "
            f"({STATE_NAMES[standing.state]})."
        )
    if (record.cadence.name, record.cadence.steps) == (to.name, to.steps):
        raise RefusedError(f"{name} is on these steps of {to.name} already.")
    if not moving.has_room(standing, to):
        raise RefusedError(
            f"{name} has done {_steps(standing.position)} already, and {to.name} has "
            f"{_steps(len(to.steps))}: there is none left to stand at."
        )
    now = moving.moved(record.cadence, to, record.touches)
    with desk.change("plan move") as change:
        ids = [desk.store.cadence_id(cadence) for cadence in (record.cadence, now)]
        kept = Edit(prospect_id, CADENCE, *(json.dumps(cadence_id) for cadence_id in ids))
        desk.store.changes.add_edit(change.id, kept)
        desk.store.set_cadence(prospect_id, record.enrolment, ids[1])
        after = desk.settle(prospect_id)
        said = f"moved from {record.cadence.name} to {to.name}"
        change.prospect_id = prospect_id
        change.summary = f"{name}: {said}"
    return Move(before, after, said)


def _steps(count: int) -> str:
    return f"{count} step{'s' * (count != 1)}"


def schedule(method: Method, start: date) -> list[NextAction]:
    """Each step with its date after a talk on that day, when each is done on the day it is due.

    Raises OverflowError beyond the year 9999.
    """
    return ahead(begin(Enrolment(start, start), method), method)


def ahead(standing: Standing, method: Method) -> list[NextAction]:
    """The steps of the cadence from the one that is due on, each done on the day it is due.

    Raises OverflowError beyond the year 9999.
    """
    now = replace(method, cadence=replace(method.cadence, earlier=None))
    dates: list[NextAction] = []
    while standing.state is State.ACTIVE and standing.next is not None:
        dates.append(standing.next)
        done = Touch(standing.next.due_on, Outcome.SKIP, id=len(dates))
        standing = apply(standing, done, now)
    return dates


def method_without_a_store(cadence: Cadence, settings: Settings) -> Method:
    """What dates are computed from before there is a database: the settings alone."""
    calendar = workdays(settings, Holidays(None, writes=False), ())
    return Method(cadence, settings.rhythm, calendar)


def length(cadence: Cadence) -> str:
    """How long the whole takes by its intervals: `14 days`, `1 month, 3 working days`."""
    total = {"m": 0, "bd": 0, "d": 0}
    for step in cadence.steps:
        unit, factor = {"w": ("d", 7), "y": ("m", 12)}.get(step.after.unit, (step.after.unit, 1))
        total[unit] += factor * step.after.count
    return ", ".join(Interval(count, unit).words for unit, count in total.items() if count)
