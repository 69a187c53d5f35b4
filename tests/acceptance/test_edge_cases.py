"""The edges of the worked cases: holidays, order, refusals, late entries, undo."""

from __future__ import annotations

import json

import pytest

from .calendars import columns
from .journal import Document, Journal, Line, Person, Standing


def adam_in(journal: Journal, first_call: str = "2026-11-23") -> Person:
    """Adam, whose first call is due on that day."""
    return journal.on("2026-11-21").add("Adam Aaa", "--first-call", first_call)


def adam_at_the_letter(journal: Journal) -> Person:
    """Three calls behind him; the letter is due on Mon 2026-12-07 under both calendars."""
    adam = adam_in(journal)
    adam.log("2026-11-23", "no-answer")
    adam.log("2026-11-26", "no-answer")
    answer = adam.log("2026-11-30", "no-answer")
    assert Standing("letter", "2026-12-07", calls=3) == answer.standing
    return adam


# --- Dates ---------------------------------------------------------------------------------


@columns(skip={"letter": "2027-01-07"}, keep={"letter": "2027-01-06"})
def test_a_letter_due_on_a_holiday_waits_a_day(journal: Journal, letter: str) -> None:
    """X1: a week after Wed 30 December is Epiphany."""
    adam = adam_in(journal, "2026-12-14")
    adam.log("2026-12-14", "no-answer")
    adam.log("2026-12-17", "no-answer")
    answer = adam.log("2026-12-30", "no-answer")
    assert Standing("letter", letter, calls=3) == answer.standing
    assert Line("letter", days_late=0) == adam.listed(letter)


@columns(
    skip={"call_3": "2027-03-30", "letter": "2027-04-06"},
    keep={"call_3": "2027-03-28", "letter": "2027-04-04"},
)
def test_easter_is_rolled_over_whole(journal: Journal, call_3: str, letter: str) -> None:
    """X2: Easter Sunday and Easter Monday push call 3 to Tuesday, and the letter with it."""
    adam = adam_in(journal, "2027-03-22")
    adam.log("2027-03-22", "no-answer")
    answer = adam.log("2027-03-25", "no-answer")
    assert Standing("call-3", call_3, calls=2) == answer.standing
    answer = adam.log(call_3, "no-answer")
    assert Standing("letter", letter, calls=3) == answer.standing


@pytest.mark.parametrize("stalled_on", ["2026-12-30", "2026-12-31"])
@columns(skip={"call_2": "2027-03-01"}, keep={"call_2": "2027-02-28"})
def test_two_months_end_with_the_shorter_month(
    journal: Journal, stalled_on: str, call_2: str
) -> None:
    """X3: there is no 30 or 31 February, and the 28th is a Sunday."""
    adam = adam_in(journal, stalled_on)
    answer = adam.log(stalled_on, "stall", "--kind", "later", "--when", "2m")
    assert Standing("call-2", call_2, calls=1, stalls=1) == answer.standing


@columns(skip={"again": "2026-11-30"}, keep={"again": "2026-11-28"})
def test_a_busy_line_is_no_call(journal: Journal, again: str) -> None:
    """X8: the same step comes again the next working day, and no call is counted."""
    adam = adam_in(journal, "2026-11-24")
    called = adam.log("2026-11-24", "no-answer")
    answer = adam.log("2026-11-27", "attempt")
    assert Standing("call-2", again, calls=1) == answer.standing
    assert called.prospect["step"] == answer.prospect["step"]
    assert Line("call-2", days_late=0) == adam.listed(again)


@columns(skip={"again": "2026-11-30"}, keep={"again": "2026-11-28"})
def test_a_busy_line_at_the_first_call_leaves_it_the_first(journal: Journal, again: str) -> None:
    """X8: not even call 1 is done."""
    adam = adam_in(journal, "2026-11-27")
    answer = adam.log("2026-11-27", "attempt")
    assert Standing("call-1", again, calls=0) == answer.standing


def test_a_first_call_typed_for_a_sunday_stays_there(journal: Journal) -> None:
    """A typed date is kept, and the day off is mentioned."""
    adam = adam_in(journal, "2026-11-29")
    assert Standing("call-1", "2026-11-29") == adam.added.standing
    assert {"day-off"} == set(adam.added.warnings)


@columns(skip={"call_1": "2026-11-23"}, keep={"call_1": "2026-11-21"})
def test_somebody_met_long_ago_is_called_at_once(journal: Journal, call_1: str) -> None:
    """A first call is never born overdue: today, or the first working day."""
    adam = journal.on("2026-11-21").add("Adam Aaa", "--met", "2026-06-01")
    assert Standing("call-1", call_1) == adam.added.standing


# --- Warnings ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "call_2", "warnings"),
    [("7m", "2027-06-24", {"far-stall"}), ("6m", "2027-05-24", set())],
)
def test_a_stall_over_half_a_year_ahead_is_warned_about(
    journal: Journal, when: str, call_2: str, warnings: set[str]
) -> None:
    """So far away it is rather a reason to close than a date; half a year is not too far."""
    adam = adam_in(journal, "2026-11-24")
    answer = adam.log("2026-11-24", "stall", "--kind", "later", "--when", when)
    assert Standing("call-2", call_2, calls=1, stalls=1) == answer.standing
    assert warnings == set(answer.warnings)


def test_a_far_stall_names_the_better_way(journal: Journal) -> None:
    """The warning says what to do instead."""
    adam = adam_in(journal, "2026-11-24")
    answer = adam.log("2026-11-24", "stall", "--kind", "later", "--when", "7m")
    assert "can-wait" in answer.warnings["far-stall"]


def test_the_third_snooze_of_one_step_is_warned_about(journal: Journal) -> None:
    """Once and twice are nobody's business; the third time it is you who puts it off."""
    adam = adam_in(journal)
    answers = [
        adam.snooze("2026-11-23", "2026-11-24"),
        adam.snooze("2026-11-24", "2026-11-25"),
        adam.snooze("2026-11-25", "2026-11-26"),
    ]
    assert [set(), set(), {"third-snooze"}] == [set(answer.warnings) for answer in answers]
    assert [answer.standing.snoozes for answer in answers] == [1, 2, 3]
    assert Standing("call-1", "2026-11-26", snoozes=3) == answers[-1].standing


def test_the_snoozes_of_another_step_are_not_held_against_this_one(journal: Journal) -> None:
    """Two snoozes of call 1 and one of call 2 are not three snoozes of one step."""
    adam = adam_in(journal)
    adam.snooze("2026-11-23", "2026-11-24")
    adam.snooze("2026-11-24", "2026-11-25")
    adam.log("2026-11-25", "no-answer")
    answer = adam.snooze("2026-11-30", "2026-12-01")
    assert answer.standing.action == "call-2"
    assert "third-snooze" not in answer.warnings


def test_a_call_too_soon_is_warned_about_and_counts(journal: Journal) -> None:
    """The break is three days; two are let through with a word."""
    adam = adam_in(journal)
    adam.log("2026-11-23", "no-answer")
    answer = adam.log("2026-11-25", "no-answer")
    assert {"too-soon"} == set(answer.warnings)
    assert (answer.standing.action, answer.standing.calls) == ("call-3", 2)


# --- Refusals ------------------------------------------------------------------------------


def test_a_second_call_on_one_day_is_refused_unless_forced(journal: Journal) -> None:
    """X6: two calls of the cadence to one person on one day need `--force`."""
    adam = adam_in(journal)
    adam.log("2026-11-23", "no-answer")
    before = adam.show("2026-11-23")
    refusal = adam.run("2026-11-23", "log", "no-answer")
    assert (5, before) == (refusal.code, adam.show("2026-11-23"))

    forced = adam.log("2026-11-23", "no-answer", "--force")
    assert Standing("call-3", "2026-11-26", calls=2) == forced.standing


def test_a_letter_before_the_third_call_is_refused_unless_forced(journal: Journal) -> None:
    """X7: out of order; forced, it ends the cadence as a letter does."""
    adam = adam_in(journal)
    adam.log("2026-11-23", "no-answer")
    before = adam.show("2026-11-26")
    refusal = adam.run("2026-11-26", "log", "sent")
    assert (5, before) == (refusal.code, adam.show("2026-11-26"))

    forced = adam.log("2026-11-26", "sent", "--force")
    assert Standing(None, None, state="closed", calls=1) == forced.standing
    assert forced.prospect["close_reason"] == "no-reply"


def test_a_call_after_the_letter_is_refused_unless_forced(journal: Journal) -> None:
    """X7: who has had the letter is not called again; forced, the call is recorded."""
    adam = adam_at_the_letter(journal)
    adam.log("2026-12-07", "sent")
    before = adam.show("2026-12-10")
    refusal = adam.run("2026-12-10", "log", "no-answer")
    assert (5, before) == (refusal.code, adam.show("2026-12-10"))

    forced = adam.log("2026-12-10", "no-answer", "--force")
    assert forced.standing.calls == 4


def test_a_snooze_to_the_past_is_refused(journal: Journal) -> None:
    """X10: a due date is never moved behind today."""
    adam = adam_in(journal)
    before = adam.show("2026-11-23")
    refusal = adam.run("2026-11-23", "snooze", "2026-11-20")
    assert (5, before) == (refusal.code, adam.show("2026-11-23"))


def test_a_touch_in_the_future_is_refused(journal: Journal) -> None:
    """What has not happened yet cannot be logged."""
    adam = adam_in(journal)
    before = adam.show("2026-11-23")
    refusal = adam.run("2026-11-23", "log", "no-answer", "--on", "2026-11-24")
    assert (5, before) == (refusal.code, adam.show("2026-11-23"))


@pytest.mark.parametrize("date", ["2027-02-31", "2026-13-01", "soonish"])
@pytest.mark.parametrize(
    "command",
    [
        ("snooze", "Adam Aaa"),
        ("log", "Adam Aaa", "no-answer", "--on"),
        ("log", "Adam Aaa", "stall", "--when"),
        ("add", "Zora Zzz", "--first-call"),
    ],
    ids=["snooze", "log on", "stall when", "add"],
)
def test_an_impossible_date_is_refused(
    journal: Journal, command: tuple[str, ...], date: str
) -> None:
    """31 February is never guessed at: exit code 2, the date named, nothing changed."""
    adam = adam_in(journal)
    before = adam.show("2026-11-23")
    refusal = journal.on("2026-11-23").run(*command, date)
    assert (refusal.code, refusal.out) == (2, "")
    assert date in refusal.err
    assert before == adam.show("2026-11-23")
    assert journal.on("2026-11-23").run("show", "Zora Zzz").code == 3


@pytest.mark.parametrize(
    ("known_by", "typed_again"),
    [
        (("--phone", "+387 61 222 333"), ("--phone", "+387 61 222 333")),
        (("--phone", "+387 61 222 333"), ("--phone", "+38761222333")),
        (("--email", "dzana@example.com"), ("--email", "dzana@example.com")),
        (("--email", "dzana@example.com"), ("--email", "Dzana@Example.com")),
    ],
    ids=["phone", "phone written otherwise", "e-mail", "e-mail in capitals"],
)
def test_who_asked_not_to_be_contacted_is_not_added_again(
    journal: Journal, known_by: tuple[str, str], typed_again: tuple[str, str]
) -> None:
    """X11: refused, with the reason; nothing is stored."""
    dzana = journal.on("2026-11-21").add("Dzana Kkk", *known_by)
    closed = dzana.close("2026-11-23", "--reason", "do-not-contact")
    assert Standing(None, None, state="do-not-contact") == closed.standing

    refusal = journal.on("2026-11-24").run("add", "Somebody Else", *typed_again)
    assert refusal.code == 5
    assert "contact" in refusal.err
    assert journal.on("2026-11-24").run("show", "Somebody Else").code == 3


def test_who_was_closed_is_recognised_when_added_again(journal: Journal) -> None:
    """X12: stored, with a warning that offers `reopen`."""
    first = journal.on("2026-11-21").add("Lena Lll", "--email", "lena@example.com")
    first.close("2026-11-23")
    again = journal.on("2026-11-24").add("Helena Mmm", "--email", "lena@example.com")
    assert {"known-person"} == set(again.added.warnings)
    assert "cadence reopen" in again.added.warnings["known-person"]


def test_who_is_gone_is_not_offered_to_be_reopened(journal: Journal) -> None:
    """X12: known as well, but nobody gone comes back by `reopen`."""
    first = journal.on("2026-11-21").add("Lena Lll", "--email", "lena@example.com")
    first.close("2026-11-23", "--reason", "gone")
    again = journal.on("2026-11-24").add("Helena Mmm", "--email", "lena@example.com")
    assert {"known-person"} == set(again.added.warnings)
    assert "cadence show" in again.added.warnings["known-person"]
    assert "reopen" not in again.added.warnings["known-person"]


def test_a_letter_may_leave_the_door_open(journal: Journal) -> None:
    """X18: with a revival asked for, the letter leads to one call half a year later."""
    adam = adam_at_the_letter(journal)
    answer = adam.log("2026-12-07", "sent", "--revive", "6m")
    assert Standing("revival", "2027-06-07", state="quiet", calls=3) == answer.standing
    assert answer.prospect["revive_on"] == "2027-06-07"
    assert [adam.listed("2026-12-14"), adam.listed("2027-06-06")] == [None, None]
    assert Line("revival", days_late=0) == adam.listed("2027-06-07")


@pytest.mark.parametrize(
    ("end", "forbidden"),
    [
        (None, ("lose", "--reason", "price")),
        (None, ("log", "held")),
        (None, ("log", "no")),
        ("dropped", ("log", "no-answer")),
        ("dropped", ("log", "voicemail")),
        ("dropped", ("log", "spoke")),
        ("not-now", ("log", "stall")),
        ("gone", ("log", "no-answer")),
        ("gone", ("log", "reply")),
        ("gone", ("reopen",)),
        ("gone", ("sign",)),
        ("do-not-contact", ("log", "no-answer")),
        ("do-not-contact", ("sign",)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_a_forbidden_transition_changes_nothing(
    journal: Journal, end: str | None, forbidden: tuple[str, ...]
) -> None:
    """Refused with exit code 5 and a sentence; the record is as it was."""
    adam = adam_in(journal)
    if end is not None:
        adam.close("2026-11-23", "--reason", end)
    before = adam.show("2026-11-24")
    refusal = adam.run("2026-11-24", *forbidden)
    assert (refusal.code, refusal.out) == (5, "")
    assert refusal.err.strip()
    assert before == adam.show("2026-11-24")


def test_a_client_is_not_closed_by_a_reason_for_prospects(journal: Journal) -> None:
    """A client leaves by `lose`."""
    client = journal.on("2026-11-21").add("Klara Nnn", "--client-since", "2026-11-02")
    before = client.show("2026-11-23")
    refusal = client.run("2026-11-23", "close", "--reason", "price")
    assert (5, before) == (refusal.code, client.show("2026-11-23"))
    assert "lose" in refusal.err


def test_a_refusal_is_told_to_scripts_as_well(journal: Journal) -> None:
    """With `--json` the error is one document on stdout, with the same exit code."""
    adam = adam_in(journal)
    adam.close("2026-11-23")
    refusal = adam.run("2026-11-24", "log", "no-answer", "--json")
    assert refusal.code == 5
    document: Document = json.loads(refusal.out)
    assert document["format"] == 1
    assert {"code", "message"} <= set(document["error"])


def test_reopening_who_asked_not_to_be_contacted_must_be_confirmed(journal: Journal) -> None:
    """With nobody to ask it is an error that names the flag; with `--yes` it is done."""
    adam = adam_in(journal)
    adam.close("2026-11-23", "--reason", "do-not-contact")
    before = adam.show("2026-11-24")
    unanswered = adam.run("2026-11-24", "reopen")
    assert unanswered.code == 2
    assert "--yes" in unanswered.err
    assert before == adam.show("2026-11-24")

    assert adam.do("2026-11-24", "reopen", "--yes").standing.state == "engaged"


# --- Late entries --------------------------------------------------------------------------


def test_a_late_entry_is_placed_where_it_belongs(journal: Journal) -> None:
    """A forgotten call between two others makes the later one call 3; the letter is next."""
    adam = adam_in(journal)
    adam.log("2026-11-23", "no-answer")
    answer = adam.log("2026-11-30", "voicemail")
    assert Standing("call-3", "2026-12-03", calls=2) == answer.standing

    answer = adam.log("2026-12-01", "gatekeeper", "--on", "2026-11-26")
    assert Standing("letter", "2026-12-07", calls=3) == answer.standing
    assert answer.next is not None
    assert (answer.next["last_touch"]["on"], answer.next["last_touch"]["outcome"]) == (
        "2026-11-30",
        "voicemail",
    )


@columns(skip={"call_3": "2026-11-30"}, keep={"call_3": "2026-11-29"})
def test_a_call_logged_the_day_after_counts_from_its_own_day(journal: Journal, call_3: str) -> None:
    """`--on` yesterday is the same as having logged it yesterday."""
    adam = adam_in(journal)
    adam.log("2026-11-23", "no-answer")
    answer = adam.log("2026-11-27", "voicemail", "--on", "2026-11-26")
    assert Standing("call-3", call_3, calls=2) == answer.standing


# --- Undo ----------------------------------------------------------------------------------

PROMISED = (
    "id",
    "name",
    "company",
    "state",
    "step",
    "run",
    "stalls",
    "snoozes",
    "close_reason",
    "revive_on",
    "contract_on",
    "came_back",
)


def record(document: Document) -> Document:
    """What a record is promised to hold, with its next action."""
    prospect = {name: document["prospect"][name] for name in PROMISED}
    return {"prospect": prospect, "next": document["next"]}


@pytest.mark.parametrize(
    "change",
    [
        ("log", "no-answer"),
        ("log", "attempt"),
        ("log", "stall", "--kind", "later", "--when", "2m"),
        ("log", "sent", "--force"),
        ("snooze", "10d"),
        ("close", "--reason", "stalling"),
        ("close", "--reason", "do-not-contact"),
        ("close", "--reason", "gone"),
    ],
    ids=" ".join,
)
def test_undo_takes_the_last_change_back_and_redo_repeats_it(
    journal: Journal, change: tuple[str, ...]
) -> None:
    """After `undo` the record is as before, after `undo --redo` as it was changed."""
    adam = adam_in(journal)
    adam.log("2026-11-23", "no-answer")
    day = "2026-11-26"
    before = record(adam.show(day))

    adam.do(day, *change)
    changed = record(adam.show(day))
    assert before != changed

    undone = journal.on(day).json("undo")
    assert before == record(undone)
    assert before == record(adam.show(day))

    redone = journal.on(day).json("undo", "--redo")
    assert changed == record(redone)
    assert changed == record(adam.show(day))


def test_what_was_undone_is_due_again(journal: Journal) -> None:
    """A call logged by mistake stands in today's list again."""
    adam = adam_in(journal)
    adam.log("2026-11-23", "no-answer")
    assert adam.listed("2026-11-23") is None
    journal.on("2026-11-23").json("undo")
    assert Line("call-1", days_late=0) == adam.listed("2026-11-23")


# --- Peace ---------------------------------------------------------------------------------


def peaceful(journal: Journal) -> Person:
    """Dzana asked not to be contacted."""
    words = ("--phone", "+387 61 222 333", "--email", "dzana@example.com")
    dzana = journal.on("2026-11-21").add("Dzana Kkk", *words)
    dzana.close("2026-11-23", "--reason", "do-not-contact")
    return dzana


@pytest.mark.parametrize(
    "changed", [("--email", ""), ("--email", "new@example.com"), ("--phone", "")], ids=" ".join
)
def test_an_address_that_was_blocked_stays_blocked(
    journal: Journal, changed: tuple[str, str]
) -> None:
    """Taking it off the record does not let it in again; undo leaves what was there."""
    dzana = peaceful(journal)
    before = journal.dump()
    dzana.do("2026-11-24", "edit", *changed)
    for again in (("--email", "dzana@example.com"), ("--phone", "061 222 333")):
        refusal = journal.on("2026-11-25").run("add", "Somebody Else", *again)
        assert 5 == refusal.code, again
    file = journal.file("again.csv", "name,email\nSomebody Else,dzana@example.com\n")
    done = journal.on("2026-11-25").json("import", file)
    assert (0, 0, 1) == (done["added"], done["merged"], len(done["skipped"]))
    journal.on("2026-11-25").json("undo")
    lookups = [line for line in journal.dump().splitlines() if '"lookup"' in line]
    assert lookups == [line for line in before.splitlines() if '"lookup"' in line]


def test_who_asked_for_peace_is_left_in_peace_also_when_gone(journal: Journal) -> None:
    """The block would end with the state; so it outlasts the news."""
    dzana = peaceful(journal)
    before = journal.dump()
    again = dzana.run("2026-11-24", "close", "--reason", "gone")
    assert (0, before) == (again.code, journal.dump())
    assert "already do not contact" in again.text
