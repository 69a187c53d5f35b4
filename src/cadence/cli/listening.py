"""A note that sounds like a stall: asked about on a terminal, told in a script."""

from __future__ import annotations

from cadence.cli.choosing import choose, with_person
from cadence.cli.context import Context
from cadence.cli.showing import record, show_done
from cadence.engine.model import Touch


def record_with_note(run: Context, who: str, touch: Touch, *, channel_is_given: bool) -> None:
    """Log what was typed, or the stall that its note sounds like if a person says so."""
    from cadence.services.suggesting import record_and_suggest

    flags = run.flags
    if run.screen.can_ask and not (flags.json or flags.yes or flags.quiet):
        # Somebody thinks about it: no transaction is open meanwhile.
        person = choose(run, who)
        touch = _asked(run, person, touch)
        record(run, f"#{person}", touch, "log", channel_is_given=channel_is_given)
        return
    result = with_person(
        run,
        who,
        lambda desk, person: record_and_suggest(
            desk, person, touch, channel_is_given=channel_is_given
        ),
        write=True,
    )
    show_done(run, result)


def _asked(run: Context, person: int, touch: Touch) -> Touch:
    """The entry that the person wants; without an answer, what was typed."""
    from cadence.services.suggesting import sounds_like, stall_heard

    with run.desk() as desk:
        stall = stall_heard(desk, person, touch)
    if stall is None:
        return touch
    try:
        answer = run.screen.ask(f"{sounds_like(stall)} Log it so? [y/N]")
    except EOFError:
        run.screen.note("")
        return touch
    return stall if answer.lower() in ("y", "yes") else touch
