"""`db`: where the database is, how it is, and how to keep it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cadence.cli.context import FIRST_STEPS, Context, NothingYetError
from cadence.cli.shape import CadenceCommand, CadenceGroup, context
from cadence.errors import UsageError
from cadence.store.place import Server

SHOWN = 10

app = typer.Typer(
    cls=CadenceGroup,
    help="The database: where it is, how it is, backups.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(cls=CadenceCommand)
def path(ctx: typer.Context) -> None:
    """Where the database is; a server's URL without the password.

    Example: ls -l "$(cadence db path)"
    """
    run = context(ctx)
    found, _named = run.database()
    if run.flags.json:
        # Whether a server is there is not known without asking it, which may take a while.
        exists = None if isinstance(found, Server) else Path(found).exists()
        run.screen.document({"path": str(found), "exists": exists})
    else:
        run.screen.say(str(found))


@app.command(cls=CadenceCommand)
def info(ctx: typer.Context) -> None:
    """How many people in which state, how large, how many backups.

    Example: cadence db info
    """
    run = context(ctx)
    from cadence.engine.vocabulary import STATE_NAMES, State
    from cadence.store.backup import backups
    from cadence.store.header import SCHEMA_VERSION

    with run.desk() as desk:
        states = desk.store.count_by_state()
        size = desk.store.size()
    found, _named = run.database()
    copies = [] if isinstance(found, Server) else backups(Path(found))
    if run.flags.json:
        run.screen.document(
            {
                "path": str(found),
                "bytes": size,
                "schema": SCHEMA_VERSION,
                "prospects": sum(states.values()),
                "states": states,
                "backups": [str(copy) for copy in copies],
            }
        )
        return
    run.screen.say(f"{found}  {size:,} bytes, schema {SCHEMA_VERSION}")
    for state, count in states.items():
        run.screen.say(f"{count:>8}  {STATE_NAMES[State(state)]}")
    if not isinstance(found, Server):
        last = f", the last {copies[-1]}" if copies else ""
        run.screen.say(f"{len(copies):>8}  backups{last}")


@app.command(cls=CadenceCommand)
def check(
    ctx: typer.Context,
    fix: Annotated[bool, typer.Option("--fix", help="Compute what is stored anew.")] = False,
) -> None:
    """Replay everybody's log and compare it with what is stored.

    Example: cadence db check --fix
    """
    run = context(ctx)
    from cadence.cli.progress import progress
    from cadence.errors import DamagedError
    from cadence.services import checking

    with progress(run.screen, "checking") as told, run.desk(write=fix) as desk:
        checked = checking.check(desk, fix=fix, told=told)
    left, mended = checked.left, checked.mended
    said = [problem.said for problem in checked.problems]
    if run.flags.json and (mended or not left):
        run.screen.document(
            {"problems": said, "mended": mended, "looked_at": checked.looked_at, "left": left}
        )
    elif mended:
        run.screen.say(f"Mended {mended}; {left} left." if left else f"Mended {mended}.")
    elif not left:
        run.screen.say("All is well.")
    if left and mended:
        # What could be mended is: an exit code other than 0 would deny it.
        for line in said[:SHOWN]:
            run.screen.note(f"  {line}")
    elif left:
        more = f"; and {left - SHOWN} more" if left > SHOWN else ""
        hint = " `cadence db check --fix` computes anew what can be."
        hint = hint if checked.can_be_mended else ""
        raise DamagedError(f"{left} found: {'; '.join(said[:SHOWN])}{more}.{hint}")


@app.command(cls=CadenceCommand)
def backup(ctx: typer.Context) -> None:
    """Copy the database as it is now, with a checksum beside it.

    Example: cadence db backup
    """
    run = context(ctx)
    from cadence.store import backup as backups

    found = _file(run, "pg_dump copies it")
    if run.nothing_yet():
        raise NothingYetError(FIRST_STEPS)
    made = backups.backup(found, stamp())
    backups.thin(found)
    if run.flags.json:
        run.screen.document({"backup": str(made)})
    else:
        run.screen.say(str(made))


@app.command(cls=CadenceCommand)
def restore(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Which backup; default: the last.")
    ] = None,
) -> None:
    """Put a backup in the database's place; what is there now is backed up first.

    Example: cadence db restore
    """
    run = context(ctx)
    from cadence.errors import CadenceError, NotFoundError
    from cadence.store import backup as backups

    found = _file(run, "pg_restore puts a copy back")
    chosen = file or next(reversed(backups.backups(found)), None)
    if chosen is None:
        raise NotFoundError(f"There is no backup beside {found}.")
    backups.check(chosen)
    if not run.flags.yes:
        if not run.screen.can_ask:
            raise UsageError(f"This puts {chosen} in the place of {found}: add --yes.")
        answer = run.screen.ask(f"Put {chosen} in the place of {found}? [y/N]")
        if answer.lower() not in ("y", "yes"):
            raise UsageError("Left as it was.")
    try:
        before: Path | None = backups.backup(found, stamp())
    except CadenceError:
        before = None  # what is there cannot be copied: it is set aside instead
    backups.restore(chosen, found)
    if run.flags.json:
        run.screen.document({"restored": str(chosen), "before": str(before) if before else None})
        return
    run.screen.say(f"Restored {chosen}.")
    if before is not None:
        run.screen.note(f"What was there before: {before}")


@app.command(cls=CadenceCommand)
def upgrade(ctx: typer.Context) -> None:
    """Bring an older database up to this cadence; a backup is made first.

    Example: cadence db upgrade
    """
    run = context(ctx)
    from cadence.store import migrations
    from cadence.store.backup import backup as back_up
    from cadence.store.header import SCHEMA_VERSION, check_file

    if run.nothing_yet():
        raise NothingYetError(FIRST_STEPS)
    found, _named = run.database()
    made: Path | None = None
    if not isinstance(found, Server):
        if migrations.is_older(Path(found)):
            made = back_up(Path(found), stamp(), older=True)
        else:
            check_file(found)
    steps = migrations.upgrade(found)
    if run.flags.json:
        run.screen.document(
            {"schema": SCHEMA_VERSION, "steps": steps, "backup": str(made) if made else None}
        )
    elif steps:
        backup_ = f"; backup: {made}" if made else ""
        run.screen.say(f"Upgraded to schema {SCHEMA_VERSION}{backup_}.")
    else:
        run.screen.say(f"Schema {SCHEMA_VERSION} already: nothing to do.")


def _file(run: Context, instead: str) -> Path:
    """The database's file. Raises UsageError for a server: its own programs copy it."""
    found, _named = run.database()
    if isinstance(found, Server):
        raise UsageError(f"{found} is a server: {instead}; this command is for files.")
    return Path(found)


def stamp() -> str:
    """This instant as it stands in a backup's name."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
