"""`demo`: a morning with sample prospects, in a throw-away database."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from cadence.cli.context import Context
from cadence.cli.shape import context

FRIDAY = 4
START = """
That was a throw-away list; nothing of it is kept. To start for real:

  cadence add "Anna Kowalska" --company Nowa --phone "+48 601 234 567"
  cadence today
  cadence log anna no-answer

after a meeting, each morning, and after each call."""


def _working_day(today: date) -> date:
    """A morning on a working day: at the weekend, that of the next Monday."""
    off = today.weekday() - FRIDAY
    return today + timedelta(days=3 - off) if off > 0 else today


def demo(ctx: typer.Context) -> None:
    """A morning with sample prospects, in a throw-away database.

    Example: cadence demo
    """
    run = context(ctx)
    from cadence.cli.agenda import show_today
    from cadence.services.samples import fill

    with TemporaryDirectory(prefix="cadence-") as folder:
        elsewhere = Context(
            run.flags.but(
                today=_working_day(run.today).isoformat(),
                db=str(Path(folder) / "demo.db"),
                config=str(Path(folder) / "config.toml"),
            )
        )
        with elsewhere.desk(write=True, create=True) as desk:
            fill(desk)
        show_today(elsewhere)
    if not run.flags.json:
        run.screen.say(START)
