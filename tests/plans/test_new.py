"""`plan new`: a file to begin with, never over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from acceptance.journal import Journal

from .written import TODAY, Written

HOSTILE = [
    "",
    " ",
    ".",
    "..",
    "../mine",
    "/tmp/mine",
    "a/b",
    "a\\b",
    "C:mine",
    "mine.toml",
    "mine\x00",
    "mine\n",
    "moja-ścieżka",
    "--",
    "a--b",
    "a-",
    "-rf",
    "mine$(id)",
    "m" * 41,
    "\u202emine",
]


def test_a_new_file_is_right_as_it_is(journal: Journal, written: Written) -> None:
    """Two calls and a letter, ready to be used and to be edited."""
    printed = journal.run(TODAY, "plan", "new", "two-calls")
    path = written.folder / "two-calls.toml"
    assert (0, f"{path}\n") == (printed.code, printed.out)
    found = journal.on(TODAY).json("plan", "check", "two-calls")["cadences"]
    assert ["call-1", "call-2", "letter"] == [step["name"] for step in found[0]["steps"]]
    assert path.read_text("utf-8").startswith("# A cadence of your own.")


def test_a_file_is_never_written_over(journal: Journal, written: Written) -> None:
    """Whatever is in it."""
    path = written.write("mine", "my own words")
    printed = journal.run(TODAY, "plan", "new", "mine")
    assert (5, "my own words") == (printed.code, path.read_text("utf-8"))
    assert f"There is a {path} already" in printed.err


def test_a_link_is_not_followed(journal: Journal, written: Written, tmp_path: Path) -> None:
    """It may lead anywhere."""
    written.folder.mkdir()
    (written.folder / "mine.toml").symlink_to(tmp_path / "elsewhere")
    assert 5 == journal.run(TODAY, "plan", "new", "mine").code
    assert not (tmp_path / "elsewhere").exists()


def test_the_name_of_the_built_in_one_is_taken(journal: Journal, written: Written) -> None:
    """Nothing is written."""
    assert 5 == journal.run(TODAY, "plan", "new", "three-calls-and-a-letter").code
    assert not written.folder.exists()


@pytest.mark.parametrize("command", [["new"], ["show"], ["move", "anna"]])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_never_a_path(
    journal: Journal, written: Written, name: str, command: list[str]
) -> None:
    """Refused before a file is looked at, in one line."""
    stripped = name.strip()
    if stripped == "mine":
        name = "mine\nx"
    printed = journal.run(TODAY, "plan", *command, "--", name)
    assert 2 == printed.code
    assert 1 == len(printed.err.splitlines())
    assert "A cadence's name has only a-z, 0-9 and -" in printed.err
    assert not written.folder.exists()


def test_capitals_are_small_letters_in_a_name(journal: Journal, written: Written) -> None:
    """A file system may not tell them apart, so names do not."""
    journal.run(TODAY, "plan", "new", "Two-Calls")
    assert ["two-calls.toml"] == [path.name for path in written.folder.iterdir()]
    assert 0 == journal.run(TODAY, "plan", "show", "TWO-calls").code


def test_a_new_file_as_json(journal: Journal, written: Written) -> None:
    """Its name and where it is."""
    document = journal.on(TODAY).json("plan", "new", "mine")
    place = str(written.folder / "mine.toml")
    assert {"format": 1, "name": "mine", "file": place} == document


def test_the_file_is_the_users_alone(journal: Journal, written: Written) -> None:
    """As the settings are."""
    journal.run(TODAY, "plan", "new", "mine")
    modes = [path.stat().st_mode & 0o077 for path in (written.folder, written.folder / "mine.toml")]
    assert [0, 0] == modes
