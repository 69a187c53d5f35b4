"""Many at once: nobody's change is lost, nobody is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from sqlite3 import connect

from cadence.engine.model import Touch
from cadence.engine.vocabulary import Channel, Outcome
from cadence.services.desk import Desk
from cadence.services.people import edit
from cadence.services.settings import Settings
from cadence.services.touching import record_touch
from cadence.store.database import transaction
from cadence.store.store import Store

from .program import MONDAY, Program, ended, forked, waited

PROCESSES, CHANGES = 20, 25
DAY = date.fromisoformat(MONDAY)


@contextmanager
def opened(program: Program, *, write: bool = True) -> Iterator[Desk]:
    """What a command works at, within its one transaction."""
    with transaction(program.database, write=write) as database:
        yield Desk(Store(database), DAY, Settings(), now="2026-11-23T08:00:00Z", writes=write)


def notes(program: Program) -> Counter[str]:
    """The notes in force, as another program reads them."""
    with closing(connect(program.database)) as connection:
        return Counter(
            note for (note,) in connection.execute("SELECT note FROM touch WHERE void = 0")
        )


def test_five_hundred_changes_by_twenty_processes_are_all_kept(peopled: Program) -> None:
    """Twenty processes, each reading a count and writing one more 25 times: 500 of 500."""
    peopled.inside("edit", "anna", "--topic", "0")
    before = len(peopled.content()["edit"])

    def work() -> None:
        for _ in range(CHANGES):
            with opened(peopled) as desk:
                count = int(desk.record(1).profile.topic)
                edit(desk, 1, {"topic": str(count + 1)})

    codes = waited([forked(work) for _ in range(PROCESSES)])
    assert [0] * PROCESSES == codes
    with opened(peopled, write=False) as desk:
        assert str(PROCESSES * CHANGES) == desk.record(1).profile.topic
    assert before + PROCESSES * CHANGES == len(peopled.content()["edit"])


def test_every_note_that_a_command_acknowledged_is_kept(peopled: Program) -> None:
    """The same through the command line, six at a time."""
    kept = []
    for turn in range(2):
        processes = {
            f"{turn}-{number}": peopled.start("note", "anna", f"{turn}-{number}")
            for number in range(6)
        }
        kept += [text for text, process in processes.items() if ended(process).code == 0]
    assert 12 == len(kept)
    assert Counter(kept) == notes(peopled)


def test_ten_first_runs_at_once_all_succeed(program: Program) -> None:
    """One of them creates the database at its default place, and all of them go on with it."""
    del program.environment["CADENCE_DB"]
    processes = [program.start("add", f"Person {number}", "--quiet") for number in range(10)]
    done = [ended(process) for process in processes]
    assert [(0, "")] * 10 == [(one.code, one.err) for one in done]
    path = program.run("db", "path").out.strip()
    with closing(connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM prospect")]
    assert sorted(f"Person {number}" for number in range(10)) == sorted(names)
    beside = {name for name in program.files() if "cadence.db" in name}
    assert 1 == len(beside)


def test_readers_are_never_refused_while_somebody_writes(peopled: Program) -> None:
    """A list is shown, whole, whatever others are doing; the file never looks damaged."""

    def write() -> None:
        for number in range(60):
            with opened(peopled) as desk:
                note = f"{number} " + "x" * 9000  # the file grows by some pages each time
                touch = Touch(DAY, Outcome.NOTE, channel=Channel.NOTE, note=note)
                record_touch(desk, 1, touch, "note")

    def read() -> None:
        for _ in range(150):
            with opened(peopled, write=False) as desk:
                assert len(list(desk.store.everybody())) == 2

    codes = waited([forked(write), *(forked(read) for _ in range(3))])
    assert [0, 0, 0, 0] == codes
