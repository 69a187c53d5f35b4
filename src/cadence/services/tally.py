"""The tally of a period: prospects added up one after the other, none of them kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean

from cadence.engine.courses import IN_TALKS, Course, Past, course
from cadence.engine.matters import REFUSED
from cadence.engine.vocabulary import ASIDE, HANDLED, OWED, Outcome, State

TALKS = "in talks"
"""One row for whatever was due when talks ended."""
NOT_OUTCOMES = frozenset({Outcome.SNOOZE, *ASIDE, *HANDLED})
"""Entries that say nothing of what a step came to."""

MATTERS = frozenset({*OWED, *HANDLED})


@dataclass(frozen=True, slots=True)
class Days:
    """Lengths of time, in days: how many there are, and what they are like. 0 when none."""

    count: int = 0
    median: float = 0.0
    mean: float = 0.0
    longest: int = 0


def spread(lengths: Counter[int]) -> Days:
    """What so many lengths of time are like."""
    count = lengths.total()
    if not count:
        return Days()
    ordered = sorted(lengths)
    middle = (_nth(lengths, ordered, (count - 1) // 2) + _nth(lengths, ordered, count // 2)) / 2
    return Days(count, middle, fmean(ordered, [lengths[one] for one in ordered]), ordered[-1])


def _nth(lengths: Counter[int], ordered: list[int], number: int) -> int:
    """The length at that place in the row of all, the shortest first."""
    seen = 0
    for length in ordered:
        seen += lengths[length]
        if seen > number:
            return length
    return 0


@dataclass(slots=True)
class Tally:
    """What happened from `since` to `until`, both included. `add` takes one prospect after the
    other; what it keeps grows with the kinds of things that happened, not with the people."""

    since: date
    until: date
    people: int = 0
    states: Counter[State] = field(default_factory=Counter)
    """Where everybody stands now."""
    added: int = 0
    entries: int = 0
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    """By what was due: what it came to. Without notes, and without what was put off."""
    ended: dict[str, Counter[State]] = field(default_factory=dict)
    """By what was due: where those stand who ended in the period, and had not come back."""
    reasons: Counter[str] = field(default_factory=Counter)
    closed_later: int = 0
    """Who had ended before, in `quiet` or `nurture`, and was closed in the period."""
    signed: int = 0
    """Prospects who signed."""
    losses: Counter[str] = field(default_factory=Counter)
    stalls: Counter[str] = field(default_factory=Counter)
    stalled: int = 0
    """How many people stalled."""
    told: Counter[str] = field(default_factory=Counter)
    """Remarks, complaints and defects that were opened, acknowledged, answered; those of the
    answers that were refusals are counted once more."""
    resurrected: Counter[int] = field(default_factory=Counter)
    won_back: Counter[int] = field(default_factory=Counter)
    days_to_the_end: Counter[int] = field(default_factory=Counter)
    days_to_the_contract: Counter[int] = field(default_factory=Counter)

    def add(self, past: Past) -> None:
        """One more prospect."""
        self.people += 1
        self.states[past.state] += 1
        self.added += self._is_within(past.added_on)
        self._add_entries(past)
        self._add_course(course(past, self.until))
        if past.came_back and past.contract_on and self._is_within(past.contract_on):
            back = self.won_back if past.came_back == "won-back" else self.resurrected
            back[past.came_back_after] += 1

    def _is_within(self, day: date) -> bool:
        return self.since <= day <= self.until

    def _add_entries(self, past: Past) -> None:
        stalls = 0
        for on, outcome, step, kind, reason in past.entries:
            if not self._is_within(on):
                continue
            self.entries += 1
            if outcome in MATTERS:
                self.told[outcome] += 1
                self.told[REFUSED] += outcome == Outcome.ANSWERED and reason == REFUSED
            if outcome not in NOT_OUTCOMES:
                self.outcomes.setdefault(step, Counter())[outcome] += 1
            if outcome == Outcome.STALL:
                self.stalls[kind] += 1
                stalls += 1
        self.stalled += stalls > 0

    def _add_course(self, found: Course) -> None:
        for on, reason in found.left:
            if self._is_within(on):
                self.losses[reason] += 1
        signed = [days for on, days in found.signed if self._is_within(on)]
        self.days_to_the_contract.update(signed)
        if signed:
            self.signed += 1
            return
        ended = found.ended
        if ended is None:
            return
        if self._is_within(ended.on):
            step = TALKS if ended.step in IN_TALKS else ended.step
            self.ended.setdefault(step, Counter())[ended.state] += 1
            self.reasons[ended.reason] += 1
            self.days_to_the_end[ended.days] += 1
        elif ended.moved_on and self._is_within(ended.moved_on) and ended.state is State.CLOSED:
            self.closed_later += 1
