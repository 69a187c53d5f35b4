"""Names, e-mails and phones reduced to what they are compared by."""

from __future__ import annotations

import re
import unicodedata

_SINGLE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
_NOT_A_WORD = re.compile(r"[\W_]+")
_EXTENSION = re.compile(r"(?i)(x|ext(ensio)?n?|wewn?|доб|lok|sise|poste|int|#)[\s.:=]*\d{1,6}\s*$")
_PHONE = re.compile(r"[+\d(][\d\s().\-‐-―−/~+]*")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])")
MINIMUM_OF_A_PHONE = 5
"""Digits: fewer than that is an id or a part of a name."""
SIGNIFICANT = 7
"""Digits of a whole number without its country code, at least: a shorter one is an extension."""
_RUSSIAN = 11
"""Digits of a Russian number, which is dialled with 8 at home and with 7 from abroad; and of a
Belarusian one with the 80 that is dialled at home alone: no Russian area begins with 0."""
LONGEST_KEY = 64
_SIGNS = str.maketrans("", "", " +-./")
"""Taken out of a number that has nothing but digits besides, as nearly every number."""


def fold(text: str) -> str:
    """Without case and accents: `Łódź Kowalska` and `lodz kowalska` compare equal."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SINGLE))
    if plain.isascii() or not any(map(unicodedata.combining, plain)):
        return plain
    return "".join([letter for letter in plain if not unicodedata.combining(letter)])


def words(text: str) -> list[str]:
    """The folded words of a name or a firm, each once, none longer than a key."""
    folded = fold(text)
    # Letters, digits and blanks: nearly every name is. Imports ask for a million of them.
    plain = folded.replace(" ", "").isalnum()
    found = folded.split() if plain else _NOT_A_WORD.split(folded)
    return list(dict.fromkeys([word[:LONGEST_KEY] for word in found if word]))


def email_key(email: str) -> str:
    """An address as it is compared: case does not count."""
    return email.strip().casefold()


def phone_key(phone: str) -> str:
    """A number as it is compared: its digits from the last to the first, without prefixes
    that only say how to dial; empty when it has too few digits.

    Country codes stand before a number or not, so two keys are one subscriber when one begins
    with the other: see `same_phone`.
    """
    digits = phone.translate(_SIGNS)
    if not digits.isdecimal():
        text = _EXTENSION.sub("", phone).replace("(0)", "")
        digits = "".join(sign for sign in text if sign.isdecimal())
    if not digits.isascii():
        digits = "".join(str(unicodedata.decimal(sign)) for sign in digits)
    if len(digits) < MINIMUM_OF_A_PHONE:
        return ""
    at_home = "+" not in phone and len(digits) == _RUSSIAN and digits.startswith("8")
    if at_home:
        digits = digits[2:] if digits[1] == "0" else f"7{digits[1:]}"
    return digits.lstrip("0")[::-1]


def same_phone(one: str, other: str) -> bool:
    """Whether two numbers are one subscriber: `+48 601 234 567`, `0048601234567`, `601-234-567`."""
    short, long = sorted((phone_key(one), phone_key(other)), key=len)
    return short == long != "" or (len(short) >= SIGNIFICANT and long.startswith(short))


def looks_like_a_phone(text: str) -> bool:
    """Whether somebody may have typed a phone number: digits and the signs between them.

    A date such as 2026-11-23 is none.
    """
    number = _EXTENSION.sub("", text).strip(" ,;")
    shaped = _PHONE.fullmatch(number) is not None and _DATE.fullmatch(number) is None
    return shaped and bool(phone_key(text))
