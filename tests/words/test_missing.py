"""A field that is empty: named in an error, never printed as a gap."""

from __future__ import annotations

import re

import pytest

from acceptance.journal import Journal
from cadence.services.sayings import PLANS
from cadence.words.texts import built_in

from .people import LANGUAGES, MONDAY, Mine

ME = [
    'your name (cadence config me.name "…")',
    'your company (cadence config me.company "…")',
]
EVERY = [(action, language) for action in PLANS for language in LANGUAGES]


def named(blanks: list[dict[str, str]]) -> list[str]:
    """The fields of a list of empty ones."""
    return [one["field"] for one in blanks]


@pytest.mark.parametrize(
    ("command", "fields"),
    [("script", ME), ("letter", ['your phone (cadence config me.phone "…")', *ME])],
)
def test_what_is_needed_is_named_with_its_command(
    command: str, fields: list[str], journal: Journal
) -> None:
    """All of it at once, on one line, and nothing is printed."""
    who = journal.on(MONDAY).json("add", "Anna")["prospect"]["id"]
    printed = journal.run(MONDAY, command, str(who))
    assert (2, "") == (printed.code, printed.out)
    expected = f"These words lack {', '.join(fields)}. For this time alone: --with FIELD=TEXT.\n"
    assert expected == printed.err


def test_what_is_needed_as_json(journal: Journal) -> None:
    """The field, what it is, what to type so that it is kept."""
    error = journal.on(MONDAY)
    who = error.json("add", "Anna")["prospect"]["id"]
    error.json("config", "me.name", "Ewa")
    told = error.json("script", str(who), code=2)["error"]
    assert "usage" == told["code"]
    command = 'cadence config me.company "…"'
    assert [{"field": "my_company", "label": "your company", "command": command}] == told["missing"]


@pytest.mark.parametrize(("action", "language"), EVERY)
def test_there_are_words_for_somebody_of_whom_only_the_name_is_known(
    action: str, language: str, mine: Mine
) -> None:
    """Every action in every language: whole sentences, no brace, no gap, no other language."""
    who = mine.add("Ян Õ. Šmek", "--language", language)
    found = mine.json("script", str(who), "--action", action)
    texts = [one["text"] for one in found["texts"]]
    assert texts or found["questions"]
    if PLANS[action].says:
        assert found["texts"][0]["when"] is None
    for text in (*texts, *found["questions"]):
        assert not re.search(r"[{}]| {2}| [.,!?)]|[(„«] |\.\.|\(\)|: ?\.", text), text
        assert action == "letter" or text[-1] in ".?!", text
    others = {
        text for other in LANGUAGES if other != language for text in built_in(other).texts.values()
    }
    assert set() == others & {*texts, *found["questions"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_letter_for_them_too(language: str, mine: Mine) -> None:
    """Its subject is the talk."""
    who = mine.add("Jan", "--language", language)
    letter = mine.json("letter", str(who))
    assert ["topic"] == named(letter["better_with"])
    whole = " ".join((letter["letter"]["subject"], *letter["letter"]["paragraphs"]))
    assert not re.search(r"[{}]| {2}|[„“«] ?[”“»]|\(\)", whole), whole
    assert "2026" in letter["letter"]["subject"]


def test_what_would_make_the_words_better_is_told_beside_them(mine: Mine) -> None:
    """Once, calmly, with the command that keeps it; they are said all the same."""
    who = mine.add("Anna")
    printed = mine.run("script", str(who))
    assert (0, True) == (
        printed.code,
        "Thank you for our talk on 20 November. I would" in printed.out,
    )
    told = f"Perhaps: More could be said with the topic (cadence edit {who} --topic TEXT).\n"
    assert told == printed.err
    found = mine.json("script", str(who), "--action", "call-2")
    assert ["topic", "next_step"] == named(found["better_with"])
    assert f"cadence edit {who} --next-step TEXT" == found["better_with"][1]["command"]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (["--topic", "a shop"], "still stands (a shop). I suggest that we agree the next step."),
        (["--next-step", "a trial"], "still stands. The next step is a small one: a trial."),
        ([], "still stands. I suggest that we agree the next step."),
    ],
)
def test_what_is_known_is_said(known: list[str], said: str, mine: Mine) -> None:
    """The topic is not lost because the next step is not known, nor the other way round."""
    who = mine.add("Anna", *known)
    assert said in mine.script(who, "--action", "call-2")["call2"]


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("milestone", ["milestone"]),
        ("promotion", ["promo", "promo_until"]),
        ("remark", ["action"]),
        ("complaint-answer", ["action", "reason", "gesture"]),
    ],
)
def test_what_only_the_moment_knows_can_be_given(
    action: str, fields: list[str], mine: Mine
) -> None:
    """No command keeps it; there are words without."""
    who = mine.add("Anna", "--topic", "x")
    printed = mine.run("script", str(who), "--action", action)
    assert f"(--with {fields[0]}=TEXT)" in printed.err
    found = mine.json("script", str(who), "--action", action)["better_with"]
    assert [(field, None) for field in fields] == [(one["field"], one["command"]) for one in found]


@pytest.mark.parametrize("nothing", ["\u200b", "\u202e", "\x07"])
def test_what_cannot_be_seen_is_nothing(nothing: str, mine: Mine) -> None:
    """A topic without a letter is no topic."""
    who = mine.add("Anna", "--topic", nothing)
    assert ["topic"] == named(mine.json("script", str(who))["better_with"])


def test_what_is_given_is_said(mine: Mine) -> None:
    """For this time; nothing is kept."""
    who = mine.add("Anna", "--topic", "a web shop")
    given = ("--with", "topic=two shops.", "--with", "Next-Step= a  trial ")
    text = mine.script(who, "--action", "call-2", *given)["call2"]
    assert "still stands (two shops.). The next step is a small one: a trial. Shall we" in text
    assert "a web shop" == mine.json("show", str(who))["prospect"]["topic"]


def test_a_day_that_is_given_is_written_as_its_reader_does(mine: Mine) -> None:
    """Typed in any form that a command takes."""
    who = mine.add("Anna", "--topic", "x", "--language", "pl")
    for typed, written in (("2027-01-04", "4 stycznia 2027"), ("friday", "27 listopada")):
        text = mine.script(who, "--with", f"answer_date={typed}")["stall_reply"]
        assert f"musiał szukać: {written}." in text
    text = mine.script(who, "--with", "met_on=friday")["call1"]
    assert "Dziękuję za rozmowę (20 listopada)." in text


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("topic", "'topic' is not FIELD=TEXT"),
        ("hi=x", "There is no field 'hi'"),
        ("topik=x", "There is no field 'topik'"),
        ("__class__=x", "There is no field '__class__'"),
        ("answer_date=soon", "soon"),
    ],
)
def test_what_cannot_be_given_is_refused(pair: str, said: str, mine: Mine) -> None:
    """An unknown field, or a day that is none."""
    printed = mine.run("script", str(mine.add("Anna", "--topic", "x")), "--with", pair)
    assert (2, True) == (printed.code, said in printed.err)


def test_a_value_is_put_in_once(mine: Mine) -> None:
    """A person who is called like a field stays who they are."""
    who = mine.add("Anna", "--topic", "{me} {0.__class__} %s")
    assert "a short meeting (topic: {me} {0.__class__} %s) to see" in mine.script(who)["call1"]
