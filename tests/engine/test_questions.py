"""Questions to put when their moment comes (domain 6): two at most, and only then."""

from __future__ import annotations

import pytest

from cadence.engine import questions
from cadence.engine.questions import on_touch
from cadence.engine.replay import apply

from .calendars import SKIP
from .lives import standing_after, touch

ADDED = "added 2026-11-21 first_call=2026-11-23\n"
AGREED = ADDED + "2026-11-23 meeting when=2026-11-26\n"
CLIENT = "added 2026-11-21 client_since=2026-11-02\n"
LOST = CLIENT + "2026-11-23 lose reason=price\n"
QUIET = ADDED + "2026-11-23 close reason=vanished\n"
MILESTONE = ADDED + "2026-11-23 milestone when=2027-01-16\n"
NURTURE = ADDED + "2026-11-23 refused\n"

MOMENTS = {
    "held without a date": (AGREED, "2026-11-26 held", [questions.HOW_THEY_DECIDE]),
    "held with a date": (AGREED, "2026-11-26 held when=2026-12-01", []),
    "held by a client": (
        CLIENT + "2026-11-23 meeting when=2026-11-26\n",
        "2026-11-26 held",
        [],
    ),
    "a client left": (
        CLIENT,
        "2026-11-23 lose reason=price",
        [questions.WHAT_DECIDED, questions.CAN_WE_MEET_IT],
    ),
    "a client is gone": (CLIENT, "2026-11-23 lose reason=gone", []),
    "signed for the first time": (AGREED, "2026-11-26 sign", []),
    "signed after the silence": (QUIET, "2026-11-26 sign", [questions.WHAT_BROUGHT_THEM_BACK]),
    "signed after they left": (LOST, "2026-11-26 sign", [questions.WHAT_CHANGED_THEM]),
    "refused": (ADDED, "2026-11-23 refused", [questions.A_DATE_TO_CONGRATULATE]),
    "closed for the price": (
        ADDED,
        "2026-11-23 close reason=price",
        [questions.A_DATE_TO_CONGRATULATE],
    ),
    "refused with a milestone there": (MILESTONE, "2026-11-24 refused", []),
    "refused for good": (ADDED, "2026-11-23 refused reason=stalling", []),
    "refused by one we keep in touch with": (NURTURE, "2026-11-26 refused", []),
    "a competitor without a name": (
        ADDED,
        "2026-11-23 close reason=competitor",
        [questions.WHICH_COMPETITOR, questions.A_DATE_TO_CONGRATULATE],
    ),
    "a competitor with a name": (
        ADDED,
        "2026-11-23 close reason=competitor competitor=Kuldmuna",
        [questions.A_DATE_TO_CONGRATULATE],
    ),
    "dropped": (ADDED, "2026-11-23 close", []),
    "an unanswered call": (ADDED, "2026-11-23 no-answer", []),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_question_comes_at_its_moment(moment: str) -> None:
    """With the command that keeps the answer, for the person meant; never more than two."""
    life, entry, expected = MOMENTS[moment]
    before, new = standing_after(life, SKIP), touch(entry, 9)
    found = on_touch(before, apply(before, new, SKIP), new, "7")
    assert [text.format(who=7) for text in expected] == found
    assert len(found) <= questions.MOST
