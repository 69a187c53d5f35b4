"""Files that a command reads or writes: whole or not at all, private, never through a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cadence.errors import BadFileError, CannotWriteError, RefusedError

PATIENCE = 2
"""Seconds that an opening program is given to say that it cannot."""


def write_file(path: Path, content: str | bytes, *, replace: bool = False) -> None:
    """Write the file at once: see `writing`. Text is UTF-8."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    with writing(path, replace=replace) as stream:
        stream.write(data)


@contextmanager
def writing(path: Path, *, replace: bool = False) -> Iterator[BinaryIO]:
    """A stream whose content becomes the file when the block ends well; beside it until then.

    Raises RefusedError when it exists and `replace` was not asked for, or when it is a link;
    CannotWriteError when the disk is full or the folder cannot be written.
    """
    check_place(path, replace=replace)
    import tempfile

    try:
        if replace:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        fresh = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if replace:
                fresh.replace(path)
            else:
                _name_it(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWriteError(f"Cannot write {path}: {error.strerror or error}.") from None


def check_place(path: Path, *, replace: bool = False) -> None:
    """Whether `write_file` may write there: asked before long work. Raises RefusedError."""
    if path.is_symlink():
        raise RefusedError(f"{path} is a link; name the file itself.")
    if path.exists() and not path.is_file():
        raise RefusedError(f"{path} is not an ordinary file; name another.")
    if path.exists() and not replace:
        raise RefusedError(f"{path} exists already; name another file, or add --force.")


def _name_it(fresh: Path, path: Path) -> None:
    """Give it its name unless somebody took the name meanwhile."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise RefusedError(f"{path} exists already; name another file, or add --force.") from None
    except OSError:  # a file system without links
        fresh.rename(path)


def read_file(path: Path, largest: int) -> bytes:
    """What stands in an ordinary file: one byte more than `largest` at most.

    Raises BadFileError when it is not there, no file, or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _unreadable(path, "it is no file")
        with path.open("rb") as stream:
            return stream.read(largest + 1)
    except FileNotFoundError:
        raise BadFileError(f"There is no file {path}.") from None
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from None


def _unreadable(path: Path, why: str) -> BadFileError:
    rows = [{"file": path.name, "row": 1, "why": f"cannot be read: {why}"}]
    return BadFileError(f"Cannot read {path}: {why}.", rows)


def open_file(path: Path) -> bool:
    """Open a file with the system's own program for it; whether one was found."""
    import subprocess
    import sys

    place = str(path.resolve())
    start = getattr(os, "startfile", None)
    if start is not None:
        try:
            start(place)
        except OSError:
            return False
        return True
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        process = subprocess.Popen(  # noqa: S603 - the system's own, and a whole path
            [opener, place],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return process.wait(timeout=PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True  # it is still showing the file
    except OSError:
        return False
