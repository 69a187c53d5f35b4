"""What a command costs beside the imports that it cannot do without: `python -m benchmarks.start`.

Every command is timed as a whole process, in turn with its yardstick, and the ratio is taken
pair by pair: an absolute time says more about the machine than about the program.
Yardsticks: P = `python -c pass`, T = `import typer`, TR = `import typer, rich.table,
rich.console`.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

YARDSTICKS = {
    "P": "pass",
    "T": "import typer",
    "TR": "import typer, rich.table, rich.console",
}
ROWS: Sequence[tuple[str, Sequence[str], str, float]] = (
    # what, the command, its yardstick, the target
    ("--version", ["--version"], "P", 2.5),
    ("count", ["count"], "P", 2.5),
    ("today --json", ["today", "--json"], "T", 1.4),
    ("today, drawn", ["today"], "TR", 1.25),
    ("log", ["log", "1", "attempt"], "TR", 1.3),
    ("show", ["show", "1"], "TR", 1.3),
    ("why", ["why", "1"], "TR", 1.3),
    ("undo", ["undo"], "TR", 1.3),
    ("--help", ["--help"], "TR", 1.8),
)


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The wall time of one process."""
    began = time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True)
    return time.perf_counter() - began


def ratios(
    one: Sequence[str], other: Sequence[str], environment: Mapping[str, str], runs: int
) -> list[float]:
    """The ratio of two commands, run in turn."""
    seconds(one, environment), seconds(other, environment)
    return [seconds(one, environment) / seconds(other, environment) for _ in range(runs)]


def main() -> int:
    """Measure every row, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    import cadence

    compileall.compile_dir(Path(cadence.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "CADENCE_DB": str(Path(folder) / "cadence.db"),
            "CADENCE_CONFIG": str(Path(folder) / "config.toml"),
        }
        # What the installed `cadence` does: no `-m`, which loads `runpy` first.
        door = "import sys; from cadence.__main__ import main; sys.exit(main())"
        program = [sys.executable, "-c", door]
        for number in range(30):
            subprocess.run(
                [*program, "add", f"Person {number}", "--first-call", "today"],
                env=environment,
                capture_output=True,
                check=True,
            )
        print(f"Python {platform.python_version()}, {runs} pairs, 30 people due\n")
        print("| command | yardstick | target | measured (median) | min - max |")
        print("|---|---|---|---|---|")
        for what, command, yardstick, target in ROWS:
            extra = {"FORCE_COLOR": "1"} if what == "today, drawn" else {}
            found = ratios(
                [*program, *command],
                [sys.executable, "-c", YARDSTICKS[yardstick]],
                {**environment, **extra},
                runs,
            )
            spread = f"{min(found):.2f} - {max(found):.2f}"
            median = statistics.median(found)
            print(f"| `{what}` | {yardstick} | {target} | {median:.2f} | {spread} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
