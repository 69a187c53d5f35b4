"""The letter to somebody on the working screen: read there, opened as a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from cadence.cli import keyboard
from cadence.cli.context import Context
from cadence.cli.files import open_file, write_file
from cadence.cli.keyboard import command_letter
from cadence.cli.letter_files import content, place
from cadence.cli.stage import Paint, Picture, Stage
from cadence.cli.word_files import wordings
from cadence.cli.work_fill import checked, kept
from cadence.exchange.letter import Letter
from cadence.render.card import plain, wrapped
from cadence.render.frame import controls
from cadence.services.fields import Blank
from cadence.services.keeping import keepable
from cadence.services.letters import Drafted, letter_for
from cadence.services.sitting import Sitting

PDF = "pdf"
KEYS = (("o", "open as a PDF"), ("Esc", "back"))


def show_letter(
    run: Context, sitting: Sitting, stage: Stage, card: Paint, person: int
) -> list[str]:
    """Show it, and open it if somebody wants to; what is to be told afterwards.

    What it lacks is asked for, and kept. Raises what `cadence letter` raises.
    """
    drafted = _drafted(run, sitting, stage, card, person)
    if drafted is None or drafted.letter is None:
        return []
    lines = [*_lines(drafted.letter)]

    def paint(columns: int, rows: int) -> Picture:
        body = [row for line in lines for row in wrapped(plain(line), columns)]
        above = card(columns, rows)
        return Picture(above.head, body, [controls(KEYS, columns)], above.share)

    while True:
        key = stage.wait(paint)
        if key.name == keyboard.ESCAPE or command_letter(key) in ("l", "q", "b"):
            return []
        if command_letter(key) == "o":
            return _opened(run, drafted)


def _drafted(
    run: Context, sitting: Sitting, stage: Stage, card: Paint, person: int
) -> Drafted | None:
    """The letter, once everything that it needs is known; None when somebody gave up.

    What is typed for it is kept, where it can be.
    """
    given: dict[str, str] = {}
    typed: dict[Blank, str] = {}
    while True:
        with run.desk() as desk:
            case = desk.case(person)
            drafted = letter_for(desk, case, wordings(run), given=given, in_window=True)
        if not drafted.missing:
            kept(run, sitting, person, keepable(typed))
            return drafted
        lacks = drafted.missing[0]
        said = stage.line(card, f"The letter lacks {lacks.label}", _hint, checked(lacks))
        if not said:
            return None
        given[lacks.field] = typed[lacks] = said


def _hint(text: str) -> str:
    return "Enter: keep it" if text else "Esc: back"


def _lines(letter: Letter) -> Iterator[str]:
    """The letter as it is read on a screen of any width."""
    blocks = (letter.sender_block, (letter.mark, *letter.to), (letter.date,), (letter.subject,))
    for block in (*blocks, *letter.paragraphs):
        yield from filter(None, block)
        yield ""


def _opened(run: Context, drafted: Drafted) -> list[str]:
    """Write it beside where the program was started, and open it."""
    assert drafted.letter is not None
    file = place(None, drafted, PDF)
    write_file(file, content(drafted.letter, PDF))
    run.flags.changed = True
    told = [f"The letter is in {file}."]
    if not open_file(file):
        told.append(f"No program opened {file}: open it yourself.")
    return [*told, *(f"Mind: {one.message}" for one in drafted.warnings)]
