"""The worked cases A, B, C, D, E, G: three calls and a letter, from `add` to the end."""

from __future__ import annotations

from unittest.mock import ANY

import pytest

from .calendars import columns
from .journal import Journal, Line, Person, Standing

# Whether the snoozes of one step are still counted at the next one is not laid down.
LEFT_OPEN = ANY


# --- A: silent to the end, a weekend on the way --------------------------------------------


def adam_in(journal: Journal) -> Person:
    """Adam of case A."""
    return journal.on("2026-11-21").add("Adam Aaa", "--first-call", "2026-11-23")


@columns(
    skip={"call_3": "2026-11-30", "letter": "2026-12-07"},
    keep={"call_3": "2026-11-29", "letter": "2026-12-06"},
)
def test_silence_to_the_end_is_closed_by_the_letter(
    journal: Journal, call_3: str, letter: str
) -> None:
    """Three unanswered calls lead to a letter in two weeks, and the letter to the end."""
    adam = adam_in(journal)
    assert Standing("call-1", "2026-11-23") == adam.added.standing
    assert adam.added.prospect["run"] == 1

    assert Line("call-1", days_late=0) == adam.listed("2026-11-23")
    answer = adam.log("2026-11-23", "no-answer")
    assert Standing("call-2", "2026-11-26", calls=1) == answer.standing

    assert Line("call-2", days_late=0) == adam.listed("2026-11-26")
    answer = adam.log("2026-11-26", "voicemail")
    assert Standing("call-3", call_3, calls=2) == answer.standing

    assert Line("call-3", days_late=0) == adam.listed(call_3)
    answer = adam.log(call_3, "no-answer")
    assert Standing("letter", letter, calls=3) == answer.standing

    assert Line("letter", days_late=0) == adam.listed(letter)
    answer = adam.log(letter, "sent")
    assert Standing(None, None, state="closed", calls=3) == answer.standing
    assert answer.prospect["close_reason"] == "no-reply"
    assert answer.prospect["revive_on"] is None


@columns(
    skip={"call_3": "2026-11-30", "letter": "2026-12-07"},
    keep={"call_3": "2026-11-29", "letter": "2026-12-06"},
)
def test_nobody_is_listed_before_the_day(journal: Journal, call_3: str, letter: str) -> None:
    """On the days between two steps `today` keeps silent."""
    adam = adam_in(journal)
    assert [adam.listed("2026-11-21"), adam.listed("2026-11-22")] == [None, None]
    adam.log("2026-11-23", "no-answer")
    assert [adam.listed("2026-11-23"), adam.listed("2026-11-25")] == [None, None]
    adam.log("2026-11-26", "voicemail")
    assert [adam.listed("2026-11-26"), adam.listed("2026-11-28")] == [None, None]
    adam.log(call_3, "no-answer")
    assert [adam.listed(call_3), adam.listed("2026-12-05")] == [None, None]


@columns(
    skip={"call_3": "2026-11-30", "letter": "2026-12-07"},
    keep={"call_3": "2026-11-29", "letter": "2026-12-06"},
)
def test_who_was_closed_by_the_letter_never_comes_back_to_the_list(
    journal: Journal, call_3: str, letter: str
) -> None:
    """Forgotten, as if they had never been: absent on every later day."""
    adam = adam_in(journal)
    adam.log("2026-11-23", "no-answer")
    adam.log("2026-11-26", "voicemail")
    adam.log(call_3, "no-answer")
    adam.log(letter, "sent")
    for later in (
        letter,
        "2026-12-08",
        "2026-12-14",
        "2027-03-08",
        "2027-06-07",
        "2027-12-07",
        "2028-12-07",
    ):
        assert adam.listed(later) is None, later


@columns(
    skip={"said": ("3 days after call 2", "Sun 29 Nov", "Sunday", "Mon 30 Nov"), "unsaid": ()},
    keep={"said": ("3 days after call 2", "Sun 29 Nov"), "unsaid": ("Mon 30 Nov",)},
)
def test_why_prints_the_arithmetic_of_the_date(
    journal: Journal, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    """The anchor, the interval, every day rolled over with its reason."""
    adam = adam_in(journal)
    adam.log("2026-11-23", "no-answer")
    adam.log("2026-11-26", "voicemail")
    why = adam.run("2026-11-26", "why")
    assert why.code == 0
    assert list(said) == [part for part in said if part in why.text]
    assert [part for part in unsaid if part in why.text] == []


@columns(skip={"call_1": "2026-11-23"}, keep={"call_1": "2026-11-22"})
def test_the_first_call_is_a_day_after_the_meeting(journal: Journal, call_1: str) -> None:
    """Added on a Saturday without a date: the next day, or the first working day after it."""
    adam = journal.on("2026-11-21").add("Adam Aaa")
    assert Standing("call-1", call_1) == adam.added.standing
    assert Line("call-1", days_late=0) == adam.listed(call_1)


# --- B: across Christmas -------------------------------------------------------------------


@columns(
    skip={"call_2": "2026-12-21", "call_3": "2026-12-28", "letter": "2027-01-04"},
    keep={"call_2": "2026-12-20", "call_3": "2026-12-23", "letter": "2026-12-30"},
)
def test_christmas_pushes_the_steps_behind_it(
    journal: Journal, call_2: str, call_3: str, letter: str
) -> None:
    """Two holidays, a Saturday and a Sunday in a row are rolled over together."""
    beata = journal.on("2026-12-16").add("Beata Bbb", "--first-call", "2026-12-17")
    assert Standing("call-1", "2026-12-17") == beata.added.standing
    assert beata.listed("2026-12-16") is None

    assert Line("call-1", days_late=0) == beata.listed("2026-12-17")
    answer = beata.log("2026-12-17", "no-answer")
    assert Standing("call-2", call_2, calls=1) == answer.standing

    assert Line("call-2", days_late=0) == beata.listed(call_2)
    answer = beata.log(call_2, "no-answer")
    assert Standing("call-3", call_3, calls=2) == answer.standing

    assert Line("call-3", days_late=0) == beata.listed(call_3)
    answer = beata.log(call_3, "no-answer")
    assert Standing("letter", letter, calls=3) == answer.standing

    assert Line("letter", days_late=0) == beata.listed(letter)
    answer = beata.log(letter, "sent")
    assert Standing(None, None, state="closed", calls=3) == answer.standing
    assert answer.prospect["close_reason"] == "no-reply"
    assert beata.listed(letter) is None


# --- C: a call done late -------------------------------------------------------------------


@columns(
    skip={"call_3": "2026-12-07", "letter": "2026-12-14"},
    keep={"call_3": "2026-12-05", "letter": "2026-12-12"},
)
def test_a_late_call_pushes_the_rest(journal: Journal, call_3: str, letter: str) -> None:
    """The next step counts from the day the call was made, not from the day it was planned."""
    cyril = journal.on("2026-11-21").add("Cyril Ccc", "--first-call", "2026-11-24")
    assert Standing("call-1", "2026-11-24") == cyril.added.standing
    assert cyril.listed("2026-11-23") is None

    assert Line("call-1", days_late=0) == cyril.listed("2026-11-24")
    answer = cyril.log("2026-11-24", "no-answer")
    assert Standing("call-2", "2026-11-27", calls=1) == answer.standing

    assert Line("call-2", days_late=0) == cyril.listed("2026-11-27")
    assert Line("call-2", days_late=3) == cyril.listed("2026-11-30")
    assert Line("call-2", days_late=5) == cyril.listed("2026-12-02")
    answer = cyril.log("2026-12-02", "no-answer")
    assert Standing("call-3", call_3, calls=2) == answer.standing
    assert cyril.listed("2026-12-02") is None

    assert Line("call-3", days_late=0) == cyril.listed(call_3)
    answer = cyril.log(call_3, "voicemail")
    assert Standing("letter", letter, calls=3) == answer.standing

    assert Line("letter", days_late=0) == cyril.listed(letter)
    answer = cyril.log(letter, "sent")
    assert Standing(None, None, state="closed", calls=3) == answer.standing
    assert answer.prospect["close_reason"] == "no-reply"


# --- D: a call done early, then a snooze ---------------------------------------------------


def dina_called_early(journal: Journal) -> Person:
    """Call 1 was due on Wednesday, and made on Monday."""
    dina = journal.on("2026-11-21").add("Dina Ddd", "--first-call", "2026-11-25")
    assert Standing("call-1", "2026-11-25") == dina.added.standing
    assert dina.listed("2026-11-23") is None

    answer = dina.log("2026-11-23", "no-answer")
    assert Standing("call-2", "2026-11-26", calls=1) == answer.standing
    return dina


def test_an_early_call_pulls_the_rest(journal: Journal) -> None:
    """Call 1 two days early: call 2 comes two days early as well."""
    dina = dina_called_early(journal)
    assert dina.listed("2026-11-25") is None
    assert Line("call-2", days_late=0) == dina.listed("2026-11-26")


@columns(
    skip={"call_3": "2026-12-07", "letter": "2026-12-14"},
    keep={"call_3": "2026-12-05", "letter": "2026-12-12"},
)
def test_a_snooze_moves_the_same_step(journal: Journal, call_3: str, letter: str) -> None:
    """Snoozed is not called: the step stays, its day moves, the rest counts from that call."""
    dina = dina_called_early(journal)
    before = dina.show("2026-11-26")["prospect"]
    answer = dina.snooze("2026-11-26", "2026-12-02")
    assert Standing("call-2", "2026-12-02", calls=1, snoozes=1) == answer.standing
    assert before["step"] == answer.prospect["step"]
    assert set() == set(answer.warnings)
    assert [dina.listed("2026-11-26"), dina.listed("2026-12-01")] == [None, None]

    assert Line("call-2", days_late=0) == dina.listed("2026-12-02")
    answer = dina.log("2026-12-02", "spoke")
    assert Standing("call-3", call_3, calls=2, snoozes=LEFT_OPEN) == answer.standing

    assert Line("call-3", days_late=0) == dina.listed(call_3)
    answer = dina.log(call_3, "no-answer")
    assert Standing("letter", letter, calls=3, snoozes=LEFT_OPEN) == answer.standing

    assert Line("letter", days_late=0) == dina.listed(letter)
    answer = dina.log(letter, "sent")
    assert Standing(None, None, "closed", calls=3, snoozes=LEFT_OPEN) == answer.standing


@columns(skip={"call_2": "2026-12-07"}, keep={"call_2": "2026-12-06"})
def test_a_snooze_by_a_duration_keeps_to_the_calendar(journal: Journal, call_2: str) -> None:
    """Ten days on is a Sunday: adjusted where days off are skipped."""
    dina = dina_called_early(journal)
    answer = dina.snooze("2026-11-26", "10d")
    assert Standing("call-2", call_2, calls=1, snoozes=1) == answer.standing
    assert Line("call-2", days_late=0) == dina.listed(call_2)


def test_a_snooze_to_a_typed_saturday_stays_there(journal: Journal) -> None:
    """A date somebody typed is kept under both calendars, and the day off is mentioned."""
    dina = dina_called_early(journal)
    answer = dina.snooze("2026-11-26", "2026-11-28")
    assert Standing("call-2", "2026-11-28", calls=1, snoozes=1) == answer.standing
    assert {"day-off"} == set(answer.warnings)
    assert Line("call-2", days_late=0) == dina.listed("2026-11-28")


# --- E: "call me in two months" ------------------------------------------------------------


def emil_asked_for_two_months(journal: Journal, call_2: str) -> Person:
    """Emil of case E, after his first stall."""
    emil = journal.on("2026-11-21").add("Emil Eee", "--first-call", "2026-11-24")
    assert Standing("call-1", "2026-11-24") == emil.added.standing
    assert Line("call-1", days_late=0) == emil.listed("2026-11-24")

    answer = emil.log("2026-11-24", "stall", "--kind", "later", "--when", "2m")
    assert Standing("call-2", call_2, calls=1, stalls=1) == answer.standing
    assert set() == set(answer.warnings)
    assert [emil.listed("2026-11-27"), emil.listed("2027-01-23")] == [None, None]
    assert Line("call-2", days_late=0) == emil.listed(call_2)
    return emil


@columns(
    skip={
        "call_2": "2027-01-25",
        "call_3": "2027-01-28",
        "letter": "2027-02-04",
    },
    keep={
        "call_2": "2027-01-24",
        "call_3": "2027-01-27",
        "letter": "2027-02-03",
    },
)
def test_the_first_dated_stall_is_honoured(
    journal: Journal, call_2: str, call_3: str, letter: str
) -> None:
    """Two months are given once; the second stall is warned about, and moves nothing."""
    emil = emil_asked_for_two_months(journal, call_2)
    answer = emil.log(call_2, "stall", "--kind", "proposal")
    assert Standing("call-3", call_3, calls=2, stalls=2) == answer.standing
    assert {"second-stall", "send-proposal"} == set(answer.warnings)

    assert Line("call-3", days_late=0) == emil.listed(call_3)
    answer = emil.log(call_3, "no-answer")
    assert Standing("letter", letter, calls=3, stalls=2) == answer.standing

    assert Line("letter", days_late=0) == emil.listed(letter)
    answer = emil.log(letter, "sent")
    assert Standing(None, None, state="closed", calls=3, stalls=2) == answer.standing
    assert emil.listed(letter) is None


@columns(
    skip={"call_2": "2027-01-25", "call_3": "2027-01-28", "letter": "2027-02-04"},
    keep={"call_2": "2027-01-24", "call_3": "2027-01-27", "letter": "2027-02-03"},
)
def test_after_two_stalls_the_letter_offers_the_reason_stalling(
    journal: Journal, call_2: str, call_3: str, letter: str
) -> None:
    """Neither yes nor no twice is `stalling`; without a near-yes it is not `vanished`."""
    emil = emil_asked_for_two_months(journal, call_2)
    emil.log(call_2, "stall", "--kind", "proposal")
    at_the_letter = (
        emil.run(call_3, "log", "no-answer"),
        emil.run(letter, "why"),
        emil.run(letter, "log", "sent"),
    )
    assert [printed.code for printed in at_the_letter] == [0, 0, 0]
    said = " ".join(printed.text for printed in at_the_letter)
    assert "stalling" in said
    assert "vanished" not in said


@columns(
    skip={"call_2": "2027-01-25", "call_3": "2027-01-28"},
    keep={"call_2": "2027-01-24", "call_3": "2027-01-27"},
)
def test_a_second_dated_stall_is_not_honoured(journal: Journal, call_2: str, call_3: str) -> None:
    """ "In two months" once more: warned about, and call 3 stays three days away."""
    emil = emil_asked_for_two_months(journal, call_2)
    answer = emil.log(call_2, "stall", "--kind", "later", "--when", "2m")
    assert Standing("call-3", call_3, calls=2, stalls=2) == answer.standing
    assert {"second-stall"} == set(answer.warnings)
    assert Line("call-3", days_late=0) == emil.listed(call_3)


@columns(
    skip={"call_2": "2027-01-25", "call_3": "2027-03-25"},
    keep={"call_2": "2027-01-24", "call_3": "2027-03-24"},
)
def test_a_second_dated_stall_is_honoured_when_insisted_on(
    journal: Journal, call_2: str, call_3: str
) -> None:
    """With `--honour` the second date holds as well, and the warning is given all the same."""
    emil = emil_asked_for_two_months(journal, call_2)
    answer = emil.log(call_2, "stall", "--kind", "later", "--when", "2m", "--honour")
    assert Standing("call-3", call_3, calls=2, stalls=2) == answer.standing
    assert {"second-stall"} == set(answer.warnings)


# --- G: dropped; not a decision maker ------------------------------------------------------


def goran_stalled_twice(journal: Journal) -> Person:
    """Goran of case G, after his second stall."""
    goran = journal.on("2026-11-21").add(
        "Goran Ggg", "--decision-maker", "no", "--first-call", "2026-11-23"
    )
    assert Standing("call-1", "2026-11-23") == goran.added.standing
    assert {"not-decider"} == set(goran.added.warnings)
    assert Line("call-1", days_late=0) == goran.listed("2026-11-23")

    answer = goran.log("2026-11-23", "stall", "--kind", "fit")
    assert Standing("call-2", "2026-11-26", calls=1, stalls=1) == answer.standing
    assert "second-stall" not in answer.warnings
    assert Line("call-2", days_late=0) == goran.listed("2026-11-26")

    answer = goran.log("2026-11-26", "stall", "--kind", "think")
    assert "second-stall" in answer.warnings
    assert (
        answer.standing.action,
        answer.standing.calls,
        answer.standing.stalls,
    ) == ("call-3", 2, 2)
    return goran


@pytest.mark.parametrize(
    ("options", "reason"),
    [(("--reason", "stalling"), "stalling"), ((), "dropped")],
    ids=["stalling", "no reason given"],
)
def test_who_is_dropped_is_out_of_every_list(
    journal: Journal, options: tuple[str, ...], reason: str
) -> None:
    """No third call, no letter, no date; without a reason it is `dropped`."""
    goran = goran_stalled_twice(journal)
    answer = goran.close("2026-11-26", *options)
    assert Standing(None, None, state="closed", calls=2, stalls=2) == answer.standing
    assert reason == answer.prospect["close_reason"]
    assert answer.prospect["revive_on"] is None
    for later in ("2026-11-26", "2026-11-29", "2026-11-30", "2026-12-07", "2027-03-10"):
        assert goran.listed(later) is None, later


@pytest.mark.parametrize("options", [("--reason", "stalling"), ()], ids=["stalling", "dropped"])
def test_closing_twice_changes_nothing(journal: Journal, options: tuple[str, ...]) -> None:
    """The second time is done already: a message, exit code 0, the same record."""
    goran = goran_stalled_twice(journal)
    goran.close("2026-11-26", *options)
    before = goran.show("2026-11-27")
    again = goran.run("2026-11-27", "close", *options)
    assert again.code == 0
    assert "closed" in again.text
    assert before == goran.show("2026-11-27")


def test_who_stalled_may_come_back_with_a_warning(journal: Journal) -> None:
    """He telephones himself: talks go on as agreed, and the tool says what is seldom so."""
    goran = goran_stalled_twice(journal)
    goran.close("2026-11-26", "--reason", "stalling")
    answer = goran.do("2027-03-10", "reopen", "--when", "2027-03-15")
    assert "seldom-good" in answer.warnings
    assert (answer.standing.state, answer.standing.due_on) == ("engaged", "2027-03-15")
    assert answer.standing.action in {"reply", "meeting", "final-answer", "get-signature"}
    assert goran.listed("2027-03-12") is None
    assert Line(str(answer.standing.action), days_late=0) == goran.listed("2027-03-15")


def test_who_comes_back_without_a_date_has_a_next_action_all_the_same(journal: Journal) -> None:
    """Nobody in talks is without a next action, and it is not born overdue."""
    goran = goran_stalled_twice(journal)
    goran.close("2026-11-26", "--reason", "stalling")
    answer = goran.do("2027-03-10", "reopen")
    assert "seldom-good" in answer.warnings
    assert answer.standing.state == "engaged"
    assert answer.standing.action in {"reply", "meeting", "final-answer", "get-signature"}
    assert str(answer.standing.due_on) >= "2027-03-10"
