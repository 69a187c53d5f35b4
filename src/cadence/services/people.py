"""People: entered after a meeting, described better later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cadence.engine import advice, agenda, explain, speech
from cadence.engine.advice import Advice
from cadence.engine.folding import email_key, phone_key
from cadence.engine.model import Cadence, Enrolment, Touch
from cadence.engine.prospect import Profile, Record
from cadence.engine.replay import begin
from cadence.engine.vocabulary import Channel, Outcome, State
from cadence.errors import RefusedError, UsageError
from cadence.services.desk import Desk
from cadence.services.known import about_known, is_blocked, known_people
from cadence.services.profiles import FIELDS, checked_profile, in_words, plain
from cadence.services.results import Done
from cadence.store.changes import Edit

CONTACTS = "contacts"
"""Edits of the further e-mails and phones that find somebody are kept under this name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A prospect to be entered."""

    profile: Profile
    met_on: date
    first_call: date | None = None
    first_call_typed: bool = False
    client_since: date | None = None
    last_contact: date | None = None
    cadence: Cadence | None = None
    """Another one than the settings'."""
    note: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


def add(desk: Desk, entry: Entry, *, force: bool = False) -> Done:
    """Enter somebody after a meeting: enrolled in the cadence, or as a client.

    Raises RefusedError, with nothing stored, for somebody who asked not to be contacted and,
    unless forced, for somebody who is there already.
    """
    entry = checked(entry, desk.today)
    known = known_people(desk, entry.profile, entry.emails, entry.phones)
    warnings = about_known(known, entry.profile, force=force)
    warnings += advice.on_entry(
        decision_maker=entry.profile.decision_maker,
        symptoms=entry.profile.symptoms,
        who_decides=entry.profile.who_decides,
    )
    warnings += advice.look_for_new(desk.footing(desk.by).newest_on, desk.today)
    with desk.change("add") as change:
        cadence_id = desk.store.cadence_id(entry.cadence or desk.settings.cadence)
        prospect_id = enter(desk, entry, change.id, cadence_id)
        case = desk.case(prospect_id)
        change.prospect_id = prospect_id
        change.summary = f"{entry.profile.name}: added"
    if entry.first_call is not None and entry.first_call_typed:
        off = desk.method(case.record.cadence, entry.profile).workdays.day_off(entry.first_call)
        if off is not None:
            warnings.append(day_off(entry.first_call, off))
    return Done(case, f"added as #{prospect_id}", warnings)


def day_off(day: date, because: str) -> Advice:
    """The mention of a typed date that nobody works on."""
    return Advice("day-off", f"{speech.day(day)} is a day off ({because}); kept as you gave it.")


def enter(desk: Desk, entry: Entry, change_id: int, cadence_id: int) -> int:
    """Write one checked entry within a change; its id."""
    cadence = entry.cadence or desk.settings.cadence
    method = desk.method(cadence, entry.profile)
    enrolment = Enrolment(
        added_on=desk.today,
        met_on=entry.met_on,
        first_call=entry.first_call,
        first_call_typed=entry.first_call_typed,
        client_since=entry.client_since,
        last_contact=entry.last_contact,
    )
    standing = begin(enrolment, method)
    assert standing.next is not None
    prospect_id = desk.store.add(
        entry.profile,
        enrolment,
        standing,
        change_id=change_id,
        cadence_id=cadence_id,
        rank=agenda.rank(standing.next.action, cadence),
        why=explain.why(standing.next),
        emails=entry.emails,
        phones=entry.phones,
    )
    if entry.note:
        note = Touch(
            on=desk.today,
            outcome=Outcome.NOTE,
            channel=Channel.NOTE,
            step=standing.next.action,
            note=entry.note,
            by=desk.by,
        )
        desk.store.append(prospect_id, note, change_id)
        desk.settle(prospect_id)
    return prospect_id


def checked(entry: Entry, today: date) -> Entry:
    """The entry as it is kept, as far as it can be judged by itself.

    Raises UsageError for a bad value, RefusedError for a date on the wrong side of today.
    """
    _check_dates(entry, today)
    return replace(entry, profile=checked_profile(entry.profile))


def _check_dates(entry: Entry, today: date) -> None:
    for what, day in (
        ("met", entry.met_on),
        ("client since", entry.client_since),
        ("the last contact", entry.last_contact),
    ):
        if day is not None and day > today:
            raise RefusedError(f"{speech.day(day)} is still to come ({what}).")
    if entry.first_call is not None and entry.first_call < today:
        raise RefusedError(
            f"{speech.day(entry.first_call)} is past; give a first call from today on."
        )
    if entry.client_since is not None and entry.first_call is not None:
        raise UsageError("A client has no first call: leave out --first-call or --client-since.")
    if entry.client_since is not None and entry.cadence is not None:
        raise UsageError("A client is in care: leave out --cadence or --client-since.")
    if entry.last_contact is not None and entry.client_since is None:
        raise UsageError("--last-contact goes with --client-since.")


def edit(desk: Desk, prospect_id: int, changes: Mapping[str, Any]) -> Done:
    """Describe somebody better: new values by field, `met_on` among them.

    Raises UsageError for an unknown field or a bad value, RefusedError for a blocked address.
    """
    record = desk.record(prospect_id)
    values = dict(changes)
    met_on = values.pop("met_on", record.enrolment.met_on)
    unknown = [field for field in values if field not in FIELDS]
    if unknown:
        raise UsageError(f"There is no field '{unknown[0]}'. Fields: {', '.join(FIELDS)}, met.")
    if met_on > desk.today:
        raise RefusedError(f"{speech.day(met_on)} is still to come.")
    new = checked_profile(replace(record.profile, **values))
    if new.referred_by == prospect_id:
        raise RefusedError("Nobody is referred by themselves.")
    for known in known_people(desk, new):
        if is_blocked(known) and known.match.id != prospect_id:
            raise RefusedError(
                f"{known.match.name} (#{known.match.id}, same {known.by}) asked not to be "
                "contacted; nothing was changed."
            )
    before, after = plain(record.profile, record.enrolment.met_on), plain(new, met_on)
    changed = [field for field in after if after[field] != before[field]]
    if not changed:
        return Done(desk.case(prospect_id), "nothing to change", unchanged=True)
    match = desk.store.by_id(prospect_id)
    with desk.change("edit") as change:
        keys = desk.store.contact_keys(prospect_id)
        _keep_and_write(desk, record, new, met_on, change.id)
        if match is not None and match.state is State.DO_NOT_CONTACT:
            # Whoever is written there now: the old addresses stay blocked.
            desk.store.add_contacts(prospect_id, [record.profile.email], [record.profile.phone])
            now = desk.store.contact_keys(prospect_id)
            if now != keys:
                kept = Edit(prospect_id, CONTACTS, json.dumps(keys), json.dumps(now))
                desk.store.changes.add_edit(change.id, kept)
        case = desk.settle(prospect_id)
        said = f"{', '.join(in_words(field).removesuffix(' on') for field in changed)} changed"
        change.prospect_id = prospect_id
        change.summary = f"{new.name}: {said}"
    cannot_sign = "decision_maker" in changed and new.decision_maker == "no"
    warnings = [advice.NOT_DECIDER] if cannot_sign and not new.who_decides else []
    return Done(case, said, warnings)


def edit_within(desk: Desk, record: Record, values: Mapping[str, Any], change_id: int) -> None:
    """New values as a part of a larger change."""
    new = checked_profile(replace(record.profile, **values))
    _keep_and_write(desk, record, new, record.enrolment.met_on, change_id)


def _keep_and_write(desk: Desk, record: Record, new: Profile, met_on: date, change_id: int) -> None:
    """Write the new values, and keep those that they replace for undo."""
    before, after = plain(record.profile, record.enrolment.met_on), plain(new, met_on)
    changed = [field for field in after if after[field] != before[field]]
    for field in changed:
        kept = Edit(record.id, field, json.dumps(before[field]), json.dumps(after[field]))
        desk.store.changes.add_edit(change_id, kept)
    if changed:
        _write(desk, record.id, record.profile, new, met_on)


def restore_fields(desk: Desk, prospect_id: int, values: Mapping[str, Any]) -> None:
    """Put back values that an edit replaced, as `profiles.plain` wrote them."""
    record = desk.record(prospect_id)
    known = {**plain(record.profile, record.enrolment.met_on), **values}
    met_on = date.fromisoformat(known.pop("met_on"))
    known["symptoms"], known["tags"] = tuple(known["symptoms"]), tuple(known["tags"])
    _write(desk, prospect_id, record.profile, Profile(**known), met_on)


def _write(desk: Desk, prospect_id: int, old: Profile, new: Profile, met_on: date) -> None:
    """The new profile; further addresses from an import go on finding the person."""
    own = {f"e:{email_key(old.email)}", f"p:{phone_key(old.phone)}"}
    keep = [key for key in desk.store.contact_keys(prospect_id) if key not in own]
    desk.store.set_profile(prospect_id, new, met_on, keep=keep)
