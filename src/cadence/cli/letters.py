"""`letter`: the letter, on the screen or as a file, and logged as sent if somebody says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cadence.cli.context import Context
from cadence.cli.files import open_file, write_file
from cadence.cli.options import Who
from cadence.cli.shape import context
from cadence.cli.showing import show_done
from cadence.cli.wording import Language, With
from cadence.engine.model import Touch
from cadence.engine.vocabulary import Channel, Outcome
from cadence.errors import UsageError
from cadence.render.visible import visible

if TYPE_CHECKING:
    from cadence.exchange.letter import Letter
    from cadence.services.letters import Drafted
    from cadence.services.results import Done

KINDS = ("pdf", "docx", "txt", "eml")
LONGEST_NAME = 40
"""Letters of a person's name in a file's name."""


def complete_kind(incomplete: str) -> list[str]:
    """The kinds of files that begin so."""
    return [kind for kind in KINDS if kind.startswith(incomplete)]


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
            autocompletion=complete_kind,
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

    kind = _kind(output, format_, wanted=open_)
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
    assert drafted.letter is not None
    if kind is None:
        _on_screen(run, drafted)
        return
    file = _place(output, drafted, kind)
    is_new = not file.exists()
    write_file(file, _content(drafted.letter, kind), replace=force)
    # It is there from here on, whatever becomes of the question whether it is sent.
    run.flags.changed = True
    logged = None
    if drafted.is_due and run.flags.yes:
        logged = _logged_or_taken_back(run, drafted, kind, file if is_new else None)
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


def _logged_or_taken_back(run: Context, drafted: Drafted, kind: str, fresh: Path | None) -> Done:
    """Log it as sent; when that fails, the file is not left behind: nothing was changed."""
    try:
        return _logged(run, drafted, kind)
    except BaseException:
        if fresh is not None:
            fresh.unlink(missing_ok=True)
            run.flags.changed = False
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


def _kind(output: Path | None, format_: str | None, *, wanted: bool) -> str | None:
    """What kind of file is to be written; None for the screen."""
    from cadence.cli.options import one_of

    named = one_of("kind of letter", format_, KINDS) if format_ else ""
    if output is None:
        return named or (KINDS[0] if wanted else None)
    if output.is_dir():
        return named or KINDS[0]
    ending = output.suffix.lower().removeprefix(".")
    if ending not in KINDS:
        raise UsageError(
            f"{output} is neither a folder nor the name of a .pdf, .docx, .txt or .eml file."
        )
    if named and named != ending:
        raise UsageError(f"{output} is not the name of a .{named} file.")
    return ending


def _place(output: Path | None, drafted: Drafted, kind: str) -> Path:
    """The file as it was named, or a name that tells people and days apart, in that folder."""
    if output is not None and not output.is_dir():
        return output
    from cadence.engine.folding import words

    record = drafted.case.record
    assert drafted.letter is not None
    name = "-".join(words(record.profile.name))[:LONGEST_NAME].strip("-")
    parts = ("letter", str(record.id), name, drafted.letter.written_on.isoformat())
    return (output or Path()) / f"{'-'.join(part for part in parts if part)}.{kind}"


def _content(letter: Letter, kind: str) -> bytes:
    """The file that is to be written."""
    if kind == "pdf":
        from cadence.exchange.letter_pdf import as_pdf

        return as_pdf(letter)
    if kind == "docx":
        from cadence.exchange.letter_docx import as_docx

        return as_docx(letter)
    from cadence.exchange.letter import as_email, as_text

    return as_email(letter) if kind == "eml" else as_text(letter).encode("utf-8")
