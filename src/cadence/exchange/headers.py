"""What one header means: `E-mail 2 - Value` is an e-mail, `Home City` the city of an address.

The vocabulary is folded once; a header is then looked up whole, never guessed from a part, so
`company_id` or `Email Opt Out` mean nothing. Only a word that says which of several phones,
e-mails or addresses it is may stand before or after the word proper.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from cadence.exchange.contacts import FIELDS
from cadence.exchange.vocabulary import WORDS

NAME_PARTS: Final = ("first", "middle", "last")
ADDRESS_PARTS: Final = ("address", "street", "city", "postcode", "region", "country")
"""The parts of an address in the order in which they are joined."""

_LONGEST: Final = 80  # no header is longer, but a cell may be
_SEVERAL: Final = frozenset({"email", "phone", "formatted", *ADDRESS_PARTS})

# Letters that Unicode does not take apart into a letter and an accent.
_LETTERS: Final = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i"})

_WHICH_FIRST: Final = (
    "address, work, business, office, primary, main, preferred, mailing, postal, mobile, cell, "
    "służbowy, firmowy, praca, główny, komórkowy, рабочий, служебный, основной, мобильный, "
    "сотовый, töö, mobiil, poslovni, službeni, posao, glavni, mobilni, geschäftlich, dienstlich, "
    "büro, mobil, bureau, professionnel, travail, pro, principal, mobile, portable, trabajo, "
    "del trabajo, laboral, oficina, móvil, celular"
)
"""Says which phone, e-mail or address it is (`Work Phone`, `phone_work`): one for business."""

_WHICH_AFTER: Final = (
    "home, private, personal, other, secondary, alternate, alternative, additional, billing, "
    "shipping, domowy, prywatny, inny, dodatkowy, домашний, личный, другой, дополнительный, "
    "kodu, isiklik, muu, kućni, privatni, drugi, ostali, privat, weitere, sonstige, domicile, "
    "privé, personnel, autre, perso, casa, particular, otro, secundario"
)
"""The same: one that is tried after those, wherever its column stands."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header stands for.

    `target` is a field or a part of one; `group` tells the addresses of one file apart
    (`home`, `2`; empty when it is plain); `rank` is 1 for what is tried after the others.
    """

    target: str
    group: str = ""
    rank: int = 0


def fold(header: str) -> str:
    """A header for comparing: lower case, only letters and digits, no accents."""
    text = unicodedata.normalize("NFKD", header.casefold().translate(_LETTERS))
    return "".join(filter(str.isalnum, text))


def spelling(header: str) -> str:
    """The same with its accents: tells `Imię` from `Imê`, which is `Imię` in a wrong code page."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", header.casefold())))


def meaning_of(header: str) -> Meaning | None:
    """What a header stands for, None when it is none of ours."""
    return _looked_up(header) if len(header) <= _LONGEST else None


@lru_cache(maxsize=2048)
def _looked_up(header: str) -> Meaning | None:
    key = fold(header)
    number = "".join(filter(str.isdecimal, key))
    word = "".join(c for c in key if not c.isdecimal())
    if target := _WORDS.get(key) or _WORDS.get(word):
        return Meaning(target)
    for which, rank in _WHICH.items():
        # `Address 2 - City` is of a second address, `Home Street 2` a second line of one.
        group = number if which == "address" else which
        for rest in _without(which, word):
            if (target := _WORDS.get(rest)) in _SEVERAL:
                return Meaning(target, group, rank)
    return None


def _without(which: str, word: str) -> Iterator[str]:
    """What is left of a word when it begins or ends with another."""
    if word.startswith(which):
        rest = word.removeprefix(which)
        yield rest
        yield rest.removeprefix("address")  # Business Address City
    if word.endswith(which):
        yield word.removesuffix(which)


@cache
def spellings(language: str) -> frozenset[str]:
    """The words of one language with their accents, as `spelling` gives them."""
    return frozenset(
        spelling(word) for words in WORDS[language].values() for word in words.split(",")
    )


def _folded_words() -> dict[str, str]:
    found = {fold(field): field for field in FIELDS if field != "name"}
    for language in WORDS.values():
        for target, words in language.items():
            for word in words.split(","):
                found.setdefault(fold(word), target)
    return found


_WORDS: Final = _folded_words()
_WHICH: Final[dict[str, int]] = {
    fold(word): rank
    for rank, words in enumerate((_WHICH_FIRST, _WHICH_AFTER))
    for word in words.split(",")
}
