"""The worked case H: nearly signed, then silence; one call after half a year."""

from __future__ import annotations

import pytest

from .calendars import columns
from .journal import Journal, Line, Person, Standing

REVIVAL = columns(skip={"revival": "2026-11-30"}, keep={"revival": "2026-11-29"})


def helga_gone_quiet(journal: Journal, revival: str) -> Person:
    """Helga was met on 20 May and closed as `vanished` on 29 May."""
    helga = journal.on("2026-11-21").add("Helga Hhh", "--met", "2026-05-20")
    answer = helga.close("2026-11-21", "--reason", "vanished", "--on", "2026-05-29")
    assert Standing("revival", revival, "quiet") == answer.standing
    assert ("vanished", revival) == (
        answer.prospect["close_reason"],
        answer.prospect["revive_on"],
    )
    return helga


@REVIVAL
def test_who_went_quiet_is_called_once_after_half_a_year(journal: Journal, revival: str) -> None:
    """Nobody hears of it before its day."""
    helga = helga_gone_quiet(journal, revival)
    assert [None, None] == [helga.listed(day) for day in ("2026-11-23", "2026-11-28")]
    assert Line("revival", days_late=0) == helga.listed(revival)


@REVIVAL
def test_who_signs_after_the_silence_is_resurrected(journal: Journal, revival: str) -> None:
    """Interest, a meeting, a promised contract, and the care of any client."""
    helga = helga_gone_quiet(journal, revival)
    answer = helga.log(revival, "meeting", "--when", "2026-12-09")
    assert Standing("meeting", "2026-12-09", "engaged") == answer.standing
    assert answer.prospect["revive_on"] is None

    assert Line("meeting", days_late=0) == helga.listed("2026-12-09")
    helga.log("2026-12-09", "held")
    answer = helga.log("2026-12-09", "yes", "--when", "2026-12-15")
    assert Standing("get-signature", "2026-12-15", "engaged") == answer.standing

    assert Line("get-signature", days_late=0) == helga.listed("2026-12-15")
    answer = helga.do("2026-12-15", "sign")
    assert Standing("care-1", "2026-12-22", "client") == answer.standing
    assert ("resurrected", 200) == (
        answer.prospect["came_back"],
        answer.prospect["came_back_after"],
    )
    cares = [helga.log(day, "spoke").standing.due_on for day in ("2026-12-22", "2027-01-22")]
    assert ["2027-01-22", "2027-04-22"] == cares
    assert Line("care", days_late=0) == helga.listed("2027-04-22")


@REVIVAL
def test_who_writes_first_is_not_called(journal: Journal, revival: str) -> None:
    """H2: the revival is cancelled, and their letter is answered."""
    helga = helga_gone_quiet(journal, revival)
    answer = helga.log("2026-11-24", "reply")
    assert ("engaged", "reply") == (answer.standing.state, answer.standing.action)
    assert answer.prospect["revive_on"] is None
    helga.log("2026-11-25", "spoke")
    assert [None, None] == [helga.listed(day) for day in ("2026-11-26", "2026-11-27")]
    helga.log("2026-11-27", "answer", "--when", "2026-12-04")
    assert [None, None] == [helga.listed(day) for day in ("2026-11-29", "2026-11-30")]


@REVIVAL
@pytest.mark.parametrize("outcome", ["no-answer", "voicemail", "gatekeeper", "spoke", "no"])
def test_there_is_no_second_revival(journal: Journal, revival: str, outcome: str) -> None:
    """H3: the one call is not answered, or it is a no; nothing more is due."""
    helga = helga_gone_quiet(journal, revival)
    answer = helga.log(revival, outcome)
    ended = (answer.standing.state, answer.standing.action, answer.prospect["revive_on"])
    assert ("closed", None, None) == ended
    later = ("2026-12-07", "2027-02-28", "2027-05-31", "2027-11-30")
    assert [None, None, None, None] == [helga.listed(day) for day in later]


@columns(skip={"revival": "2027-03-01"}, keep={"revival": "2027-02-28"})
def test_half_a_year_after_the_last_of_august(journal: Journal, revival: str) -> None:
    """H4: 31 August leads to the last of February, a Sunday."""
    helga = journal.on("2026-11-21").add("Helga Hhh", "--met", "2026-05-20")
    answer = helga.close("2026-11-21", "--reason", "vanished", "--on", "2026-08-31")
    assert Standing("revival", revival, "quiet") == answer.standing
    assert Line("revival", days_late=0) == helga.listed(revival)


@pytest.mark.parametrize("closed_on", ["2027-08-29", "2027-08-30", "2027-08-31"])
def test_half_a_year_may_end_on_a_leap_day(journal: Journal, closed_on: str) -> None:
    """X4: 29, 30 and 31 August all lead to Tue 29 February 2028."""
    helga = journal.on("2027-08-16").add("Helga Hhh")
    answer = helga.close(closed_on, "--reason", "vanished")
    assert Standing("revival", "2028-02-29", "quiet") == answer.standing
    assert Line("revival", days_late=0) == helga.listed("2028-02-29")
