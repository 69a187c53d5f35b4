"""Lives by chance: any calendar, any cadence, any log, sensible or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from cadence.engine.cadences import rhythm, three_calls_and_a_letter
from cadence.engine.intervals import Interval
from cadence.engine.matters import ACCEPTED, REFUSED
from cadence.engine.model import NEVER, Cadence, Enrolment, Method, Standing, Step, Touch
from cadence.engine.replay import apply, begin, in_order
from cadence.engine.rules import refusal
from cadence.engine.vocabulary import HANDLED, Channel, LossReason, Outcome, Reason, State
from cadence.engine.workdays import Workdays

LAW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TURNS = (Outcome.STALL, Outcome.CLOSE, Outcome.REOPEN, Outcome.LOSE, Outcome.NOTHING)
"""What leads on to another chapter of a life; drawn more often than chance would."""
MAY_BE_NEVER = (Outcome.CLOSE, Outcome.REFUSED, Outcome.SENT)
"""Where a revival can be declined."""
FIRST_DAY = date(2026, 11, 1)


@dataclass(frozen=True)
class Life:
    """A prospect with everything that was ever logged, and what their dates follow from."""

    enrolment: Enrolment
    touches: tuple[Touch, ...]
    method: Method

    def standings(self) -> list[tuple[Touch | None, Standing]]:
        """The standing at the entry, then after each touch, in the order of the days."""
        standing = begin(self.enrolment, self.method)
        found: list[tuple[Touch | None, Standing]] = [(None, standing)]
        for touch in in_order(self.touches):
            standing = apply(standing, touch, self.method)
            found.append((touch, standing))
        return found

    def steps(self) -> Iterator[tuple[Standing, Touch, Standing]]:
        """Every touch between the standing before it and the one after it."""
        for (_, before), (touch, after) in pairwise(self.standings()):
            assert touch is not None
            yield before, touch, after

    def ending(self) -> tuple[Standing, date]:
        """Where it ends, and the last day on which anything was written down."""
        touch, standing = self.standings()[-1]
        return standing, touch.on if touch is not None else self.enrolment.added_on

    def under(self, *, keep: bool) -> Life:
        """The same life by a calendar that keeps every date, or that skips days off."""
        workdays = replace(self.method.workdays, keep=keep)
        return replace(self, method=replace(self.method, workdays=workdays))


def days(first: int = 0, last: int = 400) -> st.SearchStrategy[date]:
    """A day, so many days from the first of November."""
    return st.integers(first, last).map(lambda number: FIRST_DAY + timedelta(days=number))


def every(count: int) -> Callable[[date], str | None]:
    """Holidays on every day whose number can be divided by `count`."""
    return lambda day: None if day.toordinal() % count else "holiday"


intervals = st.builds(Interval, st.integers(0, 14), st.sampled_from(["d", "bd", "w", "m"]))
calendars = st.builds(
    Workdays,
    keep=st.booleans(),
    weekend=st.sampled_from([frozenset(), frozenset({5, 6}), frozenset({4, 5}), frozenset({0})]),
    holiday=st.builds(every, st.integers(2, 30)),
    away=st.builds(
        lambda day, length: ((day, day + timedelta(days=length)),), days(), st.integers(0, 40)
    ),
)
own_cadences = st.lists(
    st.tuples(st.sampled_from([Channel.CALL, Channel.LETTER, Channel.VISIT]), intervals),
    min_size=1,
    max_size=4,
).map(
    lambda steps: Cadence(
        "own",
        tuple(
            Step(f"step-{number}", channel, after, "")
            for number, (channel, after) in enumerate(steps, start=1)
        ),
    )
)
cadences = st.one_of(st.just(three_calls_and_a_letter()), own_cadences)
methods = st.builds(Method, cadences, st.just(rhythm()), calendars)

prospects = st.builds(
    Enrolment,
    added_on=days(0, 30),
    met_on=days(-200, 0),
    first_call=st.none() | days(31, 60),
    first_call_typed=st.booleans(),
)
clients = st.builds(
    Enrolment,
    added_on=days(0, 30),
    met_on=st.just(FIRST_DAY),
    client_since=days(-700, 0),
    last_contact=st.none() | days(-200, 0),
)
enrolments = st.one_of(prospects, prospects, prospects, clients)


waits = st.one_of(st.none(), st.integers(-5, 200), intervals)
waits_or_never = st.one_of(waits, st.just(NEVER))
reasons = {
    Outcome.CLOSE: st.none() | st.sampled_from(Reason),
    Outcome.REFUSED: st.none() | st.sampled_from(Reason),
    Outcome.LOSE: st.none() | st.sampled_from(LossReason),
    Outcome.ANSWERED: st.none() | st.sampled_from([ACCEPTED, REFUSED]),
}


def happened(draw: st.DrawFn, on: date, outcome: Outcome) -> Touch:
    """That outcome on that day, with whatever was given for the next step."""
    wait = draw(waits_or_never if outcome in MAY_BE_NEVER else waits)
    return Touch(
        on=on,
        outcome=outcome,
        when=on + timedelta(days=wait) if isinstance(wait, int) else wait,
        reason=draw(reasons[outcome]) if outcome in reasons else None,
        forced=True,
        honoured=outcome is Outcome.STALL and draw(st.booleans()),
        about=draw(st.integers(1, 12)) if outcome in HANDLED else None,
        why="it was opened" if outcome in HANDLED else "",
        yearly=outcome is Outcome.MILESTONE and draw(st.booleans()),
    )


@st.composite
def _anything(draw: st.DrawFn) -> Touch:
    return happened(draw, draw(any_day), draw(any_outcome))


any_day = days()
any_outcome = st.sampled_from(Outcome)
anything = _anything()
"""Any outcome on any day."""


def numbered(log: list[Touch]) -> tuple[Touch, ...]:
    """A log in the order in which it was entered."""
    return tuple(replace(touch, id=number) for number, touch in enumerate(log, start=1))


logs = st.lists(anything, min_size=1, max_size=12).map(numbered)
wild_lives = st.builds(Life, enrolments, logs, methods)
"""Any log at all: late entries, forced ones, entries that the rules forbid."""


gaps = st.sampled_from([0, 1, 1, 3, 3, 7, 30, 90])


@st.composite
def _sensible_lives(draw: st.DrawFn) -> Life:
    """Day after day something that the rules let pass, some of it only by force."""
    enrolment, method = draw(enrolments), draw(methods)
    standing, day = begin(enrolment, method), enrolment.added_on
    log: list[Touch] = []
    for number in range(1, draw(st.integers(2, 16)) + 1):
        day += timedelta(days=draw(gaps))
        passing = [
            outcome
            for outcome in Outcome
            if refusal(standing, Touch(day, outcome, forced=True), method, "anna") is None
        ]
        turns = [outcome for outcome in passing if outcome in TURNS]
        new = happened(draw, day, draw(st.sampled_from(passing + 3 * turns)))
        if refusal(standing, new, method, "anna") is None:
            log.append(replace(new, id=number))
            standing = apply(standing, new, method)
    return Life(enrolment, tuple(log), method)


sensible_lives = _sensible_lives()
lives = st.one_of(wild_lives, sensible_lives, sensible_lives)


ENDED = (State.CLOSED, State.GONE, State.DO_NOT_CONTACT)
