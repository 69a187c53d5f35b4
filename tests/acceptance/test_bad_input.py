"""What cannot be right is refused in a sentence that says what to do, and changes nothing."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from .journal import Journal

TODAY = "2026-11-23"
REFUSED = [
    # what is typed, the exit code, what the sentence says
    # --- a contract
    ("sign nora --on 2026-11-24", 5, "still to come"),
    ("sign nora --on 2026-02-31", 2, "does not exist"),
    ("sign nobody", 3, "Nobody matches"),
    # --- reasons and kinds
    ("lose klara --reason unhappy", 2, "neglect"),
    ("close nora --reason bored", 2, "vanished"),
    ("close nora --reason no-reply", 2, "dropped"),
    ("log nora refused --reason bored", 2, "not-now"),
    ("log nora stall --kind bored", 2, "after-trip"),
    ("log nora shouted", 2, "no-answer"),
    # --- milestones
    ("milestone klara 2027-02-31 'ten years'", 2, "does not exist"),
    ("milestone klara '31 Feb' 'ten years'", 2, "2026-12-03"),
    ("milestone klara soonish 'ten years'", 2, "2026-12-03"),
    ("milestone klara 2026-01-16 'ten years'", 5, "--yearly"),
    ("milestone klara 2026-11-22 'ten years'", 5, "--yearly"),
    ("milestone klara", 2, "cadence milestone WHO DATE TEXT"),
    ("milestone klara 2027-01-16", 2, "cadence milestone WHO DATE TEXT"),
    ("milestone klara 2027-01-16 '  '", 2, "cadence milestone WHO DATE TEXT"),
    ("milestone nobody 2027-01-16 'ten years'", 3, "Nobody matches"),
    ("milestone '' 2027-01-16 'ten years'", 2, "Whom?"),
    ("milestone klara --done", 3, "no milestone"),
    ("milestone klara --drop", 3, "no milestone"),
    ("milestone klara --done --drop", 2, "one of --done and --drop"),
    ("milestone klara 2027-01-16 --done", 2, "leave the date out"),
    ("milestone ivo --done", 2, "--about"),
    ("milestone ivo --done --about 99", 3, "number 99"),
    # --- remarks
    ("remark klara ''", 2, "cadence remark WHO TEXT"),
    ("remark klara", 2, "TEXT"),
    ("remark nobody 'too late'", 3, "Nobody matches"),
    ("remark klara 'too late' --on 2026-11-24", 5, "still to come"),
    ("remark answer klara", 3, "no remark to answer"),
    ("remark answer klara --accept", 3, "no remark to answer"),
    # --- complaints
    ("complaint", 2, "cadence complaint --help"),
    ("complaint oppen klara 'it leaks'", 2, "open"),
    ("complaint open klara ' '", 2, "cadence complaint open WHO TEXT"),
    ("complaint open klara 'it leaks' --on 2026-11-24", 5, "still to come"),
    ("complaint open nobody 'it leaks'", 3, "Nobody matches"),
    ("complaint ack klara", 3, "no complaint to acknowledge"),
    ("complaint answer klara --accept", 3, "no complaint to answer"),
    ("complaint answer klara", 2, "--refuse --because"),
    ("complaint ack ivo", 2, "--about"),
    ("complaint ack ivo --about 99", 3, "number 99"),
    ("complaint ack ivo --about two", 2, "--about"),
    ("complaint answer ivo --accept", 2, "--about"),
    ("complaint answer helga --refuse", 2, "--because"),
    ("complaint answer helga --refuse --because '  '", 2, "--because"),
    ("complaint answer helga --accept --refuse --because no", 2, "one of --accept and --refuse"),
    ("complaint answer helga --accept --because no", 2, "--refuse"),
    ("complaint answer helga --accept --on 2026-11-20", 5, "Sat 21 Nov 2026"),
    ("complaint answer helga --accept --on 2026-11-24", 5, "still to come"),
    ("complaint ack helga --on 2026-11-20", 5, "Sat 21 Nov 2026"),
    # --- promotions
    ("promo 'ten per cent off'", 2, "--until"),
    ("promo --until 2026-12-31", 2, "cadence promo TEXT --until DATE"),
    ("promo ' ' --until 2026-12-31", 2, "cadence promo TEXT --until DATE"),
    ("promo 'ten per cent off' --until 2026-11-22", 5, "before it begins"),
    (
        "promo 'ten per cent off' --until 2026-12-01 --from 2026-12-02",
        5,
        "before it begins",
    ),
    ("promo 'ten per cent off' --until 2026-02-31", 2, "does not exist"),
    ("promo --stop 7", 3, "#7"),
    ("promo --stop seven", 2, "--stop"),
    ("promo 'ten per cent off' --stop 1", 2, "alone"),
    ("promo --stop 1 --until 2026-12-31", 2, "alone"),
]


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    """Nora in the cadence; three clients, two with complaints; one offer that runs.

    Nothing of what is refused changes it, so that one serves all.
    """
    journal = Journal(tmp_path_factory.mktemp("there"), "skip")
    journal.on("2026-11-21").add("Nora Nnn", "--first-call", TODAY)
    for name in ("Klara Kkk", "Ivo Iii", "Helga Hhh"):
        journal.on("2026-11-21").add(name, "--client-since", "2026-11-02")
    for deed in (
        "complaint open ivo 'it leaks'",
        "complaint open ivo 'it smells'",
        "complaint open helga 'it is late'",
        "milestone ivo 2027-01-16 'ten years'",
        "milestone ivo 2027-02-16 'a hundred people'",
        "promo 'a review for nothing' --until 2026-12-31",
    ):
        journal.on("2026-11-21").json(*shlex.split(deed))
    return journal


@pytest.mark.parametrize(("typed", "code", "said"), REFUSED, ids=[row[0] for row in REFUSED])
def test_bad_input_is_refused_in_a_sentence(
    there: Journal, typed: str, code: int, said: str
) -> None:
    """The exit code of the interface, a sentence on stderr, the database to the letter."""
    before = there.dump()
    printed = there.run(TODAY, *shlex.split(typed))
    assert (code, "", before) == (printed.code, printed.out, there.dump())
    assert said in printed.err
    assert len(printed.err.splitlines()) <= 2
    assert "Traceback" not in printed.err


@pytest.mark.parametrize(("typed", "code"), [row[:2] for row in REFUSED[::4]])
def test_a_script_reads_the_same_as_json(there: Journal, typed: str, code: int) -> None:
    """One document on stdout with the message, and the same exit code."""
    printed = there.run(TODAY, *shlex.split(typed), "--json")
    error = json.loads(printed.out)["error"]
    assert (code, "") == (printed.code, printed.err)
    assert error["message"]


def test_the_error_names_the_complaints_that_may_be_meant(there: Journal, tmp_path: Path) -> None:
    """With the number to type and the words of each."""
    there = there.copied_to(tmp_path)
    said = there.run(TODAY, "complaint", "ack", "ivo").err
    document = there.on(TODAY).json("show", "ivo")
    numbers = [one["about"]["id"] for one in document["beside"] if "complaint" in one["action"]]
    assert [f"--about {numbers[0]} (it leaks)", f"--about {numbers[1]} (it smells)"] == [
        part.strip() for part in said.partition("?")[2].split(";")
    ]
    done = there.on(TODAY).json("complaint", "ack", "ivo", "--about", str(numbers[1]))
    assert sorted(["complaint-ack", "complaint-answer", "milestone", "milestone"]) == sorted(
        one["action"] for one in done["beside"]
    )
