"""Beside other programs, with the same people: `python -m benchmarks.peers FOLDER --venvs DIR`.

What is due, and adding one more. A peer from the package index is looked for in `DIR/NAME/bin`, a
virtual environment of its own; Taskwarrior on the path. Whoever is not there is left out. Each
peer's data are written in its own format, and read once before anything is timed.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from benchmarks.pairs import Command, Ratio, machine, ratio, seconds
from benchmarks.peer_data import PEERS, TODAY, Item, Maker
from benchmarks.place import Place, compiled

SIZES = (100, 10_000, 100_000)
PATIENCE = 900
"""Seconds for a peer to read its data for the first time."""
SLOW, FEW_PAIRS = 10, 3
"""What takes longer than so many seconds is run in three pairs only."""


def _items(place: Place) -> list[Item]:
    """The people of our database; whoever has no next action is due in a year."""
    far = str(TODAY + timedelta(days=365))
    with closing(sqlite3.connect(place.database)) as connection:
        found = connection.execute("SELECT id, name, company, phone, due_on FROM prospect")
        return [
            Item(number, name, company, phone, date.fromisoformat(due_on or far))
            for number, name, company, phone, due_on in found
        ]


def _measured(ours: Command, theirs: Command, runs: int) -> tuple[Ratio, int]:
    """How much longer they take than we do, and in how many pairs."""
    pairs = runs if seconds(theirs) < SLOW else FEW_PAIRS
    return ratio(theirs, ours, pairs), pairs


def _rows(name: str, program: Path, maker: Maker, place: Place, runs: int) -> Iterator[str]:
    """The two cells of a peer at one size."""
    folder = place.database.parent / f"{name}-{place.people}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        peer = maker(program, folder, _items(place))
        subprocess.run(
            peer.due.line(0),
            env=peer.due.environment,
            timeout=PATIENCE,
            capture_output=True,
            check=True,
        )
        due = _measured(place.command("today"), peer.due, runs)
        one = place.command("add", "Newcomer {run}", "--force")
        add = _measured(one, peer.add, runs)
        for found, pairs in (due, add):
            few = "" if pairs == runs else f", {pairs} pairs"
            yield f"{found.median:.1f} ({found.spread}{few})"
    except subprocess.TimeoutExpired:
        yield from (f"not ready after {PATIENCE} s",) * 2
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Measure every peer that is there, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--venvs", type=Path, default=Path("/nowhere"))
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--people", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", nargs="+", default=list(PEERS))
    given = parser.parse_args()
    compiled()
    given.folder.mkdir(parents=True, exist_ok=True)
    places = [Place(given.folder, people) for people in given.people]
    print(f"{machine()}, {given.runs} pairs: how many times as long as ours\n")
    print("| | " + " | ".join(f"{people:,}" for people in given.people) + " |")
    print(f"|---|{'---|' * len(places)}")
    for name in given.only:
        command, maker = PEERS[name]
        program = given.venvs / name / "bin" / command
        if not program.exists():
            program = Path(shutil.which(command) or "")
        if program == Path():
            print(f"{name} is not installed.", file=sys.stderr)
            continue
        cells = [list(_rows(name, program, maker, place, given.runs)) for place in places]
        for job, number in (("what is due", 0), ("one more", 1)):
            print(f"| {name}, {job} | " + " | ".join(one[number] for one in cells) + " |")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
