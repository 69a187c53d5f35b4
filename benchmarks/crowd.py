"""A database with as many people as wanted, whose logs are real lives: `crowd(path, 100_000)`.

A thousand lives are played through the services, day after day. Larger crowds are copies of
them, their entries shuffled together by day as they would have been written, so that one
person's log lies all over the file.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

from cadence.engine.model import Touch
from cadence.engine.prospect import Profile
from cadence.engine.vocabulary import LossReason, Outcome, StallKind
from cadence.services.desk import Case, Desk
from cadence.services.people import Entry, add
from cadence.services.settings import Settings
from cadence.services.touching import record_touch
from cadence.store.database import create, transaction
from cadence.store.store import Store

LIVES = 1000
TODAY = date(2026, 11, 23)
DAYS = 500
"""The first of them were met so long ago."""
_CALL = {
    Outcome.NO_ANSWER: 40,
    Outcome.VOICEMAIL: 14,
    Outcome.GATEKEEPER: 10,
    Outcome.SPOKE: 8,
    Outcome.STALL: 12,
    Outcome.MEETING: 7,
    Outcome.REFUSED: 6,
    Outcome.ATTEMPT: 3,
}
_CHANCES: Mapping[str, Mapping[Outcome, int]] = {
    "letter": {Outcome.SENT: 90, Outcome.REPLY: 8, Outcome.CLOSE: 2},
    "reply": {Outcome.SPOKE: 60, Outcome.MEETING: 40},
    "meeting": {Outcome.HELD: 80, Outcome.MISSED: 10, Outcome.NOTHING: 10},
    "final-answer": {
        Outcome.YES: 40,
        Outcome.REFUSED: 20,
        Outcome.CLOSE: 20,
        Outcome.NO_ANSWER: 20,
    },
    "get-signature": {Outcome.SIGN: 80, Outcome.CLOSE: 20},
    "care": {Outcome.SPOKE: 85, Outcome.LOSE: 15},
    "win-back": {Outcome.NO: 60, Outcome.YES: 25, Outcome.NO_ANSWER: 15},
    "revival": {Outcome.YES: 30, Outcome.NO: 40, Outcome.NO_ANSWER: 30},
    "hello": {Outcome.SPOKE: 60, Outcome.REPLY: 15, Outcome.NO_ANSWER: 25},
}


def crowd(path: Path, count: int) -> None:
    """A new database with so many people; they are the same for the same count."""
    create(path)
    lives(path, min(count, LIVES))
    if count > LIVES:
        _multiply(path, count)


def lives(path: Path, count: int) -> None:
    """So many people, each met on a day of their own and followed up to today."""
    random = Random(7)
    with transaction(path, write=True) as database:
        desk = Desk(Store(database), TODAY, Settings(), now="2026-11-23T08:00:00Z", writes=True)
        desk.follow_the_settings()
        for number in range(count):
            desk.today = TODAY - timedelta(days=DAYS * (count - number) // count)
            profile = Profile(
                f"Person {number}",
                f"Firm {number % 300}",
                phone=f"+48 6{number:08}",
                email=f"p{number}@example.com",
            )
            case: Case | None = add(desk, Entry(profile, desk.today), force=True).case
            while case is not None:
                case = _lived_on(desk, case, random)


def _lived_on(desk: Desk, case: Case, random: Random) -> Case | None:
    """What was due happens, on its day or a little later; None when today is reached."""
    due = case.standing.next
    if due is None:
        return None
    late = random.choice((0, 0, 0, 0, 1, 3))
    desk.today = max(due.due_on, desk.today) + timedelta(days=late)
    if desk.today > TODAY or random.random() < 0.02:
        return None
    return record_touch(desk, case.record.id, _happening(due.action, desk.today, random)).case


def _happening(action: str, on: date, random: Random) -> Touch:
    kind = next((name for name in _CHANCES if action.startswith(name)), "")
    chances = _CHANCES.get(kind, _CALL)
    outcome = random.choices(list(chances), list(chances.values()))[0]
    reason = stall = None
    match outcome:
        case Outcome.CLOSE:
            reason = random.choice(["vanished", "stalling", "dropped", "competitor"])
        case Outcome.REFUSED:
            reason = random.choice(["price", "not-now", "no-value", "comparing"])
        case Outcome.LOSE:
            reason = str(random.choice(list(LossReason)))
        case Outcome.STALL:
            stall = random.choice(list(StallKind))
    when = on + timedelta(days=3) if outcome is Outcome.MEETING else None
    note = "asked for a smaller first step" if random.random() < 0.3 else ""
    return Touch(on, outcome, reason=reason, kind=stall, when=when, note=note)


def _multiply(path: Path, count: int) -> None:
    """Copy everybody until there are so many."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        people = _columns(connection, "prospect")
        entries = _columns(connection, "touch")
        copies = f"""WITH RECURSIVE copy(n) AS
            (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < {-(-count // LIVES) - 1})"""
        connection.execute("CREATE TEMP TABLE life AS SELECT * FROM touch")
        connection.execute("DELETE FROM touch")
        connection.execute(
            f"""{copies} INSERT INTO prospect (id, {people})
            SELECT id + n * {LIVES}, {people} FROM copy, prospect
            WHERE id + n * {LIVES} <= {count} ORDER BY 1"""
        )
        connection.execute(
            f"""{copies.replace("SELECT 1", "SELECT 0", 1)}
            INSERT INTO touch (prospect_id, {entries})
            SELECT prospect_id + n * {LIVES}, {entries} FROM copy, temp.life
            WHERE prospect_id + n * {LIVES} <= {count} ORDER BY happened_on, id, n"""
        )
        connection.execute(
            f"""{copies} INSERT INTO lookup SELECT key, prospect_id + n * {LIVES}
            FROM copy, lookup WHERE prospect_id + n * {LIVES} <= {count} ORDER BY 1, 2"""
        )
        connection.execute(
            """UPDATE prospect SET last_touch_id = (SELECT touch.id FROM touch
            WHERE prospect_id = prospect.id ORDER BY happened_on DESC, touch.id DESC LIMIT 1)"""
        )


def _columns(connection: sqlite3.Connection, table: str) -> str:
    """Every column but those that a copy gets anew."""
    found = connection.execute(f"SELECT name FROM pragma_table_info('{table}')")
    return ", ".join(name for (name,) in found if name not in ("id", "prospect_id"))


if __name__ == "__main__":
    crowd(Path(sys.argv[1]), int(sys.argv[2]))
