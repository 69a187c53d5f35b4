"""Who of a file is there already, and who is in it twice: what `known` says, of all at once.

Nearly everybody in a file is new and in it once, which a few statements over all of it tell.
Only the rows in doubt are looked at one after another, each with those before it in mind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from cadence.engine.folding import SIGNIFICANT, fold
from cadence.engine.vocabulary import State
from cadence.services.arrivals import Arrival
from cadence.services.known import (
    Known,
    is_a_name_alone,
    is_blocked,
    is_the_same,
    rarest_word,
)
from cadence.store.matches import Match
from cadence.store.spool import Spool
from cadence.store.staging import Span, Staging

_COMES_LAST: Final = "\U0010ffff"
_NUMBER: Final = len("p:") + SIGNIFICANT
"""Letters of a phone's key that two writings of one number have in common."""


class Matching:
    """The people of one file, met batch by batch in the order of the file.

    Somebody who is new has, until they are written, the negative of their number as an id.
    """

    def __init__(self, staging: Staging, *, names_count: bool) -> None:
        """`names_count`: there are people without an e-mail and a phone in the file."""
        self._staging = staging
        self._names_count = names_count
        self._spans: list[Span] = []
        self._people: dict[str, list[tuple[str, Match]]] = {}
        self._met: list[tuple[Any, ...]] = []
        self._companies: dict[int, str] = {}
        """The firms that the file has filled in so far."""

    def ask(self, arrivals: Spool) -> None:
        """Find out which rows are in doubt."""
        for batch in arrivals.batches():
            self._ask_about(batch)
        self._staging.doubt_within()

    def _ask_about(self, batch: Sequence[Arrival]) -> None:
        """Stage by what a batch may be known, and doubt whoever may be in the database."""
        found: list[tuple[Any, ...]] = []
        names_alone: list[int] = []
        for line, (name, company, *_rest), _met_on, _note, keys in batch:
            contacts = contacts_in(keys)
            found += [(line, *_asked(key, name)) for key in contacts]
            if not self._names_count:
                continue
            mark = hash(keys[: len(keys) - len(contacts)])
            if contacts:
                found.append((line, mark, 1, None, None, None))
            elif keys:
                names_alone.append(line)
                word = rarest_word(keys)
                found.append((line, mark, 0, hash(_by_name(name, company)), word, word))
        self._spans.append(self._staging.add_contacts(found))
        self._staging.doubt(names_alone)
        self._staging.doubt_known(self._spans[-1])

    def begin(self, number: int, batch: Sequence[Arrival]) -> set[int]:
        """The lines of that batch that are in doubt: `find` is for them, and `meet`."""
        in_doubt = self._staging.doubtful((batch[0][0], batch[-1][0]))
        self._people = defaultdict(list)
        if in_doubt:
            names = {fold(arrival[1][0]) for arrival in batch if arrival[0] in in_doubt}
            for key, match in self._staging.known(self._spans[number]):
                # Many may share a number or a word: of those only namesakes are remembered.
                if key[0] == "e" or _is_left_alone(match) or fold(match.name) in names:
                    self._remember(key, match)
            for what, match in self._staging.held(self._spans[number]):
                self._remember(what, match)
        return in_doubt

    def _remember(self, what: str, match: Match) -> int:
        """Keep somebody in mind for the rest of the batch; the mark of the place."""
        place = self._called(match) if what[0] in "nw" else _place(what, match)
        self._people[place].append((what, match))
        return hash(place)

    def _called(self, match: Match) -> str:
        """The place of a name and a firm, which the file may have filled in."""
        return _by_name(match.name, self._companies.get(match.id, match.company))

    def find(self, arrival: Arrival) -> Known | None:
        """Who a row in doubt is: somebody who must be left alone, else who is the same person."""
        _line, (name, company, *_rest), _met_on, _note, keys = arrival
        found: dict[int, Known] = {}
        for key in contacts_in(keys):
            by = "e-mail" if key[0] == "e" else "phone"
            there = [one for place in _places(key, name) for one in self._people.get(place, ())]
            for match in _by_age(one for what, one in there if _is_one(what, key)):
                found.setdefault(match.id, Known(match, by))
        if is_a_name_alone(keys):
            called = _by_name(name, company)
            for match in _by_age(one for _what, one in self._people.get(called, ())):
                if self._called(match) == called:  # the firm may be filled in by now
                    found.setdefault(match.id, Known(match, "name"))
        blocked = next((one for one in found.values() if is_blocked(one)), None)
        return blocked or next((one for one in found.values() if is_the_same(one, name)), None)

    def meet(self, arrival: Arrival, match: Match) -> None:
        """From here on the contacts of that row lead to that person."""
        company = self._companies.get(match.id, match.company)
        if not company and arrival[1][1]:
            company = self._companies[match.id] = arrival[1][1]
        for what in (*contacts_in(arrival[4]), *(["name"] if self._names_count else [])):
            place = self._remember(what, match)
            self._met.append((place, what, match.id, match.name, company, str(match.state)))

    def end(self) -> None:
        """End a batch."""
        self._staging.hold(self._met)
        self._met = []


def contacts_in(keys: Sequence[str]) -> list[str]:
    """The e-mails and phones among the keys that find somebody."""
    return [key for key in keys if key[0] != "w"]


def _asked(key: str, name: str) -> tuple[int, int, int, str, str]:
    """The mark of an e-mail or a phone, whether it is weak, its place and its range of keys."""
    if key[0] == "e" or len(key) < _NUMBER:
        return hash(key), 0, hash(_places(key, name)[0]), key, key
    shared = key[:_NUMBER]
    return hash(shared), 0, hash(_places(key, name)[0]), shared, shared + _COMES_LAST


def _is_one(one: str, other: str) -> bool:
    """Whether two keys are one e-mail or one number: see `folding.same_phone`."""
    short, long = sorted((one, other), key=len)
    return short == long or (short[0] == "p" and len(short) >= _NUMBER and long.startswith(short))


def _by_name(name: str, company: str) -> str:
    return f"n:{fold(name)}\n{fold(company)}"


def _places(key: str, name: str) -> tuple[str, ...]:
    """Where those are kept whom an e-mail or a phone may lead somebody of that name to."""
    if key[0] == "e":
        return (key,)
    return f"{key[:_NUMBER]}\n{fold(name)}", key[:_NUMBER]


def _place(key: str, match: Match) -> str:
    """Where somebody is kept who is known by an e-mail or a phone."""
    return _places(key, match.name)[-1 if _is_left_alone(match) else 0]


def _is_left_alone(match: Match) -> bool:
    return match.state is State.DO_NOT_CONTACT


def _by_age(matches: Iterable[Match]) -> list[Match]:
    """Those who are there first, then those who are new, each in the order they came."""
    return sorted(matches, key=lambda match: (match.id < 0, abs(match.id)))
