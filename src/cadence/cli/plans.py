"""`plan`: cadences of one's own, and somebody moved to another one on purpose."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cadence.cli import plan_files
from cadence.cli.choosing import with_person
from cadence.cli.context import Context
from cadence.cli.options import Who
from cadence.cli.plan_files import Plan, complete_plan
from cadence.cli.shape import CadenceCommand, CadenceGroup, DryRun, context
from cadence.errors import BadFileError, NoDatabaseError, NotFoundError

if TYPE_CHECKING:
    from datetime import date

    from cadence.engine.model import NextAction

app = typer.Typer(
    cls=CadenceGroup,
    help="Cadences of your own: other steps than three calls and a letter.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="What the cadence is called.", autocompletion=complete_plan
    ),
]


@app.command("list", cls=CadenceCommand)
def list_(ctx: typer.Context) -> None:
    """The cadences there are, with their steps and how long they take.

    Example: cadence plan list
    """
    run = context(ctx)
    from cadence.render.plans import as_json, listed, write_tsv

    found = list(plan_files.own(run))
    faulty = [one for one in found if isinstance(one, BadFileError)]
    plans = [plan_files.built_in(run), *(one for one in found if isinstance(one, Plan))]
    if run.flags.json:
        run.screen.document(
            {
                "folder": str(plan_files.folder(run)),
                "cadences": [as_json(plan.cadence, plan.file) for plan in plans],
                "problems": [row for one in faulty for row in one.rows],
            }
        )
        return
    cadences = [plan.cadence for plan in plans]
    if run.screen.is_terminal:
        run.screen.say_lines(listed(cadences))
    else:
        write_tsv(cadences, sys.stdout)
    for one in faulty:
        run.screen.note(f"{one.message} `cadence plan check` tells more.")


@app.command(cls=CadenceCommand)
def show(
    ctx: typer.Context,
    name: Name,
    start: Annotated[
        str | None, typer.Option(metavar="WHEN", help="The day of the talk. Default: today.")
    ] = None,
) -> None:
    """What a cadence says, and its dates after a talk today, each with its arithmetic.

    Example: cadence plan show three-calls-and-a-letter --start monday
    """
    run = context(ctx)
    from cadence.render.plans import dates, dates_as_json

    begins = run.day(start) or run.today
    plan = plan_files.named(run, name)
    due = _dates(run, plan, begins)
    if run.flags.json:
        run.screen.document(dates_as_json(plan.cadence, plan.file, begins, due))
        return
    run.screen.say_page(dates(plan.cadence, begins, due))


def _dates(run: Context, plan: Plan, start: date) -> list[NextAction]:
    """By the calendar of whoever asks; before there is a database, by the settings alone."""
    from cadence.engine.prospect import Profile
    from cadence.services.plans import method_without_a_store, schedule

    try:
        with run.desk() as desk:
            method = desk.method(plan.cadence, Profile("", owner=run.me))
            return schedule(method, start)
    except NoDatabaseError:
        method = method_without_a_store(plan.cadence, run.configuration.settings)
        return schedule(method, start)


@app.command(cls=CadenceCommand)
def check(
    ctx: typer.Context,
    what: Annotated[
        str | None,
        typer.Argument(metavar="[FILE|NAME]", help="Default: all.", autocompletion=complete_plan),
    ] = None,
) -> None:
    """What is wrong in the files of cadences, with the lines.

    Example: cadence plan check
    """
    run = context(ctx)
    from cadence.render.plans import as_json, count
    from cadence.render.visible import visible

    found = list(plan_files.own(run)) if what is None else [_checked(run, what)]
    faulty = [one for one in found if isinstance(one, BadFileError)]
    if len(faulty) == 1:
        raise faulty[0]
    if faulty:
        message = f"{len(faulty)} of {len(found)} cadences have errors."
        raise BadFileError(message, [row for one in faulty for row in one.rows])
    plans = [one for one in found if isinstance(one, Plan)]
    if run.flags.json:
        checked = [as_json(plan.cadence, plan.file) for plan in plans]
        run.screen.document({"cadences": checked, "problems": []})
        return
    for plan in plans:
        where = visible(str(plan.file)) if plan.file else plan.cadence.name
        run.screen.say(f"{where}: {count(len(plan.cadence.steps))}, nothing wrong.")
    if not plans:
        run.screen.note("There is no cadence of your own yet: cadence plan new NAME begins one.")


def _checked(run: Context, what: str) -> Plan:
    """The cadence of that name, or in that file; a name comes first."""
    from cadence.errors import UsageError

    try:
        return plan_files.named(run, what)
    except (NotFoundError, UsageError):
        if not Path(what).exists() and not _looks_like_a_path(what):
            raise
    return plan_files.read(Path(what))


def _looks_like_a_path(text: str) -> bool:
    return "/" in text or "\\" in text or "." in text


@app.command(cls=CadenceCommand)
def new(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="a-z, 0-9 and -.")],
) -> None:
    """Write a file to begin with: two calls and a letter, to be edited. Never writes over one.

    Example: cadence plan new two-calls
    """
    run = context(ctx)
    path = plan_files.write_new(run, name)
    if run.flags.json:
        run.screen.document({"name": path.stem, "file": str(path)})
        return
    from cadence.render.visible import visible

    run.screen.say(visible(str(path)))
    run.screen.note(f"Edit it; then: cadence plan check {path.stem}")


@app.command(cls=CadenceCommand)
def move(ctx: typer.Context, who: Who, name: Name, dry_run: DryRun = False) -> None:
    """Move somebody to another cadence. What was done counts: after two steps, the third is next.

    Example: cadence plan move anna three-calls-and-a-letter --dry-run
    """
    run = context(ctx)
    from cadence.render.plans import moved, moved_as_json
    from cadence.services.plans import move as move_to

    to = plan_files.named(run, name).cadence
    result = with_person(
        run, who, lambda desk, person: move_to(desk, person, to), write=True, dry_run=dry_run
    )
    if run.flags.json:
        run.screen.document(moved_as_json(result, run.today, dry_run=dry_run))
        return
    run.screen.say_page(moved(result, run.today, dry_run=dry_run))
