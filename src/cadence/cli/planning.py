"""`config` and `away`: what due dates are computed from, and how it is changed."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from cadence.cli.context import Context
from cadence.cli.shape import DryRun, context
from cadence.cli.showing import show_replanned
from cadence.errors import NoDatabaseError


def _complete_key(incomplete: str) -> list[str]:
    from cadence.services.settings import DEFAULTS

    return [key for key in DEFAULTS if key.startswith(incomplete)]


def config(
    ctx: typer.Context,
    key: Annotated[
        str | None,
        typer.Argument(metavar="[KEY]", help="Which setting.", autocompletion=_complete_key),
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", help="What it is to be.")
    ] = None,
    unset: Annotated[bool, typer.Option("--unset", help="Back to the default.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Every setting and where it came from; with KEY VALUE, set it.

    Example: cadence config calendar.country PL
    """
    run = context(ctx)
    from cadence.errors import UsageError
    from cadence.services.settings import DEFAULTS, checked

    if key is None:
        _show(run, list(DEFAULTS))
        return
    if key not in DEFAULTS:
        checked(key, "")  # says what was meant
    if unset and value is not None:
        raise UsageError("Give a value or --unset, not both.")
    if value is None and not unset:
        _show(run, [key])
        return
    new = DEFAULTS[key] if unset else checked(key, value)
    _set(run, key, new, unset=unset, dry_run=dry_run)


def _show(run: Context, keys: list[str]) -> None:
    from cadence.render.visible import visible
    from cadence.services.planning import shown

    found = {key: _in_force(run, key) for key in keys}
    if run.flags.json:
        run.screen.document(
            {
                "file": str(run.configuration.path),
                "settings": {
                    key: {"value": value, "from": origin} for key, (value, origin) in found.items()
                },
            }
        )
        return
    if len(keys) > 1:
        run.screen.note(f"# {run.configuration.path}")
    width = max(len(key) for key in keys)
    for key, (value, origin) in found.items():
        run.screen.say(f"{key:<{width}}  {visible(shown(value)):<34}  {origin}")


def _in_force(run: Context, key: str) -> tuple[Any, str]:
    """A value and its origin: the flag beats the environment beats the file."""
    if key == "db":
        from cadence.store.place import shown

        if run.flags.db:
            return shown(run.flags.db), "flag"
        if os.environ.get("CADENCE_DB"):
            return shown(os.environ["CADENCE_DB"]), "environment"
        return shown(run.configuration.settings[key]), run.configuration.origin[key]
    return run.configuration.settings[key], run.configuration.origin[key]


def _set(run: Context, key: str, value: Any, *, unset: bool, dry_run: bool) -> None:
    from cadence.cli.configuration import write_setting
    from cadence.services.planning import Replanned, set_value, shown
    from cadence.store import place

    if key != "db":
        try:
            with run.desk(write=True, dry_run=dry_run) as desk:
                before = run.configuration.in_file.get(key)
                result = set_value(desk, key, value, before, unset=unset)
        except NoDatabaseError:
            pass  # there are no dates yet that could follow, and nothing that undo could put back
        else:
            show_replanned(run, result, dry_run=dry_run)
            return
    else:
        place.server(value)  # says what is wrong with a URL
    if not dry_run:
        write_setting(run.configuration.path, key, None if unset else value)
    said = shown(place.shown(value) if key == "db" else value)
    show_replanned(run, Replanned(f"{key} = {said}", ()), dry_run=dry_run)


def away(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="FROM", help="The first day off.")],
    last: Annotated[str | None, typer.Argument(metavar="TO", help="The last day off.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Take days off: nothing is due then, unless you typed that date yourself.

    Example: cadence away 2026-12-21 2027-01-01
    """
    run = context(ctx)
    from cadence.services.planning import take_off

    begins = run.day(first)
    ends = run.day(last) if last is not None else begins
    assert begins is not None
    assert ends is not None
    with run.desk(write=True, dry_run=dry_run) as desk:
        result = take_off(desk, begins, ends)
    show_replanned(run, result, dry_run=dry_run)
