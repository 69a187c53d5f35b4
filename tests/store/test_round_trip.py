"""Whatever the engine hands to the store comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cadence.engine.figures import LANGUAGES
from cadence.engine.intervals import UNITS, Interval
from cadence.engine.lines import LastTouch, Line
from cadence.engine.model import NEVER, Cadence, Enrolment, NextAction, Standing, Step, Touch
from cadence.engine.prospect import DECISION_MAKER, SYMPTOMS, Profile
from cadence.engine.vocabulary import Channel, Direction, Outcome, Reason, StallKind, State
from cadence.store.changes import Change, Edit
from cadence.store.database import transaction
from cadence.store.matches import Match
from cadence.store.place import Server, Where
from cadence.store.store import Store
from cadence.store.values import standing_values

from .people import CADENCE, MONDAY, NOW, another, due, enter, opened

QUICK = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
"""Every letter that there is; lone surrogates and NUL are refused before they come here."""
GIVEN = TEXTS.filter(bool)
DAYS = st.dates()
INSTANTS = st.datetimes().map(lambda instant: f"{instant.isoformat(timespec='seconds')}Z")
MAYBE_DAYS = st.none() | DAYS
COUNTS = st.integers(0, 2**31)
INTERVALS = st.builds(Interval, st.integers(0, 9999), st.sampled_from(sorted(UNITS)))
SYMPTOM_LISTS = st.lists(st.sampled_from(SYMPTOMS), unique=True).map(tuple)
TAGS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters=",\0"), min_size=1),
    max_size=4,
).map(tuple)
PROFILES = st.builds(
    Profile,
    name=GIVEN,
    company=TEXTS,
    role=TEXTS,
    phone=TEXTS,
    email=TEXTS,
    address=TEXTS,
    salutation=TEXTS,
    language=st.sampled_from(("", *LANGUAGES)),
    country=TEXTS,
    topic=TEXTS,
    problem=TEXTS,
    next_step=TEXTS,
    decision_maker=st.sampled_from(DECISION_MAKER),
    who_decides=TEXTS,
    symptoms=SYMPTOM_LISTS,
    key=st.booleans(),
    referred_by=st.just(None),
    source=TEXTS,
    owner=TEXTS,
    tags=TAGS,
)
ENROLMENTS = st.builds(
    Enrolment,
    added_on=DAYS,
    met_on=DAYS,
    first_call=MAYBE_DAYS,
    first_call_typed=st.booleans(),
    client_since=MAYBE_DAYS,
    last_contact=MAYBE_DAYS,
)
TOUCHES = st.builds(
    Touch,
    on=DAYS,
    outcome=st.sampled_from(Outcome),
    channel=st.sampled_from(Channel),
    direction=st.sampled_from(Direction),
    kind=st.none() | st.sampled_from(StallKind),
    when=st.none() | DAYS | INTERVALS | st.just(NEVER),
    reason=st.none() | st.sampled_from(Reason).map(str),
    competitor=TEXTS,
    why=TEXTS,
    lesson=TEXTS,
    note=TEXTS,
    symptoms=SYMPTOM_LISTS,
    forced=st.booleans(),
    honoured=st.booleans(),
    step=TEXTS,
    by=TEXTS,
)
STEPS = st.builds(Step, name=TEXTS, channel=st.sampled_from(Channel), after=INTERVALS, says=TEXTS)
CADENCES = st.builds(Cadence, name=TEXTS, steps=st.lists(STEPS, max_size=5).map(tuple))
ACTIONS = st.builds(
    NextAction, action=GIVEN, due_on=DAYS, raw_on=DAYS, anchor_on=DAYS, anchor=TEXTS
)
STANDINGS = st.builds(
    Standing,
    state=st.sampled_from(State),
    next=st.none() | ACTIONS,
    position=COUNTS,
    run=COUNTS,
    stalls=COUNTS,
    snoozes=COUNTS,
    close_reason=st.none() | st.sampled_from(Reason).map(str),
    competitor=TEXTS,
    revive_on=MAYBE_DAYS,
    contract_on=MAYBE_DAYS,
    left_on=MAYBE_DAYS,
    came_back=st.none() | GIVEN,
    came_back_after=st.none() | COUNTS,
    last_contact_on=MAYBE_DAYS,
)


@contextmanager
def example(where: Where) -> Iterator[Store]:
    """A store that forgets what was written to it."""
    with transaction(where, write=True, dry_run=True) as database:
        yield Store(database)


@QUICK
@given(profile=PROFILES, enrolment=ENROLMENTS, cadence=CADENCES, touches=st.lists(TOUCHES))
def test_a_record_comes_back(
    shared: Where, profile: Profile, enrolment: Enrolment, cadence: Cadence, touches: list[Touch]
) -> None:
    """Profile, enrolment, cadence with its steps, and the log with all its fields."""
    with example(shared) as store:
        change = store.changes.begin(NOW, "", "add")
        person = store.add(
            profile,
            enrolment,
            due(MONDAY),
            change_id=change,
            cadence_id=store.cadence_id(cadence),
            rank=69,
            why="first call",
        )
        ids = [store.append(person, touch, change) for touch in touches]
        expected = [replace(touch, id=id_) for touch, id_ in zip(touches, ids, strict=True)]
        record = store.record(person)
        assert record is not None
        assert (profile, enrolment, cadence) == (record.profile, record.enrolment, record.cadence)
        assert sorted(expected, key=lambda touch: (touch.on, touch.id)) == list(record.touches)
        assert not record.removed


@QUICK
@given(old=PROFILES, new=PROFILES, met_on=DAYS)
def test_a_profile_that_was_edited_comes_back(
    shared: Where, old: Profile, new: Profile, met_on: date
) -> None:
    """Every field is replaced, none is kept from before."""
    with example(shared) as store:
        person = enter(store, old)
        store.set_profile(person, new, met_on)
        record = store.record(person)
        assert record is not None
        assert (new, met_on) == (record.profile, record.enrolment.met_on)


@QUICK
@given(standing=STANDINGS, rank=COUNTS, why=TEXTS)
def test_a_standing_comes_back(shared: Where, standing: Standing, rank: int, why: str) -> None:
    """Every column of the cache holds what was computed."""
    with example(shared) as store:
        person = enter(store, Profile("Anna"))
        store.set_standings([(person, standing, rank, why)])
        assert standing_values(standing, rank, why) == next(
            one.standing for one in store.histories.stored() if one.id == person
        )


@QUICK
@given(profile=PROFILES, touch=TOUCHES, action=ACTIONS, why=TEXTS, contact=MAYBE_DAYS)
def test_a_line_comes_back(
    shared: Where,
    profile: Profile,
    touch: Touch,
    action: NextAction,
    why: str,
    contact: date | None,
) -> None:
    """A line of a list shows the profile, the standing and the last touch as they were."""
    with example(shared) as store:
        change = store.changes.begin(NOW, "", "add")
        person = enter(store, profile, change=change)
        last = store.append(person, touch, change)
        standing = Standing(State.LOST, action, last_contact_on=contact, last_touch_id=last)
        store.set_standings([(person, standing, 1, why)])
        expected = Line(
            person,
            profile.name,
            profile.company,
            profile.phone,
            profile.email,
            State.LOST,
            action.action,
            action.due_on,
            why,
            profile.key,
            profile.owner,
            LastTouch(touch.on, str(touch.outcome), touch.note),
            profile.tags,
            contact,
            rank=1,
            country=profile.country,
        )
        assert expected == store.line(person)
        assert [expected] == store.due(action.due_on)
        assert [expected] == list(store.lines())
        assert Match(person, profile.name, profile.company, State.LOST) == store.by_id(person)


@QUICK
@given(texts=st.tuples(INSTANTS, TEXTS, TEXTS, TEXTS), fields=st.tuples(TEXTS, TEXTS, TEXTS))
def test_a_change_with_its_edits_comes_back(
    shared: Where, texts: tuple[str, str, str, str], fields: tuple[str, str, str]
) -> None:
    """Who did what and when, and the values that it replaced."""
    made_at, made_by, command, summary = texts
    with example(shared) as store:
        person = enter(store, Profile("Anna"))
        change = store.changes.begin(made_at, made_by, command)
        store.changes.describe(change, summary, person)
        expected = Edit(person, *fields)
        store.changes.add_edit(change, expected)
        assert Change(change, made_at, made_by, command, summary, person) == store.changes.last(
            made_by
        )
        assert [expected] == store.changes.edits(change)


@QUICK
@given(
    owner=TEXTS,
    first=DAYS,
    last=DAYS,
    settings_=TEXTS,
    country=TEXTS,
    year=st.integers(1, 9999),
    days=TEXTS,
)
def test_what_dates_are_computed_from_comes_back(
    shared: Where,
    owner: str,
    first: date,
    last: date,
    settings_: str,
    country: str,
    year: int,
    days: str,
) -> None:
    """Days off, settings and remembered holidays, each by its owner or country."""
    with example(shared) as store:
        change = store.changes.begin(NOW, owner, "away")
        store.add_away(change, owner, first, last)
        store.set_basis(owner, settings_)
        store.remember_holidays(country, year, days)
        footing = store.footing(owner, date(year, 1, 1), country)
        assert [(first, last)] == footing.aways
        assert settings_ == footing.basis
        assert {(country, year): days} == footing.holidays
        assert days == store.holidays(country, year)
        assert [owner] == store.changes.owners_away_by(change)


@QUICK
@given(first=CADENCES, second=CADENCES)
def test_two_cadences_are_one_when_their_steps_are(
    shared: Where, first: Cadence, second: Cadence
) -> None:
    """Whoever is enrolled with the same steps shares one row."""
    with example(shared) as store:
        assert (first == second) == (store.cadence_id(first) == store.cadence_id(second))


NONSENSE = {Path: "2026-02-30", Server: "infinity"}
"""What each database can be made to take for a date."""


def test_a_list_leaves_out_a_row_that_cannot_be_read(place: Where) -> None:
    """One bad row never stops a list: the others are shown, and it is named."""
    kind = Server if isinstance(place, Server) else Path
    with opened(place) as store:
        good, bad = (enter(store, Profile(name)) for name in ("Anna", "Beata"))
    with another(place) as connection:
        if kind is Path:
            connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute(f"UPDATE prospect SET due_on = '{NONSENSE[kind]}' WHERE id = {bad}")
    with opened(place, write=False) as store:
        assert [good] == [line.id for line in store.lines()]
        assert [bad] == store.unreadable
        assert CADENCE == (record.cadence if (record := store.record(good)) else None)
