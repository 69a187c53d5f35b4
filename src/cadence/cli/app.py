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
        "add": ("entering.add", "Enter somebody after a meeting; without a name, it asks."),
        "today": ("morning.today", "What is due, oldest first, with why."),
        "count": (
            "morning.count",
            "One number: how many are due. With --quiet, nothing when there are none.",
        ),
        "work": (
            "work.work",
            "Go through today's list one by one: what to say, and one key for what it came to.",
        ),
        "log": (
            "touches.log",
            "Record what a call, letter or talk came to; the next date follows.",
        ),
        "snooze": (
            "decisions.snooze",
            "Put the due action off: a date is kept as it is, a length of time is adjusted.",
        ),
        "close": (
            "decisions.close",
            "Drop a prospect; the reason decides whether they are ever shown again.",
        ),
        "reopen": ("decisions.reopen", "They came back by themselves: an answer is owed."),
        "sign": (
            "decisions.sign",
            "The contract is signed: now they are a client, and care begins.",
        ),
        "lose": (
            "decisions.lose",
            "A client left: the win-back begins with an apology the next working day.",
        ),
    },
    PEOPLE: {
        "show": (
            "looking.show",
            "Everything on one person: who they are, what happened, what is next.",
        ),
        "script": (
            "wording.script",
            "The words for what is due, in their language, and the questions to ask.",
        ),
        "letter": (
            "letters.letter",
            "The letter after the calls, ready to print; then it can be logged as sent.",
        ),
        "why": ("looking.why", "The arithmetic of the next date, and when to let go."),
        "history": (
            "looking.history",
            "What happened: with one person, or with everybody of late.",
        ),
        "edit": (
            "entering.edit",
            "Correct what is known of a person; an empty text takes a value away. Alone: $EDITOR.",
        ),
        "note": (
            "entering.note",
            "Write something down about a person; it is not a contact and moves nothing.",
        ),
        "milestone": (
            "occasions.milestone",
            "A day to congratulate them on; any word with them from that day on does it.",
        ),
        "remark": ("complaints.remarks", "What they remarked, answered by the next working day."),
        "complaint": ("complaints.complaints", "Complaints: acknowledged, answered, followed up."),
    },
    LISTS: {
        "list": (
            "looking.list_",
            "Everybody, or those that fit. Closed ones only when asked for by --state.",
        ),
        "import": (
            "importing.import_",
            "Bring contacts along: call 1 for each, spread over the coming working days.",
        ),
        "export": (
            "exporting.export",
            "Write people as CSV, ready to be imported again.",
        ),
        "report": (
            "reporting.report",
            "What became of everybody: where it ended, why, after how many days; what comes.",
        ),
        "promo": (
            "occasions.promo",
            "An offer that those you keep in touch with are told of while it runs; alone: a list.",
        ),
    },
    REST: {
        "away": (
            "planning.away",
            "Take days off: nothing is due then, unless you typed that date yourself.",
        ),
        "undo": (
            "undoing.undo",
            "Take the last change back, as a whole; again takes back the one before.",
        ),
        "config": (
            "planning.config",
            "Every setting and where it came from; with KEY VALUE, set it.",
        ),
        "demo": ("demo.demo", "A morning with sample prospects, in a throw-away database."),
        "plan": ("plans.app", "Cadences of your own: other steps than three calls and a letter."),
        "words": (
            "words.app",
            "What is said and written, in five languages, and texts of your own in their place.",
        ),
        "db": ("database.app", "The database: where it is, how it is, backups."),
    },
}
"""What stands under which heading of the help, where its function is, and what the help says
of it: the first line of what the function says itself, so that the help need not load it."""

app = typer.Typer(
    name="cadence",
    cls=CadenceGroup,
    help="Three calls and a letter: whom to call today, what to say, and when to let go.",
    epilog="WHO is an id, an e-mail, a phone or any part of a name. "
    "WHEN is 2026-12-03, tomorrow, friday, 10d, 2w, 3m.",
    invoke_without_command=True,
    no_args_is_help=False,
    add_completion=False,  # Typer's own would run what stands in a name: see cli/completion.py
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
    install_completion: Annotated[
        bool,
        typer.Option("--install-completion", help="Let the tab key complete, in this shell."),
    ] = False,
    show_completion: Annotated[
        bool, typer.Option("--show-completion", help="Show what would be installed for that.")
    ] = False,
) -> None:
    """Three calls and a letter: whom to call today, what to say, and when to let go."""
    if version:
        from cadence import __version__

        typer.echo(f"cadence {__version__}")
        raise typer.Exit
    if install_completion or show_completion:
        from cadence.cli import shell_setup

        (shell_setup.install if install_completion else shell_setup.show)(context(ctx))
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from cadence.cli.agenda import show_today

        show_today(context(ctx))


@cache
def command() -> Any:
    """The whole command line, ready to run; built once a process."""
    group: Any = typer.main.get_command(app)
    for panel, commands in COMMANDS.items():
        for name, (place, summary) in commands.items():
            group.later[name] = partial(_built, name, place, panel)
            group.summaries[name] = (summary, panel)
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
