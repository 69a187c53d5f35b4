"""First calls spread over the working days to come, and where each of them leaves a prospect."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from cadence.engine import agenda, explain
from cadence.engine.model import Enrolment, Method
from cadence.engine.prospect import Profile
from cadence.engine.replay import begin
from cadence.services.desk import Desk
from cadence.store.columns import START
from cadence.store.staging import Staging
from cadence.store.values import enrolment_values, standing_values

PER_DAY = 20
"""First calls a day, so that tomorrow is not 500 calls."""


class Spread:
    """First calls evenly over the coming working days, beside those that are there already."""

    def __init__(self, desk: Desk, per_day: int) -> None:
        self._calendar = desk.calendar(desk.by)
        self._per_day = per_day
        self._day, _over = self._calendar.roll(desk.today + timedelta(days=1))
        self._taken = Counter(desk.store.first_calls_from(self._day))

    def next(self) -> date:
        """The first day with room."""
        while self._taken[self._day] >= self._per_day:
            self._day, _over = self._calendar.roll(self._day + timedelta(days=1))
        self._taken[self._day] += 1
        return self._day


class Starts:
    """The first calls of an import: each computed once for all whose it is."""

    def __init__(self, desk: Desk, staging: Staging, spread: Spread) -> None:
        self._desk = desk
        self._staging = staging
        self._spread = spread
        self._cadence = desk.settings.cadence
        self._methods: dict[tuple[str, str], Method] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self.first_on: date | None = None
        self.last_on: date | None = None
        self.action = ""
        """What is due first."""

    def next(self, owner: str, country: str) -> int:
        """The number of the start of whoever is next."""
        day = self._spread.next()
        if day != self.last_on:
            self.first_on, self.last_on = self.first_on or day, day
            self._numbers = {}
        whose = (owner, country)
        if whose not in self._numbers:
            self._numbers[whose] = self._staging.add_start(self._start(day, whose))
        return self._numbers[whose]

    def _start(self, day: date, whose: tuple[str, str]) -> list[object]:
        """The columns of `START` for a first call on that day."""
        if whose not in self._methods:
            owner, country = whose
            profile = Profile("", owner=owner, country=country)
            self._methods[whose] = self._desk.method(self._cadence, profile)
        enrolment = Enrolment(self._desk.today, self._desk.today, first_call=day)
        standing = begin(enrolment, self._methods[whose])
        assert standing.next is not None
        self.action = standing.next.action
        rank = agenda.rank(self.action, self._cadence)
        standing_is = standing_values(standing, rank, explain.why(standing.next))
        values = {**enrolment_values(enrolment), **standing_is}
        return [values[name] for name in START]
