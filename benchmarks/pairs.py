"""Two commands run in turn: times as ratios, peaks of memory, counts of instructions.

An absolute time says more about the machine than about the program, and on a busy machine it
says nothing. So each run of one command is divided by the run of the other right beside it.
"""

from __future__ import annotations

import fcntl
import os
import platform
import pty
import re
import shutil
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

YARDSTICKS = {
    "P": "pass",
    "T": "import typer",
    "TR": "import typer, rich.table, rich.console",
    "M": "import sqlmodel",
    "TRM": "import typer, rich.table, sqlmodel",
}
"""What a program of this kind cannot do without, as `python -c`."""
_DOOR = "import sys; from cadence.__main__ import main; code = main()"
"""What the installed `cadence` does: no `-m`, which loads `runpy` first."""
_PEAK = "; import re; print(re.search('VmHWM:.*?([0-9]+)', open('/proc/self/status').read())[1]"
PROGRAM = (sys.executable, "-c", f"{_DOOR}; sys.exit(code)")
ROWS, COLUMNS = 50, 120
"""The size of the terminal that is drawn on."""


@dataclass(frozen=True)
class Command:
    """A command line. With `drawn` it has a terminal; what it prints is read and dropped.

    `first` is done before each run, untimed. The number of the run stands for `{run}` in the
    words, so that a command that writes finds something else to do each time.
    """

    words: Sequence[str]
    environment: Mapping[str, str]
    drawn: bool = False
    first: Callable[[int], object] = field(default=lambda _run: None)
    choices: Sequence[str] = ()
    """One for each run stands for `{one}`."""

    def line(self, run: int) -> list[str]:
        """The words of that run."""
        one = self.choices[run % len(self.choices)] if self.choices else ""
        return [word.replace("{run}", str(run)).replace("{one}", one) for word in self.words]


@dataclass(frozen=True)
class Ratio:
    """What came out of pairs: the median and how far they lay apart."""

    median: float
    least: float
    most: float
    seconds: float
    """The median of the first command by itself, to be compared with nothing elsewhere."""

    @property
    def spread(self) -> str:
        """`0.97 - 1.21`"""
        return f"{self.least:.2f} - {self.most:.2f}"


def yardstick(name: str, environment: Mapping[str, str], *, drawn: bool = False) -> Command:
    """What a command is measured against."""
    return Command((sys.executable, "-c", YARDSTICKS[name]), environment, drawn)


def seconds(command: Command, run: int = 0) -> float:
    """The wall time of one process, from its start to its end."""
    command.first(run)
    words = command.line(run)
    if command.drawn:
        return _drawn(words, command.environment)
    began = time.perf_counter()
    done = subprocess.run(words, env=command.environment, capture_output=True, check=False)
    took = time.perf_counter() - began
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr.decode()[-500:]}")
    return took


def _drawn(words: Sequence[str], environment: Mapping[str, str]) -> float:
    """The same on a terminal, whose other end reads as fast as it can."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    began = time.perf_counter()
    process = subprocess.Popen(words, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    try:
        while os.read(ours, 1 << 16):
            pass
    except OSError:  # the process has closed its end
        pass
    code = process.wait()
    took = time.perf_counter() - began
    os.close(ours)
    if code:
        raise RuntimeError(f"{' '.join(words)} ended with {code} on a terminal")
    return took


def ratio(one: Command, other: Command, runs: int) -> Ratio:
    """How much longer one takes than the other. Both are warmed up by a run of each."""
    seconds(one), seconds(other)
    pairs = [(seconds(one, run), seconds(other, run)) for run in range(1, runs + 1)]
    found = [first / second for first, second in pairs]
    middle = statistics.median(first for first, _second in pairs)
    return Ratio(statistics.median(found), min(found), max(found), middle)


def instructions(command: Command) -> int | None:
    """How many instructions a run takes, where a clock wavers; None without Valgrind.

    The hashes are the same each time, and what the system does (reading, syncing) is not in it.
    """
    if shutil.which("valgrind") is None:
        return None
    command.first(0)
    drawn = {"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)} if command.drawn else {}
    counted = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    done = subprocess.run(
        [*counted, *command.line(0)],
        env={**command.environment, **drawn, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found[1]) if found else None


def peak(words: Sequence[str], environment: Mapping[str, str], *, program: bool) -> int:
    """The most memory that a Python process holds, in KiB: of ours, or of a yardstick's."""
    code = f"{_DOOR if program else words[0]}{_PEAK}, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}", *(words if program else ())],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stderr.splitlines()[-1])


def machine() -> str:
    """What the figures were taken on, in a line."""
    cores = len(os.sched_getaffinity(0))
    busy = os.getloadavg()[1]
    return (
        f"{platform.system()} on {cores} cores, Python {platform.python_version()}, "
        f"SQLite {_sqlite()}, load {busy:.1f}"
    )


def _sqlite() -> str:
    import sqlite3

    return sqlite3.sqlite_version
