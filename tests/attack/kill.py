"""Kills at random moments of every command that writes: nothing lost, nothing half, nothing stuck.

`python -m tests.attack.kill --kills 500`

Each round runs one command in a process that is killed somewhere, then looks: what was
acknowledged is there; the content is that of before or of after, never between; the next
command works with nobody's help; repeating the killed one makes no second.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from cadence.__main__ import main as cadence

from .journal import Content, Journal, differences, workshop

Words = list[str]
IMPORTED = 60


def commands(number: int, folder: Path) -> dict[str, Words]:
    """Every command that writes, on a person who is there or one that is new."""
    file = folder / "people.csv"
    rows = [f"Import {number} {row},i{number}.{row}@example.com" for row in range(IMPORTED)]
    file.write_text("\n".join(["name,email", *rows]))
    return {
        "add": ["add", f"Person {number}", "--email", f"p{number}@example.com", "--note", "met"],
        "log": ["log", "anna", "no-answer", "--force", "--note", f"{number}"],
        "note": ["note", "anna", f"note {number}"],
        "milestone": ["milestone", "anna", "2027-01-16", f"day {number}", "--yearly"],
        "complaint": ["complaint", "open", "anna", f"leak {number}"],
        "acknowledge": ["complaint", "ack", "beata"],
        "promo": ["promo", f"offer {number}", "--until", "2027-01-31"],
        "snooze": ["snooze", "jaan", f"{number % 200 + 2}d"],
        "edit": ["edit", "anna", "--topic", f"topic {number}", "--phone", f"+48 601 {number:06}"],
        "close": ["close", "jaan"],
        "reopen": ["reopen", "jaan", "--yes"],
        "away": ["away", f"2027-01-{number % 20 + 1:02}", "2027-01-25"],
        "config": ["config", "calendar.days", "keep" if number % 2 else "skip"],
        "import": ["import", str(file)],
        "undo": ["undo"],
        "redo": ["undo", "--redo"],
        "backup": ["db", "backup"],
        "restore": ["db", "restore", "--yes"],
        "export": ["export", f"out-{number}.csv"],
    }


def started(journal: Journal, words: Words) -> int:
    """Start a command in a forked process, its output in a file; its number."""
    number = os.fork()
    if number:
        return number
    try:
        os.environ.clear()
        os.environ.update(journal.environment)
        os.chdir(journal.folder)
        nothing = Path(os.devnull)
        with nothing.open() as sys.stdin, nothing.open("w") as sys.stdout:
            sys.stderr = sys.stdout
            os._exit(cadence(words))
    finally:
        os._exit(99)


def attempt(journal: Journal, words: Words, wait: float | None, with_signal: int) -> int:
    """Run a command, and kill it after that time; its exit code, negative for the signal."""
    number = started(journal, words)
    if wait is not None:
        time.sleep(wait)
        os.kill(number, with_signal)
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def plain(content: Content) -> Content:
    """A content without what differs between two runs of one command: the ids of changes."""
    found = dict(content)
    for name in ("prospect", "touch"):
        found[name] = [row[:1] + row[2:] for row in content.get(name, [])]
    found["touch"] = [row[:1] + row[2:] for row in found["touch"]]
    return found


class Round:
    """One command, killed once, on a copy of a database."""

    def __init__(self, base: Journal, place: Path, name: str, words: Words) -> None:
        self.name, self.words = name, words
        self.killed = base.copy(place / "killed")
        after = base.copy(place / "after")
        begun = time.perf_counter()
        self.expected_code = attempt(after, words, None, signal.SIGKILL)
        self.usual = time.perf_counter() - begun
        self.before, self.after = plain(base.content()), plain(after.content())

    def fight(self, random: Random, with_signal: int) -> tuple[str, str]:
        """Kill it somewhere. What came of it, and what is wrong with that, or nothing."""
        wait = random.uniform(0, self.usual)
        code = attempt(self.killed, self.words, wait, with_signal)
        content = plain(self.killed.content())  # as another program finds it
        if content not in (self.before, self.after):
            return "half", differences(self.after, content)
        done = content == self.after != self.before
        if code == 0 and self.before != self.after and not done:
            return "lost", differences(self.after, content)
        if code > 0 and self.expected_code == 0 and done:
            return "denied", f"exit code {code}, and it was done"
        came = "done" if done else "not done"
        return came if code == 0 else f"killed, {came}", self._next()

    def _next(self) -> str:
        """Whether life goes on without anybody's help."""
        for words in (["today"], ["db", "check"], ["note", "anna", "next"]):
            done = self.killed.run(*words)
            if done.code:
                return f"{' '.join(words)}: {done.code} {done.err}"
        if self.name == "add":
            self.killed.run(*self.words)
            found = [row for row in self.killed.content()["prospect"] if self.words[1] in row]
            if len(found) != 1:
                return f"repeated, it is there {len(found)} times"
        return ""


def prepared(folder: Path) -> Journal:
    """A database with a little of everything, a backup, and something to undo and to redo."""
    journal = Journal(folder)
    folder.mkdir()
    for name in ("Anna Kowalska", "Jaan Tamm", "Beata Nowak"):
        journal.run("add", name)
    journal.run("note", "anna", "kept")
    journal.run("db", "backup")
    journal.run("note", "beata", "after the backup")
    journal.run("complaint", "open", "beata", "it leaks")
    journal.run("note", "jaan", "undone")
    journal.run("undo")
    return journal


def kill(kills: int, seed: int, with_signal: int, told: Callable[[str], None]) -> list[str]:
    """Kill that many commands; what went wrong."""
    random = Random(seed)
    wrong = []
    came: Counter[str] = Counter()
    with workshop() as folder:
        base = prepared(folder / "base")
        for number in range(kills):
            place = folder / str(number)
            place.mkdir()
            made = commands(number, folder)
            name = random.choice(sorted(made))
            what, problem = Round(base, place, name, made[name]).fight(random, with_signal)
            came[what] += 1
            if problem:
                wrong.append(f"{number} {' '.join(made[name])}: {what}: {problem}")
            shutil.rmtree(place)
    told(", ".join(f"{count} {what}" for what, count in sorted(came.items())))
    return wrong


def first_runs(kills: int, seed: int) -> list[str]:
    """Kill the very first `add`: no database, or a whole one, and the next one works."""
    random = Random(seed)
    wrong = []
    for number in range(kills):
        with workshop() as folder:
            journal = Journal(folder)
            words = ["add", "Anna", "--email", "anna@example.com"]
            attempt(journal, words, random.uniform(0, 0.03), signal.SIGKILL)
            again = journal.run(*words)
            people = journal.people()
            if again.code not in (0, 5) or people != [1]:
                wrong.append(f"first run {number}: {again.code} {again.err} {people}")
    return wrong


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main(arguments: list[str] | None = None) -> int:
    """Kill many commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--signal", default="KILL", choices=["KILL", "TERM", "HUP", "INT"])
    asked = parser.parse_args(arguments)
    with_signal = signal.Signals[f"SIG{asked.signal}"]
    wrong = kill(asked.kills, asked.seed, with_signal, _say)
    wrong += first_runs(max(1, asked.kills // 10), asked.seed)
    for text in wrong:
        _say(text)
    _say(f"{asked.kills} kills, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
