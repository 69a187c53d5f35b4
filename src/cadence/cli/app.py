"""The commands and where each stands. Only the one that runs is loaded and built.

Typer builds every command of an application before it runs one, which is most of what a quick
command costs. Here it is given a group that knows their names, and builds them when asked.
"""

from __future__ import annotations

from functools import cache, partial
from importlib import import_module
from typing import Annotated, Any

import typer

from cadence.cli.shape import CadenceCommand, CadenceGroup, context

DAILY, PEOPLE, LISTS, REST = "Every day", "People", "Lists and files", "The rest"

COMMANDS = {
    DAILY: {
        "add": "entering.add",
        "today": "morning.today",
        "count": "morning.count",
        "log": "touches.log",
        "snooze": "decisions.snooze",
        "close": "decisions.close",
        "reopen": "decisions.reopen",
        "sign": "decisions.sign",
        "lose": "decisions.lose",
    },
    PEOPLE: {
        "show": "looking.show",
        "why": "looking.why",
        "history": "looking.history",
        "edit": "entering.edit",
        "note": "entering.note",
        "milestone": "occasions.milestone",
        "remark": "complaints.remarks",
        "complaint": "complaints.complaints",
    },
    LISTS: {
        "list": "looking.list_",
        "import": "exchange.import_",
        "export": "exchange.export",
        "promo": "occasions.promo",
    },
    REST: {
        "away": "planning.away",
        "undo": "undoing.undo",
        "config": "planning.config",
        "demo": "demo.demo",
        "plan": "plans.app",
        "db": "database.app",
    },
}
"""What stands under which heading of the help, and where its function is."""

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
        from cadence.cli.morning import show_today

        show_today(context(ctx))


@cache
def command() -> Any:
    """The whole command line, ready to run; built once a process."""
    group: Any = typer.main.get_command(app)
    for panel, commands in COMMANDS.items():
        for name, place in commands.items():
            group.later[name] = partial(_built, name, place, panel)
    return group


def _built(name: str, place: str, panel: str) -> Any:
    """One command, or one group of them, as Typer makes it."""
    module, _, attribute = place.partition(".")
    found = getattr(import_module(f"cadence.cli.{module}"), attribute)
    if isinstance(found, typer.Typer):
        made: Any = typer.main.get_group(found)
        made.name, made.rich_help_panel = name, panel
        return made
    alone = typer.Typer(add_completion=False, rich_markup_mode="rich")
    alone.command(name, cls=CadenceCommand, rich_help_panel=panel)(found)
    return typer.main.get_command(alone)
