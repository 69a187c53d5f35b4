"""The law of undo: whatever was done, undone step by step, leaves each time what was before.

`python -m tests.attack.undo_law --runs 1000`
"""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from random import Random

from .commands import Setting, Words, change
from .journal import Content, Journal, differences, workshop

MOST = 30


def law(seed: int, most: int = MOST) -> list[str]:
    """Where the law is broken in one random life; nothing when it holds."""
    random = Random(seed)
    with workshop() as folder:
        journal = Journal(folder / "journal")
        journal.folder.mkdir()
        for name in ("Anna Kowalska", "Jaan Tamm"):
            journal.run("add", name, "--email", f"{name.split()[0].lower()}@example.com")
        return _lived(journal, random, random.randint(1, most))


def _lived(journal: Journal, random: Random, count: int) -> list[str]:
    told: list[Words] = []
    contents = [journal.content()]
    day = date.fromisoformat(journal.day)
    for _ in range(count):
        day += timedelta(days=random.choice([0, 0, 1, 3, 7]))
        journal.day = day.isoformat()
        changes = journal.changes()
        words = change(random, Setting(journal))
        done = journal.run(*words)
        after = journal.content()
        if done.code:
            if after != contents[-1]:
                return [_say("refused, and changed", told, words, contents[-1], after)]
        elif journal.changes() > changes:
            told.append(words)
            contents.append(after)
        elif after != contents[-1]:
            return [_say("changed without a change", told, words, contents[-1], after)]
    return _undone(journal, contents, told)


def _undone(journal: Journal, contents: list[Content], told: list[Words]) -> list[str]:
    for number in range(len(told) - 1, -1, -1):
        done = journal.run("undo")
        found = journal.content()
        if done.code or found != contents[number]:
            what = f"undo ({done.code} {done.err.strip()}) of"
            return [_say(what, told[:number], told[number], contents[number], found)]
    checked = journal.run("db", "check")
    if checked.code:
        return [f"db check, all undone: {checked.err}"]
    for number, words in enumerate(told, start=1):
        done = journal.run("undo", "--redo")
        found = journal.content()
        if done.code or found != contents[number]:
            what = f"redo ({done.code} {done.err.strip()}) of"
            return [_say(what, told[: number - 1], words, contents[number], found)]
    checked = journal.run("db", "check")
    return [f"db check: {checked.err}"] if checked.code else []


def _say(what: str, told: list[Words], words: Words, expected: Content, found: Content) -> str:
    before = "\n".join("  " + " ".join(one) for one in told)
    return f"{before}\n{what}: {' '.join(words)}\n{differences(expected, found)}"


def main(arguments: list[str] | None = None) -> int:
    """Hold the law in many random lives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    asked = parser.parse_args(arguments)
    broken = 0
    for seed in range(asked.seed, asked.seed + asked.runs):
        for text in law(seed):
            broken += 1
            sys.stdout.write(f"--- seed {seed}\n{text}\n")
    sys.stdout.write(f"{asked.runs} runs, {broken} broken\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
