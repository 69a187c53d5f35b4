"""The questions of the method come when they are of use (domain 6), beside the result."""

from __future__ import annotations

import shlex

import pytest

from .journal import Journal, Printed

ANNA = "2026-11-21 add Anna --decision-maker yes"
CLIENT = f"{ANNA} --client-since 2026-11-02"
MOMENTS: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "entered, unknown who signs: it is asked in the call": (("2026-11-21 add Anna",), []),
    "entered, who can sign": ((ANNA,), []),
    "held without a date": (
        (
            ANNA,
            "2026-11-23 log anna meeting --when 2026-11-26",
            "2026-11-26 log anna held",
        ),
        ["how they decide, by what criteria, and by which day"],
    ),
    "a client left": (
        (CLIENT, "2026-11-23 lose anna --reason price"),
        ["what really decided it", "can we meet them"],
    ),
    "signed after the silence": (
        (ANNA, "2026-11-23 close anna --reason vanished", "2026-11-26 sign anna"),
        ["what made them come back"],
    ),
    "signed after they left": (
        (CLIENT, "2026-11-23 lose anna --reason price", "2026-11-26 sign anna"),
        ["what really made them change"],
    ),
    "refused for now": (
        (ANNA, "2026-11-23 log anna refused --reason not-now"),
        ["--referred-by 1", "cadence milestone 1 DATE TEXT"],
    ),
    "closed, past experience": (
        (ANNA, "2026-11-23 close anna --reason past-experience"),
        ["apology", "cadence milestone 1 DATE TEXT"],
    ),
    "closed for a competitor": (
        (ANNA, "2026-11-23 close anna --reason competitor --why price"),
        ["which competitor it was", "cadence milestone 1 DATE TEXT"],
    ),
    "dropped": ((ANNA, "2026-11-23 close anna"), []),
    "nobody answered": ((ANNA, "2026-11-23 log anna no-answer"), []),
}


@pytest.fixture
def days() -> str:
    """The calendar does not matter to a question."""
    return "skip"


def last_of(journal: Journal, deeds: tuple[str, ...], *flags: str) -> Printed:
    """Do all of it; what the last command printed."""
    for deed in deeds:
        day, *words = shlex.split(deed)
        printed = journal.run(day, *words, *(flags if deed == deeds[-1] else ()))
        assert 0 == printed.code, printed
    return printed


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_question_stands_beside_the_result(journal: Journal, moment: str) -> None:
    """At most two lines on stderr that begin with `Perhaps`."""
    deeds, expected = MOMENTS[moment]
    printed = last_of(journal, deeds)
    hints = [line for line in printed.err.splitlines() if line.startswith("Perhaps: ")]
    assert len(expected) == len(hints) <= 2
    assert all(part in hint for part, hint in zip(expected, hints, strict=True)), hints
    assert "Perhaps" not in printed.out


@pytest.mark.parametrize("moment", MOMENTS)
def test_quiet_is_quiet(journal: Journal, moment: str) -> None:
    """With `--quiet` nobody is asked anything."""
    deeds, _ = MOMENTS[moment]
    assert "" == last_of(journal, deeds, "--quiet").err


def test_the_commands_in_the_questions_can_be_typed(journal: Journal) -> None:
    """What they name exists, and keeps the answer."""
    last_of(journal, ("2026-11-21 add Anna", "2026-11-23 edit 1 --decision-maker yes"))
    journal.on("2026-11-23").json("log", "1", "meeting", "--when", "2026-11-26")
    journal.on("2026-11-26").json("log", "1", "held")
    journal.on("2026-11-26").json("log", "1", "answer", "--when", "2026-12-01")
    journal.on("2026-12-01").json("log", "1", "refused")
    shown = journal.on("2026-12-01").json("milestone", "1", "2027-01-16", "ten years")
    assert ("nurture", 1) == (shown["prospect"]["state"], len(shown["beside"]))
