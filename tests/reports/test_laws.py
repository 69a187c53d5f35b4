"""What holds for the figures of any crowd and any period."""

from __future__ import annotations

import statistics
from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cadence.engine.vocabulary import State
from cadence.services.tally import Days, Tally, spread
from engine.random_lives import LAW, Life, days, lives
from engine.test_courses import taken

crowds = st.lists(lives, max_size=3)


def tallied(crowd: list[Life], since: date = date.min, until: date = date.max) -> Tally:
    """A crowd added up; without a period, everything."""
    found = Tally(since, until)
    for life in crowd:
        found.add(taken(life)[0])
    return found


@LAW
@given(crowds, days(-10, 500), days(-10, 500))
def test_everybody_who_ended_has_a_step_a_reason_and_days(
    crowd: list[Life], one: date, other: date
) -> None:
    """The three are the same people; nobody is counted twice."""
    found = tallied(crowd, min(one, other), max(one, other))
    ended = sum((states.total() for states in found.ended.values()), 0)
    assert ended == found.reasons.total() == found.days_to_the_end.total()
    assert ended + found.closed_later + found.signed <= found.people == len(crowd)
    assert found.stalled <= found.stalls.total()


@LAW
@given(crowds, days(0, 400))
def test_two_periods_are_one(crowd: list[Life], cut: date) -> None:
    """What is logged falls into exactly one of two periods that follow each other."""
    whole, before = tallied(crowd), tallied(crowd, until=cut)
    after = tallied(crowd, since=cut + timedelta(days=1))
    assert whole.entries == before.entries + after.entries
    assert whole.losses == before.losses + after.losses
    assert whole.stalls == before.stalls + after.stalls
    assert whole.added == before.added + after.added


@LAW
@given(crowds)
def test_without_a_period_who_ended_is_who_is_out(crowd: list[Life]) -> None:
    """Among those who never were clients, the states of today."""
    found = tallied(crowd)
    strangers = [
        standings[-1].state
        for standings in (taken(life)[1] for life in crowd)
        if not any(one.contract_on for one in standings)
    ]
    out = Counter(state for state in strangers if state not in (State.ACTIVE, State.ENGAGED))
    assert out == sum(found.ended.values(), Counter())


@given(st.lists(st.integers(0, 2000), min_size=1))
def test_the_median_and_the_mean_are_those_of_the_lengths(lengths: list[int]) -> None:
    """Kept as how often each length occurs, they are the same."""
    found = spread(Counter(lengths))
    assert (len(lengths), statistics.median(lengths), max(lengths)) == (
        found.count,
        found.median,
        found.longest,
    )
    assert abs(found.mean - statistics.fmean(lengths)) < 1e-6


def test_no_lengths_are_none() -> None:
    """Nothing is divided by nothing."""
    assert Days() == spread(Counter())
