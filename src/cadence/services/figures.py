"""The figures of a report: plain data, and what follows from it by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cadence.engine.lines import Line
from cadence.engine.vocabulary import OPEN_STATES, LossReason, State
from cadence.services.tally import Days

ENDS = (State.CLOSED, State.QUIET, State.NURTURE, State.GONE, State.DO_NOT_CONTACT)
"""The states in which a course ends."""
OFTEN_QUOTED: Mapping[LossReason, int] = {
    LossReason.NEGLECT: 68,
    LossReason.PRODUCT: 14,
    LossReason.PRICE: 9,
    LossReason.HABIT: 5,
    LossReason.GONE: 4,
}
"""Why clients leave, in percent, by a survey that is often quoted and that nobody has found
(domain 1.5). It is shown beside one's own figures, and never as a fact."""


@dataclass(frozen=True, slots=True)
class EndedAt:
    """How many ended when that was due, by the state in which they stood at the period's end."""

    step: str
    states: Mapping[State, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class StepOutcomes:
    """What a step came to: how often each outcome was logged when it was due, most often first."""

    step: str
    outcomes: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.outcomes.values())


@dataclass(frozen=True, slots=True)
class Losses:
    """Clients who left: by each reason as it was logged, and by the groups that are quoted."""

    reasons: Mapping[str, int]
    groups: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.groups.values())

    @property
    def unknown(self) -> int:
        """Nobody asked them why."""
        return self.groups.get(LossReason.UNKNOWN, 0)


@dataclass(frozen=True, slots=True)
class Week:
    """How much is due from the first day to the last; in the first week from today on."""

    first: date
    last: date
    count: int

    @property
    def number(self) -> int:
        """The ISO week."""
        return self.first.isocalendar().week


@dataclass(frozen=True, slots=True)
class Overdue:
    """What was due before today and is not done: how much, since when, how late."""

    oldest: date | None = None
    up_to_7_days: int = 0
    up_to_30_days: int = 0
    longer: int = 0
    first: Sequence[Line] = ()
    """The longest overdue, by name."""

    @property
    def total(self) -> int:
        """All of it."""
        return self.up_to_7_days + self.up_to_30_days + self.longer


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. What happened is of the period; `states`, `overdue` and `weeks` are of
    today, whatever the period is.

    `without_success` counts the prospects who were closed in the period and did not sign in it:
    those of `ended` who stand in `closed`, and `closed_later`, who had gone quiet or were kept
    in touch with before. `signed` counts the prospects who signed in the period, also when they
    had ended in it before. Everybody is counted once.
    """

    today: date
    since: date | None
    until: date | None
    owners: Sequence[str] | None
    people: int
    states: Mapping[State, int]
    added: int
    entries: int
    ended: Sequence[EndedAt]
    closed_later: int
    signed: int
    outcomes: Sequence[StepOutcomes]
    reasons: Mapping[str, int]
    losses: Losses
    stalls: Mapping[str, int]
    stalled: int
    told: Mapping[str, int]
    """Remarks, complaints and defects; how many were acknowledged, answered, and refused."""
    resurrected: Days
    won_back: Days
    days_to_the_end: Days
    days_to_the_contract: Days
    overdue: Overdue
    weeks: Sequence[Week]
    later: int
    unreadable: int = 0

    @property
    def ended_total(self) -> int:
        """How many ended in the period."""
        return sum(one.total for one in self.ended)

    def ended_in(self, state: State) -> int:
        """How many of them stand in that state."""
        return sum(one.states.get(state, 0) for one in self.ended)

    @property
    def without_success(self) -> int:
        """How many prospects were closed in the period."""
        return self.ended_in(State.CLOSED) + self.closed_later

    @property
    def share_without_success(self) -> float | None:
        """Of those who were closed or signed, the part that was closed; None when nobody was."""
        decided = self.without_success + self.signed
        return self.without_success / decided if decided else None

    @property
    def in_work(self) -> int:
        """How many are worked on today."""
        return sum(self.states.get(state, 0) for state in OPEN_STATES)

    @property
    def nothing_happened(self) -> bool:
        """Nobody was entered and nothing was logged in the period."""
        return not (self.added or self.entries)
