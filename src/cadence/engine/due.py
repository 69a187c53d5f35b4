"""Next actions: how an anchor, an interval or a typed date becomes a due date (domain 4)."""

from __future__ import annotations

from datetime import date
from typing import Final

from cadence.engine.intervals import Interval
from cadence.engine.model import Method, Never, NextAction, Standing

THE_MEETING: Final = "the meeting"
"""What the first step of a run counts from."""

NEXT_DAY: Final = Interval(1, "d")
"""Rolled forward, this is the next working day; under `keep`, simply the next day."""


def due_after(
    action: str, anchor_on: date, anchor: str, interval: Interval, method: Method
) -> NextAction:
    """`anchor_on` + interval, moved to a working day. The anchor is what really happened."""
    raw = method.workdays.add(anchor_on, interval)
    due, rolled = method.workdays.roll(raw)
    return NextAction(action, due, raw, anchor_on, anchor, interval, rolled=rolled)


def due_on_day(action: str, raw: date, anchor_on: date, anchor: str, method: Method) -> NextAction:
    """A day that the tool chose itself, moved to a working day."""
    due, rolled = method.workdays.roll(raw)
    return NextAction(action, due, raw, anchor_on, anchor, rolled=rolled)


def typed(action: str, day: date, on: date, anchor: str) -> NextAction:
    """A date that a person gave: kept exactly, even on a Sunday."""
    return NextAction(action, day, day, on, anchor, typed=True)


def due_when(
    action: str,
    when: date | Interval | Never | None,
    default: Interval,
    on: date,
    anchor: str,
    method: Method,
) -> NextAction:
    """By the date or interval that the user gave for it, else by the method's own interval."""
    if isinstance(when, date):
        return typed(action, when, on, anchor)
    return due_after(action, on, anchor, when if isinstance(when, Interval) else default, method)


def next_day(action: str, on: date, anchor: str, method: Method) -> NextAction:
    """The next working day after something."""
    return due_after(action, on, anchor, NEXT_DAY, method)


def before_its_day(standing: Standing, on: date) -> bool:
    """Whether the due action is for a later day: a busy line today means nothing for it then."""
    return standing.next is not None and on < standing.next.due_on


def pending(standing: Standing) -> NextAction:
    """The next action of an open prospect, which every open state has."""
    assert standing.next is not None, f"{standing.state} without a next action"
    return standing.next
