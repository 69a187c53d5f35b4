"""Stalls in the words of a note. What people write down is in `stall_notes`, by language."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadence.engine.folding import fold
from cadence.engine.intervals import Interval
from cadence.engine.stalls import TELLING, Suggestion, read_patterns, recognise
from cadence.engine.vocabulary import StallKind
from cadence.words.reading import read_words
from cadence.words.stalls import patterns

LANGUAGES = ("en", "pl", "ru", "et", "bs")
NONE = "none"


def notes(language: str) -> list[tuple[str, str]]:
    """(what it sounds like, note) for each line of a language's table."""
    path = Path(__file__).with_name("stall_notes") / f"{language}.txt"
    lines = [line for line in path.read_text("utf-8").splitlines() if "|" in line]
    return [(sound.strip(), note.strip()) for sound, note in (line.split("|") for line in lines)]


NOTES = [(language, *row) for language in LANGUAGES for row in notes(language)]


def sound(note: str) -> str:
    """What a note sounds like, as the tables write it: `later 2m`, `think`, `none`."""
    heard = recognise(note, patterns())
    if heard is None:
        return NONE
    return f"{heard.kind} {heard.interval}" if heard.interval else str(heard.kind)


@pytest.mark.parametrize(("language", "expected", "note"), NOTES)
def test_a_note_sounds_like_what_it_is(language: str, expected: str, note: str) -> None:
    """The kind and the time that was named; and nothing where nobody stalls."""
    assert expected == sound(note)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_may_be_typed_without_accents(language: str) -> None:
    """Whoever notes down a call types fast: `za dwa miesiace`, `PÄRAST PUHKUST`."""
    wrong = [
        note
        for expected, note in notes(language)
        if {expected} != {sound(fold(note)), sound(note.upper())}
    ]
    assert [] == wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_are_large_enough(language: str) -> None:
    """25 stalls or more, every kind among them, and 15 notes or more that are none."""
    kinds = [expected.split()[0] for expected, _note in notes(language)]
    assert kinds.count(NONE) >= 15
    assert len(kinds) - kinds.count(NONE) >= 25
    assert {*StallKind, NONE} == set(kinds)


@pytest.mark.parametrize(
    ("note", "interval"),
    [
        ("call in ten days", Interval(10, "d")),
        ("call in a week or two", Interval(2, "w")),
        ("call in 2-3 months", Interval(3, "m")),
        ("call in a year and a half", Interval(18, "m")),
        ("call in two quarters", Interval(6, "m")),
        ("call in approx. 2 weeks", Interval(2, "w")),
        ("call in 1.5 months", None),
        ("call in a few weeks", None),
        ("call in 0 weeks", None),
        ("call in 500 years", None),
        ("call in 900 days", None),
        ("zadzwonić za 2tyg", Interval(2, "w")),
        ("call after the new year", None),
        ("proszę dzwonić za tydzień lub dwa", Interval(2, "w")),
        ("zadzwonić za półtora roku", Interval(18, "m")),
        ("zadzwonić za półtora miesiąca", None),
        ("позвонить через месяц-два", Interval(2, "m")),
        ("позвонить через полтора месяца", None),
        ("позвонить недели через три", Interval(3, "w")),
        ("helistada nädala-kahe pärast", Interval(2, "w")),
        ("helistada pooleteise kuu pärast", None),
        ("nazvati za sedmicu-dvije", Interval(2, "w")),
        ("nazvati za godinu i po", Interval(18, "m")),
    ],
)
def test_a_time_is_read_or_left_out_but_never_guessed(note: str, interval: Interval | None) -> None:
    """Of two numbers the later day; what is not exact, or cannot be meant, is no time."""
    heard = recognise(note, patterns())
    assert heard is not None
    assert (StallKind.LATER, interval) == (heard.kind, heard.interval)


def test_the_words_are_given_as_they_were_written() -> None:
    """Whoever is asked sees their own words."""
    heard = recognise("Miło. Proszę ZADZWONIĆ za dwa miesiące, powiedziała.", patterns())
    words = "ZADZWONIĆ za dwa miesiące"
    assert Suggestion(StallKind.LATER, Interval(2, "m"), words) == heard


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("not now, call after the holidays", "after-trip"),
        ("needs time to think. Call in two months.", "think 2m"),
        ("it can wait\ncall again in three months", "later 3m"),
        ("send us an offer, we need time to think about it", "proposal"),
        ("he’ll think about it", "think"),
    ],
)
def test_of_several_excuses_the_one_that_tells_most_counts(note: str, expected: str) -> None:
    """The time may stand in another sentence."""
    assert expected == sound(note)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("needs time to think, delivery in two weeks", "think"),
        ("contract signed, no hurry with the rest", NONE),
        ("contract signed. Asked me to call in two months.", "later 2m"),
        ("", NONE),
        ("...", NONE),
    ],
)
def test_a_sentence_and_its_parts_stand_for_themselves(note: str, expected: str) -> None:
    """A time belongs to the words between its commas, what is settled to its sentence."""
    assert expected == sound(note)


def test_every_kind_has_its_place() -> None:
    """None is forgotten where a note sounds like several."""
    assert sorted(StallKind) == sorted(TELLING)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_kind(language: str) -> None:
    """The data are complete, and hold nothing else."""
    assert {*StallKind, "settled", "numbers", "when"} == set(read_words("stalls")[language])


@pytest.mark.parametrize(
    "table",
    [
        {"numbers": "two = 2", "when": "in <number> weeks = soon"},
        {"numbers": "", "when": "", "lateer": "call later"},
        {"numbers": "", "when": "", "later": "~3"},
    ],
)
def test_a_mistake_in_the_data_is_told(table: dict[str, str]) -> None:
    """An unknown kind, a length that is none, a phrase that is none."""
    with pytest.raises(ValueError, match=r"not|nothing"):
        read_patterns({"en": table})


@given(st.text())
def test_any_text_can_be_read(note: str) -> None:
    """Whatever was typed: an answer, never an error."""
    heard = recognise(note, patterns())
    assert heard is None or heard.kind in StallKind


WORDS = sorted({word for _language, _sound, note in NOTES for word in note.split()})


@given(st.lists(st.sampled_from([*WORDS, ",", ":", ".", "2", "2-3", "\n"]), max_size=40))
def test_any_words_of_a_salesperson_can_be_read(words: list[str]) -> None:
    """Its words are words of the note, in a row."""
    note = " ".join(words)
    heard = recognise(note, patterns())
    assert heard is None or set(heard.words.split()) <= set(_words(note))


def _words(note: str) -> list[str]:
    for sign in ",:.-–!?;…()\"“”„'":
        note = note.replace(sign, " ")
    return note.split()


@pytest.mark.parametrize(
    "text",
    [
        "call ",
        "call later ",
        "in two weeks ",
        "need time ",
        "not ",
        "podpis",
        "не нужно ",
        "nie ma ",
        "a,",
        "1.1.",
        ". ",
        "' - : ",
        "İ́",
    ],
)
def test_a_long_note_takes_no_time(text: str) -> None:
    """10,000 letters of what looks like a match at each word: milliseconds, with a wide margin."""
    note = (text * 10_000)[:10_000]
    patterns()
    began = time.perf_counter()
    recognise(note, patterns())
    assert time.perf_counter() - began < 1
