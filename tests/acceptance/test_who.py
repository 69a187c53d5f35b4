"""WHO: a phone in any notation; and what only looks like one."""

from __future__ import annotations

import pytest

from .journal import Journal

DAY = "2026-11-23"


@pytest.fixture
def days() -> str:
    """The calendar does not matter to a name."""
    return "skip"


@pytest.fixture
def there(journal: Journal) -> Journal:
    """Anna with a phone, and a firm whose name is all digits."""
    journal.on(DAY).add("Anna Aaa", "--phone", "+48 601 234 567")
    journal.on(DAY).add("Beata Bbb", "--company", "365-24-7", "--phone", "+81 3-1234-5678")
    return journal


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("601234567", 1),
        ("0048 601-234-567", 1),
        ("+48 (0)601.234.567", 1),
        ("601 234 567 wew. 12", 1),
        ("48601234567", 1),
        ("601–234–567", 1),
        ("03-1234-5678", 2),
        ("365-24-7", 2),
        ("365-24", 2),
    ],
)
def test_who_is_a_phone_in_any_notation_or_a_name(there: Journal, typed: str, number: int) -> None:
    """A number that nobody has may still be a name."""
    assert number == there.on(DAY).json("show", typed)["prospect"]["id"]


def test_a_date_in_the_place_of_a_name_is_nobodys_phone(there: Journal) -> None:
    """Also when a number ends with its digits: WHO was forgotten."""
    there.on(DAY).add("Cyryl Ccc", "--phone", "+48 22 20261123")
    before = there.dump()
    done = there.run(DAY, "milestone", "2026-11-23", "2027-01-16", "ten years")
    assert (3, before) == (done.code, there.dump())
    assert "Nobody matches '2026-11-23'" in done.err
    assert 3 == there.on(DAY).json("show", "20261123")["prospect"]["id"]
