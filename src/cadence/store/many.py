"""Several people at a time: read by one statement each, written by one each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from cadence.engine.model import Touch
from cadence.engine.prospect import Profile, Record
from cadence.store import rows
from cadence.store.changes import Edit
from cadence.store.dates import iso
from cadence.store.running import Database
from cadence.store.staging import Staging
from cadence.store.values import profile_values, touch_values


class Many:
    """The people of the open transaction's database, many at once."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def staging(self) -> Staging:
        """Where many are made ready, empty."""
        return Staging(self._db)

    def records(self, ids: Sequence[int]) -> list[Record]:
        """Everything on each of them, by id; also when an entry was undone."""
        if not ids:
            return []
        self._want(ids)
        logs: dict[int, list[Touch]] = defaultdict(list)
        for prospect_id, *touch in self._db.rows("wanted_touches"):
            logs[prospect_id].append(rows.touch(touch))
        found = self._db.rows("wanted_records")
        return [rows.record(row, logs[row[0]]) for row in found]

    def keys_of(self, ids: Sequence[int]) -> dict[int, list[str]]:
        """Every key that finds each of them."""
        if ids:
            self._want(ids)
        found: dict[int, list[str]] = {prospect_id: [] for prospect_id in ids}
        for prospect_id, key in self._db.rows("wanted_keys") if ids else ():
            found[prospect_id].append(key)
        return found

    def append_all(self, touches: Sequence[tuple[int, Touch]], change_id: int) -> list[int]:
        """Append an entry to the log of each; the ids of the entries."""
        if not touches:
            return []
        values = [
            {"prospect_id": prospect_id, "change_id": change_id, **touch_values(touch)}
            for prospect_id, touch in touches
        ]
        self._db.run_many("add_touch", values)
        # Nobody else is given an id while we write, so ours follow each other.
        last = self._db.value("last_touch")
        return list(range(last - len(touches) + 1, last + 1))

    def set_profiles(self, profiles: Iterable[tuple[int, Profile, date]]) -> None:
        """Who each of them is now, and since when we know them; not by what they are found."""
        self._db.run_many(
            "set_profile",
            (
                {"of_id": prospect_id, **profile_values(profile), "met_on": iso(met_on)}
                for prospect_id, profile, met_on in profiles
            ),
        )

    def add_keys(self, keys: Sequence[tuple[str, int]]) -> None:
        """Further keys, and whom they find."""
        self._db.bulk.insert_rows("add_lookup", keys)

    def add_edits(self, change_id: int, edits: Iterable[Edit]) -> None:
        """Keep the values that a change replaces."""
        kept = [(change_id, one.prospect_id, one.field, one.before, one.after) for one in edits]
        self._db.bulk.insert_rows("add_edit", kept)

    def _want(self, ids: Sequence[int]) -> None:
        self._db.bulk.stage()
        self._db.bulk.empty("staged_wanted")
        self._db.bulk.insert_rows("want", [(prospect_id,) for prospect_id in ids])
