"""The commands and where each stands. Thin and registered eagerly: it is imports that cost."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

import typer

from cadence.cli import (
    database,
    decisions,
    demo,
    entering,
    exchange,
    looking,
    morning,
    planning,
    plans,
    touches,
    undoing,
)
from cadence.cli.shape import CadenceCommand, CadenceGroup, context

DAILY, PEOPLE, LISTS, REST = "Every day", "People", "Lists and files", "The rest"

app = typer.Typer(
    name="cadence",
    cls=CadenceGroup,
    help="Three calls and a letter: whom to call today, what to say, and when to let go.",
    epilog="WHO is an id, an e-mail, a phone or any part of a name. "
    "WHEN is 2026-12-03, tomorrow, friday, 10d, 2w, 3m.",
    invoke_without_command=True,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and stop.")
    ] = False,
) -> None:
    """Three calls and a letter: whom to call today, what to say, and when to let go."""
    if version:
        from cadence import __version__

        typer.echo(f"cadence {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        morning.show_today(context(ctx))


def _add(panel: str, *commands: Any) -> None:
    for function in commands:
        name = function.__name__.rstrip("_").replace("_", "-")
        app.command(name, cls=CadenceCommand, rich_help_panel=panel)(function)


_add(DAILY, entering.add, morning.today, morning.count, touches.log)
_add(DAILY, decisions.snooze, decisions.close, decisions.reopen, decisions.sign, decisions.lose)
_add(PEOPLE, looking.show, looking.why, looking.history, entering.edit, entering.note)
_add(LISTS, looking.list_, exchange.import_, exchange.export)
_add(REST, planning.away, undoing.undo, planning.config, demo.demo)
app.add_typer(plans.app, name="plan", rich_help_panel=REST)
app.add_typer(database.app, name="db", rich_help_panel=REST)


@cache
def command() -> Any:
    """The whole command line, ready to run; built once a process."""
    return typer.main.get_command(app)
