"""Rows into the engine's dataclasses, and back. A row never leaves the store."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from cadence.engine.folding import email_key, phone_key, words
from cadence.engine.intervals import Interval, parse_interval
from cadence.engine.model import NEVER, Cadence, Earlier, Enrolment, Never, Standing, Step, Touch
from cadence.engine.prospect import LastTouch, Line, Match, Profile, Record
from cadence.engine.vocabulary import Channel, Direction, Outcome, StallKind, State
from cadence.store.columns import PROFILE

Row = Sequence[Any]


def to_date(value: Any) -> date | None:
    """A stored date; SQLite keeps it as ISO text. Raises ValueError for nonsense."""
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(value)


def _day(value: Any) -> date:
    found = to_date(value)
    if found is None:
        raise ValueError("a date is missing")
    return found


def iso(value: date | None) -> str | None:
    """A date as it is stored."""
    return value.isoformat() if value is not None else None


def line(row: Row) -> Line:
    """One line of a list. Raises ValueError when the row holds a nonsense date or state."""
    touched = to_date(row[11])
    return Line(
        id=row[0],
        name=row[1],
        company=row[2],
        phone=row[3],
        email=row[4],
        state=State(row[5]),
        action=row[6],
        due_on=to_date(row[7]),
        why=row[8],
        key=row[9] == 0,
        owner=row[10],
        last_touch=LastTouch(touched, row[12], row[13]) if touched else None,
        tags=_words(row[14], ","),
        last_contact_on=to_date(row[15]),
        rank=row[16],
    )


def match(row: Row) -> Match:
    """Somebody who was found."""
    return Match(row[0], row[1], row[2], State(row[3]))


def record(row: Row, touches: Sequence[Touch]) -> Record:
    """Everything on one prospect, in the order of the `record` statement."""
    profile = Profile(
        name=row[1],
        company=row[2],
        role=row[3],
        phone=row[4],
        email=row[5],
        address=row[6],
        salutation=row[7],
        language=row[8],
        country=row[9],
        topic=row[10],
        problem=row[11],
        next_step=row[12],
        decision_maker=row[13],
        who_decides=row[14],
        symptoms=_words(row[15]),
        key=row[16] == 0,
        referred_by=row[17],
        source=row[18],
        owner=row[19],
        tags=_words(row[20], ","),
    )
    enrolment = Enrolment(
        added_on=_day(row[21]),
        met_on=_day(row[22]),
        first_call=to_date(row[23]),
        first_call_typed=bool(row[24]),
        client_since=to_date(row[25]),
        last_contact=to_date(row[26]),
    )
    return Record(
        id=row[0],
        profile=profile,
        enrolment=enrolment,
        cadence=cadence(row[29], row[30]),
        touches=tuple(touches),
        removed=bool(row[28]),
    )


def touch(row: Row) -> Touch:
    """One entry of the log, in the order of the `touches` statement."""
    return Touch(
        id=row[0],
        on=_day(row[1]),
        outcome=Outcome(row[2]),
        channel=Channel(row[4]),
        direction=Direction(row[5]),
        kind=StallKind(row[6]) if row[6] else None,
        when=_when(row[7], row[8]),
        reason=row[9] or None,
        competitor=row[10],
        why=row[11],
        lesson=row[12],
        note=row[13],
        symptoms=_words(row[14]),
        forced=bool(row[15]),
        honoured=bool(row[16]),
        step=row[3],
        by=row[17],
    )


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
    }


def exported(row: Row, note: str) -> dict[str, str]:
    """A row of the `export` statement as texts by column."""
    names = ("id", "state", "action", "due_on", "met_on", *PROFILE)
    texts = {name: str(value) for name, value in zip(names, row, strict=True) if value is not None}
    key = "yes" if texts.pop("not_key") == "0" else ""
    return {**texts, "key": key, "note": note}


def cadence(name: str, steps: str) -> Cadence:
    """A stored cadence. Raises ValueError when its steps cannot be read."""
    return _cadence(name, json.loads(steps))


def _cadence(name: str, stored: dict[str, Any]) -> Cadence:
    steps = tuple(
        Step(step, Channel(channel), _interval(after), says)
        for step, channel, after, says in stored["steps"]
    )
    before = stored.get("earlier")
    if before is None:
        return Cadence(name, steps)
    earlier = Earlier(_cadence(before["name"], before), _day(before["until"]), before["entry"])
    return Cadence(name, steps, earlier)


def cadence_steps(cadence: Cadence) -> str:
    """The steps as they are stored; two cadences with the same text are one."""
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


def _when(on: Any, after: str) -> date | Interval | Never | None:
    if on is not None:
        return to_date(on)
    if after == NEVER:
        return NEVER
    return parse_interval(after) if after else None


def _interval(text: str) -> Interval:
    found = parse_interval(text)
    if found is None:
        raise ValueError(f"{text} is not an interval")
    return found


def _words(text: str, separator: str | None = None) -> tuple[str, ...]:
    return tuple(text.split(separator)) if text else ()
