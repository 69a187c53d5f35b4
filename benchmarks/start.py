"""What a command costs beside the imports it cannot do without: `python -m benchmarks.start`.

A thousand people, thirty lines due. Yardsticks: P = `python -c pass`, T = `import typer`,
TR = `import typer, rich.table, rich.console`, TRM = `import typer, rich.table, sqlmodel`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.pairs import Command, instructions, machine, ratio, yardstick
from benchmarks.place import Place, compiled

PEOPLE, NAMES = 1000, 5000


@dataclass(frozen=True)
class Row:
    """A command, its yardstick, and how many of these it may take."""

    what: str
    command: Command
    yardstick: str
    target: float


def rows(folder: Path) -> Sequence[Row]:
    """Every row of the table."""
    usual, abroad = Place(folder, PEOPLE), Place(folder, PEOPLE, "PL")
    named = Place(folder, NAMES)
    asked = {**named.environment, "_CADENCE_COMPLETE": "zsh"}
    completion = Command(named.command("show", "ann").words, asked)
    at = usual.command
    undoable = at("undo", first=lambda run: usual.run("log", usual.callable[run], "attempt"))
    undoable_abroad = abroad.command(
        "undo", first=lambda run: abroad.run("log", abroad.callable[run], "attempt")
    )
    return (
        Row("--version", at("--version"), "P", 2.5),
        Row("count", at("count"), "P", 2.5),
        Row("--help", at("--help"), "TR", 1.8),
        Row(f"completion of a name among {NAMES:,}", completion, "T", 1.25),
        Row("today --json", at("today", "--json"), "T", 1.4),
        Row("today, piped", at("today"), "T", 1.4),
        Row("today, on a terminal", at("today", drawn=True), "TR", 1.25),
        Row("log", at("log", "{one}", "attempt"), "TR", 1.3),
        Row("snooze", at("snooze", "{one}", "10d"), "TR", 1.3),
        Row("show", at("show", "{one}"), "TR", 1.3),
        Row("why", at("why", "{one}"), "TR", 1.3),
        Row("undo", undoable, "TR", 1.3),
        Row("close", at("close", "{one}", "--reason", "price"), "TR", 1.3),
        Row("log, Polish holidays", abroad.command("log", "{one}", "attempt"), "TR", 1.6),
        Row("snooze, Polish holidays", abroad.command("snooze", "{one}", "10d"), "TR", 1.6),
        Row("show, Polish holidays", abroad.command("show", "{one}"), "TR", 1.6),
        Row("why, Polish holidays", abroad.command("why", "{one}"), "TR", 1.6),
        Row("undo, Polish holidays", undoable_abroad, "TR", 1.6),
        Row("add", at("add", "Newcomer {run}", "--phone", "+48 700 000 {run}"), "TRM", 0.9),
    )


def main() -> int:
    """Measure every row, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--instructions", action="store_true", help="count them too (Valgrind)")
    parser.add_argument("--only", default="", help="rows whose name begins so")
    given = parser.parse_args()
    compiled()
    with TemporaryDirectory() as folder:
        table = [row for row in rows(Path(folder)) if row.what.startswith(given.only)]
        counted: dict[str, int | None] = {}
        print(f"{machine()}, {given.runs} pairs, {PEOPLE:,} people, 30 due\n")
        print("| command | yardstick | target | median | min - max | instructions |")
        print("|---|---|---|---|---|---|")
        for row in table:
            drawn = row.command.drawn
            beside = yardstick(row.yardstick, row.command.environment, drawn=drawn)
            found = ratio(row.command, beside, given.runs)
            second = ""
            if given.instructions:
                if row.yardstick not in counted:
                    counted[row.yardstick] = instructions(beside)
                ours, theirs = instructions(row.command), counted[row.yardstick]
                second = f"{ours / theirs:.2f}" if ours and theirs else ""
            print(
                f"| `{row.what}` | {row.yardstick} | {row.target} | {found.median:.2f} "
                f"| {found.spread} | {second} |",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
