"""An import beside the least that it can cost: `python -m benchmarks.imports [--rows 100000 …]`.

The yardstick is the standard library's `executemany`: the very rows that the import left, put
into the same tables with their indexes, checks and pragmas, people in the order of the file, in
one transaction. It is timed without reading the rows and without starting Python; the import is
timed as a whole process, from the CSV file to the exit code. Both run in turn, and the ratio is
taken pair by pair.
"""

from __future__ import annotations

import argparse
import compileall
import csv
import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from cadence.store.database import create
from cadence.store.sqlite import connect

COLUMNS = ["First Name", "Last Name", "Company", "Job Title", "Email", "Phone", "City", "Notes"]
FIRST = "Anna Jan Piotr Marta Tomasz Łukasz Małgorzata Jaan Kadri Selma Amir Ольга Иван Peter Mary"
PIECES = "ko wal ski no wa ma zur ka min lew an dow zie lin szy man woj cho kam mets tamm saar rov"
TRADES = ["Design", "Transport", "Meble", "OÜ", "Sp. z o.o.", "Consulting", "Build Ltd", "Print"]
ROLES, CITIES = (
    ["Owner", "Buyer", "Sales manager", "", ""],
    ["Warszawa", "Kraków", "Tartu", "Leeds"],
)
AGAIN, WITH_EMAIL, WITH_PHONE, WITH_NOTE = 0.02, 0.9, 0.8, 0.2
"""The shares of rows that are in the file twice, and that have these fields."""
TABLES = ("change", "cadence", "basis", "prospect", "lookup", "touch", "edit")
LOOK = 0.02
"""Seconds between two who look at or change something during an import."""
PROGRAM = """
import sys
from cadence.__main__ import main
code = main(sys.argv[1:])
with open("/proc/self/status") as status:
    most = next(line for line in status if line.startswith("VmHWM"))
print(most.split()[1], file=sys.stderr)
sys.exit(code)
"""
"""The program, but that it says at the end how much memory it took (Linux)."""


def contacts(count: int) -> Iterator[list[str]]:
    """People as an address book has them; some come again, spelled otherwise."""
    random = Random(7)
    before: list[list[str]] = []
    for number in range(count):
        if before and random.random() < AGAIN:
            again = [*random.choice(before)]
            again[4], again[5] = again[4].upper(), again[5].removeprefix("+48 ").replace(" ", "-")
            yield again
            continue
        last = _name(random)
        firm = f"{_name(random)} {random.choice(TRADES)}"
        email = f"{last}.{number}@{firm.split()[0]}.example".lower()
        phone = f"+48 {random.randrange(500, 900)} {number // 1000 % 1000:03} {number % 1000:03}"
        row = [
            *(random.choice(FIRST.split()), last, firm, random.choice(ROLES)),
            email if random.random() < WITH_EMAIL else "",
            phone if random.random() < WITH_PHONE else "",
            *(random.choice(CITIES), f"met, asks about {number}"),
        ]
        if random.random() >= WITH_NOTE:
            row[-1] = ""
        if row[4] and row[5] and random.random() < AGAIN:
            before.append(row)
        yield row


def _name(random: Random) -> str:
    return "".join(random.choices(PIECES.split(), k=random.randrange(2, 5))).capitalize()


def write_file(path: Path, count: int) -> None:
    """A CSV file with so many people."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        writer.writerows(contacts(count))


def imported(file: Path, place: Path) -> tuple[float, float, int]:
    """An import into a new database: its wall time, CPU time, and the most memory (KiB)."""
    place.unlink(missing_ok=True)
    began, worked = time.perf_counter(), _of_children()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "import", str(file), "--json"],
        env=environment(place),
        capture_output=True,
        check=True,
        text=True,
    )
    return time.perf_counter() - began, _of_children() - worked, int(done.stderr.split()[-1])


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def environment(place: Path) -> dict[str, str]:
    """What the program sees: that database, and nobody's settings."""
    return {**os.environ, "CADENCE_DB": str(place), "CADENCE_CONFIG": f"{place}.toml"}


class Yardstick:
    """The rows that an import left, in memory."""

    def __init__(self, source: Path) -> None:
        self._rows = {}
        with closing(sqlite3.connect(source)) as connection:
            for table in TABLES:
                order = "prospect_id, rowid" if table == "lookup" else "rowid"
                found = connection.execute(f"SELECT * FROM {table} ORDER BY {order}")
                self._rows[table] = found.fetchall()

    def measured(self, place: Path) -> tuple[float, float]:
        """The wall and CPU time of `executemany` into a new database, the commit included."""
        place.unlink(missing_ok=True)
        create(place)
        with closing(connect(place)) as connection:
            began, worked = time.perf_counter(), time.process_time()
            connection.execute("BEGIN IMMEDIATE")
            for table, rows in self._rows.items():
                if rows:
                    holes = ", ".join("?" * len(rows[0]))
                    connection.executemany(f"INSERT INTO {table} VALUES ({holes})", rows)
            connection.commit()
            return time.perf_counter() - began, time.process_time() - worked


def waits(file: Path, place: Path) -> tuple[float, float]:
    """How long others wait at most for their turn to read, and to write, during an import."""
    place.unlink(missing_ok=True)
    create(place)
    longest = {"SELECT count(*) FROM change": 0.0, "BEGIN IMMEDIATE": 0.0}
    over = threading.Event()

    def knock(statement: str) -> None:
        while not over.is_set():
            began = time.perf_counter()
            with closing(sqlite3.connect(place, timeout=600, isolation_level=None)) as other:
                other.execute(statement).fetchall()
            longest[statement] = max(longest[statement], time.perf_counter() - began)
            time.sleep(LOOK)

    threads = [threading.Thread(target=knock, args=[one]) for one in longest]
    for one in threads:
        one.start()
    command = [sys.executable, "-m", "cadence", "import", str(file), "--json"]
    subprocess.run(command, env=environment(place), check=True, capture_output=True)
    over.set()
    for one in threads:
        one.join()
    reading, writing = longest.values()
    return reading, writing


def main() -> int:
    """Measure every size, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    import cadence

    compileall.compile_dir(Path(cadence.__file__).parent, quiet=1)
    print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {asked.runs} pairs\n"
    )
    print(
        "| rows | executemany, s | import, s | ratio | min - max | ratio of CPU time "
        "| memory, MiB | others wait to read, to write, s |"
    )
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        file, place, other = (Path(folder) / name for name in ("in.csv", "in.db", "yardstick.db"))
        for count in asked.rows:
            write_file(file, count)
            imported(file, place)  # warm, and the rows for the yardstick
            yardstick = Yardstick(place)
            pairs = [(imported(file, place), yardstick.measured(other)) for _ in range(asked.runs)]
            ratios = [one[0] / least[0] for one, least in pairs]
            of_cpu = [one[1] / least[1] for one, least in pairs]
            reading, writing = waits(file, place)
            print(
                f"| {count:,} | {statistics.median(least[0] for _one, least in pairs):.2f} "
                f"| {statistics.median(one[0] for one, _least in pairs):.2f} "
                f"| {statistics.median(ratios):.2f} | {min(ratios):.2f} - {max(ratios):.2f} "
                f"| {statistics.median(of_cpu):.2f} "
                f"| {max(one[2] for one, _least in pairs) / 1024:.0f} "
                f"| {reading:.2f}, {writing:.2f} |",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
