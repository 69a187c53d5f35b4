"""Texts of one's own over those of the package: read strictly, each fault told by its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cadence.exchange.toml_lines import faulty, places, read_toml
from cadence.words.filling import fields_in, has_a_stray_brace, plain, plain_lines
from cadence.words.texts import LETTER, Wording, all_fields, allowed_in

LARGEST = 64 * 1024
"""Bytes of a file: all texts of the package in one language are a tenth of it."""
LONGEST = 8000
"""Letters of a text: more than a page."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text of one's own that does without fields that the package's text has."""

    line: int
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The texts in a file of one's own, and which of them leave something out."""

    texts: Mapping[str, str]
    left_out: tuple[LeftOut, ...] = ()


def read_own(data: bytes, wording: Wording) -> OwnWords:
    """The texts in a file; `wording` is the package's own in that language.

    Raises BadFileError whose rows name every fault with its line.
    """
    text, document = read_toml(data, "file of texts", LARGEST)
    where = places(text, "")
    faults = sorted(
        (where.key(name), f"{_quoted(name)}: {why}" if name in wording.texts else why)
        for name, value in document.items()
        for why in _faults(name, value, wording)
    )
    if faults:
        raise faulty(faults)
    texts = {name: _tidy(name, value) for name, value in document.items()}
    left_out = (
        LeftOut(where.key(name), name, gone)
        for name, own in texts.items()
        if (gone := _left_out(wording.texts[name], own))
    )
    return OwnWords(texts, tuple(left_out))


def over(wording: Wording, own: OwnWords) -> Wording:
    """The texts of the package with one's own in their place."""
    return replace(wording, texts={**wording.texts, **own.texts})


def _left_out(text: str, own: str) -> tuple[str, ...]:
    """The fields of the package's text that one's own does not have."""
    kept = fields_in(own)
    return tuple(name for name in fields_in(text) if name not in kept)


def _faults(name: str, value: Any, wording: Wording) -> Iterator[str]:
    if name not in wording.texts:
        yield f"there is no text called {_quoted(name)}{_meant(name, wording.texts)}"
        return
    if not isinstance(value, str) or not _tidy(name, value):
        yield "a text in quotes is wanted"
        return
    if len(value) > LONGEST:
        yield f"at most {LONGEST} letters"
    if has_a_stray_brace(value):
        yield "a brace stands there that belongs to no {field}"
    allowed = allowed_in(name, wording.texts[name])
    for field in fields_in(value):
        if field in allowed:
            continue
        if field in all_fields(wording):
            yield f"{{{_shown(field)}}} has no value in this text"
        else:
            yield f"there is no field {{{_shown(field)}}}{_meant(field, allowed)}"


def _meant(name: str, known: Any) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _tidy(name: str, value: str) -> str:
    """A text as it is used: the letter in paragraphs, every other text in one line."""
    if name != LETTER:
        return plain(value)
    paragraphs = (plain_lines(one) for one in _paragraphs(value))
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def _paragraphs(value: str) -> list[str]:
    """A text cut at its empty lines."""
    lines = (line if line.strip() else "" for line in value.splitlines())
    return "\n".join(lines).split("\n\n")


def _quoted(name: str) -> str:
    return f'"{_shown(name)}"'


def _shown(name: str) -> str:
    """A name as it stands in a message: one line, not endless."""
    return " ".join(name.split())[:40]
