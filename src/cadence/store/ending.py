"""How a transaction on a server ends: its commit, what became of it, and the way out."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from cadence.errors import BusyError, CadenceError
from cadence.store import running
from cadence.store.place import Server
from cadence.store.reaching import Connection, connect

_AGAIN_SECONDS = 0.2
_OPEN = (TransactionStatus.INTRANS, TransactionStatus.INERROR)
_LAST_IDS = """SELECT seqrelid::regclass::text, pg_sequence_last_value(seqrelid)
FROM pg_sequence JOIN pg_class ON pg_class.oid = seqrelid WHERE relnamespace =
    (SELECT relnamespace FROM pg_class WHERE oid = 'cadence_schema'::regclass)
AND has_sequence_privilege(seqrelid, 'SELECT') AND has_sequence_privilege(seqrelid, 'UPDATE')"""
"""The last id that was given out in each table; where we may not ask, ids will have a gap."""


def commit(connection: Connection, server: Server, number: int) -> None:
    """Commit. When the connection is lost meanwhile, ask what became of it."""
    try:
        done = connection.execute("COMMIT").statusmessage
    except psycopg.OperationalError:
        if not connection.closed or not _was_committed(server, number):
            raise
        return
    if done != "COMMIT":
        raise CadenceError("The database took the change back; nothing was changed.")


def _was_committed(server: Server, number: int) -> bool:
    """Whether a transaction whose end nobody told us is in force.

    Raises BusyError when that cannot be found out.
    """
    deadline = time.monotonic() + running.BUSY_SECONDS
    while time.monotonic() < deadline:
        with suppress(psycopg.Error, BusyError):  # the server may be about to come back
            state = _state(server, number)
            if state in ("committed", "aborted"):
                return state == "committed"
        time.sleep(_AGAIN_SECONDS)
    raise BusyError(
        f"The connection to {server} was lost at the last moment: `cadence history` shows "
        "whether the change was made."
    )


def _state(server: Server, number: int) -> str | None:
    """What the server says of a transaction: committed, aborted, or in progress."""
    connection = connect(server)
    try:
        found = connection.execute(b"SELECT txid_status(%s)", (number,)).fetchone()
    finally:
        connection.close()
    return found[0] if found else None


def leave(connection: Connection, *, write: bool) -> None:
    """Go. A writer gives its lock back first, where it still can; the server would a little later.

    A reader, or whoever was interrupted amid a statement, leaves the end to the server.
    """
    try:
        if write and connection.info.transaction_status in _OPEN:
            connection.rollback()
    except psycopg.Error:
        pass  # the connection is lost, and with it whatever was open
    finally:
        connection.close()


def last_ids(connection: Connection) -> list[tuple[Any, ...]]:
    """The last id of each table, for `put_back`."""
    return connection.execute(_LAST_IDS).fetchall()


def put_back(connection: Connection, ids: list[tuple[Any, ...]]) -> None:
    """Let the next ids be those that they were: a rollback leaves them given out.

    Nobody else was given any meanwhile: we hold the writers' lock.
    """
    back = [(name, last or 1, last is not None) for name, last in ids]
    connection.cursor().executemany(b"SELECT setval(%s::regclass, %s, %s)", back)
