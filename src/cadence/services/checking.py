"""`db check`: everybody's log replayed and compared with what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cadence.engine import agenda, explain
from cadence.engine.replay import is_sound
from cadence.services.desk import Desk
from cadence.store.values import standing_values

BATCH = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong; `id` names the prospect, None the file."""

    id: int | None
    what: str
    fixable: bool = False


def check(desk: Desk, told: Callable[[int], None] | None = None) -> Iterator[Problem]:
    """Whatever is wrong, one by one. `told` is called with how many were looked at.

    A stored standing that differs from the replay, an open prospect without a next action, a
    row that cannot be read.
    """
    for what in desk.store.integrity():
        yield Problem(None, what)
    after, seen = 0, 0
    while ids := desk.store.ids(after, BATCH):
        for prospect_id in ids:
            problem = _look_at(desk, prospect_id)
            if problem is not None:
                yield problem
        after, seen = ids[-1], seen + len(ids)
        if told is not None:
            told(seen)


def _look_at(desk: Desk, prospect_id: int) -> Problem | None:
    try:
        case = desk.case(prospect_id)
    except (ValueError, TypeError, OverflowError) as error:
        return Problem(prospect_id, f"cannot be read: {error}")
    if not is_sound(case.standing):
        return Problem(prospect_id, "an open prospect without its one next action")
    due = case.standing.next
    wanted = standing_values(
        case.standing,
        agenda.rank(due.action, case.record.cadence) if due else 0,
        explain.why(due) if due else "",
    )
    stored = desk.store.cached_standing(prospect_id)
    differing = [name for name in wanted if wanted[name] != stored.get(name)]
    if not differing:
        return None
    first = differing[0]
    return Problem(
        prospect_id,
        f"the stored {', '.join(differing)} differ from the log "
        f"({first}: {stored.get(first)!r}, by the log {wanted[first]!r})",
        fixable=True,
    )


def fix(desk: Desk, problems: list[Problem]) -> int:
    """Compute the stored standings anew; how many were mended."""
    mended = 0
    for problem in problems:
        if problem.fixable and problem.id is not None:
            desk.settle(problem.id)
            mended += 1
    return mended
