"""Everybody, one after the other: all of them, in order, and never all at once."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from cadence.engine.prospect import Profile
from cadence.store import histories
from cadence.store.columns import MATTER, STANDING
from cadence.store.histories import Histories
from cadence.store.store import Store

from .people import MONDAY, crowd, enter, opened, rows

MANY = 60
PATIENCE = 30
"""Seconds for another thread to end."""


@pytest.fixture
def peopled(database: Path) -> Path:
    """A database with a crowd in it."""
    with opened(database) as store:
        crowd(store, MANY)
    return database


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty people are many when seven are read at a time."""
    monkeypatch.setattr(histories, "BATCH", 7)


class Counted:
    """A database that writes down what is asked of it, and how many rows it gave each time."""

    def __init__(self, store: Store) -> None:
        self._db = store._db
        self.asked: list[tuple[str, int]] = []

    def rows(self, name: str, **values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement."""
        found = list(self._db.rows(name, **values))
        self.asked.append((name, len(found)))
        return iter(found)

    def let_others_in(self) -> None:
        """Nobody else is there."""

    def value(self, name: str, **values: Any) -> Any:
        """A single value."""
        return self._db.value(name, **values)


def test_everybody_comes_once_with_the_whole_log(peopled: Path) -> None:
    """As one at a time would have them."""
    with opened(peopled, write=False) as store:
        found = list(store.histories.stored())
        ids = [row[0] for row in rows(peopled, "SELECT id FROM prospect WHERE removed = 0")]
        assert ids == [one.id for one in found]
        assert [store.record(number) for number in ids] == [one.record for one in found]
    standings = rows(
        peopled, f"SELECT {', '.join(STANDING)} FROM prospect WHERE removed = 0 ORDER BY id"
    )
    assert standings == [tuple(one.standing.values()) for one in found]
    matters = rows(
        peopled, f"SELECT {', '.join(MATTER)} FROM matter ORDER BY prospect_id, touch_id"
    )
    assert matters == [tuple(matter.values()) for one in found for matter in one.matters]
    assert [] != matters


def test_the_short_ones_are_the_same_people_and_entries(peopled: Path) -> None:
    """What was undone is in neither."""
    with opened(peopled, write=False) as store:
        whole = [one.record for one in store.histories.stored()]
        short = list(store.histories.pasts())
    expected = [
        (one.id, one.enrolment.added_on, [(t.on, str(t.outcome), t.step) for t in one.touches])
        for one in whole
        if one is not None
    ]
    assert expected == [
        (one.id, one.added_on, [(e.on, e.outcome, e.step) for e in one.entries]) for one in short
    ]


def test_the_people_of_some_owners_are_theirs_alone(peopled: Path) -> None:
    """Exactly those: an owner's name is compared to the letter."""
    with opened(peopled) as store:
        enter(store, Profile("Other", owner="OLGA"))
        enter(store, Profile("Percent", owner="%"))
        counts = {
            owners: sum(1 for _ in store.histories.pasts(owners))
            for owners in (("olga",), ("OLGA",), ("%",), ("olga", ""), ("nobody",))
        }
    assert {("olga",): 30, ("OLGA",): 1, ("%",): 1, ("olga", ""): 60, ("nobody",): 0} == counts


@pytest.mark.parametrize(("way", "each"), [("stored", 3), ("pasts", 2)])
def test_no_statement_gives_more_people_than_a_batch(way: str, each: int, peopled: Path) -> None:
    """So many statements for each range of ids, none that grows with the crowd; each as needed."""
    with opened(peopled, write=False) as store:
        counted = Counted(store)
        found = iter(getattr(Histories(counted), way)())  # type: ignore[arg-type]
        next(found)
        assert each == len(counted.asked)
        people = 1 + sum(1 for _ in found)
    assert (MANY, each * -(-MANY // 7)) == (people, len(counted.asked))
    assert max(count for _name, count in counted.asked) <= 2 * 7


@pytest.mark.parametrize("way", ["stored", "pasts"])
def test_it_tells_how_far_it_is(way: str, peopled: Path) -> None:
    """From a little to all of it, never back."""
    told: list[float | None] = []
    with opened(peopled, write=False) as store:
        assert MANY == sum(1 for _ in getattr(store.histories, way)(told=told.append))
    parts = [part for part in told if part is not None]
    assert (sorted(parts), 1.0) == (parts, parts[-1])


def test_with_two_owners_the_halves_are_one_way(peopled: Path) -> None:
    """The second owner begins where the first ended."""
    told: list[float | None] = []
    with opened(peopled, write=False) as store:
        assert MANY == sum(1 for _ in store.histories.pasts(("olga", ""), told.append))
    parts = [part for part in told if part is not None]
    assert (sorted(parts), 1.0) == (parts, parts[-1])


def test_an_empty_database_has_nobody(database: Path) -> None:
    """Nothing is asked of it, and nobody told."""
    with opened(database, write=False) as store:
        assert [] == list(store.histories.stored())
        assert [] == list(store.histories.pasts(("olga",)))
        assert {} == store.histories.due_on()


def test_due_dates_are_counted_by_day(peopled: Path) -> None:
    """All of them; those of some owners; the days in their order."""
    with opened(peopled, write=False) as store:
        found = store.histories.due_on()
        halves = [store.histories.due_on((owner,)) for owner in ("olga", "")]
        both = store.histories.due_on(("olga", ""))
        due = store.due_count(MONDAY.replace(year=2030))
    assert due == sum(found.values()) == sum(sum(half.values()) for half in halves)
    assert (found, sorted(found)) == (both, list(found))


def test_others_may_write_while_everybody_is_looked_at(peopled: Path) -> None:
    """Whoever waits for the file gets it between two ranges, not at the end."""

    def write() -> None:
        with opened(peopled) as store:
            enter(store, Profile(name="Newcomer"))

    with opened(peopled, write=False) as store:
        everybody = store.histories.stored()
        next(everybody)
        other = threading.Thread(target=write)
        other.start()
        seen = 1 + sum(1 for _ in everybody)
        other.join(PATIENCE)
        assert not other.is_alive()
        assert seen in (MANY, MANY + 1)
    assert [(MANY + 1,)] == rows(peopled, "SELECT count(*) FROM prospect")


def test_who_may_mend_lets_nobody_in(peopled: Path) -> None:
    """What is looked at and what is written are of one instant."""
    with opened(peopled) as store:
        everybody = store.histories.stored()
        assert 20 == len(list(islice(everybody, 20)))
        with (
            closing(sqlite3.connect(peopled, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")
