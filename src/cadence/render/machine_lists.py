"""The machine format of lists and errors: what every script reads first (format 1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from cadence.engine.agenda import days_late, is_at_risk
from cadence.render.visible import in_json

if TYPE_CHECKING:
    from cadence.engine.lines import LastTouch, Line
    from cadence.errors import CadenceError
    from cadence.services.morning import Morning

FORMAT = 1


def document(values: Mapping[str, Any]) -> str:
    """One document, `format` first; lone surrogates and steering characters are escaped."""
    import json

    return in_json(json.dumps({"format": FORMAT, **values}, ensure_ascii=False, indent=2))


def error(problem: CadenceError) -> dict[str, Any]:
    """An error as scripts read it."""
    return {"error": {"code": problem.code, "message": problem.message, **problem.details()}}


def iso(day: date | None) -> str | None:
    """A date, or null."""
    return day.isoformat() if day is not None else None


def item(line: Line, today: date) -> dict[str, Any]:
    """One line of the agenda or of a list."""
    return {
        "id": line.id,
        "name": line.name,
        "company": line.company or None,
        "phone": line.phone or None,
        "email": line.email or None,
        "state": str(line.state),
        "action": line.action,
        "due_on": iso(line.due_on),
        "days_late": days_late(line.due_on, today) if line.due_on else 0,
        "why": line.why or None,
        "key": line.key,
        "owner": line.owner or None,
        "last_touch": _last(line.last_touch),
        "tags": list(line.tags),
        "last_contact_on": iso(line.last_contact_on),
        "about": {"id": line.about, "text": line.text} if line.text else None,
        "at_risk": at_risk(line, today),
    }


def at_risk(line: Line, today: date) -> bool:
    """Whether it is a client who has heard nothing from us for over three months."""
    last = line.last_contact_on
    return last is not None and is_at_risk(line.state, last, today)


def morning(found: Morning) -> dict[str, Any]:
    """The day's list."""
    return {
        "today": iso(found.today),
        "working_day": found.day_off is None,
        "total": found.total,
        "items": [item(line, found.today) for line in found.lines],
        "next_due_on": iso(found.next_due),
        "warnings": _warnings(found),
    }


def _warnings(found: Morning) -> list[dict[str, str]]:
    """What is said about the whole list."""
    if found.no_new_since is None:
        return []
    from cadence.engine.speech import no_new_since

    return [{"code": "look-for-new", "message": no_new_since(found.no_new_since)}]


def _last(last: LastTouch | None) -> dict[str, Any] | None:
    if last is None:
        return None
    return {"on": iso(last.on), "outcome": last.outcome, "note": last.note}
