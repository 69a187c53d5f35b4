"""What it costs to look at everybody: `python -m benchmarks.everybody [--sizes 10000 100000]`.

`db check` and `report` are timed as whole processes, in turn with the plainest reading of the
same rows through the driver (`every prospect, every entry, in order`); the ratio is taken of
the pair. Memory is the most that the process ever held. A database is made for each size, in
`--folder` if it is to be kept: a million people take two minutes and 1.2 GB.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.crowd import crowd

TODAY = date(2026, 11, 23)
READ = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
for sql in ("SELECT * FROM prospect ORDER BY id",
            "SELECT * FROM touch ORDER BY prospect_id, happened_on, id"):
    for row in connection.execute(sql):
        pass
"""
COMMANDS = (["db", "check"], ["report"])


def spent(command: Sequence[str]) -> tuple[float, float]:
    """Seconds of one process, and the most memory that it held, in MiB."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        raise SystemExit(f"{command} ended with {status}")
    return seconds, usage.ru_maxrss / 1024


def main() -> int:
    """Measure every size, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {options.pairs} pairs\n")
    print("| command | people | beside reading the rows | µs a person | memory, MiB |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        for size in options.sizes:
            path = (options.folder or Path(name)) / f"{size}.db"
            if not path.exists():
                crowd(path, size, TODAY)
            for words in COMMANDS:
                _row(path, size, words, options.pairs)
    return 0


def _row(path: Path, size: int, words: list[str], pairs: int) -> None:
    place = ["--db", str(path), "--today", TODAY.isoformat()]
    command = [sys.executable, "-m", "cadence", *place, *words]
    reading = [sys.executable, "-c", READ, str(path)]
    spent(reading)
    found = [(spent(command), spent(reading)) for _ in range(pairs)]
    ratio = statistics.median(one[0] / other[0] for one, other in found)
    each = statistics.median(one[0] for one, _ in found) / size * 1e6
    memory = max(one[1] for one, _ in found)
    print(
        f"| `{' '.join(words)}` | {size:,} | {ratio:.1f} | {each:.0f} | {memory:.0f} |", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
