"""Order and lateness, and everybody's agenda day by day (domain 6, the worked cases)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from cadence.engine.agenda import days_late, is_at_risk, is_time_for_new_ones, place, rank
from cadence.engine.intervals import Interval
from cadence.engine.lines import Line
from cadence.engine.model import Cadence, Step
from cadence.engine.replay import replay
from cadence.engine.speech import label, no_new_since
from cadence.engine.vocabulary import Channel, State

from .calendars import SKIP
from .lives import history
from .worked_lives import SKIPPING

ORDER = [
    ["reply"],
    ["complaint-ack", "complaint-answer", "remark", "complaint-follow-up"],
    ["meeting"],
    ["final-answer", "get-signature"],
    ["letter"],
    ["call-3"],
    ["call-2"],
    ["call-1"],
    ["win-back-1", "win-back-2", "win-back-3"],
    ["revival"],
    ["care-1", "care-2", "care"],
    ["milestone", "promotion"],
    ["hello"],
]
"""Within a day: what is owed first, hellos last (domain 6)."""


def test_within_a_day_the_order_is_that_of_the_domain() -> None:
    """Every kind stands wholly before the next."""
    ranks = [[rank(action, SKIP.cadence) for action in kind] for kind in ORDER]
    later = pairwise(ranks)
    assert [] == [(kind, after) for kind, after in later if max(kind) >= min(after)]


def test_in_a_cadence_of_ones_own_the_later_call_comes_first() -> None:
    """Written steps with the letters, calls by their place, however many there are."""
    steps = [Step(f"step-{number}", Channel.CALL, Interval(1, "d"), "") for number in range(30)]
    own = Cadence("own", (*steps, Step("mail", Channel.EMAIL, Interval(1, "d"), "")))
    ranks = [rank(step.name, own) for step in own.steps]
    *calls, mail = ranks
    assert sorted(calls, reverse=True) == calls
    assert rank("letter", SKIP.cadence) == mail
    assert rank("get-signature", own) < mail < min(calls)
    assert max(calls) < rank("win-back-1", own)


def test_a_step_that_the_cadence_no_longer_has_is_a_call() -> None:
    """Whatever it was, it stands among the calls."""
    assert rank("letter", SKIP.cadence) < rank("fax", SKIP.cadence)
    assert rank("fax", SKIP.cadence) < rank("win-back-1", SKIP.cadence)


@pytest.mark.parametrize(
    ("due_on", "days"),
    [("2026-11-27", 3), ("2026-11-29", 1), ("2026-11-30", 0), ("2026-12-01", 0)],
)
def test_lateness_is_counted_in_calendar_days(due_on: str, days: int) -> None:
    """Seen on Mon 30 November: weekends count, the future is not late."""
    assert days == days_late(date.fromisoformat(due_on), date(2026, 11, 30))


AGENDA = {
    "2026-11-23": ["A call-1", "G call-1"],
    "2026-11-24": ["C call-1", "E call-1", "F call-1", "I win-back-1"],
    "2026-11-26": ["A call-2", "D call-2", "G call-2"],
    "2026-11-27": ["C call-2", "F call-2", "J call-1"],
    "2026-11-28": ["C call-2 1"],
    "2026-11-29": ["C call-2 2"],
    "2026-11-30": ["A call-3", "C call-2 3", "H revival"],
    "2026-12-01": ["C call-2 4"],
    "2026-12-02": ["C call-2 5", "D call-2"],
    "2026-12-03": ["F meeting"],
    "2026-12-07": ["A letter", "C call-3", "D call-3", "F final-answer"],
    "2026-12-09": ["H meeting"],
    "2026-12-10": ["F get-signature"],
    "2026-12-11": ["F get-signature 1"],
    "2026-12-14": ["C letter", "D letter"],
    "2026-12-15": ["H get-signature"],
    "2026-12-17": ["B call-1"],
    "2026-12-18": ["F care-1"],
    "2026-12-21": ["B call-2"],
    "2026-12-22": ["H care-1"],
    "2026-12-28": ["B call-3"],
    "2027-01-04": ["B letter"],
    "2027-01-18": ["F care-2"],
    "2027-01-22": ["H care-2"],
    "2027-01-25": ["E call-2"],
    "2027-01-28": ["E call-3"],
    "2027-02-04": ["E letter"],
    "2027-02-25": ["I win-back-2"],
    "2027-03-05": ["I get-signature"],
    "2027-03-12": ["I care-1"],
    "2027-04-12": ["I care-2"],
    "2027-04-19": ["J hello"],
    "2027-04-22": ["H care"],
    "2027-07-12": ["I care"],
}
"""Who, what, how many days late. F is left out from its complaint on, J's milestone as well."""


LIVES = {letter: history(life) for letter, life in SKIPPING.items()}


def test_the_agenda_day_by_day() -> None:
    """Every morning from Sat 21 November on, before anything is done: these lines, no more."""
    assert AGENDA == {day.isoformat(): lines for day in every_day() if (lines := listed(day))}


def every_day() -> Iterator[date]:
    """From the Saturday on which everybody is there to the last day of the agenda."""
    day = date(2026, 11, 21)
    while day <= date(2027, 7, 12):
        yield day
        day += timedelta(days=1)


def listed(day: date) -> list[str]:
    """Who is due on a morning: the log as it was the evening before."""
    lines = []
    for letter, (enrolment, log) in LIVES.items():
        if enrolment.added_on > day or (letter == "F" and day >= date(2027, 2, 2)):
            continue
        due = replay(enrolment, [touch for touch in log if touch.on < day], SKIP).next
        if due is not None and due.due_on <= day:
            late = days_late(due.due_on, day)
            lines.append(f"{letter} {due.action}" + (f" {late}" if late else ""))
    return lines


SILENT = [
    # last contact, today: over three months?
    ("2026-11-22", "2027-02-22", False),
    ("2026-11-22", "2027-02-23", True),
    ("2026-11-30", "2027-02-28", False),
    ("2026-11-30", "2027-03-01", True),
    ("2027-01-31", "2027-04-30", False),
    ("2027-01-31", "2027-05-01", True),
]


@pytest.mark.parametrize(("last", "today", "expected"), SILENT)
def test_a_client_without_contact_for_over_three_months_is_at_risk(
    last: str, today: str, expected: bool
) -> None:
    """Counted by the calendar, as the care call is; nobody else is at risk (domain 4.6)."""
    days = date.fromisoformat(last), date.fromisoformat(today)
    assert (expected, False) == (
        is_at_risk(State.CLIENT, *days),
        is_at_risk(State.NURTURE, *days),
    )


@pytest.mark.parametrize(
    ("newest", "expected"), [("2026-11-10", False), ("2026-11-09", True), ("2026-11-08", True)]
)
def test_two_weeks_without_anybody_new_are_too_long(newest: str, expected: bool) -> None:
    """No new prospect for 14 days: look for new ones anyway (domain 6)."""
    days = date.fromisoformat(newest), date(2026, 11, 23)
    assert expected == is_time_for_new_ones(*days)


def test_the_day_before_the_rank_before_the_key_client() -> None:
    """Oldest first; key clients first within a kind (domain 6)."""
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)

    def line(number: int, due_on: date | None, rank: int, *, key: bool = False) -> Line:
        return Line(number, "", "", "", "", State.ACTIVE, "", due_on, "", key, "", None, rank=rank)

    first, second, third = line(3, monday, 50, key=True), line(2, monday, 50), line(1, monday, 60)
    fourth, last = line(5, tuesday, 0), line(4, None, 0)
    entered = [third, second, first, last, fourth]
    assert [first, second, third, fourth, last] == sorted(entered, key=place)


def test_every_line_has_a_name_that_a_person_says() -> None:
    """The machine's words and those of a list."""
    spoken = {
        "complaint-ack": "acknowledge",
        "complaint-answer": "answer complaint",
        "complaint-follow-up": "follow-up call",
        "remark": "answer remark",
        "milestone": "milestone",
        "e-mail-1": "e-mail 1",
    }
    assert spoken == {name: label(name) for name in spoken}


def test_two_weeks_without_anybody_new_are_told_with_their_day() -> None:
    """Look for new ones anyway (domain 6)."""
    said = "No new prospect since Mon 2 Nov 2026: look for new ones anyway."
    assert said == no_new_since(date(2026, 11, 2))
