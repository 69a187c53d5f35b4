"""A note that sounds like a stall: what to log instead. A person decides, asked or told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cadence.engine import rules
from cadence.engine.advice import Advice
from cadence.engine.intervals import Interval
from cadence.engine.model import Touch
from cadence.engine.speech import day
from cadence.engine.stalls import recognise
from cadence.engine.vocabulary import Outcome, State
from cadence.services.desk import Desk
from cadence.services.results import Done
from cadence.services.touching import placed, record_touch
from cadence.words.stalls import patterns

LONGEST_TO_REPEAT = 200
"""Letters of a note that is repeated in what to type."""


def stall_heard(desk: Desk, prospect_id: int, touch: Touch) -> Touch | None:
    """The stall that the note of an entry sounds like, to be logged in its place.

    None when it sounds like none, when the prospect was not in the cadence on that day, and when
    a rule forbids either of the two. What the user typed, a kind or a date, is kept.
    """
    if touch.symptoms or touch.on > desk.today:  # a stall takes no symptoms
        return None
    heard = recognise(touch.note, patterns())
    if heard is None:
        return None
    record = desk.record(prospect_id)
    method = desk.method(record.cadence, record.profile)
    before, _later = placed(record, touch, method)
    stall = replace(
        touch,
        outcome=Outcome.STALL,
        kind=touch.kind or heard.kind,
        when=touch.when or heard.interval,
    )
    if before.state is not State.ACTIVE or stall == touch:
        return None
    forbidden = any(rules.refusal(before, one, method, "") for one in (touch, stall))
    return None if forbidden else stall


def record_and_suggest(
    desk: Desk, prospect_id: int, touch: Touch, *, channel_is_given: bool
) -> Done:
    """Log the entry as it was typed; a warning says what to type if it was a stall."""
    stall = stall_heard(desk, prospect_id, touch)
    done = record_touch(desk, prospect_id, touch, channel_is_given=channel_is_given)
    if stall is None:
        return done
    again = _typed(stall, prospect_id, desk.today, channel_is_given=channel_is_given)
    advice = Advice("maybe-stall", f"{sounds_like(stall)} To log it so: cadence undo; {again}")
    return replace(done, warnings=[*done.warnings, advice])


def sounds_like(stall: Touch) -> str:
    """`That sounds like a stall (later, in 2 months).`"""
    until = ""
    if isinstance(stall.when, Interval):
        until = f", in {stall.when.words}"
    elif isinstance(stall.when, date):
        until = f", {day(stall.when)}"
    return f"That sounds like a stall ({stall.kind}{until})."


def _typed(stall: Touch, prospect_id: int, today: date, *, channel_is_given: bool) -> str:
    """The command that logs the stall, with everything that was typed before."""
    import shlex

    words = ["cadence", "log", str(prospect_id), "stall", "--kind", str(stall.kind)]
    if stall.when is not None:
        words += ["--when", str(stall.when)]
    if stall.on != today:
        words += ["--on", str(stall.on)]
    if channel_is_given:
        words += ["--channel", str(stall.channel)]
    words += ["--force"] * stall.forced + ["--honour"] * stall.honoured
    if stall.note.isprintable() and len(stall.note) <= LONGEST_TO_REPEAT:
        return shlex.join([*words, "--note", stall.note])
    return f"{shlex.join(words)} (and --note, with the text again)"
