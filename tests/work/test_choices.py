"""One key means one thing, and what is offered is what the rules allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from cadence.cli.context import Context, Flags
from cadence.cli.work_steps import changed
from cadence.engine import rules
from cadence.engine.actions import MILESTONE, PROMOTION, REMARK
from cadence.engine.cadences import three_calls_and_a_letter
from cadence.engine.model import Enrolment
from cadence.engine.prospect import Profile, Record
from cadence.engine.vocabulary import LOGGED, Outcome, State
from cadence.errors import RefusedError
from cadence.services.catalogue import CHOICES
from cadence.services.desk import Case
from cadence.services.local_time import is_working_hour, local_time
from cadence.services.working import choices, named, touch_of
from engine.calendars import SKIP
from engine.lives import standing_after
from engine.test_rules import LETTER, LIVES
from process.program import MONDAY, TUESDAY, Program

TODAY = date(2026, 11, 26)
CONTROLS = set("bul?q ")
BESIDE = dict.fromkeys(("remark", "complaint-ack", "complaint-answer", "milestone"), 7)
"""Lines beside the next action, with the number of their entry."""
ALWAYS = {State.GONE, State.CLOSED, State.DO_NOT_CONTACT}


def case(state: State, action: str = "") -> Case:
    """Somebody in that state, on Thu 26 November; with the letter due if that is the action."""
    life = LETTER if action == "letter" else LIVES[state]
    enrolment = Enrolment(added_on=TODAY, met_on=TODAY)
    record = Record(1, Profile("Anna"), enrolment, three_calls_and_a_letter(), ())
    return Case(record, standing_after(life, SKIP))


def offered(state: State, action: str = "", about: int | None = None) -> dict[str, str]:
    """The words that are offered there, by their keys, in their order."""
    one = case(state, action)
    line = replace(one.line, action=action, about=about) if action else one.line
    return {choice.key: choice.word for choice in choices(one, line, TODAY, SKIP)}


def test_every_outcome_of_log_has_a_key() -> None:
    """And those commands that decide about a person."""
    known = {choice.outcome for choice in CHOICES}
    decisions = {Outcome.SNOOZE, Outcome.CLOSE, Outcome.SIGN, Outcome.LOSE}
    assert LOGGED | decisions <= known


def test_no_key_is_one_of_the_controls() -> None:
    """Going on and stopping are the same at everybody."""
    assert set() == {choice.key for choice in CHOICES} & CONTROLS


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", ["", MILESTONE, REMARK, PROMOTION, "complaint-ack"])
def test_no_two_outcomes_share_a_key_where_both_can_be_logged(state: State, action: str) -> None:
    """A key that is pressed means one thing."""
    one = case(state)
    found = choices(one, one.line, TODAY, SKIP)
    assert len(found) == len({choice.key for choice in found})


@pytest.mark.parametrize("state", [state for state in State if state not in ALWAYS])
def test_what_is_offered_is_what_the_rules_take(state: State) -> None:
    """Of the outcomes of `log`: exactly these."""
    one = case(state)
    taken = {
        choice.word
        for choice in CHOICES
        if choice.outcome in LOGGED
        and rules.refusal(one.standing, touch_of(choice, one.line, TODAY, {}), SKIP, "") is None
    }
    words = {choice.word for choice in CHOICES if choice.outcome in LOGGED}
    assert taken == set(offered(state).values()) & words


@pytest.mark.parametrize(
    ("state", "action", "first"),
    [
        (State.ACTIVE, "", "nvgs"),
        (State.ACTIVE, "letter", "erf"),
        (State.ENGAGED, "", "hiom"),
        (State.ENGAGED, "final-answer", "yfd"),
        (State.ENGAGED, "get-signature", "wn"),
        (State.ENGAGED, "reply", "se"),
        (State.CLIENT, "", "snv"),
        (State.LOST, "", "nvs"),
        (State.NURTURE, "", "snv"),
        (State.QUIET, "", "nvs"),
        (State.CLIENT, "remark", "j+-"),
        (State.CLIENT, "complaint-ack", "p+-"),
        (State.CLIENT, "complaint-answer", "+-"),
        (State.NURTURE, "milestone", "jsv"),
        (State.NURTURE, "promotion", "sv"),
    ],
)
def test_the_most_likely_comes_first(state: State, action: str, first: str) -> None:
    """What the action usually comes to."""
    assert list(first) == list(offered(state, action, about=BESIDE.get(action)))[: len(first)]


def test_a_line_beside_the_next_action_is_not_put_off_with_it() -> None:
    """Snooze and skip are about the step."""
    keys = offered(State.ACTIVE, "milestone", about=7)
    assert set() == {"z", "k"} & set(keys)


def test_a_client_is_closed_for_two_reasons_only() -> None:
    """Those that end everything; one has to be named."""
    one = case(State.CLIENT)
    close = named("close", choices(one, one.line, TODAY, SKIP))
    assert close is not None
    assert (("gone", "do-not-contact"), True, "") == (
        close.asks[0].options,
        close.asks[0].needed,
        close.asks[0].default,
    )


@pytest.mark.parametrize(
    ("country", "there"),
    [
        ("PL", "2026-07-01 12:00"),
        ("EE", "2026-07-01 13:00"),
        ("DE-BY", "2026-07-01 12:00"),
        ("GB", "2026-07-01 11:00"),
        ("JP", "2026-07-01 19:00"),
        ("IN", "2026-07-01 15:30"),
        ("RU", None),
        ("US", None),
        ("ES", None),
        ("XX", None),
        ("", None),
    ],
)
def test_the_clock_there(country: str, there: str | None) -> None:
    """At noon in Warsaw in summer; nothing where a country has several times, or is not known."""
    noon = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    found = local_time(country, noon)
    assert there == (f"{found:%Y-%m-%d %H:%M}" if found is not None else None)


@pytest.mark.parametrize(
    ("hour", "welcome"), [(7, False), (8, True), (19, True), (20, False), (0, False)]
)
def test_when_a_call_is_welcome(hour: int, welcome: bool) -> None:
    """From eight to eight."""
    there = datetime(2026, 7, 1, hour, 59, tzinfo=timezone.utc)  # noqa: UP017
    assert welcome == is_working_hour(there)


def test_nothing_is_logged_for_yesterday(peopled: Program) -> None:
    """A sitting that was left open over night says so, and logs nothing."""
    flags = Flags()
    flags.db, flags.config, flags.today = str(peopled.database), str(peopled.settings), MONDAY
    run = Context(flags)
    assert MONDAY == run.today.isoformat()
    flags.today = TUESDAY
    with pytest.raises(RefusedError, match="A new day has begun"):
        changed(run, lambda desk: desk.today, lambda _day: None)
