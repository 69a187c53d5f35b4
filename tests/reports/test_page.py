"""A report as a page: one file that asks for nothing, in which everything typed is text."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from acceptance.journal import Journal

from .story import TODAY

VOID = {"meta", "link", "br", "hr", "img", "input"}
HOSTILE = '<script>alert("x")</script>'


class Page(HTMLParser):
    """What a browser would see: its elements, its texts, and whether they are well nested."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.style = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        assert tag == self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text between elements."""
        if self._open and self._open[-1] == "style":
            self.style += data
        elif data.strip():
            self.texts.append(data.strip())

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each such element."""
        return [attributes for name, attributes in self.elements if name == tag]


def page(journal: Journal, *words: str) -> Page:
    """The page on stdout."""
    done = journal.run(TODAY, "report", "--html", "-", *words)
    assert (0, "") == (done.code, done.err)
    return Page(done.out)


def test_a_page_asks_for_nothing(told: Journal) -> None:
    """No script, no address, no font, no picture from anywhere; nothing that could hold one."""
    found = page(told)
    tags = {tag for tag, _ in found.elements}
    assert set() == tags & {"script", "link", "img", "iframe", "object", "embed", "form", "a"}
    names = {name for _, attributes in found.elements for name in attributes}
    assert set() == names & {"src", "href", "srcset", "action", "style", "data", "xlink:href"}
    assert [] == [name for name in names if name.startswith("on")]
    assert [] == re.findall(r"url\(|@import|https?:|//", found.style)


def test_its_policy_forbids_all_but_its_own_style(told: Journal) -> None:
    """A browser holds it to what the test above finds: the style is named by its hash."""
    found = page(told)
    digest = base64.b64encode(hashlib.sha256(found.style.encode()).digest()).decode()
    policies = [
        attributes["content"]
        for attributes in found.named("meta")
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ] == policies
    order = [tag for tag, _ in found.elements]
    assert order.index("meta") < order.index("style")


def test_it_is_read_in_the_dark_on_paper_and_on_a_telephone(told: Journal) -> None:
    """One style for each; the width is that of the device."""
    found = page(told)
    for rule in ("prefers-color-scheme: dark", "@media print", "max-width: 30rem"):
        assert rule in found.style
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in found.named(
        "meta"
    )


def test_whatever_somebody_typed_is_text(told: Journal) -> None:
    """A name, a firm and an owner that would be elements elsewhere."""
    words = ["--company", f'">{HOSTILE}', "--owner", HOSTILE, "--first-call", "2026-11-24"]
    assert 0 == told.run("2026-11-24", "add", f"Anna {HOSTILE} & Co", *words).code
    found = page(told, "--owner", HOSTILE)
    assert [] == found.named("script")
    assert f'1 day late: call 1, Anna {HOSTILE} & Co, ">{HOSTILE} (#9)' in found.texts
    assert f"Report of everything up to Wed 25 Nov 2026, {HOSTILE}'s" in found.texts


def test_its_charts_are_as_long_as_the_figures(told: Journal) -> None:
    """The longest fills the row; the others are in proportion."""
    found = page(told)
    widths = [rect["width"] for rect in found.named("rect") if rect.get("class") == "c1"]
    # one for each mark of a legend, then the bars
    assert {"100.00%", "50.00%"} <= set(widths)
    text = told.run(TODAY, "report", "--html", "-").out
    success = text[text.index('id="success"') :].split("</section>")[0]
    assert ["50.00%", "100.00%"] == re.findall(r'class="c1" x="0.00%" width="([^"]*)"', success)
    quoted = [rect["width"] for rect in found.named("rect") if rect.get("class") == "quoted"]
    assert ["10", "100.00%", "20.59%", "13.24%", "7.35%", "5.88%"] == quoted


def test_its_figures_are_those_of_the_terminal(told: Journal) -> None:
    """The same sections, the same sentences."""
    found = page(told)
    titles = [
        "Ended, by the step that was due",
        "Ended without success",
        "Days spent per prospect",
        "What each step came to",
        "Why it ended",
        "Stalls",
        "Remarks and complaints",
        "Why clients left",
        "Who came back",
        "Overdue today",
        "What comes in the next weeks",
    ]
    assert titles == [text for text in found.texts if text in titles]
    assert "1 of 3 decided ended without success: 33%." in found.texts
    assert "often quoted, not a fact" in found.texts
    assert "50% (68%)" in found.texts


def test_an_empty_period_is_a_page_as_well(told: Journal) -> None:
    """It says so, and shows what is overdue and what comes."""
    found = page(told, "--until", "2026-10-01")
    assert "In this period nobody was entered and nothing was logged." in found.texts
    assert ["overdue", "weeks"] == [section["id"] for section in found.named("section")]
    nobody = page(told, "--owner", "somebody-else")
    assert [] == nobody.named("section")
    assert "Nobody is entered yet: there is nothing to report. cadence add NAME" in nobody.texts


def test_a_week_without_anything_is_a_line_and_a_zero(told: Journal) -> None:
    """All eight are there, in proportion; without any, a sentence."""
    found = page(told)
    heights = [rect["height"] for rect in found.named("rect") if rect.get("y")]
    assert ["2.0", "134.0", *["2.0"] * 6] == [one for one in heights if one != "5"]
    text = told.run("2026-12-04", "report", "--html", "-").out
    assert "Nothing is due in 8 weeks, 2 later." in Page(text).texts
    assert 'class="weeks"' not in text


def test_a_page_is_written_whole_and_never_over_another(told: Journal, tmp_path: Path) -> None:
    """Like an export: refused unless `--force` is given; readable by its owner alone."""
    place = tmp_path / "report.html"
    done = told.run(TODAY, "report", "--html", str(place))
    assert (0, f"The report is in {place}.\n", "") == (done.code, done.out, done.err)
    written = place.read_text("utf-8")
    Page(written)
    if os.name != "nt":
        assert 0o600 == place.stat().st_mode & 0o777
    again = told.run("2026-11-26", "report", "--html", str(place))
    assert (5, written) == (again.code, place.read_text("utf-8"))
    assert 0 == told.run("2026-11-26", "report", "--html", str(place), "--force").code
    assert written != place.read_text("utf-8")
    left = [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]
    assert [] == left


def test_a_taken_place_is_told_before_anybody_is_counted(
    told: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a million people that is half a minute earlier."""
    place = tmp_path / "report.html"
    place.write_text("mine")
    link = tmp_path / "link.html"
    link.symlink_to(place)
    monkeypatch.setattr("cadence.services.reporting.report", None)
    assert 5 == told.run(TODAY, "report", "--html", str(place)).code
    assert 5 == told.run(TODAY, "report", "--html", str(link), "--force").code


def test_beside_a_document_the_page_goes_into_a_file(told: Journal, tmp_path: Path) -> None:
    """`--json` says where; both on stdout would be neither."""
    place = tmp_path / "report.html"
    found = told.on(TODAY).json("report", "--html", str(place))
    assert (str(place), 8, True) == (found["file"], found["people"], place.exists())
    assert 2 == told.run(TODAY, "report", "--html", "-", "--json").code
