"""People as they are looked at: `show`, `why`, `history`, `list`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cadence.cli.agenda import chosen_format, owners_of, write_lines
from cadence.cli.choosing import with_person
from cadence.cli.context import local_time
from cadence.cli.morning import Format, Owner
from cadence.cli.options import Who
from cadence.cli.shape import complete_who, context

if TYPE_CHECKING:
    from cadence.engine.model import Touch
    from cadence.store.changes import Change


def show(ctx: typer.Context, who: Who) -> None:
    """Everything on one person: who they are, what happened, what is next.

    Example: cadence show kowalska
    """
    run = context(ctx)
    from cadence.services.page import page

    found = with_person(run, who, page)
    if run.flags.json:
        from cadence.render import machine
        from cadence.render.machine_lists import item

        run.screen.document(
            {
                "prospect": machine.prospect(found.case),
                "next": machine.next_item(found.case, run.today),
                "beside": [item(line, run.today) for line in found.beside],
                "touches": [machine.touch(touch, step) for touch, step in found.log],
                "referred": [match.id for match in found.referred],
                "warnings": machine.warnings(found.warnings),
            }
        )
        return
    from cadence.render import pages

    run.screen.say_page(pages.show(found, run.today))
    run.screen.warn(found.warnings)


def why(ctx: typer.Context, who: Who) -> None:
    """The arithmetic of the next date, and when to let go.

    Example: cadence why anna
    """
    run = context(ctx)
    from cadence.engine.advice import hints

    case = with_person(run, who, lambda desk, person: desk.case(person))
    offers = hints(case.standing, case.record.cadence, str(case.record.id))
    if run.flags.json:
        from cadence.render import machine

        run.screen.document(
            {
                "prospect": machine.prospect(case),
                "next": machine.next_item(case, run.today),
                "beside": machine.beside(case, run.today),
                "hints": offers,
            }
        )
        return
    from cadence.render import pages

    run.screen.say_page(pages.why(case, offers))


def history(
    ctx: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(metavar="[WHO]", help="One person's.", autocompletion=complete_who),
    ] = None,
    limit: Annotated[int, typer.Option(help="The last changes, at most so many.", min=1)] = 30,
) -> None:
    """What happened: with one person, or with everybody of late.

    Example: cadence history anna
    """
    run = context(ctx)
    log: list[tuple[Touch, str]] = []
    changes: list[Change] = []
    if who is None:
        with run.desk() as desk:
            changes = [one for one in desk.store.changes.latest() if not one.undone][:limit]
    else:
        log = with_person(run, who, lambda desk, person: desk.log(person))
    if run.flags.json:
        from cadence.render import machine

        run.screen.document(
            {
                "touches": [machine.touch(touch, step) for touch, step in log],
                "changes": [
                    {"id": one.id, "at": one.made_at, "summary": one.summary} for one in changes
                ],
            }
        )
        return
    from cadence.render import pages
    from cadence.render.visible import visible

    run.screen.say_page(pages.history(log))
    for one in reversed(changes):
        run.screen.say(f"{local_time(one.made_at)}  {visible(one.summary)}")
    if who is not None and not log:
        run.screen.note("Nothing is logged yet.")


def list_(
    ctx: typer.Context,
    state: Annotated[
        list[str] | None, typer.Option("--state", "-s", help="active, engaged, client, closed …")
    ] = None,
    tag: Annotated[str | None, typer.Option(help="Only with this tag.")] = None,
    owner: Owner = None,
    search: Annotated[str | None, typer.Option(help="A part of name, firm, phone …")] = None,
    stale: Annotated[bool, typer.Option("--stale", help="No contact for three months.")] = False,
    limit: Annotated[int | None, typer.Option(help="At most so many.", min=0)] = None,
    format_: Format = None,
) -> None:
    """Everybody, or those that fit. Closed ones only when asked for by --state.

    Example: cadence list --state nurture --format ids
    """
    run = context(ctx)
    from cadence.services.listing import listing

    shape = chosen_format(run, format_)
    with run.desk() as desk:
        found = listing(
            desk,
            states=state or (),
            tag=tag or "",
            owners=owners_of(run, owner),
            search=search or "",
            stale=stale,
            limit=limit,
        )
    if shape == "json":
        from cadence.render.machine_lists import item

        items = [item(line, run.today) for line in found.lines]
        run.screen.document({"total": found.total, "items": items})
        return
    if shape == "table" and found.lines:
        from cadence.render.lists import draw

        draw(found.lines, run.today, run.screen.console())
    elif shape != "table":
        write_lines(run, found.lines, shape)
    if len(found.lines) < found.total:
        run.screen.note(f"The first {len(found.lines)} of {found.total}.")
    elif not found.total:
        run.screen.note("Nobody fits.")
