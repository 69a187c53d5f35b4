"""Everybody, or those that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cadence.engine.folding import MINIMUM_OF_A_PHONE, fold
from cadence.engine.lines import Line
from cadence.engine.vocabulary import OPEN_STATES, State
from cadence.errors import UsageError
from cadence.services.desk import Desk
from cadence.store.day import Owners

STALE_MONTHS = 3
"""No contact for so long is stale: the rhythm of care and of hellos (domain 4.5, 4.6)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Those that fit; `total` counts them all, also where `lines` was cut."""

    lines: list[Line]
    total: int


def listing(
    desk: Desk,
    *,
    states: Sequence[str] = (),
    tag: str = "",
    owners: Owners = None,
    search: str = "",
    stale: bool = False,
    limit: int | None = None,
) -> Listing:
    """Those that fit, by id. Without states, or with `all`, see the first two branches.

    Raises UsageError for a state that does not exist.
    """
    wanted = _states(states)
    found = desk.store.lines(wanted, tag, owners, _stale_before(desk.today) if stale else None)
    folded = fold(search)
    digits = "".join(sign for sign in search if sign.isdecimal())
    lines: list[Line] = []
    total = 0
    for line in found:
        if search and not _fits(line, folded, digits):
            continue
        total += 1
        if limit is None or len(lines) < limit:
            lines.append(line)
    return Listing(lines, total)


def _states(states: Sequence[str]) -> list[str]:
    asked = [state.strip().lower() for text in states for state in text.split(",")]
    if not asked:
        return [str(state) for state in OPEN_STATES]
    if "all" in asked:
        return []
    known = [str(state) for state in State]
    for state in asked:
        if state not in known:
            raise UsageError(f"'{state}' is not a state: {', '.join(known)}, all.")
    return asked


def exported_states(states: Sequence[str]) -> list[str]:
    """Whom an export is about: without a word, all but those who must be left alone."""
    if states:
        return _states(states)
    left_alone = (State.DO_NOT_CONTACT, State.GONE)
    return [str(state) for state in State if state not in left_alone]


def _stale_before(today: date) -> date:
    from dateutil.relativedelta import relativedelta

    return today - relativedelta(months=STALE_MONTHS)


def _fits(line: Line, folded: str, digits: str) -> bool:
    texts = (line.name, line.company, line.email, *line.tags)
    if line.last_touch is not None:
        texts += (line.last_touch.note,)
    return any(folded in fold(text) for text in texts) or bool(
        len(digits) >= MINIMUM_OF_A_PHONE
        and digits in "".join(sign for sign in line.phone if sign.isdecimal())
    )
