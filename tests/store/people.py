"""People to put into a database, and whatever a test wants to know of one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg

from cadence.engine.cadences import three_calls_and_a_letter
from cadence.engine.figures import DEFAULT_INTERVALS
from cadence.engine.model import Cadence, Enrolment, Matter, NextAction, Standing, Touch
from cadence.engine.prospect import Profile
from cadence.engine.vocabulary import Channel, Outcome, StallKind, State
from cadence.store.database import transaction
from cadence.store.place import Server, Where
from cadence.store.store import Store

MONDAY = date(2026, 11, 23)
NOW = "2026-11-23T08:00:00Z"
CADENCE: Cadence = three_calls_and_a_letter(DEFAULT_INTERVALS)


@contextmanager
def opened(path: Where, *, write: bool = True) -> Iterator[Store]:
    """The store inside one transaction."""
    with transaction(path, write=write) as database:
        yield Store(database)


def due(on: date, action: str = "call-1") -> Standing:
    """Somebody active with that action on that day."""
    following = NextAction(action, on, on, on, "the talk")
    return Standing(State.ACTIVE, following)


def enter(
    store: Store,
    profile: Profile,
    standing: Standing | None = None,
    enrolment: Enrolment | None = None,
    *,
    change: int | None = None,
) -> int:
    """Put somebody in; their id."""
    change_id = store.changes.begin(NOW, "", "add") if change is None else change
    return store.add(
        profile,
        enrolment or Enrolment(MONDAY, MONDAY),
        standing or due(MONDAY),
        change_id=change_id,
        cadence_id=store.cadence_id(CADENCE),
        rank=69,
        why="first call",
    )


def crowd(store: Store, count: int = 60) -> list[int]:
    """People of every kind: two owners, key clients, closed ones, late and far dates, logs."""
    ids: list[int] = []
    for number in range(count):
        profile = Profile(
            name=f"Anna {number:03} Łódź" if number % 3 else f"Beata {number:03}",
            company=f"Firm {number % 7}",
            phone=f"+48 601 {number:06}",
            email=f"p{number}@example.com",
            key=number % 5 == 0,
            owner="olga" if number % 2 else "",
            tags=("fair", "vip") if number % 4 == 0 else (),
            referred_by=ids[-1] if number % 6 == 5 else None,
        )
        change = store.changes.begin(NOW, profile.owner, "add")
        person = enter(store, profile, change=change)
        store.changes.describe(change, f"{profile.name}: added", person)
        ids.append(person)
        _live(store, person, number)
    return ids


def _live(store: Store, person: int, number: int) -> None:
    """A log for that person, and where it leaves them."""
    change = store.changes.begin(NOW, "olga" if number % 2 else "", "log")
    last = store.append(
        person,
        Touch(
            MONDAY - timedelta(days=number % 9),
            Outcome.STALL if number % 4 else Outcome.NOTE,
            channel=Channel.CALL if number % 4 else Channel.NOTE,
            kind=StallKind.THINK if number % 4 else None,
            note=f"note {number}",
        ),
        change,
    )
    store.changes.describe(change, "stall", person)
    on = MONDAY + timedelta(days=number % 13 - 6)
    following = NextAction("call-2", on, on, MONDAY, "call 1") if number % 8 else None
    state = State.ACTIVE if number % 7 else State.NURTURE
    standing = Standing(
        state if following else State.CLOSED,
        following,
        last_contact_on=MONDAY - timedelta(days=number * 5),
        last_touch_id=last,
    )
    store.set_standings([(person, standing, 60 + number % 4, "call 2")])
    store.changes.add_edit(change, _edit(person, number))
    if number % 3 == 0:
        _remark(store, person, change, on)
    if number % 10 == 9:
        store.changes.set_undone(change, undone=True)


def _remark(store: Store, person: int, change: int, on: date) -> None:
    """A remark that waits for an answer."""
    opened = store.append(person, Touch(MONDAY, Outcome.REMARK, note="the invoice"), change)
    answer = NextAction("remark", on, on, MONDAY, "their remark")
    matter = Matter(opened, Outcome.REMARK, "the invoice", MONDAY, answer)
    record = store.record(person)
    assert record is not None
    store.set_matters_of([(record, [matter], [(12, "1 day after their remark")])])


def _edit(person: int, number: int) -> Any:
    from cadence.store.changes import Edit

    return Edit(person, "company", '"Firm"', f'"Firm {number % 7}"')


def another(where: Where) -> AbstractContextManager[Any]:
    """Another program's connection; each statement is a transaction of its own."""
    if isinstance(where, Server):
        return psycopg.connect(where.url, autocommit=True)
    return closing(sqlite3.connect(where, isolation_level=None))


def rows(where: Where, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What another program reads; dates as texts, as both give them to us."""
    statement = sql.replace("?", "%s") if isinstance(where, Server) else sql
    with another(where) as connection:
        return [plain(row) for row in connection.execute(statement, values)]


def plain(row: Iterable[Any]) -> tuple[Any, ...]:
    """A row with its dates as texts."""
    return tuple(one.isoformat() if isinstance(one, date) else one for one in row)


def value(where: Where, sql: str, *values: object) -> Any:
    """The first column of the first row, as another program reads it."""
    return rows(where, sql, *values)[0][0]


def dump(where: Where) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    found = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    if isinstance(where, Server):
        found = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    return {
        name: sorted(rows(where, f'SELECT * FROM "{name}"'), key=repr)
        for (name,) in rows(where, found)
    }


def names(where: Where) -> list[str]:
    """Who is in the database."""
    return [name for (name,) in rows(where, "SELECT name FROM prospect ORDER BY id")]


def files(folder: Path) -> set[str]:
    """What lies in a folder, however deep."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
