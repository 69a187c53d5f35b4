"""A file at a time leaves exactly what its rows one by one would have left."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cadence.engine.model import Touch
from cadence.engine.vocabulary import Outcome, Reason
from cadence.exchange.contacts import Contact
from cadence.services.undoing import undo
from cadence.store.place import Where

from . import one_by_one
from .desks import MONDAY, content, desk_of, folder, import_contacts

NAMES = ["Anna Nowa", "ANNA NOWA", "Anna", "Jaan Tamm", "Łucja Żak", "Jean-Luc", "★"]
EMAILS = ["", "a@x.example", "A@x.example", "b@x.example", "c@x.example"]
PHONES = ["", "+48 601 234 567", "601-234-567", "+49 601234567", "601 234", "112", "1234567"]
REASONS = [Reason.DROPPED, Reason.DO_NOT_CONTACT]
texts = st.sampled_from


@st.composite
def contacts(draw: st.DrawFn, most: int = 8) -> list[Contact]:
    """Rows of a file in which many are known, some of them by each other."""
    found = []
    for number in range(draw(st.integers(0, most))):
        fields = {
            "name": draw(texts(NAMES)),
            "company": draw(texts(["", "Nowa", "nowa", "Tamm OÜ"])),
            "email": draw(texts(EMAILS)),
            "phone": draw(texts(PHONES)),
            "country": draw(texts(["", "", "EE"])),
            "tags": draw(texts(["", "vip", "fair,vip"])),
            "note": draw(texts(["", "", "met", "met at the fair"])),
            "topic": draw(texts(["", "web", "shop"])),
        }
        emails = draw(st.lists(texts(EMAILS[1:]), max_size=1)) if fields["email"] else []
        phones = draw(st.lists(texts(PHONES[1:]), max_size=1)) if fields["phone"] else []
        given = {name: value for name, value in fields.items() if value}
        found.append(Contact(number * 2 + 2, given, tuple(emails), tuple(phones)))
    return found


def ended(path: Where) -> None:
    """The first person is closed, the second asked to be left alone."""
    with desk_of(path) as desk:
        for person, reason in zip(
            [match.id for match in desk.store.everybody()][:2],
            ("dropped", "do-not-contact"),
            strict=False,
        ):
            with desk.change("close") as change:
                touch = Touch(MONDAY, Outcome.CLOSE, reason=Reason(reason))
                desk.store.append(person, touch, change.id)
                desk.settle(person)
                change.prospect_id = person


@settings(max_examples=100, deadline=None)
@given(contacts(5), contacts(), contacts(4))
def test_a_file_leaves_what_its_rows_one_by_one_would_leave(
    there: list[Contact], first: list[Contact], second: list[Contact]
) -> None:
    """Who is added, merged and left out, every column, key, note and edit, and what is told."""
    with folder() as place:
        one, other = place / "one.db", place / "other.db"
        for path in (one, other):
            one_by_one.import_contacts(path, there)
            ended(path)
        for file in (first, second):
            assert one_by_one.import_contacts(one, file) == import_contacts(other, file)
            assert content(one) == content(other)


@settings(max_examples=50, deadline=None)
@given(contacts(5), contacts())
def test_undo_takes_a_whole_import_back(there: list[Contact], file: list[Contact]) -> None:
    """Nobody of it is left, and those who were there are as they were."""
    with folder() as place:
        path = place / "one.db"
        import_contacts(path, there)
        before = content(path)
        import_contacts(path, file)
        if len(content(path)["changes"]) > len(before["changes"]):
            with desk_of(path) as desk:
                undo(desk)
        after = content(path)
        assert before["people"] == [row for row in after["people"] if not row[2]]
