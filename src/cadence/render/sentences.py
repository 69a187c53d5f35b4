"""Single sentences: what was done and what comes next, how late, what was said last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cadence.engine.speech import day, label
from cadence.engine.vocabulary import STATE_NAMES, State
from cadence.render.visible import visible

if TYPE_CHECKING:  # the day's list is told here too, and needs none of these
    from collections.abc import Sequence
    from datetime import date, datetime

    from cadence.engine.lines import LastTouch, Line
    from cadence.engine.model import NextAction
    from cadence.services.desk import Case, Moved
    from cadence.services.morning import Morning
    from cadence.services.results import Done

MOVED_SHOWN = 10
_SAID = {
    "reply": "they wrote",
    "yes": "verbal yes",
    "close": "closed",
    "reopen": "reopened",
    "snooze": "put off",
    "sign": "contract signed",
    "lose": "left",
    "complaint": "they complained",
    "defect": "they reported a defect",
    "remark": "they remarked",
}
"""Outcomes that read better otherwise, a while after they were typed."""


def done(result: Done, today: date) -> str:
    """`Anna Kowalska: call 1, no answer. Next: call 2 on Thu 26 Nov 2026.`"""
    name = visible(result.case.record.profile.name)
    beside = "".join(
        f"{what_else(line, today)} " for line in result.beside if not _is_said(line, result.said)
    )
    return f"{name}: {visible(result.said)}. {beside}{what_next(result.case, today)}"


def _is_said(line: Line, said: str) -> bool:
    """Whether the sentence has the action and its day already, as that of a milestone has."""
    assert line.due_on is not None
    return said.endswith(f"{label(line.action or '')} on {day(line.due_on)}")


def what_else(line: Line, today: date) -> str:
    """A line beside the next action: `Acknowledge on Wed 3 Feb 2027, tomorrow.`"""
    assert line.action is not None
    assert line.due_on is not None
    return f"{label(line.action).capitalize()} on {day(line.due_on)}{_soon(line.due_on, today)}."


def what_next(case: Case, today: date) -> str:
    """The next action, or why there is none."""
    due, state = case.standing.next, case.standing.state
    if due is not None:
        there = "" if state is State.ACTIVE else f" ({STATE_NAMES[state]})"
        return f"Next{there}: {action_and_day(due, today)}."
    if state is State.CLOSED:
        return f"Closed ({case.standing.close_reason}): nothing more is due."
    return f"{STATE_NAMES[state].capitalize()}: nothing is due, ever."


def action_and_day(due: NextAction, today: date) -> str:
    """`call 2 on Thu 26 Nov 2026, tomorrow`."""
    return f"{label(due.action)} on {day(due.due_on)}{_soon(due.due_on, today)}"


def _soon(due_on: date, today: date) -> str:
    days = (due_on - today).days
    return {0: ", today", 1: ", tomorrow"}.get(days, f", {-days} days late" if days < 0 else "")


def in_days(on: date, today: date) -> str:
    """What stands behind a day that somebody typed: `, tomorrow`, `, in 10 days`."""
    return _soon(on, today) or f", in {(on - today).days} days"


def clock(there: datetime) -> str:
    """What the clock says where somebody is: `10:14 there`, `06:14 there: early`."""
    from cadence.services.local_time import FIRST_HOUR, is_working_hour

    told = f"{there:%H:%M} there"
    if is_working_hour(there):
        return told
    return f"{told}: {'early' if there.hour < FIRST_HOUR else 'late'}"


def lateness(line: Line, today: date) -> str:
    """`3 days late`, `today`, `tomorrow`, `in 4 days`."""
    if line.due_on is None:
        return ""
    days = (today - line.due_on).days
    if days > 0:
        return "1 day late" if days == 1 else f"{days} days late"
    return {0: "today", -1: "tomorrow"}.get(days, f"in {-days} days")


def last_touch(line: Line, today: date) -> str:
    """What happened last, in words: `Mon 23 Nov, no answer "secretary said …"`."""
    return said_then(line.last_touch, today) if line.last_touch is not None else ""


def said_then(last: LastTouch, today: date) -> str:
    """One entry of a log in words, with its note."""
    note = f' "{visible(" ".join(last.note.split()))}"' if last.note else ""
    said = _SAID.get(last.outcome, last.outcome.replace("-", " "))
    what = "" if last.outcome == "note" and note else f", {said}"
    return f"{day(last.on, today)}{what}{note}"


def heading(found: Morning) -> str:
    """`Mon 23 Nov 2026: 3 due`, with the reason when nobody works today."""
    off = f" ({found.day_off}, a day off)" if found.day_off else ""
    until = f" to {day(found.until)}" if found.until > found.today else ""
    return f"{day(found.today)}{off}{until}: {found.total} due"


def free_day(found: Morning) -> str:
    """A list with nothing on it says so, and names what comes next."""
    off = f" and a day off ({found.day_off})" if found.day_off else ""
    until = f" up to {day(found.until)}" if found.until > found.today else " today"
    if found.next_due is None:
        return (
            f"{day(found.today)}: nothing is due{until}{off}, and nothing is planned. "
            "Who was your last talk with? cadence add NAME"
        )
    return f"{day(found.today)}: nothing is due{until}{off}. Next: {day(found.next_due)}."


def cut(found: Morning) -> str:
    """A list that was cut shows its true total; empty when it was not."""
    if len(found.lines) >= found.total:
        return ""
    return f"The first {len(found.lines)} of {found.total}."


def moved(found: Sequence[Moved]) -> list[str]:
    """The due dates that a new calendar moved, the first few by name."""
    lines = [
        f"#{one.id} {visible(one.name)}: {_or_none(one.before)} -> {_or_none(one.after)}"
        for one in found[:MOVED_SHOWN]
    ]
    if len(found) > MOVED_SHOWN:
        lines.append(f"… and {len(found) - MOVED_SHOWN} more")
    return lines


def _or_none(on: date | None) -> str:
    return day(on) if on is not None else "none"
