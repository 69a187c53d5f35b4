"""Contacts out of a file: everything is read and checked, then written in one go.

Known people are merged: what is new fills what was empty, what differs is kept as a note.
The first calls are spread over the coming working days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from cadence.engine.figures import LANGUAGES
from cadence.engine.folding import email_key, fold, same_phone
from cadence.engine.model import Method, Touch
from cadence.engine.prospect import DECISION_MAKER, SYMPTOMS, Profile
from cadence.engine.vocabulary import Channel, Outcome, State
from cadence.errors import CadenceError
from cadence.exchange.contacts import BadRow, Contact
from cadence.exchange.when import read_past
from cadence.services.desk import Desk
from cadence.services.known import is_blocked, is_the_same, known_people
from cadence.services.people import Entry, edit_within, enter
from cadence.services.profiles import checked_profile

PER_DAY = 20
"""First calls a day, so that tomorrow is not 500 calls."""
_PLAIN = [
    "name",
    "company",
    "role",
    "phone",
    "email",
    "address",
    "salutation",
    "topic",
    "problem",
    "next_step",
    "who_decides",
    "source",
]
_YES = ("yes", "true", "1", "y", "x", "★")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was left out."""

    row: int
    why: str


@dataclass(slots=True)
class Imported:
    """What an import came to: `read` = `added` + `merged` + `skipped`, always."""

    read: int = 0
    added: int = 0
    merged: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """Who was merged with whom, a line each."""
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A row that was checked."""

    row: int
    entry: Entry


def prepare(
    records: Iterable[Contact | BadRow], desk_day: date, order: str, owner: str
) -> Iterator[Prepared | BadRow]:
    """Check each record by itself: a profile that can be kept, or a bad row that says why."""
    for record in records:
        if isinstance(record, BadRow):
            yield record
            continue
        try:
            yield Prepared(record.row, _entry(record, desk_day, order, owner))
        except CadenceError as problem:
            # The cells are not at hand any more; the fields are what is to be mended.
            yield BadRow(record.row, _clause(problem.message), ())


def _clause(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".")


def _entry(contact: Contact, today: date, order: str, owner: str) -> Entry:
    """The entry that a contact makes. What no field takes goes into the note."""
    fields = contact.fields
    notes = [fields["note"]] if fields.get("note") else []
    language = fields.get("language", "").lower()
    if language and language not in LANGUAGES:
        notes.append(f"language: {fields['language']}")
        language = ""
    decision_maker = fields.get("decision_maker", "").lower() or "unknown"
    if decision_maker not in DECISION_MAKER:
        notes.append(f"decision maker: {fields['decision_maker']}")
        decision_maker = "unknown"
    if fields.get("referred_by"):
        notes.append(f"referred by: {fields['referred_by']}")
    symptoms = tuple(fields.get("symptoms", "").replace(",", " ").lower().split())
    plain: dict[str, Any] = {name: fields.get(name, "") for name in _PLAIN}
    profile = Profile(
        **plain,
        language=language,
        decision_maker=decision_maker,
        symptoms=tuple(one for one in symptoms if one in SYMPTOMS),
        key=fields.get("key", "").lower() in _YES,
        owner=fields.get("owner", "") or owner,
        tags=tuple(tag.strip() for tag in fields.get("tags", "").replace(";", ",").split(",")),
    )
    profile, notes = _with_country(profile, fields.get("country", ""), notes)
    for what, others in (
        ("e-mail", contact.other_emails),
        ("phone", contact.other_phones),
        ("address", contact.other_addresses),
    ):
        notes += [f"other {what}: {other}" for other in others]
    met = fields.get("met_on")
    return Entry(
        checked_profile(profile),
        min(read_past(met, today, order), today) if met else today,
        note="\n".join(notes),
        emails=contact.other_emails,
        phones=contact.other_phones,
    )


def _with_country(profile: Profile, said: str, notes: list[str]) -> tuple[Profile, list[str]]:
    """A country that is not known by its name or code is kept in words."""
    from cadence.services.calendars import country_code

    if not said:
        return profile, notes
    code = country_code(said)
    if code is None:
        return profile, [*notes, f"country: {said}"]
    return replace(profile, country=code), notes


def import_people(
    desk: Desk, rows: Sequence[Prepared], *, source: str, per_day: int = PER_DAY
) -> Imported:
    """Write checked rows as one undoable change. `source` names the file in notes."""
    result = Imported(read=len(rows))
    with desk.change("import") as change:
        cadence = desk.settings.cadence
        cadence_id = desk.store.cadence_id(cadence)
        spread = Spread(desk, desk.method(cadence, Profile("", owner=desk.by)), per_day)
        changed = False
        for row in rows:
            entry = row.entry
            known = known_people(desk, entry.profile, entry.emails, entry.phones)
            blocked = next((one for one in known if is_blocked(one)), None)
            same = next((one for one in known if is_the_same(one, row.entry.profile)), None)
            if blocked is not None:
                why = f"asked not to be contacted (#{blocked.match.id}, same {blocked.by})"
                result.skipped.append(Skipped(row.row, why))
            elif same is not None:
                changed |= _merge(desk, same.match.id, row, change.id, source)
                result.merged += 1
                closed = " (closed)" if same.match.state is State.CLOSED else ""
                result.told.append(
                    f"line {row.row}: {row.entry.profile.name} is #{same.match.id} "
                    f"{same.match.name}{closed}, same {same.by}"
                )
            else:
                day = spread.next()
                enter(desk, replace(row.entry, first_call=day), change.id, cadence_id)
                result.added += 1
                result.first_on = result.first_on or day
                result.last_on = day
        change.is_empty = not changed and not result.added
        change.summary = f"import of {source}: {result.added} added, {result.merged} merged"
    return result


class Spread:
    """First calls evenly over the coming working days, beside those that are there already."""

    def __init__(self, desk: Desk, method: Method, per_day: int) -> None:
        self._calendar = method.workdays
        self._per_day = per_day
        self._day, _over = self._calendar.roll(desk.today + timedelta(days=1))
        self._taken = Counter(desk.store.first_calls_from(self._day))

    def next(self) -> date:
        """The first day with room."""
        while self._taken[self._day] >= self._per_day:
            self._day, _over = self._calendar.roll(self._day + timedelta(days=1))
        self._taken[self._day] += 1
        return self._day


def _merge(desk: Desk, prospect_id: int, row: Prepared, change_id: int, source: str) -> bool:
    """Fill what was empty, keep what differs as a note; whether there was anything new."""
    record = desk.record(prospect_id)
    old, new = record.profile, row.entry.profile
    filled: dict[str, object] = {}
    differing: list[str] = []
    for name in (*_PLAIN, "language", "country"):
        theirs, ours = getattr(new, name), getattr(old, name)
        if theirs and not ours:
            filled[name] = theirs
        elif theirs and not _alike(name, theirs, ours):
            differing.append(f"{name.replace('_', ' ')}: {theirs}")
    tags = tuple(dict.fromkeys((*old.tags, *new.tags)))
    if tags != old.tags:
        filled["tags"] = tags
    emails = [e for e in (new.email, *row.entry.emails) if e]
    phones = [p for p in (new.phone, *row.entry.phones) if p]
    found = edit_within(desk, record, filled, change_id, emails=emails, phones=phones)
    notes = [f"{source}, line {row.row}: {'; '.join(differing)}"] if differing else []
    known_notes = {touch.note for touch in record.touches}
    if row.entry.note and not any(row.entry.note in note for note in known_notes):
        notes.append(row.entry.note)
    text = "\n".join(note for note in notes if not any(note in known for known in known_notes))
    if text:
        note = Touch(
            on=desk.today, outcome=Outcome.NOTE, channel=Channel.NOTE, note=text, by=desk.by
        )
        desk.store.append(prospect_id, note, change_id)
    if filled or text:
        desk.settle(prospect_id)
    return bool(filled or text or found)


def _alike(name: str, one: str, other: str) -> bool:
    if name == "email":
        return email_key(one) == email_key(other)
    if name == "phone":
        return same_phone(one, other)
    return fold(one) == fold(other)


def as_rows(skipped: Iterable[Skipped | BadRow]) -> list[Mapping[str, object]]:
    """Rows that were left out, as errors and JSON list them."""
    return [{"row": one.row, "why": one.why} for one in skipped]
