"""Headers are recognised in eight languages, and what is no field is left alone."""

from __future__ import annotations

from collections import defaultdict

import pytest

from cadence.exchange.contacts import EXPORT_ONLY, FIELDS
from cadence.exchange.headers import fold
from cadence.exchange.vocabulary import WORDS

from .reading import contacts, fields, opened


def recognised(headers: str) -> dict[str, str]:
    """Which header of a comma-separated line goes to which field."""
    file = opened(f"{headers}\n")
    return {file.headers[column]: field for column, field in file.columns.items()}


@pytest.mark.parametrize(
    ("headers", "row", "expected"),
    [
        (
            "Full Name,Company / Account,Job Title,E-Mail Address,Mobile Phone,Lead Source",
            "Ann Lee,Acme,CEO,a@b.example,555 0100,Fair",
            {"company": "Acme", "role": "CEO", "source": "Fair"},
        ),
        (
            "Imię i nazwisko,Nazwa firmy,Stanowisko,Adres e-mail,Telefon komórkowy,Uwagi",
            "Ann Lee,Acme,CEO,a@b.example,555 0100,Fair",
            {"company": "Acme", "role": "CEO", "note": "Fair"},
        ),
        (
            "ФИО,Организация,Должность,Эл. почта,Мобильный телефон,Источник",
            "Ann Lee,Acme,CEO,a@b.example,555 0100,Fair",
            {"company": "Acme", "role": "CEO", "source": "Fair"},
        ),
        (
            "Nimi,Ettevõte,Ametikoht,E-posti aadress,Mobiiltelefon,Märkused",
            "Ann Lee,Acme,CEO,a@b.example,555 0100,Fair",
            {"company": "Acme", "role": "CEO", "note": "Fair"},
        ),
        (
            "Ime i prezime,Preduzeće,Radno mjesto,E-pošta,Broj telefona,Bilješke",
            "Ann Lee,Acme,CEO,a@b.example,555 0100,Fair",
            {"company": "Acme", "role": "CEO", "note": "Fair"},
        ),
        (
            "Ansprechpartner,Firma,Position,E-Mail-Adresse,Telefon geschäftlich,Bemerkungen",
            "Ann Lee,Acme,CEO,a@b.example,555 0100,Fair",
            {"company": "Acme", "role": "CEO", "note": "Fair"},
        ),
        (
            "Nom complet,Société,Fonction,Courriel,Téléphone portable,Étiquettes",
            "Ann Lee,Acme,CEO,a@b.example,555 0100,Fair",
            {"company": "Acme", "role": "CEO", "tags": "Fair"},
        ),
        (
            "Nombre y apellidos,Empresa,Cargo,Correo electrónico,Teléfono móvil,Origen",
            "Ann Lee,Acme,CEO,a@b.example,555 0100,Fair",
            {"company": "Acme", "role": "CEO", "source": "Fair"},
        ),
    ],
    ids=["en", "pl", "ru", "et", "bs", "de", "fr", "es"],
)
def test_headers_are_recognised_in_each_language(
    headers: str, row: str, expected: dict[str, str]
) -> None:
    """Every column of a usual list is taken."""
    common = {"name": "Ann Lee", "email": "a@b.example", "phone": "555 0100"}

    assert common | expected == fields(f"{headers}\n{row}\n")


@pytest.mark.parametrize(
    "headers",
    ["First Name,Last Name", "FirstName,LastName", "first_name,last-name", "FIRST NAME,Last_Name:"],
)
def test_case_punctuation_and_blanks_do_not_matter(headers: str) -> None:
    """One header in four writings."""
    assert fields(f"{headers}\nAnn,Lee\n") == {"name": "Ann Lee"}


@pytest.mark.parametrize(
    ("headers", "row", "name"),
    [
        ("First Name,Middle Name,Last Name", "Ann,B.,Lee", "Ann B. Lee"),
        ("Name Prefix,First Name,Last Name,Name Suffix", "Dr.,Ann,Lee,PhD", "Ann Lee"),
        ("Last Name,First Name", "Lee,Ann", "Ann Lee"),
        ("Name,Given Name,Family Name", "Ann B. Lee,Ann,Lee", "Ann B. Lee"),
        ("Name,Given Name,Family Name", ",Ann,Lee", "Ann Lee"),
        ("Vorname,Name", "Ann,Lee", "Ann Lee"),
        ("Name,Vorname", "Lee,Ann", "Ann Lee"),
        ("Name,Surname", "Ann,Lee", "Ann Lee"),
        ("Prénom,Nom", "Ann,Lee", "Ann Lee"),
        ("Nombre,Apellidos", "Ann,Lee García", "Ann Lee García"),
        ("Nombre", "Ann Lee", "Ann Lee"),
        ("Фамилия,Имя,Отчество", "Ли,Анна,Петровна", "Анна Петровна Ли"),
        ("Nazwisko,Imię", "Lee,Ann", "Ann Lee"),
        ("Last Name", "Lee", "Lee"),
    ],
)
def test_a_name_is_whole_or_built_of_its_parts(headers: str, row: str, name: str) -> None:
    """First, middle, last, in this order whatever the columns' order; no titles."""
    assert {"name": name} == fields(f"{headers}\n{row}\n")


@pytest.mark.parametrize(
    "header",
    [
        "id company_id sales_id Record ID Lead ID OwnerId status Lead Status state",
        "Created Date|Create Date|Connected On|Birthday|first_seen|Last Activity Date",
        "has_newsletter|Email Opt Out|E-mail Type|E-mail 1 - Label|E-mail Display Name|nb_tasks",
        "Phone 1 - Type|Home Fax|Business Fax|Pager|Assistant's Phone|Company Main Phone",
        "Website|Web Page|URL|linkedin_url|Photo|Nickname|Name Prefix|Name Suffix|sales|gender",
        "Phonetic First Name|Organization Department|Manager's Name|action|due_on|cadence: why",
    ],
)
def test_what_is_no_field_is_not_taken(header: str) -> None:
    """Looking alike is not enough."""
    headers = header.split("|") if "|" in header else header.split(" ")

    file = opened(",".join(["Name", *headers]) + "\n")

    assert file.columns == {0: "name"}
    assert tuple(headers) == file.ignored


def test_the_title_is_the_position_unless_there_is_a_better_column_for_it() -> None:
    """Outlook's `Title` is Dr. or Mrs, and stands beside `Job Title`."""
    assert fields("Name,Title\nAnn,CEO\n") == {"name": "Ann", "role": "CEO"}
    assert fields("Name,Title,Job Title\nAnn,Dr.,\n") == {"name": "Ann"}
    assert fields("Title,First Name\nDr.,Ann\n", kind="outlook") == {"name": "Ann"}


def test_a_salutation_is_one_for_letters_only_beside_a_whole_name() -> None:
    """Salesforce's `Salutation` is Mr. or Ms.: a letter cannot begin with it."""
    assert fields("name,salutation\nAnn,Dear Ann\n") == {"name": "Ann", "salutation": "Dear Ann"}
    assert fields("Salutation,First Name,Last Name\nMs.,Ann,Lee\n") == {"name": "Ann Lee"}


def test_a_state_is_of_an_address_only_beside_a_city() -> None:
    """Our own export has the state of a prospect under this header."""
    assert fields("Name,City,State\nAnn,Austin,Texas\n") == {
        "name": "Ann",
        "address": "Austin, Texas",
    }
    assert fields("Name,State\nAnn,active\n") == {"name": "Ann"}


def test_two_columns_for_one_field_give_the_first_that_is_filled() -> None:
    """Different companies in one row: the first column counts."""
    text = "Name,Company,Organization\nAnn,Acme,Bolt\nBob,,Bolt\nEve,Acme,Acme\n"

    assert [one.fields["company"] for one in contacts(text)] == ["Acme", "Bolt", "Acme"]


def test_notes_and_tags_of_several_columns_are_all_kept() -> None:
    """Notes stand below each other, tags beside each other, none twice."""
    text = "Name,Background,Notes,Tags,Groups\nAnn,met twice,likes tea,vip,fair\nBob,x,x,,\n"

    assert [one.fields for one in contacts(text)] == [
        {"name": "Ann", "note": "met twice\nlikes tea", "tags": "vip, fair"},
        {"name": "Bob", "note": "x"},
    ]


def test_further_emails_and_phones_are_kept_once_each() -> None:
    """Business ones go before private ones; the same one in other letters is the same."""
    (ann,) = contacts(
        "Name,Home Phone,Work Phone,Mobile,Email,Email 2,Secondary Email\n"
        "Ann,111 111,222 222,333 333,a@b.example,A@B.example,c@d.example\n"
    )

    assert ann.fields == {"name": "Ann", "phone": "222 222", "email": "a@b.example"}
    assert ann.other_phones == ("333 333", "111 111")
    assert ann.other_emails == ("c@d.example",)


@pytest.mark.parametrize(
    ("headers", "row", "address"),
    [
        ("Address", '"Long St 1\nOslo"', "Long St 1\nOslo"),
        ("Street,City,ZIP,Region", "Long St 1,Oslo,0150,East", "Long St 1, Oslo, 0150, East"),
        ("Straße,PLZ,Ort", "Lange Str. 1,10115,Berlin", "Lange Str. 1, Berlin, 10115"),
        (
            "Address Line 1,Address Line 2,City",
            "Long St 1,Floor 2,Oslo",
            "Long St 1, Floor 2, Oslo",
        ),
        ("Street,City,ZIP", ",Oslo,", "Oslo"),
        ("Home Street,Home City", "Long St 1,Oslo", "Long St 1, Oslo"),
        (
            "Mailing Street,Mailing City,Mailing Country",
            "Long 1,Oslo,Norway",
            "Long 1, Oslo, Norway",
        ),
        ("Work Address,Work Address 2,Work City", "Long 1,Floor 2,Oslo", "Long 1, Floor 2, Oslo"),
        ("Work Address,Work Country", "Long 1,Norway", "Long 1, Norway"),
        ("Address,Street,City", '"Long 1, Oslo",Long 1,Oslo', "Long 1, Oslo"),
    ],
)
def test_an_address_is_whole_or_put_together(headers: str, row: str, address: str) -> None:
    """Street, city, postcode, region, country: joined by commas, without the empty ones."""
    assert {"name": "Ann", "address": address} == fields(f"Name,{headers}\nAnn,{row}\n")


def test_a_country_is_a_field_and_a_part_of_an_address_in_parts() -> None:
    """Alone it is no address, and to a whole address nothing is added."""
    assert fields("Name,City,Country\nAnn,Oslo,Norway\n") == {
        "name": "Ann",
        "country": "Norway",
        "address": "Oslo, Norway",
    }
    assert fields("Name,City,Country\nAnn,,Norway\n") == {"name": "Ann", "country": "Norway"}
    assert fields("Name,Address,Country\nAnn,Oslo,Norway\n") == {
        "name": "Ann",
        "country": "Norway",
        "address": "Oslo",
    }


def test_a_country_of_an_address_that_has_no_other_part_is_no_address() -> None:
    """`Home Country` alone says too little for a letter."""
    assert opened("Name,Home Country\n").ignored == ("Home Country",)
    assert fields("Name,Home City,Home Country\nAnn,,Norway\n") == {"name": "Ann"}


def test_a_second_address_is_kept_beside_the_first() -> None:
    """Business before home, whatever the columns' order."""
    (ann,) = contacts(
        "Name,Home Street,Business Street,Phone,Email\nAnn,Short 2,Long 1,555 0100,a@b.example\n"
    )

    assert ann.fields == {
        "name": "Ann",
        "address": "Long 1",
        "phone": "555 0100",
        "email": "a@b.example",
    }
    assert ann.other_addresses == ("Short 2",)


def test_google_lists_in_a_cell_are_taken_apart() -> None:
    """` ::: ` stands between values; the label that everybody has is none."""
    (ann,) = contacts(
        "First Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,"
        "E-mail 2 - Value,Phone 1 - Value,Address 1 - Formatted,Address 1 - City,"
        "Address 2 - Street,Address 2 - City,Notes\n"
        "Ann,Acme ::: Bolt,VIP ::: * myContacts ::: * starred,* Work,"
        "a@b.example ::: c@d.example,e@f.example,111 111 ::: 222 222,"
        '"Long 1\nOslo",Oslo,Short 2,Bergen,as ::: it is\n'
    )

    assert ann.fields == {
        "name": "Ann",
        "company": "Acme, Bolt",
        "tags": "VIP, starred",
        "email": "a@b.example",
        "phone": "111 111",
        "address": "Long 1\nOslo",
        "note": "as ::: it is",
    }
    assert ann.other_emails == ("c@d.example", "e@f.example")
    assert ann.other_phones == ("222 222",)
    assert ann.other_addresses == ("Short 2, Bergen",)


def test_only_googles_files_have_lists_in_a_cell() -> None:
    """Elsewhere ` ::: ` is text like any other; `--from google` says that it is not."""
    text = "Name,Company\nAnn,Acme ::: Bolt\n"

    assert fields(text)["company"] == "Acme ::: Bolt"
    assert fields(text, kind="google")["company"] == "Acme, Bolt"
    google = "First Name,E-mail 1 - Value,Company\nAnn,a@b.example,Acme ::: Bolt\n"
    assert fields(google, kind="csv")["company"] == "Acme ::: Bolt"


def test_an_outlook_export_is_understood() -> None:
    """Its columns as Outlook writes them, shortened to those that matter."""
    (ann,) = contacts(
        "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,"
        "Business Street,Business Street 2,Business City,Business State,Business Postal Code,"
        "Business Country/Region,Home City,Business Fax,Business Phone,Home Phone,Mobile Phone,"
        "Account,Categories,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,"
        "Language,Notes,Referred By,Web Page\n"
        "Dr.,Ann,B.,Lee,PhD,Acme,Sales,CEO,"
        "Long 1,Floor 2,Austin,Texas,73301,"
        "USA,Waco,999 999,111 111,222 222,333 333,"
        "A-77,vip,a@b.example,SMTP,Ann Lee (a@b.example),c@d.example,"
        "English,likes tea,Eve,http://acme.example\n"
    )

    assert ann.fields == {
        "name": "Ann B. Lee",
        "company": "Acme",
        "role": "CEO",
        "address": "Long 1, Floor 2, Austin, 73301, Texas, USA",
        "phone": "111 111",
        "tags": "vip",
        "email": "a@b.example",
        "language": "English",
        "note": "likes tea",
        "referred_by": "Eve",
    }
    assert ann.other_phones == ("333 333", "222 222")
    assert ann.other_emails == ("c@d.example",)
    assert ann.other_addresses == ("Waco",)


def test_our_own_headers_are_recognised_and_computed_ones_ignored() -> None:
    """What an export writes an import takes."""
    file = opened(",".join((*EXPORT_ONLY, *FIELDS)) + "\n")

    assert tuple(file.columns.values()) == FIELDS
    assert file.ignored == EXPORT_ONLY


def test_no_word_means_two_things() -> None:
    """A header is looked up without its language, so the languages have to agree."""
    meanings = defaultdict[str, set[str]](set)
    for language in WORDS.values():
        for target, words in language.items():
            for word in words.split(","):
                meanings[fold(word)].add(target)

    assert {word: targets for word, targets in meanings.items() if len(targets) > 1} == {}
    assert "" not in meanings


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("target", ["company", "role", "email", "phone", "note", "tags", "last"])
def test_every_language_has_a_word_for_what_matters(language: str, target: str) -> None:
    """A language is there in full or not at all."""
    assert WORDS[language].get(target)


def test_headers_with_a_vocabulary_word_inside_are_not_guessed() -> None:
    """Only whole headers count, so these three are nobody's."""
    assert recognised("Name,Company size,Number of emails,Phone bill") == {"Name": "name"}
