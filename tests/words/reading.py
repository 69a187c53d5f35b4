"""Letters read back by other programs' libraries."""

from __future__ import annotations

import io
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import docx
from pypdf import PdfReader


def pdf_lines(path: Path) -> list[str]:
    """The lines of a PDF's only page, as they stand below each other."""
    (page,) = PdfReader(io.BytesIO(path.read_bytes())).pages
    return [line.strip() for line in page.extract_text().splitlines() if line.strip()]


def pdf_text(path: Path) -> str:
    """The text of a PDF as one line."""
    return " ".join(pdf_lines(path))


def pdf_fonts(path: Path) -> set[str]:
    """The fonts that are embedded in a PDF; one that is not makes this fail."""
    (page,) = PdfReader(io.BytesIO(path.read_bytes())).pages
    found = set()
    for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
        described = font["/FontDescriptor"]
        assert "/FontFile2" in described
        found.add(str(described["/FontName"]).split("+")[1])
    return found


def pdf_places(path: Path) -> dict[str, tuple[float, float]]:
    """Where each line of a PDF begins, in millimetres from the upper left corner of the page."""
    (page,) = PdfReader(io.BytesIO(path.read_bytes())).pages
    height, found = float(page.mediabox.height), {}
    point = 25.4 / 72

    def visit(text: str, _cm: object, place: list[float], _font: object, _size: float) -> None:
        if text.strip():
            found[text.strip()] = (place[4] * point, (height - place[5]) * point)

    page.extract_text(visitor_text=visit)
    return found


def docx_lines(path: Path) -> list[str]:
    """The lines of a Word document in their order."""
    texts = (paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    return [line for text in texts for line in text.splitlines() if line]


def docx_frames(path: Path) -> list[dict[str, str]]:
    """The frames of a Word document in their order, by the names of their measures."""
    paragraphs = docx.Document(str(path)).paragraphs
    frames = [one for paragraph in paragraphs for one in paragraph._p.xpath("./w:pPr/w:framePr")]
    return [{name.split("}")[1]: value for name, value in one.items()} for one in frames]


def docx_sizes(path: Path, text: str) -> list[float]:
    """The sizes of the letters of that line, in points."""
    runs = [run for one in docx.Document(str(path)).paragraphs for run in one.runs]
    return [run.font.size.pt for run in runs if run.text == text and run.font.size is not None]


def email(path: Path) -> EmailMessage:
    """The draft of an e-mail."""
    found = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(found, EmailMessage)
    return found
