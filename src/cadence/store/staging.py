"""Many people made ready outside of the tables proper, and written in batches.

Whoever they may be is found out by a few statements over all of them; only rows in doubt are
looked at one after another. To write them is to take what was made ready from table to table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cadence.engine.model import Touch
from cadence.store.matches import Match
from cadence.store.names import match
from cadence.store.running import Database
from cadence.store.values import touch_values

Span = tuple[int, int]
"""The first and the last number of a batch; of an empty one the last is the smaller."""


class _Rows:
    """The rows of one table of an import, numbered from 1 on."""

    def __init__(self, database: Database, statement: str) -> None:
        self._db = database
        self._statement = statement
        self._staged = 0
        self._rows: list[Sequence[Any]] = []
        self.last = 0
        """The number of the last of them."""

    def add(self, *values: Any) -> int:
        """One row more; its number."""
        self.last += 1
        self._rows.append((self.last, *values))
        return self.last

    def add_all(self, rows: Iterable[Sequence[Any]]) -> None:
        """Several rows more."""
        self._rows += [(number, *row) for number, row in enumerate(rows, self.last + 1)]
        self.last = self._staged + len(self._rows)

    def flush(self) -> Span:
        """Stage what was added since the last time."""
        self._db.bulk.insert_rows(self._statement, self._rows)
        span = (self._staged + 1, self.last)
        self._staged = self.last
        self._rows = []
        return span


class Staging:
    """What one import makes ready, on one connection."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._db.bulk.stage(anew=True)
        self._contacts = _Rows(database, "stage_contact")
        self._starts = _Rows(database, "stage_start")
        self._people = _Rows(database, "stage_person")
        self._keys = _Rows(database, "stage_key")
        self._notes = _Rows(database, "stage_note")
        self._batches: list[tuple[Span, Span, Span]] = []
        self._base = 0

    # who may be there already ----------------------------------------------------------

    def add_contacts(self, contacts: Iterable[Sequence[Any]]) -> Span:
        """By what rows of the file may be known: row, mark, weak, place, low, high; their numbers.

        Rows with the same mark may be one person; a weak one says nothing unless another one with
        its mark is not. Who was met before and may be the one of the row is held at `place`; those
        of the database have lookup keys between `low` and `high`.
        """
        self._contacts.add_all(contacts)
        return self._contacts.flush()

    def doubt(self, numbers: Sequence[int]) -> None:
        """Doubt these rows."""
        self._db.bulk.insert_rows("stage_doubt", [(number,) for number in numbers])

    def doubt_within(self) -> None:
        """Doubt every row that shares a mark with another one."""
        self._db.bulk.run_long("doubt_within")

    def doubt_known(self, contacts: Span) -> None:
        """Doubt every row that may be somebody in the database, judging by these contacts."""
        self._db.run("doubt_known", _span(contacts))

    def doubtful(self, numbers: Span) -> set[int]:
        """The rows in doubt from one to another."""
        return {number for (number,) in self._db.rows("doubtful", **_span(numbers))}

    def known(self, contacts: Span) -> Iterator[tuple[str, Match]]:
        """Whom the rows in doubt may be in the database, and the keys that find them; by id."""
        for row in self._db.rows("known", **_span(contacts)):
            yield row[0], match(row[1:])

    def hold(self, held: Sequence[Sequence[Any]]) -> None:
        """Those who were met so far: place, by what they are known, id, name, company, state."""
        self._db.bulk.insert_rows("stage_held", held)

    def held(self, contacts: Span) -> Iterator[tuple[str, Match]]:
        """Those of them whom the rows in doubt may be, and by what they are known."""
        for row in self._db.rows("held", **_span(contacts)):
            yield row[0], match(row[1:])

    # those who are new -----------------------------------------------------------------

    def add_start(self, values: Sequence[Any]) -> int:
        """A first call, in the order of the columns `START`; its number."""
        return self._starts.add(*values)

    def add_person(
        self, start: int, met_on: str, profile: Sequence[Any], keys: Sequence[str], note: str
    ) -> int:
        """Somebody new, `profile` in the order of the columns; the number among all of them."""
        number = self._people.last + 1
        if note:
            self._notes.add(number, note)
        self._keys.add_all([(number, key) for key in keys])
        return self._people.add(start, met_on, *profile)

    def flush(self) -> None:
        """End a batch."""
        self._starts.flush()
        self._batches.append((self._people.flush(), self._keys.flush(), self._notes.flush()))

    def write(self, change_id: int, cadence_id: int, note: Touch) -> Iterator[int]:
        """Add them all, as a part of a change; how many, batch by batch.

        `note` is what all notes have in common.
        """
        self._db.bulk.expect_much()
        whose = {"change_id": change_id, "cadence_id": cadence_id}
        noted = {"change_id": change_id, **touch_values(note)}
        for people, keys, notes in self._batches:
            self._db.run("write_people", {**whose, **_span(people)})
            # Nobody else is given an id while we write, so those of a batch follow each other.
            self._base = self._db.value("last_id") - people[1]
            base = {"base": self._base}
            self._db.run("write_keys", {**base, **_span(keys)})
            if self._db.run("write_notes", {**base, **noted, **_span(notes)}):
                touch_base = {"touch_base": self._db.value("last_touch") - notes[1]}
                self._db.run("mark_noted", {**base, **touch_base, **_span(notes)})
            yield people[1] - people[0] + 1

    def id_of(self, number: int) -> int:
        """The id of somebody who was written."""
        return self._base + number


def _span(numbers: Span) -> dict[str, int]:
    return {"first": numbers[0], "last": numbers[1]}
