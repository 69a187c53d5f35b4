"""What a name or a note holds never steers a terminal, and is kept to the letter."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from .payloads import FIELDS, PAYLOADS, steering, undrawn, words
from .program import TUESDAY, Program

FOR_EVERYBODY = [
    "today",
    "list",
    "today --days 30",
    "history",
    "undo --list",
    "list --search b",
    "list --format ids",
    "config",
    "db check",
    "report",
    "show a",
    "log a no-answer",
    "show nobodyatall",
]
"""`show a` and `log a` are ambiguous: they name everybody."""
FOR_ONE = [
    "show {who}",
    "why {who}",
    "history {who}",
    "note {who} text",
    "log {who} no-answer",
    "log {who} stall --kind later",
    "snooze {who} 10d",
    "log {who} meeting --when tomorrow",
    "edit {who} --key",
    "undo",
    "undo --redo",
    "close {who} --reason competitor",
    "reopen {who}",
    "sign {who}",
    "lose {who}",
    "away tomorrow",
]
AS_JSON = [
    "today",
    "list",
    "undo --list",
    "history",
    "show a",
    "show 1",
    "db info",
    "report",
    "nonsense",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Somebody for each payload, with it in every field; nothing below changes them."""
    program = Program(tmp_path_factory.mktemp("hostile"))
    for name, payload in PAYLOADS.items():
        program.add(f"a{payload}b {name}", *words(payload), "--force")
    program.environment["CADENCE_TODAY"] = TUESDAY
    return program


def ids() -> dict[str, int]:
    """The id of the person for each payload."""
    return {name: number for number, name in enumerate(PAYLOADS, start=1)}


@pytest.mark.parametrize("command", FOR_EVERYBODY)
def test_nothing_that_steers_a_terminal_is_printed_about_everybody(
    command: str, hostile: Program
) -> None:
    """Lists, the log of changes, and the errors that name people."""
    done = hostile.forked(*command.split())
    assert done.code in (0, 3, 4)
    assert (set(), set()) == (steering(done.out), steering(done.err))


@pytest.mark.parametrize("command", AS_JSON)
def test_json_holds_what_would_steer_as_escapes(command: str, hostile: Program) -> None:
    """JSON can say every sign as `\\u…`: the text stays exact, and a terminal stays as it is."""
    done = hostile.forked(*command.split(), "--json")
    assert (set(), set()) == (steering(done.out), steering(done.err))


@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_that_steers_a_terminal_is_printed_about_one(name: str, program: Program) -> None:
    """Every command about a person, every text of theirs, on both streams."""
    payload = PAYLOADS[name]
    done = program.inside("add", f"a{payload}b", *words(payload))
    printed = {"add": done.out + done.err}
    for command in FOR_ONE:
        done = program.inside(*command.format(who="1").split())
        assert done.code in (0, 5), done
        printed[command] = done.out + done.err
    texts = [f"a{payload}b", f"A{payload}B {name}"]
    for words_ in (
        ["note", "1", texts[0]],
        ["edit", "1", "--name", texts[1], "--company", texts[0]],
        ["close", "1", "--why", texts[0], "--lesson", texts[0], "--competitor", texts[0]],
        ["show", "1"],
        ["show", texts[0]],
        ["log", "1", texts[0]],
        ["snooze", "1", texts[0]],
        ["list", "--state", texts[0]],
        ["list", "--tag", texts[0]],
        ["today", "--format", texts[0]],
        ["config", texts[0]],
        ["config", "calendar.days", texts[0]],
        ["add", "Zofia", "--email", texts[0]],
        ["add", "Zofia", "--met", texts[0]],
        ["import", texts[0]],
        [texts[0]],
    ):
        done = program.inside(*words_)
        printed[" ".join(words_)] = done.out + done.err
    found = {command: found for command, text in printed.items() if (found := steering(text))}
    assert {} == found


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_setting_never_steers_a_terminal(name: str, program: Program) -> None:
    """Also the sentence that says how it was set, and that it was undone."""
    program.add("Anna")
    printed = []
    for command in (
        ["config", "me.name", f"a{PAYLOADS[name]}b"],
        ["config"],
        ["config", "me.name"],
        ["undo"],
        ["undo", "--redo"],
    ):
        done = program.inside(*command)
        printed.append(done.out + done.err)
    assert [] == [text for text in printed if steering(text)]


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("command", ["today", "list"])
def test_a_list_on_a_terminal_sends_only_what_we_draw(
    command: str, columns: int, hostile: Program
) -> None:
    """Colours and links are ours; everything else that would steer is shown as an escape."""
    drawn = hostile.on_terminal(command, columns=columns)
    assert set() == steering(undrawn(drawn), allowed="\n")
    plain = hostile.on_terminal(command, columns=columns, TERM="dumb", COLUMNS=str(columns))
    assert set() == steering(plain, allowed="\n")


def test_columns_for_other_programs_stay_columns(hostile: Program) -> None:
    """A tab or a line break in a name makes neither a column nor a line."""
    lines = hostile.forked("today").out.splitlines()
    assert [8] * len(PAYLOADS) == [line.count("\t") for line in lines]


def test_json_keeps_the_exact_texts(hostile: Program) -> None:
    """What was entered is what a script reads, to the letter."""
    for name, number in ids().items():
        payload = PAYLOADS[name]
        found = hostile.inside("show", f"#{number}", "--json").document
        prospect, touches = found["prospect"], found["touches"]
        assert f"a{payload}b {name}" == prospect["name"]
        texts = {prospect[field.replace("-", "_")] for field in FIELDS if field in prospect}
        assert {f"a{payload}b"} == texts
        assert f"a{payload}b" == touches[0]["note"]


def test_a_list_as_json_keeps_the_exact_texts(hostile: Program) -> None:
    """The same for lists: names, firms, notes."""
    items = hostile.forked("list", "--json").document["items"]
    expected = {(f"a{payload}b {name}", f"a{payload}b") for name, payload in PAYLOADS.items()}
    assert expected == {(item["name"], item["company"]) for item in items}
    assert {f"a{text}b" for text in PAYLOADS.values()} == {
        item["last_touch"]["note"] for item in items
    }


def test_a_list_as_csv_keeps_the_exact_texts(hostile: Program) -> None:
    """Quoted as CSV quotes, read back by the standard reader."""
    text = hostile.forked("list", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    expected = {(f"a{payload}b {name}", f"a{payload}b") for name, payload in PAYLOADS.items()}
    assert expected == {(row["name"], row["company"]) for row in rows}


def test_an_export_keeps_the_exact_texts(hostile: Program) -> None:
    """Every field of every person, in the file as on stdout."""
    assert 0 == hostile.forked("export", "people.csv").code
    path = hostile.folder / "people.csv"
    text = path.read_bytes().decode("utf-8")
    path.unlink()
    assert hostile.forked("export", "-").out == text
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    for name, number in ids().items():
        row, expected = rows[str(number)], f"a{PAYLOADS[name]}b"
        kept = {row[field.replace("-", "_")] for field in FIELDS if field not in ("tag", "owner")}
        assert {expected} == kept
        assert (f"{expected} {name}", expected) == (row["name"], row["owner"])


@pytest.mark.parametrize("command", ["today", "db check", "export {file}", "import {file}"])
def test_a_path_never_steers_a_terminal(command: str, program: Program) -> None:
    """Paths are typed by scripts as well, and stand in messages."""
    program.add("Anna")
    file = str(Path(f"a{PAYLOADS['clear']}{PAYLOADS['bidi-override']}b"))
    words_ = [word.format(file=file) for word in command.split()]
    if "{file}" not in command:
        words_ = ["--db", file, *words_]
    done = program.forked(*words_)
    assert (set(), set()) == (steering(done.out), steering(done.err))
