"""`plan move`: somebody goes on by other steps; what was done counts, and undo takes it back."""

from __future__ import annotations

import pytest

from acceptance.journal import Journal, Person

from .written import GENTLE, TODAY, Written

CALLED = "2026-11-24"
AGAIN = "2026-11-27"


@pytest.fixture
def anna(journal: Journal, written: Written) -> Person:
    """Two calls are done, on Tuesday and on Friday; call 3 is due on Monday 30 November."""
    written.cadence("gentle", *GENTLE)
    written.cadence("two", "call-1 call 1d", "letter letter 1w")
    found = journal.on(TODAY).add("Anna Kowalska")
    found.log(CALLED, "no-answer")
    found.log(AGAIN, "voicemail", "--note", "number left")
    return found


def moved(journal: Journal, *words: str, code: int = 0) -> dict[str, object]:
    """The answer to `plan move anna …`."""
    return journal.on(AGAIN).json("plan", "move", "anna", *words, code=code)


def due(journal: Journal) -> tuple[str, str]:
    """What is due for Anna, and when."""
    item = journal.on(AGAIN).json("show", "anna")["next"]
    return item["action"], item["due_on"]


def test_after_two_steps_the_third_one_is_next(journal: Journal, anna: Person) -> None:
    """Two weeks after the second call, though the new cadence began with a letter."""
    document = moved(journal, "gentle")
    assert {
        "cadence": "three-calls-and-a-letter",
        "steps_done": 2,
        "action": "call-3",
        "due_on": "2026-11-30",
    } == document["before"]
    assert {
        "cadence": "gentle",
        "steps_done": 2,
        "action": "call-1",
        "due_on": "2026-12-11",
    } == document["after"]
    assert ("call-1", "2026-12-11") == due(journal)


def test_it_is_told_with_both_dates(journal: Journal, anna: Person) -> None:
    """Where they stand now, what is next, what was due before."""
    expected = [
        "Anna Kowalska: moved to gentle, 2 of 4 steps done. Next: call 1 on Fri 11 Dec 2026.",
        "  before: call 3 on Mon 30 Nov 2026 (three-calls-and-a-letter)",
    ]
    printed = journal.run(AGAIN, "plan", "move", "anna", "gentle")
    assert expected == printed.out.splitlines()


def test_a_dry_run_shows_both_dates_and_moves_nobody(journal: Journal, anna: Person) -> None:
    """The same words, and nothing to undo."""
    printed = journal.run(AGAIN, "plan", "move", "anna", "gentle", "--dry-run")
    assert "would be moved to gentle" in printed.out
    assert "call 1 on Fri 11 Dec 2026" in printed.out
    assert "call 3 on Mon 30 Nov 2026" in printed.out
    assert moved(journal, "gentle", "--dry-run")["dry_run"] is True
    assert ("call-3", "2026-11-30") == due(journal)
    assert "voicemail" in journal.run(AGAIN, "undo").out


def test_the_log_keeps_the_steps_it_was_logged_by(journal: Journal, anna: Person) -> None:
    """What was call 2 is not an e-mail now."""
    moved(journal, "gentle")
    steps = [touch["step"] for touch in anna.show(AGAIN)["touches"]]
    assert ["call-1", "call-2"] == steps
    assert "call 2, voicemail. number left" in anna.run(AGAIN, "history").out


def test_the_new_steps_go_on_to_their_end(journal: Journal, anna: Person) -> None:
    """The first call of the new cadence, then its last."""
    moved(journal, "gentle")
    assert ("call-2", "2027-01-11") == (
        anna.log("2026-12-11", "no-answer").standing.action,
        anna.show("2026-12-11")["next"]["due_on"],
    )
    assert "closed" == anna.log("2027-01-11", "spoke").standing.state
    assert "All is well.\n" == journal.run("2027-01-11", "db", "check").out


def test_something_may_be_logged_on_the_day_of_the_move(journal: Journal, anna: Person) -> None:
    """It is read by the new steps: a second call that day is refused, a line is not."""
    moved(journal, "gentle")
    assert 5 == anna.run(AGAIN, "log", "no-answer").code
    assert "engaged" == anna.log(AGAIN, "reply").standing.state


def test_an_entry_for_an_earlier_day_finds_its_place(journal: Journal, anna: Person) -> None:
    """Forgotten between the two calls: a third step is done, and the fourth is next."""
    moved(journal, "gentle")
    late = anna.log(AGAIN, "gatekeeper", "--on", "2026-11-25")
    assert ("call-2", "2026-12-28") == (late.standing.action, late.standing.due_on)
    steps = [touch["step"] for touch in anna.show(AGAIN)["touches"]]
    assert ["call-1", "call-2", "call-3"] == steps
    assert "All is well.\n" == journal.run(AGAIN, "db", "check").out


def test_undo_takes_the_move_back_and_redo_does_it_again(journal: Journal, anna: Person) -> None:
    """As one change, of its own."""
    moved(journal, "gentle")
    printed = journal.run(AGAIN, "undo")
    assert printed.out.startswith(
        "Taken back: Anna Kowalska: moved from three-calls-and-a-letter to gentle. "
        "Next: call 3 on Mon 30 Nov 2026"
    )
    assert "three-calls-and-a-letter" == anna.show(AGAIN)["prospect"]["cadence"]
    again = journal.on(AGAIN).json("undo", "--redo")
    assert ("gentle", "call-1", "2026-12-11") == (
        again["prospect"]["cadence"],
        again["next"]["action"],
        again["next"]["due_on"],
    )
    assert "All is well.\n" == journal.run(AGAIN, "db", "check").out


def test_every_change_around_a_move_can_be_taken_back(journal: Journal, anna: Person) -> None:
    """What was logged after it, the move, what was logged before it."""
    moved(journal, "gentle")
    anna.log("2026-12-11", "no-answer")
    seen = []
    for _ in range(3):
        journal.run("2026-12-11", "undo")
        seen.append(due(journal))
    expected = [("call-1", "2026-12-11"), ("call-3", "2026-11-30"), ("call-2", "2026-11-27")]
    assert expected == seen


def test_the_file_may_change_between_undo_and_redo(
    journal: Journal, written: Written, anna: Person
) -> None:
    """Redo puts back what was, not what the file says now."""
    moved(journal, "gentle")
    journal.run(AGAIN, "undo")
    (written.folder / "gentle.toml").unlink()
    assert "call-1" == journal.on(AGAIN).json("undo", "--redo")["next"]["action"]


def test_a_change_is_listed(journal: Journal, anna: Person) -> None:
    """`undo --list` tells what it was."""
    moved(journal, "gentle")
    last = journal.on(AGAIN).json("undo", "--list")["changes"][0]
    assert "Anna Kowalska: moved from three-calls-and-a-letter to gentle" == last["summary"]


def test_a_date_that_was_given_is_kept(journal: Journal, anna: Person) -> None:
    """Put off to a Sunday: only the step is another."""
    anna.snooze(AGAIN, "2026-12-13")
    moved(journal, "gentle")
    assert ("call-1", "2026-12-13") == due(journal)


def test_to_a_changed_file_and_back(journal: Journal, written: Written, anna: Person) -> None:
    """A file that was edited moves nobody; a move takes its new steps."""
    moved(journal, "gentle")
    written.cadence("gentle", *GENTLE[:3], "visit-1 visit 1w", "letter-2 letter 1w")
    assert ("call-1", "2026-12-11") == due(journal)
    moved(journal, "gentle")
    anna.log("2026-12-11", "no-answer")
    assert "visit-1" == anna.show("2026-12-11")["next"]["action"]
    back = journal.on("2026-12-11").json("plan", "move", "anna", "three-calls-and-a-letter")
    assert ("letter", "2026-12-18") == (back["next"]["action"], back["next"]["due_on"])


def test_there_and_back_again_leaves_things_as_they_were(journal: Journal, anna: Person) -> None:
    """With nothing logged in between."""
    before = anna.show(AGAIN)
    moved(journal, "gentle")
    moved(journal, "three-calls-and-a-letter")
    assert before == anna.show(AGAIN)


REFUSED = {
    "talks": (["meeting", "--when", "2026-12-01"], "in talks"),
    "a no": (["refused"], "keep in touch"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_only_somebody_in_cadence_can_be_moved(journal: Journal, anna: Person, case: str) -> None:
    """One sentence that says where they are."""
    words, state = REFUSED[case]
    anna.log(AGAIN, *words)
    printed = journal.run(AGAIN, "plan", "move", "anna", "gentle")
    expected = (
        "Only somebody in cadence can be moved to another one, and Anna Kowalska is not "
        f"({state}).\n"
    )
    assert (5, expected) == (printed.code, printed.err)


def test_somebody_closed_or_a_client_is_not_moved(journal: Journal, anna: Person) -> None:
    """The cadence is over for both."""
    client = journal.on(TODAY).add("Beata", "--client-since", "2026-01-02")
    assert 5 == journal.run(AGAIN, "plan", "move", str(client.number), "gentle").code
    anna.close(AGAIN)
    error = moved(journal, "gentle", code=5)["error"]
    assert isinstance(error, dict)
    assert ("refused", True) == (error["code"], "(closed)" in error["message"])


def test_a_cadence_that_is_too_short_is_refused(journal: Journal, anna: Person) -> None:
    """Two of two are done: there is no third, and nothing is changed."""
    printed = journal.run(AGAIN, "plan", "move", "anna", "two")
    expected = (
        "Anna Kowalska has done 2 steps already, and two has 2 steps: there is none left to "
        "stand at.\n"
    )
    assert (5, expected) == (printed.code, printed.err)
    assert ("call-3", "2026-11-30") == due(journal)


def test_who_is_there_already_is_not_moved(journal: Journal, anna: Person) -> None:
    """The same steps of the same cadence."""
    printed = journal.run(AGAIN, "plan", "move", "anna", "three-calls-and-a-letter")
    expected = "Anna Kowalska is on these steps of three-calls-and-a-letter already.\n"
    assert (5, expected) == (printed.code, printed.err)


WRONG = {
    "nobody of that name": (["nobody", "gentle"], 3),
    "no such cadence": (["anna", "nowhere"], 3),
    "a faulty cadence": (["anna", "broken"], 6),
    "no cadence": (["anna"], 2),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_move_that_cannot_be_understood_changes_nothing(
    journal: Journal, written: Written, anna: Person, case: str
) -> None:
    """Each with the exit code of its kind."""
    written.write("broken", "name = 1\n")
    words, code = WRONG[case]
    assert code == journal.run(AGAIN, "plan", "move", *words).code
    assert ("call-3", "2026-11-30") == due(journal)


def test_a_colleague_cannot_take_back_what_the_move_rests_on(
    journal: Journal, anna: Person
) -> None:
    """The log up to the move stays as it was when they were moved."""
    journal.run(AGAIN, "config", "owner", "olga")
    anna.log("2026-11-30", "no-answer")
    journal.run(AGAIN, "config", "owner", "eva")
    assert 0 == journal.run("2026-11-30", "plan", "move", "anna", "gentle").code
    journal.run("2026-11-30", "config", "owner", "olga")
    assert 5 == journal.run("2026-11-30", "undo").code


def test_before_a_first_prospect_there_is_nobody_to_move(
    journal: Journal, written: Written
) -> None:
    """As with every command that changes somebody."""
    written.cadence("gentle", *GENTLE)
    assert 10 == journal.run(TODAY, "plan", "move", "anna", "gentle").code


def test_a_name_never_steers_the_terminal(journal: Journal, written: Written) -> None:
    """The person's name is shown as it is everywhere."""
    written.cadence("gentle", *GENTLE)
    journal.on(TODAY).add("Bad\x1b[31m \u202eName")
    printed = journal.run(TODAY, "plan", "move", "1", "gentle")
    assert "\\x1b[31m \\u202eName: moved to gentle" in printed.out
