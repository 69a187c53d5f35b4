"""The one door to the database: one command is one transaction, whatever keeps the data."""

from __future__ import annotations

import gc
import sys
from contextlib import AbstractContextManager
from importlib import import_module

from cadence.errors import UsageError
from cadence.store.place import Server, Where
from cadence.store.running import Database, End, First


def transaction(
    where: Where,
    *,
    write: bool,
    create: bool = False,
    dry_run: bool = False,
    first: First | None = None,
    end: End = lambda commit: commit(),
) -> AbstractContextManager[Database]:
    """Open the database and hold one transaction: committed at the end, rolled back on any error.

    With `create` it is made where there is none. A dry run is rolled back in any case. `first` is
    given the database before the writers' lock is taken: what it makes ready keeps nobody waiting,
    and what it reads may be out of date later. `end` is given the commit of a writer, to call it
    as it sees fit.

    Raises NoDatabaseError, DamagedError, NewerError, BusyError or CannotWriteError.
    """
    if isinstance(where, Server):
        with_driver()
        from cadence.store.postgresql import transaction as served

        return served(where, write=write, create=create, dry_run=dry_run, first=first, end=end)
    from cadence.store.sqlite import transaction as opened

    return opened(where, write=write, create=create, dry_run=dry_run, first=first, end=end)


def create(where: Where) -> None:
    """Make the database where there is none."""
    with transaction(where, write=True, create=True):
        pass


def with_driver() -> None:
    """Load the driver for PostgreSQL. Raises UsageError where it is not installed: few need it.

    What it is made of stays to the end. Without the collector looking through that again and
    again, `today` takes a fifth less time.
    """
    if "psycopg" in sys.modules:
        return
    gc.disable()
    try:
        import_module("psycopg")
    except ImportError:
        raise UsageError(
            "A server needs one package more: pip install 'psycopg[binary]' "
            "(pipx inject cadence-followup 'psycopg[binary]')."
        ) from None
    finally:
        gc.enable()
    gc.freeze()
