"""`add --cadence`: somebody is enrolled with the steps that the file has that day."""

from __future__ import annotations

import pytest

from acceptance.journal import Journal, Standing

from .written import GENTLE, TODAY, Written


def test_the_first_step_is_due_by_its_own_interval(journal: Journal, written: Written) -> None:
    """A letter two working days after the talk, not a call the next day."""
    written.cadence("letters", "letter-1 letter 2bd", "letter-2 letter 1m")
    anna = journal.on(TODAY).add("Anna Kowalska", "--cadence", "letters")
    assert Standing("letter-1", "2026-11-25") == anna.added.standing
    assert "letters" == anna.show(TODAY)["prospect"]["cadence"]


def test_a_cadence_is_worked_to_its_end(journal: Journal, written: Written) -> None:
    """Letter, e-mail, two calls; the last call closes."""
    written.cadence("gentle", *GENTLE)
    anna = journal.on(TODAY).add("Anna", "--cadence", "gentle")
    assert "e-mail-1" == anna.log("2026-11-24", "sent").standing.action
    assert Standing("call-1", "2026-12-11") == anna.log("2026-11-27", "sent").standing
    assert "2027-01-11" == anna.log("2026-12-11", "no-answer").standing.due_on
    closed = anna.log("2027-01-11", "voicemail")
    assert Standing(None, None, "closed", calls=2) == closed.standing
    assert "no-reply" == closed.prospect["close_reason"]


def test_what_is_done_goes_the_way_of_its_step(journal: Journal, written: Written) -> None:
    """The channel in the log is the step's, unless another one is given."""
    written.cadence("mixed", "e-mail-1 e-mail 1d", "visit-1 visit 1d", "social-1 social 1d")
    anna = journal.on(TODAY).add("Anna", "--cadence", "mixed")
    anna.log("2026-11-24", "sent")
    anna.log("2026-11-25", "spoke")
    anna.log("2026-11-26", "sent", "--channel", "letter", "--revive", "6m")
    channels = [touch["channel"] for touch in anna.show("2026-11-26")["touches"]]
    assert ["e-mail", "visit", "letter"] == channels


def test_a_step_is_listed_and_told_by_its_name(journal: Journal, written: Written) -> None:
    """In today's list, in its filter, in the sentence after it is done."""
    written.cadence("mixed", "e-mail-1 e-mail 1d", "visit-1 visit 1w")
    journal.on(TODAY).add("Anna", "--cadence", "mixed")
    words = ("today", "--action", "e-mail-1", "--format", "tsv")
    assert "\te-mail 1\tAnna\t" in journal.run("2026-11-24", *words).out
    printed = journal.run("2026-11-24", "log", "anna", "sent")
    assert "Anna: e-mail 1 sent. Next: visit 1 on Tue 1 Dec 2026.\n" == printed.out


def test_why_tells_what_the_step_says(journal: Journal, written: Written) -> None:
    """And, at the last step, when to let go."""
    written.cadence("two", "call-1 call 1d", "call-2 call 3d")
    anna = journal.on(TODAY).add("Anna", "--cadence", "two")
    assert "Call 1: call-1!\n" in anna.run(TODAY, "why").out
    assert "Let go when" not in anna.run(TODAY, "why").out
    anna.log("2026-11-24", "no-answer")
    assert "Let go when" in anna.run("2026-11-24", "why").out


def test_a_changed_file_moves_nobody(journal: Journal, written: Written) -> None:
    """Who was enrolled keeps the steps of that day; who comes later has the new ones."""
    path = written.cadence("mine", "call-1 call 1d", "call-2 call 3d", "letter letter 1w")
    anna = journal.on(TODAY).add("Anna", "--cadence", "mine")
    written.cadence("mine", "call-1 call 2d", "visit-1 visit 1w")
    beata = journal.on(TODAY).add("Beata", "--cadence", "mine")
    assert ("2026-11-24", "2026-11-25") == (
        anna.added.standing.due_on,
        beata.added.standing.due_on,
    )
    path.unlink()
    assert "call-2" == anna.log("2026-11-25", "no-answer").standing.action
    assert "visit-1" == beata.log("2026-11-25", "no-answer").standing.action
    assert "letter" == anna.log("2026-11-30", "no-answer").standing.action
    assert "All is well.\n" == journal.run("2026-11-30", "db", "check").out


def test_a_first_call_on_a_day_is_the_first_step(journal: Journal, written: Written) -> None:
    """Whatever its channel, and kept on a Sunday."""
    written.cadence("gentle", *GENTLE)
    words = ("--cadence", "gentle", "--first-call", "2026-11-29")
    anna = journal.on(TODAY).add("Anna", *words)
    assert Standing("letter-1", "2026-11-29") == anna.added.standing


def test_the_built_in_one_can_be_named(journal: Journal) -> None:
    """It is what everybody has who is not given another."""
    words = ("--cadence", "three-calls-and-a-letter")
    assert "call-1" == journal.on(TODAY).add("Anna", *words).added.standing.action


WRONG = {
    "an unknown one": (["--cadence", "nowhere"], 3),
    "a path": (["--cadence", "../cadences/broken"], 2),
    "a faulty one": (["--cadence", "broken"], 6),
    "for a client": (["--cadence", "gentle", "--client-since", "2026-01-02"], 2),
}


@pytest.mark.parametrize("case", WRONG)
def test_nobody_is_entered_with_a_cadence_that_cannot_be(
    journal: Journal, written: Written, case: str
) -> None:
    """One sentence, and nothing is stored."""
    written.cadence("gentle", *GENTLE)
    written.write("broken", "name = 1\n")
    journal.on(TODAY).add("Beata")
    words, code = WRONG[case]
    assert code == journal.run(TODAY, "add", "Anna", *words).code
    assert 1 == journal.on(TODAY).json("list")["total"]


def test_undo_takes_the_enrolment_back(journal: Journal, written: Written) -> None:
    """And redo brings it back with the same steps."""
    written.cadence("gentle", *GENTLE)
    journal.on(TODAY).add("Anna", "--cadence", "gentle")
    journal.run(TODAY, "undo")
    document = journal.on(TODAY).json("undo", "--redo")
    assert "letter-1" == document["next"]["action"]
