"""The law of the tab key: what it offers for a person goes on from what was typed, and finds them.

Every beginning of every name is tried, on people whose names were chosen to be mixed up.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from cadence.services import completing
from cadence.services.completing import completions
from cadence.services.finding import find
from cadence.store.database import transaction
from cadence.store.store import Store
from process.program import Program

NAMES = (
    *("Anna", "Anna Anna", "Anna Nowa", "Nowa Anna", "anna-nowa", "ANNA  NOWA"),
    *("Jan Kowal", "Jan Kowalski", "Kowal Jan", "O'Brien", "O Brien", "Pat O'Brien-Smith"),
    *("Żółty Łoś", "Zolty Los", "Андрей Соловьёв", "Ольга", "Straße Groß", "ﬁne"),
    *("12", "12 345 67", "601 234 567", "Studio 12", "Studio #5", "a@b.example", "1", "Anna 1"),
    *("[x] (y)", 'Say "Cheese"', "x' $(y) `z`", "--force", "-", "!!!", "🙂 Smile", "x\ty"),
    *("a" * 70, "a" * 80, "é" * 40, "Jo", "Jo Jo 2"),
)
FIRMS = ("", "Nowa", "Kowal 12")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Every name at every firm."""
    program = Program(tmp_path_factory.mktemp("alike"))
    contacts = program.folder / "people.csv"
    rows = [
        f'"{name.replace(chr(34), chr(34) * 2)}",{firm}' for name, firm in product(NAMES, FIRMS)
    ]
    contacts.write_text("\n".join(["name,company", *rows, ""]), "utf-8")
    done = program.inside("import", str(contacts))
    assert done.code == 0, done
    with transaction(program.database, write=False) as database:
        yield Store(database)


def beginnings(store: Store) -> set[str]:
    """What people may have typed so far, on the way to everybody."""
    found = {""}
    for one in store.everybody():
        for text in (one.name, f"{one.name} {one.company}", f"{one.company}-", str(one.id)):
            for written in (text, text.lower(), text.replace(" ", "-")):
                found |= {written[:end] for end in range(min(len(written), 90) + 1)}
    return found


@pytest.fixture(scope="module")
def offers(store: Store) -> list[tuple[str, str, int]]:
    """Whatever is offered: what was typed, what it may become, whom that means."""
    return [
        (typed, text, one.id)
        for typed in sorted(beginnings(store))
        for text, one in completions(store, typed)
    ]


def test_whatever_is_offered_finds_that_person(
    store: Store, offers: list[tuple[str, str, int]]
) -> None:
    """Neither nobody, nor somebody else, nor several; `find` raises for those."""
    meant = {(text, person) for _typed, text, person in offers}
    assert len(meant) > 1000
    assert [] == [(text, person) for text, person in meant if find(store, text) != person]


def test_whatever_is_offered_goes_on_from_what_was_typed(
    offers: list[tuple[str, str, int]],
) -> None:
    """As it was typed: a shell drops what begins otherwise."""
    assert [] == [(typed, text) for typed, text, _ in offers if not text.startswith(typed)]


def test_nothing_is_offered_twice(offers: list[tuple[str, str, int]]) -> None:
    """Two people are two texts."""
    assert len(offers) == len({(typed, text) for typed, text, _ in offers})


def test_a_name_goes_on_as_it_was_begun(store: Store) -> None:
    """Plain letters where plain ones were typed, those of the name where not."""
    texts = [completions(store, typed)[0][0] for typed in ("zolty-l", "Żółty Ł", "андр")]
    assert ["zolty-los", "Żółty Łoś", "андрей-соловьёв"] == [text.split("#")[0] for text in texts]


def test_everybody_is_offered_whose_name_was_begun(store: Store) -> None:
    """The first word of a name, typed whole, leads to all who have it."""
    offered = {one.id for _, one in completions(store, "kowal")}
    meant = {one.id for one in store.everybody() if "kowal" in f"{one.name} {one.company}".lower()}
    assert meant == offered


def test_nothing_is_offered_of_what_nobody_could_look_through(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part of it would make the shell type what only that part has in common."""
    monkeypatch.setattr(completing, "LOOKED_AT", len(completions(store, "an")))
    assert [] == completions(store, "an")
    assert [] != completions(store, "андр")


def test_ids_go_on_with_the_shortest(store: Store) -> None:
    """Twenty at most: more digits are typed sooner than they are read."""
    ids = [text for text, _ in completions(store, "1")]
    assert ["1", "10", "11"] == ids[:3]
    assert (20, "100") == (len(ids), ids[11])
    assert ["#1", "#10"] == [text for text, _ in completions(store, "#1")][:2]
    assert [] == completions(store, "01")
