"""A client who left: apologise now, then give time (domain 4.4)."""

from __future__ import annotations

import pytest

from cadence.engine.vocabulary import LossReason

from .calendars import SKIP
from .lives import lived, told

CLIENT = "added 2026-11-21 client_since=2026-11-02 -> client care 2027-02-02\n"
LOST = CLIENT + "2026-11-23 lose reason=price -> lost win-back-1 2026-11-24\n"
WAITING = LOST + "2026-11-24 no -> lost win-back-2 2027-02-25 !stay-calm\n"

WIN_BACKS = {
    "left on Friday: apologise on Monday": CLIENT
    + "2026-11-27 lose reason=habit -> lost win-back-1 2026-11-30 left_on=2026-11-27",
    "gone: no win-back": CLIENT + "2026-11-27 lose reason=gone -> gone close_reason=gone",
    "without a reason: unknown, and to be asked": CLIENT
    + "2026-11-27 lose -> lost win-back-1 2026-11-30 close_reason=unknown !find-out-why",
    "what was agreed is off": CLIENT
    + """
        2026-11-24 meeting when=2026-12-10 -> client meeting 2026-12-10
        2026-11-27 lose reason=product -> lost win-back-1 2026-11-30 resume=none
      """,
    "an answer that was owed is off as well": CLIENT
    + """
        2026-11-24 meeting when=2026-12-10 -> client meeting 2026-12-10
        2026-11-25 reply -> client reply 2026-11-26
        2026-11-26 no-answer -> client reply 2026-11-30 tries=1
        2026-11-27 lose reason=neglect -> lost win-back-1 2026-11-30 resume=none care=none tries=0
      """,
    "not reached three times counts as no": LOST
    + """
        2026-11-24 no-answer -> lost win-back-1 2026-11-27 tries=1
        2026-11-27 voicemail -> lost win-back-1 2026-11-30 tries=2
        2026-11-30 gatekeeper -> lost win-back-2 2027-03-01 tries=0
      """,
    "each step has its own three attempts": WAITING
    + """
        2027-02-25 no-answer -> lost win-back-2 2027-03-01 tries=1
        2027-03-01 no-answer -> lost win-back-2 2027-03-04 tries=2
        2027-03-04 no-answer -> lost win-back-3 2027-09-06 tries=0
        2027-09-06 no-answer -> lost win-back-3 2027-09-09 tries=1
        2027-09-09 no-answer -> lost win-back-3 2027-09-13 tries=2
        2027-09-13 no-answer -> closed close_reason=price tries=0 !look-for-new
      """,
    "a busy line is no attempt": LOST + "2026-11-24 attempt -> lost win-back-1 2026-11-25 tries=0",
    "put off": LOST + "2026-11-24 snooze when=2026-11-26 -> lost win-back-1 2026-11-26",
    "their terms can be met": LOST
    + "2026-11-24 yes -> engaged get-signature 2026-11-27 came_from=lost !verbal-yes",
    "they want to talk": LOST + "2026-11-24 meeting when=2026-12-03 -> engaged meeting 2026-12-03",
    "given up": LOST
    + "2026-12-10 close -> closed close_reason=dropped left_on=2026-12-10 !look-for-new",
    "given up for whatever reason: no hello, no revival": LOST
    + "2026-12-10 close reason=vanished -> closed revive_on=none !look-for-new",
    "given up: the competitor is remembered": CLIENT
    + """
        2026-11-23 lose reason=price competitor=Kuldmuna -> lost win-back-1 2026-11-24
        2026-12-10 close -> closed competitor=Kuldmuna !look-for-new
      """,
    "they ring before they were reached": LOST
    + """
        2026-11-24 no-answer -> lost win-back-1 2026-11-27 tries=1
        2026-11-25 reopen -> engaged reply 2026-11-26 tries=0
      """,
    "given up because they are gone": LOST + "2026-12-10 close reason=gone -> gone",
    "they ask for peace": LOST + "2026-12-10 close reason=do-not-contact -> do-not-contact",
}

WAITS = {
    "a call": WAITING + "2026-12-10 spoke -> lost win-back-2 2027-02-25 !do-not-plead",
    "a voicemail": WAITING
    + "2026-12-10 voicemail -> lost win-back-2 2027-02-25 tries=0 !do-not-plead",
    "a busy line": WAITING + "2026-12-10 attempt -> lost win-back-2 2027-02-25 !do-not-plead",
    "a letter": WAITING + "2026-12-10 sent -> lost win-back-2 2027-02-25 !do-not-plead",
    "the day before the third": WAITING
    + """
        2027-02-25 no -> lost win-back-3 2027-08-25 !stay-calm
        2027-08-24 no-answer -> lost win-back-3 2027-08-25 !do-not-plead
      """,
    "a note is no pleading": WAITING + "2026-12-10 note -> lost win-back-2 2027-02-25",
    "on the day itself it is no pleading": WAITING
    + "2027-02-25 no-answer -> lost win-back-2 2027-03-01 tries=1",
    "the first of all has no waiting time": CLIENT
    + """
        2026-11-27 lose reason=price -> lost win-back-1 2026-11-30
        2026-11-27 no-answer -> lost win-back-1 2026-11-30 tries=1
      """,
    "a second attempt is no pleading": WAITING
    + """
        2027-02-25 no-answer -> lost win-back-2 2027-03-01 tries=1
        2027-02-26 no-answer -> lost win-back-2 2027-03-01 tries=2
      """,
    "another no that they bring themselves is the next no": WAITING
    + "2026-12-10 no -> lost win-back-3 2027-06-10 !stay-calm",
}


@pytest.mark.parametrize("case", WIN_BACKS)
def test_who_left_is_won_back_or_let_go(case: str) -> None:
    """One row, one loss."""
    assert told(WIN_BACKS[case]) == lived(WIN_BACKS[case], SKIP)


@pytest.mark.parametrize("case", WAITS)
def test_in_the_waiting_time_nothing_moves(case: str) -> None:
    """An extra outbound touch is logged and warned about: do not plead."""
    assert told(WAITS[case]) == lived(WAITS[case], SKIP)


@pytest.mark.parametrize("reason", [each for each in LossReason if each is not LossReason.GONE])
def test_whatever_made_them_leave_they_get_one_apology(reason: str) -> None:
    """Every loss reason but gone begins a win-back."""
    warned = "!find-out-why" if reason == "unknown" else ""
    life = f"""
        {CLIENT}
        2026-11-23 lose reason={reason} -> lost win-back-1 2026-11-24 close_reason={reason} {warned}
    """
    assert told(life) == lived(life, SKIP)
