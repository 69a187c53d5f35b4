"""Reaching a PostgreSQL server: the connection, and its errors as sentences for a person.

No sentence holds the password, a row, or anything else that the server says beside the kind of
the error. What a refused connection says is libpq's own word; it never names the password.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.types.string import TextLoader

from cadence.errors import (
    BusyError,
    CadenceError,
    CannotWriteError,
    DamagedError,
    NoDatabaseError,
    UsageError,
)
from cadence.store import running
from cadence.store.place import Server

Connection = psycopg.Connection[tuple[Any, ...]]
_DEFAULTS = {
    "connect_timeout": 10,
    # A network that swallows everything is found out within half a minute, not in two hours.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
    "fallback_application_name": "cadence",
}
"""What holds for a connection unless the URL says otherwise."""
_FOR_A_MOMENT = re.compile("too many (clients|connections)|remaining connection slots|starting up")
"""What goes by itself, as a server says it that speaks English; else whoever asks is told."""
_AGAIN_SECONDS = 0.2
_PREFIX = re.compile(r"^.*\b(?:failed|bad): (?:FATAL: +)?|\[Errno -?\d+\] ")
_LOST = ("08", "57P", "25P03", "25P04")
"""Connections that broke or were ended: by the server, or because we did nothing for too long."""


def connect(server: Server) -> Connection:
    """A connection that begins no transaction by itself. Raises BusyError, NoDatabaseError."""
    try:
        given: dict[str, Any] = conninfo_to_dict(server.url)
    except psycopg.ProgrammingError:  # it quotes what it cannot read, which may be a secret
        raise UsageError(f"{server} cannot be read: mend what stands behind the ?.") from None
    deadline = time.monotonic() + running.BUSY_SECONDS
    while True:
        try:
            # Prepared statements would outlive us in a pool of connections, to the next one's harm.
            made = psycopg.connect(
                **{**_DEFAULTS, **given},
                client_encoding="UTF8",
                autocommit=True,
                prepare_threshold=None,
            )
        except psycopg.OperationalError as error:
            if not _FOR_A_MOMENT.search(str(error)) or time.monotonic() > deadline:
                raise _unreachable(server, str(error)) from None
            time.sleep(_AGAIN_SECONDS)
        else:
            made.adapters.register_loader("date", TextLoader)
            return made


def _unreachable(server: Server, told: str) -> CadenceError:
    """Why there is no connection: libpq's first line without the address, which is ours."""
    reason = _PREFIX.sub("", told.strip().splitlines()[0])
    if "no password supplied" in reason:
        return BusyError(f"{server} asks for a password: put it into ~/.pgpass, or into the URL.")
    if re.fullmatch('database ".*" does not exist', reason):
        return NoDatabaseError(
            f"There is no database at {server}. `createdb` makes it; then add somebody."
        )
    what = "does not let you in" if "FATAL" in told else "cannot be reached"
    return BusyError(f"{server} {what}: {reason}. Nothing was changed.")


@contextmanager
def translated(server: Server) -> Iterator[None]:
    """The driver's errors as sentences that a person can act on."""
    try:
        yield
    except psycopg.Error as error:
        raise _sentence(error, server) from error


def _sentence(error: psycopg.Error, server: Server) -> CadenceError:
    code = error.sqlstate or ""
    if code == "55P03":  # lock_timeout
        return running.others_are_writing(server)
    if code.startswith("40") or code == "57014":  # others were in the way; told to stop
        return BusyError(f"{server} had to break it off: nothing was changed. Try again.")
    if code.startswith(_LOST) or (not code and isinstance(error, psycopg.OperationalError)):
        return BusyError(f"The connection to {server} was lost: nothing was changed. Try again.")
    if code == "42501":
        return CannotWriteError(
            f"{server} does not give you the right to that: nothing was changed. Who keeps the "
            "database can GRANT it."
        )
    if code == "3F000":
        return NoDatabaseError(
            f"There is no schema in {server} to put the tables into: CREATE SCHEMA makes it."
        )
    if code == "25006":
        return CannotWriteError(f"{server} is read-only: nothing was changed.")
    if code.startswith("53"):
        return CannotWriteError(f"{server} is full: nothing was changed.")
    if code == "54000":
        return UsageError(f"A text is too long for an index of {server}: nothing was changed.")
    if code in ("42P01", "42703") or code.startswith("XX"):
        return DamagedError(
            f"{server} is damaged, or somebody changed its tables: restore it from the backup of "
            "whoever keeps it."
        )
    return CadenceError(f"The database refused it ({type(error).__name__}).")
