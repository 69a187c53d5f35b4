"""The worked case G to its end: who stalled telephones, and the user decides on a terminal."""

from __future__ import annotations

from typing import Any

import pexpect  # type: ignore[import-untyped]
import pytest

from .journal import Journal, Person, Standing

QUESTION = "was closed as stalling; such prospects seldom become good partners. Reopen? [y/N]"
DATE = "Which day was agreed?"
DECIDER = "Who decides there?"
THAT_DAY = "2027-03-10"


@pytest.fixture
def days() -> str:
    """The calendar does not matter to a question."""
    return "skip"


@pytest.fixture
def goran(journal: Journal) -> Person:
    """Goran of case G, who cannot sign, stalled twice and was closed for it."""
    words = ("--decision-maker", "no", "--first-call", "2026-11-23")
    goran = journal.on("2026-11-21").add("Goran Ggg", *words)
    goran.log("2026-11-23", "stall", "--kind", "fit")
    goran.log("2026-11-26", "stall", "--kind", "think")
    goran.close("2026-11-26", "--reason", "stalling")
    return goran


def ended(talk: Any) -> tuple[int, str]:
    """The exit code, and what was shown since the last answer."""
    talk.expect(pexpect.EOF)
    talk.close()
    return talk.exitstatus, talk.before


def test_who_confirms_is_asked_for_the_date_and_the_decider(
    journal: Journal, goran: Person
) -> None:
    """He is in talks from then on, due on the agreed day; who decides is written down."""
    talk = journal.typed(THAT_DAY, "reopen", "goran")
    talk.expect_exact(QUESTION)
    talk.sendline("y")
    talk.expect_exact(DATE)
    talk.sendline("2027-03-15")
    talk.expect_exact(DECIDER)
    talk.sendline("his sister Mira")
    code, shown = ended(talk)
    assert 0 == code
    assert "Next (in talks): reply on Mon 15 Mar 2027" in shown
    assert "seldom become good partners" in shown
    prospect = goran.show(THAT_DAY)["prospect"]
    assert ("engaged", "his sister Mira") == (prospect["state"], prospect["who_decides"])


def test_one_undo_takes_all_of_it_back(journal: Journal, goran: Person) -> None:
    """The entry and the answer are one change; a redo brings both."""
    before = goran.show(THAT_DAY)
    talk = journal.typed(THAT_DAY, "reopen", "goran")
    for question, answer in ((QUESTION, "yes"), (DATE, "friday"), (DECIDER, "Mira")):
        talk.expect_exact(question)
        talk.sendline(answer)
    assert 0 == ended(talk)[0]
    reopened = goran.show(THAT_DAY)
    assert ("2027-03-12", "Mira") == (
        reopened["next"]["due_on"],
        reopened["prospect"]["who_decides"],
    )
    journal.on(THAT_DAY).json("undo")
    assert before == goran.show(THAT_DAY)
    journal.on(THAT_DAY).json("undo", "--redo")
    assert reopened == goran.show(THAT_DAY)


@pytest.mark.parametrize("answer", ["", "n", "no", "perhaps"])
def test_who_declines_leaves_him_closed(journal: Journal, goran: Person, answer: str) -> None:
    """Enter is a no: nothing changed at all."""
    before = journal.dump()
    talk = journal.typed(THAT_DAY, "reopen", "goran")
    talk.expect_exact(QUESTION)
    talk.sendline(answer)
    code, shown = ended(talk)
    assert (2, before) == (code, journal.dump())
    assert "Left as it was." in shown
    assert goran.listed("2027-03-15") is None


def test_enter_leaves_the_next_working_day(journal: Journal, goran: Person) -> None:
    """A date that cannot be read is asked for again; Enter is the tool's own."""
    talk = journal.typed(THAT_DAY, "reopen", "goran")
    talk.expect_exact(QUESTION)
    talk.sendline("y")
    talk.expect_exact(DATE)
    talk.sendline("31 February")
    talk.expect_exact(DATE)
    talk.sendline("")
    talk.expect_exact(DECIDER)
    talk.sendline("")
    assert 0 == ended(talk)[0]
    shown = goran.show(THAT_DAY)
    assert ("reply", "2027-03-11") == (shown["next"]["action"], shown["next"]["due_on"])
    assert shown["prospect"]["who_decides"] is None


def test_ctrl_c_at_any_question_changes_nothing(journal: Journal, goran: Person) -> None:
    """Somebody changes their mind after the second question."""
    before = journal.dump()
    talk = journal.typed(THAT_DAY, "reopen", "goran", "--when", "friday")
    talk.expect_exact(QUESTION)
    talk.sendline("y")
    talk.expect_exact(DECIDER)  # the date was given
    talk.sendcontrol("c")
    code, shown = ended(talk)
    assert (130, before) == (code, journal.dump())
    assert "Traceback" not in shown


def test_with_yes_nothing_is_asked(journal: Journal, goran: Person) -> None:
    """The flag is the answer; the warning stays."""
    code, shown = ended(journal.typed(THAT_DAY, "reopen", "goran", "--yes"))
    assert (0, False) == (code, "[y/N]" in shown)
    assert "seldom become good partners" in shown


def test_where_nobody_can_be_asked_he_is_reopened_with_the_warning(goran: Person) -> None:
    """A script reads the code, and the message says what to ask him."""
    answer = goran.do(THAT_DAY, "reopen", "--when", "2027-03-15")
    assert Standing("reply", "2027-03-15", "engaged", calls=2, stalls=2) == answer.standing
    assert {"seldom-good"} == set(answer.warnings)
    assert "Ask for a date, and who decides" in answer.warnings["seldom-good"]


def test_who_was_closed_for_another_reason_is_reopened_without_a_question(
    journal: Journal,
) -> None:
    """Only three reasons are asked about."""
    anna = journal.on("2026-11-21").add("Anna Aaa")
    anna.close("2026-11-26")
    code, shown = ended(journal.typed(THAT_DAY, "reopen", "anna"))
    assert (0, False) == (code, "[y/N]" in shown)


@pytest.mark.parametrize(("answer", "state"), [("y", "engaged"), ("n", "do-not-contact")])
def test_who_asked_for_peace_comes_back_only_when_they_wrote(
    journal: Journal, answer: str, state: str
) -> None:
    """On a terminal it is asked; a no leaves everything as it was."""
    dzana = journal.on("2026-11-21").add("Dzana Ddd")
    dzana.close("2026-11-26", "--reason", "do-not-contact")
    talk = journal.typed(THAT_DAY, "reopen", "dzana")
    talk.expect_exact("Did they write first? [y/N]")
    talk.sendline(answer)
    assert (0 if answer == "y" else 2) == ended(talk)[0]
    assert state == dzana.show(THAT_DAY)["prospect"]["state"]
