"""A person as described: what may be kept, and what is wrong with what may not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from cadence.engine.figures import LANGUAGES
from cadence.engine.prospect import DECISION_MAKER, SYMPTOMS, Profile
from cadence.errors import UsageError
from cadence.services.calendars import country_code

LONGEST = 1000
"""Letters of a field; a note may be longer."""
FIELDS = tuple(field.name for field in fields(Profile))


def checked_profile(profile: Profile) -> Profile:
    """The profile as it is kept. Raises UsageError that names the field and what it may be."""
    clean: dict[str, Any] = {
        field: value.strip() if isinstance(value, str) else value
        for field, value in ((name, getattr(profile, name)) for name in FIELDS)
    }
    for field, value in clean.items():
        if isinstance(value, str):
            if "\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
                raise UsageError(f"The {in_words(field)} holds bytes that are no text.")
            if len(value) > LONGEST:
                raise UsageError(f"The {in_words(field)} is longer than {LONGEST} letters.")
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
    clean["owner"] = _tag(clean["owner"])
    clean["tags"] = tuple(dict.fromkeys(_tag(tag) for tag in clean["tags"] if tag.strip()))
    if clean["country"]:
        code = country_code(clean["country"])
        if code is None:
            raise UsageError(
                f"'{clean['country']}' is not a country that is known; write its two-letter code."
            )
        clean["country"] = code
    return Profile(**clean)


def in_words(field: str) -> str:
    """A field as a person reads it: `next step`."""
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


def plain(profile: Profile, met_on: date) -> dict[str, Any]:
    """A profile as values that JSON can hold."""
    values = asdict(profile)
    return {**values, "symptoms": list(profile.symptoms), "tags": list(profile.tags)} | {
        "met_on": met_on.isoformat()
    }
