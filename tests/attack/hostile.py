"""Commands that nobody should type: the right shape with wrong things in it."""

from __future__ import annotations

import os
from random import Random

from cadence.engine.vocabulary import LossReason, State

from .commands import OUTCOMES, REASONS, SETTINGS, Setting, Words, change, past, text, when

# No path that could lead out of the folder: somebody may run this as root.
NASTY = [
    "",
    " ",
    "-",
    "--",
    "---",
    "0",
    "-1",
    "#",
    "#0",
    "#-1",
    "#1",
    "1",
    "99999999999999999999999",
    "9" * 400,
    "1e309",
    "NaN",
    "0x10",
    "１２",
    "٣",
    "½",
    "\u202e",
    "\x1b[2J",
    "\x9b31m",
    "\ud800",
    os.fsdecode(b"\xff\xfe"),
    "a\nb\rc\td",
    "[/]",
    "[red]x[/red]",
    "{0.__class__}",
    "{name}",
    "%s%n",
    "'; DROP TABLE prospect; --",
    '"',
    "'",
    "`id`",
    "$(id)",
    "/",
    ".",
    "~",
    "~nobodyatall/x",
    "x/../y",
    "empty.db",
    "foreign.db",
    "newer.db",
    "cut.db",
    "new.db",
    "in.csv",
    "bad.csv",
    "x" * 5000,
    "Ж" * 1001,
    "é" * 64,
    "e\u0301" * 50,
    "İ",
    "ß",
    "ŀ",
    "👩‍👩‍👧‍👦",
    "@",
    "a@",
    "@b",
    "a@b",
    "a@b@c",
    "+",
    "+++",
    "(((((",
    "+48",
    "12345",
    "123456789012345678901234567890",
    "1-2-3-4-5-6",
    "0000-00-00",
    "0001-01-01",
    "1900-01-01",
    "9000-12-31",
    "9999-12-31",
    "10000-01-01",
    "2026-02-29",
    "2028-02-29",
    "2026-02-30",
    "26-1-1",
    "01/02/2026",
    "31.12.2026",
    "0d",
    "9999d",
    "9999w",
    "9999m",
    "9999y",
    "99999y",
    "0bd",
    "9999bd",
    "-3d",
    "in 0 days",
    "in a month",
    "yesterday",
    "tomorrow",
    "friday",
    "never",
    "all",
    "*",
    "%",
    "_",
    ",",
    ",,,",
    ";",
    "=",
    "name=",
    "=name",
    "on",
    "true",
    "sqlite://",
    "sqlite:///",
    "postgresql://user:secret@localhost/x",
    "file:x.db?mode=ro",
    ":memory:",
    "NUL",
    "\u2028",
    "\U0010ffff",
    "\ufeff",
    "cadence",
    "--json",
    "--help",
    "--version",
    "-q",
    "--yes",
    "--today",
    "--db",
    "--install-completion-x",
]
PROFILE = (
    "--company --role --phone --email --address --salutation --language --country --met --topic "
    "--problem --next-step --decision-maker --who-decides --symptom --referred-by --source --tag "
    "--owner"
)
TOUCH = "--on --when --reason --competitor --why --note --revive"
SHAPES = {
    "add": ("NAME", f"{PROFILE} --key --note --first-call --client-since --last-contact --force"),
    "today": ("", "--days --action --owner --limit --format"),
    "count": ("", "--owner"),
    "log": ("WHO OUTCOME", f"{TOUCH} --kind --channel --symptom --force --honour"),
    "snooze": ("WHO WHEN", "--note"),
    "close": ("WHO", f"{TOUCH} --lesson"),
    "reopen": ("WHO", "--when --note --on"),
    "sign": ("WHO", "--on --note"),
    "lose": ("WHO", "--reason --competitor --on --note"),
    "show": ("WHO", ""),
    "script": ("WHO", "--action --language --with"),
    "letter": ("WHO", "--output --format --force --language --with"),
    "words show": ("LANGUAGE", ""),
    "words check": ("", ""),
    "why": ("WHO", ""),
    "history": ("WHO", "--limit"),
    "edit": ("WHO", f"{PROFILE} --name --key --no-key"),
    "note": ("WHO TEXT", ""),
    "milestone": ("WHO WHEN TEXT", "--yearly --done --drop --about"),
    "remark": ("WHO TEXT", "--on"),
    "remark answer": ("WHO", "--accept --refuse --because --gesture --about --note --on"),
    "complaint open": ("WHO TEXT", "--defect --on"),
    "complaint ack": ("WHO", "--about --note --on"),
    "complaint answer": ("WHO", "--accept --refuse --because --gesture --about --note --on"),
    "promo": ("TEXT", "--until --from --stop"),
    "plan list": ("", ""),
    "plan show": ("TEXT", ""),
    "plan check": ("TEXT", ""),
    "plan move": ("WHO TEXT", ""),
    "list": ("", "--state --tag --owner --search --stale --limit --format"),
    "report": ("", "--since --until --html --owner --force"),
    "import": ("FILE", "--from --map --encoding --per-day --skip-bad --dry-run"),
    "export": ("FILE", "--state --spreadsheet --force"),
    "away": ("WHEN WHEN", "--dry-run"),
    "undo": ("", "--list --redo"),
    "config": ("KEY VALUE", "--unset --dry-run"),
    "demo": ("", ""),
    "db path": ("", ""),
    "db info": ("", ""),
    "db check": ("", "--fix"),
    "db backup": ("", ""),
    "db restore": ("FILE", ""),
    "db upgrade": ("", ""),
    "": ("", ""),
}
"""What each command takes: its arguments, its own flags."""
EVERYWHERE = "--db --config --today --json --quiet --yes --help --no-such-flag"
ALONE = {
    "--key",
    "--no-key",
    "--force",
    "--honour",
    "--stale",
    "--yearly",
    "--done",
    "--drop",
    "--accept",
    "--refuse",
    "--defect",
    "--skip-bad",
    "--dry-run",
    "--spreadsheet",
    "--list",
    "--redo",
    "--unset",
    "--fix",
    "--json",
    "--quiet",
    "--yes",
    "--help",
    "--no-such-flag",
}
"""Flags without a value."""


def hostile(random: Random, setting: Setting) -> Words:
    """A command of the right shape with wrong things in it; or a good one, spoiled."""
    if random.random() < 0.3:
        words = change(random, setting)
        words[random.randrange(len(words))] = random.choice(NASTY)
        return words
    command = random.choice(sorted(SHAPES))
    arguments, own = SHAPES[command]
    words = [_value(random, setting, kind) for kind in arguments.split()]
    if random.random() < 0.1 and words:
        words.pop()
    for _ in range(random.choice([0, 1, 1, 2, 4])):
        flag = random.choice((own if own and random.random() < 0.8 else EVERYWHERE).split())
        words += [flag] if flag in ALONE else [flag, _value(random, setting, flag)]
    return [*command.split(), *words]


def _value(random: Random, setting: Setting, kind: str) -> str:
    """What stands there: half of the time something that fits."""
    if random.random() < 0.4:
        return random.choice(NASTY)
    match kind.strip("-"):
        case "WHO" | "referred-by":
            return setting.who(random)
        case "OUTCOME":
            return random.choice(OUTCOMES)
        case "WHEN" | "when" | "met" | "on" | "first-call" | "revive" | "today" | "client-since":
            return random.choice([when(random, setting), past(random, setting)])
        case "until" | "from":
            return when(random, setting)
        case "about" | "stop":
            return str(random.choice([*setting.matters, 1, 2, 99]))
        case "KEY":
            return random.choice([*SETTINGS, "owner", "calendar.date_order", "intervals.letter"])
        case "VALUE":
            return random.choice(random.choice(list(SETTINGS.values())))
        case "FILE":
            return random.choice(["in.csv", "bad.csv", "out.csv", "empty.db", "-", "cut.db"])
        case "db":
            return random.choice(["new.db", "empty.db", "foreign.db", "newer.db", "cut.db"])
        case "state":
            return random.choice([*(str(state) for state in State), "all"])
        case "reason":
            return random.choice([*REASONS, *(str(reason) for reason in LossReason)])
        case "limit" | "days" | "per-day":
            return str(random.randint(0, 5))
        case "format":
            return random.choice(["table", "json", "csv", "tsv", "ids"])
        case "email":
            return f"p{random.randint(0, 30)}@example.com"
        case _:
            return text(random)
