"""Phrases: a few words in a row, with gaps, found in a sentence word by word.

A phrase is a line such as `call|ring ~3 later`. What its parts mean:

    word        that word; case and accents do not count
    stem*       every word that begins so
    a|b*        one or the other
    part?       may be missing
    ~3          up to three words between, but no comma or colon
    ,           a comma
    :           a colon or a dash
    ^  $        where a sentence begins and ends
    !a|b        the word before is none of these
    <number>    a number, in figures or in the language's own words
    <when>      a time that was found in the sentence before

No part repeats without bound, so the work grows with the text and no faster, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, Protocol, TypeVar

from cadence.engine.folding import fold

T = TypeVar("T")

COMMA, COLON, BEGIN, END = ",", ":", "^", "$"
BREAKS = frozenset({COMMA, COLON})
SIGNS = frozenset({COMMA, COLON, BEGIN, END})
NUMBER, WHEN = "<number>", "<when>"
LONGEST_NUMBER = 3
"""Signs: what is longer is a year, a price or a phone."""
LONGEST_TIME = 10
"""Words of a time; a phrase may have one before the word that it is found by."""
_GAP = re.compile(r"~([1-9])")

Numbers = Mapping[str, int]
"""A language's words for numbers; 0 is one that is not exact, such as `few`."""


@dataclass(slots=True)
class Sentence:
    """The folded words of a sentence between `^` and `$`, commas and colons among them."""

    words: list[str]
    times: dict[int, list[int]] = field(default_factory=dict)
    """Where a time begins, and each place where it may end."""


class Part(Protocol):
    """Something that a phrase expects."""

    @property
    def most(self) -> int:
        """The words that it covers at most."""

    @property
    def weight(self) -> int:
        """How surely a phrase is found by it; 0 when it cannot be."""

    def ends(self, sentence: Sentence, at: int) -> Iterable[int]:
        """Each place where it may be over if it begins there."""


@dataclass(frozen=True, slots=True)
class Words:
    """One word of several, whole or by its beginning."""

    exact: frozenset[str]
    stems: tuple[str, ...]
    most: int = 1

    @property
    def weight(self) -> int:
        """The letters of its shortest word: long words are rare."""
        return 0 if self.exact & SIGNS else min(map(len, (*self.exact, *self.stems)))

    def ends(self, sentence: Sentence, at: int) -> Iterable[int]:
        """Behind the word, if it is one of them."""
        return (at + 1,) if self.fit(sentence.words[at]) else ()

    def fit(self, word: str) -> bool:
        """Whether the word is one of them."""
        return word in self.exact or word.startswith(self.stems)


@dataclass(frozen=True, slots=True)
class Unless:
    """Nothing, where the word before is not one of some."""

    words: Words
    most: int = 0
    weight: int = 0

    def ends(self, sentence: Sentence, at: int) -> Iterable[int]:
        """Here, unless one of them stands before."""
        return () if at and self.words.fit(sentence.words[at - 1]) else (at,)


@dataclass(frozen=True, slots=True)
class Gap:
    """Some words, or none, up to the next sign."""

    most: int
    weight: int = 0

    def ends(self, sentence: Sentence, at: int) -> Iterable[int]:
        """Here, and behind each word that may be left out."""
        yield at
        for beyond in range(at, at + self.most):
            if sentence.words[beyond] in SIGNS:
                return
            yield beyond + 1


@dataclass(frozen=True, slots=True)
class Number:
    """A number in figures or words."""

    numbers: Numbers
    most: int = 1
    weight: int = 0

    def ends(self, sentence: Sentence, at: int) -> Iterable[int]:
        """Behind the number."""
        return (at + 1,) if is_number(sentence.words[at], self.numbers) else ()


@dataclass(frozen=True, slots=True)
class When:
    """A time that was found already."""

    most: int = LONGEST_TIME
    weight: int = 0

    def ends(self, sentence: Sentence, at: int) -> Iterable[int]:
        """Where such a time ends."""
        return sentence.times.get(at, ())


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A part that may be missing."""

    part: Part
    weight: int = 0

    @property
    def most(self) -> int:
        """As many as the part itself."""
        return self.part.most

    def ends(self, sentence: Sentence, at: int) -> Iterable[int]:
        """Behind it, or here."""
        return (*self.part.ends(sentence, at), at)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Parts in a row, found by `anchor`; `reach` words may stand before that one."""

    parts: tuple[Part, ...]
    anchor: Words | None
    reach: int

    def end(self, sentence: Sentence, begin: int, part: int = 0) -> int | None:
        """Where the phrase is over if it begins there; None if it does not."""
        if part == len(self.parts):
            return begin
        for at in self.parts[part].ends(sentence, begin):
            end = self.end(sentence, at, part + 1)
            if end is not None:
                return end
        return None


def phrase(text: str, numbers: Numbers) -> Phrase:
    """Read a phrase in a language with these words for numbers.

    Raises ValueError for one that has nothing to be found by, or goes on after the end.
    """
    words = fold(text).split()
    if any(END in word for word in words[:-1]):
        raise ValueError(f"nothing comes after the end: {text!r}")
    parts = [_part(word, numbers) for word in words]
    at = max(range(len(parts)), key=lambda at: parts[at].weight, default=0)
    anchor = parts[at] if parts else None
    if isinstance(anchor, Words) and anchor.weight:
        return Phrase(tuple(parts), anchor, sum(part.most for part in parts[:at]))
    if When() in parts:
        before = parts[: parts.index(When())]
        return Phrase(tuple(parts), None, sum(part.most for part in before))
    raise ValueError(f"nothing to find it by: {text!r}")


def _part(text: str, numbers: Numbers) -> Part:
    if text.endswith("?"):
        return Perhaps(_part(text.removesuffix("?"), numbers))
    if text == WHEN:
        return When()
    if text == NUMBER:
        return Number(numbers)
    gap = _GAP.fullmatch(text)
    if gap is not None:
        return Gap(int(gap[1]))
    return Unless(_words(text[1:])) if text.startswith("!") else _words(text)


@cache
def _words(text: str) -> Words:
    known = text.split("|")
    return Words(
        exact=frozenset(word for word in known if not word.endswith("*")),
        stems=tuple(word.removesuffix("*") for word in known if word.endswith("*")),
    )


def is_number(word: str, numbers: Numbers) -> bool:
    """Whether a word is a number: figures, or one of the words."""
    return word in numbers or (word[0].isdecimal() and len(word) <= LONGEST_NUMBER)


def last_number(words: Iterable[str], numbers: Numbers) -> int:
    """The number named last: `two or three weeks` are three. 0 when it is not exact."""
    last = [word for word in words if is_number(word, numbers)][-1]
    return numbers.get(last, int(last) if last.isdecimal() else 0)


class Index(Generic[T]):
    """Phrases with what each stands for, found by the words of a sentence."""

    def __init__(self, phrases: Iterable[tuple[Phrase, T]]) -> None:
        self._by_word: dict[str, list[tuple[Phrase, T]]] = {}
        self._by_stem: dict[str, list[tuple[Phrase, T]]] = {}
        self._by_time: list[tuple[Phrase, T]] = []
        for entry in phrases:
            anchor = entry[0].anchor
            if anchor is None:
                self._by_time.append(entry)
                continue
            for word in anchor.exact:
                self._by_word.setdefault(word, []).append(entry)
            for stem in anchor.stems:
                self._by_stem.setdefault(stem, []).append(entry)
        self._lengths = sorted({len(stem) for stem in self._by_stem})

    def found(self, sentence: Sentence) -> Iterator[tuple[int, int, T]]:
        """Every phrase that the sentence holds: where it begins and ends, what it stands for."""
        for at, word in enumerate(sentence.words):
            known = self._known_by(word)
            if at in sentence.times:
                known = [*known, *self._by_time]
            for found, meaning in known:
                for begin in range(max(0, at - found.reach), at + 1):
                    end = found.end(sentence, begin)
                    if end is not None:
                        yield begin, end, meaning

    def _known_by(self, word: str) -> list[tuple[Phrase, T]]:
        known = self._by_word.get(word, [])
        for length in self._lengths:
            if length > len(word):
                break
            stemmed = self._by_stem.get(word[:length])
            if stemmed:
                known = [*known, *stemmed]
        return known
