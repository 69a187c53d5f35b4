"""`today` and `count`: what the day asks for."""

from __future__ import annotations

from typing import Annotated

import typer

from cadence.cli.agenda import show_count, show_today
from cadence.cli.shape import context

Format = Annotated[
    str | None, typer.Option("--format", help="table, json, csv, tsv or ids (one a line).")
]
Owner = Annotated[
    str | None,
    typer.Option(help="Only this owner's; 'all' for everybody's. Default: mine, and nobody's."),
]


def today(
    ctx: typer.Context,
    days: Annotated[int, typer.Option(help="Look so many days ahead.", min=1, max=3660)] = 1,
    action: Annotated[
        list[str] | None, typer.Option(help="Only this action: call-1, letter, reply …")
    ] = None,
    owner: Owner = None,
    limit: Annotated[int | None, typer.Option(help="At most so many lines.", min=0)] = None,
    format_: Format = None,
) -> None:
    """What is due, oldest first, with why.

    Example: cadence today --days 7
    """
    show_today(
        context(ctx), days=days, actions=action or [], owner=owner, limit=limit, format_=format_
    )


def count(ctx: typer.Context, owner: Owner = None) -> None:
    """One number: how many are due. With --quiet, nothing when there are none.

    Example: PS1='$(cadence count --quiet) $ '
    """
    show_count(context(ctx), owner=owner)
