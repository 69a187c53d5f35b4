"""Texts of one's own in the place of the package's, and what is wrong in them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from acceptance.journal import Journal
from cadence.words.texts import built_in, several

from .people import LANGUAGES, MONDAY, Mine

CALL = 'call1 = "{hi}, {name}! About {topic}: {slot1} or {slot2}? {me}, {my_company}, {met_on}"\n'


def test_a_text_of_ones_own_is_said(mine: Mine) -> None:
    """The others stay those of the package."""
    mine.own("en", CALL)
    texts = mine.script(mine.sample("en"))
    assert texts["call1"].startswith("Hello, Peter Brown! About staff training: Wednesday 25")
    assert texts["referral"] == built_in("en").texts["referral"]


def test_a_language_has_its_own_file(mine: Mine) -> None:
    """What is written in one changes no other."""
    mine.own("en", CALL)
    assert mine.script(mine.sample("pl"))["call1"].startswith("Dzień dobry. Mówi Ewa Lis")


def test_a_greeting_of_ones_own_stands_in_every_text(mine: Mine) -> None:
    """With fields of its own."""
    mine.own("pl", 'hello = "Dzień dobry, {name}"\nletter_open = "Witam z firmy {my_company},"\n')
    who = mine.sample("pl", all_of_it=False)
    assert mine.script(who)["call1"].startswith("Dzień dobry, Żaneta Źdźbło. Mówi")
    letter = mine.json("letter", str(who))["letter"]
    assert "Witam z firmy Lis Meble," == letter["paragraphs"][0]


def test_an_empty_field_of_a_greeting_is_named(mine: Mine) -> None:
    """Also where it stands inside another text."""
    mine.own("pl", 'hello = "Dzień dobry, {role}"\nletter_open = "Witam, {role}!"\n')
    who = mine.sample("pl", all_of_it=False)
    for command in ("script", "letter"):
        missing = mine.json(command, str(who), code=2)["error"]["missing"]
        assert ["role"] == [one["field"] for one in missing]


def test_a_spare_text_of_ones_own_is_said_where_something_is_missing(mine: Mine) -> None:
    """Before those of the package, and these where one's own lack something, too."""
    mine.own("en", f'{CALL}[spare]\ncall1 = ["{{role}}, {{me}} here.", "{{me}} from Lublin."]\n')
    assert "Ewa Lis from Lublin." == mine.script(mine.add("Anna"))["call1"]
    assert "owner, Ewa Lis here." == mine.script(mine.add("Jan", "--role", "owner"))["call1"]
    mine.own("en", f'{CALL}[spare]\ncall1 = "{{role}}, {{me}} here."\n')
    assert mine.script("Anna")["call1"].startswith("Hello. This is Ewa Lis from Lis Meble. Thank")
    printed = mine.run("words", "check")
    assert (0, True) == (printed.code, "2 texts, nothing wrong" in printed.out)


def test_blanks_and_line_ends_of_the_file_do_not_matter(mine: Mine) -> None:
    """A text is one line; only the letter has paragraphs."""
    mine.own(
        "en", 'call1 = """\n{hi}.\n  It is\t {me}.\n"""\nletter = """\nA\nb\n \n\n\nC  d\n"""\n'
    )
    who = mine.sample("en")
    assert "Hello. It is Ewa Lis." == mine.script(who)["call1"]
    assert ["A\nb", "C d"] == mine.json("letter", str(who))["letter"]["paragraphs"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("call1 = ", "line 1: not TOML"),
        ('\ncall4 = "x"', 'line 2: there is no text called "call4"; did you mean call3?'),
        ('[call1]\na = "x"', 'line 1: "call1": a text in quotes is wanted'),
        ("call1 = 5", "a text in quotes is wanted"),
        ('call1 = "  "', "a text in quotes is wanted"),
        ('call1 = "{hi"', "a brace stands there that belongs to no {field}"),
        ('call1 = "{{hi}}"', "a brace stands there that belongs to no {field}"),
        ('call1 = "{topik}"', "there is no field {topik}; did you mean topic?"),
        ('call1 = "{0.__class__}"', "there is no field {0.__class__}"),
        ('call1 = "{me.__init__}"', "there is no field {me.__init__}"),
        ('call1 = "{me!r}"', "there is no field {me!r}; did you mean me?"),
        ('call1 = "{topic:>9}"', "there is no field {topic:>9}"),
        ('call1 = "{}"', "there is no field {}"),
        ('call1 = "{gesture}"', "{gesture} has no value in this text"),
        ('call1 = "{next_date}"', "{next_date} has no value in this text"),
        ('hello = "{hi}"', "{hi} has no value in this text"),
        (f'call1 = "{"x" * 8001}"', "at most 8000 letters"),
        (f'call1 = "x" # {"y" * 70000}', "more than 64 kB: that is no file of texts"),
        ('[dates]\nheading = "x"', 'there is no text called "dates"'),
        ('\n[spare]\n\ncall4 = "x"', 'line 4: there is no text called "call4"'),
        ('[spare]\ncall1 = [\n  "x",\n  "{topik}",\n]', 'line 2: "call1": there is no field'),
        ("[spare]\ncall1 = []", 'line 2: "call1": a text in quotes is wanted'),
        ("[spare]\ncall1 = [5]", 'line 2: "call1": a text in quotes is wanted'),
        ('spare = {call1 = "{gesture}"}', 'line 1: "call1": {gesture} has no value in this text'),
        ('spare = "x"', '"spare": a table of texts is wanted'),
        ('[[spare]]\ncall1 = "x"', '"spare": a table of texts is wanted'),
    ],
)
def test_each_fault_is_told_with_its_line(text: str, said: str, mine: Mine) -> None:
    """By `words check`, and by whoever needs the text."""
    path = mine.own("en", text)
    checked = mine.run("words", "check")
    assert (6, True) == (checked.code, said in checked.err), checked
    assert f"{path} has 1 error." in checked.err
    assert 6 == mine.run("script", str(mine.sample("en"))).code


def test_a_faulty_file_does_not_harm_another_language(mine: Mine) -> None:
    """Each is read when it is needed."""
    mine.own("en", "call1 = ")
    assert 0 == mine.run("script", str(mine.sample("pl"))).code


def test_several_faulty_files_are_told_together(mine: Mine) -> None:
    """Each line with its file."""
    mine.own("en", 'call9 = "x"')
    mine.own("pl", 'call8 = "x"')
    mine.own("de", 'call1 = "x"')
    mine.own("ru", CALL)
    printed = mine.run("words", "check")
    assert (6, "3 of 4 files of texts have errors.") == (
        printed.code,
        printed.err.splitlines()[0],
    )
    assert "  de.toml, line 1: it is called by no language: en, pl, ru, et, bs" in printed.err


def test_what_a_text_leaves_out_is_told(mine: Mine) -> None:
    """It may be meant: no error."""
    path = mine.own("en", '# mine\n\nvoicemail_tail = "Ring me."\nreferral = "Whom else?"\n')
    printed = mine.run("words", "check")
    assert (0, f"{path}: 2 texts, nothing wrong.\n") == (printed.code, printed.out)
    assert "  line 3: voicemail_tail leaves out {phone}, {next_date}\n" == printed.err
    found = mine.json("words", "check")["own"]
    left_out = {"row": 3, "text": "voicemail_tail", "fields": ["phone", "next_date"]}
    assert [left_out] == found[0]["left_out"]


def test_empty_settings_that_texts_need_are_told(journal: Journal, tmp_path: Path) -> None:
    """Before the first call, and not on the phone."""
    printed = journal.run(MONDAY, "words", "check")
    assert (0, "") == (printed.code, printed.out)
    assert [
        f"There are no texts of your own in {tmp_path / 'words'}.",
        'me.name is empty, and texts need it: cadence config me.name "…"',
        'me.company is empty, and texts need it: cadence config me.company "…"',
        'me.phone is empty, and texts need it: cadence config me.phone "…"',
    ] == printed.err.splitlines()
    found = journal.on(MONDAY).json("words", "check")
    assert (["me.name", "me.company", "me.phone"], []) == (found["empty_settings"], found["own"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_can_be_ones_own(language: str, mine: Mine) -> None:
    """`words show` is a file that reads back the same, quotes and paragraphs and all."""
    shown = mine.run("words", "show", language).out
    texts = built_in(language).texts
    ways = {name: several(one) for name, one in tomllib.loads(shown)["spare"].items()}
    assert {**texts, "spare": tomllib.loads(shown)["spare"]} == tomllib.loads(shown)
    assert built_in(language).spare == ways
    mine.own(language, shown)
    assert 0 == mine.run("words", "check").code
    assert dict(texts) == mine.json("words", "show", language)["texts"]


@pytest.mark.parametrize("letter", ["A\\nb \\\\ c", 'A\\n\\"\\"\\"', 'A\\n\\"'])
def test_what_is_hard_to_quote_reads_back_as_well(letter: str, mine: Mine) -> None:
    """Backslashes, and quotes at an end."""
    mine.own("en", f'letter = "{letter}"')
    own = tomllib.loads(mine.run("words", "show").out)["letter"]
    assert mine.json("words", "show", "en")["texts"]["letter"] == own


def test_a_language_that_is_none_is_refused(mine: Mine) -> None:
    """With those that there are."""
    printed = mine.run("words", "show", "de")
    assert (2, True) == (printed.code, "Known: en, pl, ru, et, bs" in printed.err)


def test_other_files_in_the_folder_are_left_alone(mine: Mine) -> None:
    """Notes, backups of an editor, hidden ones."""
    mine.own("en", CALL)
    for name in ("README.txt", "en.toml~", ".en.toml"):
        (mine.words / name).write_text("nonsense =", "utf-8")
    assert ["en"] == [one["language"] for one in mine.json("words", "check")["own"]]


def test_a_folder_in_the_place_of_a_file_is_told(mine: Mine) -> None:
    """As it is: no file."""
    (mine.words / "en.toml").mkdir(parents=True)
    printed = mine.run("words", "check")
    assert (6, True) == (printed.code, "it is no file" in printed.err)
