"""`report`: what became of everybody in a period, and what is due from today on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from heapq import nsmallest
from itertools import chain

from cadence.engine import actions, agenda
from cadence.engine.cadences import three_calls_and_a_letter
from cadence.engine.lines import Line
from cadence.engine.speech import day
from cadence.engine.vocabulary import LossReason
from cadence.errors import UsageError
from cadence.services import offers
from cadence.services.desk import Desk
from cadence.services.figures import (
    OFTEN_QUOTED,
    EndedAt,
    Losses,
    Overdue,
    Report,
    StepOutcomes,
    Week,
)
from cadence.services.tally import TALKS, Tally, spread
from cadence.store.day import Owners

WEEKS = 8
"""The week of today and those after it; what is due later is one number."""
NAMED = 5
"""So many of those who wait longest are named."""
WEEK = timedelta(days=7)
LONG, VERY_LONG = 7, 30
"""Days that something is overdue: up to the first, up to the second, and longer."""
_NEGLECT = frozenset(
    {
        LossReason.NEGLECT,
        LossReason.NO_AFTER_SALES,
        LossReason.REMARK_IGNORED,
        LossReason.COMPLAINT_MISHANDLED,
        LossReason.RUDE_TREATMENT,
    }
)
_STEPS = tuple(step.name for step in three_calls_and_a_letter().steps)
"""The steps of the method; those of one's own cadences come after them."""
OWN = "own"
"""The place of other cadences' steps."""
_AFTER = (
    actions.REPLY,
    actions.MEETING,
    actions.FINAL_ANSWER,
    actions.GET_SIGNATURE,
    actions.CARE_1,
    actions.CARE_2,
    actions.CARE,
    actions.WIN_BACK_1,
    actions.WIN_BACK_2,
    actions.WIN_BACK_3,
    actions.REVIVAL,
    actions.HELLO,
    "",
)
"""What is due outside the cadence, as a course goes; at last nothing."""


def report(
    desk: Desk,
    *,
    since: date | None = None,
    until: date | None = None,
    owners: Owners = None,
    told: Callable[[float | None], None] = lambda _part: None,
) -> Report:
    """Everything of the period, both days included; without them, everything there is.

    It goes over everybody once and keeps nobody. `told` hears what part is done, 0 to 1.
    Raises UsageError when the period ends before it begins.
    """
    if since is not None and until is not None and until < since:
        raise UsageError(f"{day(until)} lies before {day(since)}: the period has no day.")
    tally = Tally(since or date.min, until or date.max)
    histories = desk.store.histories
    for past in histories.pasts(owners, told):
        tally.add(past)
    dates = Counter(histories.due_on(owners))
    dates.update(line.due_on for line in _offers(desk, date.max, owners) if line.due_on)
    this_week = desk.today - timedelta(days=desk.today.weekday())
    return Report(
        today=desk.today,
        since=since,
        until=until,
        owners=owners,
        people=tally.people,
        states=tally.states,
        added=tally.added,
        entries=tally.entries,
        ended=_ended(tally),
        closed_later=tally.closed_later,
        signed=tally.signed,
        outcomes=_outcomes(tally),
        reasons=dict(tally.reasons.most_common()),
        losses=_losses(tally),
        stalls=dict(tally.stalls.most_common()),
        stalled=tally.stalled,
        told=tally.told,
        resurrected=spread(tally.resurrected),
        won_back=spread(tally.won_back),
        days_to_the_end=spread(tally.days_to_the_end),
        days_to_the_contract=spread(tally.days_to_the_contract),
        overdue=_overdue(desk, owners, dates),
        weeks=[_week(this_week + number * WEEK, desk.today, dates) for number in range(WEEKS)],
        later=sum(count for on, count in dates.items() if on >= this_week + WEEKS * WEEK),
        unreadable=histories.unreadable,
    )


def _ended(tally: Tally) -> list[EndedAt]:
    """The steps of the method, also those where nobody ended; then others, then the talks."""
    if not tally.ended:
        return []
    own = sorted(step for step in tally.ended if step not in (*_STEPS, TALKS))
    talks = [TALKS] if TALKS in tally.ended else []
    return [EndedAt(step, tally.ended.get(step, {})) for step in (*_STEPS, *own, *talks)]


def _outcomes(tally: Tally) -> list[StepOutcomes]:
    """The steps of the cadence, what is due in talks, and so on; at last what nothing was due."""

    known = {name: number for number, name in enumerate((*_STEPS, OWN, *_AFTER))}

    def order(step: str) -> tuple[int, str]:
        return known.get(step, known[OWN]), step

    return [
        StepOutcomes(step, dict(tally.outcomes[step].most_common()))
        for step in sorted(tally.outcomes, key=order)
    ]


def _losses(tally: Tally) -> Losses:
    """Every quoted group, also one that never occurred; then what belongs to none."""
    groups: Counter[str] = Counter(dict.fromkeys(map(str, OFTEN_QUOTED), 0))
    for reason, count in tally.losses.items():
        groups[str(LossReason.NEGLECT) if reason in _NEGLECT else reason] += count
    return Losses(dict(tally.losses.most_common()), dict(groups) if tally.losses else {})


def _overdue(desk: Desk, owners: Owners, dates: Mapping[date, int]) -> Overdue:
    late = Counter({(desk.today - on).days: n for on, n in dates.items() if on < desk.today})
    if not late:
        return Overdue()
    return Overdue(
        oldest=desk.today - timedelta(days=max(late)),
        up_to_7_days=sum(count for days, count in late.items() if days <= LONG),
        up_to_30_days=sum(count for days, count in late.items() if LONG < days <= VERY_LONG),
        longer=sum(count for days, count in late.items() if days > VERY_LONG),
        first=_waiting_longest(desk, owners),
    )


def _waiting_longest(desk: Desk, owners: Owners) -> list[Line]:
    """Those that are overdue, in the order of the day's list, as many as are named."""
    yesterday = desk.today - timedelta(days=1)
    known = desk.store.due(yesterday, owners, NAMED)
    return nsmallest(NAMED, chain(known, _offers(desk, yesterday, owners)), key=agenda.place)


def _offers(desk: Desk, until: date, owners: Owners) -> Iterator[Line]:
    """Whom to tell up to that day of the offers that run: they are due beside what is due."""
    return offers.due(desk, desk.footing(desk.by).promotions, until, owners)


def _week(monday: date, today: date, dates: Mapping[date, int]) -> Week:
    first, last = max(monday, today), monday + WEEK - timedelta(days=1)
    return Week(first, last, sum(count for on, count in dates.items() if first <= on <= last))
