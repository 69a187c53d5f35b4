"""A team at one server: many at once, nobody's change lost, nobody refused.

`python -m tests.postgresql.team --people 50 --changes 20` starts a server and says what came of
it. Each round is read, change, write: a count is raised by one. Whoever loses a change to
somebody else ends with a count that is too low.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryFile
from typing import Any

from cadence.engine.model import Touch
from cadence.engine.prospect import Profile
from cadence.engine.vocabulary import Channel, Outcome
from cadence.services.desk import Desk
from cadence.services.people import Entry, add, edit
from cadence.services.settings import Settings
from cadence.services.touching import record_touch
from cadence.store.database import transaction
from cadence.store.place import Where
from cadence.store.store import Store

from .server import running

DAY = date(2026, 11, 23)
NOW = "2026-11-23T08:00:00Z"


@dataclass(frozen=True)
class Outcomes:
    """What came of many at once: how many did all they meant to, what is kept, how long it took."""

    done: int
    kept: int
    waits: list[float]


@contextmanager
def desk(where: Where, *, by: str = "") -> Iterator[Desk]:
    """What a command works at, within its one transaction."""
    with transaction(where, write=True) as database:
        yield Desk(Store(database), DAY, Settings(), by=by, now=NOW, writes=True)


def count_up(where: Where) -> None:
    """Read the count of the first prospect, and write one more."""
    with desk(where) as one:
        count = int(one.record(1).profile.topic)
        edit(one, 1, {"topic": str(count + 1)})


def log(where: Where) -> None:
    """Log a note with the first prospect."""
    with desk(where) as one:
        touch = Touch(DAY, Outcome.NOTE, channel=Channel.NOTE, note="said")
        record_touch(one, 1, touch, "note")


def at_once(work: Callable[[Where], None], where: Where, people: int, changes: int) -> Outcomes:
    """So many people do the same so often, all at once, each in a process of their own."""
    with desk(where) as one:
        add(one, Entry(Profile("Anna", topic="0"), DAY))
    with TemporaryFile() as told:
        numbers = [_forked(work, where, changes, told) for _person in range(people)]
        codes = [os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) for number in numbers]
        told.seek(0)
        waits = [float(line) for line in told.read().split()]
    with desk(where) as one:
        record = one.record(1)
    return Outcomes(codes.count(0), int(record.profile.topic) or len(record.touches), waits)


def _forked(work: Callable[[Where], None], where: Where, changes: int, told: Any) -> int:
    """Somebody who does it so often and writes down how long each took; the process's number."""
    number = os.fork()
    if number:
        return number
    try:
        waits = []
        for _change in range(changes):
            began = time.perf_counter()
            work(where)
            waits.append(f"{time.perf_counter() - began:.4f}")
        os.write(told.fileno(), f"{' '.join(waits)} ".encode())
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def main() -> int:
    """Both kinds of work at the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--changes", type=int, default=25)
    asked = parser.parse_args()
    total = asked.people * asked.changes
    lost = 0
    with running() as server:
        for work in (count_up, log):
            with server.made() as where:
                began = time.perf_counter()
                found = at_once(work, where, asked.people, asked.changes)
                took = time.perf_counter() - began
            lost += total - found.kept
            sys.stdout.write(
                f"{work.__name__}: {asked.people} x {asked.changes}: {found.kept} of {total} kept, "
                f"{found.done} of {asked.people} people never refused, {took:.1f} s; a change took "
                f"{statistics.median(found.waits):.3f} s, at most {max(found.waits):.3f} s\n"
            )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
