"""Names, e-mails and phones reduced to what they are compared by."""

from __future__ import annotations

import re
import unicodedata

_SINGLE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
_NOT_A_WORD = re.compile(r"[\W_]+")
_EXTENSION = re.compile(r"(?i)(x|ext\.?|wew\.?|доб\.?|#)\s*\d{1,6}\s*$")
_PHONE = re.compile(r"[+\d(][\d\s().\-/+]*")
MINIMUM_OF_A_PHONE = 5
"""Digits: fewer than that is an id or a part of a name."""
SIGNIFICANT = 9
"""Digits from the right that tell two subscribers apart, whatever stands before them."""
LONGEST_KEY = 64


def fold(text: str) -> str:
    """Without case and accents: `Łódź Kowalska` and `lodz kowalska` compare equal."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SINGLE))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The folded words of a name or a firm, each once, none longer than a key."""
    found = (word[:LONGEST_KEY] for word in _NOT_A_WORD.split(fold(text)) if word)
    return list(dict.fromkeys(found))


def email_key(email: str) -> str:
    """An address as it is compared: case does not count."""
    return email.strip().casefold()


def phone_key(phone: str) -> str:
    """A number in any notation as it is compared; empty when it has too few digits.

    Country and trunk prefixes are written in too many ways to rely on, so the last nine digits
    decide: `+48 601 234 567`, `0048601234567` and `601-234-567` are one subscriber.
    """
    digits = "".join(sign for sign in _EXTENSION.sub("", phone) if sign.isdecimal())
    return digits[-SIGNIFICANT:] if len(digits) >= MINIMUM_OF_A_PHONE else ""


def looks_like_a_phone(text: str) -> bool:
    """Whether somebody may have typed a phone number: digits and the signs between them."""
    return _PHONE.fullmatch(text.strip()) is not None and bool(phone_key(text))
