"""A salesperson's journal for one test: its own database, its own settings, any day at will.

    adam = journal.on("2026-11-21").add("Adam Aaa", "--first-call", "2026-11-23")
    assert Line("call-1", days_late=0) == adam.listed("2026-11-23")
    answer = adam.log("2026-11-23", "no-answer")
    assert Standing("call-2", "2026-11-26", calls=1) == answer.standing

Every command runs in this process through `main`, as if typed with no terminal at hand.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import connect
from typing import Any
from unittest import mock

import pexpect  # type: ignore[import-untyped]

import cadence
from cadence.__main__ import main

from .calendars import settings

Document = dict[str, Any]
SOURCE = str(Path(cadence.__file__).parents[1])
PATIENCE = 60
"""Seconds after which a command on a terminal is held to wait for ever."""

# The outcomes that complete a call; `attempt`, a busy line, is not among them.
COUNTED = frozenset({"no-answer", "voicemail", "gatekeeper", "spoke", "stall", "skip"})


@dataclass(frozen=True)
class Printed:
    """What a command left behind: its exit code, what it printed on each stream."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """Both streams as one line, however they were wrapped."""
        return " ".join(f"{self.out} {self.err}".split())


@dataclass(frozen=True)
class Line:
    """One line of today's list."""

    action: str
    days_late: int


@dataclass(frozen=True)
class Standing:
    """Where a person stands: the one next action with its date, the state, the counts."""

    action: str | None
    due_on: str | None
    state: str = "active"
    calls: int = 0
    stalls: int = 0
    snoozes: int = 0


@dataclass(frozen=True)
class Answer:
    """What a change answers with `--json`, beside the standing that it leaves."""

    document: Document
    standing: Standing

    @property
    def prospect(self) -> Document:
        """The person, as the answer describes them."""
        found: Document = self.document["prospect"]
        return found

    @property
    def next(self) -> Document | None:
        """The next action, or None."""
        found: Document | None = self.document["next"]
        return found

    @property
    def warnings(self) -> dict[str, str]:
        """Code -> message, of the warnings about this person.

        `look-for-new` is about the whole journal, and left out.
        """
        found = {each["code"]: each["message"] for each in self.document["warnings"]}
        found.pop("look-for-new", None)
        return found

    @property
    def beside(self) -> list[tuple[str, str]]:
        """(action, due date) of what is open beside the next action."""
        return [(each["action"], each["due_on"]) for each in self.document["beside"]]


class Journal:
    """One database with its settings, opened on any day."""

    def __init__(self, folder: Path, days: str) -> None:
        self._days = days
        self._database = folder / "journal.db"
        self._settings = folder / "settings.toml"
        self._settings.write_text(settings(days), encoding="utf-8")
        self._environment = _environment(home=folder)

    def copied_to(self, folder: Path) -> Journal:
        """The same again in another folder; what happens there does not happen here."""
        shutil.copytree(self._database.parent, folder, dirs_exist_ok=True)
        return Journal(folder, self._days)

    def on(self, day: str) -> Day:
        """The journal on that day."""
        return Day(self, day)

    def run(self, day: str, *words: str) -> Printed:
        """Run one command as if today were `day`."""
        places = ("--db", str(self._database), "--config", str(self._settings), "--today", day)
        out, err = io.StringIO(), io.StringIO()
        with (
            mock.patch.dict(os.environ, self._environment, clear=True),
            mock.patch.object(sys, "stdin", io.StringIO()),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = main([*places, *words])
        return Printed(code, out.getvalue(), err.getvalue())

    def typed(self, day: str, *words: str) -> Any:
        """Start a command on a terminal of its own, as if somebody typed it there."""
        places = ("--db", str(self._database), "--config", str(self._settings), "--today", day)
        return pexpect.spawn(
            sys.executable,
            ["-m", "cadence", *places, *words],
            env={**self._environment, "PYTHONPATH": SOURCE, "TERM": "dumb"},
            timeout=PATIENCE,
            encoding="utf-8",
            dimensions=(40, 200),
        )

    def file(self, name: str, text: str) -> str:
        """The path of a file that lies beside the journal."""
        path = self._database.parent / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def dump(self) -> str:
        """The whole database as text, for comparing: nothing at all changed."""
        with closing(connect(self._database)) as connection:
            return "\n".join(connection.iterdump())


@dataclass(frozen=True)
class Day:
    """A journal, opened on one day."""

    journal: Journal
    date: str

    def run(self, *words: str) -> Printed:
        """Run one command on this day."""
        return self.journal.run(self.date, *words)

    def json(self, *words: str, code: int = 0) -> Document:
        """Run a command with `--json`: its one document, once the exit code is as expected."""
        printed = self.run(*words, "--json")
        told = f"{words} on {self.date} ended with {printed.code}\n{printed.out}\n{printed.err}"
        assert code == printed.code, told
        document: Document = json.loads(printed.out)
        assert document["format"] == 1, told
        return document

    def today(self) -> Document:
        """What is due on this day."""
        return self.json("today")

    def add(self, name: str, *words: str) -> Person:
        """Somebody new, who is called by the full name from here on."""
        return Person(self.journal, name, self.date, self.json("add", name, *words))


class Person:
    """Somebody in the journal, followed from day to day."""

    def __init__(self, journal: Journal, who: str, day: str, document: Document) -> None:
        self._journal = journal
        self._who = who
        self.number: int = document["prospect"]["id"]
        self.added = self._answer(day, document)

    def run(self, day: str, command: str, *words: str) -> Printed:
        """Run a command about this person, whatever comes of it; it may be of two words."""
        return self._journal.on(day).run(*command.split(), self._who, *words)

    def do(self, day: str, command: str, *words: str) -> Answer:
        """Change something about this person, which must succeed."""
        return self._answer(day, self._journal.on(day).json(*command.split(), self._who, *words))

    def log(self, day: str, *words: str) -> Answer:
        """Log what a touch of that day came to."""
        return self.do(day, "log", *words)

    def snooze(self, day: str, *words: str) -> Answer:
        """Put the due action off."""
        return self.do(day, "snooze", *words)

    def close(self, day: str, *words: str) -> Answer:
        """Drop this person."""
        return self.do(day, "close", *words)

    def show(self, day: str) -> Document:
        """Everything on this person."""
        return self._journal.on(day).json("show", self._who)

    def listed(self, day: str) -> Line | None:
        """This person's line in the list of a day, where there is no more than one."""
        lines = self.lines(day)
        assert len(lines) <= 1, lines
        return lines[0] if lines else None

    def lines(self, day: str) -> list[Line]:
        """This person's lines in the list of a day: the next action, and what is beside it."""
        return [
            Line(item["action"], item["days_late"])
            for item in self._journal.on(day).today()["items"]
            if item["id"] == self.number
        ]

    def _answer(self, day: str, document: Document) -> Answer:
        prospect, coming = document["prospect"], document["next"]
        touches = self.show(day)["touches"]
        standing = Standing(
            action=coming and coming["action"],
            due_on=coming and coming["due_on"],
            state=prospect["state"],
            calls=sum(touch["outcome"] in COUNTED for touch in touches),
            stalls=prospect["stalls"],
            snoozes=prospect["snoozes"],
        )
        return Answer(document, standing)


def _environment(home: Path) -> dict[str, str]:
    """The environment without anybody's settings, with a home of its own."""
    foreign = ("CADENCE_", "FORCE_COLOR", "XDG_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return kept | dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
