"""`letter`: the letter, on the screen or as a file, and logged as sent if somebody says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cadence.cli import letter_files
from cadence.cli.context import Context
from cadence.cli.files import open_file, write_file
from cadence.cli.options import Who
from cadence.cli.shape import context
from cadence.cli.showing import show_done
from cadence.cli.wording import Language, With
from cadence.engine.model import Touch
from cadence.engine.vocabulary import Channel, Outcome
from cadence.render.visible import visible

if TYPE_CHECKING:
    from cadence.services.letters import Drafted
    from cadence.services.results import Done


def letter(
    ctx: typer.Context,
    who: Who,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="A .pdf, .docx, .txt or .eml file, or a folder for it. Default: the screen.",
        ),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="pdf (default), docx, txt or eml, when no file is named.",
            autocompletion=letter_files.complete_kind,
        ),
    ] = None,
    open_: Annotated[
        bool, typer.Option("--open", help="Open the file with the system's program for it.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Write over a file that is there.")
    ] = False,
    language: Language = None,
    with_: With = None,
) -> None:
    """The letter after the calls, ready to print; then it can be logged as sent.

    Example: cadence letter anna --output anna.pdf
    """
    run = context(ctx)
    from cadence.cli.missing import completed, read_given
    from cadence.cli.word_files import wordings
    from cadence.services.letters import letter_for

    kind = letter_files.kind_of(output, format_, wanted=open_)
    drafted = completed(
        run,
        who,
        read_given(run, with_),
        lambda desk, person, given: letter_for(
            desk,
            desk.case(person),
            wordings(run),
            given=given,
            language=(language or "").strip().lower(),
            in_window=kind in ("pdf", "docx"),
            by_mail=kind == "eml",
        ),
    )
    if drafted.letter is None:  # what was typed is kept; what it still lacks is told
        return
    if kind is None:
        _on_screen(run, drafted)
        return
    file = letter_files.place(output, drafted, kind)
    content = letter_files.content(drafted.letter, kind)
    logged = None
    if drafted.is_due and run.flags.yes:
        logged = _written_and_logged(run, drafted, kind, file, content, force=force)
    else:
        write_file(file, content, replace=force)
    # It is there from here on, whatever becomes of the question whether it is sent.
    run.flags.changed = True
    if run.flags.json:
        _document(run, drafted, file, logged)
    else:
        run.screen.say(f"{visible(drafted.letter.name)}: the letter is in {visible(str(file))}.")
        run.screen.warn(drafted.warnings)
    if open_:
        _open(run, file)
    if logged is None and drafted.is_due:
        logged = _asked(run, drafted, kind)
    if logged is not None and not run.flags.json:
        show_done(run, logged)


def _on_screen(run: Context, drafted: Drafted) -> None:
    """The letter as text; whether it is sent is known later."""
    assert drafted.letter is not None
    if run.flags.json:
        _document(run, drafted, None, None)
        return
    from cadence.exchange.letter import as_text

    run.screen.say(as_text(drafted.letter).removesuffix("\n"))
    run.screen.warn(drafted.warnings)
    if drafted.is_due:
        _tell_what_to_type(run, drafted)


def _document(run: Context, drafted: Drafted, file: Path | None, logged: Done | None) -> None:
    from cadence.render import machine
    from cadence.render.wording import letter_as_json

    run.screen.document(
        {
            **letter_as_json(drafted),
            "file": str(file) if file is not None else None,
            "warnings": machine.warnings(drafted.warnings),
            "logged": machine.done(logged, run.today) if logged is not None else None,
        }
    )


def _asked(run: Context, drafted: Drafted, kind: str) -> Done | None:
    """Log it as sent if a person says so; anybody else is told what to type."""
    flags = run.flags
    if flags.json or flags.quiet:
        return None
    if not run.screen.can_ask:
        _tell_what_to_type(run, drafted)
        return None
    try:
        answer = run.screen.ask("Log it as sent? [y/N]")
    except EOFError:
        run.screen.note("")
        answer = ""
    if answer.lower() in ("y", "yes"):
        return _logged(run, drafted, kind)
    _tell_what_to_type(run, drafted)
    return None


def _tell_what_to_type(run: Context, drafted: Drafted) -> None:
    run.screen.note(f"Once it is sent: cadence log {drafted.case.record.id} sent")


def _written_and_logged(
    run: Context, drafted: Drafted, kind: str, file: Path, content: bytes, *, force: bool
) -> Done:
    """Write it and log it as sent; when that cannot be logged, a new file is taken away."""
    is_new = not file.exists()
    write_file(file, content, replace=force)
    try:
        return _logged(run, drafted, kind)
    except BaseException:
        if is_new and not run.flags.changed:
            file.unlink(missing_ok=True)
        raise


def _logged(run: Context, drafted: Drafted, kind: str) -> Done:
    from cadence.services.touching import record_touch

    by_mail = kind == "eml"
    channel = Channel.EMAIL if by_mail else Channel.LETTER
    touch = Touch(on=run.today, outcome=Outcome.SENT, channel=channel)
    with run.desk(write=True) as desk:
        return record_touch(desk, drafted.case.record.id, touch, channel_is_given=by_mail)


def _open(run: Context, file: Path) -> None:
    """Show it with the system's own program; without one, the file is there all the same."""
    if not open_file(file):
        run.screen.note(f"No program opened {file}: open it yourself.")
