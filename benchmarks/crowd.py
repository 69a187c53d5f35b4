"""Databases of any size: `python -m benchmarks.crowd FILE PEOPLE [--country PL]`.

Some hundred lives are played through the services; everybody else lives one of them under a
name, a firm and a number of their own. Rows go in by the store's own statements, so what is
stored is what the log gives, and `cadence db check` finds nothing. Thirty lines are due on the
day it is made for, however many people there are.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks import names
from benchmarks.lives import TURNS, Life, lives
from cadence.engine.prospect import Profile
from cadence.engine.vocabulary import State
from cadence.services.settings import Settings
from cadence.store.database import create
from cadence.store.sqlite import SqliteDatabase, connect
from cadence.store.store import Store
from cadence.store.values import lookup_keys, profile_values

DUE = 30
OWNERS = ("", "olga", "jaan", "selma")
_IN_BULK = ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-1000000")
"""Whoever is interrupted begins with a new file; that keys fit, `db check` finds."""
AT_A_TIME = 20_000
"""People whose rows are made at a time; their entries lie in the file in the order of days."""


def crowd(path: Path, count: int, today: date, country: str = "") -> None:
    """A new database with so many people; they are the same for the same arguments.

    With a country, everybody's dates were computed with its holidays.
    """
    settings = Settings({**Settings().values, "calendar.country": country})
    played, years = lives(DUE, today, settings)
    life_of = _cast(played, count, today)
    create(path)
    with closing(connect(path)) as connection:
        for pragma in _IN_BULK:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        database = SqliteDatabase(connection)
        store = Store(database)
        for year in years:
            store.remember_holidays(*year)
        for owner in OWNERS:
            store.set_basis(owner, settings.basis())
        came_in = store.changes.begin(f"{today}T07:00:00Z", "", "import")
        store.changes.describe(came_in, f"{count} people imported", None)
        cadence_id = store.cadence_id(settings.cadence)
        rows = Rows(came_in, cadence_id)
        for first in range(0, count, AT_A_TIME):
            people = range(first, min(first + AT_A_TIME, count))
            rows.write(database, [(number, life_of(number)) for number in people])
        connection.execute("COMMIT")


def _cast(played: Sequence[Life], count: int, today: date) -> Callable[[int], Life]:
    """Whose life each person lives: thirty have one line that is due, the others none."""
    due = cycle([life for life in played if life.lines(today) == 1])
    of_state = {
        state: cycle([life for life in played if life.state is state and not life.lines(today)])
        for state in State
    }
    later = [next(of_state[state]) for _ in played for state in TURNS]
    wanted = min(DUE, count)
    chosen = {count * one // wanted: next(due) for one in range(wanted)}
    # somebody new was entered of late: else the morning says that nobody was
    chosen[count - 1] = max(later, key=lambda life: str(life.prospect["added_on"]))
    return lambda number: chosen.get(number) or later[number % len(later)]


class Rows:
    """The rows of people, made from lives; ids are those that an empty database gives."""

    def __init__(self, change_id: int, cadence_id: int) -> None:
        self._of_everybody = {"change_id": change_id, "cadence_id": cadence_id}
        self._first_change = change_id
        self._entries = 0

    def write(self, database: SqliteDatabase, people: Sequence[tuple[int, Life]]) -> None:
        """Write those people, who follow on those before, with all that hangs on them."""
        order = sorted(
            (str(values["happened_on"]), who, place)
            for who, (_number, life) in enumerate(people)
            for place, values in enumerate(life.touches, start=1)
        )
        ids: dict[tuple[int, int | None], int | None] = {
            (who, place): self._entries + entry
            for entry, (_day, who, place) in enumerate(order, start=1)
        }
        self._entries += len(order)
        profiles = [_profile(number, life) for number, life in people]
        database.run_many(
            "add_prospect",
            (
                {
                    **self._of_everybody,
                    **life.prospect,
                    **profile_values(profile),
                    "last_touch_id": ids[who, life.prospect["last_touch_id"]],
                }
                for who, ((_number, life), profile) in enumerate(zip(people, profiles, strict=True))
            ),
        )
        log = [(people[who], profiles[who], who, place) for _day, who, place in order]
        database.run_many("add_change", (_change(*one) for one in log))
        database.run_many("add_touch", (self._touch(*one, ids) for one in log))
        database.run_many("add_matter", _matters(people, profiles, ids))
        database.run_many(
            "add_lookup",
            sorted(
                (
                    {"key": key, "prospect_id": number + 1}
                    for (number, _life), profile in zip(people, profiles, strict=True)
                    for key in lookup_keys(profile)
                ),
                key=lambda one: str(one["key"]),
            ),
        )

    def _touch(
        self,
        one: tuple[int, Life],
        profile: Profile,
        who: int,
        place: int,
        ids: Mapping[tuple[int, int | None], int | None],
    ) -> dict[str, Any]:
        number, life = one
        values = life.touches[place - 1]
        entry = ids[who, place]
        assert entry is not None
        return {
            **values,
            "prospect_id": number + 1,
            "change_id": self._first_change + entry,
            "about_id": ids.get((who, values["about_id"])),
            "made_by": profile.owner,
        }


def _profile(number: int, life: Life) -> Profile:
    """Who lives that life."""
    language = life.profile.language
    return replace(
        life.profile,
        name=names.name(language, number),
        company=names.firm(language, number),
        phone=names.phone(language, number),
        email=names.email(language, number),
        owner=OWNERS[number % len(OWNERS)],
    )


def _change(one: tuple[int, Life], profile: Profile, _who: int, place: int) -> dict[str, Any]:
    """The command that made an entry."""
    number, life = one
    values = life.touches[place - 1]
    return {
        "made_at": f"{values['happened_on']}T09:00:00Z",
        "made_by": profile.owner,
        "command": "log",
        "summary": f"{profile.name}: {values['outcome']}",
        "prospect_id": number + 1,
    }


def _matters(
    people: Sequence[tuple[int, Life]],
    profiles: Sequence[Profile],
    ids: Mapping[tuple[int, int | None], int | None],
) -> Iterator[dict[str, Any]]:
    """What is open beside the next action."""
    for who, ((number, life), profile) in enumerate(zip(people, profiles, strict=True)):
        for values in life.matters:
            yield {
                **values,
                "touch_id": ids[who, values["touch_id"]],
                "prospect_id": number + 1,
                "not_key": int(not profile.key),
                "owner": profile.owner,
            }


def main() -> None:
    """Make one database, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("people", type=int)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())  # noqa: DTZ011
    parser.add_argument("--country", default="", help="whose holidays everybody keeps")
    given = parser.parse_args()
    crowd(given.file, given.people, given.today, given.country)


if __name__ == "__main__":
    main()
