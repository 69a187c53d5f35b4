"""The law of peace: whoever asked not to be contacted is left alone, whatever is typed.

`python -m tests.attack.peace_law --runs 1000`

Only two things may end it, and both are left out here: `reopen` by somebody who confirms that
they wrote first, and undoing the wish itself.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from contextlib import closing
from datetime import date, timedelta
from random import Random
from typing import Any

from cadence.engine.folding import same_phone

from .commands import Setting, Words, change
from .journal import Journal, workshop

EMAIL, PHONE = "dzana@example.com", "+48 601 000 001"
WRITTEN = (PHONE, "601000001", "0048 601-000-001", "(601) 000 001", "+48601000001")
"""The number as other people write it down."""
OWED = {"remark", "complaint-ack", "complaint-answer"}
MOST = 40


def law(seed: int, most: int = MOST) -> list[str]:
    """Where the law is broken in one random life; nothing when it holds."""
    random = Random(seed)
    with workshop() as folder:
        journal = Journal(folder / "journal")
        journal.folder.mkdir()
        since = random.choice([[], ["--client-since", "2026-11-02"]])
        journal.run("add", "Dzana Dzanić", "--email", EMAIL, "--phone", PHONE, *since)
        for words in (
            ["milestone", "1", "2027-01-16", "ten years", "--yearly"],
            ["complaint", "open", "1", "it leaks"],
            ["promo", "a review for nothing", "--until", "2027-12-31"],
            ["close", "1", "--reason", "do-not-contact"],
        ):
            assert 0 == journal.run(*words).code, words
        told: list[Words] = []
        day = date.fromisoformat(journal.day)
        for _ in range(random.randint(1, most)):
            day += timedelta(days=random.choice([0, 1, 3, 14, 60]))
            journal.day = day.isoformat()
            words = _typed(random, Setting(journal))
            if words[0] == "reopen":
                continue
            told.append(words)
            journal.run(*words)
            wrong = _wrong(journal)
            if wrong:
                return [f"{wrong} after\n" + "\n".join("  " + " ".join(one) for one in told)]
    return []


def _typed(random: Random, setting: Setting) -> Words:
    """Anything; often about the one who is to be left alone, or with their addresses."""
    phone = random.choice(WRITTEN)
    name = random.choice(["Dzana Dzanić", "D. Dzanić", "Somebody Else"])
    match random.randint(0, 6):
        case 0:
            return ["add", name, "--email", random.choice([EMAIL, EMAIL.upper()]), "--force"]
        case 1:
            return ["add", name, "--phone", phone, "--force"]
        case 2:
            file = setting.folder / f"again-{random.randint(0, 10**9)}.csv"
            file.write_text(f"name,email,phone\n{name},{EMAIL},\nX,x@example.com,{phone}\n")
            return ["import", str(file), "--skip-bad"]
        case 3:
            other = random.choice([*setting.people, 1])
            flag, value = random.choice([("--email", EMAIL), ("--phone", phone)])
            return ["edit", str(other), flag, value]
        case 4:
            return ["edit", "1", random.choice(["--email", "--phone"]), ""]
        case _:
            words = change(random, setting)
            if len(words) > 1 and words[1].isdigit() and random.random() < 0.4:
                words[1] = "1"
            return words


def _wrong(journal: Journal) -> str:
    """What is wrong: another state, somebody else with an address of theirs, a line that calls."""
    with closing(sqlite3.connect(journal.database)) as connection:
        state = connection.execute("SELECT state FROM prospect WHERE id = 1").fetchone()[0]
        others = connection.execute(
            "SELECT id, email, phone FROM prospect WHERE removed = 0 AND id > 1"
        ).fetchall()
    if state != "do-not-contact":
        return f"state {state}"
    for number, email, phone in others:
        if email.lower() == EMAIL or same_phone(phone, PHONE):
            return f"#{number} has {email} {phone}"
    listed: list[dict[str, Any]] = json.loads(
        journal.run("today", "--days", "3660", "--owner", "all", "--json").out
    )["items"]
    actions = {item["action"] for item in listed if item["id"] == 1} - OWED
    return f"listed: {actions}" if actions else ""


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
