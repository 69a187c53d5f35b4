"""What the attacks found once, each by itself: it stays mended."""

from __future__ import annotations

import json
from collections.abc import Iterator

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


def due_dates(journal: Journal) -> dict[str, str]:
    """When somebody is due, by name."""
    listed = json.loads(journal.run("list", "--owner", "all", "--json").out)
    return {item["name"]: item["due_on"] for item in listed["items"]}
