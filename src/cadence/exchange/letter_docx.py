"""A letter as a Word document, laid out like the PDF, to be edited before it is printed."""

from __future__ import annotations

import io
from datetime import datetime, time
from math import ceil
from typing import TYPE_CHECKING, Any

from cadence.errors import UsageError
from cadence.exchange.letter import Letter, Lines, unbroken

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
"""On every machine, or another font of the same widths in its place."""
SIZE, SMALL, TINY = 11, 9.5, 7
TWIPS = 1440 / 25.4
"""A twentieth of a point, per millimetre: the unit of frames."""
WINDOW = {"x": 25.0, "y": 50.0, "w": 80.0, "h": 40.0}
BESIDE = {"x": 125.0, "y": 50.0, "w": 75.0, "h": 45.0}
"""Frames in millimetres from the upper left corner of the page, as in DIN 5008, form B."""
TEXT_TOP, LEFT, RIGHT, BOTTOM = 98.5, 25.0, 20.0, 20.0
TO_SIGN = 16
FOLDS = (105.0, 210.0)
FOLD = {"x": 3.0, "w": 5.0, "h": 1.0}
SMALLEST = 9
"""Points of an address: smaller is hard to read behind a window. A longer one is set by hand."""
LEADING, OF_A_LETTER = 1.15, 0.52
"""What a line takes of its size, and a letter on the average: Word measures, and we guess."""
POINT = 25.4 / 72


def as_docx(letter: Letter) -> bytes:
    """The letter as a Word document. Raises UsageError when the library is not installed."""
    try:
        import docx
    except ImportError:
        raise UsageError(
            "A Word document needs one package more: pip install python-docx "
            "(pipx inject cadence-followup python-docx). A .txt or .eml needs none."
        ) from None
    document = docx.Document()
    _set_up(document, letter)
    _add_window(document, letter)
    _add_beside(document, letter)
    _add_folds(document)
    _add_text(document, letter)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up(document: Document, letter: Letter) -> None:
    """The page, the style, and what the file says of itself."""
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.top_margin, section.bottom_margin = Mm(TEXT_TOP), Mm(BOTTOM)
    style: ParagraphStyle = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(SIZE)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.15
    _set_language(style, letter.language)
    about = document.core_properties
    about.author = about.last_modified_by = letter.sender[:255]
    about.title, about.comments = letter.subject[:255], ""
    about.language = letter.language
    about.created = about.modified = datetime.combine(letter.written_on, time())


def _set_language(style: ParagraphStyle, language: str) -> None:
    """The language that spelling is checked in; the font also for letters beyond Latin."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    properties: Any = style.element.get_or_add_rPr()
    for script in ("w:cs", "w:eastAsia"):
        properties.rFonts.set(qn(script), FONT)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    properties.append(spoken)


def _add_window(document: Document, letter: Letter) -> None:
    """The sender, the mark and the address, where the window of an envelope shows them."""
    if letter.sender_line:
        _framed(document, letter.sender_line, WINDOW, size=TINY)
    _framed(document, letter.mark, WINDOW, bold=True, before=2)
    size = _size_of_the_address(letter)
    for line in letter.to:
        _framed(document, line, WINDOW, size=size)


def _size_of_the_address(letter: Letter) -> float:
    """The largest size with which it ends within the window."""
    above = _height((letter.sender_line,), TINY) + _height((letter.mark,), SIZE) + 2 * POINT
    size: float = SIZE
    while size > SMALLEST and above + _height(letter.to, size) > WINDOW["h"]:
        size -= 0.5
    return size


def _height(lines: Lines, size: float) -> float:
    """About how high lines of that size are in the window, in millimetres."""
    a_line = WINDOW["w"] / (size * OF_A_LETTER * POINT)
    rows = sum(ceil(len(line) / a_line) for line in lines)
    return rows * size * LEADING * POINT


def _add_folds(document: Document) -> None:
    """Where the paper is folded: two short thin lines on the left edge."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    for at in FOLDS:
        properties = _framed(document, "", {**FOLD, "y": at}, size=1, height="exact")
        borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
        for name, value in (("val", "single"), ("sz", "2"), ("space", "0"), ("color", "808080")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
        properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")


def _add_beside(document: Document, letter: Letter) -> None:
    """Who writes, and the date."""
    for line in letter.sender_block:
        _framed(document, line, BESIDE, size=SMALL)
    _framed(document, letter.date, BESIDE, size=SMALL, before=SMALL)


def _add_text(document: Document, letter: Letter) -> None:
    """The subject, the paragraphs, room to sign, the name."""
    from docx.shared import Mm, Pt

    document.add_paragraph().add_run(unbroken(letter.subject)).bold = True
    for number, lines in enumerate(letter.body):
        paragraph = _paragraph(document, lines)
        paragraph.paragraph_format.space_before = Pt(SIZE if number else 1.5 * SIZE)
    if letter.has_a_closing:
        _paragraph(document, letter.closing).paragraph_format.space_before = Pt(SIZE)
        _paragraph(document, letter.signed).paragraph_format.space_before = Mm(TO_SIGN)


def _paragraph(document: Document, lines: Lines) -> Paragraph:
    """A paragraph; its lines end where they end."""
    paragraph = document.add_paragraph()
    for number, line in enumerate(lines):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(unbroken(line))
    return paragraph


def _framed(
    document: Document,
    text: str,
    place: dict[str, float],
    *,
    size: float = SIZE,
    bold: bool = False,
    before: float = 0,
    height: str = "atLeast",
) -> Any:
    """A line in a frame on the page; lines of one frame follow each other. Gives the paragraph's
    properties."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    run = paragraph.add_run(unbroken(text))
    run.font.size, run.bold = Pt(size), bold
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.line_spacing = 1.0
    frame = OxmlElement("w:framePr")
    for name, value in (
        *((f"w:{key}", str(round(length * TWIPS))) for key, length in place.items()),
        ("w:hRule", height),
        ("w:hSpace", "0"),
        ("w:wrap", "around"),
        ("w:hAnchor", "page"),
        ("w:vAnchor", "page"),
    ):
        frame.set(qn(name), value)
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        frame, *("w:widowControl", "w:numPr", "w:pBdr", "w:spacing", "w:ind", "w:jc", "w:rPr")
    )
    return properties
