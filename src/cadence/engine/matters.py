"""Matters beside the next action: milestones, remarks, complaints, promotions (domain 4.5, 4.6).

A matter is opened by an entry of the log and is a line of its own in the day's list until it is
done. It never changes what the next action is; answering a complaint is a contact like others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from cadence.engine.actions import (
    COMPLAINT_ACK,
    COMPLAINT_ANSWER,
    COMPLAINT_FOLLOW_UP,
    MILESTONE,
    PROMOTION,
    REMARK,
)
from cadence.engine.due import due_after, due_on_day, next_day
from cadence.engine.endings import FINAL_STATES
from cadence.engine.intervals import Interval, calendar_days
from cadence.engine.model import NEVER, Matter, Method, NextAction, Promotion, Standing, Touch
from cadence.engine.speech import day
from cadence.engine.vocabulary import HANDLED, OWED, SPOKEN, TOLD, Outcome, State
from cadence.engine.workdays import Workdays

REFUSED: Final = "refused"
ACCEPTED: Final = "accepted"
"""How a complaint was answered, as the reason of the entry."""
QUIET_BEFORE_A_PROMOTION: Final = Interval(30, "d")
DEFECTS_WITHIN: Final = Interval(6, "m")
_SHOWN = 60
"""Signs of a user's text within a sentence."""
_OUTBOUND = (MILESTONE, COMPLAINT_FOLLOW_UP)
"""What ends where nobody is to be contacted; an answer owed does not."""


def noted(standing: Standing, touch: Touch, method: Method) -> Standing:
    """An entry that opens or settles a matter; any other is left as it is."""
    if touch.outcome is Outcome.MILESTONE:
        return _milestone(standing, touch, method)
    if touch.outcome in OWED:
        matter = Matter(touch.id, touch.outcome, touch.note, touch.on, _owed(touch, method))
        defects = standing.defects
        if touch.outcome is Outcome.DEFECT:
            defects = (*defects, touch.on)
        return replace(standing, matters=(*standing.matters, matter), defects=defects)
    return standing


def moved_on(before: Standing, after: Standing, touch: Touch, method: Method) -> Standing:
    """What an entry of the log does to the matters: some are done by it, some end with the state.

    `before` and `after` are the standings around the entry, `after` still with the matters of
    `before`.
    """
    if not after.matters:
        return after
    kept = [
        matter
        for old in after.matters
        if (matter := _after(old, touch, method)) is not None
        and not (_ends(after.state) and matter.due.action in _OUTBOUND)
        and not (after.state is State.LOST and matter.due.action == COMPLAINT_FOLLOW_UP)
    ]
    if before.state is State.CLOSED and after.state is not State.CLOSED:
        kept = list(_to_come(kept, touch, method))
    return replace(after, matters=tuple(kept))


def in_force(standing: Standing) -> tuple[Matter, ...]:
    """The matters that are lines of their own now: to a closed prospect nothing goes out."""
    if standing.state is not State.CLOSED:
        return standing.matters
    return tuple(matter for matter in standing.matters if matter.due.action not in _OUTBOUND)


def done_by(before: Standing, after: Standing) -> list[Matter]:
    """The matters that an entry settled, or the occurrence of them that was due."""
    left = {matter.id: matter for matter in after.matters}
    return [
        old
        for old in before.matters
        if old.id not in left or left[old.id].due.raw_on.year != old.due.raw_on.year
    ]


def promoted(
    state: State, last_contact_on: date | None, promotion: Promotion, workdays: Workdays
) -> NextAction | None:
    """When to tell somebody of an offer, or None when it is not for them.

    It is for those who are kept in touch with, once: a contact since it began has told them.
    At least 30 days lie between the last contact and the offer.
    """
    last = last_contact_on
    if state is not State.NURTURE or last is None or last >= promotion.from_on:
        return None
    raw = max(promotion.from_on, calendar_days(last, QUIET_BEFORE_A_PROMOTION))
    due_on, rolled = workdays.roll(raw)
    if due_on > promotion.until_on:
        return None
    text = f'"{shortened(promotion.text)}" runs until {day(promotion.until_on)}, since'
    return NextAction(PROMOTION, due_on, raw, promotion.from_on, text, rolled=rolled)


def defects_of_late(standing: Standing, on: date) -> int:
    """How many defects were reported within the six months up to that day."""
    return sum(first <= on <= calendar_days(first, DEFECTS_WITHIN) for first in standing.defects)


def shortened(text: str) -> str:
    """A user's text for within a sentence: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


def _milestone(standing: Standing, touch: Touch, method: Method) -> Standing:
    """A new one with its date; about one that is there: done, or (`never`) dropped for good."""
    if touch.about is not None:
        kept = [
            matter
            for old in standing.matters
            if (matter := _settled(old, touch, method)) is not None
        ]
        return replace(standing, matters=tuple(kept))
    if not isinstance(touch.when, date):
        return standing
    found = _occurrence(touch.id, touch.note, touch.when, touch.on, touch.yearly, method)
    if found is None:
        return standing
    matter = replace(found, opened_on=touch.on)
    return replace(standing, matters=(*standing.matters, matter))


def _occurrence(
    of: int, text: str, base_on: date, from_on: date, yearly: bool, method: Method
) -> Matter | None:
    """The first day from `from_on` on; a date that comes once is that date. None past 9999."""
    raw = base_on
    if yearly:
        years = max(0, from_on.year - base_on.year)
        try:
            raw = calendar_days(base_on, Interval(years, "y"))
            if raw < from_on:
                raw = calendar_days(base_on, Interval(years + 1, "y"))
        except OverflowError:
            return None
    due = due_on_day(MILESTONE, raw, raw, shortened(text), method)
    return Matter(of, Outcome.MILESTONE, text, from_on, due, base_on, yearly)


def _owed(touch: Touch, method: Method) -> NextAction:
    action = REMARK if touch.outcome is Outcome.REMARK else COMPLAINT_ACK
    return next_day(action, touch.on, _theirs(touch.outcome, touch.note), method)


def _theirs(kind: Outcome, text: str) -> str:
    what = "remark" if kind is Outcome.REMARK else "complaint"
    return f'their {what} "{shortened(text)}"'


def _after(matter: Matter, touch: Touch, method: Method) -> Matter | None:
    """The matter after an entry: as it was, further on, or None when it is done."""
    if touch.outcome in HANDLED:
        return _settled(matter, touch, method) if touch.about == matter.id else matter
    if matter.kind is Outcome.MILESTONE and touch.outcome in TOLD:
        return _next_year(matter, touch, method) if touch.on >= matter.due.raw_on else matter
    if matter.due.action == COMPLAINT_FOLLOW_UP and touch.outcome in SPOKEN:
        return None if touch.on > matter.due.anchor_on else matter
    return matter


def _settled(matter: Matter, touch: Touch, method: Method) -> Matter | None:
    """The matter after an entry about it."""
    if touch.about != matter.id:
        return matter
    if matter.kind is Outcome.MILESTONE:
        return None if touch.when == NEVER else _next_year(matter, touch, method)
    if touch.outcome is Outcome.ACKNOWLEDGED and matter.due.action == COMPLAINT_ACK:
        what = _theirs(matter.kind, matter.text)
        interval = method.rhythm.complaint_answer
        due = due_after(COMPLAINT_ANSWER, matter.opened_on, what, interval, method)
        return replace(matter, due=due)
    refused = touch.outcome is Outcome.ANSWERED and touch.reason == REFUSED
    if refused and matter.kind is not Outcome.REMARK:
        interval = method.rhythm.complaint_follow_up
        due = due_after(COMPLAINT_FOLLOW_UP, touch.on, "the refusal", interval, method)
        return replace(matter, due=due)
    return None if touch.outcome is Outcome.ANSWERED else matter


def _next_year(matter: Matter, touch: Touch, method: Method) -> Matter | None:
    """A yearly milestone after this year's day: the first one that is still to come."""
    passed = max(touch.on, matter.due.raw_on)
    return _again(matter, calendar_days(passed, Interval(1, "d")), method)


def _again(matter: Matter, from_on: date, method: Method) -> Matter | None:
    """The first day of a yearly milestone from that one on; of any other, none."""
    if not matter.yearly or matter.base_on is None:
        return None
    found = _occurrence(matter.id, matter.text, matter.base_on, from_on, True, method)
    return replace(found, opened_on=matter.opened_on) if found is not None else None


def _to_come(matters: Iterable[Matter], touch: Touch, method: Method) -> Iterator[Matter]:
    """Somebody came back: the days that passed in the meantime are not congratulated on."""
    for matter in matters:
        if matter.kind is not Outcome.MILESTONE or matter.due.raw_on >= touch.on:
            yield matter
            continue
        again = _again(matter, touch.on, method)
        if again is not None:
            yield again


def _ends(state: State) -> bool:
    return state in FINAL_STATES
