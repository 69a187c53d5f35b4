"""Somebody out of a file, checked by themselves: what is kept of them, or what is wrong.

A file may have a million of them. Most are seen to be sound at a glance and become a plain
tuple; whoever looks unusual in any way is judged by `checked_profile`, as everybody else is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeAlias

from cadence.engine.figures import LANGUAGES
from cadence.engine.folding import email_key, phone_key, words
from cadence.engine.prospect import DECISION_MAKER, SYMPTOMS, Profile
from cadence.errors import CadenceError
from cadence.exchange.checks import is_email
from cadence.exchange.contacts import FIELDS, BadRow, Contact
from cadence.exchange.when import read_past
from cadence.services.calendars import country_code
from cadence.services.profiles import LONGEST, checked_profile
from cadence.store.columns import PROFILE
from cadence.store.values import contact_keys, lookup_keys, profile_values

Arrival: TypeAlias = tuple[int, tuple[Any, ...], str, str, tuple[str, ...]]
"""The line in the file, the profile as its columns, the day of the meeting (ISO), the note, and
the keys by which they are found: words first, then e-mails, then phones."""

_YES: Final = ("yes", "true", "1", "y", "x", "★")
_REST: Final = (
    "language",
    "decision_maker",
    "symptoms",
    "key",
    "owner",
    "tags",
    "country",
    "referred_by",
)
TEXTS: Final = tuple(name for name in PROFILE if name in FIELDS and name not in _REST)
"""The fields that are kept as they stand in the file."""
_SETTLED: Final = 4096
"""Different combinations of country, tags and the like that are remembered."""


class Arrivals:
    """Checks contacts: `today` is the day of the import, `order` how its dates are written.

    `owner` is whose they are, where the file does not say it.
    """

    def __init__(self, today: date, order: str, owner: str) -> None:
        self._today = today
        self._order = order
        self._owner = owner
        self._rest = lru_cache(_SETTLED)(self._rest_of)
        self._met_on = lru_cache(_SETTLED)(self._day_of)

    def checked(self, records: Iterable[Contact | BadRow]) -> Iterator[Arrival | BadRow]:
        """Each as it is kept, or as a bad row that says why."""
        for record in records:
            if isinstance(record, BadRow):
                yield record
                continue
            try:
                yield self._at_a_glance(record) or self._looked_into(record)
            except CadenceError as problem:
                # The cells are not at hand any more; the fields are what is to be mended.
                yield BadRow(record.row, _clause(problem.message), ())

    def _at_a_glance(self, contact: Contact) -> Arrival | None:
        """The same as below in a tenth of the time; None for whom it may not be right."""
        fields = contact.fields
        given = fields.get
        text = "".join(fields.values())
        if len(text) > LONGEST or "\0" in text or not (text.isascii() or _is_text(text)):
            return None
        name, company = fields["name"].strip(), given("company", "").strip()
        phone, email = given("phone", "").strip(), given("email", "").strip()
        if not name or (phone and not phone[-1].isdecimal()):
            return None
        if email and (not is_email(email) or email[-1] == "."):
            return None
        _profile, rest, said = self._rest(*map(given, _REST))
        keys = [f"w:{word}" for word in words(f"{name} {company}")]
        note = given("note", "")
        if said or contact.other_emails or contact.other_phones or contact.other_addresses:
            note = _noted(contact, said)
            emails, phones = (email, *contact.other_emails), (phone, *contact.other_phones)
            keys += contact_keys(emails, phones)
        else:
            if email:
                keys.append(f"e:{email_key(email)}")
            if phone and (key := phone_key(phone)):
                keys.append(f"p:{key}")
        profile = (
            *(name, company, given("role", "").strip(), phone, email),
            *(given("address", "").strip(), given("salutation", "").strip()),
            *rest[7:9],  # language, country
            *(given("topic", "").strip(), given("problem", "").strip()),
            *(given("next_step", "").strip(), rest[12], given("who_decides", "").strip()),
            *rest[14:17],  # symptoms, whether key, by whom
            *(given("source", "").strip(), *rest[18:]),  # owner, tags
        )
        return contact.row, profile, self._met_on(given("met_on", "")), note, tuple(keys)

    def _looked_into(self, contact: Contact) -> Arrival:
        """As it is kept. Raises UsageError for a value that cannot be."""
        fields = contact.fields
        rest, _values, said = self._rest(*map(fields.get, _REST))
        texts: dict[str, Any] = {name: fields.get(name, "") for name in TEXTS}
        profile = checked_profile(replace(rest, **texts))
        return (
            contact.row,
            tuple(profile_values(profile).values()),
            self._met_on(fields.get("met_on", "")),
            _noted(contact, said),
            tuple(lookup_keys(profile, contact.other_emails, contact.other_phones)),
        )

    def _rest_of(self, *values: str | None) -> tuple[Profile, tuple[Any, ...], tuple[str, ...]]:
        """What many have in common, checked: as a profile, as its columns, and as notes.

        The values are those of `_REST`. What a field does not take goes into the note.
        """
        given = [value or "" for value in values]
        language, decision_maker, symptoms, key, owner, tags, country, referred_by = given
        said = []
        if language.lower() not in ("", *LANGUAGES):
            said.append(f"language: {language}")
            language = ""
        if decision_maker.lower() not in ("", *DECISION_MAKER):
            said.append(f"decision maker: {decision_maker}")
            decision_maker = ""
        if referred_by:
            said.append(f"referred by: {referred_by}")
        code = country_code(country) if country else ""
        if code is None:
            said.append(f"country: {country}")
        profile = checked_profile(
            Profile(
                "-",
                language=language,
                decision_maker=decision_maker,
                symptoms=tuple(
                    one for one in symptoms.replace(",", " ").lower().split() if one in SYMPTOMS
                ),
                key=key.lower() in _YES,
                owner=owner or self._owner,
                tags=tuple(tag.strip() for tag in tags.replace(";", ",").split(",")),
                country=code or "",
            )
        )
        return profile, tuple(profile_values(profile).values()), tuple(said)

    def _day_of(self, met_on: str) -> str:
        """The day of a meeting; one that is still to come is today's, as is none."""
        if not met_on:
            return self._today.isoformat()
        return min(read_past(met_on, self._today, self._order), self._today).isoformat()


def _noted(contact: Contact, said: tuple[str, ...]) -> str:
    """The note with everything beside it for which there is no field."""
    notes = [contact.fields.get("note", ""), *said]
    for what, others in (
        ("e-mail", contact.other_emails),
        ("phone", contact.other_phones),
        ("address", contact.other_addresses),
    ):
        notes += [f"other {what}: {other}" for other in others]
    return "\n".join(note for note in notes if note)


def _is_text(text: str) -> bool:
    """Whether there is nothing in it that no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _clause(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".")
