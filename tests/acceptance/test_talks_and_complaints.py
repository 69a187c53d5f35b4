"""The worked case F: a reply stops the cadence; meeting, contract, care, a complaint."""

from __future__ import annotations

import pytest

from .calendars import columns
from .journal import Journal, Line, Person, Standing


def filip_in_talks(journal: Journal) -> Person:
    """Filip answered on a Saturday, after two calls; a meeting is agreed for Thursday."""
    filip = journal.on("2026-11-21").add("Filip Fff", "--first-call", "2026-11-24")
    assert Standing("call-1", "2026-11-24") == filip.added.standing
    answer = filip.log("2026-11-24", "voicemail")
    assert Standing("call-2", "2026-11-27", calls=1) == answer.standing
    filip.log("2026-11-27", "voicemail")

    answer = filip.log("2026-11-28", "reply", "--note", "Thursday?")
    assert ("engaged", "reply") == (answer.standing.state, answer.standing.action)
    answer = filip.log("2026-11-28", "meeting", "--when", "2026-12-03")
    assert Standing("meeting", "2026-12-03", "engaged", calls=2) == answer.standing
    return filip


def filip_signed(journal: Journal, final_answer: str) -> Person:
    """Filip signed on Fri 2026-12-11, the day after (or two days after) he was to."""
    filip = filip_in_talks(journal)
    filip.log("2026-12-03", "held", "--symptom", "emotional", "--symptom", "instant-decision")
    filip.log(final_answer, "yes")
    filip.do("2026-12-11", "sign")
    return filip


@columns(skip={"call_3": "2026-11-30"}, keep={"call_3": "2026-11-30"})
def test_two_messages_lead_to_the_third_call(journal: Journal, call_3: str) -> None:
    """Before he wrote, call 3 was due on Monday under both calendars."""
    filip = journal.on("2026-11-21").add("Filip Fff", "--first-call", "2026-11-24")
    filip.log("2026-11-24", "voicemail")
    answer = filip.log("2026-11-27", "voicemail")
    assert Standing("call-3", call_3, calls=2) == answer.standing


def test_a_reply_cancels_the_next_call(journal: Journal) -> None:
    """The call that was due on Monday is gone; the meeting is what comes."""
    filip = filip_in_talks(journal)
    days = ("2026-11-29", "2026-11-30", "2026-12-02")
    assert [None, None, None] == [filip.listed(day) for day in days]
    assert Line("meeting", days_late=0) == filip.listed("2026-12-03")


@columns(
    skip={"final_answer": "2026-12-07", "signature": "2026-12-10", "late": 1},
    keep={"final_answer": "2026-12-06", "signature": "2026-12-09", "late": 2},
)
def test_enthusiasm_signs_nothing(
    journal: Journal, final_answer: str, signature: str, late: int
) -> None:
    """A decision on the spot waits three days; a verbal yes is no contract."""
    filip = filip_in_talks(journal)
    symptoms = ("--symptom", "emotional", "--symptom", "instant-decision")
    answer = filip.log("2026-12-03", "held", *symptoms)
    assert Standing("final-answer", final_answer, "engaged", calls=2) == answer.standing
    assert {"enthusiasm"} == set(answer.warnings)
    assert "later day" in answer.warnings["enthusiasm"]

    answer = filip.log(final_answer, "yes")
    assert Standing("get-signature", signature, "engaged", calls=2) == answer.standing
    assert {"verbal-yes"} == set(answer.warnings)
    assert "signed" in answer.warnings["verbal-yes"]
    assert answer.prospect["contract_on"] is None

    assert Line("get-signature", days_late=late) == filip.listed("2026-12-11")
    answer = filip.do("2026-12-11", "sign")
    assert Standing("care-1", "2026-12-18", "client", calls=2) == answer.standing
    assert ("2026-12-11", None) == (answer.prospect["contract_on"], answer.prospect["came_back"])


@columns(
    skip={"final_answer": "2026-12-07", "care_3": "2027-04-19"},
    keep={"final_answer": "2026-12-06", "care_3": "2027-04-18"},
)
def test_a_client_is_cared_for_after_a_week_a_month_and_three_months(
    journal: Journal, final_answer: str, care_3: str
) -> None:
    """Each care call counts from the one before it."""
    filip = filip_signed(journal, final_answer)
    assert Line("care-1", days_late=0) == filip.listed("2026-12-18")
    answer = filip.log("2026-12-18", "spoke")
    assert ("care-2", "2027-01-18") == (answer.standing.action, answer.standing.due_on)
    assert Line("care-2", days_late=0) == filip.listed("2027-01-18")
    answer = filip.log("2027-01-18", "spoke")
    assert ("care", care_3) == (answer.standing.action, answer.standing.due_on)


@columns(
    skip={
        "final_answer": "2026-12-07",
        "care": ("2027-04-19", "2027-05-04", "2027-05-10", "2027-05-17"),
    },
    keep={
        "final_answer": "2026-12-06",
        "care": ("2027-04-18", "2027-05-03", "2027-05-09", "2027-05-16"),
    },
)
def test_a_refused_complaint_keeps_its_dates_and_moves_the_care(
    journal: Journal, final_answer: str, care: tuple[str, ...]
) -> None:
    """Acknowledged the next day, answered within a week, followed up a week after."""
    filip = filip_signed(journal, final_answer)
    filip.log("2026-12-18", "spoke")
    filip.log("2027-01-18", "spoke")
    opened, acknowledged, refused, followed_up = care

    answer = filip.do("2027-02-02", "complaint open", "the pump leaks")
    assert [("complaint-ack", "2027-02-03")] == answer.beside
    assert opened == answer.standing.due_on
    assert "complaint, to be answered by Tue 9 Feb 2027" == answer.document["said"]
    assert filip.listed("2027-02-02") is None

    assert Line("complaint-ack", days_late=0) == filip.listed("2027-02-03")
    answer = filip.do("2027-02-03", "complaint ack")
    assert [("complaint-answer", "2027-02-09")] == answer.beside
    assert acknowledged == answer.standing.due_on

    assert Line("complaint-answer", days_late=0) == filip.listed("2027-02-09")
    before = journal.dump()
    unexplained = filip.run("2027-02-09", "complaint answer", "--refuse")
    assert (2, before) == (unexplained.code, journal.dump())
    assert "--because" in unexplained.err

    words = ("--refuse", "--because", "the seal was opened", "--gesture", "half a discount")
    answer = filip.do("2027-02-09", "complaint answer", *words)
    assert [("complaint-follow-up", "2027-02-16")] == answer.beside
    assert refused == answer.standing.due_on

    assert Line("complaint-follow-up", days_late=0) == filip.listed("2027-02-16")
    answer = filip.log("2027-02-16", "spoke")
    assert [] == answer.beside
    assert followed_up == answer.standing.due_on
    assert filip.listed("2027-02-16") is None


def test_a_complaint_and_its_answer_can_be_read_again(journal: Journal) -> None:
    """What they said, the explanation, the gesture: all of it stands in the log."""
    filip = filip_signed(journal, "2026-12-07")
    filip.do("2027-02-02", "complaint open", "the pump leaks")
    words = ("--refuse", "--because", "the seal was opened", "--gesture", "half a discount")
    filip.do("2027-02-03", "complaint answer", *words)
    *_, opened, answered = filip.show("2027-02-03")["touches"]
    assert ("complaint", "the pump leaks") == (opened["outcome"], opened["note"])
    told = tuple(answered[key] for key in ("outcome", "reason", "why", "gesture", "about"))
    expected = ("answered", "refused", "the seal was opened", "half a discount", opened["id"])
    assert expected == told


@pytest.mark.parametrize("days", ["skip"])
def test_an_accepted_complaint_needs_no_follow_up(journal: Journal) -> None:
    """It is put right; nothing is left beside the care."""
    filip = filip_signed(journal, "2026-12-07")
    filip.log("2026-12-18", "spoke")
    filip.log("2027-01-18", "spoke")
    filip.do("2027-02-02", "complaint open", "the pump leaks", "--defect")
    answer = filip.do("2027-02-09", "complaint answer", "--accept")
    assert [] == answer.beside
    assert filip.listed("2027-02-16") is None
