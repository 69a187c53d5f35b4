"""Warnings and offers: one calm line each, with its code (domain 6)."""

from __future__ import annotations

from datetime import date

import pytest

from cadence.engine.advice import (
    KEEP_THE_DOOR_OPEN_WHEN,
    LET_GO_WHEN,
    Advice,
    hints,
    look_for_new,
    not_decider,
    on_entry,
    on_touch,
    referral,
)
from cadence.engine.model import Method
from cadence.engine.replay import apply

from .calendars import KEEP, SKIP
from .lives import standing_after, touch

ADDED = "added 2026-11-21 first_call=2026-11-23\n"
CALLED = ADDED + "2026-11-23 no-answer\n"
STALLED = ADDED + "2026-11-23 stall\n"
LETTER = CALLED + "2026-11-26 no-answer\n 2026-11-30 no-answer\n"
CLIENT = "added 2026-11-21 client_since=2026-11-02\n"


def said(life: str, entry: str, decision_maker: str = "unknown") -> list[Advice]:
    """What the tool says about one entry more."""
    before, new = standing_after(life, SKIP), touch(entry)
    return on_touch(before, apply(before, new, SKIP), new, SKIP, decision_maker=decision_maker)


def codes(life: str, entry: str, decision_maker: str = "unknown") -> list[str]:
    """The codes of what it says."""
    return [advice.code for advice in said(life, entry, decision_maker)]


WARNED = [
    (CALLED, "2026-11-26 no-answer", []),
    (CALLED, "2026-11-26 spoke symptoms=emotional", ["enthusiasm"]),
    (CALLED, "2026-11-26 yes", ["verbal-yes"]),
    (CALLED, "2026-11-26 yes symptoms=instant-decision", ["verbal-yes", "enthusiasm"]),
    (CALLED, "2026-11-26 refused reason=price", ["stay-calm"]),
    (CALLED, "2026-11-26 refused reason=competitor", ["stay-calm", "find-out-why"]),
    (CALLED, "2026-11-26 refused reason=competitor why=price", ["stay-calm"]),
    (CALLED, "2026-11-26 close reason=competitor", ["find-out-why"]),
    (CALLED, "2026-11-26 close reason=competitor why=price", []),
    (CALLED, "2026-11-26 close", []),
    (CLIENT, "2026-11-26 lose", ["find-out-why"]),
    (CLIENT, "2026-11-26 lose reason=unknown", ["find-out-why"]),
    (CLIENT, "2026-11-26 lose reason=price", []),
    (CALLED, "2026-11-26 stall", []),
    (CALLED, "2026-11-26 stall kind=proposal", ["send-proposal"]),
    (STALLED, "2026-11-26 stall kind=think", ["second-stall"]),
    (STALLED, "2026-11-26 stall kind=proposal", ["second-stall", "send-proposal"]),
    (STALLED, "2026-11-26 stall when=7m", ["second-stall", "far-stall"]),
    (CALLED, "2026-11-26 stall when=6m", []),
    (CALLED, "2026-11-26 stall when=7m", ["far-stall"]),
    (CALLED, "2026-11-26 stall when=2027-05-26", []),
    (CALLED, "2026-11-26 stall when=2027-05-27", ["far-stall"]),
    (CALLED, "2026-11-26 stall when=2027-05-29", ["far-stall", "day-off"]),
    (CALLED, "2026-11-26 stall when=10bd", []),
    (CALLED, "2026-11-26 snooze when=2026-11-28", ["day-off"]),
    (CALLED, "2026-11-26 snooze when=2026-12-24", ["day-off"]),
    (CALLED, "2026-11-26 snooze when=2d", []),
    (STALLED, "2026-11-26 stall when=2026-11-29", ["second-stall"]),
    (STALLED, "2026-11-26 stall when=2026-11-29 honoured", ["second-stall", "day-off"]),
    (CALLED, "2026-11-25 no-answer", ["too-soon"]),
    (CALLED, "2026-11-24 stall", ["too-soon"]),
    (CALLED, "2026-11-23 voicemail forced", ["too-soon"]),
    (CALLED, "2026-11-24 attempt", []),
    (CALLED, "2026-11-24 skip", []),
    (CALLED, "2026-11-24 reply", []),
    (ADDED, "2026-11-23 no-answer", []),
    (LETTER, "2026-12-01 sent", []),
    (LETTER, "2026-12-01 spoke forced", []),
    (CALLED + "2026-11-24 reply", "2026-11-25 no-answer", []),
    (CALLED + "2026-11-24 close reason=stalling", "2026-12-01 reopen", ["seldom-good"]),
    (CALLED + "2026-11-24 close reason=bargain-hunter", "2026-12-01 reopen", ["seldom-good"]),
    (CALLED + "2026-11-24 close reason=not-decider", "2026-12-01 reply", ["seldom-good"]),
    (
        CALLED + "2026-11-24 close reason=stalling\n 2026-12-01 reopen",
        "2026-12-03 reply",
        [],
    ),
    (CALLED + "2026-11-24 close", "2026-12-01 reopen", []),
    (CALLED + "2026-11-24 close reason=vanished", "2026-12-01 reply", []),
    (CLIENT + "2026-11-24 lose\n 2026-11-25 no", "2026-12-01 spoke", ["do-not-plead"]),
    (CLIENT + "2026-11-24 lose\n 2026-11-25 no", "2026-12-01 reply", []),
    (CLIENT + "2026-11-24 lose", "2026-11-25 spoke", []),
    (CLIENT, "2026-12-01 spoke", []),
]


@pytest.mark.parametrize(("life", "entry", "expected"), WARNED)
def test_a_touch_is_warned_about(life: str, entry: str, expected: list[str]) -> None:
    """One row, one entry: every code that it earns, and none else."""
    assert expected == codes(life, entry)


@pytest.mark.parametrize(
    "outcome", ["no-answer", "voicemail", "spoke", "stall", "attempt", "meeting when=3d"]
)
def test_who_cannot_sign_is_mentioned_with_every_touch_of_ours(outcome: str) -> None:
    """Decision maker: no. Ask who can, and from which budget."""
    assert codes(CALLED, f"2026-11-26 {outcome}", "no") == ["not-decider"]
    assert codes(CALLED, f"2026-11-26 {outcome}", "yes") == []


@pytest.mark.parametrize("outcome", ["yes", "held", "answer when=3d"])
def test_who_cannot_sign_is_mentioned_in_talks_as_well(outcome: str) -> None:
    """`log` with decision maker = no: their yes signs nothing (domain 6, the first warning)."""
    life = CALLED + "2026-11-25 meeting when=2026-11-26"
    assert "not-decider" in codes(life, f"2026-11-26 {outcome}", "no")


@pytest.mark.parametrize("entry", ["snooze when=1d", "close", "note", "refused reason=stalling"])
def test_who_cannot_sign_is_not_mentioned_where_nothing_was_said_or_nothing_follows(
    entry: str,
) -> None:
    """A decision of one's own, and the end, need no such reminder."""
    assert "not-decider" not in codes(CALLED, f"2026-11-26 {entry}", "no")


@pytest.mark.parametrize(
    ("decision_maker", "symptoms", "expected"),
    [
        ("unknown", (), []),
        ("yes", (), []),
        ("no", (), ["not-decider"]),
        ("yes", ("enthusiastic",), ["enthusiasm"]),
        ("no", ("emotional", "instant-decision"), ["not-decider", "enthusiasm"]),
    ],
)
def test_an_entry_is_warned_about(
    decision_maker: str, symptoms: tuple[str, ...], expected: list[str]
) -> None:
    """`add` says the same two things, once each."""
    found = on_entry(decision_maker=decision_maker, symptoms=symptoms)
    assert expected == [advice.code for advice in found]


def test_who_can_sign_is_named_at_the_call_once_they_are_known() -> None:
    """Nothing is left to be asked: the same warning says whom to talk with, and not at `add`."""
    assert [] == on_entry(decision_maker="no", symptoms=(), who_decides="Mary")
    for who, expected in (
        ("Mary", "Mary signs: ask for a talk with Mary."),
        ("the owner", "The owner signs: ask for a talk with the owner."),
        ("", "This person cannot sign: ask who can, and from which budget."),
    ):
        found = not_decider(who)
        assert ("not-decider", expected) == (found.code, found.message)


@pytest.mark.parametrize(
    ("snoozes", "expected"), [(0, []), (1, []), (2, ["third-snooze"]), (3, ["third-snooze"])]
)
def test_the_third_snooze_of_a_step_is_asked_about(snoozes: int, expected: list[str]) -> None:
    """Once and twice are nobody's business."""
    life = CALLED + "2026-11-26 snooze when=1d\n" * snoozes
    assert expected == codes(life, "2026-11-26 snooze when=1d")


@pytest.mark.parametrize(
    ("days_after", "entry"),
    [("the same day", "2026-11-23"), ("yesterday", "2026-11-24"), ("2 days ago", "2026-11-25")],
)
def test_a_call_too_soon_says_when_the_last_one_was(days_after: str, entry: str) -> None:
    """The break is three days."""
    expected = Advice("too-soon", f"The last call was {days_after}; the break is three days.")
    assert [expected] == said(CALLED, f"{entry} no-answer")


@pytest.mark.parametrize("days", [SKIP, KEEP], ids=["skip", "keep"])
def test_a_typed_day_off_is_kept_and_mentioned(days: Method) -> None:
    """Under both calendars, with the name of the day off."""
    before, new = standing_after(CALLED, days), touch("2026-11-26 snooze when=2026-12-24")
    after = apply(before, new, days)
    mentioned = Advice(
        "day-off", "Thu 24 Dec 2026 is a day off (Christmas Eve); kept as you gave it."
    )
    assert [mentioned] == on_touch(before, after, new, days, decision_maker="yes")


@pytest.mark.parametrize(
    ("entry", "ending"),
    [
        ("stall", "ask for a date or a plain no."),
        ("stall when=2m", "The date is not honoured; --honour keeps it."),
        ("stall when=2m honoured", "ask for a date or a plain no."),
    ],
)
def test_a_second_stall_says_what_becomes_of_its_date(entry: str, ending: str) -> None:
    """Not honoured unless insisted on."""
    (warning,) = said(STALLED, f"2026-11-26 {entry}")
    assert warning.code == "second-stall"
    assert warning.message.endswith(ending)


STALLING = ["Two stalls and no date: cadence close anna --reason stalling lets go now."]
VANISHED = [
    (
        "It was nearly a yes: instead of letting go, "
        "cadence close anna --reason vanished asks again in half a year."
    )
]
UNREACHED = ["Not reached three times: cadence close anna --reason vanished?"]
UNANSWERED = ["Four hellos unanswered: cadence close anna --reason dropped?"]
HELLO = "added 2026-11-21\n 2026-11-24 close reason=price\n"
HELLOS = [f"{on} no-answer\n" for on in ("2027-02-25", "2027-05-25", "2027-08-25", "2027-11-25")]
LET_DOWN = "added 2026-11-21\n 2026-11-24 close reason=our-service\n"
SORRY = ["Open the hello with an apology: they were let down."]

OFFERS = {
    "at the letter, silence only": (LETTER, []),
    "at the letter, one stall": (STALLED + "2026-11-26 spoke\n 2026-11-30 spoke", []),
    "at the letter, two stalls": (STALLED + "2026-11-26 stall\n 2026-11-30 spoke", STALLING),
    "at the letter, three stalls": (STALLED + "2026-11-26 stall\n 2026-11-30 stall", STALLING),
    "before the letter, two stalls": (STALLED + "2026-11-26 stall", []),
    "at the letter, after a promise": (
        CALLED + "2026-11-24 answer when=2026-11-25\n 2026-11-25 missed\n"
        "2026-11-26 spoke\n 2026-11-30 spoke",
        VANISHED,
    ),
    "a final answer, not reached twice": (
        CALLED + "2026-11-24 answer when=3d\n" + "2026-12-01 no-answer\n" * 2,
        [],
    ),
    "a final answer, not reached three times": (
        CALLED
        + "2026-11-24 answer when=3d\n2026-12-01 no-answer\n2026-12-04 voicemail\n"
        + "2026-12-07 no-answer\n",
        UNREACHED,
    ),
    "an owed reply, not reached three times": (
        CALLED + "2026-11-24 reply\n" + "2026-12-01 voicemail\n" * 3,
        UNREACHED,
    ),
    "a signature, not reached three times": (
        CALLED + "2026-11-24 yes\n" + "2026-12-01 voicemail\n" * 3,
        [],
    ),
    "a client's reply, not reached three times": (
        CLIENT + "2026-11-24 reply\n" + "2026-12-01 voicemail\n" * 3,
        [],
    ),
    "two stalls, and then they write": (
        STALLED + "2026-11-26 stall\n 2026-11-30 spoke\n 2026-12-01 reply",
        [],
    ),
    "four hellos unanswered, and then they write": (
        HELLO + "".join(HELLOS) + "2027-12-01 reply",
        [],
    ),
    "three hellos unanswered": (HELLO + "".join(HELLOS[:3]), []),
    "four hellos unanswered": (HELLO + "".join(HELLOS), UNANSWERED),
    "a hello where we let them down": (
        "added 2026-11-21\n 2026-11-24 close reason=our-service",
        SORRY,
    ),
    "closed": (CALLED + "2026-11-26 close", []),
}


REFERRAL = ["Ask whom they could recommend us to, and enter them: cadence add NAME --referred-by 7"]
ASKED = {
    "refused": REFERRAL,
    "close reason=not-now": REFERRAL,
    "refused reason=price": [],
    "close reason=not-now when=never": [],
}


@pytest.mark.parametrize("entry", ASKED)
def test_whom_they_could_recommend_is_asked_once(entry: str) -> None:
    """At `not-now`, and not again when they say so again (domain 4.5)."""
    before = standing_after(CALLED, SKIP)
    after = apply(before, touch(f"2026-11-24 {entry}"), SKIP)
    assert ASKED[entry] == referral(before, after, "7")
    again = apply(after, touch(f"2027-02-25 {entry}"), SKIP)
    assert [] == referral(after, again, "7")


@pytest.mark.parametrize("case", OFFERS)
def test_an_offer_follows_from_where_they_stand(case: str) -> None:
    """Let go, or keep the door open: stalls against a near-yes (domain 6, 7.3)."""
    life, expected = OFFERS[case]
    assert expected == hints(standing_after(life, SKIP), SKIP.cadence, "anna")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("", ["stay-calm"]),
        ("2027-02-25 no\n", ["stay-calm"]),
        ("2027-02-25 no\n 2027-08-25 no\n", ["stay-calm", "look-for-new"]),
    ],
)
def test_the_third_no_of_a_lost_client_points_to_new_ones(after: str, expected: list[str]) -> None:
    """lost -> closed on the third no, hint: look for new ones (domain 3)."""
    *earlier, last = ["2026-11-25 no", *after.splitlines()]
    life = CLIENT + "\n".join(["2026-11-24 lose", *earlier])
    assert expected == codes(life, last)


@pytest.mark.parametrize(
    ("newest", "expected"),
    [(None, []), (date(2026, 11, 10), []), (date(2026, 11, 9), ["look-for-new"])],
)
def test_the_first_new_one_for_weeks_is_told_so(newest: date | None, expected: list[str]) -> None:
    """Where nobody was ever entered there is nothing to say."""
    assert expected == [one.code for one in look_for_new(newest, date(2026, 11, 23))]


def test_when_to_let_go_and_when_to_keep_the_door_open() -> None:
    """The two lists of domain 6, printed by `why` and at the letter."""
    assert LET_GO_WHEN == (
        "cannot sign and will not name who can",
        "two stalls and no date",
        "three calls and a letter unanswered",
        "wants only the cheapest",
        "asked not to be contacted",
    )
    assert KEEP_THE_DOOR_OPEN_WHEN == (
        "had a real problem and nearly signed",
        "gave a clear reason that time can change",
    )


def test_stalls_are_counted_in_words() -> None:
    """The third is not the second once more."""
    told = [
        next(one.message for one in said(STALLED + stalls, entry) if one.code == "second-stall")
        for stalls, entry in (("", "2026-11-26 stall"), ("2026-11-26 stall\n", "2026-11-30 stall"))
    ]
    assert [
        "Neither yes nor no for the second time: ask for a date or a plain no.",
        "Neither yes nor no for the third time: ask for a date or a plain no.",
    ] == told
