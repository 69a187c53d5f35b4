"""What the commands about cadences load, and what completion offers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .written import GENTLE, TODAY, Written

LOADED = """
import sys
from cadence.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""
HEAVY = {"rich", "sqlmodel", "sqlalchemy", "pydantic", "holidays", "tomlkit"}
OWN = {"cadence.exchange.cadence_file", "cadence.services.plans", "cadence.render.plans"}


def run(folder: Path, *words: str, **environment: str) -> tuple[str, set[str]]:
    """What a fresh interpreter prints, and what it has loaded once the command is over."""
    places = {
        "CADENCE_DB": str(folder / "journal.db"),
        "CADENCE_CONFIG": str(folder / "settings.toml"),
        "CADENCE_TODAY": TODAY,
        "HOME": str(folder),
    }
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        env=os.environ | places | environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout, set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("words", ["plan list", "plan check", "plan show gentle", "plan --help"])
def test_a_command_about_cadences_loads_nothing_heavy(
    tmp_path: Path, written: Written, words: str
) -> None:
    """No drawing into a pipe, no tables, no holidays where no country is set."""
    written.cadence("gentle", *GENTLE)
    drawn = {"rich"} if words.endswith("--help") else set()
    assert set() == run(tmp_path, *words.split())[1] & HEAVY - drawn


@pytest.mark.parametrize("words", ["add Anna", "today", "count", "list", "--help"])
def test_other_commands_load_nothing_of_it(tmp_path: Path, words: str) -> None:
    """Who has no cadence of their own does not pay for them."""
    run(tmp_path, "add", "Beata")
    assert set() == run(tmp_path, *words.split())[1] & OWN


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("plan show ge", ["gentle"]),
        ("add Anna --cadence t", ["three-calls-and-a-letter", "two"]),
        ("plan move 1 x", []),
    ],
)
def test_names_of_cadences_are_completed(
    tmp_path: Path, written: Written, typed: str, expected: list[str]
) -> None:
    """Those in the folder, faulty ones too, and the built-in one."""
    written.cadence("gentle", *GENTLE)
    written.write("two", "name = ")
    out, _ = run(tmp_path, *typed.split(), _CADENCE_COMPLETE="zsh")
    assert ["words", *expected] == out.split()


def test_a_completion_never_complains(tmp_path: Path) -> None:
    """Settings that cannot be read are for the command to tell."""
    (tmp_path / "settings.toml").write_text("nonsense", "utf-8")
    assert "words\n" == run(tmp_path, "plan", "show", "", _CADENCE_COMPLETE="zsh")[0]
