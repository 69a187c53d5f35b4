"""Backups: whole copies with a checksum beside them, thinned as they age."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from cadence.errors import BusyError, CadenceError, DamagedError, NotFoundError, RefusedError
from cadence.store import running
from cadence.store.header import check_file, journal_of
from cadence.store.making import publish, sync_folder
from cadence.store.place import Server, Where
from cadence.store.sqlite import connect
from cadence.store.sqlite_errors import translated

FOLDER = "backups"
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many are kept: one for each of the last days, weeks and months that have one."""
_CHUNK = 1 << 20
STALE_SECONDS = 3600
"""No copy takes so long: a file older than this was left by a process that was killed."""
_NAME = re.compile(r"(.+)-(\d{8}T\d{6}Z)(?:-(\d+))?\.db", re.DOTALL)


def folder_of(path: Path) -> Path:
    """Where the backups of a database lie."""
    return path.parent / FOLDER


def backup(path: Path, stamp: str, *, older: bool = False) -> Path:
    """Copy the database as it is at one instant, also while others write; the copy's path.

    `stamp` is the instant as it stands in the file's name; `older` allows an older schema. The
    copy is synced and given its name last, with its SHA-256 beside it.
    """
    if not older:
        check_file(path)
    folder = folder_of(path)
    with translated(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(folder)
        fresh = folder / f".{path.stem}-{stamp}.{os.urandom(6).hex()}.new"
        try:
            with closing(connect(path)) as source, closing(sqlite3.connect(fresh)) as target:
                source.backup(target)
            _sync(fresh)
            made = _name(fresh, folder, f"{path.stem}-{stamp}")
        finally:
            fresh.unlink(missing_ok=True)
        _write_sum(made)
    return made


def backup_first(where: Where, stamp: str) -> None:
    """Copy a file that is there before something large; whoever keeps a server does it there."""
    if not isinstance(where, Server) and Path(where).exists():
        backup(Path(where), stamp)
        thin(Path(where))


def _sweep(folder: Path) -> None:
    """Take away what a killed backup left: a copy of everybody's data under a hidden name."""
    for left in folder.glob(".*.new"):
        if left.stat().st_mtime < time.time() - STALE_SECONDS:
            left.unlink(missing_ok=True)


def backups(path: Path) -> list[Path]:
    """The backups of a database, oldest first; a neighbour's are not among them."""
    folder = folder_of(path)
    if not folder.is_dir():
        return []
    found = [one for one in folder.iterdir() if _parts(one)[:1] == (path.stem,)]
    return sorted(found, key=_parts)


def thin(path: Path) -> list[Path]:
    """Take away what the rule does not keep; what was taken away."""
    found = backups(path)
    kept = to_keep(found)
    dropped = [one for one in found if one not in kept]
    with translated(folder_of(path)):
        for one in dropped:
            _sum_of(one).unlink(missing_ok=True)
            one.unlink(missing_ok=True)
    return dropped


def to_keep(found: list[Path]) -> set[Path]:
    """The newest of each of the last 12 days, 10 weeks and 9 months that have a backup."""
    kept: set[Path] = set()
    dated = [(day, one) for one in found if (day := _day(one)) is not None]
    kept |= {one for one in found if _day(one) is None}  # not ours to judge
    for count, key in (
        (DAILY, lambda day: day.isoformat()),
        (WEEKLY, lambda day: "{}-{}".format(*day.isocalendar()[:2])),
        (MONTHLY, lambda day: f"{day.year}-{day.month}"),
    ):
        newest: dict[str, Path] = {}
        for day, one in sorted(dated, key=lambda pair: _parts(pair[1])):
            newest.pop(key(day), None)
            newest[key(day)] = one
        kept |= set(list(newest.values())[-count:])
    return kept


def check(copy: Path) -> None:
    """Whether a backup is whole: its checksum, then the database's own check.

    Raises NotFoundError or DamagedError.
    """
    if not copy.exists():
        raise NotFoundError(f"There is no backup at {copy}.")
    check_file(copy)
    beside = _sum_of(copy)
    if beside.exists() and beside.read_bytes().split()[:1] != [_sum(copy).encode()]:
        raise DamagedError(f"{copy} is not what was written: its checksum differs.")
    with translated(copy):
        connection = connect(copy)
        try:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        finally:
            connection.close()
    if found != "ok":
        raise DamagedError(f"{copy} is damaged: {found}.")


def restore(copy: Path, path: Path) -> None:
    """Put a checked backup in the database's place.

    A database that works is overwritten inside a transaction, so that whoever has it open is
    not harmed; one that does not is set aside under `.damaged`.
    """
    check(copy)
    if path.exists() and copy.samefile(path):
        raise RefusedError(f"{copy} is the database itself, not a backup of it.")
    with translated(path):
        if _works(path):
            with closing(connect(copy)) as source, closing(connect(path)) as target:
                source.backup(target, progress=_patience(path), sleep=0.05)
            return
        fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            fresh.write_bytes(copy.read_bytes())
            _sync(fresh)
            if path.exists():
                path.replace(path.with_name(f"{path.name}.damaged"))
            # A journal that is left would be taken for the restored file's own.
            journal_of(path).unlink(missing_ok=True)
            fresh.replace(path)
            sync_folder(path.parent)
        finally:
            fresh.unlink(missing_ok=True)


def _patience(path: Path) -> Callable[[int, int, int], None]:
    """Copying into a database waits for its readers as every command waits, and no longer."""
    began = time.monotonic()

    def waited(_status: int, _remaining: int, _total: int) -> None:
        if time.monotonic() - began > running.BUSY_SECONDS:
            raise BusyError(f"Somebody else has been using {path} for too long. Try again.")

    return waited


def _works(path: Path) -> bool:
    """Whether the database can be opened and read through."""
    try:
        check_file(path)
        connection = connect(path)
        try:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        finally:
            connection.close()
    except (CadenceError, sqlite3.Error):
        return False


def _name(fresh: Path, folder: Path, stem: str) -> Path:
    """The first free name: two backups within a second are two files."""
    number = 1
    while True:
        name = f"{stem}.db" if number == 1 else f"{stem}-{number}.db"
        if publish(fresh, folder / name):
            return folder / name
        number += 1


def _write_sum(made: Path) -> None:
    beside = _sum_of(made)
    fresh = beside.with_name(f".{beside.name}.{os.getpid()}.new")
    fresh.write_text(f"{_sum(made)}  {made.name}\n", "utf-8")
    _sync(fresh)
    fresh.replace(beside)
    sync_folder(made.parent)


def _sum_of(copy: Path) -> Path:
    return copy.with_name(f"{copy.name}.sha256")


def _sum(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            total.update(chunk)
    return total.hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _parts(copy: Path) -> tuple[str, str, int] | tuple[()]:
    """The database, instant and number in a backup's name: `cadence-20261121T225525Z-2.db`."""
    found = _NAME.fullmatch(copy.name)
    return (found[1], found[2], int(found[3] or 1)) if found else ()


def _day(copy: Path) -> date | None:
    """The day in a backup's name; None when it is not a name of ours."""
    parts = _parts(copy)
    try:
        return date.fromisoformat(parts[1][:8]) if parts else None
    except ValueError:
        return None
