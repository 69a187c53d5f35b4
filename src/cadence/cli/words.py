"""`words`: the texts that are said, and one's own in their place."""

from __future__ import annotations

from typing import Annotated

import typer

from cadence.cli import word_files
from cadence.cli.shape import CadenceCommand, CadenceGroup, context
from cadence.cli.wording import complete_language
from cadence.engine.figures import LANGUAGES
from cadence.errors import BadFileError

app = typer.Typer(
    cls=CadenceGroup,
    help="What is said and written, in five languages, and texts of your own in their place.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

NEEDED = ("me.name", "me.company", "me.phone")
"""Settings that most texts need."""


@app.command(cls=CadenceCommand)
def show(
    ctx: typer.Context,
    language: Annotated[
        str | None,
        typer.Argument(
            metavar="[LANGUAGE]", help="Default: yours.", autocompletion=complete_language
        ),
    ] = None,
) -> None:
    """The texts of a language as they are in force, as TOML: a copy of it can be edited.

    Example: cadence words show pl
    """
    run = context(ctx)
    from cadence.cli.options import one_of

    mine = run.configuration.settings["me.language"]
    spoken = one_of("language", language or mine, LANGUAGES)
    wording = word_files.wordings(run)(spoken)
    if run.flags.json:
        spare = {name: list(ways) for name, ways in wording.spare.items()}
        run.screen.document({"language": spoken, "texts": dict(wording.texts), "spare": spare})
        return
    from cadence.render.wording import as_toml

    run.screen.say(as_toml(wording.texts, wording.spare))
    place = word_files.folder(run) / f"{spoken}{word_files.SUFFIX}"
    run.screen.note(f"Texts of your own belong into {place}; only those that you change.")


@app.command(cls=CadenceCommand)
def check(ctx: typer.Context) -> None:
    """What is wrong in texts of your own, with the lines, and what they leave out.

    Example: cadence words check
    """
    run = context(ctx)
    from cadence.render.visible import visible
    from cadence.render.wording import counted, left_out, own_as_json

    found = list(word_files.own(run))
    faulty = [one for _path, one in found if isinstance(one, BadFileError)]
    if len(faulty) == 1:
        raise faulty[0]
    if faulty:
        message = f"{len(faulty)} of {len(found)} files of texts have errors."
        raise BadFileError(message, [row for one in faulty for row in one.rows])
    own = [(path, one) for path, one in found if not isinstance(one, BadFileError)]
    empty = [key for key in NEEDED if not run.configuration.settings[key]]
    if run.flags.json:
        run.screen.document(
            {
                "folder": str(word_files.folder(run)),
                "languages": list(LANGUAGES),
                "own": [own_as_json(path, one) for path, one in own],
                "empty_settings": empty,
                "problems": [],
            }
        )
        return
    for path, one in own:
        run.screen.say(f"{visible(str(path))}: {counted(one.count)}, nothing wrong.")
        for line in left_out(one):
            run.screen.note(f"  {line}")
    if not own:
        run.screen.note(f"There are no texts of your own in {word_files.folder(run)}.")
    for key in empty:
        run.screen.note(f'{key} is empty, and texts need it: cadence config {key} "…"')
