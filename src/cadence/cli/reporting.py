"""`report`: what became of everybody in a period, on a terminal, for a script, as a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cadence.cli.agenda import owners_of
from cadence.cli.context import FIRST_STEPS
from cadence.cli.files import check_place, write_file
from cadence.cli.morning import Owner
from cadence.cli.shape import context
from cadence.errors import NoDatabaseError, UsageError


def report(
    ctx: typer.Context,
    since: Annotated[
        str | None, typer.Option("--since", metavar="WHEN", help="From that day on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="WHEN", help="Up to that day, included.")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="As a page with charts; - for stdout."),
    ] = None,
    owner: Owner = None,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Write over a page that is there.")
    ] = False,
) -> None:
    """What became of everybody: where it ended, why, after how many days; what comes.

    Example: cadence report --since 2026-01-01 --html report.html
    """
    run = context(ctx)
    from cadence.cli.progress import progress
    from cadence.services.reporting import report as made

    to_stdout = str(html) == "-"
    if to_stdout and run.flags.json:
        raise UsageError("--json and --html - would both write to stdout: name a file.")
    if html is not None and not to_stdout:
        check_place(html, replace=force)
        if run.nothing_yet():
            raise NoDatabaseError(FIRST_STEPS)
    period = run.past(since), run.past(until)
    with progress(run.screen, "counting") as told, run.desk() as desk:
        found = made(
            desk, since=period[0], until=period[1], owners=owners_of(run, owner), told=told
        )
    if html is not None:
        from cadence.render.report_html import page

        if to_stdout:
            run.screen.exact().write(page(found))
            return
        write_file(html, page(found), replace=force)
    if run.flags.json:
        from cadence.render.report_json import report as as_json

        run.screen.document({**as_json(found), "file": str(html) if html else None})
    elif html is not None:
        run.screen.say(f"The report is in {html}.")
    elif run.screen.is_terminal:
        from cadence.render.report import draw

        draw(found, run.screen.console())
    else:
        from cadence.render.report import write_tsv

        write_tsv(found, sys.stdout)
