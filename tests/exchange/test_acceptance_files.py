"""Real exports of other programs. Each was counted by hand: records, bad ones, and why.

The counting is told beside each file, from its lines alone, so that it does not repeat the
reader's own reasoning.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cadence.errors import BadFileError
from cadence.exchange.contacts import BadRow, Contact, Record
from cadence.exchange.csv_reader import ContactFile, open_contacts

FILES = Path(__file__).parent / "files"


def read(name: str) -> tuple[ContactFile, list[Record]]:
    """A file of this folder: what was recognised, and everything in it."""
    with (FILES / name).open("rb") as stream:
        file = open_contacts(stream)
        return file, list(file)


def people(name: str) -> dict[int, dict[str, str]]:
    """The contacts in a file by line."""
    return {one.row: dict(one.fields) for one in read(name)[1] if isinstance(one, Contact)}


@pytest.mark.parametrize(
    ("name", "count", "bad"),
    [
        # Lines 2, 3, 4 below one line of headers; a name, an address and a phone in each.
        ("05-excel-export.csv", 3, {}),
        # Lines 2 and 3; the second name is a rival, not a second person.
        ("09-duplicate-headers.csv", 2, {}),
        # Seven lines: headers, blank, John, blank, ",,,", blank, Jane.
        ("14-blank-rows.csv", 2, {}),
        # Lines 2 to 6. Names that look like formulas are names: nobody runs them here.
        ("17-formula-injection.csv", 5, {}),
        # Four lines: headers, John on 2 and 3 (his address has a line end), Jane on 4.
        ("23-quoted-fields-multiline.csv", 2, {}),
        # 501 lines, none within quotation marks, so 500 people; each has a name and one e-mail,
        # and the phones all have ten digits or more.
        ("crm-500.csv", 500, {}),
        # Lines 2 and 3.
        ("european-semicolon.csv", 2, {}),
        # Lines 2 and 3: John Doe; Max Amadeus Mustermann, whose suffix is no part of his name.
        ("google.csv", 2, {}),
        # Lines 2, 3, 4: one without e-mail, one without phone, which both may be empty.
        ("hubspot.csv", 3, {}),
        # "Notes:", a sentence, a blank line, headers on line 4; people on 5 and 6.
        ("linkedin.csv", 2, {}),
        # Lines 2, 3, 4; the third has the word "invalid" where the e-mail should be.
        (
            "salesforce-leads.csv",
            3,
            {4: 'the e-mail "invalid" is not an address (no @ in it)'},
        ),
        # Lines 2 and 3.
        ("thunderbird-semicolon.csv", 2, {}),
    ],
)
def test_every_record_of_a_real_export_is_read_or_named(
    name: str, count: int, bad: dict[int, str]
) -> None:
    """As many records as were counted, and only the bad ones are bad."""
    _, found = read(name)

    assert (count, bad) == (
        len(found),
        {one.row: one.why for one in found if isinstance(one, BadRow)},
    )


def test_an_excel_export_is_understood_and_its_date_of_entry_is_no_meeting() -> None:
    """Names in two columns; `Created Date` is ignored, not taken for the day they met."""
    file, _ = read("05-excel-export.csv")

    assert file.ignored == ("Created Date",)
    assert people("05-excel-export.csv")[2] == {
        "name": "Alice Johnson",
        "email": "alice.j@corp.com",
        "phone": "555-0200",
        "company": "Acme Corp",
        "role": "Director",
    }


def test_a_second_column_of_the_same_name_loses_nothing() -> None:
    """The first name counts; the second e-mail is kept beside the first."""
    _, found = read("09-duplicate-headers.csv")

    assert [
        Contact(
            2,
            {
                "name": "John Doe",
                "email": "john@dup.com",
                "phone": "5550400",
                "note": "VIP client",
            },
            other_emails=("john.d@alt.com",),
        ),
        Contact(
            3,
            {
                "name": "Jane Smith",
                "email": "jane@dup.com",
                "phone": "5550401",
                "note": "Follow up Monday",
            },
            other_emails=("jane.s@work.com",),
        ),
    ] == found


def test_blank_rows_are_no_rows_and_the_others_keep_their_lines() -> None:
    """Neither an empty line nor `,,,` counts; the lines are those of an editor."""
    assert {row: one["name"] for row, one in people("14-blank-rows.csv").items()} == {
        3: "John Doe",
        7: "Jane Smith",
    }


def test_formulas_are_read_as_the_text_that_they_are() -> None:
    """Nothing is computed, nothing is cut off."""
    assert [one["name"] for one in people("17-formula-injection.csv").values()] == [
        "=SUM(A1:A10)",
        "+1234567890",
        "-100",
        "@SUM(A1)",
        "Normal User",
    ]


def test_a_cell_of_two_lines_shifts_the_line_of_the_next_record() -> None:
    """John starts on line 2 and ends on 3, so Jane is on 4."""
    found = people("23-quoted-fields-multiline.csv")

    assert {row: one["address"] for row, one in found.items()} == {
        2: "123 Main St\nApt 4B",
        4: "456 Oak Ave",
    }


def test_a_crm_export_gives_only_what_is_meant() -> None:
    """Ids, states and newsletters stay out; two companies are one, three phones are three."""
    file, found = read("crm-500.csv")

    assert {file.headers[column]: field for column, field in file.columns.items()} == {
        "first_name": "name",
        "last_name": "name",
        "title": "role",
        "background": "note",
        "tags": "tags",
        "company_name": "company",
        "company": "company",
        "email_work": "email",
        "email_home": "email",
        "email_other": "email",
        "phone_work": "phone",
        "phone_home": "phone",
        "phone_other": "phone",
    }
    assert file.ignored == (
        "id",
        "gender",
        "first_seen",
        "last_seen",
        "has_newsletter",
        "status",
        "company_id",
        "sales_id",
        "linkedin_url",
        "nb_tasks",
        "sales",
    )
    assert (
        Contact(
            3,
            {
                "name": "Leah Boehm",
                "role": "Cutting-edge",
                "note": "Nobis ut quis magnam nesciunt necessitatibus voluptates consequatur.",
                "company": "Gottlieb and Sons",
                "email": "Leah93@yahoo.com",
                "phone": "(415) 293-3313",
            },
            other_phones=("(980) 494-7423",),
        )
        == found[1]
    )
    assert people("crm-500.csv")[6]["tags"] == "football-fan, musician"


def test_a_crm_export_loses_no_tag_and_no_phone() -> None:
    """257 of 500 have no tag; of 1500 phone cells 226 + 230 + 214 are empty, none in all three."""
    _, found = read("crm-500.csv")
    people = [one for one in found if isinstance(one, Contact)]

    assert sum("tags" in one.fields for one in people) == 500 - 257
    assert (
        sum(("phone" in one.fields) + len(one.other_phones) for one in people)
        == 1500 - 226 - 230 - 214
    )


def test_a_semicolon_file_in_french_is_understood() -> None:
    """`Nom` alone is the whole name; `Statut` is nothing of ours."""
    file, _ = read("european-semicolon.csv")

    assert (file.delimiter, file.encoding, file.ignored) == (";", "utf-8", ("Statut",))
    assert people("european-semicolon.csv")[3] == {
        "name": "Hans Müller",
        "email": "hans@email.de",
        "phone": "+49 170 1234567",
        "company": "Firma GmbH",
    }


def test_google_contacts_give_names_without_suffix_and_ignore_pictures() -> None:
    """Of 59 columns the rows fill the name, a birthday and a picture."""
    assert people("google.csv") == {2: {"name": "John Doe"}, 3: {"name": "Max Amadeus Mustermann"}}


def test_hubspot_contacts_keep_their_source_and_not_their_status() -> None:
    """`Original Source` is a source; `Lead Status` and `Create Date` are not taken."""
    file, _ = read("hubspot.csv")

    assert file.ignored == ("Record ID", "Lead Status", "Create Date")
    assert people("hubspot.csv")[3] == {
        "name": "Bob Smith",
        "phone": "+1 555-2002",
        "source": "PAID_SEARCH",
    }


def test_linkedin_connections_are_found_below_their_notes() -> None:
    """Three lines stand before the headers; `Connected On` is no meeting."""
    file, _ = read("linkedin.csv")

    assert (
        file.header_row,
        file.encoding,
        file.ignored,
    ) == (4, "utf-8-sig", ("URL", "Connected On"))
    assert people("linkedin.csv") == {
        5: {"name": "José García", "company": "Acme, Inc.", "role": "Senior Engineer"},
        6: {
            "name": "Æsop Fontaine",
            "email": "aesop@example.com",
            "company": "Globex",
            "role": "Director, Operations",
        },
    }


def test_a_salesforce_lead_with_a_word_for_an_email_is_named_with_its_cells() -> None:
    """The bad row has its line, its reason and what stood in it."""
    _, found = read("salesforce-leads.csv")

    assert (
        BadRow(
            4,
            'the e-mail "invalid" is not an address (no @ in it)',
            (
                "00Q3",
                "",
                "Unknown",
                "invalid",
                "",
                "Gamma Inc",
                "Cold Call",
                "Closed - Not Converted",
                "005xx",
            ),
        )
        == found[2]
    )


def test_thunderbird_contacts_take_the_display_name() -> None:
    """It goes before first and last name, which are only parts."""
    assert people("thunderbird-semicolon.csv") == {
        2: {"name": "John Doe", "email": "john@doe.invalid"},
        3: {"name": "Jane Doe", "email": "jane@doe.invalid"},
    }


def test_a_vcard_is_refused_with_what_to_do() -> None:
    """It is a list of contacts, but no CSV."""
    with (FILES / "rfc6350-example.vcf").open("rb") as stream, pytest.raises(BadFileError) as error:
        open_contacts(stream)

    assert str(error.value) == (
        "This is a vCard, not a list as text. vCards are not read here yet: "
        "export the contacts as CSV."
    )
