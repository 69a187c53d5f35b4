"""A console session as text, played again: the same commands with what they print today.

A session reads as a person saw it:

    # Mon 23 Nov 2026, in the morning
    $ cadence today
    Mon 23 Nov 2026: nothing is due today, and nothing is planned. ...

A comment that begins with a day says which day it is from there on. Beside `cadence` there are
`echo $?`, `cat FILE` and `export NAME=VALUE`. Commands run in this process, on a terminal of
100 columns, in a folder of their own with a copy of the examples.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from unittest import mock

from cadence.__main__ import main

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
EXAMPLES = ROOT / "examples"
DAY = "%a %d %b %Y"
COLUMNS = 100

_DAY = re.compile(r"# ((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2} \d{4})\b")
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


class Terminal(io.StringIO):
    """Both streams of a terminal, in the order in which they were written."""

    def isatty(self) -> bool:
        """Whoever asks shall draw as for a person."""
        return True


@dataclass
class Shell:
    """A shell in a folder of its own, on a day that is told."""

    folder: Path
    today: date = date(2026, 11, 23)
    code: int = 0
    exported: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shutil.copytree(EXAMPLES, self.folder / "examples", ignore=_left_by_others)

    def run(self, line: str) -> str:
        """What the command prints on either stream."""
        return self.run_words(shlex.split(line))

    def run_words(self, words: list[str]) -> str:
        """The same, for a command that is in words."""
        match words:
            case ["cadence", *arguments]:
                return self._cadence(arguments)
            case ["echo", "$?"]:
                return f"{self.code}\n"
            case ["cat", name]:
                return (self.folder / name).read_text("utf-8")
            case ["export", setting]:
                name, _, value = setting.partition("=")
                self.exported[name] = value
                return ""
        raise AssertionError(f"sessions cannot run: {shlex.join(words)}")

    def _cadence(self, arguments: list[str]) -> str:
        screen = Terminal()
        mask = os.umask(0o077)
        with (
            mock.patch.dict(os.environ, self.environment(), clear=True),
            mock.patch.object(sys, "stdin", io.StringIO()),
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(screen),
            contextlib.redirect_stderr(screen),
        ):
            self.code = main(arguments)
        os.umask(mask)  # a command is the user's alone, and whoever plays it goes on
        return "".join(f"{line.rstrip()}\n" for line in screen.getvalue().splitlines())

    def environment(self) -> dict[str, str]:
        """What a process of that shell sees."""
        foreign = ("CADENCE_", "FORCE_COLOR", "XDG_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        home = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(self.folder))
        return {
            **kept,
            **home,
            "TERM": "dumb",
            "COLUMNS": str(COLUMNS),
            "LINES": "40",
            "CADENCE_DB": "sales.db",
            "CADENCE_CONFIG": "config.toml",
            "CADENCE_TODAY": self.today.isoformat(),
            **self.exported,
        }


def _left_by_others(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if ".rejects" in name]


def replayed(session: str, shell: Shell) -> str:
    """The session with its outputs as they are now. Comments and blank lines stay."""
    return "".join(_played(chunk, shell) for chunk in _chunks(session))


def _chunks(session: str) -> Iterator[str]:
    """The session cut before each command and each comment."""
    chunk = ""
    for line in session.splitlines(keepends=True):
        if line.startswith(("$ ", "# ")) and chunk:
            yield chunk
            chunk = ""
        chunk += line
    yield chunk


def _played(chunk: str, shell: Shell) -> str:
    if not chunk.startswith("$ "):
        shell.today = _day(chunk) or shell.today
        return chunk
    command = chunk.splitlines()[0]
    printed = shell.run(command.removeprefix("$ ")).rstrip("\n")
    assert not re.search("^[$#] ", printed, re.MULTILINE), f"cannot be told apart: {printed}"
    blank_lines = len(chunk) - len(chunk.rstrip("\n")) - 1
    told = f"{printed}\n" if printed else ""
    return f"{command}\n{told}" + "\n" * blank_lines


def _day(comment: str) -> date | None:
    found = _DAY.match(comment)
    if found is None:
        return None
    day = datetime.strptime(found[1], DAY).date()  # noqa: DTZ007 - a calendar day
    told = f"{day:%a} {day.day} {day:%b %Y}"
    assert told == found[1], f"there is no {found[1]}: it is {told}"
    return day


def replayed_blocks(document: str, folder: Path) -> str:
    """A Markdown document with every console block played anew, each in a shell of its own."""
    number = 0

    def play(block: re.Match[str]) -> str:
        nonlocal number
        number += 1
        place = folder / str(number)
        place.mkdir()
        return replayed(block[0], Shell(place))

    return _BLOCK.sub(play, document)
