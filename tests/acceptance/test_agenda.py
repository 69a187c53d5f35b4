"""Everybody at once: what `today` lists, day by day, when days off are skipped.

`AGENDA` is the whole worked agenda, of everybody from A to J; `PEOPLE` are their lives.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from .journal import Document, Journal


class Due(NamedTuple):
    """A line of the agenda: who, what, how many days late."""

    letter: str
    action: str
    late: int = 0


@dataclass(frozen=True)
class Life:
    """Somebody's whole story: when they are added, what is done on which day.

    In `deeds` the word WHO stands for the name.
    """

    name: str
    added_on: str
    added_with: str
    deeds: tuple[tuple[str, str], ...]


PEOPLE = {
    "A": Life(
        name="Adam Aaa",
        added_on="2026-11-21",
        added_with="--first-call 2026-11-23",
        deeds=(
            ("2026-11-23", "log WHO no-answer"),
            ("2026-11-26", "log WHO voicemail"),
            ("2026-11-30", "log WHO no-answer"),
            ("2026-12-07", "log WHO sent"),
        ),
    ),
    "B": Life(
        name="Beata Bbb",
        added_on="2026-12-16",
        added_with="--first-call 2026-12-17",
        deeds=(
            ("2026-12-17", "log WHO no-answer"),
            ("2026-12-21", "log WHO no-answer"),
            ("2026-12-28", "log WHO no-answer"),
            ("2027-01-04", "log WHO sent"),
        ),
    ),
    "C": Life(
        name="Cyril Ccc",
        added_on="2026-11-21",
        added_with="--first-call 2026-11-24",
        deeds=(
            ("2026-11-24", "log WHO no-answer"),
            ("2026-12-02", "log WHO no-answer"),
            ("2026-12-07", "log WHO voicemail"),
            ("2026-12-14", "log WHO sent"),
        ),
    ),
    "D": Life(
        name="Dina Ddd",
        added_on="2026-11-21",
        added_with="--first-call 2026-11-25",
        deeds=(
            ("2026-11-23", "log WHO no-answer"),
            ("2026-11-26", "snooze WHO 2026-12-02"),
            ("2026-12-02", "log WHO spoke"),
            ("2026-12-07", "log WHO no-answer"),
            ("2026-12-14", "log WHO sent"),
        ),
    ),
    "E": Life(
        name="Emil Eee",
        added_on="2026-11-21",
        added_with="--first-call 2026-11-24",
        deeds=(
            ("2026-11-24", "log WHO stall --kind later --when 2m"),
            ("2027-01-25", "log WHO stall --kind proposal"),
            ("2027-01-28", "log WHO no-answer"),
            ("2027-02-04", "log WHO sent"),
        ),
    ),
    "F": Life(
        name="Filip Fff",
        added_on="2026-11-21",
        added_with="--first-call 2026-11-24",
        deeds=(
            ("2026-11-24", "log WHO voicemail"),
            ("2026-11-27", "log WHO voicemail"),
            ("2026-11-28", "log WHO reply"),
            ("2026-11-28", "log WHO meeting --when 2026-12-03"),
            ("2026-12-03", "log WHO held --symptom emotional --symptom instant-decision"),
            ("2026-12-07", "log WHO yes"),
            ("2026-12-11", "sign WHO"),
            ("2026-12-18", "log WHO spoke"),
            ("2027-01-18", "log WHO spoke"),
            ("2027-02-02", "complaint open WHO 'the pump leaks'"),
            ("2027-02-03", "complaint ack WHO"),
            (
                "2027-02-09",
                "complaint answer WHO --refuse --because 'it was opened' --gesture 'a discount'",
            ),
            ("2027-02-16", "log WHO spoke"),
            ("2027-05-17", "log WHO spoke"),
        ),
    ),
    "G": Life(
        name="Goran Ggg",
        added_on="2026-11-21",
        added_with="--first-call 2026-11-23 --decision-maker no",
        deeds=(
            ("2026-11-23", "log WHO stall --kind fit"),
            ("2026-11-26", "log WHO stall --kind think"),
            ("2026-11-26", "close WHO --reason stalling"),
        ),
    ),
    "H": Life(
        name="Helga Hhh",
        added_on="2026-11-21",
        added_with="--met 2026-05-20",
        deeds=(
            ("2026-11-21", "close WHO --reason vanished --on 2026-05-29"),
            ("2026-11-30", "log WHO meeting --when 2026-12-09"),
            ("2026-12-09", "log WHO held"),
            ("2026-12-09", "log WHO yes --when 2026-12-15"),
            ("2026-12-15", "sign WHO"),
            ("2026-12-22", "log WHO spoke"),
            ("2027-01-22", "log WHO spoke"),
            ("2027-04-22", "log WHO spoke"),
        ),
    ),
    "I": Life(
        name="Ivo Iii",
        added_on="2026-11-21",
        added_with="--client-since 2025-03-03 --last-contact 2026-11-02",
        deeds=(
            ("2026-11-23", "lose WHO --reason price --competitor Kuldmuna"),
            ("2026-11-24", "log WHO no"),
            ("2026-12-10", "log WHO no-answer"),
            ("2027-02-25", "log WHO yes --when 2027-03-05"),
            ("2027-03-05", "sign WHO"),
            ("2027-03-12", "log WHO spoke"),
            ("2027-04-12", "log WHO spoke"),
        ),
    ),
    "J": Life(
        name="Jana Jjj",
        added_on="2026-11-21",
        added_with="--first-call 2026-11-27",
        deeds=(
            ("2026-11-27", "log WHO refused --reason not-now"),
            ("2026-11-27", "milestone WHO 2027-01-16 '20 years of the firm'"),
            ("2027-01-18", "log WHO spoke --note congratulated"),
            ("2027-04-19", "log WHO spoke"),
        ),
    ),
}

AGENDA: dict[str, set[Due]] = {
    "2026-11-21": set(),
    "2026-11-22": set(),
    "2026-11-23": {Due("A", "call-1"), Due("G", "call-1")},
    "2026-11-24": {
        Due("C", "call-1"),
        Due("E", "call-1"),
        Due("F", "call-1"),
        Due("I", "win-back-1"),
    },
    "2026-11-25": set(),
    "2026-11-26": {Due("A", "call-2"), Due("D", "call-2"), Due("G", "call-2")},
    "2026-11-27": {Due("C", "call-2"), Due("F", "call-2"), Due("J", "call-1")},
    "2026-11-28": {Due("C", "call-2", late=1)},
    "2026-11-29": {Due("C", "call-2", late=2)},
    "2026-11-30": {Due("C", "call-2", late=3), Due("A", "call-3"), Due("H", "revival")},
    "2026-12-01": {Due("C", "call-2", late=4)},
    "2026-12-02": {Due("C", "call-2", late=5), Due("D", "call-2")},
    "2026-12-03": {Due("F", "meeting")},
    "2026-12-04": set(),
    "2026-12-05": set(),
    "2026-12-06": set(),
    "2026-12-07": {
        Due("A", "letter"),
        Due("C", "call-3"),
        Due("D", "call-3"),
        Due("F", "final-answer"),
    },
    "2026-12-08": set(),
    "2026-12-09": {Due("H", "meeting")},
    "2026-12-10": {Due("F", "get-signature")},
    "2026-12-11": {Due("F", "get-signature", late=1)},
    "2026-12-14": {Due("C", "letter"), Due("D", "letter")},
    "2026-12-15": {Due("H", "get-signature")},
    "2026-12-17": {Due("B", "call-1")},
    "2026-12-18": {Due("F", "care-1")},
    "2026-12-21": {Due("B", "call-2")},
    "2026-12-22": {Due("H", "care-1")},
    "2026-12-28": {Due("B", "call-3")},
    "2027-01-04": {Due("B", "letter")},
    "2027-01-18": {Due("F", "care-2"), Due("J", "milestone")},
    "2027-01-22": {Due("H", "care-2")},
    "2027-01-25": {Due("E", "call-2")},
    "2027-01-28": {Due("E", "call-3")},
    "2027-02-03": {Due("F", "complaint-ack")},
    "2027-02-04": {Due("E", "letter")},
    "2027-02-09": {Due("F", "complaint-answer")},
    "2027-02-16": {Due("F", "complaint-follow-up")},
    "2027-02-25": {Due("I", "win-back-2")},
    "2027-03-05": {Due("I", "get-signature")},
    "2027-03-12": {Due("I", "care-1")},
    "2027-04-12": {Due("I", "care-2")},
    "2027-04-19": {Due("J", "hello")},
    "2027-04-22": {Due("H", "care")},
    "2027-05-17": {Due("F", "care")},
    "2027-07-12": {Due("I", "care")},
}


@dataclass(frozen=True)
class Morning:
    """What `today` said on one day, before anything was done."""

    lines: list[Due]
    document: Document


Mornings = dict[str, Morning]


@pytest.fixture(scope="module")
def mornings(tmp_path_factory: pytest.TempPathFactory) -> Mornings:
    """Live through every day: look at the list, then do what the lives say."""
    journal = Journal(tmp_path_factory.mktemp("agenda"), days="skip")
    letters: dict[int, str] = {}
    seen: Mornings = {}
    for day in every_day():
        for letter, life in PEOPLE.items():
            if life.added_on == day:
                person = journal.on(day).add(life.name, *shlex.split(life.added_with))
                letters[person.number] = letter
        document = journal.on(day).today()
        seen[day] = Morning(lines_of(document, letters), document)
        for life in PEOPLE.values():
            for done_on, deed in life.deeds:
                if done_on == day:
                    words = [life.name if word == "WHO" else word for word in shlex.split(deed)]
                    journal.on(day).json(*words)
    return seen


def every_day() -> Iterator[str]:
    """From the first day of any life to the last day of the agenda."""
    day = date.fromisoformat(min(*AGENDA, *(life.added_on for life in PEOPLE.values())))
    while day <= date.fromisoformat(max(AGENDA)):
        yield day.isoformat()
        day += timedelta(days=1)


def lines_of(document: Document, letters: dict[int, str]) -> list[Due]:
    """The lines in a fixed order; somebody unknown shows as a number."""
    return sorted(
        Due(letters.get(item["id"], str(item["id"])), item["action"], item["days_late"])
        for item in document["items"]
    )


@pytest.mark.parametrize("day", AGENDA)
def test_today_lists_exactly_what_is_due(mornings: Mornings, day: str) -> None:
    """On this day these lines, each once, no more and no fewer."""
    assert sorted(AGENDA[day]) == mornings[day].lines


def test_nothing_is_due_on_the_days_between(mornings: Mornings) -> None:
    """Whatever day the agenda does not name is free."""
    surplus = {
        day: morning.lines
        for day, morning in mornings.items()
        if day not in AGENDA and morning.lines
    }
    assert surplus == {}


def test_every_day_of_the_agenda_was_looked_at(mornings: Mornings) -> None:
    """From Sat 2026-11-21 to Mon 2027-07-12, 234 days, and nobody from A to J was left out."""
    assert (234, "2026-11-21", "2027-07-12") == (len(mornings), min(mornings), max(mornings))
    listed = {line.letter for morning in mornings.values() for line in morning.lines}
    assert set("ABCDEFGHIJ") == set(PEOPLE) == listed


def test_the_total_is_the_number_of_lines(mornings: Mornings) -> None:
    """`total` and `today` say what the list holds, on every day."""
    told = {day: (each.document["today"], each.document["total"]) for day, each in mornings.items()}
    assert {day: (day, len(each.lines)) for day, each in mornings.items()} == told


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-11-21", False),
        ("2026-11-22", False),
        ("2026-11-23", True),
        ("2026-12-24", False),
        ("2026-12-28", True),
        ("2027-01-06", False),
        ("2027-01-07", True),
    ],
)
def test_today_says_whether_the_day_is_a_working_day(
    mornings: Mornings, day: str, working: bool
) -> None:
    """Weekends and listed holidays are none; what is open is listed on them all the same."""
    assert working is mornings[day].document["working_day"]
