"""Names, e-mails and phones reduced to what they are compared by (X11, X12)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadence.engine.folding import (
    LONGEST_KEY,
    email_key,
    fold,
    looks_like_a_phone,
    phone_key,
    same_phone,
    words,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Anna Kowalska", "anna kowalska"),
        ("Łódź", "lodz"),
        ("Dželila Đurić", "dzelila duric"),
        ("Õnne Käär", "onne kaar"),
        ("Ёлкин Андрей", "елкин андреи"),
        ("Straße", "strasse"),
        ("Æsop Øre", "aesop ore"),
        ("", ""),
    ],
)
def test_case_and_accents_do_not_count(text: str, folded: str) -> None:
    """Five languages and their neighbours, typed with or without a keyboard for them."""
    assert folded == fold(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anna Maria Kowalska", ["anna", "maria", "kowalska"]),
        ("Kowalska-Nowak, Anna", ["kowalska", "nowak", "anna"]),
        ("ABC abc Sp. z o.o.", ["abc", "sp", "z", "o"]),
        ("O'Brien & Sons_2", ["o", "brien", "sons", "2"]),
        (" -- ", []),
        ("x" * 100, ["x" * LONGEST_KEY]),
    ],
)
def test_a_name_is_its_words(text: str, found: list[str]) -> None:
    """Each once, in their order, none longer than a key."""
    assert found == words(text)


def test_an_email_is_compared_without_case() -> None:
    """`Anna@Example.COM ` is `anna@example.com`."""
    assert email_key(" Anna@Example.COM ") == email_key("anna@example.com")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+48 601 234 567", "601-234-567"),
        ("+48 601 234 567", "0048601234567"),
        ("(22) 123 45 67", "+48 22 123 45 67"),
        ("+48 22 123 45 67 wew. 12", "+48 22 123 45 67"),
        ("+1 212 555 0100 ext. 7", "212.555.0100"),
        ("+7 495 123-45-67 доб. 12", "8 495 123 45 67"),
        ("+48 22 123 45 67 #12", "+48 22 123 45 67x12"),
        ("+44 (0)20 7946 0018", "020 7946 0018"),
        ("12345", "1 23 45"),
        ("+81 3-1234-5678", "03-1234-5678"),
        ("+375 29 491-19-11", "8 029 491-19-11"),
        ("+385 1 2345 678 lok. 12", "01 2345 678"),
        ("+372 612 3456;ext=12", "612 3456"),
        ("+48 601–234–567", "６０１ ２３４ ５６７"),
    ],
)
def test_a_phone_is_the_same_in_any_notation(one: str, other: str) -> None:
    """Country, trunk prefix, brackets, extension: one subscriber."""
    assert same_phone(one, other)
    assert same_phone(other, one)


@pytest.mark.parametrize(
    ("abroad", "at_home"),
    [
        ("+387 61 222 333", "061 222 333"),
        ("+387 33 123 456", "033/123-456"),
        ("+372 5123 4567", "5123 4567"),
        ("+372 612 3456", "612 3456"),
    ],
    ids=["Bosnian mobile", "Bosnian landline", "Estonian mobile", "Estonian landline"],
)
def test_a_short_number_is_the_same_at_home_and_abroad(abroad: str, at_home: str) -> None:
    """Bosnians and Estonians have seven or eight digits: blocked is blocked (X11)."""
    assert same_phone(abroad, at_home)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+48 601 234 567", "+48 601 234 568"),
        ("+48 22 123 45 67", "+48 22 123 45 76"),
        ("+387 61 222 333", "+387 61 222 334"),
        ("22 123 45 67", "12 123 45 67"),
        ("+48 601 234 567", "+49 601 234 567"),
        ("12345", "612345"),
        ("+81 3-1234-5678", "+7 1 3-1234-5678"),
    ],
)
def test_two_subscribers_are_two(one: str, other: str) -> None:
    """One digit is enough."""
    assert not same_phone(one, other)
    assert not same_phone(other, one)


@pytest.mark.parametrize("text", ["", "12", "#1234", "ext. 12", "+48"])
def test_too_few_digits_are_no_phone(text: str) -> None:
    """An id, or a part of a name: compared with nobody's number."""
    assert phone_key(text) == ""
    assert not same_phone(text, text)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("+48 601 234 567", True),
        ("(22) 123-45-67", True),
        (" 601/234.567 ", True),
        ("601–234–567", True),
        ("+48 22 123 45 67 ext. 12", True),
        ("20261123", True),
        ("2026-13-23", True),
        ("12", False),
        ("2026-11-23", False),
        (" 2026-11-23 ", False),
        ("Anna 601234567", False),
        ("anna@example.com", False),
        ("", False),
    ],
)
def test_who_types_digits_means_a_phone(text: str, phone: bool) -> None:
    """Digits and the signs between them, enough of them; a date is none."""
    assert phone is looks_like_a_phone(text)


@given(st.text(max_size=20))
def test_what_stands_between_words_does_not_count(text: str) -> None:
    """A blank, an underscore or a dash: the quick look at plain names finds the same words."""
    assert words(text.replace("_", " ")) == words(text.replace(" ", "_"))
    assert words(text) == words(f"{text} -")


@given(st.text(st.sampled_from("0123456789 +-./()x#٣"), max_size=20))
def test_signs_around_the_digits_do_not_count(phone: str) -> None:
    """The quick look at a number that is nothing but digits and signs finds the same key."""
    assert phone_key(phone) == phone_key(f"({phone}")
