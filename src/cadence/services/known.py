"""Who is there already: the same e-mail, phone, or name at the same firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cadence.engine.advice import Advice
from cadence.engine.folding import email_key, fold
from cadence.engine.prospect import Profile
from cadence.engine.vocabulary import State
from cadence.errors import RefusedError
from cadence.services.desk import Desk
from cadence.store.matches import Match
from cadence.store.values import lookup_keys


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is there already, and by what: `e-mail`, `phone` or `name`."""

    match: Match
    by: str


def known_people(
    desk: Desk, profile: Profile, emails: Sequence[str] = (), phones: Sequence[str] = ()
) -> list[Known]:
    """Whom the profile may be: same e-mail, same phone, or the same name at the same firm."""
    found: dict[int, Known] = {}
    for email in (profile.email, *emails):
        if email:
            for match in desk.store.by_key(f"e:{email_key(email)}"):
                found.setdefault(match.id, Known(match, "e-mail"))
    for phone in (profile.phone, *phones):
        for match in desk.store.by_phone(phone):
            found.setdefault(match.id, Known(match, "phone"))
    keys = lookup_keys(profile, emails, phones)
    if is_a_name_alone(keys):
        for match in desk.store.by_key(rarest_word(keys)):
            if is_named(match, profile.name, profile.company):
                found.setdefault(match.id, Known(match, "name"))
    return list(found.values())


def is_a_name_alone(keys: Sequence[str]) -> bool:
    """Whether somebody can be found by the words of name and firm only."""
    return bool(keys) and keys[-1].startswith("w:")


def rarest_word(keys: Sequence[str]) -> str:
    """The key of the longest word: as a rule fewer people have it than the others."""
    return max(keys, key=len)


def is_named(match: Match, name: str, company: str) -> bool:
    """Whether somebody has that name, at that firm."""
    return (fold(match.name), fold(match.company)) == (fold(name), fold(company))


def is_blocked(known: Known) -> bool:
    """Whether this person asked not to be contacted."""
    return known.match.state is State.DO_NOT_CONTACT and known.by != "name"


def is_the_same(known: Known, name: str) -> bool:
    """The same person, and not a colleague behind the same switchboard."""
    return known.by != "phone" or fold(known.match.name) == fold(name)


def about_known(known: Sequence[Known], profile: Profile, *, force: bool) -> list[Advice]:
    """What to say about those who are there already. Raises RefusedError: see `people.add`."""
    for one in known:
        if is_blocked(one):
            raise RefusedError(
                f"{one.match.name} (#{one.match.id}, same {one.by}) asked not to be contacted; "
                "nothing was stored."
            )
    warnings = []
    for one in known:
        match = one.match
        same = f"#{match.id} {match.name}, same {one.by}"
        if match.state is State.GONE:
            told = f"Known already, and marked as gone ({same}): cadence show {match.id}."
            warnings.append(Advice("known-person", told))
        elif match.state is State.CLOSED:
            warnings.append(
                Advice(
                    "known-person",
                    f"Known already and closed ({same}): cadence show {match.id} tells the "
                    f"history, cadence reopen {match.id} goes on with it.",
                )
            )
        elif is_the_same(one, profile.name) and not force:
            raise RefusedError(
                f"Already there ({same}): cadence show {match.id}. "
                "Add --force to enter another person."
            )
        else:
            warnings.append(Advice("known-person", f"There is also {same}."))
    return warnings
