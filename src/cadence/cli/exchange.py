"""`import` and `export`: contacts out of a file, and into one."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from cadence.cli.context import Context
from cadence.cli.shape import DryRun, context
from cadence.errors import BadFileError, UsageError

if TYPE_CHECKING:
    from cadence.exchange.contacts import BadRow
    from cadence.exchange.csv_reader import ContactFile
    from cadence.services.importing import Imported, Prepared

PREVIEWED = 5
TOLD = 20


def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file.")],
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="KIND", help="csv, google, linkedin, hubspot …"),
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=HEADER", help="Which column is what."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(help="When it is not recognised: cp1250, utf-16 …")
    ] = None,
    per_day: Annotated[int, typer.Option(help="First calls a day.", min=1, max=10_000)] = 20,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Leave bad rows out, in a file beside this one.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Bring contacts along: call 1 for each, spread over the coming working days.

    Example: cadence import contacts.csv --dry-run
    """
    run = context(ctx)
    from cadence.exchange.csv_reader import open_contacts
    from cadence.services.importing import Prepared, as_rows, prepare

    with _opened(file) as stream, _named(file):
        contacts = open_contacts(stream, kind=from_, mapping=_mapping(map_), encoding=encoding)
        checked = list(prepare(contacts, run.today, run.order, run.me))
        good = [one for one in checked if isinstance(one, Prepared)]
        bad = [one for one in checked if not isinstance(one, Prepared)]
        bad = _with_cells(contacts, bad)
    if dry_run:
        _preview(run, contacts, good)
    if bad and not skip_bad:
        raise BadFileError(
            f"{file.name}: {len(bad)} of {len(checked)} rows cannot be taken; nothing was "
            "written. Mend them, or add --skip-bad to leave them out.",
            [dict(row) for row in as_rows(bad)],
        )
    # The rejects first: rows that are left out are in a file, or nothing is imported.
    rejects = _reject(file, contacts, bad) if bad and not dry_run else None
    try:
        result = _write(run, good, file.name, per_day, dry_run=dry_run)
    except BaseException:
        if rejects is not None:
            rejects.unlink(missing_ok=True)
        raise
    _show(run, result, bad, rejects, dry_run=dry_run)


def _opened(file: Path) -> BinaryIO:
    try:
        if str(file) == "-":
            return io.BytesIO(sys.stdin.buffer.read())
        stream = file.open("rb")
        return stream if stream.seekable() else io.BytesIO(stream.read())
    except FileNotFoundError:
        raise BadFileError(f"There is no file {file}.") from None
    except OSError as error:
        raise BadFileError(f"Cannot read {file}: {error.strerror}.") from None


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """What is wrong with a file is said with its name."""
    try:
        yield
    except BadFileError as problem:
        raise BadFileError(f"{file.name}: {problem.message}", problem.rows) from None


def _mapping(pairs: list[str] | None) -> Mapping[str, str]:
    found = {}
    for pair in pairs or ():
        field, equals, header = pair.partition("=")
        if not equals:
            raise UsageError(f"'{pair}' is not FIELD=HEADER, such as --map email='Work mail'.")
        found[field.strip().lower().replace("-", "_")] = header.strip()
    return found


def _with_cells(contacts: ContactFile, bad: list[BadRow]) -> list[BadRow]:
    """Give the rows that a later check refused their cells back, for the file of rejects."""
    from dataclasses import replace

    missing = {one.row for one in bad if not one.cells}
    if not missing:
        return bad
    cells = contacts.cells_of(missing)
    return [one if one.cells else replace(one, cells=cells.get(one.row, ())) for one in bad]


def _write(
    run: Context, good: list[Prepared], source: str, per_day: int, *, dry_run: bool
) -> Imported:
    """One transaction; a dry run rolls the same one back."""
    from cadence.cli.database import stamp
    from cadence.services.importing import import_people
    from cadence.store.backup import backup_first

    if not dry_run:
        backup_first(run.database()[0], stamp())
    with run.desk(write=True, create=True, dry_run=dry_run) as desk:
        return import_people(desk, good, source=source, per_day=per_day)


def _reject(file: Path, contacts: ContactFile, bad: list[BadRow]) -> Path:
    """Write the bad rows beside the file, to be mended and imported; where to."""
    from cadence.cli.files import write_file
    from cadence.exchange.csv_writer import write_rejects

    text = io.StringIO(newline="")
    write_rejects(contacts.headers, bad, text)
    folder = file.parent if str(file) != "-" else Path()
    stem = file.stem if str(file) != "-" else "import"
    number = 1
    while True:
        name = f"{stem}.rejects.csv" if number == 1 else f"{stem}.rejects-{number}.csv"
        place = folder / name
        if not place.exists() and not place.is_symlink():
            write_file(place, text.getvalue())
            return place
        number += 1


def _preview(run: Context, contacts: ContactFile, good: list[Prepared]) -> None:
    """What was recognised in the file, and the first people in it."""
    from cadence.render.visible import visible

    delimiter = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar"}
    run.screen.note(
        f"{contacts.encoding}, {delimiter.get(contacts.delimiter, contacts.delimiter)} between "
        f"the cells, headers on line {contacts.header_row}"
    )
    for column, field in contacts.columns.items():
        run.screen.note(f"  {contacts.headers[column]} -> {field}")
    if contacts.ignored:
        run.screen.note(f"  not taken: {', '.join(contacts.ignored)}")
    if run.flags.json:
        return
    for one in islice(good, PREVIEWED):
        profile = one.entry.profile
        parts = (profile.name, profile.company, profile.phone, profile.email)
        run.screen.say(f"line {one.row}: {visible(', '.join(part for part in parts if part))}")


def _show(
    run: Context, result: Imported, bad: list[BadRow], rejects: Path | None, *, dry_run: bool
) -> None:
    from cadence.engine.speech import day
    from cadence.render.visible import visible
    from cadence.services.importing import as_rows

    skipped = sorted(
        [*as_rows(bad), *as_rows(result.skipped)], key=lambda row: str(row["row"]).zfill(12)
    )
    read = result.read + len(bad)
    if run.flags.json:
        document: dict[str, Any] = {
            "read": read,
            "added": result.added,
            "merged": result.merged,
            "skipped": skipped,
            "dry_run": dry_run,
            "rejects": str(rejects) if rejects else None,
            "first_call_from": result.first_on.isoformat() if result.first_on else None,
            "first_call_to": result.last_on.isoformat() if result.last_on else None,
        }
        run.screen.document(document)
        return
    would = "would be " if dry_run else ""
    run.screen.say(
        f"{read} read: {result.added} {would}added, {result.merged} {would}merged, "
        f"{len(skipped)} {would}skipped."
    )
    if result.first_on is not None and result.last_on is not None:
        days = f"from {day(result.first_on)} to {day(result.last_on)}"
        if result.first_on == result.last_on:
            days = f"on {day(result.first_on)}"
        run.screen.say(f"First calls {days}.")
    for line in [*result.told[:TOLD], *_more(len(result.told))]:
        run.screen.note(f"  {visible(line)}")
    for row in skipped[:TOLD]:
        run.screen.note(f"  line {row['row']}: {row['why']}")
    for line in _more(len(skipped)):
        run.screen.note(f"  {line}")
    if rejects is not None:
        run.screen.note(f"The rows that were left out are in {rejects}: mend and import them.")
    if not dry_run and result.added:
        run.screen.note("`cadence undo` takes the whole import back.")


def _more(count: int) -> list[str]:
    return [f"… and {count - TOLD} more"] if count > TOLD else []


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
    from cadence.cli.files import write_file
    from cadence.exchange.contacts import EXPORT_ONLY, FIELDS
    from cadence.exchange.csv_writer import write_contacts
    from cadence.services.listing import exported_states

    text = io.StringIO(newline="")
    with run.desk() as desk:
        rows = desk.store.exported(exported_states(state or ()))
        count = write_contacts(rows, text, columns=(*EXPORT_ONLY, *FIELDS), spreadsheet=spreadsheet)
    if str(file) == "-":
        run.screen.csv(text.getvalue())
        return
    write_file(file, text.getvalue(), replace=force)
    if run.flags.json:
        run.screen.document({"exported": count, "file": str(file)})
    else:
        run.screen.say(f"{count} exported to {file}.")
