"""WHO on a terminal: several matches are offered as a choice."""

from __future__ import annotations

from cadence.cli.context import Context, NothingYetError
from cadence.errors import AmbiguousError, NoDatabaseError


def choose(run: Context, who: str, *, reads: bool = False) -> int:
    """The id of the one person meant; asks when several match and there is somebody to ask.

    `reads` says that the command only shows something: without a list yet, it says how to begin.
    """
    from cadence.services.finding import find

    try:
        with run.desk() as desk:
            return find(desk.store, who)
    except NothingYetError as nothing:
        if reads:
            raise
        raise NoDatabaseError(nothing.message) from None
    except AmbiguousError as problem:
        if not run.screen.can_ask or run.flags.json or run.flags.yes:
            raise
        return _ask(run, problem)


def _ask(run: Context, problem: AmbiguousError) -> int:
    screen = run.screen
    for number, one in enumerate(problem.candidates, start=1):
        firm = f", {one['company']}" if one["company"] else ""
        screen.note(f"  {number}  #{one['id']} {one['name']}{firm} ({one['state']})")
    answer = screen.ask(f"Which one? [1-{len(problem.candidates)}]")
    if answer.isdigit() and 1 <= int(answer) <= len(problem.candidates):
        return int(problem.candidates[int(answer) - 1]["id"])
    raise problem
