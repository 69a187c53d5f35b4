"""The office: the day, the settings, the calendars. All that looking at the day's list needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cadence.services.settings import Settings, from_basis

if TYPE_CHECKING:
    from cadence.engine.workdays import Workdays
    from cadence.services.calendars import Holidays
    from cadence.store.day import Day


class Office:
    """The open transaction, the day it is, the settings, who is working (`by`).

    `writes` says whether the transaction may, so that a country's holidays are remembered.
    """

    def __init__(
        self, store: Day, today: date, settings: Settings, by: str = "", *, writes: bool = False
    ) -> None:
        self.store = store
        self.today = today
        self.settings = settings
        self.by = by
        self.writes = writes
        self._holidays: Holidays | None = None
        self._away: dict[str, tuple[tuple[date, date], ...]] = {}
        self._bases: dict[str, Settings] = {}

    def calendar(self, owner: str, country: str = "") -> Workdays:
        """The working days of an owner with somebody in that country."""
        from cadence.services.calendars import Holidays, workdays

        if self._holidays is None:
            self._holidays = Holidays(self.store, writes=self.writes)
        if owner not in self._away:
            self._away[owner] = tuple(self.store.aways(owner))
        settings = self.settings_of(owner)
        return workdays(settings, self._holidays, self._away[owner], country[:2])

    def settings_of(self, owner: str) -> Settings:
        """My own settings, or those that a colleague's dates are computed with."""
        if owner == self.by:
            return self.settings
        if owner not in self._bases:
            basis = self.store.basis(owner)
            self._bases[owner] = from_basis(basis) if basis else self.settings
        return self._bases[owner]

    def settings_have_moved(self) -> bool:
        """Whether the file says another calendar than the dates were computed with."""
        known = self.store.basis(self.by)
        return known is not None and known != self.settings.basis()
