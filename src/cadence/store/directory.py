"""The directory: how people are found, and by which e-mails and phones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cadence.engine.folding import SIGNIFICANT, phone_key
from cadence.store.dates import MANY
from cadence.store.names import Names, match
from cadence.store.values import contact_keys

if TYPE_CHECKING:
    from cadence.store.matches import Match


class Directory(Names):
    """The people of the open transaction's database, as they are looked for."""

    def by_id(self, prospect_id: int) -> Match | None:
        """The prospect of that id, unless its entry was undone."""
        row = self._db.row("by_id", id=prospect_id)
        return match(row) if row else None

    def by_key(self, key: str, limit: int = MANY) -> list[Match]:
        """Everybody that the lookup key finds (see `values.lookup_keys`)."""
        return [match(row) for row in self._db.rows("by_key", key=key, limit=limit)]

    def by_phone(self, phone: str) -> list[Match]:
        """Everybody with that number, with or without the country code on either side."""
        key = phone_key(phone)
        if not key:
            return []
        found = {one.id: one for one in self.by_key(f"p:{key}")}
        if len(key) >= SIGNIFICANT:
            found |= {one.id: one for one in self.by_prefix(f"p:{key}")}
            for end in range(SIGNIFICANT, len(key)):
                found |= {one.id: one for one in self.by_key(f"p:{key[:end]}")}
        return [found[prospect_id] for prospect_id in sorted(found)]

    def everybody(self) -> Iterator[Match]:
        """Every prospect, by id."""
        return (match(row) for row in self._db.rows("everybody"))

    def referred_by(self, prospect_id: int) -> list[Match]:
        """Whom this prospect recommended us to."""
        return [match(row) for row in self._db.rows("referred", id=prospect_id)]

    def add_contacts(self, prospect_id: int, emails: Sequence[str], phones: Sequence[str]) -> int:
        """Further e-mails and phones that find this prospect; how many are new."""
        known = set(self.contact_keys(prospect_id))
        keys = [key for key in contact_keys(emails, phones) if key not in known]
        self._add_keys(prospect_id, keys)
        return len(keys)

    def set_contacts(self, prospect_id: int, keys: Sequence[str]) -> None:
        """Exactly these e-mail and phone keys find this prospect, beside the words."""
        words = [row[0] for row in self._db.rows("keys_of", prospect_id=prospect_id)]
        words = [key for key in words if key.startswith("w:")]
        self._db.run("drop_lookup", {"prospect_id": prospect_id})
        self._add_keys(prospect_id, [*words, *keys])

    def contact_keys(self, prospect_id: int) -> list[str]:
        """The e-mail and phone keys that find this prospect."""
        found = self._db.rows("keys_of", prospect_id=prospect_id)
        return [row[0] for row in found if not row[0].startswith("w:")]

    def _add_keys(self, prospect_id: int, keys: Iterable[str]) -> None:
        self._db.run_many("add_lookup", ({"key": key, "prospect_id": prospect_id} for key in keys))
