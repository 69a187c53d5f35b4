"""Each row by itself: what is kept of it, what goes into the note, what is wrong with it."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadence.engine.prospect import Profile
from cadence.exchange.contacts import FIELDS, BadRow, Contact
from cadence.services.arrivals import Arrival, Arrivals
from cadence.services.profiles import LONGEST
from cadence.store.columns import PROFILE
from cadence.store.values import lookup_keys, profile_values

from .desks import MONDAY

TODAY = MONDAY.isoformat()
PIECES = ["", "a", "Anna", " Łódź ", "a@x.example", "+48 601 234 567", "112", "x" * (LONGEST + 1)]
ODD = [
    "\0",
    "\ud800",
    "\ufffd",
    "★",
    "PL",
    "Poland",
    "Narnia",
    "yes",
    "no",
    "en",
    "xx",
    "2026-11-20",
]
values = st.sampled_from([*PIECES, *ODD, "3.4.2026", "fair; vip,,fair", "emotional, glad"])


def checked(contact: Contact, owner: str = "") -> Arrival | BadRow:
    """What one row is."""
    (found,) = Arrivals(MONDAY, "", owner).checked([contact])
    return found


def looked_into(contact: Contact) -> Arrival | BadRow:
    """The same without the quick way."""
    with mock.patch.object(Arrivals, "_at_a_glance", return_value=None):
        return checked(contact)


def kept(fields: dict[str, str], owner: str = "", **others: tuple[str, ...]) -> Arrival:
    """What is kept of a row that is sound."""
    found = checked(Contact(2, {"name": "Anna", **fields}, **others), owner)
    assert not isinstance(found, BadRow)
    return found


@settings(max_examples=500)
@given(
    st.dictionaries(st.sampled_from(FIELDS), values),
    st.sampled_from(PIECES[1:]),
    st.lists(st.sampled_from(["b@x.example", "c@x.example"]), max_size=2),
    st.lists(st.sampled_from(["601234567", "+48 601 234 567", "12"]), max_size=2),
)
def test_the_quick_way_finds_what_the_long_way_finds(
    fields: dict[str, str], name: str, emails: list[str], phones: list[str]
) -> None:
    """Whoever is seen to be sound at a glance is kept as `checked_profile` keeps them."""
    contact = Contact(7, {**fields, "name": name}, tuple(emails), tuple(phones))
    assert looked_into(contact) == checked(contact)


def test_a_row_is_kept_as_the_columns_of_a_profile() -> None:
    """Every field in its place, whatever the order of the file."""
    contact = Contact(
        2,
        {
            **{name: f"the {name}" for name in FIELDS},
            "name": "Anna Nowa",
            "email": "Anna@Nowa.example",
            "phone": "+48 601 234 567",
            "language": "PL",
            "country": "Poland",
            "decision_maker": "Yes",
            "symptoms": "emotional, glad",
            "key": "yes",
            "referred_by": "Jaan",
            "tags": "vip; fair,vip",
            "met_on": "2026-11-20",
        },
    )
    profile = Profile(
        "Anna Nowa",
        company="the company",
        role="the role",
        phone="+48 601 234 567",
        email="Anna@Nowa.example",
        address="the address",
        salutation="the salutation",
        language="pl",
        country="PL",
        topic="the topic",
        problem="the problem",
        next_step="the next_step",
        decision_maker="yes",
        who_decides="the who_decides",
        symptoms=("emotional",),
        key=True,
        source="the source",
        owner="the owner",
        tags=("vip", "fair"),
    )
    columns = tuple(profile_values(profile).values())
    note = "the note\nreferred by: Jaan"
    assert (2, columns, "2026-11-20", note, tuple(lookup_keys(profile))) == checked(contact)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"email": "anna@."}, "'anna@.' is not an e-mail address, such as anna@example.com"),
        ({"topic": "\0"}, "the topic holds bytes that are no text"),
        ({"role": "x" * (LONGEST + 1)}, f"the role is longer than {LONGEST} letters"),
        ({"met_on": "3.4.2026"}, "'3.4.2026' may mean two days"),
        ({"owner": "\ud800"}, "the owner holds bytes that are no text"),
    ],
)
def test_what_cannot_be_kept_is_named(fields: dict[str, str], why: str) -> None:
    """A clause to stand behind `line 2:`."""
    found = checked(Contact(2, {"name": "Anna", **fields}))
    assert isinstance(found, BadRow)
    assert why == found.why[: len(why)]


def test_a_meeting_that_is_still_to_come_is_todays() -> None:
    """A list of whom to meet at the fair: the first call follows the import."""
    assert TODAY == kept({"met_on": "2027-01-01"})[2]


def test_what_no_field_takes_goes_into_the_note() -> None:
    """Nothing of a file is lost."""
    found = kept(
        {"note": "met", "language": "xx", "country": "Narnia"},
        other_emails=("b@x.example",),
        other_phones=("601 234 567",),
        other_addresses=("Home 1",),
    )
    said = ["met", "language: xx", "country: Narnia"]
    said += ["other e-mail: b@x.example", "other phone: 601 234 567", "other address: Home 1"]
    assert "\n".join(said) == found[3]


def test_a_row_belongs_to_whoever_imports_it_unless_it_says_otherwise() -> None:
    """The owner of the settings, or the one of the file."""
    rows = [kept({}, owner="olga"), kept({"owner": "eva"}, owner="olga")]
    owner = PROFILE.index("owner")
    assert ["olga", "eva"] == [profile[owner] for _line, profile, *_ in rows]
