"""How it ends: the close reason decides what follows (domain 3, 4.3, 4.5 and 5)."""

from __future__ import annotations

import pytest

from cadence.engine.model import Method
from cadence.engine.vocabulary import STATE_AFTER, Reason

from .calendars import KEEP, SKIP
from .lives import lived, standing_after, told

CALLED = """
    added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
    2026-11-23 spoke -> active call-2 2026-11-26
"""
QUIET = CALLED + "2026-11-26 close reason=vanished -> quiet revival 2027-05-26\n"
NURTURE = CALLED + "2026-11-26 refused reason=price -> nurture hello 2027-02-26 !stay-calm\n"

AFTER = {
    "no-reply": "closed",
    "dropped": "closed",
    "stalling": "closed",
    "not-decider": "closed",
    "bargain-hunter": "closed",
    "vanished": "quiet revival 2027-05-26",
    "can-wait": "quiet revival 2027-05-26",
    "no-financing": "quiet revival 2027-05-26",
    "not-now": "nurture hello 2027-02-26",
    "comparing": "nurture hello 2027-02-26",
    "price": "nurture hello 2027-02-26",
    "no-value": "nurture hello 2027-02-26",
    "our-service": "nurture hello 2027-02-26",
    "past-experience": "nurture hello 2027-02-26",
    "competitor": "nurture hello 2027-05-26",
    "gone": "gone",
    "do-not-contact": "do-not-contact",
}
"""State and next action, closed on Thu 26 November, the day of the talk."""


@pytest.mark.parametrize("days", [SKIP, KEEP], ids=["skip", "keep"])
@pytest.mark.parametrize("reason", AFTER)
def test_the_reason_decides_what_follows_a_refusal(reason: str, days: Method) -> None:
    """A clear no in the cadence; every date here is a working day."""
    life = f"""
        {CALLED}
        2026-11-26 refused reason={reason} why=asked -> {AFTER[reason]} close_reason={reason} \
left_on=2026-11-26 !stay-calm
    """
    assert told(life) == lived(life, days)


@pytest.mark.parametrize("reason", AFTER)
def test_the_reason_decides_the_same_when_it_ends_in_talks(reason: str) -> None:
    """What was agreed is off, and nothing waits behind it."""
    life = f"""
        {CALLED}
        2026-11-25 meeting when=2026-12-03 -> engaged meeting 2026-12-03
        2026-11-25 reply -> engaged reply 2026-11-26
        2026-11-26 spoke -> engaged meeting 2026-12-03
        2026-11-26 reply -> engaged reply 2026-11-27
        2026-11-26 no-answer -> engaged reply 2026-11-30 tries=1
        2026-11-26 close reason={reason} why=asked -> {AFTER[reason]} close_reason={reason} \
resume=none tries=0
    """
    assert told(life) == lived(life, SKIP)


def test_every_reason_has_its_row() -> None:
    """The table above leaves out none."""
    assert set(AFTER) == set(Reason) == set(STATE_AFTER)


CLOSES = {
    "the default forgets": CALLED
    + "2026-11-26 close -> closed close_reason=dropped left_on=\
2026-11-26",
    "a refusal without a reason is not now": CALLED
    + "2026-11-26 refused -> nurture hello 2027-02-26 close_reason=not-now !stay-calm",
    "a competitor's name is kept": CALLED
    + "2026-11-26 close reason=competitor competitor=Kuldmuna why=price \
-> nurture hello 2027-05-26 competitor=Kuldmuna",
    "a competitor without why is asked about": CALLED
    + "2026-11-26 close reason=competitor -> nurture hello 2027-05-26 !find-out-why",
    "a competitor without why, told on the telephone": CALLED
    + "2026-11-26 refused reason=competitor -> nurture hello 2027-05-26 !stay-calm !find-out-why",
    "a revival on another day": CALLED
    + "2026-11-26 close reason=vanished when=2027-02-01 -> quiet revival 2027-02-01 \
revive_on=2027-02-01",
    "a revival in another time, adjusted": CALLED
    + "2026-11-26 close reason=vanished when=1m -> quiet revival 2026-12-28",
    "a revival that is not wanted": CALLED
    + "2026-11-26 close reason=vanished when=never -> closed close_reason=vanished revive_on=none",
    "a revival for somebody who is dropped": CALLED
    + "2026-11-26 close when=1y -> quiet revival 2027-11-26 close_reason=dropped",
    "a hello on another day": CALLED
    + "2026-11-26 close reason=price when=2027-01-11 -> nurture hello 2027-01-11 revive_on=none",
    "a hello that is not wanted": CALLED
    + "2026-11-26 close reason=price when=never -> closed close_reason=price",
    "closing again is nothing": CALLED
    + """
        2026-11-26 close -> closed close_reason=dropped
        2026-11-27 close -> nothing to do
        2026-11-30 close reason=stalling -> nothing to do
      """,
    "what was closed may be gone": CALLED
    + """
        2026-11-26 close -> closed
        2026-11-27 close reason=gone -> gone close_reason=gone
        2026-11-30 close reason=gone -> nothing to do
        2026-11-30 close -> refused
      """,
    "who asked for peace is left in peace, gone or not": CALLED
    + """
        2026-11-26 close -> closed
        2026-11-27 close reason=do-not-contact -> do-not-contact
        2026-11-27 close reason=do-not-contact -> nothing to do
        2026-11-30 close -> refused
        2026-11-30 close reason=gone -> nothing to do
        2026-12-01 note -> do-not-contact
      """,
}

REVIVALS = {
    "no: closed, with no second date": QUIET
    + "2027-05-26 no -> closed close_reason=vanished revive_on=none !stay-calm",
    "no answer: closed as well": QUIET + "2027-05-26 voicemail -> closed revive_on=none",
    "a talk that leads to nothing: closed": QUIET + "2027-05-26 spoke -> closed",
    "a busy line: the next working day": QUIET + "2027-05-28 attempt -> quiet revival 2027-05-31",
    "put off": QUIET
    + "2027-05-26 snooze when=2027-06-07 -> quiet revival 2027-06-07 revive_on=2027-06-07",
    "interested: in talks, the revival is off": QUIET
    + "2027-05-26 yes -> engaged get-signature 2027-05-31 revive_on=none came_from=quiet \
!verbal-yes",
    "they write first": QUIET + "2027-01-11 reply -> engaged reply 2027-01-12 revive_on=none",
    "they come back by themselves": QUIET + "2027-01-11 reopen -> engaged reply 2027-01-12",
    "a clear no with a reason: by the reason": QUIET
    + "2027-05-26 refused reason=price -> nurture hello 2027-08-26 revive_on=none !stay-calm",
    "given up": QUIET + "2027-01-11 close -> closed close_reason=dropped revive_on=none",
}

HELLOS = {
    "a talk restarts the clock": NURTURE + "2027-01-11 spoke -> nurture hello 2027-04-12",
    "a note is no contact": NURTURE + "2027-01-11 note -> nurture hello 2027-02-26",
    "an unanswered hello is done too": NURTURE
    + "2027-02-26 no-answer -> nurture hello 2027-05-26 unanswered=1",
    "a late hello pushes the next one": NURTURE
    + "2027-03-10 voicemail -> nurture hello 2027-06-10 unanswered=1",
    "an answer after three of them begins anew": NURTURE
    + """
        2027-02-26 no-answer -> nurture hello 2027-05-26 unanswered=1
        2027-05-26 voicemail -> nurture hello 2027-08-26 unanswered=2
        2027-08-26 gatekeeper -> nurture hello 2027-11-26 unanswered=3
        2027-11-26 spoke -> nurture hello 2028-02-28 unanswered=0
      """,
    "still no": NURTURE + "2027-02-26 no -> nurture hello 2027-05-26 unanswered=0 !stay-calm",
    "a busy line: the next working day": NURTURE
    + "2027-02-26 attempt -> nurture hello 2027-03-01 unanswered=0",
    "put off": NURTURE + "2027-02-26 snooze when=1m -> nurture hello 2027-03-26 revive_on=none",
    "a competitor's client is greeted twice a year": CALLED
    + """
        2026-11-26 close reason=competitor why=price -> nurture hello 2027-05-26
        2027-05-26 spoke -> nurture hello 2027-11-26
      """,
    "they write: in talks": NURTURE
    + "2027-01-11 reply -> engaged reply 2027-01-12 came_from=nurture",
    "a yes: in talks": NURTURE
    + "2027-02-26 yes -> engaged get-signature 2027-03-01 came_from=nurture !verbal-yes",
    "nobody ever answers: let go": NURTURE + "2027-02-26 close -> closed close_reason=dropped",
    "another no begins another count": NURTURE
    + """
        2027-02-26 no-answer -> nurture hello 2027-05-26 unanswered=1
        2027-05-26 refused reason=not-now -> nurture hello 2027-08-26 unanswered=0 !stay-calm
      """,
    "nearly a yes at last: gone quiet": NURTURE
    + "2027-02-26 close reason=vanished -> quiet revival 2027-08-26",
}


@pytest.mark.parametrize("case", CLOSES)
def test_a_close_is_final_unless_it_says_otherwise(case: str) -> None:
    """`close` and `refused` (domain 5), the revival overridden (domain 4.3)."""
    assert told(CLOSES[case]) == lived(CLOSES[case], SKIP)


@pytest.mark.parametrize("case", REVIVALS)
def test_who_went_quiet_is_called_once(case: str) -> None:
    """One revival call after half a year (domain 4.3)."""
    assert told(REVIVALS[case]) == lived(REVIVALS[case], SKIP)


@pytest.mark.parametrize("case", HELLOS)
def test_who_said_no_for_now_hears_from_us_sometimes(case: str) -> None:
    """Keep in touch (domain 4.5)."""
    assert told(HELLOS[case]) == lived(HELLOS[case], SKIP)


@pytest.mark.parametrize("how", ["close", "refused"])
def test_the_first_hello_counts_from_the_day_of_closing(how: str) -> None:
    """As the revival does, however long ago they talked; later ones from the last contact."""
    life = f"{CALLED} 2027-06-01 {how} reason=price\n"
    dues = [standing_after(life + later, SKIP).next for later in ("", "2027-07-01 spoke")]
    assert ["2027-09-01", "2027-10-01"] == [due.due_on.isoformat() for due in dues if due]
