"""Laws that hold for any text and any bytes, tried on generated ones."""

from __future__ import annotations

import codecs
import io

from hypothesis import example, given
from hypothesis import strategies as st

from cadence.errors import BadFileError, CadenceError
from cadence.exchange.contacts import EXPORT_ONLY, FIELDS, BadRow, Contact
from cadence.exchange.csv_reader import open_contacts
from cadence.exchange.csv_writer import write_contacts, write_rejects
from cadence.exchange.guard import guarded, unguarded
from cadence.exchange.mapping import KINDS

from .reading import contacts, opened

# All of Unicode but what no UTF-8 file can hold, with what a CSV trips over made likely.
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TRICKY = st.sampled_from(
    [
        *("'", '"', '""', ",", ";", "\t", "|", "\n", "\r", "\r\n", "=", "+", "-", "@", " "),
        *("\ufeff", "\x85", "\u2028", "\x1a", ":::", " ::: ", "* ", "'=", "+44 20"),
        *("name", "Name;E-mail;Phone", "cadence: why"),
    ]
)
TEXTS = st.lists(TRICKY | st.text(CHARACTERS, max_size=5), max_size=6).map("".join)
NAMES = TEXTS.filter(str.strip)
PHONES = TEXTS.filter(lambda text: sum(map(str.isdecimal, text)) >= 3) | st.sampled_from(
    ["", "+44 20 7946 0958", "112", "'+48 600 700 800", "=555 0100", "-555"]
)
EMAILS = st.sampled_from(["", "a@b.example", "'=a@b", "=a@b", "+1@x", "-@-", '"a,b"@c', "ą@ż"])
ROWS = st.fixed_dictionaries(
    {"name": NAMES},
    optional={
        **{field: TEXTS for field in FIELDS if field not in ("name", "phone", "email")},
        **dict.fromkeys(EXPORT_ONLY, TEXTS),
        "phone": PHONES,
        "email": EMAILS,
    },
)
COLUMNS = st.permutations([*FIELDS, *EXPORT_ONLY])


@given(st.lists(ROWS, max_size=4), COLUMNS, st.booleans())
@example([{"name": "' '=1", "note": "\t'\r=", "tags": "a ::: b"}], list(FIELDS), True)
@example([{"name": "\x01\x02\x03"}], ["name"], False)
def test_what_is_exported_is_imported_exactly(
    rows: list[dict[str, str]], columns: list[str], spreadsheet: bool
) -> None:
    """Any text, any order of columns, guarded or not: the same but for blanks around."""
    stream = io.StringIO(newline="")
    write_contacts(rows, stream, columns=columns, spreadsheet=spreadsheet)

    expected = [
        {field: row[field].strip() for field in FIELDS if row.get(field, "").strip()}
        for row in rows
    ]
    assert expected == [
        {field: one.fields[field] for field in FIELDS if field in one.fields}
        for one in contacts(stream.getvalue())
    ]


@given(NAMES, st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]))
def test_an_export_may_be_saved_again_in_another_unicode(name: str, encoding: str) -> None:
    """As spreadsheets do; enough of it is ASCII to tell."""
    stream = io.StringIO(newline="")
    write_contacts([{"name": name}], stream, columns=FIELDS)

    (contact,) = contacts(stream.getvalue().encode(encoding))

    assert name.strip() == contact.fields["name"]


@given(TEXTS, st.booleans())
def test_guarding_is_undone(text: str, spreadsheet: bool) -> None:
    """The law of the guard itself."""
    assert text.strip() == unguarded(guarded(text, spreadsheet=spreadsheet).strip())


@given(TEXTS)
def test_no_cell_of_a_spreadsheet_export_begins_like_a_formula(text: str) -> None:
    """But for a phone, which has only digits and what stands between them."""
    cell = guarded(text, spreadsheet=True)

    assert not cell.strip().startswith(("=", "-", "@"))
    assert not cell.replace("'", "").strip() or not cell.startswith(("\t", "\r"))
    assert not cell.startswith("+") or set(cell.strip()) <= set("0123456789 +-()./")


HEADERS = st.sampled_from(
    [
        b"",
        b"\0",
        b"name\n",
        b"Name,E-mail,Phone\n",
        b"First Name;Last Name;Notes\r\n",
        b"\xef\xbb\xbfname,note\r",
        b"Imi\xea;Telefon;Firma\n",
        codecs.BOM_UTF16_LE + "Name\tE-mail 1 - Value\tLabels\n".encode("utf-16-le"),
    ]
)
PIECES = st.lists(
    st.sampled_from(
        [b'"', b'""', b",", b";", b"\n", b"\r", b"\0", b"\xff", b"\x81", b"a@b", b"123"]
    )
    | st.binary(max_size=6),
    max_size=40,
).map(b"".join)


@given(HEADERS, PIECES | st.binary(), st.sampled_from([None, *KINDS]))
def test_no_bytes_raise_anything_but_an_error_for_a_person(
    head: bytes, body: bytes, kind: str | None
) -> None:
    """Either it is refused in a sentence, or every record is a contact or a bad row by line."""
    try:
        found = list(open_contacts(io.BytesIO(head + body), kind=kind))
    except CadenceError:
        return
    lines = [one.row for one in found]
    assert sorted(set(lines)) == lines
    for one in found:
        if isinstance(one, Contact):
            assert one.fields["name"] == one.fields["name"].strip() != ""
            assert all(value and field in FIELDS for field, value in one.fields.items())
        else:
            assert one.why


@given(PIECES)
def test_rejects_lose_no_row_and_stay_bad(body: bytes) -> None:
    """Written and read again without mending, there are as many, and none has become good."""
    try:
        file = opened(b"name,email,note\n" + body)
    except BadFileError:  # so many NUL that it is no text
        return
    bad = [one for one in file if isinstance(one, BadRow)]
    stream = io.StringIO(newline="")
    write_rejects(file.headers, bad, stream)

    again = list(opened(stream.getvalue()))

    assert len(bad) == len(again)
    assert all(isinstance(one, BadRow) for one in again)


@given(st.dictionaries(TEXTS, TEXTS, max_size=3), TEXTS)
def test_no_mapping_raises_anything_but_an_error_for_a_person(
    mapping: dict[str, str], header: str
) -> None:
    """Whatever is typed behind `--map`."""
    try:
        list(opened(f"{header},name,email\nx,Ann,a@b.example\n", mapping=mapping))
        list(opened(f"{header},name\nx,Ann\n", mapping={"name": header, "note": header}))
    except CadenceError:
        return
