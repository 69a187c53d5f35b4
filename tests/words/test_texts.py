"""Five languages: 33 texts and 8 questions each, and dates as their readers write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from cadence.services.sayings import PLANS, SITUATIONS
from cadence.words.filling import fields_in, has_a_stray_brace
from cadence.words.texts import LETTER, allowed_in, built_in

from .people import LANGUAGES

ENGLISH = built_in("en").texts
QUESTIONS = {name for name in ENGLISH if name.startswith("ask_")}
MINE = ("me", "my_company", "phone")
"""Set once: without them nothing is said."""
KNOWN = ("hi", "dear", "met_on", "slot1", "slot2", "answer_date", "next_date")
"""Taken from the log and the calendar: there whenever the text is said."""
MONDAY = date(2026, 11, 23)
YEAR = [date(2026, 1, 1) + timedelta(days=days) for days in range(365)]


def test_there_are_33_texts_and_8_questions() -> None:
    """What can be said, and what can be asked."""
    assert (33, 8) == (len(ENGLISH) - len(QUESTIONS), len(QUESTIONS))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text(language: str) -> None:
    """No text is missing in one, and none is there in one alone."""
    assert set(ENGLISH) == set(built_in(language).texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_the_same_fields_in_every_language(language: str) -> None:
    """What is asked for does not depend on the reader."""
    texts = built_in(language).texts
    fields = {name: set(fields_in(text)) for name, text in texts.items()}
    assert {name: set(fields_in(text)) for name, text in ENGLISH.items()} == fields


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_may_lack_something_has_spare_ones(language: str) -> None:
    """For whatever a person or a moment may leave open; the last lacks nothing but who speaks."""
    wording = built_in(language)
    open_ = {name for name, text in wording.texts.items() if set(fields_in(text)) - {*MINE, *KNOWN}}
    assert {*open_, "voicemail_tail"} == set(wording.spare)
    for name, ways in wording.spare.items():
        assert len(set(wording.ways(name))) == len(ways) + 1
        assert set(fields_in(ways[-1])) <= {*MINE, *KNOWN}, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_spare_texts_do_without_the_same_fields_in_every_language(language: str) -> None:
    """In the same order."""
    spare = built_in(language).spare
    fields = {name: [set(fields_in(way)) for way in ways] for name, ways in spare.items()}
    expected = {
        name: [set(fields_in(way)) for way in ways] for name, ways in built_in("en").spare.items()
    }
    assert expected == fields


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_uses_known_fields_and_single_blanks(language: str) -> None:
    """No stray brace, no double blank, no blank at an end."""
    wording = built_in(language)
    ways = [(name, way) for name in wording.texts for way in wording.ways(name)]
    for name, text in ways:
        assert not has_a_stray_brace(text), name
        assert set(fields_in(text)) <= allowed_in(name, ENGLISH[name]), name
        assert text == text.strip(), name
        assert not re.search(r" {2}| \n|\n ", text), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_letter_has_paragraphs(language: str) -> None:
    """An opening, two of text, the closing with the name."""
    texts = dict(built_in(language).texts)
    paragraphs = texts.pop(LETTER).split("\n\n")
    assert ("{dear}", 4, 2) == (paragraphs[0], len(paragraphs), len(paragraphs[-1].splitlines()))
    assert [] == [name for name, text in texts.items() if "\n" in text]


def test_every_text_has_its_moment() -> None:
    """Each is said for some action, or is a part of another text."""
    used = {name for plan in PLANS.values() for name in (*plan.says, *plan.answers)}
    parts = {"hello", "letter_open", "letter_mark", "letter_subject"}
    assert set(ENGLISH) - QUESTIONS - parts == used
    asked = {f"ask_{one}" for plan in PLANS.values() for one in plan.asks}
    assert asked == QUESTIONS
    assert {name for plan in PLANS.values() for name in plan.answers} == set(SITUATIONS)


@pytest.mark.parametrize(
    ("language", "spoken", "next_year", "proposed", "heading"),
    [
        ("en", "7 December", "4 January 2027", "Monday 7 December", "7 December 2026"),
        ("pl", "7 grudnia", "4 stycznia 2027", "poniedziałek 7 grudnia", "7 grudnia 2026"),
        ("ru", "7 декабря", "4 января 2027 г.", "понедельник (7 декабря)", "7 декабря 2026 г."),
        ("et", "7.12", "4.1.2027", "esmaspäev, 7. detsember", "7. detsember 2026"),
        ("bs", "7. 12.", "4. 1. 2027.", "ponedjeljak, 7. decembar", "7. decembar 2026."),
    ],
)
def test_a_date_is_written_as_its_reader_does(
    language: str, spoken: str, next_year: str, proposed: str, heading: str
) -> None:
    """In a form that fits wherever it stands: a genitive, or digits; a weekday by its name."""
    forms, day, other = built_in(language).dates, date(2026, 12, 7), date(2027, 1, 4)
    assert (spoken, next_year) == (forms.spoken(day, MONDAY), forms.spoken(other, MONDAY))
    assert (proposed, heading) == (forms.as_proposed(day), forms.as_heading(day))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_days_are_written_alike(language: str) -> None:
    """Twelve months, seven weekdays, each with its own name."""
    forms = built_in(language).dates
    for written in (forms.written, forms.as_proposed, forms.as_heading):
        assert len(YEAR) == len({written(day) for day in YEAR})
    assert [12, 7] == [len(set(forms.months)), len(set(forms.weekdays))]


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_no_language_borrows_the_names_of_english(language: str) -> None:
    """But for those that are spelt alike: august in Estonian, april, august in Bosnian."""
    forms, english = built_in(language).dates, built_in("en").dates
    alike = {name.lower() for name in english.months} & set(forms.months)
    assert alike <= {"april", "august", "september", "november"}
    assert set() == {name.lower() for name in english.weekdays} & set(forms.weekdays)
