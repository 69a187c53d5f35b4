"""The worked cases and their variants: every entry leaves the date that was worked out."""

from __future__ import annotations

import pytest

from cadence.engine.model import Method

from .calendars import KEEP, SKIP
from .lives import lived, told
from .worked_lives import KEEPING, SKIPPING


@pytest.mark.parametrize("case", SKIPPING)
def test_every_case_keeps_to_working_days_under_skip(case: str) -> None:
    """Case A to J as worked for a user who skips days off."""
    assert told(SKIPPING[case]) == lived(SKIPPING[case], SKIP)


@pytest.mark.parametrize("case", KEEPING)
def test_every_case_takes_the_days_as_they_fall_under_keep(case: str) -> None:
    """Case A to J as worked for a user who keeps every date."""
    assert told(KEEPING[case]) == lived(KEEPING[case], KEEP)


@pytest.mark.parametrize(
    ("days", "life"),
    [
        pytest.param(SKIP, "added 2026-11-21 -> active call-1 2026-11-23", id="A, skip"),
        pytest.param(KEEP, "added 2026-11-21 -> active call-1 2026-11-22", id="A, keep"),
    ],
)
def test_without_a_date_the_first_call_is_a_day_after_the_meeting(days: Method, life: str) -> None:
    """A: met and entered on Saturday; never press at the meeting itself."""
    assert told(life) == lived(life, days)


@pytest.mark.parametrize("days", [SKIP, KEEP], ids=["skip", "keep"])
def test_from_the_plan_the_call_would_lie_in_the_past(days: Method) -> None:
    """C: the wrong answer is Mon 30 November, counted from the day call 2 was planned for."""
    life = """
        added 2026-11-21 first_call=2026-11-24 -> active call-1 2026-11-24
        2026-11-24 no-answer -> active call-2 2026-11-27
        2026-12-02 no-answer -> active call-3 2026-11-30
    """
    assert told(life) != lived(life, days)


@pytest.mark.parametrize(
    ("days", "snoozed"),
    [
        pytest.param(SKIP, "10d -> active call-2 2026-12-07", id="ten days, skip"),
        pytest.param(KEEP, "10d -> active call-2 2026-12-06", id="ten days, keep"),
        pytest.param(
            SKIP, "2026-11-28 -> active call-2 2026-11-28 snoozes=1 !day-off", id="Saturday, skip"
        ),
        pytest.param(
            KEEP, "2026-11-28 -> active call-2 2026-11-28 snoozes=1 !day-off", id="Saturday, keep"
        ),
    ],
)
def test_a_duration_is_adjusted_where_a_typed_date_is_kept(days: Method, snoozed: str) -> None:
    """D, the variants of Thu 26 November: ten days on is a Sunday, the 28th a Saturday."""
    life = f"""
        added 2026-11-21 first_call=2026-11-25 -> active call-1 2026-11-25
        2026-11-23 no-answer -> active call-2 2026-11-26
        2026-11-26 snooze when={snoozed}
    """
    assert told(life) == lived(life, days)


@pytest.mark.parametrize(
    ("days", "call_2", "call_3"),
    [
        pytest.param(SKIP, "2027-01-25", "2027-01-28", id="skip"),
        pytest.param(KEEP, "2027-01-24", "2027-01-27", id="keep"),
    ],
)
def test_a_second_date_is_warned_about_and_not_honoured(
    days: Method, call_2: str, call_3: str
) -> None:
    """E, the variant: two months asked for once more, and call 3 stays three days away."""
    life = f"""
        added 2026-11-21 first_call=2026-11-24 -> active call-1 2026-11-24
        2026-11-24 stall kind=later when=2m -> active call-2 {call_2} stalls=1
        {call_2} stall kind=later when=2m -> active call-3 {call_3} stalls=2 !second-stall
    """
    assert told(life) == lived(life, days)


@pytest.mark.parametrize(
    ("close", "reason"), [("close reason=stalling", "stalling"), ("close", "dropped")]
)
def test_who_was_dropped_comes_back_only_by_themselves(close: str, reason: str) -> None:
    """G: dropped without a date; closing again is nothing; he telephones in spring."""
    warned = "!seldom-good" if reason == "stalling" else ""
    life = f"""
        added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
        2026-11-23 stall kind=fit -> active call-2 2026-11-26 stalls=1
        2026-11-26 {close} -> closed close_reason={reason} revive_on=none
        2026-11-27 {close} -> nothing to do
        2026-11-30 no-answer -> refused unless forced
        2027-03-10 reopen when=2027-03-15 -> engaged reply 2027-03-15 {warned}
    """
    assert told(life) == lived(life, SKIP)


@pytest.mark.parametrize(
    ("days", "life"),
    [
        pytest.param(
            SKIP,
            """
            added 2026-11-21 met=2026-05-20 -> active call-1 2026-11-23
            2026-05-29 close reason=vanished -> quiet revival 2026-11-30
            2026-11-24 reply -> engaged reply 2026-11-25 revive_on=none
            """,
            id="H2: he writes himself, and the revival call is off",
        ),
        pytest.param(
            SKIP,
            """
            added 2026-11-21 met=2026-05-20 -> active call-1 2026-11-23
            2026-05-29 close reason=vanished -> quiet revival 2026-11-30
            2026-11-30 no-answer -> closed close_reason=vanished revive_on=none
            """,
            id="H3: the revival call is not answered, and there is no second one",
        ),
        pytest.param(
            SKIP,
            """
            added 2026-08-03 -> active call-1 2026-08-04
            2026-08-31 close reason=vanished -> quiet revival 2027-03-01 revive_on=2027-03-01
            """,
            id="H4: half a year from 31 August is the last of February, skip",
        ),
        pytest.param(
            KEEP,
            """
            added 2026-08-03 -> active call-1 2026-08-04
            2026-08-31 close reason=vanished -> quiet revival 2027-02-28 revive_on=2027-02-28
            """,
            id="H4: half a year from 31 August is the last of February, keep",
        ),
        pytest.param(
            SKIP,
            """
            added 2026-11-21 client_since=2025-03-03 last_contact=2026-11-02 \
-> client care 2027-02-02
            2026-11-23 lose reason=price -> lost win-back-1 2026-11-24
            2026-11-24 no -> lost win-back-2 2027-02-25 !stay-calm
            2027-02-25 no -> lost win-back-3 2027-08-25 !stay-calm
            2027-08-25 no -> closed close_reason=price !stay-calm !look-for-new
            """,
            id="I: three times no, skip",
        ),
        pytest.param(
            KEEP,
            """
            added 2026-11-21 client_since=2025-03-03 last_contact=2026-11-02 \
-> client care 2027-02-02
            2026-11-23 lose reason=price -> lost win-back-1 2026-11-24
            2026-11-24 no -> lost win-back-2 2027-02-24 !stay-calm
            2027-02-24 no -> lost win-back-3 2027-08-24 !stay-calm
            2027-08-24 no -> closed close_reason=price !stay-calm !look-for-new
            """,
            id="I: three times no, keep",
        ),
    ],
)
def test_the_variants_of_coming_back(days: Method, life: str) -> None:
    """H2 to H4, and the win-back that fails."""
    assert told(life) == lived(life, days)
