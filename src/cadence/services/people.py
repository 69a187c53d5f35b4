"""People: entered after a meeting, described better later, found to be there already."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from cadence.engine import advice, agenda, explain
from cadence.engine.advice import Advice
from cadence.engine.folding import email_key, fold, phone_key
from cadence.engine.model import Enrolment, Touch
from cadence.engine.prospect import DECISION_MAKER, LANGUAGES, SYMPTOMS, Match, Profile, Record
from cadence.engine.replay import begin
from cadence.engine.vocabulary import Channel, Outcome, State
from cadence.errors import RefusedError, UsageError
from cadence.services.calendars import country_code
from cadence.services.desk import Desk
from cadence.services.results import Done
from cadence.store.store import Edit

LONGEST = 1000
"""Letters of a field; a note may be longer."""
QUIET_DAYS = 14
"""No new prospect for so long: look for new ones anyway (domain 6)."""
FIELDS = tuple(field.name for field in fields(Profile))


@dataclass(frozen=True, slots=True)
class Entry:
    """A prospect to be entered."""

    profile: Profile
    met_on: date
    first_call: date | None = None
    first_call_typed: bool = False
    client_since: date | None = None
    last_contact: date | None = None
    note: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


def checked_profile(profile: Profile) -> Profile:
    """The profile as it is kept. Raises UsageError that names the field and what it may be."""
    clean: dict[str, Any] = {
        field: value.strip() if isinstance(value, str) else value
        for field, value in ((name, getattr(profile, name)) for name in FIELDS)
    }
    for field, value in clean.items():
        if isinstance(value, str):
            if "\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
                raise UsageError(f"The {_said(field)} holds bytes that are no text.")
            if len(value) > LONGEST:
                raise UsageError(f"The {_said(field)} is longer than {LONGEST} letters.")
    if not clean["name"]:
        raise UsageError("A name is needed.")
    if clean["email"] and not _is_an_email(clean["email"]):
        raise UsageError(f"'{clean['email']}' is not an e-mail address, such as anna@example.com.")
    if clean["phone"] and not any(sign.isdecimal() for sign in clean["phone"]):
        raise UsageError(f"'{clean['phone']}' is not a phone number.")
    clean["language"] = _word("language", clean["language"].lower(), ("", *LANGUAGES))
    clean["decision_maker"] = _word(
        "decision maker", clean["decision_maker"].lower() or "unknown", DECISION_MAKER
    )
    clean["symptoms"] = tuple(
        dict.fromkeys(_word("symptom", symptom.lower(), SYMPTOMS) for symptom in clean["symptoms"])
    )
    clean["tags"] = tuple(dict.fromkeys(_tag(tag) for tag in clean["tags"] if tag.strip()))
    if clean["country"]:
        code = country_code(clean["country"])
        if code is None:
            raise UsageError(
                f"'{clean['country']}' is not a country that is known; write its two-letter code."
            )
        clean["country"] = code
    return Profile(**clean)


def _said(field: str) -> str:
    return field.replace("_", " ")


def _is_an_email(text: str) -> bool:
    local, at, domain = text.rpartition("@")
    return bool(at and local and domain.strip(".")) and not any(sign.isspace() for sign in text)


def _word(what: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise UsageError(f"'{value}' is not a {what}: {', '.join(word for word in known if word)}.")
    return value


def _tag(tag: str) -> str:
    return tag.strip().replace(",", " ")


def add(desk: Desk, entry: Entry, *, force: bool = False) -> Done:
    """Enter somebody after a meeting: enrolled in the cadence, or as a client.

    Raises RefusedError, with nothing stored, for somebody who asked not to be contacted and,
    unless forced, for somebody who is there already.
    """
    entry = replace(entry, profile=checked_profile(entry.profile))
    _check_dates(desk, entry)
    known = known_people(desk, entry)
    warnings = _about_known(known, entry, force=force)
    warnings += advice.on_entry(
        decision_maker=entry.profile.decision_maker, symptoms=entry.profile.symptoms
    )
    newest = desk.store.newest_entry()
    if newest is not None and newest < desk.today - timedelta(days=QUIET_DAYS):
        warnings.append(
            Advice(
                "look-for-new",
                f"The first new prospect since {explain.day(newest)}: look for new ones anyway.",
            )
        )
    with desk.change("add") as change:
        prospect_id = enter(desk, entry, change.id, desk.store.cadence_id(desk.settings.cadence))
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
    return Advice("day-off", f"{explain.day(day)} is a day off ({because}); kept as you gave it.")


def enter(desk: Desk, entry: Entry, change_id: int, cadence_id: int) -> int:
    """Write one checked entry within a change; its id."""
    cadence = desk.settings.cadence
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


def _check_dates(desk: Desk, entry: Entry) -> None:
    for what, day in (
        ("met", entry.met_on),
        ("client since", entry.client_since),
        ("the last contact", entry.last_contact),
    ):
        if day is not None and day > desk.today:
            raise RefusedError(f"{explain.day(day)} is still to come ({what}).")
    if entry.first_call is not None and entry.first_call < desk.today:
        raise RefusedError(
            f"{explain.day(entry.first_call)} is past; give a first call from today on."
        )
    if entry.client_since is not None and entry.first_call is not None:
        raise UsageError("A client has no first call: leave out --first-call or --client-since.")
    if entry.last_contact is not None and entry.client_since is None:
        raise UsageError("--last-contact goes with --client-since.")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is there already, and by what: `e-mail`, `phone` or `name`."""

    match: Match
    by: str


def known_people(desk: Desk, entry: Entry) -> list[Known]:
    """Whom the entry may be: same e-mail, same phone, or the same name at the same firm."""
    found: dict[int, Known] = {}
    profile = entry.profile
    for email in (profile.email, *entry.emails):
        if email:
            for match in desk.store.by_key(f"e:{email_key(email)}"):
                found.setdefault(match.id, Known(match, "e-mail"))
    for phone in (profile.phone, *entry.phones):
        key = phone_key(phone)
        if key:
            for match in desk.store.by_key(f"p:{key}"):
                found.setdefault(match.id, Known(match, "phone"))
    if not profile.email and not profile.phone:
        name, company = fold(profile.name), fold(profile.company)
        for match in desk.store.by_prefix(f"w:{name.split()[0] if name.split() else name}", 200):
            if (fold(match.name), fold(match.company)) == (name, company):
                found.setdefault(match.id, Known(match, "name"))
    return list(found.values())


def is_blocked(known: Known) -> bool:
    """Whether this person asked not to be contacted."""
    return known.match.state is State.DO_NOT_CONTACT and known.by != "name"


def is_the_same(known: Known, profile: Profile) -> bool:
    """The same person, and not a colleague behind the same switchboard."""
    return known.by != "phone" or fold(known.match.name) == fold(profile.name)


def _about_known(known: Sequence[Known], entry: Entry, *, force: bool) -> list[Advice]:
    for one in known:
        if is_blocked(one):
            raise RefusedError(
                f"{one.match.name} (#{one.match.id}, same {one.by}) asked not to be contacted; "
                "nothing was stored."
            )
    warnings = []
    for one in known:
        match = one.match
        same = f"#{match.id} {match.name}, same {one.by}"
        if match.state in (State.CLOSED, State.GONE):
            warnings.append(
                Advice(
                    "known-person",
                    f"Known already and closed ({same}): cadence show {match.id} tells the "
                    f"history, cadence reopen {match.id} goes on with it.",
                )
            )
        elif is_the_same(one, entry.profile) and not force:
            raise RefusedError(
                f"Already there ({same}): cadence show {match.id}. "
                "Add --force to enter another person."
            )
        else:
            warnings.append(Advice("known-person", f"There is also {same}."))
    return warnings


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
        raise RefusedError(f"{explain.day(met_on)} is still to come.")
    new = checked_profile(replace(record.profile, **values))
    if new.referred_by == prospect_id:
        raise RefusedError("Nobody is referred by themselves.")
    for known in known_people(desk, Entry(new, met_on)):
        if is_blocked(known) and known.match.id != prospect_id:
            raise RefusedError(
                f"{known.match.name} (#{known.match.id}, same {known.by}) asked not to be "
                "contacted; nothing was changed."
            )
    before, after = _plain(record.profile, record.enrolment.met_on), _plain(new, met_on)
    changed = [field for field in after if after[field] != before[field]]
    if not changed:
        return Done(desk.case(prospect_id), "nothing to change", unchanged=True)
    with desk.change("edit") as change:
        _keep_and_write(desk, record, new, met_on, change.id)
        case = desk.settle(prospect_id)
        said = f"{', '.join(_said(field).removesuffix(' on') for field in changed)} changed"
        change.prospect_id = prospect_id
        change.summary = f"{new.name}: {said}"
    warnings = (
        [advice.NOT_DECIDER] if "decision_maker" in changed and (new.decision_maker == "no") else []
    )
    return Done(case, said, warnings)


def edit_within(
    desk: Desk,
    record: Record,
    values: Mapping[str, Any],
    change_id: int,
    *,
    emails: Sequence[str] = (),
    phones: Sequence[str] = (),
) -> None:
    """New values as a part of a larger change; further addresses find the person from now on."""
    new = checked_profile(replace(record.profile, **values))
    _keep_and_write(desk, record, new, record.enrolment.met_on, change_id)
    desk.store.add_contacts(record.id, emails, phones)


def _keep_and_write(desk: Desk, record: Record, new: Profile, met_on: date, change_id: int) -> None:
    """Write the new values, and keep those that they replace for undo."""
    before, after = _plain(record.profile, record.enrolment.met_on), _plain(new, met_on)
    changed = [field for field in after if after[field] != before[field]]
    for field in changed:
        kept = Edit(record.id, field, json.dumps(before[field]), json.dumps(after[field]))
        desk.store.add_edit(change_id, kept)
    if changed:
        _write(desk, record.id, record.profile, new, met_on)


def _plain(profile: Profile, met_on: date) -> dict[str, Any]:
    """A profile as values that JSON can hold."""
    values = asdict(profile)
    return {**values, "symptoms": list(profile.symptoms), "tags": list(profile.tags)} | {
        "met_on": met_on.isoformat()
    }


def restore_fields(desk: Desk, prospect_id: int, values: Mapping[str, Any]) -> None:
    """Put back values that an edit replaced, as `_plain` wrote them."""
    record = desk.record(prospect_id)
    plain = {**_plain(record.profile, record.enrolment.met_on), **values}
    met_on = date.fromisoformat(plain.pop("met_on"))
    plain["symptoms"], plain["tags"] = tuple(plain["symptoms"]), tuple(plain["tags"])
    _write(desk, prospect_id, record.profile, Profile(**plain), met_on)


def _write(desk: Desk, prospect_id: int, old: Profile, new: Profile, met_on: date) -> None:
    """The new profile; further addresses from an import go on finding the person."""
    own = {f"e:{email_key(old.email)}", f"p:{phone_key(old.phone)}"}
    keep = [key for key in desk.store.contact_keys(prospect_id) if key not in own]
    desk.store.set_profile(prospect_id, new, met_on, keep=keep)
