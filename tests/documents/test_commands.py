"""Commands in the documents exist, and commands that exist are in the documents."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from cadence.cli.app import command

from .conftest import Commands
from .console import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
_FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_TYPED = re.compile(r"(?:^|\$ |\$\(|&& )cadence\b(?!-| =)([^`\n;|)&]*)")


def typed(markdown: str) -> list[list[str]]:
    """What a document tells people to type after `cadence`, in shell blocks and in inline code.

    Console blocks are played elsewhere.
    """
    blocks = [text for language, text in _FENCE.findall(markdown) if language == "sh"]
    lines = [line for block in blocks for line in block.splitlines()]
    lines += re.findall(r"`(cadence[^`\n]*)`", _FENCE.sub("", markdown))
    found = [match for line in lines for match in _TYPED.findall(line)]
    return [shlex.split(arguments, comments=True) for arguments in found]


def wrong_with(words: list[str], commands: Commands) -> str | None:
    """Why that cannot be typed; None when it can."""
    name, one = _command(words, commands)
    if one is None:
        plain = [word for word in words if not word.startswith("-")]
        return f"there is no command {plain[0]}" if plain else None
    unknown = [word for word in words if re.match("--?[a-z]", word) and word not in _flags(one)]
    return f"cadence {name} takes no {', '.join(unknown)}" if unknown else None


def _flags(one: Any) -> set[str]:
    params = one.get_params(one.make_context(one.name, [], resilient_parsing=True))
    return {flag for param in params for flag in (*param.opts, *param.secondary_opts)}


def _command(words: list[str], commands: Commands) -> tuple[str, Any]:
    """The command that is meant. Flags that stand before its name take one value each."""
    rest = list(words)
    while rest and rest[0].startswith("-"):
        rest = rest[2:] if rest[0] in ("--db", "--config", "--today") else rest[1:]
    for count in (2, 1):
        name = " ".join(rest[:count])
        if name in commands:
            return name, commands[name]
    if rest and f"{rest[0]} open" in commands:  # `remark WHO TEXT` is short for `remark open`
        return f"{rest[0]} open", commands[f"{rest[0]} open"]
    return "", None


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_tells_to_type_exists(document: str, commands: Commands) -> None:
    """No command and no flag in the documents is a wish."""
    text = (ROOT / document).read_text("utf-8")
    wrong = [(words, why) for words in typed(text) if (why := wrong_with(words, commands))]
    assert wrong == []


def test_wishes_are_found(commands: Commands) -> None:
    """The check itself sees an unknown command and an unknown flag."""
    assert wrong_with(["dance"], commands) == "there is no command dance"
    words = ["--db", "x", "today", "--dance", "--json"]
    assert wrong_with(words, commands) == "cadence today takes no --dance"
    assert wrong_with(["db", "check", "--fix"], commands) is None


def test_every_command_is_in_the_readme(commands: Commands, readme: str) -> None:
    """Somebody who reads the README to its end has met every command."""
    missing = [name for name in commands if not re.search(rf"cadence (--\S+ )*{name}\b", readme)]
    assert missing == []


def test_every_command_has_a_help_with_an_example(commands: Commands) -> None:
    """`cadence COMMAND --help` says what it does and how it is typed."""
    without = [name for name, one in commands.items() if not _examples(one.help)]
    assert without == []


def test_the_examples_in_the_help_can_be_typed(commands: Commands) -> None:
    """An example names an existing command and its own flags."""
    wrong = []
    for one in commands.values():
        for example in _examples(one.help):
            wrong += [why for words in _said(example) if (why := wrong_with(words, commands))]
    assert wrong == []


def _examples(text: str | None) -> list[str]:
    return re.findall(r"^ *Example: (.*)$", text or "", re.MULTILINE)


def _said(example: str) -> list[list[str]]:
    found = re.findall(r"cadence\b([^)]*)", example)
    return [shlex.split(arguments) for arguments in found]


def test_links_between_the_documents_lead_somewhere() -> None:
    """A link to a file of this repository names a file that is there."""
    links = [
        (document, link)
        for document in DOCUMENTS
        for link in re.findall(r"\]\(([^)#]+)", (ROOT / document).read_text("utf-8"))
        if "://" not in link
    ]
    assert [pair for pair in links if not Path(ROOT, pair[1]).exists()] == []


def test_modules_named_in_the_documents_are_there() -> None:
    """Whoever is sent to a module finds it."""
    named = {
        name
        for document in DOCUMENTS
        for name in re.findall(r"`((?:\w+/)+\w+\.py)`", (ROOT / document).read_text("utf-8"))
    }
    assert named != set()
    places = (ROOT, ROOT / "src/cadence")
    assert {name for name in named if not any((place / name).exists() for place in places)} == set()


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    """The short texts stand apart, so that the help need not load thirty commands."""
    group = command()
    said = {name: summary for name, (summary, _) in group.summaries.items()}
    itself = {name: (group.get_command(None, name).help or "").splitlines()[0] for name in said}
    assert itself == said
