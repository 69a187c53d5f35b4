"""What somebody may be about to type for a person: an id, or the words of a name.

Between the words stand hyphens (blanks, where one was typed): nothing that a shell would have to
quote. Whatever is offered goes on from what was typed, and `find` finds that one person by it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cadence.engine.folding import fold, looks_like_a_phone, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cadence.store.day import Owners
    from cadence.store.matches import Match
    from cadence.store.names import Names

SHOWN = 20
"""People that are offered before anything is typed, and ids."""
_NOT_A_WORD = re.compile(r"[\W_]+")
LOOKED_AT = 2000
"""Nobody looks through more names than that; a part of them would mislead the shell, which types
whatever those that it is given have in common."""


def completions(names: Names, typed: str, owners: Owners = None) -> list[tuple[str, Match]]:
    """What `typed` may become, each with whom it means.

    Digits are an id. Nothing typed: those who are due next, of these owners.
    """
    digits = typed.removeprefix("#")
    if digits.isascii() and digits.isdigit():
        sign = typed[: -len(digits)]
        return [(f"{sign}{one.id}", one) for one in names.by_digits(digits, SHOWN)]
    if typed == "#":
        return [(f"#{one.id}", one) for one in names.in_work(owners, SHOWN)]
    begun = [word for word in _NOT_A_WORD.split(fold(typed)) if word]
    if "@" in typed or "#" in typed:  # an address, an id: nothing here goes on from there
        return []
    if begun:
        found = names.by_prefix(f"w:{begun[-1]}", LOOKED_AT)
        if len(found) == LOOKED_AT:
            return []
        return _offers(typed, [slug for one in found if (slug := _slug(one, typed, begun))])
    return _unasked(names, owners) if not typed else []


def _unasked(names: Names, owners: Owners) -> list[tuple[str, Match]]:
    """Those who are due next, told apart from everybody who is called like them."""
    offers = []
    for one in names.in_work(owners, SHOWN):
        known = words(one.name)
        if known:
            alike = names.by_prefix(f"w:{max(known, key=len)}", LOOKED_AT)
            slugs = [slug for other in alike if (slug := _slug(other, "", []))]
            offers += [offer for offer in _offers("", slugs) if offer[1].id == one.id]
    return offers


@dataclass(frozen=True, slots=True)
class _Slug:
    """The words by which somebody is offered: those that were typed first, then the others."""

    match: Match
    whole: tuple[str, ...]
    """Words that were typed to their end."""
    last: str
    """The word that was begun last, empty where none was."""
    begun: int
    """How many of its letters were typed."""
    left: tuple[str, ...]

    @property
    def key(self) -> frozenset[str]:
        return frozenset((*self.whole, *self.left, *([self.last] if self.last else [])))

    def with_company(self) -> _Slug:
        """The same with the words of the firm behind."""
        firm = [word for word in words(self.match.company) if word not in self.key]
        return replace(self, left=(*self.left, *firm))


def _slug(match: Match, typed: str, begun: Sequence[str]) -> _Slug | None:
    """Somebody as the words that were begun go on; None when they do not fit.

    All but the last word have to be whole, the last one too when a separator follows it.
    """
    ended = _is_ended(typed)
    whole, part = (begun, "") if ended else (begun[:-1], begun[-1])
    for known in (words(match.name), words(f"{match.name} {match.company}")):
        left = [word for word in known if word not in whole]
        if len(left) != len(known) - len(whole):
            continue
        last = next((word for word in left if word.startswith(part)), None) if part else ""
        if last is None:
            continue
        left = [word for word in left if word != last]
        return _Slug(match, tuple(whole), last, len(part), tuple(left))
    return None


def _offers(typed: str, slugs: list[_Slug]) -> list[tuple[str, Match]]:
    """The texts, each for one person: with the firm, then with the id, where names are alike."""
    alike = _alike(slugs)
    slugs = [slug.with_company() if slug.key in alike else slug for slug in slugs]
    alike |= _alike(slugs)
    return [(_text(typed, slug, alone=slug.key not in alike), slug.match) for slug in slugs]


def _alike(slugs: Iterable[_Slug]) -> set[frozenset[str]]:
    return {key for key, count in Counter(slug.key for slug in slugs).items() if count > 1}


def _text(typed: str, slug: _Slug, *, alone: bool) -> str:
    """What was typed, gone on with."""
    spelt = _spelling(slug.match, typed)
    between = " " if " " in typed else "-"
    more = between.join(spelt.get(word, word) for word in slug.left)
    joint = "" if _is_ended(typed) or not more else between
    text = f"{typed}{spelt.get(slug.last, slug.last)[slug.begun :]}{joint}{more}"
    if alone and not looks_like_a_phone(text) and not text.strip().isdigit():
        return text
    return f"{text}#{slug.match.id}"


def _is_ended(typed: str) -> bool:
    """Whether the next letter begins a word."""
    return not fold(typed)[-1:].isalnum()


def _spelling(match: Match, typed: str) -> dict[str, str]:
    """Words that are to be spelt as they are written and not as they are compared.

    Who types plain letters goes on in plain letters (`zolty`), unless there are none (`андрей`).
    """
    written = _NOT_A_WORD.split(f"{match.name} {match.company}".lower())
    spelt = {fold(word): word for word in written}
    return {
        word: text
        for word, text in spelt.items()
        if len(word) == len(text) and not (word.isascii() and typed.isascii())
    }
