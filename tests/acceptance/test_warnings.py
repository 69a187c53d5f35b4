"""Every warning arises where the domain says so (chapter 6), and nowhere else.

`SITUATIONS`: what is typed on which day, the last of it the command that is looked at; and the
codes that it warns with. WHO is Anna, added on Sat 2026-11-21.
"""

from __future__ import annotations

import shlex

import pytest

from .journal import Document, Journal

PROMISED = {
    "not-decider",
    "enthusiasm",
    "verbal-yes",
    "second-stall",
    "far-stall",
    "third-snooze",
    "seldom-good",
    "stay-calm",
    "do-not-plead",
    "too-soon",
    "at-risk",
    "find-out-why",
    "send-proposal",
    "look-for-new",
    "known-person",
    "day-off",
}
Deeds = tuple[str, ...]
ANNA = "2026-11-21 add Anna --email anna@example.com"
CANNOT_SIGN = f"{ANNA} --decision-maker no"
CLIENT = f"{ANNA} --client-since 2026-11-02"
LEFT: Deeds = (CLIENT, "2026-11-23 lose anna --reason price")
STALLED: Deeds = (ANNA, "2026-11-23 log anna stall --kind think")
PUT_OFF: Deeds = (
    ANNA,
    "2026-11-23 snooze anna 2026-11-24",
    "2026-11-24 snooze anna 2026-11-25",
)
SITUATIONS: dict[str, tuple[Deeds, set[str]]] = {
    "add, cannot sign": ((CANNOT_SIGN,), {"not-decider"}),
    "add, may sign": ((f"{ANNA} --decision-maker yes",), set()),
    "add, unknown who signs": ((ANNA,), set()),
    "log, cannot sign": ((CANNOT_SIGN, "2026-11-23 log anna no-answer"), {"not-decider"}),
    "edit, cannot sign": ((ANNA, "2026-11-23 edit anna --decision-maker no"), {"not-decider"}),
    "add, emotional": ((f"{ANNA} --symptom emotional",), {"enthusiasm"}),
    "add, enthusiastic": ((f"{ANNA} --symptom enthusiastic",), {"enthusiasm"}),
    "held, decided on the spot": (
        (
            ANNA,
            "2026-11-23 log anna meeting --when 2026-11-24",
            "2026-11-24 log anna held --symptom instant-decision",
        ),
        {"enthusiasm"},
    ),
    "a verbal yes": ((ANNA, "2026-11-23 log anna yes"), {"verbal-yes"}),
    "a first stall": (STALLED, set()),
    "a second stall": ((*STALLED, "2026-11-26 log anna stall --kind fit"), {"second-stall"}),
    "a second stall with a date": (
        (*STALLED, "2026-11-26 log anna stall --kind later --when 2m"),
        {"second-stall"},
    ),
    "a stall dated over half a year ahead": (
        (ANNA, "2026-11-23 log anna stall --when 2027-05-24"),
        {"far-stall"},
    ),
    "a stall dated half a year ahead": (
        (ANNA, "2026-11-23 log anna stall --when 2027-05-23"),
        {"day-off"},  # a Sunday that somebody typed
    ),
    "a stall with a proposal": (
        (ANNA, "2026-11-23 log anna stall --kind proposal"),
        {"send-proposal"},
    ),
    "a second snooze": (PUT_OFF, set()),
    "a third snooze": ((*PUT_OFF, "2026-11-25 snooze anna 2026-11-26"), {"third-snooze"}),
    "a snooze to a Saturday": ((ANNA, "2026-11-23 snooze anna 2026-11-28"), {"day-off"}),
    "a snooze by five days": ((ANNA, "2026-11-23 snooze anna 5d"), set()),
    "a meeting on a holiday": (
        (ANNA, "2026-11-23 log anna meeting --when 2026-12-24"),
        {"day-off"},
    ),
    "a first call on a Sunday": ((f"{ANNA} --first-call 2026-11-29",), {"day-off"}),
    **{
        f"reopened, closed as {reason}": (
            (ANNA, f"2026-11-23 close anna --reason {reason}", "2026-11-25 reopen anna"),
            expected,
        )
        for reason, expected in (
            ("stalling", {"seldom-good"}),
            ("bargain-hunter", {"seldom-good"}),
            ("not-decider", {"seldom-good"}),
            ("dropped", set()),
            ("price", set()),
        )
    },
    "a reply of one who stalled": (
        (ANNA, "2026-11-23 close anna --reason stalling", "2026-11-25 log anna reply"),
        {"seldom-good"},
    ),
    "a refusal": ((ANNA, "2026-11-23 log anna refused"), {"stay-calm"}),
    "a no of a lost client": ((*LEFT, "2026-11-24 log anna no"), {"stay-calm"}),
    "a call while a lost client is given time": (
        (*LEFT, "2026-11-24 log anna no", "2026-12-10 log anna no-answer"),
        {"do-not-plead"},
    ),
    "a letter while a lost client is given time": (
        (*LEFT, "2026-11-24 log anna no", "2026-12-10 log anna sent"),
        {"do-not-plead"},
    ),
    "the third no of a lost client": (
        (
            *LEFT,
            "2026-11-24 log anna no",
            "2026-11-25 log anna no",
            "2026-11-26 log anna no",
        ),
        {"stay-calm", "look-for-new"},
    ),
    "a call two days after the last": (
        (ANNA, "2026-11-23 log anna no-answer", "2026-11-25 log anna no-answer"),
        {"too-soon"},
    ),
    "a call three days after the last": (
        (ANNA, "2026-11-23 log anna no-answer", "2026-11-26 log anna no-answer"),
        set(),
    ),
    "a client not reached for over three months": (
        (CLIENT, "2027-02-03 log anna no-answer"),
        {"at-risk"},
    ),
    "a client not reached for three months": ((CLIENT, "2027-02-02 log anna no-answer"), set()),
    "a client reached after over three months": ((CLIENT, "2027-02-03 log anna spoke"), set()),
    "a competitor without why": (
        (ANNA, "2026-11-23 close anna --reason competitor --competitor Kuldmuna"),
        {"find-out-why"},
    ),
    "a competitor with why": (
        (ANNA, "2026-11-23 close anna --reason competitor --competitor Kuldmuna --why price"),
        set(),
    ),
    "refused for a competitor": (
        (ANNA, "2026-11-23 log anna refused --reason competitor"),
        {"stay-calm", "find-out-why"},
    ),
    "a loss without a reason": ((CLIENT, "2026-11-23 lose anna"), {"find-out-why"}),
    "a loss with an unknown reason": (
        (CLIENT, "2026-11-23 lose anna --reason unknown"),
        {"find-out-why"},
    ),
    "a loss with a reason": (LEFT, set()),
    "the first new one for two weeks": ((ANNA, "2026-12-05 add Beata"), {"look-for-new"}),
    "a new one within two weeks": ((ANNA, "2026-12-04 add Beata"), set()),
    "the same e-mail as somebody closed": (
        (
            ANNA,
            "2026-11-23 close anna",
            "2026-11-24 add 'A. Kowalska' --email ANNA@example.com",
        ),
        {"known-person"},
    ),
    "the same phone as a colleague": (
        (
            f"{ANNA} --phone '+48 601 234 567'",
            "2026-11-24 add Beata --phone 601-234-567",
        ),
        {"known-person"},
    ),
}


@pytest.fixture
def days() -> str:
    """The dates of the warnings are those of `skip`."""
    return "skip"


def told(journal: Journal, deeds: Deeds) -> Document:
    """Do all of it; what the last command answered."""
    for deed in deeds:
        day, *words = shlex.split(deed)
        document = journal.on(day).json(*words)
    return document


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_is_warned_about(journal: Journal, situation: str) -> None:
    """These codes, no more and no fewer; each a calm line of its own."""
    deeds, expected = SITUATIONS[situation]
    found = told(journal, deeds)["warnings"]
    assert sorted(expected) == sorted(one["code"] for one in found)
    for one in found:
        assert one["message"].strip() == one["message"] != ""
        assert "\n" not in one["message"]
        assert not {"dead", "bad"} & set(one["message"].lower().split())


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_person_reads_the_same_beside_the_result(journal: Journal, situation: str) -> None:
    """Each warning is a line on stderr, none of it on stdout; with --quiet, nothing."""
    deeds, expected = SITUATIONS[situation]
    *before, last = deeds
    if before:
        told(journal, tuple(before))
    day, *words = shlex.split(last)
    printed = journal.run(day, *words)
    minded = [line for line in printed.err.splitlines() if line.startswith("Mind: ")]
    assert (0, len(expected)) == (printed.code, len(minded))
    assert "Mind" not in printed.out


def test_every_promised_code_has_a_situation() -> None:
    """The list of the interface, whole."""
    assert PROMISED == {code for _, codes in SITUATIONS.values() for code in codes}


# --- `look-for-new`, where it is read each morning -----------------------------------------


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-12-04", []), ("2026-12-05", ["look-for-new"])]
)
def test_today_says_when_nobody_new_came_for_two_weeks(
    journal: Journal, day: str, expected: list[str]
) -> None:
    """In JSON it is a warning of the whole list."""
    told(journal, (ANNA, "2026-11-23 close anna"))
    assert expected == [one["code"] for one in journal.on(day).today()["warnings"]]


def test_today_says_it_in_one_line_under_the_list(journal: Journal) -> None:
    """Beside the result, on stderr; silent with --quiet, and gone once somebody is entered."""
    told(journal, (ANNA,))
    line = "Mind: No new prospect since Sat 21 Nov 2026: look for new ones anyway.\n"
    assert line == journal.run("2026-12-07", "today").err
    assert "" == journal.run("2026-12-07", "today", "--quiet").err
    assert line == journal.run("2026-12-07", "today", "--format", "ids").err
    told(journal, ("2026-12-07 add Beata",))
    assert "" == journal.run("2026-12-07", "today").err


def test_nobody_is_sent_out_who_has_just_begun(journal: Journal) -> None:
    """No database, or nobody in it any more: nothing to say."""
    assert "Mind" not in journal.run("2026-12-07", "today").err
    told(journal, (ANNA, "2026-11-21 undo"))
    assert [] == journal.on("2026-12-07").today()["warnings"]
    assert "Mind" not in journal.run("2026-12-07", "today").err


def test_the_count_says_nothing_beside_its_number(journal: Journal) -> None:
    """It stands in a prompt."""
    told(journal, (ANNA,))
    printed = journal.run("2026-12-07", "count")
    assert ("1\n", "") == (printed.out, printed.err)
