"""In which encoding a file is written, and whether it is text at all.

The whole file is looked at, a piece at a time: the one letter that tells may be the last.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import BinaryIO, Final

from cadence.errors import BadFileError, UsageError

CODE_PAGES: Final[dict[str, tuple[str, ...]]] = {
    "cp1252": ("de", "fr", "es"),
    "cp1250": ("pl", "bs"),
    "cp1251": ("ru",),
    "cp1257": ("et",),
}
"""Where a file is no Unicode: Windows' code pages, the usual one first, and their languages."""

_ESCAPED: Final = frozenset({"utf-8", "utf-8-sig", *CODE_PAGES})
"""Where a byte that is no text can stand as a character of its own, to be named."""

# Codecs of Python's for other things than files.
_NO_ENCODINGS: Final = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"}
)

_PIECE: Final = 1 << 20
_MAX_LINE: Final = 1 << 20

_OTHER_FORMATS: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"PK\x03\x04", "a spreadsheet or an archive (zip)", "Open it and save it as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "Open it and save it as CSV"),
    (b"%PDF", "a PDF", "Ask for the contacts as CSV"),
    (b"\x1f\x8b", "compressed (gzip)", "Unpack it first"),
    (b"SQLite format 3", "a database", "Export the contacts from it as CSV"),
    (b"{\\RTF", "a text document (RTF)", "Save the contacts as CSV"),
    (b"BEGIN:VCARD", "a vCard", "vCards are not read here yet: export the contacts as CSV"),
    (b"BEGIN:VCALENDAR", "a calendar", "Export the contacts as CSV"),
    (b"<", "a web page or XML", "Open it in a spreadsheet and save it as CSV"),
)
"""How other files begin (in capitals, behind blanks), what they are, what to do instead."""

# No text has them, but for the odd stray one.
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to read a file: the encodings to choose from, best first, and the error handler.

    `in_doubt` when bytes may come up that are no text, or NUL: every cell has to be looked at.
    """

    encodings: tuple[str, ...]
    errors: str
    in_doubt: bool


def detect(stream: BinaryIO, encoding: str | None = None) -> Decoding:
    """Finds out how a seekable stream is to be decoded; `encoding` says it beforehand.

    Raises BadFileError when it is empty or no text, UsageError for an unknown encoding.
    """
    stream.seek(0)
    head = stream.read(_PIECE)
    if not head:
        raise BadFileError("The file is empty.")
    encoding = _checked(encoding) if encoding else _unicode_by_its_look(head)
    _refuse_other_formats(head, encoding or "utf-8")

    found = _scan(stream, encoding or "utf-8")
    if found.is_text or encoding:
        name = encoding or "utf-8"
        errors = "surrogateescape" if name in _ESCAPED else "replace"
        return Decoding((name,), errors, in_doubt=found.has_nul or not found.is_text)
    if _is_mostly_utf8(stream):
        return Decoding(("utf-8",), "surrogateescape", in_doubt=True)
    return Decoding(tuple(CODE_PAGES), "surrogateescape", in_doubt=True)


def _checked(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        b"    ".decode(name)  # refuses `rot13` as well, which is no encoding of text
    except (LookupError, ValueError):
        name = "undefined"
    if name in _NO_ENCODINGS:
        raise UsageError(
            f'"{encoding}" is not an encoding: they are called utf-8, cp1250 or the like.'
        )
    return name


def _unicode_by_its_look(head: bytes) -> str | None:
    """The encoding that a byte order mark gives away, or NUL in every other byte."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return encoding
    pairs = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    # Cyrillic letters have no NUL, but commas, digits, blanks and line ends do. Fewer than four
    # may be stray ones.
    if odd > max(pairs / 6, 3) and even < odd / 5:
        return "utf-16-le"
    if even > max(pairs / 6, 3) and odd < even / 5:
        return "utf-16-be"
    return None


def _refuse_other_formats(head: bytes, encoding: str) -> None:
    beginning = head[:2048].decode(encoding, "replace").lstrip("\ufeff \t\r\n").upper()
    for magic, what, advice in _OTHER_FORMATS:
        if head.startswith(magic) or beginning.startswith(magic.decode("latin-1")):
            raise BadFileError(f"This is {what}, not a list as text. {advice}.")
    if not encoding.startswith("utf-16") and _is_binary(head[:2048]):
        raise BadFileError("This is not text. Save the contacts as CSV.")


def _is_binary(head: bytes) -> bool:
    """Many bytes NUL, or many control characters in what is not even UTF-8.

    A single NUL is a bad row, and control characters may stand in our own export.
    """
    many = max(len(head) / 20, 8)
    if head.count(0) > many:
        return True
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(head)
    except UnicodeDecodeError:
        return len(head) - len(head.translate(None, _CONTROLS)) > many
    return False


@dataclass(slots=True)
class _Scan:
    is_text: bool = True
    has_nul: bool = False


def _scan(stream: BinaryIO, encoding: str) -> _Scan:
    """Reads a file to its end: whether all of it is text in an encoding, and free of NUL.

    Raises BadFileError for a line that would fill the memory.
    """
    found = _Scan()
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    line = 0
    stream.seek(0)
    while piece := stream.read(_PIECE):
        line_end = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
        line = line + len(piece) if line_end < 0 else len(piece) - line_end
        if line > _MAX_LINE:
            raise BadFileError("The file has a line of over a million characters: no list has.")
        if found.is_text:
            try:
                text = decoder.decode(piece)
            except UnicodeDecodeError:
                found.is_text = False
            else:
                found.has_nul = found.has_nul or "\0" in text
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        found.is_text = False
    return found


def _is_mostly_utf8(stream: BinaryIO) -> bool:
    """Whether a file that is not quite UTF-8 is that rather than a code page.

    A letter of a code page before an ASCII one is never UTF-8, so code pages give next to no
    good letters, and a broken UTF-8 file next to no bad ones.
    """
    good = bad = 0
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    stream.seek(0)
    while piece := stream.read(_PIECE):
        text = decoder.decode(piece)
        if not text.isascii():
            letters = len(text) - len(text.encode("ascii", "ignore"))
            good_here = len(text.encode("utf-8", "ignore").decode()) - (len(text) - letters)
            good, bad = good + good_here, bad + letters - good_here
    return good > bad
