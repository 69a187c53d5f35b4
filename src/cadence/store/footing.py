"""What a morning's dates rest on, out of one statement. Light to load."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cadence.store.dates import to_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cadence.engine.model import Promotion


class Footing:
    """An owner's days off and settings, a country's holidays, and the offers there are.

    `aways` are first and last days; `basis` is the settings that the owner's dates were computed
    with, as JSON, None when none are known; `holidays` is JSON by country and year; `newest_on`
    is the day somebody was last entered.
    """

    __slots__ = ("_offers", "aways", "basis", "holidays", "newest_on")

    def __init__(self, country: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self.aways: list[tuple[date, date]] = []
        self.basis: str | None = None
        self.holidays: dict[tuple[str, int], str] = {}
        self.newest_on: date | None = None
        self._offers: list[tuple[Any, ...]] = []
        for kind, number, text, first, last in rows:
            if kind == "basis":
                self.basis = text
            elif kind == "holidays":
                self.holidays[country, number] = text
            elif kind == "newest":
                self.newest_on = to_date(first)
            elif kind == "offer":
                self._offers.append((last, number, text, first))
            else:
                self.aways.append((_day(first), _day(last)))

    @property
    def promotions(self) -> list[Promotion]:
        """The offers that run or are still to come, the first to end first."""
        if not self._offers:  # nearly every morning: nothing is loaded for them
            return []
        from cadence.engine.model import Promotion

        return [
            Promotion(number, text, _day(first), _day(last))
            for last, number, text, first in sorted(self._offers)
        ]


def _day(value: Any) -> date:
    found = to_date(value)
    if found is None:
        raise ValueError("a date is missing")
    return found
