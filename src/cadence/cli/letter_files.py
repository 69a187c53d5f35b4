"""The file of a letter: its kind, its name where none is given, what is written into it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cadence.cli.options import one_of
from cadence.errors import UsageError

if TYPE_CHECKING:
    from cadence.exchange.letter import Letter
    from cadence.services.letters import Drafted

KINDS = ("pdf", "docx", "txt", "eml")
LONGEST_NAME = 40
"""Letters of a person's name in a file's name."""


def complete_kind(incomplete: str) -> list[str]:
    """The kinds of files that begin so."""
    return [kind for kind in KINDS if kind.startswith(incomplete)]


def kind_of(output: Path | None, format_: str | None, *, wanted: bool) -> str | None:
    """What kind of file is to be written; None for the screen."""
    named = one_of("kind of letter", format_, KINDS) if format_ else ""
    if output is None:
        return named or (KINDS[0] if wanted else None)
    if output.is_dir():
        return named or KINDS[0]
    ending = output.suffix.lower().removeprefix(".")
    if ending not in KINDS:
        raise UsageError(
            f"{output} is neither a folder nor the name of a .pdf, .docx, .txt or .eml file."
        )
    if named and named != ending:
        raise UsageError(f"{output} is not the name of a .{named} file.")
    return ending


def place(output: Path | None, drafted: Drafted, kind: str) -> Path:
    """The file as it was named, or a name that tells people and days apart, in that folder."""
    if output is not None and not output.is_dir():
        return output
    from cadence.engine.folding import words

    record = drafted.case.record
    assert drafted.letter is not None
    name = "-".join(words(record.profile.name))[:LONGEST_NAME].strip("-")
    parts = ("letter", str(record.id), name, drafted.letter.written_on.isoformat())
    return (output or Path()) / f"{'-'.join(part for part in parts if part)}.{kind}"


def content(letter: Letter, kind: str) -> bytes:
    """The file that is to be written."""
    if kind == "pdf":
        from cadence.exchange.letter_pdf import as_pdf

        return as_pdf(letter)
    if kind == "docx":
        from cadence.exchange.letter_docx import as_docx

        return as_docx(letter)
    from cadence.exchange.letter import as_email, as_text

    return as_email(letter) if kind == "eml" else as_text(letter).encode("utf-8")
