"""Encoding, delimiter and headers are found by themselves, or the file is refused with advice."""

from __future__ import annotations

import codecs
import io
from typing import BinaryIO

import pytest

from cadence.errors import BadFileError, UsageError
from cadence.exchange.csv_reader import open_contacts

from .reading import bad_rows, contacts, fields, opened, records

POLISH = "Imię i nazwisko;Stanowisko\nŁucja Żółć;księgowa\n"
NOTHING = (
    "No row of the file can be read: it is blank, or begins with a quotation mark "
    "that is never closed."
)
RUSSIAN = "ФИО,Город\nАнна Ким,Нарва\nЁлкин Чук,Тарту\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (POLISH.encode(), "utf-8"),
        (codecs.BOM_UTF8 + POLISH.encode(), "utf-8-sig"),
        (POLISH.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + POLISH.encode("utf-16-be"), "utf-16"),
        (POLISH.encode("utf-16-le"), "utf-16-le"),
        (POLISH.encode("utf-16-be"), "utf-16-be"),
        (POLISH.encode("cp1250"), "cp1250"),
    ],
)
def test_unicode_in_every_form_is_recognised(content: bytes, encoding: str) -> None:
    """With and without a byte order mark; an old Polish file by its Polish headers."""
    assert encoding == opened(content).encoding
    assert fields(content) == {"name": "Łucja Żółć", "role": "księgowa"}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Name,Company\nJosé,Société\n", "cp1252"),
        ("Nom,Prénom,Téléphone\nDupré,Zoé,0612345678\n", "cp1252"),
        ("Name;Firma;Straße\nJörg;Groß;Weg 1\n", "cp1252"),
        ("Nombre,Compañía\nIñaki,Peña\n", "cp1252"),
        ("Imię,Nazwisko,Telefon\nŁucja,Żółć,600700800\n", "cp1250"),
        ("Nazwisko,Firma,E-mail\nŻółć,Łoś,a@b.example\n", "cp1250"),
        ("Ime i prezime,Preduzeće\nŽeljko Đurić,Čačak\n", "cp1250"),
        (RUSSIAN, "cp1251"),
        ("Nimi,Ettevõte\nPriit Šmidt,Õlu\n", "cp1257"),
    ],
)
def test_the_code_page_of_an_old_program_is_told_by_its_headers(text: str, encoding: str) -> None:
    """Windows-1252, unless the headers are words of a language that is written in another."""
    content = text.encode(encoding)

    assert encoding == opened(content).encoding
    assert [one.fields for one in contacts(text)] == [one.fields for one in contacts(content)]


def test_the_one_letter_that_tells_may_be_the_last() -> None:
    """The whole file is looked at before a line of it is read."""
    content = b"name,note\n" + (b"Ann," + b"x" * 2000 + b"\n") * 1500 + "José\n".encode("cp1252")

    *_, last = opened(content)

    assert opened(content).encoding == "cp1252"
    assert (last.row, getattr(last, "fields", {}).get("name")) == (1502, "José")


def test_an_encoding_can_be_said() -> None:
    """Latvian headers are no words of ours; an unknown encoding is refused."""
    content = "name\nJānis\n".encode("cp1257")

    (contact,) = opened(content, encoding="cp1257")
    with pytest.raises(UsageError) as error:
        opened(content, encoding="latvian")

    assert getattr(contact, "fields", {}).get("name") == "Jānis"
    assert (
        str(error.value)
        == '"latvian" is not an encoding: they are called utf-8, cp1250 or the like.'
    )


def test_a_few_broken_bytes_do_not_make_utf_8_a_code_page() -> None:
    """The broken row is named; the letters of the others stay what they are."""
    content = "name\nŁucja\nŻ".encode() + b"\xff\xfe\n" + "Józef\n".encode()

    assert opened(content).encoding == "utf-8"
    assert bad_rows(content) == [(3, "the byte FF in it is not utf-8 text")]


def test_a_letter_that_is_cut_off_at_the_end_is_named() -> None:
    """The first half of a letter is the last byte."""
    assert bad_rows("name\nŁucja\nZoé".encode()[:-1]) == [
        (3, "the byte C3 in it is not utf-8 text")
    ]


def test_bytes_that_no_code_page_knows_are_named_by_line() -> None:
    """81 is nothing in Windows-1252."""
    content = b"name\nAnn\nJos\xe9\nB\x81b\n"

    assert bad_rows(content) == [(4, "the byte 81 in it is not cp1252 text")]


def test_broken_utf_16_is_named_by_line() -> None:
    """Half a pair, and a last byte that is none."""
    content = "name\nAnn\nB".encode("utf-16-le") + b"\x00\xd8" + "\nEve\n".encode("utf-16-le")

    assert bad_rows(content) == [(3, "bytes in it that are not utf-16-le text")]


def test_nul_bytes_are_named_by_line() -> None:
    """They are kept out of names, and the cells stand without them."""
    found = records("name,email\nAnn,a@b.example\nB\0b,c@d.example\n")

    assert [one.row for one in found] == [2, 3]
    assert bad_rows("name\nAnn\n\0\n") == [(3, "a NUL byte in it")]
    assert getattr(found[1], "cells", ()) == ("B\ufffdb", "c@d.example")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_delimiter_is_recognised(delimiter: str) -> None:
    """By the headers that it gives."""
    text = "Name,E-mail,Company\nAnn,a@b.example,Acme\n".replace(",", delimiter)

    assert delimiter == opened(text).delimiter
    assert fields(text) == {"name": "Ann", "email": "a@b.example", "company": "Acme"}


def test_a_single_column_may_have_commas_in_it() -> None:
    """Where the headers do not tell, the rows do: all have one cell between semicolons."""
    text = "Name\nLee, Ann\nKim, Bob\n"

    assert [one.fields["name"] for one in contacts(text)] == ["Lee, Ann", "Kim, Bob"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like(line_end: str) -> None:
    """Unix, Windows, old Macintosh; the rows are counted alike."""
    text = f'name,note{line_end}Ann,"a{line_end}b"{line_end}{line_end}Bob,c'

    assert {2: f"a{line_end}b", 5: "c"} == {one.row: one.fields["note"] for one in contacts(text)}


@pytest.mark.parametrize(
    "preamble",
    [
        "sep=;\n",
        "Export of 12 March\n\n",
        "Notes:\n\n",
        '"A long explanation; with semicolons\nand a second line"\n',
        "Company;\n",
    ],
)
def test_headers_are_found_below_what_stands_before_them(preamble: str) -> None:
    """The row with most headers wins, and lines are counted from the top of the file."""
    text = f"{preamble}Name;Company;Phone\nAnn;Acme;555 0100\n"

    (ann,) = contacts(text)

    assert preamble.count("\n") + 1 == opened(text).header_row
    assert preamble.count("\n") + 2 == ann.row
    assert ann.fields == {"name": "Ann", "company": "Acme", "phone": "555 0100"}


def test_headers_may_have_two_lines() -> None:
    """The first contact is on the line below both."""
    text = 'Name,"E-mail\naddress"\nAnn,a@b.example\n'

    assert (opened(text).header_row, opened(text).headers[1]) == (1, "E-mail\naddress")
    assert [one.row for one in contacts(text)] == [3]


def test_our_own_export_is_recognised_whatever_stands_in_it() -> None:
    """Cells that look like better headers do not matter."""
    text = 'name,note\r\nAnn,"x;Name;Company;Phone;E-mail"\r\n'

    assert fields(text) == {"name": "Ann", "note": "x;Name;Company;Phone;E-mail"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty."),
        (b"\n\r\n ,,\n", NOTHING),
        (b'"' + b"\nx" * 200_000, NOTHING),
        (
            b"PK\x03\x04\x14\0\6\0xl/workbook.xml",
            (
                "This is a spreadsheet or an archive (zip), not a list as text. "
                "Open it and save it as CSV."
            ),
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "This is an old Office file, not a list as text. Open it and save it as CSV.",
        ),
        (
            codecs.BOM_UTF8 + b"\r\nbegin:vcard\r\nVERSION:3.0\r\n",
            (
                "This is a vCard, not a list as text. vCards are not read here yet: "
                "export the contacts as CSV."
            ),
        ),
        (
            codecs.BOM_UTF16_LE + "BEGIN:VCARD\r\nVERSION:4.0\r\n".encode("utf-16-le"),
            (
                "This is a vCard, not a list as text. vCards are not read here yet: "
                "export the contacts as CSV."
            ),
        ),
        (
            b"<html><table><tr><td>Name</td></tr>",
            (
                "This is a web page or XML, not a list as text. "
                "Open it in a spreadsheet and save it as CSV."
            ),
        ),
        (bytes(range(256)) * 8, "This is not text. Save the contacts as CSV."),
        (b"\x89PNG\r\n" + b"\0\0\0\rIHDR" * 9, "This is not text. Save the contacts as CSV."),
        (
            b"Ann Lee,Acme,600700800\n",
            (
                'No headers were recognised: the file has "Ann Lee", "Acme", "600700800". Put '
                "headers such as name, company, phone, email above the columns, or say which "
                'column is which: --map name="Ann Lee"'
            ),
        ),
        (
            b"Kunde;E-Mail;Firma\nAnn;a@b.example;Acme\n",
            (
                'No column was recognised as the name among "Kunde", "E-Mail", "Firma". '
                'Say which one it is: --map name="Kunde"'
            ),
        ),
        (
            b"name\n" + b"x" * 3_000_000,
            "The file has a line of over a million characters: no list has.",
        ),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(content: bytes, message: str) -> None:
    """One or two sentences; nothing is guessed."""
    with pytest.raises(BadFileError) as error:
        opened(content)

    assert message == str(error.value)


def test_a_long_row_without_headers_is_named_shortly() -> None:
    """A message is no place for a whole file."""
    with pytest.raises(BadFileError) as error:
        opened(",".join(["x" * 500] * 500) + "\n")

    assert len(str(error.value)) < 1000


def test_a_list_can_be_read_twice_and_its_stream_stays_open() -> None:
    """Once to check everything, once to write it."""
    stream = io.BytesIO(b"leading bytes are read too\nname\nAnn\nBob\n")
    stream.seek(10)

    file = open_contacts(stream)

    assert list(file) == list(file)
    assert len(list(file)) == 2
    assert not stream.closed


def test_a_list_that_is_left_half_read_leaves_its_stream_open() -> None:
    """The caller opened it, the caller closes it."""
    stream = io.BytesIO(b"name\nAnn\nBob\n")

    for one in open_contacts(stream):
        assert one.row == 2
        break

    assert not stream.closed


def test_a_stream_that_is_closed_while_it_is_read_raises_no_second_error() -> None:
    """What is left of the reading goes quietly."""
    stream = io.BytesIO(b"name\nAnn\nBob\n")
    reading = iter(open_contacts(stream))
    next(reading)

    stream.close()
    del reading

    assert stream.closed


class Endless(io.RawIOBase):
    """A file with headers and thousands of people that is never in memory as a whole."""

    PIECE = b"Ann Lee,Acme,555 0100,a@b.example\n" * 1000

    def __init__(self, pieces: int) -> None:
        self._pieces = pieces
        self.seek(0)

    def readable(self) -> bool:
        """As every file to be read."""
        return True

    def seekable(self) -> bool:
        """Only to its beginning."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Starts again."""
        assert (offset, whence) == (0, 0)
        self._left = self._pieces
        self._rest = b"name,company,phone,email\n"
        return 0

    def readinto(self, buffer: object) -> int:
        """Gives the headers, then the same piece again and again."""
        assert isinstance(buffer, memoryview)
        if not self._rest and self._left:
            self._left -= 1
            self._rest = self.PIECE
        given = min(len(self._rest), len(buffer))
        buffer[:given] = self._rest[:given]
        self._rest = self._rest[given:]
        return given


def test_memory_stays_flat() -> None:
    """No record is kept, nor more of the file than is being read."""
    import tracemalloc

    raw = Endless(pieces=60)
    stream: BinaryIO = io.BufferedReader(raw, 1 << 16)
    file = open_contacts(stream)
    tracemalloc.start()
    count = sum(1 for _ in file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 60_000
    assert peak < 1_000_000
