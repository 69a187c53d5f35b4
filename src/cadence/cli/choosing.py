"""WHO: found and worked on in one transaction; on a terminal, several matches are a choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from cadence.cli.context import Context, NothingYetError
from cadence.errors import AmbiguousError, NoDatabaseError

if TYPE_CHECKING:
    from cadence.services.desk import Desk

T = TypeVar("T")


def with_person(
    run: Context,
    who: str,
    use: Callable[[Desk, int], T],
    *,
    write: bool = False,
    dry_run: bool = False,
) -> T:
    """Find the one person meant and do something with them, within one transaction.

    When several match and there is somebody to ask, the transaction ends before the question:
    nobody else waits while a person thinks.
    """
    from cadence.services.finding import find

    try:
        with run.desk(write=write, dry_run=dry_run) as desk:
            return use(desk, find(desk.store, who))
    except AmbiguousError as problem:
        if not run.screen.can_ask or run.flags.json or run.flags.yes:
            raise
        chosen = _ask(run, problem)
    with run.desk(write=write, dry_run=dry_run) as desk:
        return use(desk, chosen)


def choose(run: Context, who: str) -> int:
    """The id of a person that another command's flag means."""
    try:
        return with_person(run, who, lambda _desk, person: person)
    except NothingYetError as nothing:
        raise NoDatabaseError(nothing.message) from None


def _ask(run: Context, problem: AmbiguousError) -> int:
    screen = run.screen
    for number, one in enumerate(problem.candidates, start=1):
        firm = f", {one['company']}" if one["company"] else ""
        screen.note(f"  {number}  #{one['id']} {one['name']}{firm} ({one['state']})")
    answer = screen.ask(f"Which one? [1-{len(problem.candidates)}]")
    if answer.isdigit() and 1 <= int(answer) <= len(problem.candidates):
        return int(problem.candidates[int(answer) - 1]["id"])
    raise problem
