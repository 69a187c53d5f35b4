"""File names made of people's names: inside the folder, nothing written over."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from .people import MONDAY, Mine

HOSTILE = [
    "../x",
    "/etc/passwd",
    "..\\..\\x",
    "C:\\Windows\\x",
    "CON",
    "NUL.txt",
    "com1",
    "x" * 300,
    "Ж" * 300,
    ".hidden",
    "..",
    "-rf",
    "--help",
    "\u202egnp.exe\u202c",
    "a\x1b[2Jb",
    "a\nb\rc",
    "$(touch x)",
    "`id`; rm | x & y > z",
    "~root",
    "*?[a]",
    "\"quoted\" 'name'",
    "a:b|c<d>",
    "trailing. ",
    "%2e%2e%2fx",
    "Anna Nowak",
    "Anna Nowak",
    "Ольга Смирнова",
    "🙂",
]


@pytest.fixture
def people(mine: Mine) -> list[int]:
    """Somebody with each of these names."""
    flags = ("--topic", "x", "--address", "Długa 5, Warszawa", "--force", "--json")
    added = (mine.run("add", *flags, "--", name) for name in HOSTILE)
    return [json.loads(one.out)["prospect"]["id"] for one in added]


@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_every_letter_is_a_file_of_its_own_in_the_folder(
    kind: str, mine: Mine, people: list[int], out: Path
) -> None:
    """Whatever somebody is called, and though two are called alike."""
    before = set(mine.folder.rglob("*"))
    for who in people:
        printed = mine.run("letter", str(who), "--output", str(out), "--format", kind)
        assert 0 == printed.code, printed
    written = sorted(set(mine.folder.rglob("*")) - before)
    assert (len(HOSTILE), {out}) == (len(written), {path.parent for path in written})
    assert all(path.is_file() and 0o600 == stat.S_IMODE(path.stat().st_mode) for path in written)
    for path in written:
        assert path.name.startswith("letter-")
        assert path.name.endswith(f"-{MONDAY}.{kind}")
        assert len(path.name.encode()) < 200
        middle = path.name.removesuffix(f".{kind}")
        assert middle.replace("-", "").isalnum()
        assert middle.isprintable()


def test_every_such_name_stands_in_a_pdf_or_is_refused(
    mine: Mine, people: list[int], out: Path
) -> None:
    """An emoji has no letter in the fonts, 300 letters no room in the window; everything else is
    printed and stays inside."""
    codes = [mine.run("letter", str(who), "--output", str(out)).code for who in people]
    assert [2 if name == "🙂" or len(name) == 300 else 0 for name in HOSTILE] == codes
    assert len(HOSTILE) - 3 == len(list(out.iterdir()))


def test_a_letter_is_never_written_over(mine: Mine, out: Path) -> None:
    """Unless somebody insists."""
    who = mine.sample("pl")
    command = ("letter", str(who), "--output", str(out), "--format", "txt")
    assert 0 == mine.run(*command).code
    (file,) = out.iterdir()
    assert f"letter-{who}-zaneta-zdzblo-{MONDAY}.txt" == file.name
    file.write_text("mine", "utf-8")
    printed = mine.run(*command)
    assert (5, "mine") == (printed.code, file.read_text("utf-8"))
    assert "exists already; name another file, or add --force" in printed.err
    assert (0, False) == (mine.run(*command, "--force").code, file.read_text("utf-8") == "mine")


def test_a_link_is_not_followed(mine: Mine, out: Path) -> None:
    """It may lead anywhere."""
    (out / "a.txt").symlink_to(mine.folder / "elsewhere")
    who = str(mine.sample("pl"))
    assert 5 == mine.run("letter", who, "-o", str(out / "a.txt"), "--force").code
    assert not (mine.folder / "elsewhere").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--output", "a.odt"], "a.odt is neither a folder nor the name of a .pdf"),
        (["--output", "nowhere/"], "nowhere is neither a folder nor the name"),
        (["--output", "a.pdf", "--format", "txt"], "a.pdf is not the name of a .txt file"),
        (["--format", "doc"], "'doc' is no kind of letter. Did you mean docx?"),
    ],
)
def test_a_name_of_no_kind_is_refused(words: list[str], said: str, mine: Mine) -> None:
    """Before anything is written."""
    printed = mine.run("letter", str(mine.sample("pl")), *words)
    assert (2, True) == (printed.code, said in printed.err)


def test_a_folder_that_is_not_there_is_refused(mine: Mine, out: Path) -> None:
    """A letter does not make folders."""
    printed = mine.run("letter", str(mine.sample("pl")), "-o", str(out / "deeper" / "a.txt"))
    assert (14, []) == (printed.code, list(out.iterdir()))


def test_capitals_in_an_ending_do_not_matter(mine: Mine, out: Path) -> None:
    """As on the systems where they do not."""
    assert 0 == mine.run("letter", str(mine.sample("pl")), "-o", str(out / "A.TXT")).code
