"""Order and lateness: the only part of the engine that is told what day it is (domain 6)."""

from __future__ import annotations

from datetime import date

from cadence.engine import due
from cadence.engine.model import Cadence
from cadence.engine.vocabulary import WRITTEN

_RANK = {
    due.REPLY: 0,
    "complaint-ack": 10,
    "complaint-answer": 11,
    "remark": 12,
    "complaint-follow-up": 13,
    due.MEETING: 20,
    due.FINAL_ANSWER: 30,
    due.GET_SIGNATURE: 31,
    due.WIN_BACK_1: 70,
    due.WIN_BACK_2: 70,
    due.WIN_BACK_3: 70,
    due.REVIVAL: 75,
    due.CARE_1: 80,
    due.CARE_2: 80,
    due.CARE: 80,
    "milestone": 90,
    "promotion": 91,
    due.HELLO: 95,
}
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


def days_late(due_on: date, today: date) -> int:
    """Calendar days since it was due; 0 when it is due today or later."""
    return max(0, (today - due_on).days)
