"""The day's list as it is shown: what `today`, `count` and `cadence` alone come to."""

from __future__ import annotations

import io
import sys

from cadence.cli.context import Context
from cadence.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cadence.engine.lines import Line
    from cadence.services.morning import Morning
    from cadence.store.day import Owners

FORMATS = ("table", "json", "csv", "tsv", "ids")


def show_today(
    run: Context,
    *,
    days: int = 1,
    actions: list[str] | None = None,
    owner: str | None = None,
    limit: int | None = None,
    format_: str | None = None,
) -> None:
    """The day's list; also what `cadence` alone shows."""
    from cadence.services.morning import morning

    shape = chosen_format(run, format_)
    limit = None if limit is None else min(limit, sys.maxsize)
    with run.office() as office:
        found = morning(
            office, days=days, actions=actions or (), owners=owners_of(run, owner), limit=limit
        )
    if shape == "json":
        from cadence.render.machine_lists import morning as as_json

        run.screen.document(as_json(found))
        return
    if shape == "table":
        _draw(run, found)
    else:
        write_lines(run, found.lines, shape)
        _beside(run, found)
    if found.no_new_since is not None:
        from cadence.engine.speech import no_new_since

        run.screen.note(f"Mind: {no_new_since(found.no_new_since)}")
    if found.unreadable:
        count = len(found.unreadable)
        run.screen.note(f"{count} damaged entries were left out: cadence db check names them.")
    if found.stale:
        run.screen.note(
            "The calendar in the settings has changed: the dates follow with the next change, "
            "or at once with cadence db check --fix."
        )


def _draw(run: Context, found: Morning) -> None:
    from cadence.render.sentences import cut, free_day, heading

    if not found.lines and not found.total:
        run.screen.say(free_day(found))
        return
    console = run.screen.console()
    run.screen.say(heading(found))
    if found.until > found.today:
        from cadence.render.week import draw_days

        draw_days(found, console)
    else:
        from cadence.render.lists import draw

        run.screen.say("")
        draw(found.lines, found.today, console)
    if cut(found):
        run.screen.say(cut(found))


def _beside(run: Context, found: Morning) -> None:
    """What a list for other programs says beside its lines."""
    from cadence.render.sentences import cut, free_day

    if not found.total:
        run.screen.note(free_day(found))
    elif cut(found):
        run.screen.note(cut(found))


def chosen_format(run: Context, format_: str | None) -> str:
    """Which shape a list takes: as asked for, else a table on a terminal and columns elsewhere."""
    if format_ is not None and format_ not in FORMATS:
        raise UsageError(f"'{format_}' is not a format: {', '.join(FORMATS)}.")
    if run.flags.json and format_ not in (None, "json"):
        raise UsageError(f"--json and --format {format_} contradict each other.")
    if run.flags.json or format_ == "json":
        run.screen.json = True
        return "json"
    return format_ or ("table" if run.screen.is_terminal else "tsv")


def owners_of(run: Context, owner: str | None) -> Owners:
    """Whose prospects: mine and nobody's own, unless somebody was named; None for everybody's."""
    if owner is None:
        return (run.me, "") if run.me else None
    return None if owner == "all" else (owner,)


def write_lines(run: Context, lines: tuple[Line, ...] | list[Line], shape: str) -> None:
    """Lines for other programs."""
    from cadence.render import lists

    if shape == "ids":
        lists.write_ids(lines, sys.stdout)
    elif shape == "csv":
        text = io.StringIO(newline="")
        lists.write_csv(lines, run.today, text)
        run.screen.csv(text.getvalue())
    else:
        lists.write_tsv(lines, run.today, sys.stdout)


def show_count(run: Context, *, owner: str | None = None) -> None:
    """How many are due, as one number."""
    from cadence.services.counting import count

    with run.office() as office:
        found = count(office, owners_of(run, owner))
    if run.flags.json:
        run.screen.document({"total": found})
    elif found or not run.flags.quiet:
        run.screen.say(str(found))
