"""`--plain`: a person with a screen reader, on a terminal, is asked line by line."""

from __future__ import annotations

from typing import Any

import pytest

from process.program import TUESDAY, Program

from .typist import ENTER, Typist

QUESTION = "What did it come to? (? for all)"


@pytest.fixture
def two(peopled: Program) -> Program:
    """Anna and Beata, both due."""
    peopled.environment["CADENCE_TODAY"] = TUESDAY
    return peopled


def logged(program: Program, who: int) -> list[tuple[Any, ...]]:
    """(outcome, kind, when, reason, note) of everything in somebody's log."""
    touches = program.inside("show", str(who), "--json").document["touches"]
    return [
        (one["outcome"], one["kind"], one["when"], one["reason"], one["note"]) for one in touches
    ]


def plain(program: Program, **environment: str) -> Typist:
    """The program on a terminal that is long enough for all of it."""
    return Typist(program, "work", "--plain", columns=120, rows=80, **environment)


def test_what_an_outcome_needs_is_asked_in_turn(two: Program) -> None:
    """Each question by itself; Enter takes what stands in brackets."""
    with plain(two) as typist:
        typist.until(QUESTION).press(f"refused{ENTER}")
        typist.until("Why? [dropped, ").press(f"competitor{ENTER}")
        typist.until("Which competitor? (Enter: none)").press(f"Kuldmuna{ENTER}")
        typist.until("Why did they win? (Enter: none)").press(ENTER)
        typist.until("Note (Enter: none)").press(f"calm{ENTER}")
        typist.until("2 of 2: #2 Beata").press(f"stop{ENTER}")
        assert 0 == typist.ended()
    assert [("refused", None, None, "competitor", "calm")] == logged(two, 1)
    assert b"\x1b" not in typist.raw


def test_a_mistake_is_told_and_asked_again(two: Program) -> None:
    """The person stays; a date that cannot be read is asked for again."""
    with plain(two) as typist:
        typist.until(QUESTION).press(f"held{ENTER}").until("No meeting is agreed.")
        typist.press(f"dance{ENTER}").until("'dance' is no outcome.")
        typist.press(f"back{ENTER}").until("This is the first.")
        typist.press(f"meeting{ENTER}").until("When is the meeting?").press(f"soon{ENTER}")
        typist.until("'soon' is not a date.").press(f"friday{ENTER}").until("Note")
        typist.press(ENTER).until("2 of 2").press("\x04")
        assert 0 == typist.ended()
    assert [("meeting", None, "2026-11-27", None, "")] == logged(two, 1)


@pytest.mark.parametrize(
    ("answer", "entry"), [("y", ("stall", "later", "2m")), ("", ("spoke", None, None))]
)
def test_a_note_that_sounds_like_a_stall_is_asked_about(
    answer: str, entry: tuple[Any, ...], two: Program
) -> None:
    """As `log` does."""
    with plain(two) as typist:
        typist.until(QUESTION).press(f"spoke --note 'call me in two months'{ENTER}")
        typist.until("Log it so? [y/N]").press(f"{answer}{ENTER}").until("2 of 2")
    assert [entry] == [one[:3] for one in logged(two, 1)]


def test_what_the_words_lack_is_filled_in(two: Program) -> None:
    """Asked for one by one, kept, and the words are read again."""
    with plain(two) as typist:
        typist.until(QUESTION).press(f"fill{ENTER}").until("Your name? (Enter: none)")
        typist.press(f"Olga{ENTER}").until("Your company?").press(f"Lis{ENTER}")
        typist.until("The topic?").press(ENTER).until("Your phone?").press(ENTER)
        typist.until("me.name is set; me.company is set.").until(
            "say: Hello. This is Olga from Lis."
        )
        typist.press(f"undo{ENTER}").until("Taken back: me.company")
    assert [] == logged(two, 1)


def test_a_question_mark_lists_the_outcomes(two: Program) -> None:
    """The words, and their keys."""
    with plain(two) as typist:
        typist.until(QUESTION).press(f"?{ENTER}").until("no-answer (n), voicemail (v)")
        typist.until("next (Enter), back (b), undo (u), keys (?), stop (q)")
        typist.press(f"script{ENTER}").until("if it is a no: Thank you for a straight answer.")


def test_a_terminal_that_cannot_be_steered_is_asked_line_by_line(two: Program) -> None:
    """`TERM=dumb` needs no flag."""
    with Typist(two, "work", columns=120, rows=80, TERM="dumb") as typist:
        typist.until(QUESTION).press(f"n{ENTER}").until("Note").press(ENTER).until("2 of 2")
        typist.press(f"q{ENTER}")
        assert 0 == typist.ended()
    assert b"\x1b" not in typist.raw


def test_messages_are_wrapped_between_words(two: Program) -> None:
    """Those beside the result as well."""
    with Typist(two, "work", "--plain", columns=40, rows=80) as typist:
        typist.until("for all)").press(f"n{ENTER}").until("Note").press(ENTER).until("2 of 2")
        typist.until("for all)").settled().press("\x03")
        assert 130 == typist.ended()
    assert ["Stopped. 1 logged, and kept. To go on:", "  cadence work"] == [
        row for row in typist.rows if row
    ][-2:]


def test_ctrl_c_keeps_what_was_logged(two: Program) -> None:
    """Exit code 130, here too."""
    with plain(two) as typist:
        typist.until(QUESTION).press(f"n -n x{ENTER}").until("2 of 2").until(QUESTION)
        typist.settled().press("\x03")
        assert 130 == typist.ended()
    assert "Stopped. 1 logged, and kept. To go on: cadence work" in typist.raw.decode()
    assert 1 == len(logged(two, 1))
