"""`plan check`: whatever is wrong in a file is told, with its line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from acceptance.journal import Journal
from cadence.engine.actions import (
    CARE,
    CARE_1,
    FINAL_ANSWER,
    GET_SIGNATURE,
    HELLO,
    MEETING,
    REPLY,
    REVIVAL,
    WIN_BACK_1,
    WIN_BACK_3,
)

from .written import GENTLE, TODAY, Written, text

STEP = '[[step]]\nname = "call-1"\nchannel = "call"\nafter = "1d"\n'
HEAD = 'name = "mine"\n'


def faults(journal: Journal, *words: str) -> list[tuple[int, str]]:
    """The lines that are told, with what is wrong there."""
    document = journal.on(TODAY).json("plan", "check", *words, code=6)
    assert "bad-file" == document["error"]["code"]
    return [(row["row"], row["why"]) for row in document["error"]["rows"]]


def step(**changed: str) -> str:
    """A file with one step, one of its lines replaced, or left out when it is empty."""
    lines = {"name": 'name = "call-1"', "channel": 'channel = "call"', "after": 'after = "1d"'}
    lines |= changed
    return HEAD + "\n[[step]]\n" + "\n".join(line for line in lines.values() if line) + "\n"


BAD: dict[str, tuple[str, list[tuple[int, str]]]] = {
    "not TOML": (HEAD + "[[step\n", [(2, "not TOML, column 7")]),
    "not TOML up to the end": (HEAD + 'after = """\n\n', [(2, "not TOML: ")]),
    "a key twice": (HEAD + HEAD + STEP, [(2, "not TOML, column")]),
    "a number without end": (HEAD + f"x = {'9' * 5000}\n" + STEP, [(1, "not TOML: ")]),
    "nested without end": (HEAD + f"x = {'[' * 9000}\n", [(1, "not TOML: nested too deeply")]),
    "not UTF-8": ("\ufffd", [(2, "not UTF-8")]),
    "too large": (HEAD + "#" * 70_000, [(1, "more than 64 kB: that is no cadence")]),
    "an unknown key": (
        f'{HEAD}author = "me"\n{STEP}',
        [(2, '"author" is not a key of a cadence; it has name, step')],
    ),
    "a key that is misspelt": (
        f'nmae = "mine"\n{HEAD}{STEP}',
        [(1, '"nmae" is not a key of a cadence; did you mean name?')],
    ),
    "an unknown table": (
        f"{HEAD}{STEP}[calendar]\ndays = 1\n",
        [(6, '"calendar" is not a key of a cadence; it has name, step')],
    ),
    "no name": (STEP, [(1, 'name is missing: name = "mine"')]),
    "a name that is no text": (f"name = 7\n{STEP}", [(1, "a name has only a-z, 0-9 and -")]),
    "a name with other letters": (
        f'name = "Mine Ą"\n{STEP}',
        [(1, 'a name has only a-z, 0-9 and -, such as "call-1", not "Mine Ą"')],
    ),
    "a very long name": (
        f'name = "{"m" * 41}"\n{STEP}',
        [(1, "a name has at most 40 letters")],
    ),
    "another name than the file's": (
        f'\n\nname = "yours"\n{STEP}',
        [(3, 'name is "yours", and the file is called "mine"')],
    ),
    "the name of the built-in one": (
        f'name = "three-calls-and-a-letter"\n{STEP}',
        [(1, '"three-calls-and-a-letter" is the name of the built-in cadence')],
    ),
    "no step": (HEAD, [(1, "there is no step: each begins with [[step]]")]),
    "an empty list of steps": (f"{HEAD}step = []\n", [(2, "there is no step")]),
    "a step with single brackets": (
        HEAD + STEP.replace("[[step]]", "[step]"),
        [(2, "a step is written with two brackets: [[step]]")],
    ),
    "steps that are texts": (
        f'{HEAD}step = ["call-1"]\n',
        [(2, "a step is written with two brackets: [[step]]")],
    ),
    "a step without name": (step(name=""), [(3, "the step has no name")]),
    "a step without channel": (step(channel=""), [(3, "the step has no channel")]),
    "a step without interval": (step(after=""), [(3, "the step has no after")]),
    "a step with nothing": (
        f"{HEAD}[[step]]\n",
        [
            (2, "the step has no after"),
            (2, "the step has no channel"),
            (2, "the step has no name"),
        ],
    ),
    "a name used twice": (
        HEAD + STEP + STEP,
        [(7, '"call-1" is used twice, first on line 3')],
    ),
    "a step's name with other letters": (step(name='name = "Call 1"'), [(4, "a name has only")]),
    "a step's name that begins like an option": (
        step(name='name = "-x"'),
        [(4, "a name has only")],
    ),
    "a step's name that is empty": (step(name='name = ""'), [(4, "a name has only")]),
    "a step's name in several lines": (
        step(name='name = "a\\nb"'),
        [(4, 'a name has only a-z, 0-9 and -, such as "call-1", not "a b"')],
    ),
    "an unknown channel": (
        step(channel='channel = "pigeon"'),
        [(5, '"pigeon" is no channel; known: call, letter, e-mail, visit, social')],
    ),
    "a channel that is misspelt": (
        step(channel='channel = "email"'),
        [(5, '"email" is no channel; did you mean e-mail?')],
    ),
    "a note is no channel": (step(channel='channel = "note"'), [(5, '"note" is no channel')]),
    "a channel that is a list": (step(channel='channel = ["call"]'), [(5, "['call'] is no")]),
    "an interval that is none": (step(after='after = "soon"'), [(6, "after is a length of time")]),
    "an interval without unit": (step(after="after = 3"), [(6, "after is a length of time")]),
    "a negative interval": (step(after='after = "-3d"'), [(6, "after is a length of time")]),
    "no time at all": (step(after='after = "0d"'), [(6, "after is at least one day")]),
    "no working days at all": (step(after='after = "0bd"'), [(6, "after is at least one day")]),
    "more than a year": (
        step(after='after = "9999m"'),
        [(6, "after is at most a year, not 9999 months")],
    ),
    "what it says is no text": (step(says="says = 1"), [(7, "says is a text in quotes")]),
    "what it says in several lines": (
        step(says='says = "a\\nb"'),
        [(7, "says is one line, without control characters")],
    ),
    "what it says at great length": (
        step(says=f'says = "{"x" * 201}"'),
        [(7, "says has at most 200 letters")],
    ),
    "a step that names another": (
        step(next='next = "call-2"'),
        [(7, '"next" is not a key: steps follow in the order of the file')],
    ),
    "an unknown key of a step": (
        step(colour='colour = "red"'),
        [(7, '"colour" is not a key of a step; it has name, channel, after, says')],
    ),
    "more than twelve steps": (
        text("mine", *(f"call-{number} call 1d" for number in range(1, 15))),
        [(75, "14 steps: at most 12")],
    ),
    "everything at once": (
        'nam = "x"\n[[step]]\nname = "reply"\nafter = "3"\n',
        [
            (1, '"nam" is not a key of a cadence; did you mean name?'),
            (1, 'name is missing: name = "mine"'),
            (2, "the step has no channel"),
            (3, '"reply" is the name of an action'),
            (4, "after is a length of time"),
        ],
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_each_fault_is_told_with_its_line(journal: Journal, written: Written, case: str) -> None:
    """One row a fault, in the order of the lines."""
    content, expected = BAD[case]
    data = b'name = "mine"\n\xff\xfe' if case == "not UTF-8" else content.encode()
    written.write("mine", data)
    found = faults(journal, "mine")
    assert [line for line, _ in expected] == [line for line, _ in found]
    for (_, why), (_, told) in zip(expected, found, strict=True):
        assert told.startswith(why)


RESERVED = [REPLY, MEETING, FINAL_ANSWER, GET_SIGNATURE, REVIVAL, HELLO, CARE, CARE_1, WIN_BACK_1]
RESERVED += [WIN_BACK_3, "win-back-9", "milestone", "promotion", "remark", "complaint-ack"]
RESERVED += ["complaint-follow-up", "care-2"]


@pytest.mark.parametrize("name", RESERVED)
def test_the_name_of_another_action_is_taken(journal: Journal, written: Written, name: str) -> None:
    """A list could not tell the two apart."""
    written.cadence("mine", f"{name} call 1d")
    why = f'"{name}" is the name of an action outside the cadence: choose another'
    assert [(4, why)] == faults(journal, "mine")


@pytest.mark.parametrize("name", ["careful", "replying", "call-1", "letter", "12", "a"])
def test_a_name_that_only_looks_like_one_is_free(
    journal: Journal, written: Written, name: str
) -> None:
    """Whole names are taken, not their beginnings."""
    written.cadence("mine", f"{name} call 1d")
    found = journal.on(TODAY).json("plan", "check", "mine")
    assert name == found["cadences"][0]["steps"][0]["name"]


GOOD = {
    "the steps as a list": (
        'name = "mine"\nstep = [\n  {name = "a", channel = "call", after = "3d"},\n'
        '  {after = "2w", name = "b", channel = "letter"},  # the last\n]\n'
    ),
    "quoted keys and literal texts": (
        "\"name\" = 'mine'\n[[ \"step\" ]]\n'name' = 'a'\nchannel = 'call'\nafter = '3d'\n"
    ),
    "the lines of Windows and a mark at the beginning": (
        "\ufeff" + (HEAD + STEP).replace("\n", "\r\n")
    ),
    "capitals and blanks in an interval": step(after='after = " 3BD "'),
    "what it says in any language": step(says='says = "поблагодарить; järgmine kohtumine"'),
    "twelve steps": text("mine", *(f"call-{number} call 1d" for number in range(1, 13))),
    "a year": step(after='after = "12m"'),
}


@pytest.mark.parametrize("case", GOOD)
def test_what_is_right_passes(journal: Journal, written: Written, case: str) -> None:
    """However it is written."""
    written.write("mine", GOOD[case])
    assert [] == journal.on(TODAY).json("plan", "check", "mine")["problems"]


def test_a_fault_within_a_list_has_its_own_line(journal: Journal, written: Written) -> None:
    """Steps may be written as a list; the lines are found all the same."""
    lines = ['name = "mine"', "step = [", '  {name = "a", channel = "call", after = "3d"},']
    lines += ['  {name = "b", channel = "fax", after = "3d"},', "]", ""]
    written.write("mine", "\n".join(lines))
    assert [4] == [line for line, _ in faults(journal, "mine")]


def test_every_file_is_checked(journal: Journal, written: Written) -> None:
    """Without a name, all of them; each line with its file."""
    written.cadence("fine", *GENTLE)
    written.write("broken", "name = \n")
    written.write("Other Name", text("other", *GENTLE))
    printed = journal.run(TODAY, "plan", "check")
    assert 6 == printed.code
    assert "2 of 3 cadences have errors." in printed.err
    assert "broken.toml, line 1: not TOML, column 8: Invalid value" in printed.err
    assert 'Other Name.toml, line 1: the file is called "Other Name"' in printed.err


def test_a_single_faulty_file_is_told_without_its_name_on_each_line(
    journal: Journal, written: Written
) -> None:
    """The sentence names it once."""
    path = written.write("mine", "name = \n")
    printed = journal.run(TODAY, "plan", "check")
    assert [f"{path} has 1 error.", "  line 1: not TOML, column 8: Invalid value"] == (
        printed.err.splitlines()
    )


def test_files_without_a_fault_are_told_so(journal: Journal, written: Written) -> None:
    """One line each, with how many steps there are."""
    path = written.cadence("gentle", *GENTLE)
    (written.folder / "notes.txt").write_text("not a cadence", "utf-8")
    (written.folder / ".hidden.toml").write_text("not a cadence", "utf-8")
    assert f"{path}: 4 steps, nothing wrong.\n" == journal.run(TODAY, "plan", "check").out


def test_without_a_cadence_there_is_nothing_wrong(journal: Journal) -> None:
    """It says how to begin one."""
    printed = journal.run(TODAY, "plan", "check")
    assert (0, "") == (printed.code, printed.out)
    assert "cadence plan new NAME" in printed.err


def test_the_built_in_one_has_nothing_wrong(journal: Journal) -> None:
    """It can be named as any other."""
    printed = journal.run(TODAY, "plan", "check", "three-calls-and-a-letter")
    assert "three-calls-and-a-letter: 4 steps, nothing wrong.\n" == printed.out


def test_a_file_elsewhere_is_checked_by_its_path(
    journal: Journal, tmp_path: Path, written: Written
) -> None:
    """Before it is put into the folder."""
    elsewhere = tmp_path / "mine.toml"
    elsewhere.write_text(HEAD + STEP, "utf-8")
    assert 0 == journal.run(TODAY, "plan", "check", str(elsewhere)).code
    elsewhere.write_text(HEAD, "utf-8")
    assert [1] == [line for line, _ in faults(journal, str(elsewhere))]


@pytest.mark.parametrize("what", ["nowhere", "three-calls"])
def test_a_cadence_that_is_not_there_is_not_found(journal: Journal, what: str) -> None:
    """The ones there are are named."""
    document = journal.on(TODAY).json("plan", "check", what, code=3)
    expected = f"There is no cadence '{what}'. Known: three-calls-and-a-letter."
    assert expected == document["error"]["message"]


def test_a_file_that_is_not_there_is_a_bad_file(journal: Journal, tmp_path: Path) -> None:
    """A path is told as a path."""
    printed = journal.run(TODAY, "plan", "check", str(tmp_path / "nowhere.toml"))
    assert (6, f"There is no file {tmp_path / 'nowhere.toml'}.\n") == (printed.code, printed.err)


def test_what_is_no_file_is_not_read(journal: Journal, written: Written) -> None:
    """A folder, a pipe that nobody writes into, a broken link: told, never waited for."""
    written.folder.mkdir()
    (written.folder / "folder.toml").mkdir()
    (written.folder / "link.toml").symlink_to(written.folder / "nowhere")
    if hasattr(os, "mkfifo"):
        os.mkfifo(written.folder / "pipe.toml")
    printed = journal.run(TODAY, "plan", "check")
    assert 6 == printed.code
    assert "folder.toml, line 1: cannot be read: it is no file" in printed.err
    assert 0 == journal.run(TODAY, "plan", "list").code


def test_control_characters_of_a_file_never_reach_the_terminal(
    journal: Journal, written: Written
) -> None:
    """Escapes in a name are shown, not sent."""
    written.write("mine", 'name = "mine"\n[[step]]\nname = "\\u001b[31m\\u202e"\n')
    printed = journal.run(TODAY, "plan", "check")
    assert "\\x1b[31m\\u202e" in printed.err
    assert not {"\x1b", "\u202e"} & set(printed.err)
