"""`db check`: everybody's log replayed and compared with what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cadence.engine.matters import in_force
from cadence.engine.replay import begin, is_sound
from cadence.errors import DamagedError
from cadence.services.desk import Case, Desk, steps_of
from cadence.store.histories import Stored
from cadence.store.values import matter_values, standing_values

KEPT, FIRST = 1000, 10
"""So many problems are told one by one, and in one sentence: there may be a million of a kind."""

Told = Callable[[float | None], None]
"""Hears what part is done, 0 to 1; None when nobody knows, and it goes on."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong; `id` names the prospect, None the file."""

    id: int | None
    what: str
    fixable: bool = False
    """What is stored can be computed anew from the log."""

    @property
    def said(self) -> str:
        """`#12: an open prospect without its one next action`."""
        return f"#{self.id}: {self.what}" if self.id else self.what


@dataclass(slots=True)
class Checked:
    """What a check came to: `left` counts what is wrong still, `mended` what is not any more."""

    looked_at: int = 0
    left: int = 0
    mended: int = 0
    problems: list[Problem] = field(default_factory=list)
    """The first of those that are left."""
    can_be_mended: bool = False
    """Of some of them, `fix` computes anew what is stored."""

    def leave(self, problem: Problem, *, first: bool = False) -> None:
        """One more that is wrong still, told at the end or `first`."""
        self.left += 1
        self.can_be_mended |= problem.fixable
        if first:
            self.problems.insert(0, problem)
        elif len(self.problems) < KEPT:
            self.problems.append(problem)


def check(desk: Desk, *, fix: bool = False, told: Told = lambda _part: None) -> Checked:
    """Look at everybody, one by one.

    Found are: what the database itself finds wrong, a row that cannot be read (a date that is
    none), an open prospect without a next action, a stored standing, step or matter that differs
    from the replay. With `fix` the last are computed anew.

    Raises DamagedError, with nothing mended, when the file cannot be read to its end.
    """
    checked = Checked()
    of_the_file = desk.store.integrity(lambda: told(None))
    try:
        for stored in desk.store.histories.stored(told):
            checked.looked_at += 1
            problem = _look_at(desk, stored)
            if problem is None:
                continue
            if fix and problem.fixable and stored.record is not None:
                desk.settle_all([stored.record], anew=True)
                checked.mended += 1
            else:
                checked.leave(problem)
    except DamagedError as error:
        found = "; ".join([*of_the_file[:FIRST], error.message])
        raise DamagedError(
            f"The file itself is damaged: {found}. `cadence db restore` puts a backup in its place."
        ) from error
    if of_the_file and checked.mended:
        of_the_file = desk.store.integrity(lambda: told(None))
    for what in reversed(of_the_file):
        checked.leave(Problem(None, what), first=True)
    return checked


def _look_at(desk: Desk, stored: Stored) -> Problem | None:
    record = stored.record
    if record is None:
        return Problem(stored.id, f"cannot be read: {stored.fault}")
    try:
        method = desk.method(record.cadence, record.profile)
        steps = steps_of(record, method)
        standing = steps[-1][2] if steps else begin(record.enrolment, method)
    except (ValueError, TypeError, OverflowError) as error:
        return Problem(stored.id, f"cannot be read: {error}")
    if not is_sound(standing):
        return Problem(stored.id, "an open prospect without its one next action")
    case = Case(record, standing)
    line = case.line
    wanted = standing_values(standing, line.rank, line.why)
    if wanted != stored.standing:
        return Problem(stored.id, _difference(wanted, stored.standing), fixable=True)
    beside = [
        matter_values(matter, line.rank, line.why, record.profile)
        for matter, line in zip(in_force(standing), case.matters, strict=True)
    ]
    if _by_entry(beside) != _by_entry(stored.matters):
        what = "the stored milestones, remarks or complaints differ from the log"
        return Problem(stored.id, what, fixable=True)
    for touch, step, _after in steps:
        if touch.step != step:
            what = f"the step of entry {touch.id} is {touch.step!r}, by the log {step!r}"
            return Problem(stored.id, what, fixable=True)
    return None


def _by_entry(matters: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(matters, key=lambda matter: int(matter["touch_id"]))


def _difference(wanted: Mapping[str, Any], stored: Mapping[str, Any]) -> str:
    """What is stored otherwise than the log gives it, the first of it with both values."""
    if wanted["action"] is not None and stored["action"] is None:
        return f"an open prospect without its next action: by the log it is {wanted['action']}"
    differing = [name for name in wanted if wanted[name] != stored[name]]
    first = differing[0]
    return (
        f"the stored {', '.join(differing)} differ from the log "
        f"({first}: {stored[first]!r}, by the log {wanted[first]!r})"
    )
