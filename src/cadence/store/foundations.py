"""What due dates are computed from: cadences, days off, offers, settings, holidays."""

from __future__ import annotations

from datetime import date

from cadence.engine.model import Cadence, Enrolment, Promotion
from cadence.store import rows
from cadence.store.database import Database
from cadence.store.values import cadence_steps, enrolment_values, iso


class Foundations:
    """What the dates in the open transaction's database rest on."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def promotions(self, today: date) -> list[Promotion]:
        """The offers that run that day or are still to come."""
        found = self._db.rows("promotions", today=iso(today))
        return [rows.promotion(row) for row in found]

    def cadence_id(self, cadence: Cadence) -> int:
        """The id under which these very steps are kept."""
        steps = cadence_steps(cadence)
        found = self._db.value("cadence_by_steps", steps=steps)
        if found is not None:
            return int(found)
        return self._db.insert("add_cadence", {"name": cadence.name, "steps": steps})

    def set_cadence(self, prospect_id: int, enrolment: Enrolment, cadence_id: int) -> None:
        """The steps that hold for somebody who came in so."""
        values = {**enrolment_values(enrolment), "cadence_id": cadence_id}
        self._db.run("set_enrolment", {"of_id": prospect_id, **values})

    def add_promotion(self, change_id: int, text: str, first: date, last: date) -> int:
        """An offer that runs from one day to another; its id."""
        values = {"from_on": iso(first), "until_on": iso(last)}
        return self._db.insert("add_promotion", {"change_id": change_id, "text": text, **values})

    def set_promotion(self, promotion_id: int, last: date) -> None:
        """Another last day of an offer."""
        self._db.run("set_promotion", {"of_id": promotion_id, "until_on": iso(last)})

    def add_away(self, change_id: int, owner: str, first: date, last: date) -> None:
        """Days off, both ends included."""
        values = {
            "change_id": change_id,
            "owner": owner,
            "from_on": iso(first),
            "to_on": iso(last),
        }
        self._db.insert("add_away", values)

    def aways(self, owner: str) -> list[tuple[date, date]]:
        """The days off of that owner."""
        found = self._db.rows("aways", owner=owner)
        return [(date.fromisoformat(str(row[0])), date.fromisoformat(str(row[1]))) for row in found]

    def basis(self, owner: str) -> str | None:
        """The settings that the owner's dates were computed with, as JSON."""
        found: str | None = self._db.value("basis", owner=owner)
        return found

    def set_basis(self, owner: str, settings: str) -> None:
        """The settings that the owner's dates are computed with from now on."""
        self._db.run("drop_basis", {"owner": owner})
        self._db.insert("add_basis", {"owner": owner, "settings": settings})

    def holidays(self, country: str, year: int) -> str | None:
        """The remembered holidays of a country's year, as JSON."""
        found: str | None = self._db.value("holidays", country=country, year=year)
        return found

    def remember_holidays(self, country: str, year: int, days: str) -> None:
        """Keep a country's year."""
        self._db.insert("add_holidays", {"country": country, "year": year, "days": days})
