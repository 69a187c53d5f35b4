"""Our comparison of phones against the library that knows every country's rules.

`phonenumbers` parses a number with the country that its writer is in; ours compares digits from
the last one on and knows no country, which costs a tenth and needs no data. The numbers are the
library's examples for 41 countries, mobile and landline, and variations of them.
"""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from phonenumbers import (
    MatchType,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    example_number_for_type,
    format_number,
    is_number_match,
    is_valid_number,
    national_significant_number,
    ndd_prefix_for_region,
    parse,
)

from cadence.engine.folding import looks_like_a_phone, same_phone

# fmt: off
COUNTRIES = [
    "PL", "RU", "EE", "BA", "DE", "GB", "FR", "IT", "ES", "PT", "NL", "BE", "AT", "CH", "CZ", "SK",
    "HU", "LT", "LV", "FI", "SE", "NO", "DK", "UA", "BY", "HR", "RS", "SI", "ME", "RO", "BG", "GR",
    "TR", "US", "CA", "BR", "MX", "IN", "AU", "JP", "KZ",
]
# fmt: on
TYPES = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
ENDINGS = ("07", "321", "9051")
"""Other last digits make other numbers of the same kind."""


def numbers(country: str) -> dict[str, PhoneNumber]:
    """Numbers of that country that there may be, by their digits after a +."""
    found = {}
    for kind in TYPES:
        example = example_number_for_type(country, kind)
        assert example is not None, country
        significant = national_significant_number(example)
        for ending in ("", *ENDINGS):
            left = significant[: len(significant) - len(ending)]
            number = parse(f"+{example.country_code}{left}{ending}")
            if is_valid_number(number):
                found[format_number(number, PhoneNumberFormat.E164)] = number
    return found


def notations(number: PhoneNumber, country: str) -> list[str]:
    """How people write that number down, at home and abroad, with an extension, in brackets."""
    plain = format_number(number, PhoneNumberFormat.E164)
    abroad = format_number(number, PhoneNumberFormat.INTERNATIONAL)
    home = format_number(number, PhoneNumberFormat.NATIONAL)
    code, rest = abroad.split(" ", 1)
    found = [
        plain,
        abroad,
        home,
        f"00{abroad[1:]}",
        f"00{plain[1:]}",
        f"({code}) {rest}",
        abroad.replace(" ", "."),
        abroad.replace(" ", "-"),
        abroad.replace(" ", "–"),
        home.replace(" ", "\u00a0"),
        "".join(sign for sign in home if sign.isdigit()),
        f"tel:{plain}",
        f"{abroad} ext. 12",
        f"{abroad}, extension 4",
        f"{plain};ext=12",
        f"{abroad} доб. 7",
        f"{home} x12",
        f"{home} #123",
    ]
    if ndd_prefix_for_region(country, True) == "0" and not rest.startswith("0"):
        found.append(f"{code} (0){rest}")
    return found


def parsed(text: str, country: str) -> PhoneNumber:
    """What the library makes of it; `00` is how Europe dials abroad. Extensions do not count."""
    read = parse(f"+{text[2:]}" if text.startswith("00") else text, country)
    read.extension = None
    return read


def is_one(one: PhoneNumber, other: PhoneNumber) -> bool:
    """Whether the library says that it is one subscriber."""
    return is_number_match(one, other) >= MatchType.NSN_MATCH


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_number_is_one_subscriber_in_every_notation(country: str) -> None:
    """The library says so, and so do we, whichever of the two comes first."""
    missed = []
    for number in numbers(country).values():
        first, *others = notations(number, country)
        for other in others:
            assert is_one(parsed(first, country), parsed(other, country)), other
            if not (same_phone(first, other) and same_phone(other, first)):
                missed.append((first, other))
    assert [] == missed


@pytest.mark.parametrize("country", COUNTRIES)
def test_two_numbers_of_one_country_are_two_subscribers(country: str) -> None:
    """Written at home or abroad: the library says so, and so do we."""
    taken = [
        (one, text)
        for one, other in permutations(numbers(country).values(), 2)
        for text in notations(other, country)[:3]
        if is_one(one, other) or same_phone(notations(one, country)[1], text)
    ]
    assert [] == taken


ALIKE = {("GB", "CH"), ("FR", "HU")}
"""+44 1 21 234 56 78 ends in +41 21 234 56 78, digit by digit: taken for one. That both have the
same nine digits is an accident of the examples, which end in 12345678."""


def test_numbers_of_two_countries_are_two_subscribers() -> None:
    """Some hundred numbers with their country codes, each against each."""
    known = {country: numbers(country) for country in COUNTRIES}
    assert sum(len(of_country) for of_country in known.values()) > 300
    taken = {
        (country, elsewhere)
        for country, elsewhere in combinations(COUNTRIES, 2)
        for one in known[country]
        for other in known[elsewhere]
        if same_phone(one, other) != is_one(known[country][one], known[elsewhere][other])
    }
    assert taken == {tuple(sorted(pair, key=COUNTRIES.index)) for pair in ALIKE}


DIFFERENCES = [
    # the country of the writer, two notations that are one subscriber to the library alone
    ("AR", "+54 9 11 2345-6789", "011 15-2345-6789"),  # a mobile is 9 abroad, and 15 at home
    ("LT", "+370 612 34567", "8 612 34567"),  # dialled until 2024; now it is 0 612 34567
    ("GB", "+44 20 7946 0018", "+44 0 20 7946 0018"),  # the 0 of home, without brackets
    ("US", "+1 800 356 9377", "1-800-FLOWERS"),  # letters
]


@pytest.mark.parametrize(("country", "one", "other"), DIFFERENCES)
def test_what_only_the_library_knows(country: str, one: str, other: str) -> None:
    """The differences that remain: two entries where there might be one."""
    assert is_one(parsed(one, country), parsed(other, country))
    assert not same_phone(one, other)


@pytest.mark.parametrize("country", COUNTRIES)
def test_whoever_types_a_number_looks_for_a_phone(country: str) -> None:
    """In any notation but `tel:`, which no one types."""
    typed = [text for number in numbers(country).values() for text in notations(number, country)]
    unseen = [text for text in typed if not looks_like_a_phone(text) and "tel:" not in text]
    assert [] == unseen
