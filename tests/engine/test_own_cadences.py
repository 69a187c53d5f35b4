"""Any legal cadence of one's own: whatever its steps are, it is worked and it ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cadence.engine import agenda
from cadence.engine.advice import hints, on_touch
from cadence.engine.model import Method
from cadence.engine.replay import apply
from cadence.engine.rules import Refusal, refusal
from cadence.engine.vocabulary import Outcome

from .calendars import KEEP, SKIP
from .lives import lived, standing_after, told, touch
from .own_cadences import cadence, method

LETTER_FIRST = method("letter-1 letter 1d, call-1 call 1w, call-2 call 3d")
LETTER_WITHIN = method("call-1 call 1d, letter-1 letter 1w, call-2 call 1m, letter-2 letter 2w")
E_MAILS = method("e-mail-1 e-mail 3bd, social-1 social 3bd, e-mail-2 e-mail 1w")
VISITS = method("call-1 call 1d, visit-1 visit 1w, letter letter 1w")
TWO_CALLS = method("call-1 call 1d, call-2 call 3d")
ONE_CALL = method("only call 2w")
ONE_LETTER = method("only letter 2d")

ADDED = "added 2026-11-21 first_call=2026-11-23"
"""A Saturday; the first step is on the Monday."""

LIVES: dict[str, tuple[Method, str]] = {
    "a letter comes first": (
        LETTER_FIRST,
        f"""
        {ADDED}                 -> active letter-1 2026-11-23
        2026-11-23 no-answer    -> refused unless forced
        2026-11-23 sent         -> active call-1 2026-11-30 last_call_on=none
        2026-11-30 no-answer    -> active call-2 2026-12-03
        2026-12-03 voicemail    -> closed close_reason=no-reply left_on=2026-12-03
        """,
    ),
    "a letter stands in the middle": (
        LETTER_WITHIN,
        f"""
        {ADDED}                 -> active call-1 2026-11-23
        2026-11-23 spoke        -> active letter-1 2026-11-30
        2026-11-30 spoke        -> refused unless forced
        2026-11-30 sent         -> active call-2 2026-12-30
        2026-12-30 gatekeeper   -> active letter-2 2027-01-13
        2027-01-13 sent         -> closed close_reason=no-reply
        """,
    ),
    "nothing but lines": (
        E_MAILS,
        """
        added 2026-11-21        -> active e-mail-1 2026-11-25
        2026-11-25 sent         -> active social-1 2026-11-30
        2026-11-30 sent         -> active e-mail-2 2026-12-07
        2026-12-07 sent         -> closed close_reason=no-reply
        """,
    ),
    "a visit counts as a call does": (
        VISITS,
        f"""
        {ADDED}                 -> active call-1 2026-11-23
        2026-11-23 no-answer    -> active visit-1 2026-11-30
        2026-11-30 attempt      -> active visit-1 2026-12-01
        2026-12-01 spoke        -> active letter 2026-12-08 last_contact_on=2026-12-01
        2026-12-08 sent         -> closed close_reason=no-reply
        """,
    ),
    "a call and a visit are not for one day": (
        VISITS,
        f"""
        {ADDED}                 -> active call-1 2026-11-23
        2026-11-23 no-answer    -> active visit-1 2026-11-30
        2026-11-23 no-answer    -> refused unless forced
        2026-11-23 spoke forced -> active letter 2026-11-30
        """,
    ),
    "one call, and it is over": (
        ONE_CALL,
        """
        added 2026-11-21        -> active only 2026-12-07
        2026-12-07 no-answer    -> closed close_reason=no-reply
        """,
    ),
    "one letter, and it is over": (
        ONE_LETTER,
        """
        added 2026-11-21        -> active only 2026-11-23
        2026-11-23 attempt      -> active only 2026-11-24
        2026-11-24 sent         -> closed close_reason=no-reply
        """,
    ),
    "a single letter may be followed by a revival": (
        ONE_LETTER,
        """
        added 2026-11-21        -> active only 2026-11-23
        2026-11-23 sent when=2m -> quiet revival 2027-01-25
        """,
    ),
    "any step may be left out": (
        LETTER_WITHIN,
        f"""
        {ADDED}                 -> active call-1 2026-11-23
        2026-11-23 skip         -> active letter-1 2026-11-30
        2026-11-30 skip         -> active call-2 2026-12-30
        2026-12-30 skip         -> active letter-2 2027-01-13
        2027-01-13 skip         -> closed close_reason=no-reply
        """,
    ),
    "a held meeting begins again at the letter": (
        LETTER_FIRST,
        f"""
        {ADDED}                              -> active letter-1 2026-11-23
        2026-11-23 sent                      -> active call-1 2026-11-30
        2026-11-25 meeting when=2026-11-26   -> engaged meeting 2026-11-26
        2026-11-26 nothing                   -> active letter-1 2026-11-27 run=2 position=0
        """,
    ),
    "a missed meeting goes on where it stopped": (
        LETTER_WITHIN,
        f"""
        {ADDED}                              -> active call-1 2026-11-23
        2026-11-23 no-answer                 -> active letter-1 2026-11-30
        2026-11-25 meeting when=2026-11-26   -> engaged meeting 2026-11-26
        2026-11-26 missed                    -> active letter-1 2026-11-27 run=1 position=1
        """,
    ),
}


@pytest.mark.parametrize("case", LIVES)
def test_any_order_of_channels_is_worked_to_its_end(case: str) -> None:
    """Written steps are sent, calls and visits are counted, the last step lets go."""
    by, life = LIVES[case]
    assert told(life) == lived(life, by)


STALLS = {
    "on the last call, undated: it is over": (
        TWO_CALLS,
        f"""
        {ADDED}                          -> active call-1 2026-11-23
        2026-11-23 no-answer             -> active call-2 2026-11-26
        2026-11-26 stall                 -> closed close_reason=no-reply stalls=1
        """,
    ),
    "on the last call, the first date: the same call on that day": (
        TWO_CALLS,
        f"""
        {ADDED}                          -> active call-1 2026-11-23
        2026-11-23 no-answer             -> active call-2 2026-11-26
        2026-11-26 stall when=2027-01-18 -> active call-2 2027-01-18 stalls=1 position=1
        2027-01-18 no-answer             -> closed close_reason=no-reply
        """,
    ),
    "on the last call, a length of time: adjusted": (
        TWO_CALLS,
        f"""
        {ADDED}                          -> active call-1 2026-11-23
        2026-11-23 no-answer             -> active call-2 2026-11-26
        2026-11-26 stall when=10d        -> active call-2 2026-12-07
        """,
    ),
    "on the last call, a second date is none: over, and no revival": (
        TWO_CALLS,
        f"""
        {ADDED}                          -> active call-1 2026-11-23
        2026-11-23 stall                 -> active call-2 2026-11-26
        2026-11-26 stall when=2027-01-18 -> closed revive_on=none stalls=2 !second-stall
        """,
    ),
    "on the last call, insisted on": (
        TWO_CALLS,
        f"""
        {ADDED}                                   -> active call-1 2026-11-23
        2026-11-23 stall                          -> active call-2 2026-11-26
        2026-11-26 stall when=2027-01-18 honoured -> active call-2 2027-01-18 !second-stall
        """,
    ),
    "at an e-mail: it is still to be sent": (
        E_MAILS,
        """
        added 2026-11-21                 -> active e-mail-1 2026-11-25
        2026-11-25 sent                  -> active social-1 2026-11-30
        2026-11-26 stall                 -> active social-1 2026-11-30 stalls=1
        2026-11-30 sent                  -> active e-mail-2 2026-12-07
        """,
    ),
    "at an e-mail, with a date: then": (
        E_MAILS,
        """
        added 2026-11-21                 -> active e-mail-1 2026-11-25
        2026-11-25 stall when=2026-12-14 -> active e-mail-1 2026-12-14 stalls=1
        """,
    ),
}


@pytest.mark.parametrize("case", STALLS)
def test_a_stall_is_a_stall_in_any_cadence(case: str) -> None:
    """Counted where a call is due; a first date is honoured, also after the last call."""
    by, life = STALLS[case]
    assert told(life) == lived(life, by)


EARLY = {
    "the letter at the end lets go": (
        VISITS,
        f"{ADDED} -> active call-1 2026-11-23\n2026-11-23 sent forced -> closed position=0",
    ),
    "a letter in the middle leaves the calls before it out": (
        LETTER_WITHIN,
        # a month later is Christmas Eve, and the weekend follows
        f"{ADDED} -> active call-1 2026-11-23\n2026-11-24 sent forced -> active call-2 2026-12-28",
    ),
    "where no letter comes, one line more moves nothing": (
        TWO_CALLS,
        f"{ADDED} -> active call-1 2026-11-23\n2026-11-23 sent forced -> active call-1 2026-11-23",
    ),
}


@pytest.mark.parametrize("case", EARLY)
def test_a_letter_that_goes_out_early_is_the_next_letter(case: str) -> None:
    """By force only; what comes after that letter stays."""
    by, life = EARLY[case]
    assert told(life) == lived(life, by)


def refused(by: Method, life: str, entry: str) -> Refusal | None:
    """Why the entry is not taken after that life."""
    return refusal(standing_after(life, by), touch(entry, 9), by, "7")


REFUSALS = [
    (
        LETTER_FIRST,
        ADDED,
        "2026-11-23 no-answer",
        "Letter 1 is next: cadence log 7 sent. Add --force to log one more call.",
    ),
    (
        VISITS,
        f"{ADDED}\n2026-11-23 skip\n2026-11-30 skip",
        "2026-12-07 spoke",
        (
            "The calls are done, the letter is next: cadence log 7 sent. "
            "Add --force to log one more call."
        ),
    ),
    (
        LETTER_WITHIN,
        ADDED,
        "2026-11-23 sent",
        "Call 1 comes before letter 1. Add --force if letter 1 really went out now.",
    ),
    (
        TWO_CALLS,
        ADDED,
        "2026-11-23 sent",
        (
            "Call 1 is next, and no letter comes after it: cadence log 7 no-answer, spoke … "
            "Add --force to log one line more."
        ),
    ),
    (
        VISITS,
        f"{ADDED}\n2026-11-23 spoke",
        "2026-11-23 spoke",
        (
            "A call or visit of the cadence is already logged for Mon 23 Nov 2026; the next is for "
            "another day. Add --force if there really were two."
        ),
    ),
    (
        E_MAILS,
        ADDED,
        "2026-11-23 sent when=6m",
        "A revival goes with the last step: after e-mail 1 comes social 1. Leave the date out.",
    ),
]


@pytest.mark.parametrize(("by", "life", "entry", "message"), REFUSALS)
def test_a_refusal_speaks_of_the_steps_that_there_are(
    by: Method, life: str, entry: str, message: str
) -> None:
    """No letter is spoken of where none is, no call that is done where none was."""
    found = refused(by, life, entry)
    assert found is not None
    assert message == found.message


def test_a_revival_of_a_step_in_the_middle_cannot_be_forced() -> None:
    """There is nothing that it could mean."""
    assert refused(E_MAILS, ADDED, "2026-11-23 sent when=6m forced") is not None


PAUSES = [
    ("call-1 call 1d, call-2 call 1d", "2026-11-24", []),
    ("call-1 call 1d, call-2 call 2bd", "2026-11-24", ["two days"]),
    ("call-1 call 1d, call-2 call 2d", "2026-11-23", ["two days"]),
    ("call-1 call 1d, call-2 call 1d", "2026-11-23", ["one day"]),
    ("call-1 call 1d, call-2 call 5d", "2026-11-25", ["three days"]),
    ("call-1 call 1d, call-2 call 1w", "2026-11-25", ["three days"]),
    ("call-1 call 1d, visit-1 visit 1w", "2026-11-24", []),
]


@pytest.mark.parametrize(("steps", "called_on", "breaks"), PAUSES)
def test_a_call_on_its_day_is_never_too_soon(steps: str, called_on: str, breaks: list[str]) -> None:
    """Three days are the break, unless the cadence wants the call sooner."""
    by = method(steps)
    before = standing_after(f"{ADDED}\n2026-11-23 no-answer", by)
    again = touch(f"{called_on} no-answer", 2)
    said = on_touch(before, apply(before, again, by), again, by, decision_maker="yes")
    assert [f"the break is {one}." for one in breaks] == [
        advice.message.split("; ")[1] for advice in said if advice.code == "too-soon"
    ]


def test_letting_go_is_offered_at_the_last_step_only() -> None:
    """A letter in the middle lets nobody go; a last call does."""
    stalled = f"{ADDED}\n2026-11-23 stall\n2026-12-01 stall"
    within = standing_after(stalled, LETTER_WITHIN)
    assert [] == hints(within, LETTER_WITHIN.cadence, "7")
    one = replace(standing_after(f"{ADDED}\n2026-11-23 stall", TWO_CALLS), stalls=2)
    offer = "Two stalls and no date: cadence close 7 --reason stalling lets go now."
    assert [offer] == hints(one, TWO_CALLS.cadence, "7")


def test_within_a_day_letters_come_before_calls_whatever_the_cadence() -> None:
    """And the later call before the earlier one, up to the twelfth."""
    steps = ", ".join(f"call-{number} call 1d" for number in range(1, 12))
    long = cadence(f"{steps}, e-mail-1 e-mail 1d")
    ranks = [agenda.rank(step.name, long) for step in reversed(long.steps)]
    assert sorted(set(ranks)) == ranks


def test_working_days_are_counted_under_keep_as_well() -> None:
    """`3bd` from a Friday is the Wednesday after, also where dates stay as they fall."""
    by = method("call-1 call 3bd", KEEP)
    due = standing_after("added 2026-11-20", by).next
    assert due is not None
    assert "2026-11-25" == due.due_on.isoformat()


def test_a_step_is_said_with_its_hyphen_where_it_has_one() -> None:
    """`e-mail-1` is e-mail 1, and `one-mail` is not an e-mail."""
    names = cadence("e-mail-1 e-mail 1d, after-e-mail call 1d, one-mail call 1d")
    assert ["e-mail 1", "after e-mail", "one mail"] == [names.label(at) for at in range(3)]


def test_any_log_of_any_cadence_ends_somewhere() -> None:
    """A life with every outcome on it is replayed, whatever the steps are."""
    life = ADDED + "".join(
        f"\n2026-12-{day:02} {outcome}" for day, outcome in enumerate(Outcome, start=1)
    )
    for by in (LETTER_FIRST, LETTER_WITHIN, E_MAILS, VISITS, TWO_CALLS, ONE_CALL, ONE_LETTER, SKIP):
        assert len(Outcome) == standing_after(life, by).last_touch_id
