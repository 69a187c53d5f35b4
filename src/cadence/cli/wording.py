"""`script`: the words to say, and the questions to ask."""

from __future__ import annotations

from typing import Annotated

import typer

from cadence.cli.options import Who
from cadence.cli.shape import context
from cadence.engine.figures import LANGUAGES

With = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="FIELD=TEXT", help="A value for this time: topic, next_step …"),
]


def complete_language(incomplete: str) -> list[str]:
    """The languages that begin so."""
    return [language for language in LANGUAGES if language.startswith(incomplete)]


def complete_action(incomplete: str) -> list[str]:
    """The actions that there are words for."""
    from cadence.services.sayings import PLANS

    return [action for action in PLANS if action.startswith(incomplete)]


Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        help="en, pl, ru, et, bs. Default: theirs, else yours.",
        autocompletion=complete_language,
    ),
]


def script(
    ctx: typer.Context,
    who: Who,
    action: Annotated[
        str | None,
        typer.Option(
            help="For this instead of what is due: call-2, meeting, milestone, complaint-ack …",
            autocompletion=complete_action,
        ),
    ] = None,
    language: Language = None,
    with_: With = None,
) -> None:
    """The words for what is due, in their language, and the questions to ask.

    Example: cadence script anna
    """
    run = context(ctx)
    from cadence.cli.missing import completed, read_given
    from cadence.cli.word_files import wordings
    from cadence.services.wording import script_for

    made = completed(
        run,
        who,
        read_given(run, with_),
        lambda desk, person, given: script_for(
            desk,
            desk.case(person),
            wordings(run),
            given=given,
            action=(action or "").strip().lower(),
            language=(language or "").strip().lower(),
        ),
    )
    from cadence.render import wording

    if run.flags.json:
        run.screen.document(wording.script_as_json(made))
        return
    run.screen.say_lines(wording.script(made, run.today, run.screen.columns))
    for reminder in made.reminders:
        run.screen.note(f"Mind: {reminder}")
