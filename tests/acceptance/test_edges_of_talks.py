"""The edges X9 and X13 to X17: meetings that came to nothing, and who is to be left alone."""

from __future__ import annotations

import pytest

from .calendars import columns
from .journal import Journal, Line, Person, Standing


def mira_with_a_meeting(journal: Journal) -> Person:
    """One call, then a meeting on Thu 2026-12-03."""
    mira = journal.on("2026-11-21").add("Mira Mmm", "--first-call", "2026-11-24")
    mira.log("2026-11-24", "voicemail")
    answer = mira.log("2026-11-27", "meeting", "--when", "2026-12-03")
    assert Standing("meeting", "2026-12-03", "engaged", calls=1) == answer.standing
    return mira


def test_a_contract_of_tomorrow_is_refused(journal: Journal) -> None:
    """X9: signed is what was signed; nothing changed."""
    mira = mira_with_a_meeting(journal)
    before = journal.dump()
    refusal = mira.run("2026-12-04", "sign", "--on", "2026-12-05")
    assert (5, before) == (refusal.code, journal.dump())
    assert "still to come" in refusal.err


def test_a_contract_of_yesterday_counts_from_yesterday(journal: Journal) -> None:
    """The care begins with the day of the contract."""
    mira = mira_with_a_meeting(journal)
    answer = mira.do("2026-12-04", "sign", "--on", "2026-12-03")
    assert Standing("care-1", "2026-12-10", "client", calls=1) == answer.standing
    assert "2026-12-03" == answer.prospect["contract_on"]


def test_an_answer_owed_is_not_marketing(journal: Journal) -> None:
    """X13: care, milestone and follow-up end with do-not-contact; the complaint stays."""
    since = ("--client-since", "2026-11-02", "--phone", "+372 5555 0102")
    klara = journal.on("2026-11-21").add("Klara Kkk", *since)
    klara.do("2026-11-23", "milestone", "2026-12-08", "ten years")
    klara.do("2026-11-23", "complaint open", "the pump leaks")
    klara.do("2026-11-23", "complaint open", "the hose too")
    assert [Line("complaint-ack", 0)] * 2 == klara.lines("2026-11-24")
    first = klara.show("2026-11-23")["beside"][1]["about"]["id"]
    refused = ("--refuse", "--because", "it was opened", "--about", str(first))
    klara.do("2026-11-24", "complaint answer", *refused)

    answer = klara.close("2026-11-25", "--reason", "do-not-contact")
    assert Standing(None, None, "do-not-contact") == answer.standing
    assert [("complaint-ack", "2026-11-24")] == answer.beside
    assert [Line("complaint-ack", 1)] == klara.lines("2026-11-25")

    answer = klara.do("2026-11-26", "complaint ack")
    assert [("complaint-answer", "2026-11-30")] == answer.beside
    assert [Line("complaint-answer", 0)] == klara.lines("2026-11-30")
    klara.do("2026-11-30", "complaint answer", "--accept")
    assert "do-not-contact" == klara.show("2026-11-30")["prospect"]["state"]
    later = ("2026-12-01", "2026-12-08", "2027-02-02", "2027-11-02")
    assert [[], [], [], []] == [klara.lines(day) for day in later]


def test_a_promotion_is_not_for_who_asked_for_peace(journal: Journal) -> None:
    """X13: nor a running one, nor one of later."""
    lena = journal.on("2026-09-01").add("Lena Lll")
    lena.log("2026-09-02", "refused", "--reason", "price")
    journal.on("2026-11-23").json("promo", "a review at half the price", "--until", "2027-03-31")
    assert [Line("promotion", 0)] == lena.lines("2026-11-23")
    lena.close("2026-11-23", "--reason", "do-not-contact")
    journal.on("2026-11-24").json("promo", "another one", "--until", "2027-03-31")
    assert [[], []] == [lena.lines(day) for day in ("2026-11-24", "2027-03-31")]


def test_who_is_gone_is_never_shown_again(journal: Journal) -> None:
    """X14: neither the hello, nor the milestone, nor an offer."""
    jana = journal.on("2026-09-01").add("Jana Jjj")
    jana.log("2026-09-02", "refused", "--reason", "price")
    jana.do("2026-11-23", "milestone", "2020-12-08", "the firm was founded", "--yearly")
    journal.on("2026-11-23").json("promo", "a review at half the price", "--until", "2028-03-31")
    assert [Line("promotion", 0)] == jana.lines("2026-11-23")
    answer = jana.close("2026-11-24", "--reason", "gone")
    assert (Standing(None, None, "gone"), []) == (answer.standing, answer.beside)
    later = ("2026-11-25", "2026-12-02", "2026-12-08", "2027-12-08", "2028-03-02", "2030-12-09")
    assert [[]] * 6 == [jana.lines(day) for day in later]


def test_a_meeting_that_nobody_wrote_about_stays_overdue(journal: Journal) -> None:
    """X15: no call 3 appears by itself."""
    mira = mira_with_a_meeting(journal)
    days = ("2026-12-03", "2026-12-04", "2026-12-07", "2027-01-04")
    late = [Line("meeting", count) for count in (0, 1, 4, 32)]
    assert late == [mira.listed(day) for day in days]


@columns(
    skip={"missed_on": "2026-12-04", "again": "2026-12-07"},
    keep={"missed_on": "2026-12-04", "again": "2026-12-05"},
)
def test_a_broken_promise_earns_no_new_run(journal: Journal, missed_on: str, again: str) -> None:
    """X16: the same run, at the step where it stopped, the next working day."""
    mira = mira_with_a_meeting(journal)
    answer = mira.log(missed_on, "missed")
    assert Standing("call-2", again, "active", calls=1) == answer.standing
    assert 1 == answer.prospect["run"]
    assert Line("call-2", days_late=0) == mira.listed(again)


def test_a_missed_meeting_with_a_new_date_is_a_meeting(journal: Journal) -> None:
    """X16: a new date is a promise that still stands."""
    mira = mira_with_a_meeting(journal)
    answer = mira.log("2026-12-03", "missed", "--when", "2026-12-10")
    assert Standing("meeting", "2026-12-10", "engaged", calls=1) == answer.standing


def test_a_held_meeting_earns_a_new_run(journal: Journal) -> None:
    """X17: nothing was agreed, so the cadence begins again the day after."""
    mira = mira_with_a_meeting(journal)
    answer = mira.log("2026-12-03", "nothing")
    assert Standing("call-1", "2026-12-04", "active", calls=1) == answer.standing
    assert 2 == answer.prospect["run"]
    assert Line("call-1", days_late=0) == mira.listed("2026-12-04")
    answer = mira.log("2026-12-04", "no-answer")
    assert ("call-2", 2) == (answer.standing.action, answer.prospect["run"])


@pytest.mark.parametrize("command", ["show", "why", "history"])
def test_what_became_of_the_talk_can_be_read(journal: Journal, command: str) -> None:
    """Every page of somebody in talks opens."""
    mira = mira_with_a_meeting(journal)
    mira.log("2026-12-03", "held", "--when", "2026-12-10")
    assert 0 == mira.run("2026-12-03", command).code


def test_why_tells_the_sum_of_what_stands_beside_as_well(journal: Journal) -> None:
    """Of a complaint and of a milestone; also where nothing else is due any more."""
    klara = journal.on("2026-11-21").add("Klara Kkk", "--client-since", "2026-11-02")
    klara.do("2026-11-23", "complaint open", "the pump leaks")
    klara.do("2026-11-23", "milestone", "2026-12-08", "ten years")
    assert [
        (
            "Klara Kkk: care on Tue 2 Feb 2027: 3 months after the contract (Mon 2 Nov 2026) is "
            "Tue 2 Feb 2027."
        ),
        (
            'Beside: acknowledge on Tue 24 Nov: 1 day after their complaint "the pump leaks" '
            "(Mon 23 Nov) is Tue 24 Nov."
        ),
        "Beside: milestone on Tue 8 Dec: ten years (Tue 8 Dec).",
    ] == klara.run("2026-11-23", "why").out.splitlines()
    klara.close("2026-11-24", "--reason", "do-not-contact")
    told = klara.run("2026-11-24", "why").text
    assert "nothing else is due. Do not contact" in told
    assert "Beside: acknowledge on Tue 24 Nov" in told
    beside = journal.on("2026-11-24").json("why", "klara")["beside"]
    assert [("complaint-ack", True)] == [
        (one["action"], "1 day after" in one["arithmetic"]) for one in beside
    ]
