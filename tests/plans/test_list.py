"""`plan list`: the built-in cadence and one's own, with their steps and how long they take."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest

from acceptance.journal import Journal

from .written import GENTLE, TODAY, Written

BUILT_IN = (
    "three-calls-and-a-letter\t4 steps\t14 days\t"
    "call 1 (1d), call 2 (3d), call 3 (3d), letter (7d)\n"
)


def test_the_built_in_one_is_always_there(journal: Journal) -> None:
    """Also before anything is written, and without a database."""
    printed = journal.run(TODAY, "plan", "list")
    assert (0, BUILT_IN, "") == (printed.code, printed.out, printed.err)


def test_ones_own_come_after_it_by_name(journal: Journal, written: Written) -> None:
    """A line each, tab-separated for other programs."""
    written.cadence("gentle", *GENTLE)
    written.cadence("a-call", "call-1 call 1y")
    expected = [
        BUILT_IN.rstrip("\n"),
        "a-call\t1 step\t12 months\tcall 1 (1y)",
        (
            "gentle\t4 steps\t1 month, 3 working days, 15 days\t"
            "letter 1 (1d), e-mail 1 (3bd), call 1 (2w), call 2 (1m)"
        ),
    ]
    assert expected == journal.run(TODAY, "plan", "list").out.splitlines()


def test_a_person_reads_columns(journal: Journal, written: Written) -> None:
    """On a terminal the cells stand below each other."""
    written.cadence("a-call", "call-1 call 1d")
    with mock.patch("cadence.cli.screen.Screen.is_terminal", new=True):
        lines = journal.run(TODAY, "plan", "list").out.splitlines()
    assert 1 == len({line.index("step") for line in lines})
    assert "a-call                    1 step   1 day    call 1 (1d)" == lines[1]


def test_a_setting_changes_the_built_in_one(journal: Journal) -> None:
    """Its intervals are those of the settings."""
    journal.run(TODAY, "config", "intervals.letter", "3w")
    assert "letter (3w)" in journal.run(TODAY, "plan", "list").out


def test_a_faulty_file_does_not_hide_the_others(journal: Journal, written: Written) -> None:
    """It is told beside the list, and in JSON with its lines."""
    written.cadence("gentle", *GENTLE)
    path = written.write("broken", "name = \n")
    printed = journal.run(TODAY, "plan", "list")
    assert 2 == len(printed.out.splitlines())
    assert f"{path} has 1 error. `cadence plan check` tells more.\n" == printed.err
    document = journal.on(TODAY).json("plan", "list")
    assert [("broken.toml", 1)] == [(row["file"], row["row"]) for row in document["problems"]]


def test_the_list_as_json(journal: Journal, written: Written) -> None:
    """Everything on each, and where the files are."""
    path = written.cadence("a-call", "call-1 call 3bd")
    document = journal.on(TODAY).json("plan", "list")
    names = ["three-calls-and-a-letter", "a-call"]
    assert names == [each["name"] for each in document["cadences"]]
    assert str(written.folder) == document["folder"]
    assert {
        "name": "a-call",
        "own": True,
        "file": str(path),
        "length": "3 working days",
        "steps": [{"name": "call-1", "channel": "call", "after": "3bd", "says": "call-1!"}],
    } == document["cadences"][1]


def test_a_folder_that_may_not_be_read_is_named(
    journal: Journal, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list cannot say what is in there."""

    def refused(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    written.folder.mkdir()
    monkeypatch.setattr(Path, "iterdir", refused)
    printed = journal.run(TODAY, "plan", "list")
    assert (6, True) == (printed.code, str(written.folder) in printed.err)


def test_a_file_in_the_folders_place_is_no_folder(journal: Journal, written: Written) -> None:
    """There are no cadences of one's own, and a new one cannot be put there."""
    written.folder.write_text("", "utf-8")
    assert BUILT_IN == journal.run(TODAY, "plan", "list").out
    printed = journal.run(TODAY, "plan", "new", "mine")
    assert (14, True) == (printed.code, str(written.folder) in printed.err)
