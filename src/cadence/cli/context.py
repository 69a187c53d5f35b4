"""The one place that reads the clock, the environment and the flags that every command takes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from cadence.cli.configuration import (
    Configuration,
    as_path,
    default_database,
    kept_together,
    load,
)
from cadence.cli.screen import Screen
from cadence.cli.streams import held
from cadence.errors import NoDatabaseError
from cadence.store.place import File, Server, Where, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cadence.engine.intervals import Interval
    from cadence.services.desk import Desk
    from cadence.services.office import Office
    from cadence.store.names import Names
    from cadence.store.running import Database

FIRST_STEPS = """Nothing is kept yet. After your next talk:

  cadence add "Anna Kowalska" --company Nowa --phone "+48 601 234 567" --topic "new web site"
  cadence today                 what is due, each morning
  cadence log anna no-answer    what it came to; the next date follows

or bring your contacts along: cadence import contacts.csv --dry-run
or look around first:         cadence demo"""


class NothingYetError(NoDatabaseError):
    """No database at the default place: not an error for those who only read."""


class Flags:
    """What may stand before or after any command's name."""

    def __init__(self, *, json: bool = False) -> None:
        self.db: str | None = None
        self.config: str | None = None
        self.today: str | None = None
        self.json = json
        self.quiet = False
        self.yes = False
        self.changed = False
        """Whether this run changed anything so far: not a flag, but it goes where they go."""

    def but(self, **values: str) -> Flags:
        """The same flags, but for these."""
        other = Flags()
        vars(other).update(vars(self) | values)
        return other


class Context:
    """One run of the program: its flags, its settings, its day, its database."""

    def __init__(self, flags: Flags) -> None:
        self.flags = flags
        self.screen = Screen(json=flags.json, quiet=flags.quiet)
        self._configuration: Configuration | None = None
        self._today: date | None = None

    @property
    def configuration(self) -> Configuration:
        """The settings, read once."""
        if self._configuration is None:
            self._configuration = load(self.flags.config)
        return self._configuration

    def forget_settings(self) -> None:
        """They were written: the next look reads them anew."""
        self._configuration = None

    @property
    def order(self) -> str:
        """How the user writes dates."""
        return str(self.configuration.settings["calendar.date_order"])

    @property
    def today(self) -> date:
        """The local calendar day, unless the command was told another."""
        if self._today is None:
            told = self.flags.today or os.environ.get("CADENCE_TODAY")
            now = date.today()  # noqa: DTZ011 - the user's own calendar day is meant
            if told:
                from cadence.exchange.when import read_date

                self._today = read_date(told, now, self.order)
            else:
                self._today = now
        return self._today

    def when(self, text: str | None) -> date | Interval | None:
        """A date or interval that was typed for something to come."""
        if text is None:
            return None
        from cadence.exchange.when import read_when

        return read_when(text, self.today, self.order)

    def day(self, text: str | None) -> date | None:
        """A day that was typed; an interval is counted from today."""
        if text is None:
            return None
        from cadence.exchange.when import read_date

        return read_date(text, self.today, self.order)

    def past(self, text: str | None) -> date | None:
        """A day that was typed for something that happened."""
        if text is None:
            return None
        from cadence.exchange.when import read_past

        return read_past(text, self.today, self.order)

    @property
    def me(self) -> str:
        """Who is working, in a shared database."""
        return str(self.configuration.settings["owner"])

    def database(self) -> tuple[Where, bool]:
        """Where the database is, and whether somebody named the place."""
        named = self.flags.db or os.environ.get("CADENCE_DB") or self.configuration.settings["db"]
        if not named:
            return File(default_database()), False
        return server(named) or File(as_path(named.removeprefix("sqlite:///"))), True

    def nothing_yet(self) -> bool:
        """Whether nobody named a place, and there is nothing at the default one."""
        where, named = self.database()
        return not (named or isinstance(where, Server) or os.path.exists(where))

    def _kept(self, commit: Callable[[], None]) -> None:
        """Commit, and know it: nobody is told that nothing was changed from here on."""
        with held():
            commit()
            self.flags.changed = True

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        """Open the database to look at it; raises as `desk` does."""
        from cadence.store.database import transaction

        if self.nothing_yet():
            raise NothingYetError(FIRST_STEPS)
        where, _named = self.database()
        with transaction(where, write=False) as database:
            yield database

    @contextmanager
    def office(self) -> Iterator[Office]:
        """Open the store to look at the day's list."""
        from cadence.services.office import Office
        from cadence.store.day import Day

        settings, today = self.configuration.settings, self.today
        with self._reading() as database:
            yield Office(Day(database), today, settings, by=self.me)

    @contextmanager
    def names(self) -> Iterator[Names]:
        """Open the store to look for names only."""
        from cadence.store.names import Names

        with self._reading() as database:
            yield Names(database)

    @contextmanager
    def desk(
        self,
        *,
        write: bool = False,
        create: bool = False,
        dry_run: bool = False,
        first: Callable[[Desk], None] | None = None,
    ) -> Iterator[Desk]:
        """Open the store for one command: one transaction, ended before anything is shown.

        With `create` the database is made where there is none. A dry run keeps nothing. `first` is
        given a desk before the transaction begins: what it makes ready there locks nobody out.

        Raises NothingYetError when the default database is not there, NoDatabaseError when a
        named one is not, and whatever the database itself deserves.
        """
        from cadence.services.desk import Desk
        from cadence.store.database import transaction
        from cadence.store.store import Store

        if not create and self.nothing_yet():
            raise NoDatabaseError(FIRST_STEPS) if write else NothingYetError(FIRST_STEPS)
        where, _named = self.database()
        configuration = self.configuration
        today = self.today

        def at(database: Database) -> Desk:
            return Desk(Store(database), today, configuration.settings, self.me, _now())

        def before(database: Database) -> None:
            if first is not None:
                first(at(database))

        with (
            kept_together(configuration.path) as write_setting,
            transaction(
                where,
                write=write,
                create=create,
                dry_run=dry_run,
                first=before if first is not None else None,
                end=self._kept,
            ) as database,
        ):
            desk = at(database)
            desk.writes = write
            desk.write_setting = None if dry_run else write_setting
            moved = desk.moved = desk.follow_the_settings() if write else []
            yield desk
        if moved and not self.flags.json:
            from cadence.render.sentences import moved as told

            self.screen.note("The calendar in the settings had changed; the dates follow it:")
            for line in told(moved):
                self.screen.note(f"  {line}")


def _now() -> str:
    """This instant for the log of changes: ISO, UTC."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def local_time(made_at: str) -> str:
    """An instant of the log of changes as the user's own clock showed it."""
    from datetime import datetime

    return datetime.fromisoformat(made_at).astimezone().strftime("%Y-%m-%d %H:%M")
