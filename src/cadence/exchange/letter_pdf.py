"""A letter as a PDF: one page A4, the address where a window envelope shows it.

The measures are those of DIN 5008, form B: they fit the windows of C5/6 and DL envelopes, and the
paper is folded at the marks on the left edge. Lengths are millimetres from the upper left corner
of the page, sizes of letters are points. The fonts hold Latin, Cyrillic and Greek letters; their
licence lies beside them.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from cadence.errors import UsageError
from cadence.exchange.letter import Letter, Lines, wrapped

PAGE = (210.0, 297.0)
LEFT, RIGHT, BOTTOM = 25.0, 190.0, 277.0
"""Where the text of the letter ends on each side."""
WINDOW_WIDTH = 80.0
NOTES_END, ADDRESS_END = 62.7, 90.0
"""The window: above the first line the mark and the sender, above the second the address."""
BESIDE, BESIDE_TOP, BESIDE_WIDTH, BESIDE_END = 125.0, 50.0, 75.0, 95.0
SUBJECT_TOP = 98.5
FOLDS = (105.0, 210.0)
SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
SMALL_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
TINY_SIZES = (7.0, 6.5, 6.0, 5.5)
LEADING = 1.3
TO_SIGN = 16.0
POINT = 25.4 / 72

REGULAR, BOLD = "LiberationSerif-Regular", "LiberationSerif-Bold"
_TO_THE_LEFT = ("R", "AL", "AN")
"""Scripts that run from right to left: the library would print them the wrong way round."""
_SHOWN = 10
"""Letters that a message names at most."""


def as_pdf(letter: Letter) -> bytes:
    """The letter as a PDF.

    Raises UsageError when the library is not installed, when a sign cannot be shown, and when
    the letter does not fit on its page or the address into the window.
    """
    try:
        from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
    except ImportError:
        raise UsageError(
            "A PDF needs one package more: pip install reportlab "
            "(pipx inject cadence-followup reportlab). A .txt or .eml needs none."
        ) from None
    _check_letters(letter, _fonts())
    stream = io.BytesIO()
    width, height = (length / POINT for length in PAGE)
    canvas = Canvas(stream, pagesize=(width, height), initialFontName=REGULAR, lang=letter.language)
    canvas.setTitle(letter.subject)
    canvas.setAuthor(letter.sender)
    canvas.setCreator("cadence")
    page = _Page(canvas)
    _draw_window(page, letter)
    _draw_beside(page, letter)
    _draw_text(page, letter)
    page.draw_folds()
    canvas.save()
    return stream.getvalue()


def _fonts() -> list[Any]:
    """The two fonts, known to the library from here on."""
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
    from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

    known = pdfmetrics.getRegisteredFontNames()
    for name in (REGULAR, BOLD):
        if name not in known:
            data = files("cadence.exchange").joinpath("fonts", f"{name}.ttf").read_bytes()
            pdfmetrics.registerFont(TTFont(name, io.BytesIO(data)))
    return [pdfmetrics.getFont(name) for name in (REGULAR, BOLD)]


def _check_letters(letter: Letter, fonts: Sequence[Any]) -> None:
    """A letter that a font lacks would be printed as an empty box."""
    paragraphs = (line for lines in letter.paragraphs for line in lines)
    head = (*letter.sender_block, letter.mark, *letter.to, letter.date, letter.subject)
    signs = dict.fromkeys("".join((*head, *paragraphs)))
    missing = [
        sign
        for sign in signs
        if unicodedata.bidirectional(sign) in _TO_THE_LEFT
        or any(ord(sign) not in font.face.charToGlyph for font in fonts)
    ]
    if missing:
        raise UsageError(
            f"The PDF cannot show {' '.join(missing[:_SHOWN])}. "
            "Write a .docx or .txt instead, or change the text."
        )


@dataclass(slots=True)
class _Page:
    """The page: texts are put on it by the upper edge of their line."""

    canvas: Any

    def width(self, text: str, size: float, font: str = REGULAR) -> float:
        """How long a line is."""
        return float(self.canvas.stringWidth(text, font, size)) * POINT

    def put(self, text: str, x: float, top: float, size: float, font: str = REGULAR) -> None:
        """Draw one line."""
        self.canvas.setFont(font, size)
        baseline = top + size * POINT
        self.canvas.drawString(x / POINT, (PAGE[1] - baseline) / POINT, text)

    def draw_folds(self) -> None:
        """Where the paper is folded: two short thin lines on the left edge."""
        self.canvas.setLineWidth(0.3)
        self.canvas.setStrokeGray(0.5)
        for at in FOLDS:
            height = (PAGE[1] - at) / POINT
            self.canvas.line(3 / POINT, height, 8 / POINT, height)


@dataclass(slots=True)
class _Block:
    """Lines of one width and size below each other; `end` is where the next one begins."""

    page: _Page
    size: float
    width: float
    end: float
    lines: list[tuple[float, str, str]] = field(default_factory=list)

    def add(self, texts: Lines, font: str = REGULAR, *, gap: float = 0.0) -> None:
        """Put texts below what is there, after a gap in lines."""
        step = self.size * LEADING * POINT
        self.end += gap * step
        for text in texts:
            for line in wrapped(
                text, lambda one: self.page.width(one, self.size, font) <= self.width
            ):
                self.lines.append((self.end, line, font))
                self.end += step

    def draw(self, x: float) -> None:
        """Draw it at that left edge."""
        for top, line, font in self.lines:
            self.page.put(line, x, top, self.size, font)


def _draw_window(page: _Page, letter: Letter) -> None:
    """What the window shows: the sender, the mark, the address."""
    step = SIZES[0] * LEADING * POINT
    for size in TINY_SIZES:
        if letter.sender_line and page.width(letter.sender_line, size) <= WINDOW_WIDTH:
            page.put(letter.sender_line, LEFT, NOTES_END - step - 5, size)
            break
    for size in SIZES + SMALL_SIZES:
        if page.width(letter.mark, size, BOLD) <= WINDOW_WIDTH:
            page.put(letter.mark, LEFT, NOTES_END - step, size, BOLD)
            break
    else:
        raise UsageError("The mark above the address (letter_mark) is too long for the window.")
    for size in SIZES:  # smaller is hard to read behind a window
        block = _Block(page, size, WINDOW_WIDTH, NOTES_END)
        block.add(letter.to)
        if block.end <= ADDRESS_END:
            block.draw(LEFT)
            return
    raise UsageError(
        "The name and address are too long for the window of an envelope: shorten them, "
        "or write a .docx and set them yourself."
    )


def _draw_beside(page: _Page, letter: Letter) -> None:
    """Who writes, and the date, on the right."""
    for size in SMALL_SIZES:
        block = _Block(page, size, BESIDE_WIDTH, BESIDE_TOP)
        block.add(letter.sender_block)
        block.add((letter.date,), gap=1)
        if block.end <= BESIDE_END:
            block.draw(BESIDE)
            return
    raise UsageError("Your name, firm and address (me.*) are too long to stand beside theirs.")


def _draw_text(page: _Page, letter: Letter) -> None:
    """The letter itself, in the largest letters that leave it on one page."""
    for size in SIZES:
        block = _Block(page, size, RIGHT - LEFT, SUBJECT_TOP)
        block.add((letter.subject,), BOLD)
        for number, paragraph in enumerate(letter.body):
            block.add(paragraph, gap=1 if number else 1.5)
        if letter.has_a_closing:
            block.add(letter.closing, gap=1)
            block.end += TO_SIGN
            block.add(letter.signed)
        if block.end <= BOTTOM:
            block.draw(LEFT)
            return
    raise UsageError("The letter is longer than one page: shorten its text.")
