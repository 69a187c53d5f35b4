"""Stalls in the words of a note: which excuse it sounds like, and until when (domain 4.1).

It is a suggestion. A note decides nothing: a person does, asked or told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from cadence.engine.folding import fold
from cadence.engine.intervals import Interval, parse_interval
from cadence.engine.phrases import (
    BEGIN,
    BREAKS,
    COLON,
    END,
    NUMBER,
    SIGNS,
    Index,
    Numbers,
    Phrase,
    Sentence,
    last_number,
)
from cadence.engine.vocabulary import StallKind

TELLING = (
    StallKind.AFTER_TRIP,
    StallKind.PROPOSAL,
    StallKind.FIT,
    StallKind.THINK,
    StallKind.LATER,
    StallKind.CAN_WAIT,
)
"""Where a note sounds like several: the kind that tells most comes first."""
FARTHEST = 730
"""Days: nobody asks for more, so more was read wrongly."""
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_SIGNS = re.compile(
    r"(?P<word>\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<comma>,)"
    # A point before a figure belongs to an abbreviation: "in approx. 2 weeks".
    r"|(?P<end>\.(?!\s?\d)|[!?…;\n])"
    r"|(?P<colon>:\s|\s[-–—]+\s)"
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a note sounds like: the kind, how long they ask for, the words that say so."""

    kind: StallKind
    interval: Interval | None
    words: str


class Length:
    """What a time in words comes to: `each`, or as many of them as the number in it says."""

    def __init__(self, text: str, numbers: Numbers | None) -> None:
        self._each = parse_interval(text)
        self._numbers = numbers
        if text and self._each is None:
            raise ValueError(f"not a length of time: {text!r}")

    def of(self, words: Sequence[str]) -> Interval | None:
        """The length that these words name; None where it is not exact."""
        if self._each is None:
            return None
        count = self._each.count
        if self._numbers is not None:
            count *= last_number(words, self._numbers)
        known = 0 < count * _DAYS[self._each.unit] <= FARTHEST
        return Interval(count, self._each.unit) if known else None


@dataclass(frozen=True, slots=True)
class Patterns:
    """The phrases of every language: times, excuses, and what shows that it is none."""

    times: Index[Length]
    kinds: Index[StallKind]
    settled: Index[bool]


def read_patterns(languages: Mapping[str, Mapping[str, str]]) -> Patterns:
    """The patterns of some languages: phrases a line each, by kind, as `stalls.toml` has them.

    Raises ValueError for an unknown kind, and for a phrase or a length that cannot be read.
    """
    times, kinds, settled = [], [], []
    for tables in languages.values():
        numbers = {
            fold(word): int(count)
            for words, count in _pairs(tables["numbers"])
            for word in words.split("|")
        }
        for text, length in _pairs(tables["when"]):
            scale = numbers if NUMBER in text else None
            times.append((Phrase(text, numbers), Length(length, scale)))
        for name, table in tables.items():
            if name in ("numbers", "when"):
                continue
            phrases = [Phrase(line, numbers) for line in table.splitlines()]
            if name == "settled":
                settled += [(phrase, True) for phrase in phrases]
            else:
                kinds += [(phrase, StallKind(name)) for phrase in phrases]
    return Patterns(Index(times), Index(kinds), Index(settled))


def _pairs(table: str) -> Iterator[tuple[str, str]]:
    """The lines `left = right`."""
    for line in table.splitlines():
        left, _equals, right = line.partition("=")
        yield left.strip(), right.strip()


def recognise(note: str, patterns: Patterns) -> Suggestion | None:
    """The excuse that a note sounds like; None when it sounds like none.

    A sentence that tells of something settled (signed, agreed, begun) is no excuse.
    """
    heard = [found for sentence in _sentences(note) for found in sentence.heard(patterns)]
    if not heard:
        return None
    heard.sort(key=lambda found: TELLING.index(found.kind))
    lengths = [found.interval for found in heard if found.interval is not None]
    return Suggestion(heard[0].kind, lengths[0] if lengths else None, heard[0].words)


class _Said(Sentence):
    """A sentence as it was written, beside its folded words."""

    def __init__(self, written: list[str]) -> None:
        super().__init__([fold(word).replace("’", "'") for word in written])
        self.written = written

    def heard(self, patterns: Patterns) -> Iterator[Suggestion]:
        """What its words sound like, and the length of time that is named beside them."""
        clauses = list(accumulate(word in BREAKS for word in self.words))
        lengths: dict[int, tuple[int, int, Interval | None]] = {}
        for begin, end, length in patterns.times.found(self):
            self.times.setdefault(begin, []).append(end)
            # The longest of those that begin first: "in a year and a half" holds "in a year".
            known = (begin, -end, length.of(self.words[begin:end]))
            lengths[clauses[begin]] = min(lengths.get(clauses[begin], known), known, key=_order)
        if any(patterns.settled.found(self)):
            return
        for begin, end, kind in patterns.kinds.found(self):
            words = " ".join(word for word in self.written[begin:end] if word not in SIGNS)
            beside = lengths.get(clauses[end - 1])
            yield Suggestion(kind, beside[2] if beside else None, words)


def _order(known: tuple[int, int, Interval | None]) -> tuple[int, int]:
    return known[:2]


def _sentences(note: str) -> Iterator[_Said]:
    """The sentences of a note; a new line ends one as well."""
    written = [BEGIN]
    for sign in _SIGNS.finditer(unicodedata.normalize("NFC", note)):
        if sign["end"] is None:
            written.append(sign["word"] or sign["comma"] or COLON)
        elif len(written) > 1:
            yield _Said([*written, END])
            written = [BEGIN]
    if len(written) > 1:
        yield _Said([*written, END])
