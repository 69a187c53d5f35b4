"""What due dates are computed from: cadences, days off, offers, settings, holidays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cadence.engine.model import Cadence, Enrolment
from cadence.store.dates import iso
from cadence.store.values import cadence_steps, enrolment_values

if TYPE_CHECKING:
    from cadence.store.running import Database


class Foundations:
    """What the dates in the open transaction's database rest on."""

    def __init__(self, database: Database) -> None:
        self._db = database

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

    def set_basis(self, owner: str, settings: str) -> None:
        """The settings that the owner's dates are computed with from now on."""
        self._db.run("drop_basis", {"owner": owner})
        self._db.insert("add_basis", {"owner": owner, "settings": settings})
