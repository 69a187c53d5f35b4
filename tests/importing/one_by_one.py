"""What an import means, told the slow way: every row looked up, entered or merged by itself."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from cadence.engine.folding import email_key, fold, same_phone
from cadence.engine.model import Touch
from cadence.engine.prospect import Profile
from cadence.engine.vocabulary import Channel, Outcome, State
from cadence.exchange.contacts import Contact
from cadence.services.desk import Desk
from cadence.services.importing import Imported, Skipped
from cadence.services.known import is_blocked, is_the_same, known_people
from cadence.services.people import Entry, enter
from cadence.services.profiles import checked_profile
from cadence.store.changes import Edit

from .desks import MONDAY, SOURCE, desk_of

TEXTS = ("name", "company", "role", "phone", "email", "topic")


def import_contacts(path: Path, contacts: Sequence[Contact], per_day: int = 2) -> Imported:
    """Import contacts one by one."""
    result = Imported(read=len(contacts))
    with desk_of(path) as desk, desk.change("import") as change:
        day = MONDAY + timedelta(days=1)
        taken = Counter(desk.store.first_calls_from(day))
        changed = False
        for contact in contacts:
            entry = entered(contact)
            known = known_people(desk, entry.profile, entry.emails, entry.phones)
            blocked = next((one for one in known if is_blocked(one)), None)
            same = next((one for one in known if is_the_same(one, entry.profile.name)), None)
            if blocked is not None:
                why = f"asked not to be contacted (#{blocked.match.id}, same {blocked.by})"
                result.skipped.append(Skipped(contact.row, why))
            elif same is not None:
                changed |= merged(desk, same.match.id, contact.row, entry, change.id)
                result.merged += 1
                closed = " (closed)" if same.match.state is State.CLOSED else ""
                result.told.append(
                    f"line {contact.row}: {entry.profile.name} is #{same.match.id} "
                    f"{same.match.name}{closed}, same {same.by}"
                )
            else:
                while taken[day] >= per_day or day.weekday() > 4:
                    day += timedelta(days=1)
                taken[day] += 1
                cadence_id = desk.store.cadence_id(desk.settings.cadence)
                enter(desk, replace(entry, first_call=day), change.id, cadence_id)
                result.added += 1
                result.first_on, result.last_on = result.first_on or day, day
        change.is_empty = not changed and not result.added
        change.summary = f"import of {SOURCE}: {result.added} added, {result.merged} merged"
    return result


def entered(contact: Contact) -> Entry:
    """The entry that a contact makes."""
    fields = contact.fields
    texts: dict[str, Any] = {name: fields.get(name, "") for name in TEXTS}
    tags = tuple(fields.get("tags", "").split(","))
    others = [f"other e-mail: {one}" for one in contact.other_emails]
    others += [f"other phone: {one}" for one in contact.other_phones]
    return Entry(
        checked_profile(Profile(**texts, country=fields.get("country", ""), tags=tags)),
        MONDAY,
        note="\n".join(note for note in (fields.get("note", ""), *others) if note),
        emails=contact.other_emails,
        phones=contact.other_phones,
    )


def merged(desk: Desk, person: int, line: int, entry: Entry, change_id: int) -> bool:
    """Fill what was empty, keep what differs as a note; whether there was anything new."""
    record = desk.record(person)
    old, new = record.profile, entry.profile
    filled: dict[str, Any] = {}
    differing = []
    for name in (*TEXTS, "country"):
        theirs, ours = getattr(new, name), getattr(old, name)
        if theirs and not ours:
            filled[name] = theirs
        elif theirs and not _alike(name, theirs, ours):
            differing.append(f"{name}: {theirs}")
    if tags := tuple(tag for tag in new.tags if tag not in old.tags):
        filled["tags"] = (*old.tags, *tags)
    contacts = desk.store.contact_keys(person)
    for name, value in filled.items():
        kept = Edit(person, name, json.dumps(getattr(old, name)), json.dumps(value))
        desk.store.changes.add_edit(change_id, kept)
    if filled:
        profile = replace(old, **filled)
        desk.store.set_profile(person, profile, record.enrolment.met_on, keep=contacts)
    emails, phones = (new.email, *entry.emails), (new.phone, *entry.phones)
    desk.store.add_contacts(person, emails, phones)
    now = desk.store.contact_keys(person)
    if set(now) != set(contacts):
        kept = Edit(person, "contacts", json.dumps(contacts), json.dumps(now))
        desk.store.changes.add_edit(change_id, kept)
    before = [touch.note for touch in record.touches]
    notes = [f"{SOURCE}, line {line}: {'; '.join(differing)}"] if differing else []
    notes += [entry.note] if entry.note else []
    text = "\n".join(note for note in notes if not any(note in one for one in before))
    if text:
        note = Touch(MONDAY, Outcome.NOTE, channel=Channel.NOTE, note=text)
        desk.store.append(person, note, change_id)
    if filled or text:
        desk.settle(person)
    return bool(filled or text or set(now) != set(contacts))


def _alike(name: str, one: str, other: str) -> bool:
    if name == "email":
        return email_key(one) == email_key(other)
    return same_phone(one, other) if name == "phone" else fold(one) == fold(other)
