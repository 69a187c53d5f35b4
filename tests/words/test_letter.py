"""`letter`: what stands in it, when it is due, and how it is logged as sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from .people import LETTER_DAY, Mine

WARNED = "Mind: call 1 is next, not the letter.\n"


@pytest.fixture
def anna(mine: Mine) -> int:
    """Somebody with an address and a topic, not called yet."""
    return mine.add(
        "Anna Kowalska",
        "--company",
        "Nowa",
        "--topic",
        "a web shop",
        "--address",
        "Długa 5, 00-002 Warszawa",
    )


@pytest.fixture
def due(mine: Mine, anna: int) -> int:
    """The same, once three calls were in vain."""
    mine.at_the_letter(anna)
    return anna


def test_the_letter_on_the_screen(mine: Mine, due: int) -> None:
    """Who writes, personal, to whom, when, what about, the text, room to sign."""
    printed = mine.run("letter", str(due), day=LETTER_DAY)
    expected = """\
Ewa Lis
Lis Meble
ul. Prosta 1
00-001 Warszawa
+48 601 555 021
ewa@lismeble.example

Personal
Anna Kowalska
Nowa
Długa 5
00-002 Warszawa

7 December 2026

Personal: a web shop

Hello,

Since we spoke (20 November 2026) I have rung a few times, and we have not
got as far as a next step. It surprises me a little, because the
conversation seemed useful on both sides. There will be good reasons, and I
do not want to take more of your time.

So I will not call again. If “a web shop” becomes important to you later,
ring me on +48 601 555 021 or reply to this letter. You will be welcome.

Kind regards



Ewa Lis, Lis Meble
"""
    assert (0, expected) == (printed.code, printed.out)
    assert f"Once it is sent: cadence log {due} sent\n" == printed.err


@pytest.mark.parametrize(
    ("language", "typed", "opening"),
    [
        ("pl", "Szanowna Pani Anno,", "Szanowna Pani Anno,"),
        ("pl", "Szanowna Pani Anno", "Szanowna Pani Anno,"),
        ("ru", "Уважаемая Анна", "Уважаемая Анна!"),
        ("et", "Lugupeetud Anna!", "Lugupeetud Anna!"),
        ("bs", "Poštovana gospođo Hadžić,", "Poštovana gospođo Hadžić,"),
        ("en", "", "Hello,"),
        ("pl", "", "Dzień dobry,"),
        ("ru", "", "Здравствуйте!"),
        ("et", "", "Tere!"),
        ("bs", "", "Dobar dan,"),
    ],
)
def test_the_opening_is_what_the_user_typed(
    language: str, typed: str, opening: str, mine: Mine
) -> None:
    """Else a greeting in their language; what lacks its mark gets that of the language."""
    flags = ["--language", language, "--salutation", typed, "--topic", "x"]
    letter = mine.json("letter", str(mine.add("Anna", *flags)))["letter"]
    assert opening == letter["paragraphs"][0]


def test_a_letter_before_its_time_is_told(mine: Mine, anna: int) -> None:
    """It can be written and read; it cannot be logged without insisting, so nobody is asked."""
    printed = mine.run("letter", str(anna), "--yes")
    assert (0, WARNED) == (printed.code, printed.err)
    found = mine.json("letter", str(anna))
    assert (False, ["letter-not-due"]) == (found["due"], [one["code"] for one in found["warnings"]])


def test_a_letter_to_a_client_is_told_as_well(mine: Mine, anna: int) -> None:
    """No letter is due there, ever."""
    mine.json("sign", str(anna))
    assert "Mind: No letter is due (client).\n" == mine.run("letter", str(anna)).err


def test_an_envelope_without_an_address_is_told(mine: Mine, out: Path) -> None:
    """The letter is written all the same: somebody may write the envelope by hand."""
    who = mine.add("Anna", "--topic", "a web shop")
    printed = mine.run("letter", str(who), "--output", str(out / "a.pdf"))
    assert (0, True) == (printed.code, "No address is kept" in printed.err)
    assert "No address" not in mine.run("letter", str(who), "--output", str(out / "a.txt")).err
    given = ("--with", "address=Długa 5, 00-002 Warszawa")
    printed = mine.run("letter", str(who), "--output", str(out / "b.pdf"), *given)
    assert (0, WARNED) == (printed.code, printed.err)


@pytest.mark.parametrize("address", ["Długa 5, 00-002 Warszawa", "Długa 5\n\n00-002 Warszawa\n"])
def test_an_address_stands_in_lines(address: str, mine: Mine) -> None:
    """As it was typed in lines, else at its commas."""
    who = mine.add("Anna", "--topic", "x", "--company", "Nowa", "--address", address)
    letter = mine.json("letter", str(who))["letter"]
    assert ["Anna", "Nowa", "Długa 5", "00-002 Warszawa"] == letter["to"]


def test_a_comma_within_a_line_stays(mine: Mine) -> None:
    """Where the address has lines, its commas are its own."""
    who = mine.add("Anna", "--topic", "x", "--address", "Długa 5, m. 3\nWarszawa")
    assert ["Anna", "Długa 5, m. 3", "Warszawa"] == mine.json("letter", str(who))["letter"]["to"]


def test_a_script_is_told_what_to_type(mine: Mine, due: int, out: Path) -> None:
    """Nobody there to ask: the file is written, nothing is logged."""
    file = out / "a.txt"
    printed = mine.run("letter", str(due), "--output", str(file), day=LETTER_DAY)
    assert (0, f"Anna Kowalska: the letter is in {file}.\n") == (printed.code, printed.out)
    assert f"Once it is sent: cadence log {due} sent\n" == printed.err
    assert "active" == mine.json("show", str(due), day=LETTER_DAY)["prospect"]["state"]


def test_yes_logs_it_as_sent(mine: Mine, due: int, out: Path) -> None:
    """The question is answered beforehand; undo takes the entry back, the file stays."""
    file = out / "a.txt"
    printed = mine.run("letter", str(due), "--output", str(file), "--yes", day=LETTER_DAY)
    assert printed.out.splitlines() == [
        f"Anna Kowalska: the letter is in {file}.",
        "Anna Kowalska: letter sent. Closed (no-reply): nothing more is due.",
    ]
    assert 0 == mine.run("undo", day=LETTER_DAY).code
    assert (True, "active") == (
        file.exists(),
        mine.json("show", str(due), day=LETTER_DAY)["prospect"]["state"],
    )


@pytest.mark.parametrize(("kind", "channel"), [("txt", "letter"), ("eml", "e-mail")])
def test_yes_in_a_script(kind: str, channel: str, mine: Mine, due: int, out: Path) -> None:
    """One document: the letter, its file, and what was logged; an e-mail is one."""
    file = str(out / f"a.{kind}")
    given = ("--with", "email=anna@nowa.example")
    found = mine.json("letter", str(due), "--output", file, "--yes", *given, day=LETTER_DAY)
    assert (file, "closed") == (found["file"], found["logged"]["prospect"]["state"])
    touches = mine.json("show", str(due), day=LETTER_DAY)["touches"]
    assert ("sent", "letter", channel) == tuple(
        touches[-1][key] for key in ("outcome", "step", "channel")
    )


def test_a_file_that_cannot_be_logged_is_taken_back(mine: Mine, due: int, out: Path) -> None:
    """An error means that nothing was changed: no letter lies there that a script may find."""
    file = out / "a.txt"
    command = ("letter", str(due), "--output", str(file), "--yes")
    printed = mine.run(*command, day="2026-11-24")  # two of the calls are later
    assert (5, False, "") == (printed.code, file.exists(), printed.out)
    file.write_text("mine", "utf-8")
    assert 5 == mine.run(*command, "--force", day="2026-11-24").code
    assert file.exists()


def test_a_letter_as_json(mine: Mine, due: int) -> None:
    """In its parts, with the file that there is none of."""
    found = mine.json("letter", str(due), day=LETTER_DAY)
    assert (due, "en", True) == (found["id"], found["language"], found["due"])
    assert (None, None, []) == (found["file"], found["logged"], found["warnings"])
    letter = found["letter"]
    assert ["Anna Kowalska", "Nowa", "Długa 5", "00-002 Warszawa"] == letter["to"]
    assert ("Personal", LETTER_DAY, "Personal: a web shop") == (
        letter["mark"],
        letter["on"],
        letter["subject"],
    )
    assert "Kind regards\nEwa Lis, Lis Meble" == letter["paragraphs"][-1]
