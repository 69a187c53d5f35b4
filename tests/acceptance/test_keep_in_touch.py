"""The worked case J: a polite no, a referral, a milestone, a hello."""

from __future__ import annotations

import pytest

from .calendars import columns
from .journal import Journal, Line, Person, Standing

HELLO = columns(skip={"hello": "2027-03-01"}, keep={"hello": "2027-02-27"})


def jana_refused(journal: Journal, hello: str) -> Person:
    """Jana has no need yet, and says so on the first call."""
    jana = journal.on("2026-11-21").add("Jana Jjj", "--first-call", "2026-11-27")
    assert Line("call-1", days_late=0) == jana.listed("2026-11-27")
    answer = jana.log("2026-11-27", "refused", "--reason", "not-now")
    assert Standing("hello", hello, "nurture") == answer.standing
    assert {"stay-calm"} == set(answer.warnings)
    assert "ask what spoke against it" in answer.warnings["stay-calm"]
    assert "not-now" == answer.prospect["close_reason"]
    return jana


@HELLO
def test_a_clear_no_is_kept_in_touch_with(journal: Journal, hello: str) -> None:
    """Nothing for three months, then a hello."""
    jana = jana_refused(journal, hello)
    quiet = ("2026-11-30", "2026-12-14", "2027-02-26")
    assert [None, None, None] == [jana.listed(day) for day in quiet]
    assert Line("hello", days_late=0) == jana.listed(hello)


def test_who_says_not_now_is_asked_whom_they_would_recommend(journal: Journal) -> None:
    """The question is put once, with the command that enters whom they name."""
    jana = journal.on("2026-11-21").add("Jana Jjj", "--first-call", "2026-11-27")
    refused = jana.run("2026-11-27", "log", "refused", "--reason", "not-now")
    assert f"--referred-by {jana.number}" in refused.err
    again = jana.run("2027-03-01", "log", "refused", "--reason", "not-now")
    assert (0, False) == (again.code, "--referred-by" in again.err)


@HELLO
def test_a_referral_is_shown_on_both(journal: Journal, hello: str) -> None:
    """Who recommended us, and whom: on either page."""
    jana = jana_refused(journal, hello)
    selma = journal.on("2026-11-27").add("Selma Sss", "--referred-by", "Jana Jjj")
    assert jana.number == selma.show("2026-11-27")["prospect"]["referred_by"]
    assert [selma.number] == jana.show("2026-11-27")["referred"]
    assert "Jana Jjj" in selma.run("2026-11-27", "show").out
    assert "Selma Sss" in jana.run("2026-11-27", "show").out


@columns(
    skip={"hello": "2027-03-01", "shown": "2027-01-18", "moved": "2027-04-19"},
    keep={"hello": "2027-02-27", "shown": "2027-01-16", "moved": "2027-04-16"},
)
def test_a_milestone_is_a_reason_to_call(
    journal: Journal, hello: str, shown: str, moved: str
) -> None:
    """On its day it is listed; the congratulation is a contact, and the hello moves."""
    jana = jana_refused(journal, hello)
    answer = jana.do("2026-11-27", "milestone", "2027-01-16", "20 years of the firm")
    assert [("milestone", shown)] == answer.beside
    assert Standing("hello", hello, "nurture") == answer.standing
    assert [None, None] == [jana.listed(day) for day in ("2026-11-27", "2027-01-15")]
    assert Line("milestone", days_late=0) == jana.listed(shown)

    answer = jana.log(shown, "spoke", "--note", "congratulated")
    assert [] == answer.beside
    assert ("hello", moved) == (answer.standing.action, answer.standing.due_on)
    assert jana.listed(shown) is None
    assert Line("hello", days_late=0) == jana.listed(moved)


@columns(
    skip={"first": "2028-02-29", "second": "2029-02-28"},
    keep={"first": "2028-02-29", "second": "2029-02-28"},
)
def test_a_leap_day_is_kept_on_the_28th_in_common_years(
    journal: Journal, first: str, second: str
) -> None:
    """X5: 29 February 2028 is a Tuesday; a year later it is Wed 28 February 2029."""
    jana = journal.on("2028-01-10").add("Jana Jjj", "--client-since", "2028-01-10")
    answer = jana.do("2028-01-10", "milestone", "2028-02-29", "their day", "--yearly")
    assert [("milestone", first)] == answer.beside
    answer = jana.log(first, "spoke")
    assert [("milestone", second)] == answer.beside


@pytest.mark.parametrize("reason", ["price", "comparing", "no-value"])
def test_another_reason_is_not_asked_for_a_referral(journal: Journal, reason: str) -> None:
    """Only who would buy later is asked whom they could recommend us to."""
    jana = journal.on("2026-11-21").add("Jana Jjj", "--first-call", "2026-11-27")
    refused = jana.run("2026-11-27", "log", "refused", "--reason", reason)
    assert (0, False) == (refused.code, "--referred-by" in refused.err)
