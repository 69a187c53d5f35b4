"""`export`: people as a file that `import` and spreadsheets read."""

from __future__ import annotations

from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from cadence.cli.shape import context

if TYPE_CHECKING:
    from cadence.services.desk import Desk


def export(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV file to be written; - for stdout.")
    ],
    state: Annotated[
        list[str] | None,
        typer.Option("--state", "-s", help="Only in this state; 'all' for really everybody."),
    ] = None,
    spreadsheet: Annotated[
        bool, typer.Option("--spreadsheet", help="Guard cells that a spreadsheet would run.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Write over a file that is there.")
    ] = False,
) -> None:
    """Write people as CSV, ready to be imported again.

    Who asked not to be contacted is left out.

    Example: cadence export people.csv
    """
    run = context(ctx)
    from cadence.cli.files import writing
    from cadence.services.listing import exported_states

    states = exported_states(state or ())
    if str(file) == "-":
        # Set aside first: whoever reads slowly must not keep others from writing meanwhile.
        with TemporaryFile("w+", encoding="utf-8", newline="") as aside:
            with run.desk() as desk:
                _write(desk, states, aside, spreadsheet=spreadsheet)
            aside.seek(0)
            run.screen.csv_of(aside)
        return
    with run.desk() as desk, writing(file, replace=force) as stream:
        text = TextIOWrapper(stream, "utf-8", newline="")
        count = _write(desk, states, text, spreadsheet=spreadsheet)
        text.detach()
    if run.flags.json:
        run.screen.document({"exported": count, "file": str(file)})
    else:
        run.screen.say(f"{count} exported to {file}.")


def _write(desk: Desk, states: list[str], stream: TextIO, *, spreadsheet: bool) -> int:
    """Everybody in those states, a line each as they are read; how many."""
    from cadence.exchange.contacts import EXPORT_ONLY, FIELDS
    from cadence.exchange.csv_writer import write_contacts

    return write_contacts(
        desk.store.exported(states),
        stream,
        columns=(*EXPORT_ONLY, *FIELDS),
        spreadsheet=spreadsheet,
    )
