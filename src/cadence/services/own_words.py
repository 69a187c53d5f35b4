"""Texts of one's own over those of the package: read strictly, each fault told by its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cadence.exchange.toml_lines import faulty, places, read_toml
from cadence.words.filling import fields_in, has_a_stray_brace, plain, plain_lines
from cadence.words.texts import LETTER, SPARE, Wording, all_fields, allowed_in, several

LARGEST = 64 * 1024
"""Bytes of a file: all texts of the package in one language are a fifth of it."""
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
    """The texts in a file of one's own, the spare ones, and which of them leave something out."""

    texts: Mapping[str, str]
    spare: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()

    @property
    def count(self) -> int:
        """How many texts there are: a name with several spare ones counts once for them."""
        return len(self.texts) + len(self.spare)


def read_own(data: bytes, wording: Wording) -> OwnWords:
    """The texts in a file; `wording` is the package's own in that language.

    Raises BadFileError whose rows name every fault with its line.
    """
    text, document = read_toml(data, "file of texts", LARGEST)
    where = places(text, SPARE)
    spare = document.pop(SPARE, {})
    if not isinstance(spare, dict):
        raise faulty([(where.key(SPARE), f"{_quoted(SPARE)}: a table of texts is wanted")])
    in_spare = where.table(0) if where.tables else where.key(SPARE)
    lines = where.tables[0].keys if where.tables else {}
    told = [
        *((where.key(name), name, _faults(name, one, wording)) for name, one in document.items()),
        *(
            (lines.get(name, in_spare), name, _faults_of_spare(name, one, wording))
            for name, one in spare.items()
        ),
    ]
    faults = sorted(
        (line, f"{_quoted(name)}: {why}" if name in wording.texts else why)
        for line, name, found in told
        for why in found
    )
    if faults:
        raise faulty(faults)
    texts = {name: _tidy(name, value) for name, value in document.items()}
    left_out = (
        LeftOut(where.key(name), name, gone)
        for name, own in texts.items()
        if (gone := _left_out(wording.texts[name], own))
    )
    ways = {
        name: tuple(_tidy(name, one) for one in several(value)) for name, value in spare.items()
    }
    return OwnWords(texts, ways, tuple(left_out))


def over(wording: Wording, own: OwnWords) -> Wording:
    """The texts of the package with one's own in their place.

    Where every one of one's own lacks something, the package's spare texts are left.
    """
    spare = dict(wording.spare)
    for name, ways in own.spare.items():
        spare[name] = (*ways, *(one for one in spare.get(name, ()) if one not in ways))
    return replace(wording, texts={**wording.texts, **own.texts}, spare=spare)


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
    for named in fields_in(value):
        if named in allowed:
            continue
        if named in all_fields(wording):
            yield f"{{{_shown(named)}}} has no value in this text"
        else:
            yield f"there is no field {{{_shown(named)}}}{_meant(named, allowed)}"


def _faults_of_spare(name: str, value: Any, wording: Wording) -> Iterator[str]:
    """The same for a text, or a list of them, that is said where the usual one lacks something."""
    if isinstance(value, list) and value:
        for one in value:
            yield from _faults(name, one, wording)
    else:
        yield from _faults(name, value, wording)


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
