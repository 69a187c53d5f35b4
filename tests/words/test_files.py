"""Letters as files: what another program reads out of them is what was meant."""

from __future__ import annotations

import sys
from email.headerregistry import Address
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from cadence.exchange import letter_pdf

from .people import LANGUAGES, LETTER_DAY, SAMPLES, Mine
from .reading import (
    docx_frames,
    docx_lines,
    docx_sizes,
    email,
    pdf_fonts,
    pdf_lines,
    pdf_places,
    pdf_text,
)

ALPHABETS = (
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ абвгдеёжзийклмнопрстуфхцчшщъыьэюя ЁЖЩЮЯ äõöüšžÄÕÖÜŠŽ čćđšžČĆĐŠŽ „”“«»–—№€"
)


def write(mine: Mine, who: int, file: Path, *words: str) -> dict[str, list[str]]:
    """Write a letter; its lines as they were meant: head, then paragraphs."""
    document = mine.json("letter", str(who), "--output", str(file), *words, day=LETTER_DAY)
    letter = document["letter"]
    return {
        "from": letter["from"],
        "to": [letter["mark"], *letter["to"]],
        "head": [letter["date"], letter["subject"]],
        "paragraphs": letter["paragraphs"],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_says_what_was_meant(language: str, mine: Mine, out: Path) -> None:
    """One page, its own fonts, every line; what was broken into lines reads as it was."""
    file = out / "a.pdf"
    meant = write(mine, mine.sample(language), file)
    lines = pdf_lines(file)
    for line in (*meant["from"], *meant["to"], *meant["head"]):
        assert line in lines
    for paragraph in meant["paragraphs"]:
        assert " ".join(paragraph.split()) in pdf_text(file)
    assert {"LiberationSerif", "LiberationSerif-Bold"} == pdf_fonts(file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_stands_where_a_window_shows_it(language: str, mine: Mine, out: Path) -> None:
    """DIN 5008, form B: 25 mm from the left, from 62.7 to 90 mm from the top, the mark above."""
    file = out / "a.pdf"
    meant = write(mine, mine.sample(language), file)
    places = pdf_places(file)
    mark, *to = (places[line] for line in meant["to"])
    assert all(25.0 == pytest.approx(x) and 62.7 < y < 90 for x, y in to)
    assert 25.0 == pytest.approx(mark[0])
    assert 50 < mark[1] < 62.7
    assert all(places[line][0] >= 125 - 0.01 and places[line][1] < 98 for line in meant["from"])
    assert places[meant["head"][1]][1] > 98.5


def test_a_pdf_tells_about_itself(mine: Mine, out: Path) -> None:
    """Its title, its author, its language."""
    from pypdf import PdfReader

    file = out / "a.pdf"
    write(mine, mine.sample("pl"), file)
    reader = PdfReader(str(file))
    assert reader.metadata is not None
    assert ("Do rąk własnych: nowa strona internetowa", "Ewa Lis") == (
        reader.metadata.title,
        reader.metadata.author,
    )
    assert "pl" == reader.trailer["/Root"]["/Lang"]  # type: ignore[index]


@pytest.mark.parametrize("kind", ["pdf", "docx", "txt", "eml"])
def test_every_letter_of_five_languages_is_kept(kind: str, mine: Mine, out: Path) -> None:
    """Also quotes, dashes and the sign of the euro."""
    file = out / f"a.{kind}"
    who = mine.add("Anna", "--topic", ALPHABETS, "--email", "anna@nowa.example")
    write(mine, who, file)
    read = {
        "pdf": lambda: pdf_text(file),
        "docx": lambda: " ".join(docx_lines(file)),
        "txt": lambda: " ".join(file.read_text("utf-8").split()),
        "eml": lambda: " ".join(email(file).get_content().split()),
    }
    assert f"If “{ALPHABETS}” becomes important" in read[kind]()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_document_says_what_was_meant(language: str, mine: Mine, out: Path) -> None:
    """Every line in its order, the language for the spelling, A4."""
    file = out / "a.docx"
    meant = write(mine, mine.sample(language), file)
    paragraphs = [line for one in meant["paragraphs"] for line in one.splitlines()]
    returned = ", ".join(["Ewa Lis", "Lis Meble", "ul. Prosta 1", "00-001 Warszawa"])
    date, subject = meant["head"]
    expected = [returned, *meant["to"], *meant["from"], date, subject, *paragraphs]
    assert expected == [line.replace("\u00a0", " ") for line in docx_lines(file)]
    document = docx.Document(str(file))
    width, height = document.sections[0].page_width, document.sections[0].page_height
    assert width is not None
    assert height is not None
    assert (210, 297) == (round(width.mm), round(height.mm))
    about = document.core_properties
    assert (subject, "Ewa Lis", language) == (about.title, about.author, about.language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_file_says_what_was_meant(language: str, mine: Mine, out: Path) -> None:
    """UTF-8, wrapped for a printer, the same as on the screen."""
    file = out / "a.txt"
    who = mine.sample(language)
    meant = write(mine, who, file)
    text = file.read_text("utf-8")
    flat = " ".join(text.split())
    for part in (*meant["from"], *meant["to"], *meant["head"], *meant["paragraphs"]):
        assert " ".join(part.split()) in flat
    assert 76 >= max(map(len, text.splitlines()))
    assert text == mine.run("letter", str(who), day=LETTER_DAY).out


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_e_mail_is_a_draft(language: str, mine: Mine, out: Path) -> None:
    """To them, from oneself, unsent; the text as it is."""
    file = out / "a.eml"
    meant = write(mine, mine.sample(language), file)
    message, sample = email(file), SAMPLES[language]
    (to,), (sender,) = message["To"].addresses, message["From"].addresses
    assert Address(sample.name, addr_spec="reader@example.com") == to
    assert Address("Ewa Lis", addr_spec="ewa@lismeble.example") == sender
    assert (meant["head"][1], "1") == (message["Subject"], message["X-Unsent"])
    text = message.get_content().replace("\r\n", "\n")
    assert "\n\n".join(meant["paragraphs"]) + "\n" == text
    assert file.read_bytes().isascii()


def test_an_e_mail_to_letters_beyond_ascii(mine: Mine, out: Path) -> None:
    """An address may have them; then the whole header has."""
    file = out / "a.eml"
    write(mine, mine.add("Żaneta", "--topic", "x", "--email", "żaneta@łódź.example"), file)
    assert "To: Żaneta <żaneta@łódź.example>" in file.read_text("utf-8")


@pytest.mark.parametrize("address", ["a..b@example.com", "<a>@example.com", "a@b>", "@a,b@c"])
def test_an_address_that_no_header_takes_is_refused(address: str, mine: Mine, out: Path) -> None:
    """In one line, and no file is written."""
    who = mine.add("Anna", "--topic", "x")
    words = ("--output", str(out / "a.eml"), "--with", f"email={address}")
    printed = mine.run("letter", str(who), *words)
    assert (2, 1, []) == (printed.code, len(printed.err.splitlines()), list(out.iterdir()))


def test_an_e_mail_needs_theirs(mine: Mine, out: Path) -> None:
    """Named like any field that is empty."""
    who = mine.add("Anna", "--topic", "x")
    printed = mine.run("letter", str(who), "--output", str(out / "a.eml"))
    assert (2, True) == (printed.code, f"cadence edit {who} --email TEXT" in printed.err)


def test_a_longer_letter_is_set_in_smaller_letters(mine: Mine, out: Path) -> None:
    """As long as it fits on one page; then it is refused."""
    who = mine.sample("en")
    found = []
    for count in (1, 45, 50, 90):
        paragraph = "A line that is about as long as the page is wide, more or less, I think so. "
        text = "{dear}\\n\\n" + paragraph * count + "\\n\\nKind regards\\n{me}"
        mine.own("en", f'letter = "{text}"')
        printed = mine.run("letter", str(who), "-o", str(out / "a.pdf"), "--force", day=LETTER_DAY)
        found.append((printed.code, "longer than one page" in printed.err))
    assert [(0, False), (0, False), (0, False), (2, True)] == found


def test_an_address_too_long_for_the_window_is_refused(mine: Mine, out: Path) -> None:
    """It would be cut off; smaller than 9 points is hard to read."""
    found = []
    for length in (20, 80, 300):
        who = mine.add("A" * length, "--topic", "x", "--company", "B" * length, "--force")
        printed = mine.run("letter", str(who), "--output", str(out / f"{length}.pdf"))
        found.append((printed.code, "too long for the window" in printed.err))
    assert [(0, False), (0, False), (2, True)] == found


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [("company", "B" * 900, "Your name, firm and address"), ("name", "A" * 900, "Your name")],
)
def test_a_sender_too_long_is_refused(
    setting: str, value: str, said: str, mine: Mine, out: Path
) -> None:
    """The same on the other side of the page."""
    mine.run("config", f"me.{setting}", value)
    printed = mine.run("letter", str(mine.sample("en")), "--output", str(out / "a.pdf"))
    assert (2, True, []) == (printed.code, said in printed.err, list(out.iterdir()))


def test_a_mark_too_long_is_refused(mine: Mine, out: Path) -> None:
    """It stands in the window as well."""
    mine.own("en", f'letter_mark = "{"Personal " * 30}"')
    printed = mine.run("letter", str(mine.sample("en")), "--output", str(out / "a.pdf"))
    assert (2, True) == (printed.code, "letter_mark" in printed.err)


@pytest.mark.parametrize("name", ["漢字", "Anna 🙂", "שלום", "٣"])
def test_a_sign_that_the_fonts_lack_is_named(name: str, mine: Mine, out: Path) -> None:
    """An empty box in a letter would be worse than no letter; Word has other fonts."""
    who = mine.add(name, "--topic", "x")
    printed = mine.run("letter", str(who), "--output", str(out / "a.pdf"))
    missing = next(sign for sign in name if not sign.isascii())
    told = missing in printed.err or "\\u" in printed.err
    assert (2, True, True) == (printed.code, "The PDF cannot show" in printed.err, told)
    assert 0 == mine.run("letter", str(who), "--output", str(out / "a.docx")).code
    assert name in docx_lines(out / "a.docx")


def test_a_phone_number_is_not_broken(mine: Mine, out: Path) -> None:
    """Wherever the line ends."""
    who = mine.sample("ru")
    for length in range(30):
        words = ("--with", f"topic={'т' * length}x", "--force")
        mine.run("letter", str(who), "-o", str(out / "a.pdf"), *words, day=LETTER_DAY)
        assert any("+48 601 555 021" in line and "(" in line for line in pdf_lines(out / "a.pdf"))


def test_a_phone_number_is_not_broken_by_word_either(mine: Mine, out: Path) -> None:
    """It breaks the lines itself, but not at such blanks."""
    mine.run("letter", str(mine.sample("en")), "-o", str(out / "a.docx"), day=LETTER_DAY)
    whole = " ".join(docx_lines(out / "a.docx"))
    assert "on +48\u00a0601\u00a0555\u00a0021 or" in whole
    assert "+48 601" not in whole


LONG = "ул. Ленина, д. 5, корп. 2, кв. 12, 101000 Москва, Россия"


def test_an_address_of_many_parts_is_as_large_as_any_other(mine: Mine, out: Path) -> None:
    """Five lines in letters of 11 points, as any other."""
    who = mine.add("Иван Петров", "--company", "Ромашка", "--address", LONG, "--language", "ru")
    assert 0 == mine.run("letter", str(who), "-o", str(out / "a.pdf"), day=LETTER_DAY).code
    expected = [
        "Иван Петров",
        "Ромашка",
        *LONG.replace(", 10", "\n10").replace(", Р", "\nР").split("\n"),
    ]
    places = pdf_places(out / "a.pdf")
    tops = [places[line][1] for line in expected]
    assert all(round(11 * 1.3 * 25.4 / 72, 1) == round(b - a, 1) for a, b in pairwise(tops))
    assert 90 > tops[-1]


def test_a_word_document_is_folded_where_the_pdf_is(mine: Mine, out: Path) -> None:
    """Two short lines on the left edge, and the window above them."""
    mine.run("letter", str(mine.sample("en")), "-o", str(out / "a.docx"), day=LETTER_DAY)
    assert [105.0, 210.0] == [
        round(int(frame["y"]) * 25.4 / 1440, 1)
        for frame in docx_frames(out / "a.docx")
        if frame["hRule"] == "exact"
    ]


@pytest.mark.parametrize(("letters", "size"), [(20, 11), (60, 11), (85, 10), (400, 9)])
def test_a_longer_address_is_set_smaller_in_word(
    letters: int, size: float, mine: Mine, out: Path
) -> None:
    """So that it ends within the window; never smaller than 9 points."""
    who = mine.add("A" * letters, "--company", "B" * letters, "--address", LONG, "--force")
    mine.run("letter", str(who), "-o", str(out / "a.docx"))
    (found,) = docx_sizes(out / "a.docx", "101000 Москва")
    assert size == found


def test_a_letter_without_a_closing_has_no_room_to_sign(mine: Mine, out: Path) -> None:
    """One's own text may end as it likes."""
    mine.own("en", 'letter = "{dear}\\n\\nAll the best from {me}."')
    who = mine.sample("en")
    for kind in ("pdf", "docx", "txt"):
        mine.run("letter", str(who), "--output", str(out / f"a.{kind}"), day=LETTER_DAY)
    assert "All the best from Ewa Lis." == pdf_lines(out / "a.pdf")[-1]
    assert "All the best from Ewa Lis." == docx_lines(out / "a.docx")[-1]
    assert (out / "a.txt").read_text("utf-8").endswith("\n\nAll the best from Ewa Lis.\n\n")


def test_lines_within_a_paragraph_stay_lines(mine: Mine, out: Path) -> None:
    """A list, or a name in two lines."""
    mine.own("en", 'letter = "{dear}\\n\\none\\ntwo\\n\\nRegards\\n{me}\\n{my_company}"')
    who = mine.sample("en")
    for kind in ("pdf", "docx"):
        mine.run("letter", str(who), "--output", str(out / f"a.{kind}"), day=LETTER_DAY)
    expected = ["Dear Mr Brown,", "one", "two", "Regards", "Ewa Lis", "Lis Meble"]
    assert expected == pdf_lines(out / "a.pdf")[-6:]
    assert expected == docx_lines(out / "a.docx")[-6:]


@pytest.mark.parametrize(
    ("kind", "library", "package"),
    [("pdf", "reportlab", "reportlab"), ("docx", "docx", "python-docx")],
)
def test_a_missing_library_is_named_in_one_line(
    kind: str, library: str, package: str, mine: Mine, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What to install, and what goes without."""
    for name in [one for one in sys.modules if one.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    printed = mine.run("letter", str(mine.sample("en")), "--output", str(out / f"a.{kind}"))
    assert (2, 1, []) == (printed.code, len(printed.err.splitlines()), list(out.iterdir()))
    assert f"pip install {package} " in printed.err


def test_the_licence_of_the_fonts_lies_beside_them() -> None:
    """Whoever has the fonts has it too."""
    fonts = Path(str(letter_pdf.__file__)).parent / "fonts"
    names = {path.name for path in fonts.iterdir()}
    assert {"LiberationSerif-Bold.ttf", "LiberationSerif-Regular.ttf", "OFL.txt"} == names
