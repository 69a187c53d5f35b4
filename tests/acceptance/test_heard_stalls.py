"""A note that sounds like a stall, in a script: logged as typed, with a warning."""

from __future__ import annotations

import shlex

import pytest

from .journal import Answer, Journal, Person, Standing

MONDAY, WEDNESDAY, THURSDAY = "2026-11-23", "2026-11-25", "2026-11-26"
CODE = "maybe-stall"


@pytest.fixture
def adam(journal: Journal) -> Person:
    """Somebody in the cadence, call 1 due on Monday."""
    return journal.on("2026-11-21").add("Adam Aaa", "--first-call", MONDAY)


def typed_again(answer: Answer) -> list[list[str]]:
    """The commands that the warning says to type."""
    _said, _colon, commands = answer.warnings[CODE].partition("log it so: ")
    return [shlex.split(command)[1:] for command in commands.split("; ", 1)]


@pytest.mark.parametrize(
    ("note", "sounds", "again"),
    [
        ("call me in two months", "later, in 2 months", "--kind later --when 2m"),
        ("proszę odezwać się za dwa tygodnie", "later, in 2 weeks", "--kind later --when 2w"),
        ("нужно время подумать", "think", "--kind think"),
        ("helistage pärast puhkust", "after-trip", "--kind after-trip"),
        ("pošaljite ponudu na mail", "proposal", "--kind proposal"),
    ],
)
@pytest.mark.parametrize("outcome", ["spoke", "gatekeeper"])
def test_a_script_is_told_what_to_type(
    adam: Person, outcome: str, note: str, sounds: str, again: str
) -> None:
    """The warning names the kind, the time, and both commands; the note is not lost."""
    warned = adam.log(MONDAY, outcome, "--note", note).warnings
    command = f"cadence undo; cadence log {adam.number} stall {again} --note {shlex.quote(note)}"
    told = f"That sounds like a stall ({sounds}). To log it so: {command}"
    assert {CODE: told} == warned


def test_what_was_typed_is_logged(adam: Person) -> None:
    """The note decides nothing: `spoke` is `spoke`, and call 2 is due three days later."""
    answer = adam.log(MONDAY, "spoke", "--note", "call me in two months")
    assert Standing("call-2", THURSDAY, calls=1) == answer.standing
    assert ["spoke"] == [touch["outcome"] for touch in adam.show(MONDAY)["touches"]]


def test_what_the_warning_says_can_be_typed(journal: Journal, adam: Person) -> None:
    """Both commands work as they stand, and the stall is honoured."""
    note = 'she said: "don\'t call"; ring again in two months'
    undo, log = typed_again(adam.log(MONDAY, "spoke", "--note", note, "--channel", "visit"))
    assert [0, 0] == [journal.run(MONDAY, *words).code for words in (undo, log)]
    (touch,) = adam.show(MONDAY)["touches"]
    told = [touch[name] for name in ("outcome", "kind", "when", "channel", "note")]
    assert ["stall", "later", "2m", "visit", note] == told


def test_a_late_entry_keeps_its_day_and_its_force(journal: Journal, adam: Person) -> None:
    """What was typed beside the note is typed again."""
    answer = adam.log(WEDNESDAY, "spoke", "--note", "not now", "--on", MONDAY, "--force")
    expected = ["log", str(adam.number), "stall", "--kind", "can-wait", "--on", MONDAY, "--force"]
    assert [*expected, "--note", "not now"] == typed_again(answer)[1]


@pytest.mark.parametrize("note", ["call in a month\nor two", "not now. " + "x" * 200])
def test_a_note_that_is_no_line_to_type_is_not_repeated(adam: Person, note: str) -> None:
    """Long notes and notes of several lines are left out, and the user is told."""
    told = adam.log(MONDAY, "spoke", "--note", note).warnings[CODE]
    assert told.endswith(" (and --note, with the text again)")


@pytest.mark.parametrize(
    ("typed", "again"),
    [
        (["--note", "call me in two months"], "--kind later --when 2m"),
        (["--kind", "think", "--note", "call me in two months"], "--kind think --when 2m"),
        (["--when", "3w", "--note", "needs time to think"], "--kind think --when 3w"),
        (["--when", "2026-12-03", "--note", "not now"], "--kind can-wait --when 2026-12-03"),
        (["--honour", "--note", "call in two weeks"], "--kind later --when 2w --honour"),
    ],
)
def test_a_stall_without_kind_or_date_gets_the_rest(
    adam: Person, typed: list[str], again: str
) -> None:
    """What was typed is kept; only what is missing comes out of the note."""
    log = typed_again(adam.log(MONDAY, "stall", *typed))[1]
    assert again.split() == log[3:-2]


@pytest.mark.parametrize(
    "words",
    [
        ["spoke"],
        ["spoke", "--note", "spoke about the next step"],
        ["no-answer", "--note", "call me in two months"],
        ["voicemail", "--note", "call me in two months"],
        ["attempt", "--note", "call me in two months"],
        ["reply", "--note", "call me in two months"],
        ["refused", "--note", "not now"],
        ["stall", "--kind", "think", "--note", "needs time to think"],
        ["stall", "--kind", "think", "--when", "2w", "--note", "call me in two months"],
        ["spoke", "--note", "not now", "--symptom", "enthusiastic"],
    ],
    ids=" ".join,
)
def test_nothing_is_said_where_nothing_is_to_be_added(adam: Person, words: list[str]) -> None:
    """Nobody said anything, there is no excuse in it, or all of it was typed."""
    assert CODE not in adam.log(MONDAY, *words).warnings


def test_only_somebody_in_the_cadence_stalls(adam: Person) -> None:
    """In talks, a note is a note."""
    adam.log(MONDAY, "meeting", "--when", "2026-12-03")
    assert {} == adam.log(WEDNESDAY, "spoke", "--note", "call me in two months").warnings


def test_an_entry_that_is_refused_is_refused_as_ever(adam: Person) -> None:
    """A second call on the same day, a day to come: the error is the one of the rule."""
    adam.log(MONDAY, "no-answer")
    second = adam.run(MONDAY, "log", "spoke", "--note", "not now")
    coming = adam.run(WEDNESDAY, "log", "spoke", "--note", "not now", "--on", THURSDAY)
    assert [5, 5] == [second.code, coming.code]
    assert CODE not in second.text + coming.text


def test_people_read_the_warning_beside_the_result(adam: Person) -> None:
    """On stderr, so that a pipe is not disturbed; silent with --quiet."""
    told = adam.run(MONDAY, "log", "spoke", "--note", "not now")
    assert "Mind: That sounds like a stall (can-wait). To log it so: cadence undo; " in told.err
    silent = adam.run(THURSDAY, "log", "spoke", "--note", "not now", "--quiet")
    assert ("", 0) == (silent.err, silent.code)
