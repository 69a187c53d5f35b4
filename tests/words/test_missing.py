"""A field that is empty: named in an error, never printed as a gap."""

from __future__ import annotations

import pytest

from acceptance.journal import Journal

from .people import MONDAY, Mine


@pytest.mark.parametrize("command", ["script", "letter"])
def test_what_is_missing_is_named_with_its_command(command: str, journal: Journal) -> None:
    """All of it at once, on one line, and nothing is printed."""
    who = journal.on(MONDAY).json("add", "Anna")["prospect"]["id"]
    printed = journal.run(MONDAY, command, str(who))
    fields = [
        "your name (cadence config me.name TEXT)",
        "your company (cadence config me.company TEXT)",
        f"the topic (cadence edit {who} --topic TEXT)",
        "your phone (cadence config me.phone TEXT)",
    ]
    assert (2, "", 1) == (printed.code, printed.out, len(printed.err.splitlines()))
    assert [] == [field for field in fields if field not in printed.err]
    assert printed.err.endswith(". For this time alone: --with FIELD=TEXT.\n")


def test_what_is_missing_as_json(mine: Mine) -> None:
    """The field, what it is, what to type so that it is kept."""
    who = mine.add("Anna", "--topic", "x")
    error = mine.json("script", str(who), "--action", "call-2", code=2)["error"]
    assert "usage" == error["code"]
    command = f"cadence edit {who} --next-step TEXT"
    assert [{"field": "next_step", "label": "the next step", "command": command}] == error[
        "missing"
    ]


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("milestone", ["milestone"]),
        ("promotion", ["promo", "promo_until"]),
        ("remark", ["action"]),
        ("complaint-answer", ["reason", "gesture"]),
    ],
)
def test_what_only_the_moment_knows_is_given(action: str, fields: list[str], mine: Mine) -> None:
    """No command keeps it."""
    who = mine.add("Anna", "--topic", "x")
    missing = mine.json("script", str(who), "--action", action, code=2)["error"]["missing"]
    assert [(field, None) for field in fields] == [
        (one["field"], one["command"]) for one in missing
    ]
    printed = mine.run("script", str(who), "--action", action)
    assert f"(--with {fields[0]}=TEXT)" in printed.err


@pytest.mark.parametrize("nothing", ["\u200b", "\u202e", "\x07"])
def test_what_cannot_be_seen_is_nothing(nothing: str, mine: Mine) -> None:
    """A topic without a letter is no topic."""
    who = mine.add("Anna", "--topic", nothing)
    missing = mine.json("script", str(who), code=2)["error"]["missing"]
    assert ["topic"] == [one["field"] for one in missing]


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
    assert "a short meeting about {me} {0.__class__} %s and see" in mine.script(who)["call1"]
