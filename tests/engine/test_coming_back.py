"""Who comes back: reopened, resurrected, won back, and after how long (domain 3)."""

from __future__ import annotations

import pytest

from .calendars import SKIP
from .lives import lived, standing_after, told

CALLED = """
    added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
    2026-11-23 no-answer -> active call-2 2026-11-26
"""
QUIET = CALLED + "2026-11-26 close reason=vanished -> quiet revival 2027-05-26\n"
NURTURE = CALLED + "2026-11-26 close reason=price when=3m -> nurture hello 2027-02-26\n"
CLOSED = CALLED + "2026-11-26 close -> closed close_reason=dropped\n"
LOST = """
    added 2026-11-21 client_since=2026-11-02 -> client care 2027-02-02
    2026-11-26 lose reason=price -> lost win-back-1 2026-11-27
"""

REOPENED = {
    "without a date they are answered the next working day": CLOSED
    + "2027-01-15 reopen -> engaged reply 2027-01-18 came_from=closed position=0",
    "with the day that was agreed": CLOSED
    + "2027-01-15 reopen when=2027-01-22 -> engaged reply 2027-01-22",
    "a reply to somebody closed is as good": CLOSED
    + "2027-01-15 reply -> engaged reply 2027-01-18",
    "seldom a good partner": CALLED
    + """
        2026-11-26 close reason=bargain-hunter -> closed
        2027-01-15 reopen -> engaged reply 2027-01-18 !seldom-good
      """,
    "a letter from one who decides nothing": CALLED
    + """
        2026-11-26 close reason=not-decider -> closed
        2027-01-15 reply -> engaged reply 2027-01-18 !seldom-good
      """,
    "who asked for peace, only confirmed": CALLED
    + """
        2026-11-26 close reason=do-not-contact -> do-not-contact
        2027-01-15 reply -> refused
        2027-01-15 reopen -> refused
        2027-01-15 reopen forced -> engaged reply 2027-01-18 came_from=none
      """,
    "who is gone, never": CALLED
    + """
        2026-11-26 close reason=gone -> gone
        2027-01-15 reopen forced -> refused
        2027-01-15 note -> gone
      """,
    "nobody reopens what is open": CALLED
    + """
        2026-11-24 reopen -> refused
        2026-11-25 reply -> engaged reply 2026-11-26
        2026-11-25 reopen -> refused
      """,
}

SIGNED = {
    "out of the cadence: a client like any other": CALLED
    + "2026-11-26 sign -> client care-1 2026-12-03 came_back=none came_back_after=none \
contract_on=2026-11-26",
    "after having gone quiet: resurrected": QUIET
    + """
        2027-05-26 yes -> engaged get-signature 2027-05-31 !verbal-yes
        2027-05-31 sign -> client care-1 2027-06-07 came_back=resurrected came_back_after=186
      """,
    "straight from gone quiet": QUIET
    + "2027-01-11 sign -> client care-1 2027-01-18 came_back=resurrected came_back_after=46",
    "straight from closed": CLOSED
    + "2026-12-11 sign -> client care-1 2026-12-18 came_back=resurrected came_back_after=15 \
close_reason=none",
    "closed, reopened, signed": CLOSED
    + """
        2026-12-07 reopen -> engaged reply 2026-12-08
        2026-12-11 sign -> client care-1 2026-12-18 came_back=resurrected came_back_after=15
      """,
    "straight from lost": LOST
    + "2026-12-10 sign -> client care-1 2026-12-17 came_back=won-back came_back_after=14",
    "lost, their terms met, signed": LOST
    + """
        2026-11-27 yes -> engaged get-signature 2026-11-30 !verbal-yes
        2026-12-10 sign -> client care-1 2026-12-17 came_back=won-back came_back_after=14
      """,
    "kept in touch with: no return, they were never gone": NURTURE
    + """
        2027-01-11 reply -> engaged reply 2027-01-12
        2027-01-15 sign -> client care-1 2027-01-22 came_back=none came_back_after=none
      """,
    "with a contract nothing is left of a reply that could not be answered": CALLED
    + """
        2026-11-25 meeting when=2026-12-10 -> engaged meeting 2026-12-10
        2026-11-26 reply -> engaged reply 2026-11-27
        2026-11-27 no-answer -> engaged reply 2026-11-30 tries=1
        2026-11-30 sign -> client care-1 2026-12-07 resume=none tries=0
      """,
    "nor of having gone quiet": QUIET
    + "2027-01-11 sign -> client care-1 2027-01-18 revive_on=none close_reason=none",
    "nor of hellos": NURTURE
    + """
        2027-02-26 no-answer -> nurture hello 2027-05-26 unanswered=1
        2027-03-01 sign -> client care-1 2027-03-08 unanswered=0 close_reason=none
      """,
    "nor of where they came from": CLOSED
    + """
        2026-12-07 reopen -> engaged reply 2026-12-08
        2026-12-11 sign -> client care-1 2026-12-18 came_from=none
      """,
    "lost again, and won back again": LOST
    + """
        2026-12-10 sign -> client care-1 2026-12-17 came_back=won-back came_back_after=14
        2027-01-11 lose reason=habit -> lost win-back-1 2027-01-12 close_reason=habit
        2027-01-12 sign -> client care-1 2027-01-19 came_back=won-back came_back_after=1
      """,
    "after a second run of the cadence": QUIET
    + """
        2027-05-26 meeting when=2027-05-28 -> engaged meeting 2027-05-28
        2027-05-28 missed -> active call-1 2027-05-31
        2027-05-31 spoke -> active call-2 2027-06-03
        2027-06-02 sign -> client care-1 2027-06-09 came_back=resurrected
      """,
}


@pytest.mark.parametrize("case", REOPENED)
def test_what_comes_in_reopens(case: str) -> None:
    """We never chase; they may come back by themselves (domain 3, 7.7)."""
    assert told(REOPENED[case]) == lived(REOPENED[case], SKIP)


@pytest.mark.parametrize("case", SIGNED)
def test_a_contract_says_who_came_back(case: str) -> None:
    """From quiet or closed: resurrected; from lost: won back; with the days in between."""
    assert told(SIGNED[case]) == lived(SIGNED[case], SKIP)


@pytest.mark.parametrize("reason", ["dropped", "do-not-contact"])
def test_coming_back_by_themselves_is_a_contact(reason: str) -> None:
    """They rang, or wrote first: the last contact is that day, as with a reply (domain 3)."""
    life = f"""
        added 2026-11-21 first_call=2026-11-23
        2026-11-26 close reason={reason}
        2027-01-15 reopen forced
    """
    assert str(standing_after(life, SKIP).last_contact_on) == "2027-01-15"


def test_who_comes_back_has_not_been_forgiven() -> None:
    """Two stalls are two until the cadence begins anew: a run, and its count (domain 3)."""
    life = """
        added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
        2026-11-23 stall -> active call-2 2026-11-26 stalls=1
        2026-11-26 stall -> active call-3 2026-11-30 stalls=2 !second-stall
        2026-11-26 close reason=stalling -> closed stalls=2
        2027-03-10 reopen -> engaged reply 2027-03-11 run=1 stalls=2 !seldom-good
    """
    assert told(life) == lived(life, SKIP)
