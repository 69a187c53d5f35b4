"""What it costs to look at everybody: `python -m benchmarks.everybody [--sizes 10000 100000]`.

`db check` and `report` are measured as whole processes, in turn with the plainest reading of the
same rows through the driver (every prospect, every entry, in order); the ratio is taken of the
pair. They take long, so it is the processor's time that counts: other programs do not change it
much. Memory is the most that the process ever held. A database is made for each size, in
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
PROGRAM = """
import sys
from cadence.__main__ import main
code = main(sys.argv[1:])
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")), file=sys.stderr)
sys.exit(code)
"""
"""The program, and at its end the most memory that it held, in KiB."""
COMMANDS = (["db", "check"], ["report"])


def spent(script: str, *words: str) -> tuple[float, int]:
    """The processor's seconds for one process, and the number that it ends with, if any."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    told = process.stderr.read().split()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{words} ended with {status}")
    return usage.ru_utime + usage.ru_stime, int(told[-1]) if told else 0


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
    spent(READ, str(path))
    found = [(spent(PROGRAM, *place, *words), spent(READ, str(path))) for _ in range(pairs)]
    ratio = statistics.median(one[0] / other[0] for one, other in found)
    each = statistics.median(one[0] for one, _ in found) / size * 1e6
    memory = max(one[1] for one, _ in found) / 1024
    print(
        f"| `{' '.join(words)}` | {size:,} | {ratio:.1f} | {each:.0f} | {memory:.0f} |", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
