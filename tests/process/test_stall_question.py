"""A note that sounds like a stall, on a terminal: asked about once, and decided by a person."""

from __future__ import annotations

import sys
from typing import Any

import pexpect  # type: ignore[import-untyped]
import pytest

from .program import PATIENCE, Program

NOTE = "Zadzwonić za dwa miesiące"
QUESTION = "That sounds like a stall (later, in 2 months). Log it so? [y/N]"
LOADED = """
import sys
from cadence.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:  # how a completion ends
    pass
rooms = ("cadence.engine.phrases", "cadence.engine.stalls", "cadence.words")
print(*(name for name in sys.modules if name.startswith(rooms)), file=sys.stderr)
"""


def typed(program: Program, *words: str) -> Any:
    """A command on a terminal, that somebody has just typed."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "cadence", *words],
        env=program.environment,
        timeout=PATIENCE,
        encoding="utf-8",
        dimensions=(40, 200),
    )


def ended(talk: Any) -> tuple[int, str]:
    """The exit code, and what was shown since the last answer."""
    talk.expect(pexpect.EOF)
    talk.close()
    return talk.exitstatus, talk.before


def logged(program: Program) -> list[tuple[Any, Any, Any, Any]]:
    """(outcome, kind, when, note) of everything in Anna's log."""
    touches = program.inside("show", "1", "--json").document["touches"]
    return [(one["outcome"], one["kind"], one["when"], one["note"]) for one in touches]


@pytest.mark.parametrize("answer", ["y", "Yes"])
def test_a_yes_logs_the_stall(answer: str, peopled: Program) -> None:
    """The kind and the date come out of the note; the next step is due then."""
    talk = typed(peopled, "log", "anna", "spoke", "--note", NOTE)
    talk.expect_exact(QUESTION)
    talk.sendline(answer)
    code, shown = ended(talk)
    assert (0, [("stall", "later", "2m", NOTE)]) == (code, logged(peopled))
    assert "call 1, stall (later). Next: call 2 on Mon 25 Jan 2027" in shown


@pytest.mark.parametrize("answer", ["", "n", "no", "perhaps"])
def test_anything_else_logs_what_was_typed(answer: str, peopled: Program) -> None:
    """Enter is a no; the question is not put again, and nobody is warned after it."""
    talk = typed(peopled, "log", "anna", "spoke", "--note", NOTE)
    talk.expect_exact(QUESTION)
    talk.sendline(answer)
    code, shown = ended(talk)
    assert (0, [("spoke", None, None, NOTE)]) == (code, logged(peopled))
    assert "sounds like" not in shown


def test_the_end_of_the_input_is_no_answer(peopled: Program) -> None:
    """Ctrl-D at the question: what was typed is logged."""
    talk = typed(peopled, "log", "anna", "spoke", "--note", NOTE)
    talk.expect_exact(QUESTION)
    talk.sendeof()
    assert 0 == ended(talk)[0]
    assert [("spoke", None, None, NOTE)] == logged(peopled)


def test_ctrl_c_at_the_question_logs_nothing(peopled: Program) -> None:
    """Somebody changes their mind altogether."""
    before = peopled.content()
    talk = typed(peopled, "log", "anna", "spoke", "--note", NOTE)
    talk.expect_exact(QUESTION)
    talk.sendcontrol("c")
    code, shown = ended(talk)
    assert (130, before) == (code, peopled.content())
    assert "Traceback" not in shown


def test_nobody_waits_while_a_person_thinks(peopled: Program) -> None:
    """Another command writes while the question stands."""
    talk = typed(peopled, "log", "anna", "spoke", "--note", NOTE)
    talk.expect_exact(QUESTION)
    assert 0 == peopled.inside("note", "beata", "in the meantime").code
    talk.sendline("y")
    assert 0 == ended(talk)[0]


def test_a_stall_without_a_kind_is_asked_about_as_well(peopled: Program) -> None:
    """What is missing comes out of the note."""
    talk = typed(peopled, "log", "anna", "stall", "--note", NOTE)
    talk.expect_exact(QUESTION)
    talk.sendline("y")
    assert 0 == ended(talk)[0]
    assert [("stall", "later", "2m", NOTE)] == logged(peopled)


def test_who_is_asked_first(peopled: Program) -> None:
    """Two Annas: which one, and then what she said."""
    peopled.add("Anna Nowak")
    talk = typed(peopled, "log", "anna", "spoke", "--note", NOTE)
    talk.expect_exact("[1-2]")
    talk.sendline("1")
    talk.expect_exact(QUESTION)
    talk.sendline("y")
    assert 0 == ended(talk)[0]
    assert [("stall", "later", "2m", NOTE)] == logged(peopled)


@pytest.mark.parametrize("flag", ["--yes", "--json", "--quiet"])
def test_some_flags_ask_for_no_question(flag: str, peopled: Program) -> None:
    """What was typed is logged, as in a script."""
    code, shown = ended(typed(peopled, "log", "anna", "spoke", "--note", NOTE, flag))
    assert (0, [("spoke", None, None, NOTE)]) == (code, logged(peopled))
    assert "[y/N]" not in shown
    assert ("--quiet" != flag) == ("cadence undo; cadence log 1 stall" in shown)


@pytest.mark.parametrize(
    "words",
    [
        ["log", "anna", "spoke", "--note", "spoke about the next step"],
        ["log", "anna", "no-answer", "--note", NOTE],
        ["log", "anna", "stall", "--kind", "later", "--when", "2m", "--note", NOTE],
    ],
    ids=["no stall", "nobody said it", "all of it typed"],
)
def test_nothing_is_asked_where_nothing_is_to_be_decided(
    words: list[str], peopled: Program
) -> None:
    """A question is the exception."""
    code, shown = ended(typed(peopled, *words))
    assert 0 == code
    assert "[y/N]" not in shown


@pytest.mark.parametrize(
    "command", ["--help", "log --help", "today", "log anna spoke", "log anna no-answer -n later"]
)
def test_the_words_are_loaded_when_there_is_a_note_to_read(command: str, peopled: Program) -> None:
    """No other command pays for them."""
    peopled.environment["LOADED"] = LOADED
    done = peopled.shell(f'"$PYTHON" -c "$LOADED" {command}')
    assert "" == done.err.splitlines()[-1]


def test_a_completion_does_not_load_the_words(peopled: Program) -> None:
    """It runs at every press of the tab key."""
    peopled.environment |= {
        "LOADED": LOADED,
        "_CADENCE_COMPLETE": "zsh",
    }
    assert "" == peopled.shell('"$PYTHON" -c "$LOADED" log an').err.splitlines()[-1]


def test_a_note_that_is_read_loads_them(peopled: Program) -> None:
    """The check above would see it."""
    peopled.environment["LOADED"] = LOADED
    done = peopled.shell('"$PYTHON" -c "$LOADED" log anna spoke --note later')
    assert {"cadence.engine.stalls", "cadence.words.stalls"} <= set(
        done.err.splitlines()[-1].split()
    )
