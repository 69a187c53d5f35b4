"""Changes: which commands changed what, so that each can be taken back as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cadence.store.dates import MANY

if TYPE_CHECKING:
    from cadence.store.running import Database


@dataclass(frozen=True, slots=True)
class Change:
    """One command that changed something."""

    id: int
    made_at: str
    made_by: str
    command: str
    summary: str
    prospect_id: int | None
    undone: bool = False
    undone_order: int = 0
    """Of the changes that were undone, the highest was undone last."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A value that a change replaced; `before` and `after` are JSON."""

    prospect_id: int | None
    field: str
    before: str
    after: str


class Changes:
    """The changes of the open transaction's database."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def begin(
        self,
        made_at: str,
        made_by: str,
        command: str,
        summary: str = "",
        prospect_id: int | None = None,
    ) -> int:
        """Begin a change: everything written with its id is undone together.

        What it comes to is said here when it is known, or later by `describe`.
        """
        values = {
            "made_at": made_at,
            "made_by": made_by,
            "command": command,
            "summary": summary,
            "prospect_id": prospect_id,
        }
        return self._db.insert("add_change", values)

    def drop(self, change_id: int) -> None:
        """Forget a change that changed nothing."""
        self._db.run("drop_change", {"of_id": change_id})

    def describe(self, change_id: int, summary: str, prospect_id: int | None) -> None:
        """What the change came to, for `undo --list`; the prospect when it was about one."""
        values = {"of_id": change_id, "summary": summary, "prospect_id": prospect_id}
        self._db.run("set_summary", values)

    def last(self, made_by: str) -> Change | None:
        """The last change of that person that is in force."""
        row = self._db.row("last_change", made_by=made_by)
        return Change(*row) if row else None

    def last_undone(self, made_by: str) -> Change | None:
        """The change that was undone last."""
        row = self._db.row("last_undone", made_by=made_by)
        if row is None:
            return None
        return Change(row[0], row[1], row[2], row[3], row[4], row[5], True, row[6])

    def latest(self, limit: int = MANY, prospect_id: int | None = None) -> list[Change]:
        """The last changes, newest first."""
        if prospect_id is None:
            found = self._db.rows("changes", limit=limit)
        else:
            found = self._db.rows("changes_of", prospect_id=prospect_id, limit=limit)
        return [
            Change(row[0], row[1], row[2], row[3], row[4], row[5], undone=bool(row[6]))
            for row in found
        ]

    def built_on(self, change: Change) -> Change | None:
        """A change in force that was made after this one and may rest on it."""
        row = self._db.row("later_change", id=change.id, prospect_id=change.prospect_id)
        return Change(row[0], "", row[1], "", row[2], None) if row else None

    def so_far(self, by: str) -> tuple[object, ...]:
        """Something else once anybody has changed a person, or what others' dates rest on.

        The settings of whoever works (`by`) are written when their transaction begins.
        """
        others = [tuple(row) for row in self._db.rows("bases") if row[0] != by]
        return self._db.row("changes_so_far"), *others

    def set_undone(self, change_id: int, *, undone: bool) -> list[int]:
        """Take a change out of force or put it back; ids of those whose log it touches.

        Those who came with the change and go with it are in no list: their log says nothing.
        """
        flag = int(undone)
        self._db.run("set_undone", {"of_id": change_id, "undone": flag})
        self._db.run("void_touches", {"of_change": change_id, "undone": flag})
        self._db.run("remove_prospects", {"of_change": change_id, "undone": flag, "due_on": None})
        self._db.run("remove_away", {"of_change": change_id, "undone": flag})
        self._db.run("remove_promotions", {"of_change": change_id, "undone": flag})
        ids = {row[0] for row in self._db.rows("touched_by_change", of_change=change_id)}
        if not undone:
            ids |= {row[0] for row in self._db.rows("prospects_of_change", of_change=change_id)}
        return sorted(ids)

    def owners_away_by(self, change_id: int) -> list[str]:
        """Whose days off the change was about."""
        return [row[0] for row in self._db.rows("aways_of_change", change_id=change_id)]

    def add_edit(self, change_id: int, edit: Edit) -> None:
        """Keep the value that a change replaces."""
        values = {
            "change_id": change_id,
            "prospect_id": edit.prospect_id,
            "field": edit.field,
            "before": edit.before,
            "after": edit.after,
        }
        self._db.insert("add_edit", values)

    def edits(self, change_id: int) -> list[Edit]:
        """The values that a change replaced, in order."""
        return [Edit(*row) for row in self._db.rows("edits", change_id=change_id)]
