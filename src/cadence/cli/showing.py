"""What a change came to, shown; and the one way in which commands log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cadence.cli.choosing import with_person
from cadence.cli.context import Context
from cadence.engine.model import NEVER, Touch

if TYPE_CHECKING:
    from cadence.services.planning import Replanned
    from cadence.services.results import Done


def record(
    run: Context,
    who: str,
    touch: Touch,
    command: str,
    *,
    channel_is_given: bool = True,
    known: Mapping[str, Any] | None = None,
) -> None:
    """Log the touch for the person meant, and show what it came to.

    `known` are fields of the profile that came out in the same talk.
    """
    from cadence.services.touching import record_touch

    result = with_person(
        run,
        who,
        lambda desk, person: record_touch(
            desk, person, touch, command, channel_is_given=channel_is_given, known=known
        ),
        write=True,
    )
    show_done(run, result)


def show_done(run: Context, result: Done) -> None:
    """What was done and what comes next; warnings and offers beside it."""
    if run.flags.json:
        from cadence.render.machine import done

        run.screen.document(done(result, run.today))
        return
    from cadence.render.sentences import done as sentence

    run.screen.say(sentence(result, run.today))
    run.screen.warn(result.warnings)
    run.screen.hint(result.hints)


def show_replanned(run: Context, result: Replanned, *, dry_run: bool = False) -> None:
    """A calendar that changed, and the dates that moved with it."""
    from cadence.render.sentences import moved

    if run.flags.json:
        from cadence.render.machine import moved as as_json

        run.screen.document(
            {"said": result.said, "moved": as_json(result.moved), "dry_run": dry_run}
        )
        return
    count, would = len(result.moved), "would move" if dry_run else "moved"
    which = f"{count} due date{'s' * (count > 1)} {would}:" if count else f"No due date {would}."
    run.screen.say(f"{result.said}. {which}")
    run.screen.say_lines([f"  {line}" for line in moved(result.moved)])


def revival(run: Context, text: str | None) -> Any:
    """What `--revive` says: a date, a length of time, or never."""
    if text is not None and text.strip().lower() == NEVER:
        return NEVER
    return run.when(text)
