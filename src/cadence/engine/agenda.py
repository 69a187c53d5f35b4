"""Order and lateness: the only part of the engine that is told what day it is (domain 6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cadence.engine import actions
from cadence.engine.vocabulary import WRITTEN, State

if TYPE_CHECKING:
    from cadence.engine.lines import Line
    from cadence.engine.model import Cadence

OF_A_PROMOTION = 91
_RANK = {
    actions.REPLY: 0,
    actions.COMPLAINT_ACK: 10,
    actions.COMPLAINT_ANSWER: 11,
    actions.REMARK: 12,
    actions.COMPLAINT_FOLLOW_UP: 13,
    actions.MEETING: 20,
    actions.FINAL_ANSWER: 30,
    actions.GET_SIGNATURE: 31,
    actions.WIN_BACK_1: 70,
    actions.WIN_BACK_2: 70,
    actions.WIN_BACK_3: 70,
    actions.REVIVAL: 75,
    actions.CARE_1: 80,
    actions.CARE_2: 80,
    actions.CARE: 80,
    actions.MILESTONE: 90,
    actions.PROMOTION: OF_A_PROMOTION,
    actions.HELLO: 95,
}
SILENT_MONTHS = 3
DAYS_WITHOUT_A_NEW_ONE = 14
_LETTER = 40
_LAST_CALL = 50
"""Calls rank 50 to 69: the later the step, the sooner it is listed."""


def rank(action: str, cadence: Cadence) -> int:
    """The place of an action within one day: owed answers first, hellos last."""
    known = _RANK.get(action)
    if known is not None:
        return known
    for position, step in enumerate(cadence.steps):
        if step.name == action:
            return _LETTER if step.channel in WRITTEN else max(_LAST_CALL, 69 - position)
    return _LAST_CALL


def place(line: Line) -> tuple[date, int, bool, int]:
    """Where a line stands in the day's list: oldest first, by rank, key clients before others."""
    return line.due_on or date.max, line.rank, not line.key, line.id


def days_late(due_on: date, today: date) -> int:
    """Calendar days since it was due; 0 when it is due today or later."""
    return max(0, (today - due_on).days)


def is_at_risk(state: State, last_contact_on: date, today: date) -> bool:
    """Whether a client has heard nothing from us for over three months (domain 4.6).

    Told by year, month and day alone: no day of a month is missed where the month is shorter.
    """
    last = last_contact_on
    months = 12 * (today.year - last.year) + today.month - last.month
    return state is State.CLIENT and (months, today.day) > (SILENT_MONTHS, last.day)


def is_time_for_new_ones(newest_on: date, today: date) -> bool:
    """Whether nobody new was entered for two weeks (domain 6)."""
    return (today - newest_on).days >= DAYS_WITHOUT_A_NEW_ONE
