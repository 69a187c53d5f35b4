"""Everybody, one after the other: for what looks at each prospect with the whole log.

People are read some hundred at a time, by ranges of ids, and their entries with one more
statement: as quick a person at a million as at a hundred, with no more of them in memory. Each
range is of one instant; between two of them others may write, however many people there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from cadence.engine.courses import Entry, Past
from cadence.engine.prospect import Record
from cadence.engine.vocabulary import State
from cadence.errors import DamagedError
from cadence.store import rows
from cadence.store.columns import ENROLMENT, MATTER, PROFILE, STANDING, TOUCH
from cadence.store.dates import to_date
from cadence.store.lines import Row
from cadence.store.running import Database

BATCH = 500
"""Ids at a time: with their logs about a megabyte."""
_RECORD = ("id", *PROFILE, *ENROLMENT, "removed", "cadence", "steps")
_TOUCH = ("id", *TOUCH)
_DATES = {"client_since", "contact_before"}

Told = Callable[[float], None]
"""Is told now and then what part of the way is done: 0 to 1."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One prospect with what is stored of the standing and the matters beside it, by columns.

    Without a record, `fault` says what is wrong.
    """

    id: int
    record: Record | None
    standing: Mapping[str, Any]
    matters: Sequence[Mapping[str, Any]]
    fault: str = ""


class Histories:
    """The people of the open transaction's database, all of them, by id."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.unreadable = 0

    def stored(self, told: Told = lambda _part: None) -> Iterator[Stored]:
        """Everybody whose entry is in force, with everything that is kept on them.

        Raises DamagedError where the file cannot be read.
        """
        for after, last in self._ranges(told):
            try:
                logs = _by_person(self._db.rows("touches_of_many", after=after, last=last))
                matters = _by_person(self._db.rows("matters_of_many", after=after, last=last))
                found = list(self._db.rows("records", after=after, last=last))
            except Exception as error:
                if not self._db.is_damage(error):
                    raise
                raise DamagedError(f"nobody from #{after + 1} on can be read") from error
            for row in found:
                yield _stored(row, logs.get(row[0], ()), matters.get(row[0], ()))

    def pasts(
        self, owners: Sequence[str] | None = None, told: Told = lambda _part: None
    ) -> Iterator[Past]:
        """Everybody of those owners, or of all, with the log in short.

        Who cannot be read is left out, and counted in `unreadable`.
        """
        each = ("*",) if owners is None else tuple(dict.fromkeys(owners))
        for number, owner in enumerate(each):

            def part_of_all(part: float, done: int = number) -> None:
                told((done + part) / len(each))

            for after, last in self._ranges(part_of_all):
                within = {"after": after, "last": last, "owner": owner}
                found = list(self._db.rows("pasts", **within))
                logs = _by_person(self._db.rows("entries", **within)) if found else {}
                for row in found:
                    try:
                        yield _past(row, logs.get(row[0], ()))
                    except (ValueError, TypeError):
                        self.unreadable += 1

    def due_on(self, owners: Sequence[str] | None = None) -> dict[date, int]:
        """How many of those owners' next actions are due on each day that has any."""
        if owners is None:
            found = list(self._db.rows("dated"))
        else:
            mine = dict.fromkeys(owners)
            found = [row for owner in mine for row in self._db.rows("dated_of", owner=owner)]
        days: Counter[date] = Counter()
        for day, count in found:
            try:
                on = to_date(day)
            except ValueError:
                continue  # whose date it is was counted among the unreadable
            if on is not None:
                days[on] += count
        return dict(sorted(days.items()))

    def _ranges(self, told: Told) -> Iterator[tuple[int, int]]:
        """The ids cut into ranges: after the first number, up to the last."""
        highest = int(self._db.value("last_id") or 0)
        for after in range(0, highest, BATCH):
            last = min(after + BATCH, highest)
            yield after, last
            self._db.let_others_in()
            told(last / highest)


def _by_person(found: Iterator[tuple[Any, ...]]) -> dict[int, list[Row]]:
    """Rows that begin with a prospect's id, by that id and without it."""
    return {
        prospect_id: [row[1:] for row in log]
        for prospect_id, log in groupby(found, key=lambda row: row[0])
    }


def _past(row: Row, log: Sequence[Row]) -> Past:
    return Past(
        id=row[0],
        added_on=_day(row[1]),
        met_on=_day(row[2]),
        state=State(row[3]),
        action=row[4] or "",
        enrolled_as_client=row[5] is not None,
        came_back=row[6],
        came_back_after=row[7] or 0,
        contract_on=to_date(row[8]),
        entries=[Entry(_day(entry[0]), *entry[1:]) for entry in log],
    )


def _day(value: Any) -> date:
    found = to_date(value)
    if found is None:
        raise ValueError("a date is missing")
    return found


def _stored(row: Row, log: Sequence[Row], matters: Sequence[Row]) -> Stored:
    size = len(_RECORD)
    record, fault = None, ""
    if row[size - 1] is None:
        fault = "the cadence that they were enrolled with is missing"
    else:
        try:
            record = rows.record(row[:size], [rows.touch(entry) for entry in log])
        except (ValueError, TypeError, OverflowError) as error:
            fault = _fault(row, log) or str(error)
    standing = dict(zip(STANDING, row[size:], strict=True))
    beside = [dict(zip(MATTER, matter, strict=True)) for matter in matters]
    return Stored(row[0], record, standing, beside, fault)


def _fault(row: Row, log: Sequence[Row]) -> str:
    """The first date that is none, and where it stands; empty when the dates are well."""
    for where, names, values in (
        ("", _RECORD, row),
        *((f" of entry {entry[0]}", _TOUCH, entry) for entry in log),
    ):
        for name, value in zip(names, values, strict=False):
            if (name.endswith("_on") or name in _DATES) and not _is_a_date(value):
                return f"the {name}{where} is {value!r}, which is no date"
    return ""


def _is_a_date(value: Any) -> bool:
    try:
        to_date(value)
    except (ValueError, TypeError):
        return False
    return True
