"""Where nothing may be written: every list works, every change is refused, nothing is touched."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .program import Ended, Program

CANNOT_WRITE = 14
READS = ["today", "list", "count", "show anna", "why anna", "history anna", "undo --list"]
READS += ["export -", "db info", "db check", "report"]
WRITES = ["add Zofia", "log anna no-answer", "note anna text", "snooze anna 10d", "close anna"]
WRITES += ["edit anna --role boss", "undo", "away tomorrow", "import people.csv", "db backup"]
_CAPABILITIES_3, _OVERRIDE, _SEARCH = 0x20080522, 1 << 1, 1 << 2
"""Linux: the version of its calls, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH."""


def as_anybody() -> None:
    """Be bound by permissions like everybody else, also as root."""
    if os.geteuid() != 0 or sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = struct.pack("Ii", _CAPABILITIES_3, 0)
    powers = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable: low words, high words
    if libc.capget(header, powers):
        raise PermissionError(ctypes.get_errno())
    powers[0] &= ~(_OVERRIDE | _SEARCH)
    powers[1] &= ~(_OVERRIDE | _SEARCH)
    if libc.capset(header, powers):
        raise PermissionError(ctypes.get_errno())


def run(program: Program, command: str) -> Ended:
    """Run a command as somebody who is bound by permissions."""
    return program.forked(*command.split(), first=as_anybody)


def file(program: Program) -> Path:
    """The file."""
    return program.database


def folder(program: Program) -> Path:
    """The folder that the file is in."""
    return program.database.parent


def both(program: Program) -> Path:
    """The folder; the file is as read-only as it."""
    program.database.chmod(0o400)
    return program.database.parent


@pytest.fixture(params=[file, folder, both], ids=lambda place: place.__name__)
def sealed(request: pytest.FixtureRequest, peopled: Program) -> Program:
    """A program whose file, or folder, or both, cannot be written."""
    place: Callable[[Program], Path] = request.param
    contacts = peopled.folder / "people.csv"
    contacts.write_text("name\nCyryl\n")
    path = place(peopled)
    path.chmod(0o500 if path.is_dir() else 0o400)
    return peopled


def test_every_read_works_and_every_write_is_refused(sealed: Program) -> None:
    """Not one byte changes, nothing is left beside the file, one or two lines say why."""
    before, beside = sealed.database.read_bytes(), sealed.files()
    try:
        reads = {command: run(sealed, command).code for command in READS}
        writes = {command: run(sealed, command) for command in WRITES}
    finally:
        folder(sealed).chmod(0o700)
    assert dict.fromkeys(READS, 0) == reads
    made = {name for name in sealed.files() - beside if not name.startswith("data/backups/")}
    assert set() == made
    assert before == sealed.database.read_bytes()
    may_back_up = {"db backup"} if (folder(sealed) / "backups").exists() else set()
    expected = {command: 0 if command in may_back_up else CANNOT_WRITE for command in WRITES}
    assert expected == {command: done.code for command, done in writes.items()}
    refused = [done for done in writes.values() if done.code]
    assert all(1 <= len(done.told) <= 2 for done in refused), refused
    assert all("Traceback" not in done.err for done in refused)


def test_a_folder_that_cannot_be_entered_is_told(peopled: Program) -> None:
    """Reading and writing alike: a sentence, and the code for it."""
    folder(peopled).chmod(0)
    try:
        codes = [run(peopled, command).code for command in ("today", "add Zofia")]
    finally:
        folder(peopled).chmod(0o700)
    assert [CANNOT_WRITE, CANNOT_WRITE] == codes


def test_a_place_where_nothing_can_be_created_is_told(program: Program) -> None:
    """The first `add`, into a folder that is not ours."""
    program.folder.chmod(0o500)
    try:
        done = run(program, "add Anna")
    finally:
        program.folder.chmod(0o700)
    assert (CANNOT_WRITE, "") == (done.code, done.out)
    assert set() == program.files()


@pytest.mark.parametrize("command", ["export out.csv", "config me.name Olga"])
def test_a_file_that_cannot_be_written_changes_nothing(command: str, peopled: Program) -> None:
    """The setting is neither in the file nor in the database."""
    before = peopled.content()
    peopled.folder.chmod(0o500)
    try:
        done = run(peopled, command)
    finally:
        peopled.folder.chmod(0o700)
    assert CANNOT_WRITE == done.code
    assert before == peopled.content()


def test_rejects_that_cannot_be_written_stop_the_import(peopled: Program) -> None:
    """The bad rows have nowhere to go: then nothing is imported, as the exit code says."""
    place = peopled.folder / "inbox"
    place.mkdir()
    (place / "people.csv").write_text("name,email\nZofia,z@example.com\nCyryl,no address\n")
    before = peopled.content()
    place.chmod(0o500)
    try:
        done = run(peopled, "import inbox/people.csv --skip-bad")
    finally:
        place.chmod(0o700)
    assert CANNOT_WRITE == done.code
    assert before == peopled.content()
