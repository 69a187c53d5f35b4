"""The office: the day, the settings, the calendars. All that looking at the day's list needs."""

from __future__ import annotations

from datetime import date

from cadence.services.settings import Settings, from_basis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cadence.engine.workdays import Workdays
    from cadence.services.calendars import Holidays
    from cadence.store.day import Day
    from cadence.store.footing import Footing


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
        self._footings: dict[str, Footing] = {}
        self._bases: dict[str, Settings] = {}

    def calendar(self, owner: str, country: str = "") -> Workdays:
        """The working days of an owner with somebody in that country."""
        from cadence.services.calendars import Holidays, workdays

        footing = self.footing(owner)
        if self._holidays is None:
            self._holidays = Holidays(self.store, writes=self.writes, known=footing.holidays)
        return workdays(self.settings_of(owner), self._holidays, tuple(footing.aways), country[:2])

    def footing(self, owner: str) -> Footing:
        """What that owner's dates rest on, read once."""
        if owner not in self._footings:
            country = self.settings["calendar.country"]
            self._footings[owner] = self.store.footing(owner, self.today, country)
        return self._footings[owner]

    def settings_of(self, owner: str) -> Settings:
        """My own settings, or those that a colleague's dates are computed with."""
        if owner == self.by:
            return self.settings
        if owner not in self._bases:
            basis = self.footing(owner).basis
            self._bases[owner] = from_basis(basis) if basis else self.settings
        return self._bases[owner]

    def settings_have_moved(self) -> bool:
        """Whether the file says another calendar than the dates were computed with."""
        known = self.footing(self.by).basis
        return known is not None and known != self.settings.basis()
