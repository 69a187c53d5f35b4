"""Rows that cannot be read are named; the rows around them are read all the same."""

from __future__ import annotations

import time

import pytest

from cadence.exchange.contacts import BadRow, Contact

from .reading import bad_rows, contacts, opened, records

NOT_CLOSED = "a quotation mark that is not closed, or not doubled inside a cell"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Ann,invalid,555 0100,Acme", 'the e-mail "invalid" is not an address (no @ in it)'),
        ("Ann,a b@c.example,,", 'the e-mail "a b@c.example" is not an address (a blank in it)'),
        ("Ann,a@b@c,,", 'the e-mail "a@b@c" is not an address (more than one @)'),
        ("Ann,@b.example,,", 'the e-mail "@b.example" is not an address (nothing before the @)'),
        ("Ann,ann@,,", 'the e-mail "ann@" is not an address (nothing after the @)'),
        (
            "Ann,a\u200bb@c.example,,",
            'the e-mail "a\u200bb@c.example" is not an address (an invisible character in it)',
        ),
        ("Ann,,n/a,", 'the phone "n/a" has fewer than 3 digits'),
        ("Ann,,12,", 'the phone "12" has fewer than 3 digits'),
        (",a@b.example,,Acme", "no name"),
        (" ,a@b.example,,Acme", "no name"),
        (
            "Ann,,555 0100,Acme,Inc.",
            "more cells than columns (a delimiter without quotation marks?)",
        ),
        (
            "Ann,,555 0100,Acme,Inc.,,Oslo",
            "more cells than columns (a delimiter without quotation marks?)",
        ),
        ('"Ann" Lee,,,', NOT_CLOSED),
    ],
)
def test_a_bad_row_says_what_is_wrong_and_where(row: str, why: str) -> None:
    """The rows before and after it are read."""
    text = f"name,email,phone,company\nEve,,,\n{row}\nBob,,,\n"

    found = records(text)

    assert [(3, why)] == bad_rows(text)
    assert [one.row for one in found] == [2, 3, 4]


def test_a_name_in_parts_can_be_missing_too() -> None:
    """Neither first nor last name."""
    assert bad_rows("First Name,Last Name,Company\n,,Acme\n,Lee,\n") == [(2, "no name")]


def test_a_bad_row_keeps_its_cells_as_they_stood() -> None:
    """Blanks and all, to be mended by a person."""
    (row,) = records("name,email,note\nAnn, x ,=1+1,too,many\n")

    assert (
        BadRow(
            2,
            "more cells than columns (a delimiter without quotation marks?)",
            ("Ann", " x ", "=1+1", "too", "many"),
        )
        == row
    )


def test_a_long_cell_is_cut_in_the_reason() -> None:
    """A clause stays a clause."""
    ((_, why),) = bad_rows(f"name,email\nAnn,{'x' * 5000}\n")

    assert f'the e-mail "{"x" * 59}…" is not an address (no @ in it)' == why


def test_too_few_cells_are_empty_cells() -> None:
    """Programs leave out what is empty at the end of a row; blank cells too many do no harm."""
    found = contacts("name,email,phone\nAnn\nBob,b@c.example\nEve,,,,,\n")

    assert [one.fields for one in found] == [
        {"name": "Ann"},
        {"name": "Bob", "email": "b@c.example"},
        {"name": "Eve"},
    ]


@pytest.mark.parametrize(
    "cell", ["a@b.example; c@d.example", "a@b.example,c@d.example", "a@b.example c@d.example"]
)
def test_several_addresses_in_a_cell_are_several(cell: str) -> None:
    """The first counts, the others are kept."""
    (ann,) = contacts(f'name,email\nAnn,"{cell}"\n')

    assert (ann.fields["email"], ann.other_emails) == ("a@b.example", ("c@d.example",))


def test_a_bad_second_email_or_phone_is_bad_too() -> None:
    """Nothing is dropped in silence."""
    text = "Name,Email,Email 2,Phone,Phone 2\nAnn,a@b.example,x,,\nBob,,,555 0100,ask\n"

    assert bad_rows(text) == [
        (2, 'the e-mail "x" is not an address (no @ in it)'),
        (3, 'the phone "ask" has fewer than 3 digits'),
    ]


@pytest.mark.parametrize("phone", ["112", "+44 20 7946 0958", "1-955-371-0847 x371", "٠١٢٣ home"])
def test_phones_come_in_every_notation(phone: str) -> None:
    """Three digits are enough, of any script, wherever they stand."""
    (ann,) = contacts(f"name,phone\nAnn,{phone}\n")

    assert phone == ann.fields["phone"]


def test_a_quotation_mark_that_is_not_closed_costs_one_row() -> None:
    """The next line that is a record by itself is read as one, and so are all after it."""
    text = 'name,company\nAnn,"Acme\nBob,Bolt\n"Eve, Jr.","Core"\nKim,Dune\n'

    assert bad_rows(text) == [(2, NOT_CLOSED)]
    assert {one.row: one.fields["name"] for one in records(text) if isinstance(one, Contact)} == {
        3: "Bob",
        4: "Eve, Jr.",
        5: "Kim",
    }


def test_a_quotation_mark_that_is_never_closed_costs_one_row() -> None:
    """It would run to the end of the file."""
    text = 'name,company\nAnn,Acme\nBob,"Bolt\nEve,Core\nKim,Dune\n'

    assert bad_rows(text) == [(3, NOT_CLOSED)]
    assert [one.row for one in records(text)] == [2, 3, 4, 5]


def test_lines_of_a_broken_cell_are_not_taken_for_people() -> None:
    """No line of the note is a record by itself: all of it is left out, and said to be."""
    text = 'name,note,phone\nAnn,"first\nsecond "line"\nthird",555 0100\nBob,,\n'

    assert bad_rows(text) == [(2, f"{NOT_CLOSED} (lines 2 to 4 are left out)")]
    assert [one.row for one in records(text)] == [2, 5]


def test_a_cell_longer_than_any_cell_is_a_broken_quotation_mark() -> None:
    """131,072 characters are the limit; a file of ten million is read past it."""
    text = 'name,note\nAnn,"' + "x\n" * 100_000 + "Bob,y\n" * 3

    found = records(text)

    assert isinstance(found[0], BadRow)
    assert found[0].why.startswith("a cell of over 131,072 characters, or a quotation mark")
    assert "Bob" in [one.fields["name"] for one in found if isinstance(one, Contact)]


def test_a_file_of_nothing_but_broken_quotation_marks_is_read_in_good_time() -> None:
    """What one of them ran over is read once more, not again and again."""
    lines = ['x,"""', '"",y', '"a"b,y'] * 20_000
    started = time.process_time()

    found = records("name,note\n" + "\n".join(lines) + "\n")

    assert all(isinstance(one, BadRow) for one in found)
    assert len(found) >= 20_000
    assert time.process_time() - started < 10


def test_the_cells_of_later_found_bad_rows_can_be_asked_for() -> None:
    """The caller checks dates and languages, and needs the cells for the rows to be mended."""
    file = opened('name,note\nAnn,"a\nb"\n\nBob, c \nEve,d\n')
    rejected = file.rejected({2: "no", 5: "never", 99: "not there"})
    expected = [BadRow(2, "no", ("Ann", "a\nb")), BadRow(5, "never", ("Bob", " c "))]

    assert [expected, expected] == [list(rejected), list(rejected)]
