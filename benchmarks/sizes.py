"""Whether a million people cost what a hundred cost: `python -m benchmarks.sizes FOLDER`.

The databases are kept in the folder; a million people take some minutes to make, and 2 GB. Every
command is measured beside its yardstick at each size, and the largest beside the smallest. What
goes over everybody (`db check`, `report`) is in `benchmarks.everybody`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.pairs import YARDSTICKS, machine, peak, ratio, yardstick
from benchmarks.place import Place, compiled

SIZES = (100, 10_000, 100_000, 1_000_000)
COMMANDS = (
    # what is typed, its yardstick, its target; with a terminal?
    (("today",), "TR", 1.25, True),
    (("today", "--json"), "T", 1.4, False),
    (("count",), "P", 2.5, False),
    (("show", "{one}"), "TR", 1.3, False),
    (("log", "{one}", "attempt"), "TR", 1.3, False),
)
PEAK_TARGET = 1.15


def commands(places: list[Place], runs: int) -> None:
    """A row for each command: every size by the yardstick, and the largest by the smallest."""
    sizes = " | ".join(f"{place.people:,}" for place in places)
    print(f"| command | yardstick | target | {sizes} | largest by smallest | min - max |")
    print(f"|---|---|---|{'---|' * len(places)}---|---|")
    for words, by, target, drawn in COMMANDS:
        each = [place.command(*words, drawn=drawn) for place in places]
        found = [
            ratio(one, yardstick(by, one.environment, drawn=drawn), runs).median for one in each
        ]
        flat = ratio(each[-1], each[0], runs)
        medians = " | ".join(f"{one:.2f}" for one in found)
        shown = " ".join(words).replace("{one}", "ID")
        on = " on a terminal" if drawn else ""
        print(
            f"| `{shown}`{on} | {by} | {target} | {medians} | {flat.median:.2f} | {flat.spread} |"
        )
        sys.stdout.flush()


def memory(places: list[Place]) -> None:
    """The most memory that `today` holds, drawn, beside that of the imports."""
    each = []
    for place in places:
        drawn = {**place.environment, "FORCE_COLOR": "1"}
        imports = peak([YARDSTICKS["TR"]], drawn, program=False)
        each.append(f"{peak(['today'], drawn, program=True) / imports:.2f}")
    print(f"| memory of `today`, drawn | TR | {PEAK_TARGET} | {' | '.join(each)} | | |")


def main() -> int:
    """Measure every size, and print tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--people", type=int, nargs="+", default=SIZES)
    given = parser.parse_args()
    compiled()
    given.folder.mkdir(parents=True, exist_ok=True)
    places = [Place(given.folder, people) for people in sorted(given.people)]
    print(f"{machine()}, {given.runs} pairs, 30 due of each\n")
    commands(places, given.runs)
    memory(places)
    return 0


if __name__ == "__main__":
    sys.exit(main())
