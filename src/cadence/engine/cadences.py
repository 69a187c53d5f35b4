"""The method's figures as data: three calls and a letter, and the rhythms around it."""

from __future__ import annotations

from collections.abc import Mapping

from cadence.engine.intervals import Interval, parse_interval
from cadence.engine.model import Cadence, Rhythm, Step
from cadence.engine.vocabulary import Channel

DEFAULT_INTERVALS: Mapping[str, str] = {
    # the cadence: [A] +3, +3, +7; the day after the meeting is [D]: never press at the meeting
    "first-call": "1d",
    "call-2": "3d",
    "call-3": "3d",
    "letter": "7d",
    # talks (4.2)
    "final-answer": "3d",
    "signature": "3d",
    # gone quiet, keep in touch (4.3, 4.5)
    "revival": "6m",
    "hello": "3m",
    "hello-competitor": "6m",
    # win-back (4.4)
    "win-back-retry": "3d",
    "win-back-2": "3m",
    "win-back-3": "6m",
    # care (4.6)
    "care-1": "7d",
    "care-2": "1m",
    "care": "3m",
    "complaint-answer": "7d",
    "complaint-follow-up": "7d",
}
"""Every figure of the domain's chapter 4 under its setting's name."""

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
