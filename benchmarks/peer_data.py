"""Other programs, each made ready with the same people in the format that it keeps."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from benchmarks.pairs import Command

TODAY = date.today()  # noqa: DTZ011 - the programs ask the clock themselves


@dataclass(frozen=True)
class Item:
    """Somebody to be called, as any of the programs can keep it."""

    number: int
    name: str
    company: str
    phone: str
    due_on: date

    @property
    def text(self) -> str:
        """A line about it."""
        return f"Call {self.name}, {self.company}, {self.phone}"


@dataclass(frozen=True)
class Peer:
    """A program, ready with its data: how it tells what is due, and how it takes one more."""

    due: Command
    add: Command


Maker = Callable[[Path, Path, Sequence[Item]], Peer]


def taskwarrior(program: Path, folder: Path, items: Sequence[Item]) -> Peer:
    """Its file of pending tasks, a line each."""
    settings = folder / "taskrc"
    settings.write_text(f"data.location={folder}\nconfirmation=off\nverbose=nothing\n")
    with (folder / "pending.data").open("w", encoding="utf-8") as out:
        for one in items:
            text = one.text.replace('"', '\\"')
            out.write(
                f'[description:"{text}" due:"{_instant(one.due_on)}" entry:"{_instant(TODAY)}" '
                f'status:"pending" uuid:"{UUID(int=one.number)}"]\n'
            )
    environment = {**_environment(folder), "TASKRC": str(settings)}
    return Peer(
        Command([str(program), "due.before:tomorrow", "list"], environment),
        Command([str(program), "add", "Call somebody {run}", "due:tomorrow"], environment),
    )


def todoman(program: Path, folder: Path, items: Sequence[Item]) -> Peer:
    """A file for each task; it keeps a cache of them."""
    tasks = folder / "tasks" / "list"
    tasks.mkdir(parents=True)
    for one in items:
        _calendar(tasks, one, "VTODO", f"DUE;VALUE=DATE:{one.due_on:%Y%m%d}\r\nSTATUS:NEEDS-ACTION")
    settings = folder / "todoman.py"
    settings.write_text(
        f'path = "{folder}/tasks/*"\ndefault_list = "list"\n'
        f'cache_path = "{folder}/cache.db"\ndate_format = "%Y-%m-%d"\n'
    )
    words = [str(program), "--config", str(settings)]
    environment = _environment(folder)
    return Peer(
        Command([*words, "list", "--due", "24"], environment),
        Command([*words, "new", "Call somebody {run}", "--due", str(TODAY)], environment),
    )


def khal(program: Path, folder: Path, items: Sequence[Item]) -> Peer:
    """A file for each event; it keeps a cache of them. What is late stands on today."""
    events = folder / "events"
    events.mkdir()
    for one in items:
        on = max(one.due_on, TODAY)
        end = on + timedelta(days=1)
        _calendar(
            events,
            one,
            "VEVENT",
            f"DTSTART;VALUE=DATE:{on:%Y%m%d}\r\nDTEND;VALUE=DATE:{end:%Y%m%d}",
        )
    settings = folder / "khal.conf"
    settings.write_text(
        f"[calendars]\n[[work]]\npath = {events}\n[locale]\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\n[default]\ndefault_calendar = work\n"
        f"[sqlite]\npath = {folder}/khal.db\n"
    )
    words = [str(program), "-c", str(settings)]
    environment = _environment(folder)
    return Peer(
        Command([*words, "list", str(TODAY), "1d"], environment),
        Command([*words, "new", str(TODAY + timedelta(days=1)), "Call {run}"], environment),
    )


def jrnl(program: Path, folder: Path, items: Sequence[Item]) -> Peer:
    """One text, an entry for each; those of today are shown. What is late stands on today."""
    journal = folder / "journal.txt"
    with journal.open("w", encoding="utf-8") as out:
        for one in sorted(items, key=lambda item: item.due_on):
            out.write(f"[{max(one.due_on, TODAY)} 09:00] {one.text}\n\n")
    settings = folder / "jrnl.yaml"
    settings.write_text(
        "default_hour: 9\ndefault_minute: 0\neditor: ''\nencrypt: false\nhighlight: false\n"
        f"indent_character: '|'\njournals:\n  default:\n    journal: {journal}\nlinewrap: 79\n"
        "tagsymbols: '@'\ntemplate: false\ntimeformat: '%F %H:%M'\nversion: v4.6\n"
        "colors: {body: none, date: none, tags: none, title: none}\n"
    )
    words = [str(program), "--config-file", str(settings)]
    environment = _environment(folder)
    return Peer(
        Command([*words, "-on", "today", "--short"], environment),
        Command([*words, "tomorrow: Call somebody {run}."], environment),
    )


def sqlite_utils(program: Path, folder: Path, items: Sequence[Item]) -> Peer:
    """A table with an index on the date, asked by hand."""
    database = folder / "people.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "CREATE TABLE people (id INTEGER PRIMARY KEY, name, company, phone, due_on)"
        )
        connection.execute("CREATE INDEX people_due ON people (due_on)")
        connection.executemany(
            "INSERT INTO people VALUES (?, ?, ?, ?, ?)",
            ((one.number, one.name, one.company, one.phone, str(one.due_on)) for one in items),
        )
    one_more = folder / "one.csv"
    one_more.write_text(f"name,company,phone,due_on\nSomebody,Firm,+48600000000,{TODAY}\n")
    environment = _environment(folder)
    due = f"SELECT * FROM people WHERE due_on <= '{TODAY}' ORDER BY due_on"
    return Peer(
        Command([str(program), "query", str(database), due, "--table"], environment),
        Command(
            [str(program), "insert", str(database), "people", str(one_more), "--csv"], environment
        ),
    )


def hermitcrm(program: Path, folder: Path, items: Sequence[Item]) -> Peer:
    """A folder of Markdown files under git; asked for the threads that wait for an answer."""
    data = folder / "data"
    environment = _environment(folder)
    words = [str(program), "--data", str(data)]
    subprocess.run(
        [*words, "init", "--no-setup", str(data)], env=environment, check=True, capture_output=True
    )
    for one in items:
        place = data / "companies" / f"firm-{one.number}"
        place.mkdir()
        (place / "company.md").write_text(
            f"---\nname: {one.company} {one.number}\nslug: firm-{one.number}\nsource: other\n"
            f"stage: prospect\nstage_changed: {TODAY}\nnext_step: {one.text.replace(':', ' ')}\n"
            f"next_step_due: {one.due_on}\nnext_step_status: open\ntags: []\n"
            f"created: {TODAY}T08:00\nupdated: {TODAY}T08:00\n---\n",
            encoding="utf-8",
        )
    for step in (["add", "-A"], ["commit", "-qm", "People"]):
        subprocess.run(["git", *step], cwd=data, env=environment, check=True)
    return Peer(
        Command([*words, "followups"], environment),
        Command([*words, "add", "company", "Firm one more {run}"], environment),
    )


def narad(program: Path, folder: Path, items: Sequence[Item]) -> Peer:
    """Its SQLite database, a contact and a task for each."""
    environment = {**_environment(folder), "NARAD_HOME": str(folder / "narad")}
    subprocess.run([program, "init"], env=environment, check=True, capture_output=True)
    with closing(sqlite3.connect(folder / "narad" / "narad.db")) as connection, connection:
        connection.executemany(
            "INSERT INTO contacts (id, name, phone) VALUES (?, ?, ?)",
            ((one.number, one.name, one.phone) for one in items),
        )
        connection.executemany(
            "INSERT INTO tasks (title, contact_id, due_at) VALUES (?, ?, ?)",
            ((one.text, one.number, str(one.due_on)) for one in items),
        )
    return Peer(
        Command([str(program), "today"], environment),
        Command([str(program), "add", "task", "Call {run}", "--due", str(TODAY)], environment),
    )


PEERS: dict[str, tuple[str, Maker]] = {
    "Taskwarrior": ("task", taskwarrior),
    "todoman": ("todo", todoman),
    "khal": ("khal", khal),
    "jrnl": ("jrnl", jrnl),
    "sqlite-utils": ("sqlite-utils", sqlite_utils),
    "hermitcrm": ("hermitcrm", hermitcrm),
    "narad": ("narad", narad),
}


def _instant(on: date) -> int:
    return (on - date(1970, 1, 1)).days * 86_400


def _calendar(folder: Path, one: Item, kind: str, lines: str) -> None:
    (folder / f"{one.number}.ics").write_text(
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:benchmark\r\nBEGIN:{kind}\r\n"
        f"UID:{one.number}\r\nDTSTAMP:{TODAY:%Y%m%d}T080000Z\r\nSUMMARY:{one.name}\r\n"
        f"DESCRIPTION:{one.phone}\r\n{lines}\r\nEND:{kind}\r\nEND:VCALENDAR\r\n",
        encoding="utf-8",
        newline="",
    )


def _environment(folder: Path) -> dict[str, str]:
    """A home of its own."""
    somebody = {"NAME": "Somebody", "EMAIL": "somebody@example.com"}
    git = {
        f"GIT_{who}_{key}": value
        for who in ("AUTHOR", "COMMITTER")
        for key, value in somebody.items()
    }
    at_home = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "dumb"}
    return {**at_home, **git}
