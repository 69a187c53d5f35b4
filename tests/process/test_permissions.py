"""Whatever is written is the user's alone, under any umask, at every moment."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from .program import Program, ended

ROWS = 10_000
"""To be imported: it takes long enough to be watched."""
MASKS = [0o000, 0o022, 0o002, 0o077]


def modes(folder: Path) -> dict[str, str]:
    """What may be done to everything below a folder, by whom."""
    found = {}
    for path in folder.rglob("*"):
        try:
            found[str(path.relative_to(folder))] = oct(stat.S_IMODE(path.stat().st_mode))
        except FileNotFoundError:  # it was there for a moment
            continue
    return found


def too_open(found: dict[str, str], given: set[str]) -> dict[str, str]:
    """Whatever others may read, but for what the test itself put there."""
    return {
        name: mode
        for name, mode in found.items()
        if int(mode, 8) & 0o077 and Path(name).parts[0] not in given
    }


def under(mask: int) -> None:
    """Let the process begin with that umask."""
    os.umask(mask)


@pytest.mark.parametrize("mask", MASKS, ids=oct)
def test_every_file_is_private_under_any_umask(mask: int, program: Program) -> None:
    """Database, backups, checksums, exports, rejects, settings, and the folders made for them."""
    contacts = program.folder / "in.csv"
    contacts.write_text("name,email\nAnna,anna@example.com\nBeata,no address\n")
    given = {"in.csv"}
    for words in (
        ["add", "Cyryl"],
        ["import", "in.csv", "--skip-bad"],
        ["db", "backup"],
        ["export", "people.csv"],
        ["config", "me.name", "Olga"],
    ):
        done = program.forked(*words, first=lambda: under(mask))
        assert done.code == 0, done
    found = modes(program.folder)
    assert {} == too_open(found, given)
    folders = {"data", "data/backups"}
    files = {"data/cadence.db", "people.csv", "settings.toml", "in.rejects.csv"}
    assert dict.fromkeys(folders, "0o700") == {name: found[name] for name in folders}
    assert dict.fromkeys(files, "0o600") == {name: found[name] for name in files}


def test_every_file_is_private_at_every_moment(program: Program) -> None:
    """Also the journal, and whatever is written under another name before it gets its own."""
    contacts = program.folder / "in.csv"
    rows = [f"Person {number},p{number}@example.com" for number in range(ROWS)]
    contacts.write_text("\n".join(["name,email", *rows]))
    program.forked("add", "Anna", first=lambda: under(0))
    seen: dict[str, str] = {}
    process = program.start("import", "in.csv", umask=0)
    while process.poll() is None:
        seen |= modes(program.folder)
    assert 0 == ended(process).code
    assert "data/cadence.db-journal" in seen
    assert {} == too_open(seen, {"in.csv"})


def test_the_default_places_are_private(program: Program) -> None:
    """The folders that the program makes in the user's home."""
    del program.environment["CADENCE_DB"], program.environment["CADENCE_CONFIG"]
    for words in (["add", "Anna"], ["config", "me.name", "Olga"]):
        assert 0 == program.forked(*words, first=lambda: under(0)).code
    found = modes(program.folder)
    assert {} == too_open(found, set())
    assert any(name.endswith("cadence.db") for name in found)


def test_a_file_that_was_open_to_others_is_private_once_it_is_written_anew(
    peopled: Program,
) -> None:
    """`config` and `export --force` write a new file in the place of the old one."""
    for name, words in (
        ("settings.toml", ["config", "me.name", "Olga"]),
        ("people.csv", ["export", "people.csv", "--force"]),
    ):
        path = peopled.folder / name
        path.write_text("")
        path.chmod(0o666)
        assert 0 == peopled.forked(*words, first=lambda: under(0)).code
        assert "0o600" == oct(stat.S_IMODE(path.stat().st_mode))
