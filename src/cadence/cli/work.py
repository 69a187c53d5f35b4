"""`work`: the day's list gone through one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cadence.cli.agenda import owners_of
from cadence.cli.context import Context
from cadence.cli.morning import Owner
from cadence.cli.shape import context
from cadence.cli.streams import Interrupted, flush_or_drop, tell

if TYPE_CHECKING:
    from cadence.services.sitting import Sitting


def work(
    ctx: typer.Context,
    action: Annotated[
        list[str] | None, typer.Option(help="Only this action: call-1, letter, reply …")
    ] = None,
    owner: Owner = None,
    limit: Annotated[int | None, typer.Option(help="At most so many.", min=1)] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line: for a screen reader, or a script.")
    ] = False,
) -> None:
    """Go through today's list one by one: what to say, and one key for what it came to.

    Without a terminal it reads one outcome a line, as `log` takes it.

    Example: cadence work
    """
    run = context(ctx)
    from cadence.cli import terminal
    from cadence.services.sitting import begin

    limit = None if limit is None else min(limit, sys.maxsize)
    with run.desk() as desk:
        sitting = begin(desk, actions=action or (), owners=owners_of(run, owner), limit=limit)
    on_screen = terminal.is_one() and not plain and not run.flags.json
    try:
        if not sitting.lines:
            _free(run, sitting)
        elif on_screen:
            from cadence.cli.work_screen import work_on_screen

            work_on_screen(run, sitting)
        else:
            from cadence.cli.work_lines import work_by_lines

            work_by_lines(run, sitting)
    except Interrupted as stop:
        from cadence.render.summary import stopped

        if not on_screen and run.screen.can_ask:
            tell("")  # the line of the question ends here
        tell(stopped(sitting))
        flush_or_drop()
        raise typer.Exit(stop.exit_code) from None
    if sitting.lines:
        _end(run, sitting, is_told=not on_screen)


def _free(run: Context, sitting: Sitting) -> None:
    """Nothing is due."""
    if run.flags.json:
        from cadence.render.machine import sat

        with run.desk() as desk:
            tally = sitting.tally(desk)
        run.screen.document(sat(sitting, tally, run.today))
        return
    from cadence.render.sentences import free_day

    run.screen.say(free_day(sitting.morning))


def _end(run: Context, sitting: Sitting, *, is_told: bool) -> None:
    """What was done, unless that was told already; what is left, what comes."""
    with run.desk() as desk:
        tally = sitting.tally(desk)
    if run.flags.json:
        from cadence.render.machine import sat

        run.screen.document(sat(sitting, tally, run.today))
        return
    from cadence.render.summary import logged, told

    if sitting.entries and not is_told:
        run.screen.say_page([*logged(sitting, run.today), ""])
    run.screen.say_page(told(sitting, tally, run.today))
    if sitting.morning.unreadable:
        count = len(sitting.morning.unreadable)
        run.screen.note(f"{count} damaged entries were left out: cadence db check names them.")
