"""`db check` finds whatever is wrong in a file, says with whom, and mends what can be computed."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from .many import copies, write
from .program import Program

DAMAGED = 12


@pytest.fixture
def crowded(peopled: Program) -> Program:
    """Anna with a call in her log, Beata with a remark that is not answered, and a closed one."""
    peopled.add("Cyryl")
    assert 0 == peopled.inside("remark", "beata", "the invoice came twice").code
    assert 0 == peopled.inside("log", "anna", "no-answer").code
    assert 0 == peopled.inside("close", "cyryl", "--reason", "dropped").code
    return peopled


def wrong(program: Program) -> list[str]:
    """What a check says of people, a problem each; it must find something."""
    done = program.inside("db", "check", "--json")
    assert DAMAGED == done.code, done
    said: str = done.document["error"]["message"]
    found = said.split(": ", 1)[1].split(". `cadence")[0].rstrip(".").split("; ")
    return [text for text in found if text.startswith("#")]


def test_a_whole_file_is_well(crowded: Program) -> None:
    """Everybody was looked at, and nothing is wrong with anybody."""
    found = crowded.inside("db", "check", "--json").document
    expected = {"format": 1, "problems": [], "mended": 0, "looked_at": 3, "left": 0}
    assert expected == found


@pytest.mark.parametrize(
    ("statement", "who"),
    [
        ("UPDATE prospect SET due_on = '2030-01-01' WHERE id = 1", "#1: the stored due_on differ"),
        ("UPDATE prospect SET state = 'quiet' WHERE id = 2", "#2: the stored state differ"),
        ("UPDATE prospect SET stalls = 3 WHERE id = 2", "#2: the stored stalls differ"),
        ("UPDATE prospect SET due_on = 'soon' WHERE id = 1", "#1: the stored due_on differ"),
        (
            "UPDATE prospect SET due_on = '2026-12-01', action = 'call-1' WHERE id = 3",
            "#3: the stored action, due_on differ",
        ),
        ("UPDATE touch SET step = 'letter' WHERE prospect_id = 1", "#1: the step of entry 2 is"),
        ("UPDATE matter SET due_on = '2030-01-01'", "#2: the stored milestones, remarks or comp"),
        ("DELETE FROM matter", "#2: the stored milestones, remarks or complaints differ"),
        (
            "UPDATE prospect SET action = NULL, due_on = NULL WHERE id = 2",
            "#2: an open prospect without its next action: by the log it is call-1",
        ),
    ],
)
def test_a_standing_that_differs_from_the_log_is_found_and_mended(
    statement: str, who: str, crowded: Program
) -> None:
    """The one person is named; `--fix` computes what is stored anew, and nothing else."""
    before = crowded.content()
    write(crowded, statement)
    problems = wrong(crowded)
    assert [True] == [problem.startswith(who) for problem in problems], problems
    assert "Mended 1.\n" == crowded.inside("db", "check", "--fix").out
    assert before == crowded.content()
    assert "All is well.\n" == crowded.inside("db", "check").out


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE prospect SET met_on = 'never' WHERE id = 2",
            "#2: cannot be read: the met_on is 'never', which is no date",
        ),
        (
            "UPDATE prospect SET client_since = '2026-02-30' WHERE id = 3",
            "#3: cannot be read: the client_since is '2026-02-30', which is no date",
        ),
        (
            "UPDATE touch SET happened_on = '2026-13-01' WHERE prospect_id = 1",
            "#1: cannot be read: the happened_on of entry 2 is '2026-13-01', which is no date",
        ),
        (
            "UPDATE touch SET when_on = 5 WHERE prospect_id = 1",
            "#1: cannot be read: the when_on of entry 2 is 5, which is no date",
        ),
        (
            "UPDATE touch SET outcome = 'sang' WHERE prospect_id = 1",
            "#1: cannot be read: 'sang' is not a valid Outcome",
        ),
        (
            "UPDATE prospect SET cadence_id = 99 WHERE id = 2",
            "#2: cannot be read: the cadence that they were enrolled with is missing",
        ),
    ],
)
def test_what_cannot_be_read_is_found_and_left_as_it_is(
    statement: str, said: str, crowded: Program
) -> None:
    """The person and the place are named; nothing is guessed, so nothing is mended."""
    write(crowded, statement)
    before = crowded.content()
    assert [said] == wrong(crowded)
    assert DAMAGED == crowded.inside("db", "check", "--fix").code
    assert before == crowded.content()


def test_everybody_who_is_wrong_is_counted_and_the_first_are_named(crowded: Program) -> None:
    """A thousand of a kind are one number; the sentence stays one that can be read."""
    for number in range(12):
        crowded.add(f"Dorota {number}")
    write(crowded, "UPDATE prospect SET run = 7")
    done = crowded.inside("db", "check")
    assert (DAMAGED, "") == (done.code, done.out)
    assert (True, True) == (
        done.err.startswith("15 found: #1: the stored run differ"),
        "; and 5 more. `cadence db check --fix`" in done.err,
    )
    found = crowded.inside("db", "check", "--fix", "--json").document
    assert (15, 0, 15) == (found["mended"], found["left"], found["looked_at"])


def test_nobody_is_asked_about_twice_and_nobody_is_left_out(program: Program) -> None:
    """People are read in ranges of ids; at each end of a range somebody may be wrong."""
    program.add("Anna")
    copies(program, 1201)
    write(program, "UPDATE prospect SET run = 7 WHERE id IN (1, 500, 501, 1000, 1001, 1201)")
    assert [f"#{number}" for number in (1, 500, 501, 1000, 1001, 1201)] == [
        problem.split(":")[0] for problem in wrong(program)
    ]


def test_a_page_that_cannot_be_read_is_named_and_a_backup_is_offered(program: Program) -> None:
    """The file itself is damaged: which table, from whom on; nothing is written into it."""
    program.add("Anna")
    copies(program, 3000)
    with closing(sqlite3.connect(program.database)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(program.database.read_bytes())
    data[-2 * size : -2 * size + 200] = b"\xff" * 200
    program.database.write_bytes(data)
    done = program.inside("db", "check", "--fix")
    assert (DAMAGED, "") == (done.code, done.out)
    assert "the table prospect cannot be read" in done.err
    assert re.search(r"nobody from #\d+ on can be read", done.err)
    assert "`cadence db restore` puts a backup in its place" in done.err
    assert bytes(data) == program.database.read_bytes()
