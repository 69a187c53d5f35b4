"""What a milestone, a remark, a complaint or an offer says never steers a terminal."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len

from .payloads import PAYLOADS, steering, undrawn
from .program import TUESDAY, Program

LETTERS = "Ж" * 300
BRACKETS = "[/] [red]leaks[/red] [bold]"


def texts_of(payload: str) -> str:
    """A payload among letters, so that a text of it is never empty."""
    return f"a{payload}b"


@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_that_steers_a_terminal_is_printed_about_matters(
    name: str, program: Program
) -> None:
    """Every command about them, on both streams, as text and as JSON."""
    text = texts_of(PAYLOADS[name])
    program.add("Anna", "--client-since", "2026-11-02")
    printed = {}
    for command in (
        ["milestone", "1", "2026-11-23", text, "--yearly"],
        ["milestone", "1", "2026-11-24", text],
        ["remark", "1", text],
        ["complaint", "open", "1", text],
        ["complaint", "open", "1", text, "--defect"],
        ["complaint", "ack", "1"],
        ["milestone", "1", "--done"],
        ["complaint", "ack", "1", "--about", "4", "--note", text],
        ["complaint", "answer", "1", "--refuse", "--because", text, "--about", "4"],
        ["complaint", "answer", "1", "--accept", "--gesture", text, "--about", "5"],
        ["remark", "answer", "1", "--note", text],
        ["promo", text, "--until", "2026-12-31"],
        ["promo"],
        ["promo", "--stop", "1"],
        ["show", "1"],
        ["why", "1"],
        ["history", "1"],
        ["today", "--days", "60"],
        ["show", "1", "--json"],
        ["today", "--days", "60", "--json"],
        ["promo", "--json"],
        ["list"],
        ["undo", "--list"],
        ["undo"],
        ["milestone", text, "2026-12-01", text],
        ["complaint", "ack", text, "--json"],
        ["promo", text, "--until", text],
    ):
        done = program.inside(*command)
        assert done.code in (0, 2, 3, 5), done
        assert "Traceback" not in done.err
        printed[" ".join(command)] = done.out + done.err
    found = {command: found for command, text in printed.items() if (found := steering(text))}
    assert {} == found


@pytest.fixture(scope="module")
def beset(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A client with a long name and all sorts of matters; somebody who is to hear of an offer."""
    program = Program(tmp_path_factory.mktemp("beset"))
    program.environment["CADENCE_TODAY"] = "2026-09-01"
    client = str(program.add(LETTERS, "--client-since", "2026-08-31"))
    program.add("Beata [bold]")
    program.inside("log", "beata", "refused", "--reason", "price")
    program.environment["CADENCE_TODAY"] = TUESDAY
    for command in (
        ["complaint", "open", client, f"{BRACKETS} {LETTERS}", "--on", "2026-11-20"],
        ["remark", client, "\x1b[2J the invoice", "--on", "2026-11-20"],
        ["milestone", client, "2026-11-24", f"20 years :tada: {LETTERS}"],
        ["promo", f"{BRACKETS} {LETTERS}", "--until", "2026-12-31"],
    ):
        assert 0 == program.inside(*command).code
    return program


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("command", ["today", "list"])
def test_no_line_is_wider_than_the_terminal(command: str, columns: int, beset: Program) -> None:
    """Texts of 300 letters fold; brackets are letters; nothing steers."""
    drawn = undrawn(beset.on_terminal(command, "--quiet", columns=columns))
    assert [] == [line for line in drawn.splitlines() if cell_len(line) > columns]
    assert set() == steering(drawn, allowed="\n")


@pytest.mark.parametrize("columns", [40, 200])
def test_every_matter_is_on_the_list(columns: int, beset: Program) -> None:
    """Four lines, each with its text; markup in it is letters."""
    drawn = undrawn(beset.on_terminal("today", columns=columns))
    assert "4 due" in drawn
    words = " ".join(drawn.split())
    for part in ("acknowledge", "milestone", "promotion", "[red]leaks[/red]"):
        assert part in words or part in words.replace(" ", ""), part
    assert "🎉" not in drawn


def items(program: Program) -> list[dict[str, Any]]:
    """The lines of the day as a script reads them."""
    found: list[dict[str, Any]] = program.inside("today", "--json").document["items"]
    return found


def test_json_keeps_the_exact_texts(beset: Program) -> None:
    """What was entered is what a script reads, to the letter."""
    expected = {
        "complaint-ack": f"{BRACKETS} {LETTERS}",
        "remark": "\x1b[2J the invoice",
        "milestone": f"20 years :tada: {LETTERS}",
        "promotion": f"{BRACKETS} {LETTERS}",
    }
    assert expected == {one["action"]: one["about"]["text"] for one in items(beset) if one["about"]}


def test_columns_for_other_programs_stay_columns(beset: Program) -> None:
    """One line each, however long the texts are."""
    lines = beset.inside("today").out.splitlines()
    assert [len(items(beset)), 1] == [len(lines), len({line.count("\t") for line in lines})]
