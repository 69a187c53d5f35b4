"""What is written as CSV: exact for programs, harmless in a spreadsheet, and readable again."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

import pytest

from cadence.exchange.contacts import EXPORT_ONLY, FIELDS, BadRow, Contact
from cadence.exchange.csv_writer import write_contacts, write_rejects
from cadence.exchange.guard import guarded, unguarded

from .reading import contacts, opened


def written(
    rows: Sequence[Mapping[str, str]], *, columns: Sequence[str] = FIELDS, spreadsheet: bool = False
) -> str:
    """The text of an export."""
    stream = io.StringIO(newline="")
    assert len(rows) == write_contacts(rows, stream, columns=columns, spreadsheet=spreadsheet)
    return stream.getvalue()


def rejects(text: str) -> str:
    """The bad rows of a list, as they are given back."""
    file = opened(text)
    stream = io.StringIO(newline="")
    bad = [one for one in file if isinstance(one, BadRow)]
    assert len(bad) == write_rejects(file.headers, bad, stream)
    return stream.getvalue()


def test_an_export_is_csv_as_the_standard_has_it() -> None:
    """Quotation marks where they are needed, doubled inside; CR LF; empty cells for nothing."""
    rows = [
        {"name": "Ann", "note": 'says "yes", then\nnothing', "city": "not asked for"},
        {"name": "Łucja"},
    ]

    text = written(rows, columns=("name", "company", "note"))

    assert text == 'name,company,note\r\nAnn,,"says ""yes"", then\nnothing"\r\nŁucja,,\r\n'


def test_an_export_of_nobody_has_its_headers() -> None:
    """And is read as a list of nobody."""
    assert contacts(written([])) == []


def test_columns_that_are_only_for_people_are_ignored_on_the_way_back() -> None:
    """Neither the state nor the next action is imported."""
    row = {"id": "12", "state": "active", "action": "call-1", "due_on": "2026-11-23", "name": "Ann"}

    (ann,) = contacts(written([row], columns=(*EXPORT_ONLY, *FIELDS)))

    assert Contact(2, {"name": "Ann"}) == ann


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=SUM(A1:A10)", "'=SUM(A1:A10)"),
        ("+SUM(1)", "'+SUM(1)"),
        ("-100", "'-100"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        (" =1+1", "' =1+1"),
        ("'=1+1", "''=1+1"),
        ("+", "'+"),
        ("+1", "'+1"),
        ("+44 20=A1", "'+44 20=A1"),
        ("+44 (0)20 7946-0958", "+44 (0)20 7946-0958"),
        ("+48600700800", "+48600700800"),
        ("Ann", "Ann"),
        ("O'Brien", "O'Brien"),
        ("'s Graven", "'s Graven"),
        ("a=b", "a=b"),
        ("", ""),
        ("\t", "\t"),
    ],
)
def test_a_spreadsheet_export_guards_what_would_run(text: str, cell: str) -> None:
    """Formulas get an apostrophe; phones and everything else do not."""
    assert cell == guarded(text, spreadsheet=True)
    assert text.strip() == unguarded(cell.strip())


def test_an_export_for_programs_guards_nothing() -> None:
    """Only an apostrophe that would be taken for a guard gets a second one."""
    texts = ["=1+1", "-1", "@x", "+x", "\tx", "'x", "+44 20 7946", "'+44 20 7946"]

    assert texts == [guarded(text, spreadsheet=False) for text in texts]
    assert guarded("'=1+1", spreadsheet=False) == "''=1+1"


def test_guards_are_taken_away_only_in_our_own_files() -> None:
    """In the list of another program an apostrophe is an apostrophe."""
    assert contacts("name,note\nAnn,'=1+1\n")[0].fields["note"] == "=1+1"
    assert contacts("name;note\nAnn;'=1+1\n")[0].fields["note"] == "=1+1"
    assert contacts("name,note\nAnn,'+44 20 7946\n")[0].fields["note"] == "'+44 20 7946"
    assert contacts("Name,Note\nAnn,'=1+1\n")[0].fields["note"] == "'=1+1"


def test_the_guard_looks_behind_every_blank_there_is() -> None:
    """Its list of blanks is that of `str.strip`; a missing one would break the round trip."""
    blanks = [chr(code) for code in range(0x110000) if chr(code).isspace()]

    assert {f"'{blank}=1" for blank in blanks} == {
        guarded(f"{blank}=1", spreadsheet=True) for blank in blanks
    }


def test_rejects_stand_as_they_were_with_why_behind() -> None:
    """Header names and cells untouched, short rows filled up, a comma between."""
    text = "Name;E-mail;Phone\nAnn;x\nBob;b@c.example;555 0100\n;y@z.example;\n"

    assert rejects(text) == (
        "Name,E-mail,Phone,cadence: why\r\n"
        'Ann,x,,"the e-mail ""x"" is not an address (no @ in it)"\r\n'
        ",y@z.example,,no name\r\n"
    )


def test_mended_rejects_can_be_imported() -> None:
    """The last column does not matter any more."""
    mended = rejects("Name,E-mail\nAnn,x\n").replace("Ann,x,", "Ann,a@b.example,")

    assert [Contact(2, {"name": "Ann", "email": "a@b.example"})] == contacts(mended)


def test_rejects_that_nobody_mended_are_bad_again_for_the_same_reason() -> None:
    """Also a cell that had no column: it has one now, that has to be empty."""
    text = "Name,E-mail\nAnn,x\nBob,,Acme,Inc.\nEve,a@b.example,c\n,a@b.example\n"

    once = rejects(text)

    assert once == rejects(once)
    assert next(csv.reader(io.StringIO(once))) == [
        "Name",
        "E-mail",
        "cadence: extra",
        "cadence: why",
    ]


def test_several_cells_without_a_column_stand_in_one() -> None:
    """However many there are, a file of rejects has one column for them."""
    text = 'Name,Company\nAnn,Acme,Inc.,,"Oslo, Norway"\n'

    assert rejects(text) == (
        "Name,Company,cadence: extra,cadence: why\r\n"
        'Ann,Acme,"Inc.,""Oslo, Norway""",'
        "more cells than columns (a delimiter without quotation marks?)\r\n"
    )


def test_a_row_of_broken_quotation_marks_is_given_back_untouched() -> None:
    """Its text stands in a column that has to be empty: nobody guesses where the cells end."""
    text = rejects('Name,Company\nAnn,"Acme "Inc."\nBob,Bolt\n')

    assert text == (
        "Name,Company,cadence: extra,cadence: why\r\n"
        ',,"Ann,""Acme ""Inc.""",'
        '"a quotation mark that is not closed, or not doubled inside a cell"\r\n'
    )
    assert [one.row for one in opened(text) if isinstance(one, BadRow)] == [2]


def test_a_cell_put_back_where_it_belongs_mends_a_row_of_too_many() -> None:
    """The surplus column is empty then."""
    text = rejects("Name,Company\nAnn,Acme,Inc.\n")

    mended = text.replace("Ann,Acme,Inc.,", 'Ann,"Acme,Inc.",,')

    assert [Contact(2, {"name": "Ann", "company": "Acme,Inc."})] == contacts(mended)


def test_bytes_that_are_no_text_do_not_stop_the_rejects() -> None:
    """They stand as a sign that any file can hold."""
    stream = io.StringIO(newline="")
    bad = [one for one in opened(b"name\nAnn\nB\x81\n\0\n") if isinstance(one, BadRow)]

    write_rejects(("name",), bad, stream)

    assert all(isinstance(one, BadRow) for one in opened(stream.getvalue()))
    assert stream.getvalue().encode().decode() == (
        "name,cadence: why\r\n"
        "B\ufffd,the byte 81 in it is not cp1252 text\r\n"
        "\ufffd,a NUL byte in it\r\n"
    )
