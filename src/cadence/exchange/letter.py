"""A letter to one person: its parts, and the letter as plain text and as a draft of an e-mail."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cadence.errors import UsageError

if TYPE_CHECKING:
    from email.headerregistry import Address

TEXT_WIDTH = 76
SPACE_TO_SIGN = 3
"""Empty lines between the closing and the name."""

Lines = tuple[str, ...]
_ATOM = r"[^\s\x00-\x20()<>\[\]:;@\\,.\"]+"
_ADDRESS = re.compile(rf"{_ATOM}(\.{_ATOM})*@{_ATOM}(\.{_ATOM})*")
"""An address that needs no quoting; others are too rare to be worth a mistake in a header."""
_BLANK = re.compile(r"(?<!\d) | (?!\d)")
"""Where a line may be broken: not within a phone number."""
_WITHIN_A_NUMBER = re.compile(r"(?<=\d) (?=\d)")


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands in a letter. Every text is plain and of one line; those unknown are empty.

    `paragraphs` are lists of lines: the opening first, the closing with the name last.
    """

    language: str
    mark: str
    name: str
    company: str
    address: Lines
    email: str
    sender: str
    sender_company: str
    sender_address: Lines
    sender_phone: str
    sender_email: str
    written_on: date
    date: str
    subject: str
    paragraphs: tuple[Lines, ...]

    @property
    def to(self) -> Lines:
        """The address block. The person comes before the firm: nobody else opens it."""
        return tuple(line for line in (self.name, self.company, *self.address) if line)

    @property
    def sender_block(self) -> Lines:
        """Who writes, as it stands beside the address."""
        known = (
            self.sender,
            self.sender_company,
            *self.sender_address,
            self.sender_phone,
            self.sender_email,
        )
        return tuple(line for line in known if line)

    @property
    def sender_line(self) -> str:
        """Who writes, in one line above the address; empty where nothing could be sent back."""
        known = (self.sender, self.sender_company, *self.sender_address)
        return ", ".join(part for part in known if part) if self.sender_address else ""

    @property
    def body(self) -> tuple[Lines, ...]:
        """The paragraphs before the closing."""
        return self.paragraphs[:-1] if self.has_a_closing else self.paragraphs

    @property
    def closing(self) -> Lines:
        """The words before the signature; none in a letter that ends otherwise."""
        return self.paragraphs[-1][:1] if self.has_a_closing else ()

    @property
    def signed(self) -> Lines:
        """What stands below the signature."""
        return self.paragraphs[-1][1:] if self.has_a_closing else ()

    @property
    def has_a_closing(self) -> bool:
        """Whether the last paragraph leaves room to sign: a line, and the name below it."""
        return len(self.paragraphs[-1]) > 1


def as_text(letter: Letter) -> str:
    """The letter as plain text, wrapped, with room to sign."""
    return "\n".join(_text_lines(letter)) + "\n"


def _text_lines(letter: Letter) -> Iterator[str]:
    for block in (
        letter.sender_block,
        (letter.mark, *letter.to),
        (letter.date,),
        (letter.subject,),
        *letter.body,
    ):
        yield from _wrapped(block)
        yield ""
    if letter.has_a_closing:
        yield from _wrapped(letter.closing)
        yield from [""] * SPACE_TO_SIGN
        yield from _wrapped(letter.signed)


def _wrapped(lines: Lines) -> Iterator[str]:
    for line in lines:
        yield from wrapped(line, lambda text: len(text) <= TEXT_WIDTH)


def wrapped(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """A text as lines that fit: broken between words, and within one that is longer than a line."""
    line = ""
    for word in _BLANK.split(text):
        longer = f"{line} {word}" if line else word
        if fits(longer):
            line = longer
            continue
        if line:
            yield line
        *pieces, line = _pieces(word, fits)
        yield from pieces
    yield line


def _pieces(word: str, fits: Callable[[str], bool]) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and not fits(pieces[-1] + sign):
            pieces.append("")
        pieces[-1] += sign
    return pieces


def unbroken(text: str) -> str:
    """The text for a program that breaks its lines itself: not within a phone number."""
    return _WITHIN_A_NUMBER.sub("\u00a0", text)


def as_email(letter: Letter) -> bytes:
    """A draft for a mail program, which sends it once somebody has read it.

    Raises UsageError when an address cannot stand in a header.
    """
    from email.message import EmailMessage
    from email.policy import SMTP, SMTPUTF8

    addresses = letter.email + letter.sender_email
    message = EmailMessage(policy=SMTP if addresses.isascii() else SMTPUTF8)
    message["To"] = _address(letter.name, letter.email)
    if letter.sender_email:
        message["From"] = _address(letter.sender, letter.sender_email)
    message["Subject"] = letter.subject
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    text = "\n\n".join("\n".join(paragraph) for paragraph in letter.paragraphs)
    message.set_content(f"{text}\n")
    message["Content-Language"] = letter.language
    return message.as_bytes()


def _address(name: str, address: str) -> Address:
    from email.headerregistry import Address

    if _ADDRESS.fullmatch(address) is None:
        raise UsageError(f"'{address}' cannot stand in the header of an e-mail.")
    local, _, domain = address.rpartition("@")
    return Address(name, username=local, domain=domain)
