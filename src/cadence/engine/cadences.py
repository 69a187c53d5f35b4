"""The method's figures as data: three calls and a letter, and the rhythms around it."""

from __future__ import annotations

from collections.abc import Mapping

from cadence.engine.figures import DEFAULT_INTERVALS
from cadence.engine.intervals import Interval, parse_interval
from cadence.engine.model import Cadence, Rhythm, Step
from cadence.engine.vocabulary import Channel

THREE_CALLS_AND_A_LETTER = "three-calls-and-a-letter"


def _interval(settings: Mapping[str, str], key: str) -> Interval:
    interval = parse_interval(settings.get(key) or DEFAULT_INTERVALS[key])
    if interval is None:
        raise ValueError(f"{key} is not an interval")
    return interval


def three_calls_and_a_letter(settings: Mapping[str, str] = DEFAULT_INTERVALS) -> Cadence:
    """The cadence of domain 4.1, with the user's own intervals where the settings have some."""
    return Cadence(
        THREE_CALLS_AND_A_LETTER,
        (
            Step(
                "call-1",
                Channel.CALL,
                _interval(settings, "first-call"),
                "thank for the talk, offer the next meeting",
            ),
            Step(
                "call-2",
                Channel.CALL,
                _interval(settings, "call-2"),
                "remind; ask for the next step",
            ),
            Step(
                "call-3",
                Channel.CALL,
                _interval(settings, "call-3"),
                "both busy, it may have slipped; a plain no is fine",
            ),
            Step(
                "letter",
                Channel.LETTER,
                _interval(settings, "letter"),
                "marked personal; mild surprise; the door stays open",
            ),
        ),
    )


def rhythm(settings: Mapping[str, str] = DEFAULT_INTERVALS) -> Rhythm:
    """The intervals of domain 4.2 to 4.6, with the user's own where the settings have some."""
    return Rhythm(
        **{name: _interval(settings, name.replace("_", "-")) for name in Rhythm.__slots__}
    )
