"""The machine format: plain data for `--json`, the same for every command (format 1).

Keys are only ever added. Names hold exactly what was entered: JSON escapes by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cadence.engine.advice import Advice
from cadence.engine.explain import arithmetic
from cadence.engine.matters import in_force
from cadence.engine.model import Promotion, Touch
from cadence.render.machine_lists import iso, item
from cadence.services.desk import Case, Moved
from cadence.services.results import Done

if TYPE_CHECKING:
    from cadence.services.sitting import Sitting, Tally


def prospect(case: Case) -> dict[str, Any]:
    """One prospect with everything that is known and computed."""
    profile, enrolment, standing = case.record.profile, case.record.enrolment, case.standing
    return {
        "id": case.record.id,
        "name": profile.name,
        "company": profile.company or None,
        "state": str(standing.state),
        "step": standing.next.action if standing.next else None,
        "run": standing.run,
        "stalls": standing.stalls,
        "snoozes": standing.snoozes,
        "close_reason": standing.close_reason,
        "revive_on": iso(standing.revive_on),
        "contract_on": iso(standing.contract_on),
        "came_back": standing.came_back,
        "came_back_after": standing.came_back_after,
        "left_on": iso(standing.left_on),
        "competitor": standing.competitor or None,
        "last_contact_on": iso(standing.last_contact_on),
        "role": profile.role or None,
        "phone": profile.phone or None,
        "email": profile.email or None,
        "address": profile.address or None,
        "salutation": profile.salutation or None,
        "language": profile.language or None,
        "country": profile.country or None,
        "topic": profile.topic or None,
        "problem": profile.problem or None,
        "next_step": profile.next_step or None,
        "decision_maker": profile.decision_maker,
        "who_decides": profile.who_decides or None,
        "symptoms": list(profile.symptoms),
        "key": profile.key,
        "referred_by": profile.referred_by,
        "source": profile.source or None,
        "owner": profile.owner or None,
        "tags": list(profile.tags),
        "met_on": iso(enrolment.met_on),
        "added_on": iso(enrolment.added_on),
        "client_since": iso(enrolment.client_since),
        "cadence": case.record.cadence.name,
    }


def next_item(case: Case, today: date) -> dict[str, Any] | None:
    """The next action as an item, or null when there is none."""
    if case.standing.next is None or case.record.removed:
        return None
    return {**item(case.line, today), "arithmetic": arithmetic(case.standing.next)}


def beside(case: Case, today: date) -> list[dict[str, Any]]:
    """What stands beside the next action, as items with the sum of each date."""
    sums = [arithmetic(matter.due) for matter in in_force(case.standing)]
    lines = [item(line, today) for line in case.matters]
    return [{**line, "arithmetic": told} for line, told in zip(lines, sums, strict=True)]


def done(result: Done, today: date) -> dict[str, Any]:
    """A change that was made."""
    return {
        "prospect": prospect(result.case),
        "next": next_item(result.case, today),
        "beside": beside(result.case, today),
        "warnings": warnings(result.warnings),
        "hints": list(result.hints),
        "changed": not result.unchanged,
        "said": result.said,
    }


def sat(sitting: Sitting, tally: Tally, today: date) -> dict[str, Any]:
    """A sitting over the day's list, once it is over."""
    return {
        "today": iso(today),
        "total": sitting.morning.total,
        "done": [done(entry.done, today) for entry in sitting.entries],
        "left": tally.left,
        "next_due_on": iso(tally.next_on),
        "coming": [item(line, today) for line in tally.coming],
    }


def warnings(found: Sequence[Advice]) -> list[dict[str, str]]:
    """Warnings with their codes."""
    return [{"code": one.code, "message": one.message} for one in found]


def touch(entry: Touch, step: str) -> dict[str, Any]:
    """One entry of the log; `step` is what was due when it happened."""
    when = entry.when
    return {
        "id": entry.id,
        "on": iso(entry.on),
        "outcome": str(entry.outcome),
        "step": step or None,
        "channel": str(entry.channel),
        "direction": str(entry.direction),
        "kind": str(entry.kind) if entry.kind else None,
        "when": iso(when) if isinstance(when, date) else str(when) if when else None,
        "reason": entry.reason,
        "competitor": entry.competitor or None,
        "why": entry.why or None,
        "lesson": entry.lesson or None,
        "symptoms": list(entry.symptoms),
        "about": entry.about,
        "gesture": entry.gesture or None,
        "yearly": entry.yearly,
        "note": entry.note,
        "by": entry.by or None,
    }


def promotion(found: Promotion) -> dict[str, Any]:
    """An offer."""
    return {
        "id": found.id,
        "text": found.text,
        "from": iso(found.from_on),
        "until": iso(found.until_on),
    }


def moved(found: Sequence[Moved]) -> list[dict[str, Any]]:
    """Due dates that a new calendar moved."""
    return [
        {"id": one.id, "name": one.name, "before": iso(one.before), "after": iso(one.after)}
        for one in found
    ]
