"""`plan show`: the dates after a talk today, by one's own calendar, each with its arithmetic."""

from __future__ import annotations

from pathlib import Path

import pytest

from acceptance.calendars import columns
from acceptance.journal import Journal

from .written import GENTLE, TODAY, Written


def dates(journal: Journal, *words: str) -> list[str]:
    """The days of the steps."""
    document = journal.on(TODAY).json("plan", "show", *words)
    return [step["due_on"] for step in document["steps"]]


@columns(
    skip={"expected": ["2026-12-18", "2026-12-23", "2027-01-07", "2027-02-08"]},
    keep={"expected": ["2026-12-18", "2026-12-23", "2027-01-06", "2027-02-06"]},
)
def test_days_off_are_skipped_or_kept(
    tmp_path: Path, written: Written, days: str, expected: list[str]
) -> None:
    """Christmas, Epiphany and weekends; working days are counted as such either way."""
    written.cadence("gentle", *GENTLE)
    assert expected == dates(Journal(tmp_path, days), "gentle", "--start", "2026-12-17")


def test_a_step_follows_from_the_day_the_one_before_is_due(journal: Journal) -> None:
    """Three calls and a letter from a Monday's talk."""
    expected = ["2026-11-24", "2026-11-27", "2026-11-30", "2026-12-07"]
    assert expected == dates(journal, "three-calls-and-a-letter")


def test_a_page_tells_the_arithmetic(journal: Journal, written: Written) -> None:
    """Each date with where it comes from, and what to say."""
    written.cadence("short", "call-1 call 4d", "letter-1 letter 3bd")
    expected = [
        "short: 2 steps, 3 working days, 4 days.",
        "After a talk on Wed 25 Nov 2026, when each step is done on its day:",
        (
            "  call    call 1 on Mon 30 Nov: 4 days after the meeting (Wed 25 Nov) is Sun 29 Nov; "
            "Sunday, moved to Monday"
        ),
        "          call-1!",
        "  letter  letter 1 on Thu 3 Dec: 3 working days after call 1 (Mon 30 Nov) is Thu 3 Dec",
        "          letter-1!",
        "The last step ends it: closed (no-reply), out of every list.",
    ]
    printed = journal.run(TODAY, "plan", "show", "short", "--start", "2026-11-25")
    assert expected == printed.out.splitlines()


def test_a_page_as_json(journal: Journal, written: Written) -> None:
    """The steps with their days, and the day that they begin with."""
    path = written.cadence("short", "call-1 call 1d")
    assert {
        "format": 1,
        "name": "short",
        "own": True,
        "file": str(path),
        "length": "1 day",
        "start_on": TODAY,
        "steps": [
            {
                "name": "call-1",
                "channel": "call",
                "after": "1d",
                "says": "call-1!",
                "due_on": "2026-11-24",
                "arithmetic": "call 1 on Tue 24 Nov: 1 day after the meeting (Mon 23 Nov) is "
                "Tue 24 Nov",
            }
        ],
    } == journal.on(TODAY).json("plan", "show", "short")


def test_days_away_are_skipped_too(journal: Journal) -> None:
    """They are in the database, once there is one."""
    journal.on(TODAY).add("Anna")
    journal.run(TODAY, "away", "2026-11-24", "2026-11-25")
    assert "2026-11-26" == dates(journal, "three-calls-and-a-letter")[0]


def test_showing_makes_no_database(journal: Journal, tmp_path: Path) -> None:
    """Before the first prospect it is the settings alone, public holidays included."""
    journal.run(TODAY, "config", "calendar.country", "PL")
    assert "2026-11-12" == dates(journal, "three-calls-and-a-letter", "--start", "2026-11-10")[0]
    assert ["settings.toml"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("start", ["soon", "2026-02-30"])
def test_a_start_that_cannot_be_read_is_refused(journal: Journal, start: str) -> None:
    """Never guessed."""
    words = ("plan", "show", "three-calls-and-a-letter", "--start", start)
    assert 2 == journal.run(TODAY, *words).code


def test_there_are_no_dates_after_the_last_year(journal: Journal) -> None:
    """One sentence, not a defect."""
    words = ("plan", "show", "three-calls-and-a-letter", "--start", "9999-12-30")
    assert 2 == journal.run(TODAY, *words).code


def test_a_faulty_file_is_not_shown(journal: Journal, written: Written) -> None:
    """Its lines are told instead."""
    written.write("mine", 'name = "mine"\n')
    printed = journal.run(TODAY, "plan", "show", "mine")
    assert (6, "") == (printed.code, printed.out)
    assert "line 1: there is no step" in printed.err


def test_a_name_that_is_nearly_right_is_guessed(journal: Journal, written: Written) -> None:
    """The known ones are told, the nearest to scripts as well."""
    written.cadence("gentle", *GENTLE)
    error = journal.on(TODAY).json("plan", "show", "gentel", code=3)["error"]
    assert ("not-found", ["gentle"]) == (error["code"], error["nearest"])


def test_what_a_step_says_never_steers_the_terminal(journal: Journal, written: Written) -> None:
    """A file may come from somebody else."""
    step = '[[step]]\nname = "a"\nchannel = "call"\nafter = "1d"\nsays = "[red]x\\u202e\\u009b"\n'
    written.write("mine", f'name = "mine"\n{step}')
    assert "[red]x\\u202e\\x9b" in journal.run(TODAY, "plan", "show", "mine").out
