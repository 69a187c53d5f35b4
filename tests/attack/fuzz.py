"""Hostile command lines: no traceback, only promised exit codes, and non-zero changes nothing.

`python -m tests.attack.fuzz --commands 100000`
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from contextlib import closing
from datetime import date, timedelta
from random import Random

from cadence.store.header import SCHEMA_VERSION

from .commands import Setting, Words
from .hostile import hostile
from .journal import Ended, Journal, differences, workshop

PROMISED = {0, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14}
"""Exit code 1 is for what nobody foresaw: here it is a defect."""
READ = {"today", "count", "show", "why", "history", "list", "report", "export", "demo"}
"""Commands that only read, whatever their flags are."""
A_LIFE = 300
"""Commands on one database, before a new one is begun."""


def prepared(journal: Journal) -> None:
    """A database with people, and files beside it that are none."""
    journal.folder.mkdir()
    for name in ("Anna Kowalska", "Jaan Tamm", "Anna Nowak"):
        journal.run("add", name, "--email", f"{name.replace(' ', '.').lower()}@example.com")
    journal.run("close", "Tamm", "--reason", "do-not-contact")
    whole = journal.database.read_bytes()
    (journal.folder / "empty.db").write_bytes(b"")
    (journal.folder / "cut.db").write_bytes(whole[:5000])
    (journal.folder / "in.csv").write_text("name,email\nZofia,z@example.com\n")
    (journal.folder / "bad.csv").write_text("name,email\nZofia,nothing\n\x00,\xff\n", "latin-1")
    with closing(sqlite3.connect(journal.folder / "foreign.db")) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    newer = journal.folder / "newer.db"
    newer.write_bytes(whole)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")


def fuzz(seed: int, count: int = A_LIFE) -> list[str]:
    """What goes wrong in one life of random commands; nothing when all is well."""
    random = Random(seed)
    wrong = []
    with workshop() as folder:
        journal = Journal(folder / "journal")
        prepared(journal)
        day = date.fromisoformat(journal.day)
        for _ in range(count):
            day += timedelta(days=random.choice([0, 0, 0, 1, 5]))
            journal.day = day.isoformat()
            words = hostile(random, Setting(journal))
            problem = tried(journal, words)
            if problem:
                wrong.append(f"{words!a}: {problem}")
    return wrong


def tried(journal: Journal, words: Words) -> str:
    """Run one command; what is wrong with what it did, or nothing."""
    before, held = journal.bytes(), journal.content()
    try:
        done = journal.run(*words)
    except BaseException as error:  # whatever it is, it should not have come here
        return f"{type(error).__name__} escaped: {error}"
    if done.code not in PROMISED:
        return f"exit code {done.code}: {done.err.strip()}"
    if "Traceback" in done.err + done.out:
        return "a traceback"
    if done.code and not done.out and not done.err:
        return f"exit code {done.code} without a word"
    if journal.bytes() != before:
        if words and words[0] in READ:
            return "a reading command changed the file"
        if done.code and (after := journal.content()) != held:
            return f"exit code {done.code}, and changed:\n{differences(held, after)}"
    return _enveloped(done, words)


def _enveloped(done: Ended, words: Words) -> str:
    """What is wrong with an error as JSON."""
    if "--json" not in words or not done.code:
        return ""
    try:
        document = json.loads(done.out)
        return "" if document["error"]["message"] else "an error without a message"
    except (ValueError, KeyError) as error:
        return f"no error envelope ({error!s}): {done.out[:200]}"


def main(arguments: list[str] | None = None) -> int:
    """Try many random commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commands", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    asked = parser.parse_args(arguments)
    wrong: list[str] = []
    lives = -(-asked.commands // A_LIFE)
    for seed in range(asked.seed, asked.seed + lives):
        found = fuzz(seed)
        for text in found:
            sys.stdout.write(f"seed {seed}: {text}\n")
        wrong += found
    sys.stdout.write(f"{lives * A_LIFE} commands, {len(wrong)} wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
