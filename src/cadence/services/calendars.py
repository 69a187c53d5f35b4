"""Whose calendar a due date follows: own days off, public holidays by country, days away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from cadence.engine.workdays import Workdays

if TYPE_CHECKING:
    from cadence.services.settings import Settings
    from cadence.store.day import Day

OWN_HOLIDAY = "own holiday"


class Holidays:
    """Public holidays by country and year: asked of the package once, then remembered.

    Loading a country costs more than the rest of a command, so the answer is kept in the
    database when the transaction may write. Without a store, nothing is remembered. `known` is
    what was read of it already, as JSON.
    """

    def __init__(
        self,
        store: Day | None,
        *,
        writes: bool,
        known: Mapping[tuple[str, int], str] | None = None,
    ) -> None:
        self._store = store
        self._writes = writes
        self._known = known or {}
        self._years: dict[tuple[str, int], dict[str, str]] = {}

    def name(self, country: str, day: date) -> str | None:
        """The holiday of that day in that country, or None."""
        key = (country, day.year)
        if key not in self._years:
            self._years[key] = self._year(country, day.year)
        return self._years[key].get(day.isoformat())

    def _year(self, country: str, year: int) -> dict[str, str]:
        known = self._known.get((country, year))
        if known is None and self._store:
            known = self._store.holidays(country, year)
        if known is not None:
            found: dict[str, str] = json.loads(known)
            return found
        days = computed(country, year)
        if self._writes and self._store:
            self._store.remember_holidays(country, year, json.dumps(days, ensure_ascii=False))
        return days


def computed(country: str, year: int) -> dict[str, str]:
    """A country's public holidays as the `holidays` package knows them; empty if it does not."""
    import holidays

    code, _, part = country.partition("-")
    try:
        found = holidays.country_holidays(code, subdiv=part or None, years=year, language="en_US")
    except NotImplementedError:  # the package's word for a country that it does not know
        return {}
    return {day.isoformat(): name for day, name in sorted(found.items())}


def country_code(text: str) -> str | None:
    """`PL`, `pl` or `Poland` as the two-letter code; None when it is no country that is known."""
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.upper()
    from holidays.registry import COUNTRIES

    wanted = "_".join(text.lower().split())
    for name, (_class, code, *others) in COUNTRIES.items():
        if wanted == name or text.upper() in (code, *others):
            return code
    return None


def workdays(
    settings: Settings,
    holidays: Holidays,
    away: tuple[tuple[date, date], ...],
    country: str = "",
) -> Workdays:
    """The calendar for one prospect: the owner's days off, and those of the prospect's country."""
    countries = tuple(dict.fromkeys(c for c in (settings["calendar.country"], country) if c))
    own = settings.own_holidays

    def holiday(day: date) -> str | None:
        if day in own:
            return OWN_HOLIDAY
        for code in countries:
            name = holidays.name(code, day)
            if name is not None:
                return name
        return None

    return Workdays(settings.keep, settings.weekend, holiday, away)
