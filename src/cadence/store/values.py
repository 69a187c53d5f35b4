"""The engine's dataclasses as the values of columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cadence.engine.folding import email_key, phone_key, words
from cadence.store.dates import iso

if TYPE_CHECKING:
    from cadence.engine.model import Cadence, Enrolment, Matter, Standing, Touch
    from cadence.engine.prospect import Profile


def profile_values(profile: Profile) -> dict[str, Any]:
    """The columns of a profile."""
    return {
        "name": profile.name,
        "company": profile.company,
        "role": profile.role,
        "phone": profile.phone,
        "email": profile.email,
        "address": profile.address,
        "salutation": profile.salutation,
        "language": profile.language,
        "country": profile.country,
        "topic": profile.topic,
        "problem": profile.problem,
        "next_step": profile.next_step,
        "decision_maker": profile.decision_maker,
        "who_decides": profile.who_decides,
        "symptoms": " ".join(profile.symptoms),
        "not_key": int(not profile.key),
        "referred_by": profile.referred_by,
        "source": profile.source,
        "owner": profile.owner,
        "tags": ",".join(profile.tags),
    }


def enrolment_values(enrolment: Enrolment) -> dict[str, Any]:
    """The columns of an enrolment, but for the cadence."""
    return {
        "added_on": iso(enrolment.added_on),
        "met_on": iso(enrolment.met_on),
        "first_call_on": iso(enrolment.first_call),
        "first_call_typed": int(enrolment.first_call_typed),
        "client_since": iso(enrolment.client_since),
        "contact_before": iso(enrolment.last_contact),
    }


def standing_values(standing: Standing, rank: int, why: str) -> dict[str, Any]:
    """The columns that cache a standing."""
    due = standing.next
    return {
        "state": str(standing.state),
        "action": due.action if due else None,
        "due_on": iso(due.due_on) if due else None,
        "raw_on": iso(due.raw_on) if due else None,
        "rank": rank,
        "why": why,
        "run": standing.run,
        "position": standing.position,
        "stalls": standing.stalls,
        "snoozes": standing.snoozes,
        "close_reason": standing.close_reason or "",
        "competitor": standing.competitor,
        "revive_on": iso(standing.revive_on),
        "contract_on": iso(standing.contract_on),
        "left_on": iso(standing.left_on),
        "came_back": standing.came_back or "",
        "came_back_after": standing.came_back_after,
        "last_contact_on": iso(standing.last_contact_on),
        "last_touch_id": standing.last_touch_id,
    }


def touch_values(touch: Touch) -> dict[str, Any]:
    """The columns of an entry of the log."""
    when = touch.when
    return {
        "happened_on": iso(touch.on),
        "outcome": str(touch.outcome),
        "step": touch.step,
        "channel": str(touch.channel),
        "direction": str(touch.direction),
        "kind": str(touch.kind or ""),
        "when_on": iso(when) if isinstance(when, date) else None,
        "when_after": "" if when is None or isinstance(when, date) else str(when),
        "reason": touch.reason or "",
        "competitor": touch.competitor,
        "why": touch.why,
        "lesson": touch.lesson,
        "note": touch.note,
        "symptoms": " ".join(touch.symptoms),
        "forced": int(touch.forced),
        "honoured": int(touch.honoured),
        "made_by": touch.by,
        "about_id": touch.about,
        "gesture": touch.gesture,
        "yearly": int(touch.yearly),
    }


def matter_values(matter: Matter, rank: int, why: str, profile: Profile) -> dict[str, Any]:
    """The columns of a matter of somebody, but for their id."""
    return {
        "touch_id": matter.id,
        "action": matter.due.action,
        "due_on": iso(matter.due.due_on),
        "rank": rank,
        "why": why,
        "not_key": int(not profile.key),
        "owner": profile.owner,
    }


def cadence_steps(cadence: Cadence) -> str:
    """The steps as they are stored; two cadences with the same text are one."""
    import json  # not for those who only look for people

    return json.dumps(_stored(cadence), ensure_ascii=False)


def _stored(cadence: Cadence) -> dict[str, Any]:
    steps = [[step.name, str(step.channel), str(step.after), step.says] for step in cadence.steps]
    stored: dict[str, Any] = {"name": cadence.name, "steps": steps}
    if cadence.earlier is not None:
        until = {"until": iso(cadence.earlier.until_on), "entry": cadence.earlier.until_id}
        stored["earlier"] = {**_stored(cadence.earlier.cadence), **until}
    return stored


def lookup_keys(
    profile: Profile, emails: Sequence[str] = (), phones: Sequence[str] = ()
) -> list[str]:
    """Every key that finds this person: words of name and firm, e-mails, phones."""
    keys = [f"w:{word}" for word in words(f"{profile.name} {profile.company}")]
    keys += contact_keys((profile.email, *emails), (profile.phone, *phones))
    return list(dict.fromkeys(keys))


def contact_keys(emails: Sequence[str], phones: Sequence[str]) -> list[str]:
    """The keys of e-mails and phones; of those that have too few digits, none."""
    keys = [f"e:{email_key(email)}" for email in emails if email.strip()]
    keys += [f"p:{key}" for phone in phones if (key := phone_key(phone))]
    return list(dict.fromkeys(keys))
