"""`undo`: the last change is taken back, or put back again."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from cadence.cli.context import Context, local_time
from cadence.cli.shape import DryRun, context


def undo(
    ctx: typer.Context,
    list_: Annotated[
        bool, typer.Option("--list", "-l", help="Only show the last changes.")
    ] = False,
    redo: Annotated[bool, typer.Option("--redo", help="Take the last undo back.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Take the last change back, as a whole; again takes back the one before.

    Example: cadence undo
    """
    run = context(ctx)
    from cadence.services import undoing

    if list_:
        _show_changes(run)
        return
    with run.desk(write=True, dry_run=dry_run) as desk:
        result = undoing.redo(desk) if redo else undoing.undo(desk)
    if run.flags.json:
        from cadence.render import machine

        case = result.case
        run.screen.document(
            {
                "change": {"id": result.change.id, "summary": result.change.summary},
                "again": result.again,
                "dry_run": dry_run,
                "prospect": machine.prospect(case) if case else None,
                "next": machine.next_item(case, run.today) if case else None,
                "warnings": [],
                "moved": machine.moved(result.moved),
            }
        )
        return
    from cadence.render.sentences import moved, what_next
    from cadence.render.visible import visible

    verb = "Done again" if result.again else "Taken back"
    if dry_run:
        verb = f"Would be {verb.lower()}"
    after = ""
    if result.case is not None and not result.case.record.removed:
        after = f" {what_next(result.case, run.today)}"
    run.screen.say(f"{verb}: {visible(result.change.summary)}.{after}")
    run.screen.say_lines([f"  {line}" for line in moved(result.moved)])
    if not result.again and not dry_run:
        run.screen.note("`cadence undo --redo` does it again.")


def _show_changes(run: Context) -> None:
    from cadence.render.visible import visible

    with run.desk() as desk:
        changes = desk.store.changes.latest(limit=30)
    if run.flags.json:
        listed: list[dict[str, Any]] = [
            {
                "id": change.id,
                "at": change.made_at,
                "by": change.made_by or None,
                "command": change.command,
                "summary": change.summary,
                "undone": change.undone,
            }
            for change in changes
        ]
        run.screen.document({"changes": listed})
        return
    for change in changes:
        state = "  (undone)" if change.undone else ""
        by = f"  [{visible(change.made_by)}]" if change.made_by else ""
        at = local_time(change.made_at)
        run.screen.say(f"{change.id:>6}  {at}  {visible(change.summary)}{by}{state}")
