"""What the words for somebody lack, typed on the working screen, and kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from cadence.cli.work_steps import changed
from cadence.errors import CadenceError
from cadence.services.fields import Blank
from cadence.services.keeping import Kept, check, keep
from cadence.services.sitting import Sitting
from cadence.services.wording import Script

if TYPE_CHECKING:
    from cadence.cli.context import Context
    from cadence.cli.stage import Paint, Stage

KEY = "="


def to_keep(script: Script | None) -> tuple[Blank, ...]:
    """The empty fields that can be kept: what only the moment knows is said, and not typed."""
    found = (*script.missing, *script.better) if script is not None else ()
    return tuple(one for one in found if one.setting or one.is_theirs)


def fill(
    run: Context, sitting: Sitting, stage: Stage, paint: Paint, person: int, blanks: Iterable[Blank]
) -> str:
    """Ask for each, and keep what is typed; what was done, empty when nothing was typed.

    Enter leaves one open, Escape leaves the rest. Raises what keeping raises.
    """
    typed: dict[Blank, str] = {}
    for blank in blanks:
        question = f"{blank.label[:1].upper()}{blank.label[1:]}?"
        said = stage.line(paint, question, _hint, checked(blank))
        if said is None:
            break
        if said:
            typed[blank] = said
    return kept(run, sitting, person, typed)


def kept(run: Context, sitting: Sitting, person: int, typed: dict[Blank, str]) -> str:
    """Keep what was typed, as changes of this sitting; what was done."""
    if not typed:
        return ""
    in_file = run.configuration.in_file

    def note(found: Kept) -> None:
        sitting.keep_filled(found.change_ids)

    done = changed(run, lambda desk: keep(desk, person, typed, in_file), note)
    run.forget_settings()
    return done.said


def _hint(text: str) -> str:
    return "Enter: keep it" if text else "Enter: leave it open   Esc: back"


def checked(blank: Blank) -> Callable[[str], str | None]:
    """Says why a text cannot be kept."""

    def wrong(text: str) -> str | None:
        try:
            if text:
                check(blank, text)
        except CadenceError as problem:
            return problem.message
        return None

    return wrong
