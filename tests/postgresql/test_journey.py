"""The main journey through the command line: the same answers from a file and from a server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cadence.store.place import Server
from documents.console import EXAMPLES, Shell, replayed
from process.program import Ended, Program
from store.people import dump

from .conftest import on_server

FRIDAY, MONDAY, TUESDAY, NEXT_WEEK = "2026-11-20", "2026-11-23", "2026-11-24", "2026-12-01"
PEOPLE = """name,company,email,phone,note
Ewa Lis,Lis Meble,ewa@lis.example,+48 601 555 021,met at the fair
Tomasz Wrona,Wrona Transport,tomasz@wrona.example,,
Anna K.,Nowa,anna@nowa.example,,asks for references
"""
OWN = """name = "two-calls"

[[step]]
name = "call-1"
channel = "call"
after = "1d"

[[step]]
name = "letter"
channel = "letter"
after = "1w"
"""
JOURNEY: list[tuple[str, str]] = [
    (FRIDAY, "add 'Anna Kowalska' --company Nowa --email anna@nowa.example --topic 'a web site'"),
    (FRIDAY, "add 'Jaan Tamm' --phone '+372 5555 0102' --tag fair --tag VIP --key"),
    (FRIDAY, "add 'Selma Hadžić' --owner olga --country BA --met yesterday --symptom emotional"),
    (FRIDAY, "add 'Anna Kowalska' --email anna@nowa.example"),  # refused: already there
    (FRIDAY, "add 'Ольга Смирнова' --first-call 2026-11-24 --referred-by jaan"),
    (MONDAY, "today"),
    (MONDAY, "today --days 3 --limit 2"),
    (MONDAY, "today --owner olga"),
    (MONDAY, "today --owner all"),
    (MONDAY, "today --action call-1 --format csv"),
    (MONDAY, "count"),
    (MONDAY, "log anna no-answer --note 'back at ten'"),
    (MONDAY, "log jaan stall --kind think --when friday"),
    (MONDAY, "log 3 gatekeeper"),
    (MONDAY, "log nobody spoke"),  # not found
    (MONDAY, "note selma 'two lines\nof a note'"),
    (MONDAY, "undo"),
    (MONDAY, "undo"),
    (MONDAY, "undo --redo"),
    (MONDAY, "undo --list"),
    (TUESDAY, "import people.csv --dry-run"),
    (TUESDAY, "import people.csv"),
    (TUESDAY, "import people.csv"),  # all of them are there
    (TUESDAY, "note t said"),  # ambiguous
    (TUESDAY, "show anna"),
    (TUESDAY, "show +3725555-0102"),
    (TUESDAY, "show олЬга"),
    (TUESDAY, "why jaan"),
    (TUESDAY, "list"),
    (TUESDAY, "list --tag vip"),
    (TUESDAY, "list --tag vi_"),
    (TUESDAY, "list --owner olga"),
    (TUESDAY, "list --owner OLGA"),
    (TUESDAY, "list --state active,closed --search nowa"),
    (TUESDAY, "list --stale"),
    (TUESDAY, "snooze ewa 2w"),
    (TUESDAY, "away 2026-11-26 2026-11-27 --dry-run"),
    (TUESDAY, "away 2026-11-26 2026-11-27"),
    (TUESDAY, "config calendar.country PL"),
    (TUESDAY, "config calendar.weekend sunday"),
    (TUESDAY, "undo"),
    (TUESDAY, "edit jaan --company 'Tamm & Pojad' --phone '+372 5555 0199'"),
    (TUESDAY, "plan list"),
    (TUESDAY, "plan check two-calls"),
    (TUESDAY, "plan show two-calls"),
    (TUESDAY, "add 'Peter Brown' --cadence two-calls"),
    (TUESDAY, "plan move anna two-calls --dry-run"),
    (TUESDAY, "plan move anna two-calls"),
    (NEXT_WEEK, "milestone selma 2027-01-16 'the firm was founded' --yearly"),
    (NEXT_WEEK, "promo '10 % off' --until 2027-03-31"),
    (NEXT_WEEK, "promo"),
    (NEXT_WEEK, "remark open anna 'the invoice is wrong'"),
    (NEXT_WEEK, "complaint open jaan 'the pump leaks' --defect"),
    (NEXT_WEEK, "complaint ack jaan"),
    (NEXT_WEEK, "today --owner all"),
    (NEXT_WEEK, "today --days 60 --owner all --limit 4"),
    (NEXT_WEEK, "count --owner all"),
    (NEXT_WEEK, "complaint answer jaan --accept --gesture 'a new pump'"),
    (NEXT_WEEK, "log jaan meeting --when tomorrow"),
    (NEXT_WEEK, "sign jaan"),
    (NEXT_WEEK, "lose jaan --reason price"),
    (NEXT_WEEK, "close tomasz --reason can-wait"),
    (NEXT_WEEK, "close ewa --reason do-not-contact"),
    (NEXT_WEEK, "add 'Ewa Lis' --email ewa@lis.example"),  # refused: she asked for it
    (NEXT_WEEK, "reopen tomasz"),
    (NEXT_WEEK, "history"),
    (NEXT_WEEK, "history anna"),
    (NEXT_WEEK, "list --state all"),
    (NEXT_WEEK, "export -"),
    (NEXT_WEEK, "export out.csv --state all"),
    (NEXT_WEEK, "report --owner all"),
    (NEXT_WEEK, "report --since 2026-11-24 --until monday"),
    (NEXT_WEEK, "db check"),
    (NEXT_WEEK, "db check --fix"),
]
PRINTED = re.compile(r'"at": "[^"]*"|^\d{4}-\d\d-\d\d \d\d:\d\d', re.MULTILINE)
"""Instants of the real clock, in a list of changes."""


@pytest.fixture
def both(tmp_path: Path, empty: Server) -> tuple[Program, Program]:
    """Two new users with the same files: one has a database of their own, one shares it."""
    made = []
    for name in ("file", "server"):
        folder = tmp_path / name
        (folder / "cadences").mkdir(parents=True)
        (folder / "people.csv").write_text(PEOPLE, "utf-8")
        (folder / "cadences" / "two-calls.toml").write_text(OWN, "utf-8")
        made.append(Program(folder))
    return made[0], on_server(made[1], empty)


def played(program: Program, day: str, line: str, *words: str) -> Ended:
    """What a line of the journey comes to on a day, but for folders and clocks."""
    import shlex

    program.environment["CADENCE_TODAY"] = day
    done = program.inside(*shlex.split(line), *words)
    texts = [
        PRINTED.sub("(an instant)", text.replace(str(program.folder), "."))
        for text in (done.out, done.err)
    ]
    return Ended(done.code, *texts)


def in_force(content: dict[str, list[tuple[object, ...]]]) -> dict[str, object]:
    """What a database holds, but for the instants of changes and its own books."""
    kept = {
        name: rows
        for name, rows in content.items()
        if name not in ("change", "sqlite_sequence", "cadence_schema")
    }
    changes = [(row[0], *row[2:]) for row in content["change"]]
    return {**kept, "change": sorted(changes, key=repr)}


@pytest.mark.parametrize("words", [(), ("--json",)], ids=["for people", "for scripts"])
def test_a_file_and_a_server_answer_alike(
    words: tuple[str, ...], both: tuple[Program, Program], empty: Server
) -> None:
    """Line by line the same exit code and output; in the end the same rows with the same ids."""
    ours, theirs = both
    for day, line in JOURNEY:
        expected = played(ours, day, line, *words)
        assert expected == played(theirs, day, line, *words), line
    files = [(one.folder / "out.csv").read_text("utf-8") for one in both]
    assert files[0] == files[1]
    assert "Ewa Lis" in files[0]
    assert in_force(dump(ours.database)) == in_force(dump(empty))


def test_the_journey_comes_through_every_exit_it_means_to(both: tuple[Program, Program]) -> None:
    """Most of it succeeds; what is refused is refused for what it was written for."""
    ours, _theirs = both
    codes = [played(ours, day, line).code for day, line in JOURNEY]
    assert {0: len(JOURNEY) - 4, 3: 1, 4: 1, 5: 2} == {
        code: codes.count(code) for code in sorted(set(codes))
    }


class SharedShell(Shell):
    """A shell of somebody whose database is on a server."""

    url = ""

    def environment(self) -> dict[str, str]:
        """The same, with its database."""
        return {**super().environment(), "CADENCE_DB": self.url}


@pytest.mark.parametrize("session", sorted(EXAMPLES.glob("*.console")), ids=lambda path: path.stem)
def test_an_example_prints_the_same_on_a_server(
    session: Path, tmp_path: Path, empty: Server
) -> None:
    """What the documents show holds for a team as well."""
    shell = SharedShell(tmp_path)
    shell.url = empty.url
    told = session.read_text("utf-8")
    assert told == replayed(told, shell)
