"""What can go wrong: one or two sentences, one code, one envelope, and nothing changed."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pytest

from cadence.store import header, running

from .program import Program

USAGE, NOT_FOUND, AMBIGUOUS, REFUSED, BAD_FILE = 2, 3, 4, 5, 6
NO_DATABASE, BUSY, DAMAGED, NEWER = 10, 11, 12, 13
NAMES = {
    USAGE: "usage",
    NOT_FOUND: "not-found",
    AMBIGUOUS: "ambiguous",
    REFUSED: "refused",
    BAD_FILE: "bad-file",
    NO_DATABASE: "no-database",
    BUSY: "busy",
    DAMAGED: "damaged",
    NEWER: "newer",
}
READS = [
    "today",
    "list",
    "show anna",
    "db check",
    "report",
    "export -",
    "db info",
    "undo --list",
    "db backup",
]
WRITES = ["add Zofia", "note anna text", "log anna no-answer", "undo", "import in.csv"]


@dataclass(frozen=True)
class Case:
    """A command that is refused, how, and a word that the sentence must hold."""

    command: str
    code: int
    says: str


CASES = [
    Case("add Zofia --met 2026-02-30", USAGE, "2026-02-30"),
    Case("add Zofia --met 2026-13-01", USAGE, "2026-13-01"),
    Case("add Zofia --met 03/04/2026", USAGE, "03/04/2026"),
    Case("add Zofia --met someday", USAGE, "someday"),
    Case("add Zofia --first-call 2026-11-20", REFUSED, "past"),
    Case("add Zofia --met 2027-01-01", REFUSED, "come"),
    Case("--today 2026-02-30 today", USAGE, "2026-02-30"),
    Case("log anna meeting --when 2026-02-29", USAGE, "2026-02-29"),
    Case("log anna no-answer --on 2026-12-01", REFUSED, "come"),
    Case("log anna shouted", USAGE, "shouted"),
    Case("close anna not-now", USAGE, "--reason not-now"),
    Case("log anna stall think", USAGE, "--kind think"),
    Case("log anna meeting 2027-05-03", USAGE, "--when 2027-05-03"),
    Case("sign anna yesterday", USAGE, "--on yesterday"),
    Case("list closed", USAGE, "--state closed"),
    Case("log anna kowalska no-answer", USAGE, "in quotes"),
    Case("today 7", USAGE, "no place for '7'"),
    Case("note", USAGE, "WHO"),
    Case("log anna", USAGE, "OUTCOME"),
    Case("import", USAGE, "FILE"),
    Case("nonsense", USAGE, "nonsense"),
    Case("today --nonsense", USAGE, "--nonsense"),
    Case("snooze anna 99999d", USAGE, "99999d"),
    Case("show nobody", NOT_FOUND, "nobody"),
    Case("show kowalksa", NOT_FOUND, "Kowalska"),
    Case("show #99", NOT_FOUND, "#99"),
    Case("log nobody no-answer", NOT_FOUND, "nobody"),
    Case("show zie", AMBIGUOUS, "Beata"),
    Case("log zie no-answer", AMBIGUOUS, "Beata"),
    Case("log beata no-answer", REFUSED, "asked not to be contacted"),
    Case("reopen beata", USAGE, "asked not to be contacted"),
    Case("add Dorota --phone 601234567", REFUSED, "asked not to be contacted"),
    Case("add Dorota --email anna@example.com", REFUSED, "Already there"),
    Case("log anna sent", REFUSED, "before the letter"),
    Case("lose anna", REFUSED, "Not a client"),
    Case("log anna held", REFUSED, "meeting"),
    Case("import nowhere.csv", BAD_FILE, "nowhere.csv"),
    Case("import bad.csv", BAD_FILE, "bad.csv"),
    Case("import empty.csv", BAD_FILE, "empty"),
    Case("export in.csv", REFUSED, "in.csv"),
    Case("config calendar.days never", USAGE, "calendar.days"),
    Case("undo --redo", NOT_FOUND, "undo"),
    Case("list --state sleepy", USAGE, "sleepy"),
    Case("today --format xml", USAGE, "xml"),
    Case("db restore nowhere.db --yes", NOT_FOUND, "nowhere.db"),
]


@pytest.fixture
def crowded(peopled: Program) -> Program:
    """Anna; Beata Zielińska, who asked to be left alone; Cyryl Zieliński; some files."""
    peopled.add("Cyryl Zieliński")
    assert 0 == peopled.inside("close", "beata", "--reason", "do-not-contact").code
    (peopled.folder / "in.csv").write_text("name\nZofia\n")
    (peopled.folder / "bad.csv").write_text("name,email\nZofia,no address\n")
    (peopled.folder / "empty.csv").write_text("")
    return peopled


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.command)
def test_an_error_is_a_sentence_a_code_and_changes_nothing(case: Case, crowded: Program) -> None:
    """On stderr for people; as one JSON document for scripts; the same code for both."""
    before, beside = crowded.database.read_bytes(), crowded.files()
    told = crowded.inside(*case.command.split())
    assert (case.code, "") == (told.code, told.out)
    listed = [line for line in told.told if line.startswith("  ")]
    assert 1 <= len(told.told) - len(listed) <= 2
    assert case.says in told.err
    json = crowded.inside(*case.command.split(), "--json")
    assert (case.code, 1) == (json.code, json.document["format"])
    assert NAMES[case.code] == json.document["error"]["code"]
    assert json.document["error"]["message"]
    assert before == crowded.database.read_bytes()
    assert beside == crowded.files()


def test_an_ambiguous_name_lists_the_candidates(crowded: Program) -> None:
    """By their ids, for people and for scripts."""
    error = crowded.forked("show", "zie", "--json").document["error"]
    expected = [(2, "Beata Zielińska", "do-not-contact"), (3, "Cyryl Zieliński", "active")]
    assert expected == [(one["id"], one["name"], one["state"]) for one in error["candidates"]]
    assert 3 == len(crowded.forked("show", "zie").told)


def foreign(program: Program) -> None:
    """Another program's database."""
    program.database.unlink()
    with closing(sqlite3.connect(program.database)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def empty(program: Program) -> None:
    """No bytes."""
    program.database.write_bytes(b"")


def cut(program: Program) -> None:
    """Half of it."""
    whole = program.database.read_bytes()
    program.database.write_bytes(whole[: len(whole) // 2])


def noise(program: Program) -> None:
    """Random bytes."""
    program.database.write_bytes(random.Random(3).randbytes(9999))


def newer(program: Program) -> None:
    """Of a cadence that is still to come."""
    with closing(sqlite3.connect(program.database)) as connection:
        connection.execute(f"PRAGMA user_version={header.SCHEMA_VERSION + 1}")


def directory(program: Program) -> None:
    """A folder by its name."""
    program.database.unlink()
    program.database.mkdir()


BAD: dict[Callable[[Program], None], int] = {
    foreign: DAMAGED,
    empty: DAMAGED,
    cut: DAMAGED,
    noise: DAMAGED,
    newer: NEWER,
    directory: DAMAGED,
}


@pytest.mark.parametrize("make", BAD, ids=[make.__name__ for make in BAD])
def test_a_database_that_cannot_be_used_is_left_alone(
    make: Callable[[Program], None], crowded: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By every command: one line, the code, not one byte changed, nothing new beside it."""
    monkeypatch.setattr("time.sleep", lambda _seconds: None)  # a short file is looked at again
    make(crowded)
    is_file = crowded.database.is_file()
    before = crowded.database.read_bytes() if is_file else b""
    beside = crowded.files()
    for command in [*READS, *WRITES]:
        told = crowded.inside(*command.split())
        assert (BAD[make], "", 1) == (told.code, told.out, len(told.told)), (command, told)
        json = crowded.inside(*command.split(), "--json")
        assert (BAD[make], NAMES[BAD[make]]) == (json.code, json.document["error"]["code"])
    assert before == (crowded.database.read_bytes() if is_file else b"")
    assert beside == crowded.files()


@contextmanager
def locked(program: Program) -> Iterator[None]:
    """Somebody else is writing, and does not end."""
    with closing(sqlite3.connect(program.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@pytest.mark.parametrize("command", [*READS, *WRITES])
def test_a_database_that_is_locked_for_too_long_is_told(
    command: str, crowded: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command ends once it has waited, reading, writing or copying."""
    monkeypatch.setattr(running, "BUSY_SECONDS", 0.05)
    before, beside = crowded.database.read_bytes(), crowded.files()
    with locked(crowded):
        told = crowded.forked(*command.split())
        json = crowded.forked(*command.split(), "--json")
    assert (BUSY, "", 1) == (told.code, told.out, len(told.told))
    assert (BUSY, "busy") == (json.code, json.document["error"]["code"])
    assert before == crowded.database.read_bytes()
    assert beside == crowded.files()


def test_a_setting_that_the_database_does_not_take_is_not_in_the_file_either(
    crowded: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit fails because somebody reads for too long: both change or neither does."""
    monkeypatch.setattr(running, "BUSY_SECONDS", 0.05)
    before = crowded.content()
    with closing(sqlite3.connect(crowded.database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM prospect").fetchone()
        done = crowded.forked("config", "calendar.days", "keep")
    assert BUSY == done.code
    assert before == crowded.content()
    assert not crowded.settings.exists()


def test_a_restore_that_readers_keep_out_is_told(
    crowded: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits as every command waits, and no longer."""
    monkeypatch.setattr(running, "BUSY_SECONDS", 0.05)
    assert 0 == crowded.inside("db", "backup").code
    before = crowded.content()
    with closing(sqlite3.connect(crowded.database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM prospect").fetchone()
        done = crowded.forked("db", "restore", "--yes")
    assert BUSY == done.code
    assert before == crowded.content()


def test_a_check_that_cannot_mend_everything_does_not_deny_what_it_mended(
    crowded: Program,
) -> None:
    """Non-zero means that nothing was changed; what is left is told, and found again."""
    with closing(sqlite3.connect(crowded.database)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE prospect SET due_on = '2030-01-01' WHERE id = 1")
        connection.execute("UPDATE prospect SET met_on = 'never' WHERE id = 3")
    before = crowded.content()
    done = crowded.forked("db", "check", "--fix")
    assert (done.code == 0) == (before != crowded.content())
    assert "#3" in done.out + done.err
    assert DAMAGED == crowded.forked("db", "check").code


def test_an_interval_that_leads_past_the_calendar_is_refused(crowded: Program) -> None:
    """9999 years are a length of time, and no year comes after 9999."""
    for command in ("config intervals.care 9999y", "config intervals.call-2 9999y"):
        crowded.forked(*command.split())
    for command in ("add Zofia", "log anna no-answer", "show anna", "today"):
        done = crowded.forked(*command.split())
        assert "defect" not in done.err, (command, done)
        assert 1 != done.code


@pytest.mark.parametrize("command", ["today", "add Zofia"])
def test_a_database_that_is_a_pipe_is_refused_at_once(command: str, crowded: Program) -> None:
    """Nobody ever writes into it: waiting for that would be waiting for ever."""
    crowded.database.unlink()
    os.mkfifo(crowded.database)
    assert DAMAGED == crowded.forked(*command.split()).code


def test_an_export_never_takes_the_place_of_a_device_or_a_pipe(crowded: Program) -> None:
    """`--force` writes over files; a pipe has a reader who would wait for ever."""
    pipe = crowded.folder / "pipe.csv"
    os.mkfifo(pipe)
    assert REFUSED == crowded.forked("export", str(pipe), "--force").code
    assert pipe.is_fifo()


def test_a_backup_is_not_restored_over_itself(crowded: Program) -> None:
    """`db restore` with the database's own path ends, one way or the other."""
    before = crowded.content()
    done = crowded.forked("db", "restore", str(crowded.database), "--yes")
    assert done.code in (0, USAGE, REFUSED)
    assert before == crowded.content()
