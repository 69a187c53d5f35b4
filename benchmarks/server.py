"""What `today` costs on a PostgreSQL server: `python -m benchmarks.server`.

The yardstick is a process that imports psycopg, connects and runs the very same query: nobody
who asks that server can do with less. Both are timed as whole processes, in turn, and the ratio
is taken pair by pair. The server is started for it, with 30 people due among many.
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
from importlib import import_module
from pathlib import Path

import psycopg

from benchmarks.pairs import PROGRAM, Command, ratio, seconds
from cadence.store.place import Server

DAY = "2026-11-23"
DUE = 30
YARDSTICK = """
import json, sys
import psycopg
from cadence.store.frozen_postgresql import STATEMENTS
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    values = {"until": "2026-11-23", "limit": 2**31 - 1}
    rows = connection.execute(STATEMENTS["due"], values).fetchall()
    print(len(rows))
"""
CROWD = """
INSERT INTO prospect (change_id, name, company, cadence_id, state, action, due_on, added_on, met_on)
SELECT 1, 'Person ' || n, 'Firm ' || n % 100, 1, 'active', 'call-1',
    DATE '2026-11-24' + n % 300, DATE '2026-11-20', DATE '2026-11-20'
FROM generate_series(1, {count}) AS n;
UPDATE prospect SET due_on = DATE '2026-11-20' WHERE id <= {due};
ANALYZE
"""


def fill(where: Server, count: int, environment: dict[str, str]) -> None:
    """So many people, a few of them due, in a database that the program made."""
    add = [sys.executable, "-m", "cadence", "add", "Anna", "--first-call", DAY]
    subprocess.run(add, env=environment, capture_output=True, check=True)
    with psycopg.connect(where.url, autocommit=True) as connection:
        connection.execute(CROWD.format(count=count, due=DUE).encode())


def main() -> int:
    """Measure at each size, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--people", type=int, nargs="+", default=[100, 10_000, 1_000_000])
    asked = parser.parse_args()
    import cadence

    compileall.compile_dir(Path(cadence.__file__).parent, quiet=1)
    running = import_module("tests.postgresql.server").running  # two names in mypy's eyes
    print(f"Python {platform.python_version()}, {asked.runs} pairs, {DUE} people due\n")
    print("| people | `today --json` / yardstick (median) | min - max | yardstick, ms |")
    print("|---|---|---|---|")
    with running() as server, tempfile.TemporaryDirectory() as folder:
        for count in asked.people:
            with server.database() as where:
                environment = {
                    **os.environ,
                    "CADENCE_DB": where.url,
                    "CADENCE_CONFIG": str(Path(folder) / "config.toml"),
                    "CADENCE_TODAY": DAY,
                }
                fill(where, count, environment)
                program = Command((*PROGRAM, "today", "--json"), environment)
                yardstick = Command((sys.executable, "-c", YARDSTICK, where.url), environment)
                found = ratio(program, yardstick, asked.runs)
                alone = statistics.median(seconds(yardstick) for _ in range(9))
            print(f"| {count:,} | {found.median:.2f} | {found.spread} | {alone * 1000:.0f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
