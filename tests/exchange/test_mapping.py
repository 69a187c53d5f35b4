"""`--map` says which column is what, and `--from` what program wrote the file."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cadence.errors import UsageError
from cadence.exchange.contacts import Contact
from cadence.exchange.mapping import KINDS

from .reading import opened


def mapped(text: str, mapping: Mapping[str, str]) -> Contact:
    """The only contact, read with a mapping."""
    (contact,) = opened(text, mapping=mapping)
    assert isinstance(contact, Contact)
    return contact


def test_a_mapping_names_columns_that_nobody_would_recognise() -> None:
    """`Kunde` and `Was` are no headers of ours."""
    contact = mapped("Kunde;Was\nAnn;Fair\n", {"name": "Kunde", "topic": "Was"})

    assert contact.fields == {"name": "Ann", "topic": "Fair"}


def test_a_mapping_goes_before_what_is_recognised() -> None:
    """The mapped field takes only its column, and the column goes nowhere else."""
    text = "Name,Company,Title\nAnn,Acme,Fair\n"

    assert mapped(text, {"topic": "Title"}).fields == {
        "name": "Ann",
        "topic": "Fair",
        "company": "Acme",
    }
    assert mapped(text, {"name": "Company"}).fields == {"name": "Acme", "role": "Fair"}


def test_several_headers_make_one_field() -> None:
    """A name is joined by blanks, an address by commas, a note by line ends."""
    text = "Full Name,Alias,City,ZIP,A,B\nAnn Lee,Annie,Oslo,0150,x,y\n"
    mapping = {"name": "Alias+Full Name", "address": "ZIP+City", "note": "A+B"}

    assert mapped(text, mapping).fields == {
        "name": "Annie Ann Lee",
        "address": "0150, Oslo",
        "note": "x\ny",
    }


def test_several_phones_can_be_mapped() -> None:
    """The first filled one counts, the others are kept."""
    contact = mapped(
        "Name,Company Main Phone,Assistant's Phone\nAnn,111 111,222 222\n",
        {"phone": "Assistant's Phone+Company Main Phone"},
    )

    assert (contact.fields["phone"], contact.other_phones) == ("222 222", ("111 111",))


def test_a_header_with_a_plus_in_it_is_one_header() -> None:
    """When there is a column that is called just so."""
    assert mapped("Name,A+B,A,B\nAnn,x,y,z\n", {"note": "A+B"}).fields["note"] == "x"


def test_headers_in_a_mapping_may_be_typed_carelessly() -> None:
    """Case, blanks and accents do not matter; the exact header wins over a similar one."""
    assert mapped("Name,Größe\nAnn,x\n", {"note": " grosse "}).fields["note"] == "x"
    assert mapped("Name,größe,Größe\nAnn,x,y\n", {"note": "Größe"}).fields["note"] == "y"


def test_a_field_can_be_left_out() -> None:
    """An empty header is no column."""
    assert mapped("Name,Key\nAnn,4711\n", {"key": ""}).fields == {"name": "Ann"}


def test_a_mapped_name_makes_headers_of_a_row() -> None:
    """Where nothing else is recognised the mapping tells which row they are."""
    file = opened("List of 2026\n\nWer,Was\nAnn,x\n", mapping={"name": "Wer"})

    assert (file.header_row, file.headers, file.columns) == (3, ("Wer", "Was"), {0: "name"})


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"e-mial": "Name"}, '"e-mial" is no field for --map. Did you mean email?'),
        (
            {"zzz": "Name"},
            (
                '"zzz" is no field for --map. There are name, company, role, phone, email, '
                "address, salutation, language, country, met_on, topic, problem …"
            ),
        ),
        ({"name": "Nme"}, 'The file has no column "Nme" for --map. Did you mean Name?'),
        ({"note": "Zzz"}, 'The file has no column "Zzz" for --map. There are Name, Firma.'),
        ({"note": "Name+Zzz"}, 'The file has no column "Zzz" for --map. There are Name, Firma.'),
    ],
)
def test_a_mapping_of_what_is_not_there_is_refused_with_the_nearest(
    mapping: dict[str, str], message: str
) -> None:
    """Fields and headers alike."""
    with pytest.raises(UsageError) as error:
        opened("Name,Firma\nAnn,Acme\n", mapping=mapping)

    assert message == str(error.value)


def test_a_wrong_mapping_of_an_unknown_file_names_its_columns() -> None:
    """The mapping is the mistake to be told of, not the missing headers."""
    with pytest.raises(UsageError) as error:
        opened("Wer,Was\nAnn,Acme\n", mapping={"name": "Werr"})

    assert str(error.value) == 'The file has no column "Werr" for --map. Did you mean Wer?'


def test_an_unknown_kind_is_refused_with_all_kinds() -> None:
    """There are seven."""
    with pytest.raises(UsageError) as error:
        opened("Name\nAnn\n", kind="excel")

    assert str(error.value) == (
        '"excel" is no kind for --from: it is one of '
        "csv, google, linkedin, hubspot, salesforce, outlook, thunderbird."
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_reads_a_plain_list(kind: str) -> None:
    """A kind settles doubts; it demands nothing."""
    (contact,) = opened("Name,E-mail\nAnn,a@b.example\n", kind=kind)

    assert Contact(2, {"name": "Ann", "email": "a@b.example"}) == contact
