"""WHO: one person out of an id, an e-mail, a phone, or any part of a name or firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cadence.engine.folding import email_key, fold, looks_like_a_phone, words
from cadence.errors import AmbiguousError, NotFoundError, UsageError
from cadence.store.names import LONGEST_ID

if TYPE_CHECKING:
    from cadence.store.directory import Directory
    from cadence.store.matches import Match

SHOWN = 20
"""Candidates that are listed at most."""
LOOKED_AT = 2000
NEAREST = 3


def find(store: Directory, who: str) -> int:
    """The id of the one person meant.

    Raises NotFoundError with the nearest names, AmbiguousError with the candidates.
    """
    if not who.strip():
        raise UsageError("Whom? Give an id, an e-mail, a phone, or a part of the name.")
    found = matches(store, who)
    if len(found) == 1:
        return found[0].id
    if found:
        raise _ambiguous(who, found)
    near = nearest(store, who)
    hint = f" Did you mean {', '.join(near)}?" if near else " `cadence list` shows everybody."
    raise NotFoundError(f"Nobody matches '{who.strip()}'.{hint}", near)


def matches(store: Directory, who: str) -> list[Match]:
    """Everybody that may be meant. The surest way of finding that finds anybody decides.

    `anna#12` is the one of that id: how a completion tells two of one name apart.
    """
    text = who.strip()
    number = text.removeprefix("#")
    if number.isascii() and number.isdigit() and len(number) <= LONGEST_ID:
        by_id = store.by_id(int(number))
        if by_id is not None or text.startswith("#"):
            return [by_id] if by_id else []
    name, sign, last = text.rpartition("#")
    if sign and last.isascii() and last.isdigit() and len(last) <= LONGEST_ID:
        told = store.by_id(int(last))
        if told is not None and all(_begins(word, told) for word in words(name)):
            return [told]
    if "@" in text:
        return store.by_key(f"e:{email_key(text)}")
    by_phone = store.by_phone(text) if looks_like_a_phone(text) else []
    return by_phone or _by_name(store, text)


def _by_name(store: Directory, text: str) -> list[Match]:
    asked = words(text)
    if not asked:
        return []
    longest = max(asked, key=len)
    candidates = [
        match
        for match in store.by_prefix(f"w:{longest}", LOOKED_AT)
        if all(_begins(word, match) for word in asked)
    ]
    if not candidates:
        wanted = fold(text)
        candidates = [
            match
            for match in store.everybody()
            if wanted in fold(match.name) or wanted in fold(match.company)
        ]
    whole = [match for match in candidates if fold(match.name) == fold(text)]
    return sorted(whole or _called_so(asked, candidates), key=lambda match: match.id)


def _called_so(asked: list[str], candidates: list[Match]) -> list[Match]:
    """Those whose whole name was typed, in any order, else their name and firm; else all."""
    for known in (lambda one: one.name, lambda one: f"{one.name} {one.company}"):
        whole = [match for match in candidates if sorted(words(known(match))) == sorted(asked)]
        if whole:
            return whole
    return candidates


def _begins(word: str, match: Match) -> bool:
    return any(known.startswith(word) for known in words(f"{match.name} {match.company}"))


def nearest(store: Directory, who: str) -> list[str]:
    """Names that look like what was typed, for an error."""
    from difflib import get_close_matches
    from itertools import islice

    names: dict[str, str] = {}
    for match in islice(store.everybody(), LOOKED_AT):
        for part in (match.name, *match.name.split(), match.company):
            names.setdefault(fold(part), match.name)
    close = get_close_matches(fold(who), names, n=NEAREST, cutoff=0.7)
    return list(dict.fromkeys(names[name] for name in close))


def _ambiguous(who: str, found: list[Match]) -> AmbiguousError:
    shown = [candidate(match) for match in found[:SHOWN]]
    more = f" (the first {SHOWN} of {len(found)})" if len(found) > SHOWN else ""
    return AmbiguousError(
        f"'{who.strip()}' may be {len(found)} people{more}: say which by its id.", shown
    )


def candidate(match: Match) -> dict[str, object]:
    """Somebody that may be meant, as the JSON error lists them."""
    return {
        "id": match.id,
        "name": match.name,
        "company": match.company,
        "state": str(match.state),
    }
