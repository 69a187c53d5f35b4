"""Stopped, interrupted, closed: the terminal is given back, and what was logged stays logged."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios

import pytest

from process.program import TUESDAY, Program

from .typist import CTRL_C, CTRL_Z, ENTER, Typist, at_card

SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
KEPT = "Stopped. 1 logged, and kept. To go on: cadence work"
TAKEN = b"\x1b[?1049h"
LEFT_ALONE = b"\x1b[?25h\x1b[?2004l\x1b[?1049l"


@pytest.fixture
def due(peopled: Program) -> Program:
    """Anna and Beata, both due."""
    peopled.environment["CADENCE_TODAY"] = TUESDAY
    return peopled


def outcomes(program: Program, who: int) -> list[str]:
    """What was logged for somebody."""
    touches = program.inside("show", str(who), "--json").document["touches"]
    return [one["outcome"] for one in touches]


@pytest.mark.parametrize("where", ["card", "note", "choice"])
def test_ctrl_c_ends_it_and_keeps_what_was_logged(where: str, due: Program) -> None:
    """Exit code 130; the entry that was being made is not there, not even half."""
    with Typist(due) as typist:
        usual = typist.modes
        typist.until(at_card).press("n").until("Note").press(ENTER).until("2 of 2")
        assert usual != typist.modes
        if where == "note":
            typist.press("v").until("Note").press("half a no").until("half a no")
        if where == "choice":
            typist.press("f").until("Why?")
        code = typist.press(CTRL_C).ended()
        assert (130, usual) == (code, typist.modes)
    assert LEFT_ALONE in typist.raw
    assert KEPT in typist.raw.decode()
    assert (["no-answer"], []) == (outcomes(due, 1), outcomes(due, 2))


@pytest.mark.parametrize("number", SIGNALS, ids=[one.name for one in SIGNALS])
def test_a_signal_ends_it_with_its_code(number: signal.Signals, due: Program) -> None:
    """Whoever sends it: the modes are as before."""
    with Typist(due) as typist:
        usual = typist.modes
        typist.until(at_card).press("n").until("Note").press(ENTER).until("2 of 2")
        code = typist.signal(number).ended()
        assert (SIGNALS[number], usual) == (code, typist.modes)
    assert KEPT in typist.raw.decode()
    assert ["no-answer"] == outcomes(due, 1)


def test_a_terminal_that_is_closed_ends_it(due: Program) -> None:
    """Nobody waits for keys that cannot come."""
    typist = Typist(due)
    typist.until(at_card).press("n").until("Note").press(ENTER).until("2 of 2")
    os.close(typist.handle)
    code = os.waitstatus_to_exitcode(os.waitpid(typist.pid, 0)[1])
    assert (129, ["no-answer"]) == (code, outcomes(due, 1))


def test_ctrl_backslash_does_not_leave_the_terminal_in_a_mess(due: Program) -> None:
    """It would end the process on the spot."""
    with Typist(due) as typist:
        typist.until(at_card).press("\x1c").settled().press("q")
        assert 0 == typist.ended()


def test_keys_that_were_typed_too_early_answer_nothing(due: Program) -> None:
    """Before the first card is shown, nobody knows what they mean."""
    with Typist(due) as typist:
        typist.press("n", ENTER, "n", ENTER).until(at_card).settled()
        assert typist.rows[0].startswith("1 of 2")
    assert [] == outcomes(due, 1)


def shell(program: Program) -> Typist:
    """A shell with job control, as somebody has it in front of them."""
    program.environment |= {"PS1": "ready> ", "PYTHON": sys.executable}
    typist = Typist(program, command=["bash", "--norc", "--noprofile", "-i"])
    typist.until("ready>")
    return typist


def asked(typist: Typist, command: str, answer: str) -> None:
    """Type a command, and wait for what it says."""
    typist.press(f"{command}{ENTER}").until(
        lambda now: bool(re.search(rf"^{answer}$", now.text, re.MULTILINE))
    )


@pytest.mark.parametrize("in_between", ["", "bg"], ids=["fg", "bg and fg"])
def test_ctrl_z_gives_the_terminal_back_and_fg_goes_on(in_between: str, due: Program) -> None:
    """A note that is half typed is still there; the shell has its own modes meanwhile."""
    with shell(due) as typist:
        typist.press(f'stty -a > before; "$PYTHON" -m cadence work{ENTER}').until(at_card)
        typist.press("n").until("Note").press("half a no").until("half a no")
        typist.press(CTRL_Z).until("Stopped").until(lambda now: now.rows[-1] == "ready>")
        asked(typist, "clear; stty -a > meanwhile; cmp before meanwhile && echo same", "same")
        if in_between:
            asked(typist, "clear; bg; sleep 0.5; jobs > jobs; cat jobs; echo there", "there")
        typist.resize(100, 30).press(f"fg{ENTER}").until("> half a no").press("te")
        typist.until("> half a note").press(ENTER).until("2 of 2").press("q")
        typist.until("1 of 2 done").until("ready>")
        asked(typist, "clear; stty -a > after; cmp before after; cat after | wc -w", r"\d+")
        sizes = [(due.folder / name).read_text() for name in ("before", "after")]
        before, after = (re.sub(r"(rows|columns) \d+", "", text) for text in sizes)
        assert before == after
    assert ["no-answer"] == outcomes(due, 1)


def test_a_process_that_is_stopped_from_outside_comes_back_whole(due: Program) -> None:
    """`kill -STOP` cannot be caught: the modes are taken again afterwards."""
    with shell(due) as typist:
        typist.press(f'"$PYTHON" -m cadence work & echo $! > number; fg{ENTER}').until(at_card)
        number = int((due.folder / "number").read_text())
        os.kill(number, signal.SIGSTOP)
        typist.until("Stopped").until(lambda now: now.rows[-1] == "ready>")
        asked(typist, "clear; stty sane; echo there", "there")
        typist.press(f"fg{ENTER}").until(at_card).press("n").until("Note").press(ENTER)
        typist.until("2 of 2").press("q").until("1 of 2 done").until("ready>")
        local = termios.tcgetattr(typist.handle)[3]
        assert ["no-answer"] == outcomes(due, 1)
        assert local


def test_without_job_control_ctrl_z_does_no_harm(due: Program) -> None:
    """Where nobody could say `fg`, it goes on at once."""
    with Typist(due) as typist:
        typist.until(at_card).press("n").until("Note").press("half").until("> half")
        typist.press(CTRL_Z).until(lambda now: now.raw.count(TAKEN) == 2).settled()
        typist.press(" and half").until("> half and half").press(ENTER)
        typist.until("2 of 2").press("q")
        assert 0 == typist.ended()
    assert ["no-answer"] == outcomes(due, 1)
