"""The tables of the README say what the program does."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import cadence
from cadence.engine.vocabulary import LOGGED, Reason
from cadence.errors import CadenceError
from cadence.services.settings import DEFAULTS, read_settings

from .console import EXAMPLES, ROOT, Shell
from .markdown import block, codes, table

INTERRUPTED = (128 + 2, 128 + 15, 128 + 1)
"""What a shell says of Ctrl-C, TERM and HUP."""


def kinds(error: type[CadenceError]) -> set[type[CadenceError]]:
    """An error and everything below it, as far as the program's errors go."""
    found = {error}.union(*(kinds(kind) for kind in error.__subclasses__()))
    return {kind for kind in found if kind.__module__ == "cadence.errors"}


def test_the_settings_in_the_readme_are_the_defaults(readme: str) -> None:
    """The README's settings file is complete, and says what holds without it."""
    promised = _flat(tomllib.loads(block(readme, "toml")))
    assert promised == DEFAULTS


def _flat(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in document.items():
        if isinstance(value, dict):
            found |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            found[name] = value
    return found


def test_the_example_settings_are_read() -> None:
    """Nothing in the example is misspelt: an unknown key or value would raise."""
    text = (EXAMPLES / "config.toml").read_text("utf-8")
    assert read_settings(tomllib.loads(text), text, "config.toml")["calendar.country"] == "PL"


def test_every_exit_code_is_in_the_readme(readme: str) -> None:
    """The table has each error's exit code, and no other."""
    promised = {
        int(code) for row in table(readme, "exit code") for code in re.findall(r"\d+", row[0])
    }
    assert {0, *(kind.exit_code for kind in kinds(CadenceError)), *INTERRUPTED} == promised


def test_every_error_code_stands_beside_its_exit_code(readme: str) -> None:
    """The word in the JSON error and the number mean the same in the table."""
    promised = {(code, int(row[0])) for row in table(readme, "exit code") for code in codes(row[1])}
    assert {(kind.code, kind.exit_code) for kind in kinds(CadenceError)} == promised


def test_every_outcome_is_in_the_readme(readme: str) -> None:
    """The table of outcomes has each word that `log` takes, and no other."""
    told = [codes(row[0])[0].split()[0] for row in table(readme, "outcome")]
    assert sorted(LOGGED) == sorted(told)


def test_every_close_reason_is_in_the_readme(readme: str) -> None:
    """The table of reasons has each word that `close` takes, and that of the letter."""
    told = [code for row in table(readme, "reason") for code in codes(row[0])]
    assert sorted(Reason) == sorted(told)


def closing(readme: str) -> list[tuple[str, str, str]]:
    """(reason, state after, next) as the README has it."""
    return [
        (reason, codes(row[1])[0], row[2])
        for row in table(readme, "reason")
        for reason in codes(row[0])
        if reason != "no-reply"
    ]


def test_a_close_reason_leads_where_the_readme_says(readme: str, tmp_path: Path) -> None:
    """Each reason, used on somebody in the cadence, leaves them in the state of the table."""
    shell = Shell(tmp_path)
    found = []
    for reason, _state, _next in closing(readme):
        added = json.loads(shell.run(f"cadence add 'X {reason}' --json"))
        who = added["prospect"]["id"]
        closed = json.loads(shell.run(f"cadence close {who} --reason {reason} --json"))
        due = closed["next"]
        after = AFTER[due["action"], due["due_on"]] if due else "nothing"
        found.append((reason, closed["prospect"]["state"], after))
    assert closing(readme) == found


AFTER = {
    ("hello", "2027-02-23"): "a hello after 3 months",
    ("hello", "2027-05-24"): "a hello after 6 months",
    ("revival", "2027-05-24"): "one call after 6 months",
}
"""What is due, counted from Mon 23 Nov 2026."""


def test_the_changelog_tells_of_this_version() -> None:
    """A version that is not in the changelog is not released."""
    assert cadence.__version__ in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["demo", "tests"])
def test_a_fresh_machine_needs_one_command(readme: str, name: str) -> None:
    """CI takes both commands out of the README: a marked block with one line each."""
    found = re.findall(rf"^<!-- fresh machine: {name} -->\n```sh\n(.*)\n```$", readme, re.MULTILINE)
    assert len(found) == 1
