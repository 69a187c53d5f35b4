"""Ctrl-C, a shutdown, a closed terminal: told, whole or not at all, nothing left lying about."""

from __future__ import annotations

import contextlib
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest

from .program import PATIENCE, Ended, Program, ended

ROWS = 40_000
"""So many that writing them takes a while: a signal comes before the commit."""
SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
TOLD = ["Interrupted: nothing was changed."]


def contacts(folder: Path) -> Path:
    """A file that takes a while to import."""
    path = folder / "contacts.csv"
    lines = ["name,company,email"]
    lines += [f"Person {number},Firm {number},p{number}@example.com" for number in range(ROWS)]
    path.write_text("\n".join(lines))
    return path


def until(path: Path) -> None:
    """Wait until a file is there."""
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < deadline, path
        time.sleep(0.005)


@pytest.mark.parametrize("number", SIGNALS, ids=[one.name for one in SIGNALS])
def test_an_import_that_is_interrupted_while_it_writes_leaves_nothing(
    number: signal.Signals, peopled: Program
) -> None:
    """No row of it is there, no journal, no temporary file; one line says so."""
    file = contacts(peopled.folder)
    before, beside = peopled.content(), peopled.files()
    process = peopled.start("import", file.name)
    until(peopled.database.with_name("cadence.db-journal"))
    process.send_signal(number)
    done = ended(process)
    assert (SIGNALS[number], "", TOLD) == (done.code, done.out, done.told)
    assert before == peopled.content()
    left = {name for name in peopled.files() - beside if not name.startswith("data/backups/")}
    assert set() == left
    assert all(name.endswith((".db", ".sha256")) for name in peopled.files() if "backups" in name)


@pytest.mark.parametrize("number", SIGNALS, ids=[one.name for one in SIGNALS])
def test_an_import_that_is_interrupted_while_it_reads_leaves_nothing(
    number: signal.Signals, program: Program
) -> None:
    """Not even a database that was not there before."""
    process = program.start("import", "-", stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"name,email\nAnna,a@example.com\n")
    process.stdin.flush()
    started(process)
    process.send_signal(number)
    done = ended(process)
    assert (SIGNALS[number], "", TOLD) == (done.code, done.out, done.told)
    assert set() == program.files()


def started(process: subprocess.Popen[bytes]) -> None:
    """Wait until the process is past its imports and reads its stdin: it catches signals then."""
    status = Path(f"/proc/{process.pid}/status")
    if not status.exists():
        time.sleep(1)
        return
    deadline = time.monotonic() + PATIENCE
    wanted = 1 << (signal.SIGTERM - 1)
    while not int(_field(status, "SigCgt"), 16) & wanted or "S" not in _field(status, "State"):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    time.sleep(0.2)


def _field(status: Path, name: str) -> str:
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return lines[name].strip()


EARLY = """
import os, sys
number = int(sys.argv[1])

class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[2]:
            os.kill(os.getpid(), number)

sys.meta_path.insert(0, Interrupts())
from cadence.__main__ import main
sys.exit(main([sys.argv[3]]))
"""
WAYS = {"short": ("cadence.cli.short", "today"), "long": ("cadence.cli.app", "list")}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("number", SIGNALS, ids=[one.name for one in SIGNALS])
def test_an_interruption_while_the_program_starts_shows_no_traceback(
    number: signal.Signals, way: str, peopled: Program
) -> None:
    """The start is most of a quick command: that is when Ctrl-C comes."""
    process = subprocess.run(
        [sys.executable, "-c", EARLY, str(number.value), *WAYS[way]],
        env=peopled.environment,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert b"Traceback" not in process.stderr
    assert process.returncode in (SIGNALS[number], -number)


LATE = """
import os, sys
number = int(sys.argv[1])

class Terminal:
    encoding = "utf-8"
    def isatty(self): return False
    def flush(self): pass
    def write(self, text):
        global number
        if number:
            number, signal = 0, number
            os.kill(os.getpid(), signal)
        return sys.__stdout__.write(text)

sys.stdout = Terminal()
from cadence.__main__ import main
sys.exit(main(["note", "anna", "kept"]))
"""


@pytest.mark.parametrize("number", SIGNALS, ids=[one.name for one in SIGNALS])
def test_an_interruption_after_the_commit_does_not_deny_it(
    number: signal.Signals, peopled: Program
) -> None:
    """The change is in the file when its sentence is shown: then it is done, and says so."""
    process = subprocess.run(
        [sys.executable, "-c", LATE, str(number.value)],
        env=peopled.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    done = Ended(process.returncode, process.stdout, process.stderr)
    kept = "kept" in str(peopled.content()["touch"])
    assert kept
    assert "nothing was changed" not in done.err
    assert 0 == done.code


DURING = """
import os, sqlite3, sys
number = int(sys.argv[1])

class Connection(sqlite3.Connection):
    def commit(self):
        super().commit()
        os.kill(os.getpid(), number)

    def execute(self, sql, *values):
        found = super().execute(sql, *values)
        if sql.upper().startswith(("COMMIT", "END")):
            os.kill(os.getpid(), number)
        return found

    def backup(self, *values, **options):
        super().backup(*values, **options)
        os.kill(os.getpid(), number)

connect = sqlite3.connect
sqlite3.connect = lambda *values, **options: connect(*values, **options, factory=Connection)
from cadence.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("number", SIGNALS, ids=[one.name for one in SIGNALS])
@pytest.mark.parametrize("command", ["note anna kept", "config me.name kept"])
def test_an_interruption_during_the_commit_does_not_deny_it(
    command: str, number: signal.Signals, peopled: Program
) -> None:
    """A commit takes its time: a signal within it is heard when it is over, and all is done."""
    process = subprocess.run(
        [sys.executable, "-c", DURING, str(number.value), *command.split()],
        env=peopled.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert "kept" in str(peopled.content())
    assert "nothing was changed" not in process.stderr
    assert 0 == process.returncode


@pytest.mark.parametrize("number", SIGNALS, ids=[one.name for one in SIGNALS])
def test_an_interrupted_restore_says_what_became_of_it(
    number: signal.Signals, peopled: Program
) -> None:
    """Done, and said to be done; or not done, and said not to be."""
    assert 0 == peopled.inside("db", "backup").code
    peopled.inside("note", "anna", "later")
    process = subprocess.run(
        [sys.executable, "-c", DURING, str(number.value), "db", "restore", "--yes"],
        env=peopled.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    restored = "later" not in str(peopled.content())
    assert restored == (process.returncode == 0)
    assert restored == ("nothing was changed" not in process.stderr)


def test_an_interruption_while_it_waits_for_others_is_heard_at_once(peopled: Program) -> None:
    """Somebody else holds the lock; whoever waits for it can change their mind."""
    with closing(sqlite3.connect(peopled.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        process = peopled.start("note", "anna", "kept")
        started(process)
        process.send_signal(signal.SIGINT)
        code = None
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = process.wait(PATIENCE // 10)
        process.kill()
        process.communicate()
    assert 130 == code


def test_ctrl_c_at_a_question_leaves_everything_as_it_was(peopled: Program) -> None:
    """Somebody is asked which Anna, and changes their mind."""
    peopled.add("Anna Nowak")
    before = peopled.content()
    talk = pexpect.spawn(
        sys.executable,
        ["-m", "cadence", "log", "anna", "no-answer"],
        env=peopled.environment,
        timeout=PATIENCE,
        encoding="utf-8",
    )
    talk.expect(r"\[1-2\]")
    for _ in range(PATIENCE):  # one that comes just before the reading begins is heard later
        talk.sendcontrol("c")
        if talk.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=1) == 0:
            break
    talk.close()
    assert 130 == talk.exitstatus
    assert "Traceback" not in talk.before
    assert before == peopled.content()
