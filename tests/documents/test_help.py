"""`--help`, as a person reads it in a terminal of 80 columns, and its examples typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from .conftest import Commands
from .console import Shell
from .test_commands import _examples, _said

COLUMNS = 80
COMPUTERESE = re.compile(r"<\w+|\{|\brequired\b|\bint\b|\bstr\b|boolean", re.IGNORECASE)
ALWAYS = [
    "config me.name 'Olga Nowak'",
    "config me.company Wapno",
    "config me.phone '+48 601 555 001'",
    "add 'Anna Kowalska' --company Nowa --topic 'web site' --next-step 'a sketch'",
]
BEFORE = {
    "work": ["close anna"],
    "reopen": ["close anna"],
    "lose": ["sign anna"],
    "complaint open": ["sign anna"],
    "complaint ack": ["sign anna", "complaint open anna 'the pump leaks'"],
    "complaint answer": ["sign anna", "complaint open anna 'the pump leaks'"],
    "remark open": ["sign anna"],
    "remark answer": ["sign anna", "remark anna 'the invoice came twice'"],
    "plan move": ["plan new two-calls", "plan move anna two-calls"],
    "db restore": ["db backup"],
}
"""What is typed before an example, so that it makes sense."""


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell in a terminal of 80 columns."""
    shell = Shell(tmp_path)
    shell.exported["COLUMNS"] = str(COLUMNS)
    return shell


def pages(commands: Commands) -> list[str]:
    """What `--help` is asked for: the program, its commands, its groups."""
    groups = {name.split()[0] for name in commands if " " in name}
    return ["", *commands, *sorted(groups)]


def test_a_page_reads_well_at_80_columns(commands: Commands, shell: Shell) -> None:
    """No line is wider, and none speaks of types: what is typed is called TEXT, NUMBER, WHEN."""
    wrong = [
        (name, line)
        for name in pages(commands)
        for line in shell.run(f"cadence {name} --help").splitlines()
        if cell_len(line) > COLUMNS or COMPUTERESE.search(line)
    ]
    assert [] == wrong


def test_a_page_shows_how_the_command_is_typed(commands: Commands, shell: Shell) -> None:
    """What may be left out stands in brackets, what may not does not."""
    first = {
        name: shell.run(f"cadence {name} --help").split("Usage: ")[1].splitlines()[0].strip()
        for name in ("log", "add", "history", "away")
    }
    assert {
        "log": "cadence log [OPTIONS] WHO OUTCOME",
        "add": "cadence add [OPTIONS] [NAME]",
        "history": "cadence history [OPTIONS] [WHO]",
        "away": "cadence away [OPTIONS] FROM [TO]",
    } == first


def test_every_value_says_what_it_is_for(commands: Commands) -> None:
    """No flag and no argument is without a word."""
    silent = [
        (name, param.name)
        for name, one in commands.items()
        for param in one.params
        if not param.help
    ]
    assert [] == silent


def examples(commands: Commands) -> dict[str, list[str]]:
    """The examples by their commands, as words behind `cadence`."""
    return {
        name: words
        for name, one in commands.items()
        for example in _examples(one.help)
        for words in _said(example)
    }


def test_an_example_does_what_it_says(commands: Commands, tmp_path: Path) -> None:
    """Each is typed, for somebody who is where the example makes sense; each ends well."""
    failed = []
    for name, words in examples(commands).items():
        (tmp_path / name).mkdir()
        shell = Shell(tmp_path / name)
        (shell.folder / "contacts.csv").write_text("name,company\nJaan Tamm,Tamm\n", "utf-8")
        for before in [] if name == "add" else [*ALWAYS, *BEFORE.get(name, [])]:
            shell.run(f"cadence {before}")
        shell.exported["CADENCE_TODAY"] = "2026-12-11"
        told = shell.run_words(["cadence", *words, "--yes"])
        if shell.code:
            failed.append((name, words, told))
    assert [] == failed
