"""Who is there already: the same e-mail, phone, or name at the same firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cadence.engine.advice import Advice
from cadence.engine.folding import email_key, fold
from cadence.engine.matches import Match
from cadence.engine.prospect import Profile
from cadence.engine.vocabulary import State
from cadence.errors import RefusedError
from cadence.services.desk import Desk


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
    if not profile.email and not profile.phone:
        name, company = fold(profile.name), fold(profile.company)
        for match in desk.store.by_prefix(f"w:{name.split()[0] if name.split() else name}", 200):
            if (fold(match.name), fold(match.company)) == (name, company):
                found.setdefault(match.id, Known(match, "name"))
    return list(found.values())


def is_blocked(known: Known) -> bool:
    """Whether this person asked not to be contacted."""
    return known.match.state is State.DO_NOT_CONTACT and known.by != "name"


def is_the_same(known: Known, profile: Profile) -> bool:
    """The same person, and not a colleague behind the same switchboard."""
    return known.by != "phone" or fold(known.match.name) == fold(profile.name)


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
        elif is_the_same(one, profile) and not force:
            raise RefusedError(
                f"Already there ({same}): cadence show {match.id}. "
                "Add --force to enter another person."
            )
        else:
            warnings.append(Advice("known-person", f"There is also {same}."))
    return warnings
