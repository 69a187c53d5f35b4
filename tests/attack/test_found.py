"""What the attacks found once, each by itself: it stays mended."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from .journal import Journal, workshop


@pytest.fixture
def journal() -> Iterator[Journal]:
    """A journal with Anna in it."""
    with workshop() as folder:
        made = Journal(folder)
        made.run("add", "Anna Kowalska", "--email", "anna@example.com")
        yield made


def test_undoing_a_late_entry_restores_the_steps_behind_it(journal: Journal) -> None:
    """What was due at a later touch is what it was before the late one was put before it."""
    journal.day = "2026-11-27"
    journal.run("log", "anna", "no-answer")
    before = journal.content()
    assert 0 == journal.run("log", "anna", "voicemail", "--on", "2026-11-24").code
    assert before != journal.content()
    assert 0 == journal.run("undo").code
    assert before == journal.content()


def test_undoing_an_import_forgets_the_addresses_that_it_brought(journal: Journal) -> None:
    """Somebody merged is found by the further addresses only while the import is in force."""
    file = journal.folder / "in.csv"
    file.write_text(
        "name,email,email 2,phone\nAnna Kowalska,anna@example.com,a@nowa.pl,601234567\n"
    )
    before = journal.content()
    assert 0 == journal.run("import", str(file)).code
    assert 0 == journal.run("show", "a@nowa.pl").code
    assert 0 == journal.run("undo").code
    assert before == journal.content()
    assert 3 == journal.run("show", "a@nowa.pl").code
    assert 0 == journal.run("undo", "--redo").code
    assert 0 == journal.run("show", "a@nowa.pl").code


@pytest.mark.parametrize(
    "setting",
    [("intervals.care", "10d"), ("calendar.days", "keep"), ("calendar.holidays", "2027-02-22")],
)
def test_the_dates_of_a_colleague_without_settings_follow_mine(
    setting: tuple[str, str], journal: Journal
) -> None:
    """They are computed with my settings: then they move when those change, and come back."""
    journal.run("add", "Beata", "--owner", "olga", "--client-since", "2026-11-20")
    journal.run("add", "Cyryl", "--owner", "olga", "--first-call", "4d")
    before = journal.content()
    assert 0 == journal.run("config", *setting).code
    assert (0, "") == (journal.run("db", "check").code, journal.run("db", "check").err)
    assert 0 == journal.run("undo").code
    assert before == journal.content()
    assert 0 == journal.run("db", "check").code


@pytest.mark.parametrize("flag", ["--db", "--config"])
def test_a_home_that_nobody_has_is_an_error_in_a_sentence(flag: str, journal: Journal) -> None:
    """`~nobody/x` is a path that cannot be read, not a defect."""
    done = journal.run(flag, "~nobodyatall/x.db", "today")
    assert done.code in (2, 10)
    assert "defect" not in done.err


@pytest.mark.parametrize(
    "words",
    [
        ["today", "--limit", "9" * 30],
        ["list", "--limit", "9" * 30],
        ["history", "--limit", "9" * 30],
        ["show", "9" * 30],
        ["show", "#" + "9" * 30],
    ],
)
def test_a_number_too_large_for_a_database_is_no_defect(words: list[str], journal: Journal) -> None:
    """More than everybody is everybody; no id is so large."""
    assert journal.run(*words).code == (3 if words[0] == "show" else 0)


def test_the_dates_of_nobodys_prospects_do_not_depend_on_who_looks(journal: Journal) -> None:
    """A colleague with another calendar finds them as they were computed, and keeps them so."""
    journal.run("close", "anna", "--reason", "price", "--on", "2026-11-21")
    journal.run("add", "Beata", "--met", "2026-11-21")
    before = due_dates(journal)
    journal.settings = journal.folder / "olga.toml"
    journal.settings.write_text('owner = "olga"\n[calendar]\nweekend = ["monday", "tuesday"]\n')
    assert (0, "") == (journal.run("db", "check").code, journal.run("db", "check").err)
    assert 0 == journal.run("note", "beata", "looked at").code
    assert before == due_dates(journal)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM matter",
        "UPDATE matter SET due_on = '2030-01-01'",
        "UPDATE matter SET action = 'milestone'",
        "UPDATE matter SET owner = 'olga'",
        "UPDATE matter SET not_key = 0",
        "UPDATE matter SET touch_id = 1",
    ],
)
def test_a_matter_that_differs_from_the_log_is_found_and_mended(
    damage: str, journal: Journal
) -> None:
    """`db check` replays what stands beside the next action as well."""
    journal.run("note", "anna", "a fine talk")
    journal.run("complaint", "open", "anna", "it leaks", "--on", "2026-11-20")
    journal.run("remark", "anna", "and it is late", "--on", "2026-11-18")
    journal.run("complaint", "ack", "anna")
    journal.run("remark", "answer", "anna")
    before = journal.content()
    assert 0 == journal.run("db", "check").code
    with closing(sqlite3.connect(journal.database)) as connection, connection:
        connection.execute(damage)
    checked = journal.run("db", "check")
    assert (12, True) == (checked.code, "milestones, remarks or complaints" in checked.err)
    assert 0 == journal.run("db", "check", "--fix").code
    assert before == journal.content()


def due_dates(journal: Journal) -> dict[str, str]:
    """When somebody is due, by name."""
    listed = json.loads(journal.run("list", "--owner", "all", "--json").out)
    return {item["name"]: item["due_on"] for item in listed["items"]}
