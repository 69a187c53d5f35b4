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
A phrase is looked for where its rarest word stands, and its parts are read only then: of the
hundreds that there are, a note meets a few. The classes are plain ones, which load faster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from cadence.engine.folding import fold

T = TypeVar("T")
Numbers = Mapping[str, int]
"""A language's words for numbers; 0 is one that is not exact, such as `few`."""

COMMA, COLON, BEGIN, END = ",", ":", "^", "$"
BREAKS = frozenset({COMMA, COLON})
SIGNS = frozenset({COMMA, COLON, BEGIN, END})
NUMBER, WHEN = "<number>", "<when>"
LONGEST_NUMBER = 3
"""Signs: what is longer is a year, a price or a phone."""
LONGEST_TIME = 10
"""Words of a time; a phrase may have one before the word that it is found by."""
_NO_ANCHOR = ("!", "~", "<", *SIGNS)


class Sentence:
    """The folded words of a sentence between `^` and `$`, commas and colons among them.

    `times` says where a time begins, and each place where it may end.
    """

    def __init__(self, words: list[str], times: dict[int, list[int]] | None = None) -> None:
        self.words = words
        self.times = times or {}


Ends = Callable[[Sentence, int], Iterable[int]]
"""A part of a phrase: each place where it may be over if it begins at that one."""


class Phrase:
    """Parts in a row; `anchors` are the words that it is found by.

    Raises ValueError for one that has nothing to be found by, or goes on after the end.
    """

    def __init__(self, text: str, numbers: Numbers) -> None:
        self._words = text.split()
        self._numbers = numbers
        self._parts: list[Ends] = []
        self._reach = 0
        weights = [_weight(word) for word in self._words]
        if any(weights):
            self._anchor = weights.index(max(weights))
        elif WHEN in self._words:
            self._anchor = self._words.index(WHEN)
        else:
            raise ValueError(f"nothing to find it by: {text!r}")
        if any(END in word for word in self._words[:-1]):
            raise ValueError(f"nothing comes after the end: {text!r}")

    @property
    def anchors(self) -> list[str]:
        """Words, and stems with their `*`; or `<when>`."""
        return fold(self._words[self._anchor]).split("|")

    def around(self, sentence: Sentence, at: int) -> Iterator[tuple[int, int]]:
        """Where it begins and ends in that sentence, if its anchor is the word there."""
        if not self._parts:
            parts = [_part(fold(word), self._numbers) for word in self._words]
            self._parts = [ends for ends, _most in parts]
            self._reach = sum(most for _ends, most in parts[: self._anchor])
        for begin in range(max(0, at - self._reach), at + 1):
            end = self._end(sentence, begin, 0)
            if end is not None:
                yield begin, end

    def _end(self, sentence: Sentence, begin: int, part: int) -> int | None:
        if part == len(self._parts):
            return begin
        for at in self._parts[part](sentence, begin):
            end = self._end(sentence, at, part + 1)
            if end is not None:
                return end
        return None


def _weight(word: str) -> int:
    """How surely a phrase is found by that part: the letters of its shortest word."""
    if word.startswith(_NO_ANCHOR) or word.endswith("?"):
        return 0
    return min(map(len, word.split("|")))


def _part(text: str, numbers: Numbers) -> tuple[Ends, int]:
    """What a part expects, and how many words it covers at most."""
    if text.endswith("?"):
        ends, most = _part(text.removesuffix("?"), numbers)
        return lambda sentence, at: (*ends(sentence, at), at), most
    if text.startswith("~"):
        most = int(text[1:])
        return lambda sentence, at: _gap(sentence, at, most), most
    if text == WHEN:
        return lambda sentence, at: sentence.times.get(at, ()), LONGEST_TIME
    if text == NUMBER:
        return lambda sentence, at: _behind(at, is_number(sentence.words[at], numbers)), 1
    if text.startswith("!"):
        fits = _fits(text[1:])
        return lambda sentence, at: () if at and fits(sentence.words[at - 1]) else (at,), 0
    fits = _fits(text)
    return lambda sentence, at: _behind(at, fits(sentence.words[at])), 1


def _fits(text: str) -> Callable[[str], bool]:
    """Whether a word is one of some, whole or by its beginning."""
    known = text.split("|")
    whole = frozenset(word for word in known if not word.endswith("*"))
    stems = tuple(word.removesuffix("*") for word in known if word.endswith("*"))
    return lambda word: word in whole or word.startswith(stems)


def _behind(at: int, fits: bool) -> Iterable[int]:
    return (at + 1,) if fits else ()


def _gap(sentence: Sentence, at: int, most: int) -> Iterator[int]:
    yield at
    for beyond in range(at, at + most):
        if sentence.words[beyond] in SIGNS:
            return
        yield beyond + 1


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
        for entry in phrases:
            for word in entry[0].anchors:
                known = self._by_stem if word.endswith("*") else self._by_word
                known.setdefault(word.removesuffix("*"), []).append(entry)
        self._lengths = sorted({len(stem) for stem in self._by_stem})

    def found(self, sentence: Sentence) -> Iterator[tuple[int, int, T]]:
        """Every phrase that the sentence holds: where it begins and ends, what it stands for."""
        for at, word in enumerate(sentence.words):
            for phrase, meaning in self._known_by(word, begins_a_time=at in sentence.times):
                for begin, end in phrase.around(sentence, at):
                    yield begin, end, meaning

    def _known_by(self, word: str, *, begins_a_time: bool) -> Iterator[tuple[Phrase, T]]:
        yield from self._by_word.get(word, ())
        for length in self._lengths:
            yield from self._by_stem.get(word[:length], ())
            if length >= len(word):
                break
        if begins_a_time:
            yield from self._by_word.get(WHEN, ())
