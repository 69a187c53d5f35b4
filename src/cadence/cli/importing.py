"""`import`: contacts out of a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from cadence.cli.context import Context
from cadence.cli.progress import counting
from cadence.cli.shape import DryRun, context
from cadence.errors import BadFileError, UsageError

if TYPE_CHECKING:
    from cadence.exchange.csv_reader import ContactFile
    from cadence.services.importing import Import, Imported, Skipped

PREVIEWED = 5
SKIPPED = 20
"""Rows that are named when they were left out."""


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
    from cadence.services.importing import Import

    with _opened(file) as stream, counting(run.screen) as told:
        with _named(file):
            contacts = open_contacts(stream, kind=from_, mapping=_mapping(map_), encoding=encoding)
        with Import(file.name, per_day, told) as coming:
            with _named(file):
                coming.read(contacts, run.today, run.order, run.me)
            if dry_run:
                _preview(run, contacts, coming)
            if coming.bad and not skip_bad:
                raise _refused(file, coming)
            # The rejects first: rows that are left out are in a file, or nothing is imported.
            rejects = _reject(file, contacts, coming.bad) if coming.bad and not dry_run else None
            try:
                result = _write(run, coming, dry_run=dry_run)
            except BaseException:
                if rejects is not None:
                    rejects.unlink(missing_ok=True)
                raise
    _show(run, result, coming.bad, rejects, dry_run=dry_run)


def _opened(file: Path) -> BinaryIO:
    """The file, from its beginning, in a way in which it can be read more than once."""
    try:
        if str(file) == "-":
            return _set_aside(sys.stdin.buffer)
        stream = file.open("rb")
        if stream.seekable():
            return stream
        with stream:
            return _set_aside(stream)
    except FileNotFoundError:
        raise BadFileError(f"There is no file {file}.") from None
    except OSError as error:
        raise BadFileError(f"Cannot read {file}: {error.strerror}.") from None


def _set_aside(stream: BinaryIO) -> BinaryIO:
    """What can be read only once, in a private file without a name."""
    aside = TemporaryFile(prefix="cadence-")  # noqa: SIM115 - closed by whoever reads it
    try:
        copyfileobj(stream, aside)
    except BaseException:
        aside.close()
        raise
    return aside


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


def _refused(file: Path, coming: Import) -> BadFileError:
    """What is said of a file with bad rows."""
    from cadence.services.importing import as_rows

    bad = coming.bad
    return BadFileError(
        f"{file.name}: {len(bad)} of {len(bad) + len(coming)} rows cannot be taken; nothing was "
        "written. Mend them, or add --skip-bad to leave them out.",
        as_rows(bad),
    )


def _write(run: Context, coming: Import, *, dry_run: bool) -> Imported:
    """Made ready while others work, written in one transaction; a dry run rolls it back."""
    from cadence.cli.database import stamp
    from cadence.store.backup import backup_first

    if not dry_run:
        backup_first(run.database()[0], stamp())
    with run.desk(write=True, create=True, dry_run=dry_run, first=coming.prepare) as desk:
        return coming.write(desk)


def _reject(file: Path, contacts: ContactFile, bad: list[Skipped]) -> Path:
    """Write the bad rows beside the file, to be mended and imported; where to."""
    from cadence.cli.files import writing
    from cadence.exchange.csv_writer import write_rejects

    rows = contacts.rejected({one.row: one.why for one in bad})
    folder = file.parent if str(file) != "-" else Path()
    stem = file.stem if str(file) != "-" else "import"
    number = 1
    while True:
        name = f"{stem}.rejects.csv" if number == 1 else f"{stem}.rejects-{number}.csv"
        place = folder / name
        if not place.exists() and not place.is_symlink():
            with writing(place) as stream:
                text = TextIOWrapper(stream, "utf-8", newline="")
                write_rejects(contacts.headers, rows, text)
                text.detach()
            return place
        number += 1


def _preview(run: Context, contacts: ContactFile, coming: Import) -> None:
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
    for line, profile in coming.first(PREVIEWED):
        parts = (profile.name, profile.company, profile.phone, profile.email)
        run.screen.say(f"line {line}: {visible(', '.join(part for part in parts if part))}")


def _show(
    run: Context, result: Imported, bad: list[Skipped], rejects: Path | None, *, dry_run: bool
) -> None:
    from cadence.engine.speech import day
    from cadence.render.visible import visible
    from cadence.services.importing import as_rows

    skipped = as_rows(sorted([*bad, *result.skipped], key=lambda one: one.row))
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
    for line in [*result.told, *_more(result.merged - len(result.told))]:
        run.screen.note(f"  {visible(line)}")
    for row in skipped[:SKIPPED]:
        run.screen.note(f"  line {row['row']}: {row['why']}")
    for line in _more(len(skipped) - SKIPPED):
        run.screen.note(f"  {line}")
    if rejects is not None:
        run.screen.note(f"The rows that were left out are in {rejects}: mend and import them.")
    if not dry_run and result.added:
        run.screen.note("`cadence undo` takes the whole import back.")


def _more(count: int) -> list[str]:
    return [f"… and {count} more"] if count > 0 else []
