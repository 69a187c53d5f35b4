"""The figures of the method, and those of the user's own (domain 4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cadence.engine.cadences import rhythm, three_calls_and_a_letter
from cadence.engine.figures import DEFAULT_INTERVALS
from cadence.engine.model import Rhythm
from cadence.engine.vocabulary import Channel

from .calendars import KEEP
from .lives import lived, told

STEPS = [
    ("call-1", Channel.CALL, "1d"),
    ("call-2", Channel.CALL, "3d"),
    ("call-3", Channel.CALL, "3d"),
    ("letter", Channel.LETTER, "7d"),
]
RHYTHM = {
    "final_answer": "3d",
    "signature": "3d",
    "revival": "6m",
    "hello": "3m",
    "hello_competitor": "6m",
    "win_back_retry": "3d",
    "win_back_2": "3m",
    "win_back_3": "6m",
    "care_1": "7d",
    "care_2": "1m",
    "care": "3m",
    "complaint_answer": "7d",
    "complaint_follow_up": "7d",
}


def test_three_calls_and_a_letter() -> None:
    """A day after the meeting, three days, three days, a week."""
    steps = three_calls_and_a_letter().steps
    assert STEPS == [(step.name, step.channel, str(step.after)) for step in steps]


def test_the_rhythm_around_it() -> None:
    """Every figure of domain 4.2 to 4.6."""
    figures = rhythm()
    assert RHYTHM == {name: str(getattr(figures, name)) for name in Rhythm.__slots__}


def test_a_step_is_said_in_words() -> None:
    """`call-2` is the name in scripts, `call 2` what a person reads."""
    cadence = three_calls_and_a_letter()
    assert ["call 1", "call 2", "call 3", "letter"] == [cadence.label(at) for at in range(4)]


def test_the_users_own_figures_replace_the_defaults() -> None:
    """Those that are given; an empty one is none."""
    settings = {"letter": "2w", "call-2": "", "care": "2m"}
    cadence, figures = three_calls_and_a_letter(settings), rhythm(settings)
    assert ["1d", "3d", "3d", "2w"] == [str(step.after) for step in cadence.steps]
    assert ("2m", "1m") == (str(figures.care), str(figures.care_2))


OWN = {
    "final-answer": "2d",
    "signature": "5d",
    "revival": "5m",
    "hello": "4m",
    "hello-competitor": "8m",
    "win-back-retry": "4d",
    "win-back-2": "2m",
    "win-back-3": "7m",
    "care-1": "9d",
    "care-2": "6w",
    "care": "11m",
}
ADDED = "added 2026-11-01 first_call=2026-11-02 -> active call-1 2026-11-02\n"
CLIENT = "added 2026-11-01 client_since=2026-10-01 -> client care 2027-09-01\n"
FIGURES = {
    "final answer": ADDED + "2026-11-02 answer -> engaged final-answer 2026-11-04",
    "final answer, after a meeting": ADDED
    + """
        2026-11-02 meeting when=1d -> engaged meeting 2026-11-03
        2026-11-03 held -> engaged final-answer 2026-11-05
        2026-11-05 no-answer -> engaged final-answer 2026-11-07
      """,
    "final answer, after a reply": ADDED
    + """
        2026-11-02 reply -> engaged reply 2026-11-03
        2026-11-03 no-answer -> engaged reply 2026-11-05
        2026-11-05 spoke -> engaged final-answer 2026-11-07
      """,
    "signature": ADDED
    + """
        2026-11-02 yes -> engaged get-signature 2026-11-07 !verbal-yes
        2026-11-07 spoke -> engaged get-signature 2026-11-12
      """,
    "revival": ADDED + "2026-11-02 close reason=vanished -> quiet revival 2027-04-02",
    "hello": ADDED
    + """
        2026-11-02 refused reason=price -> nurture hello 2027-03-02 !stay-calm
        2027-03-02 no-answer -> nurture hello 2027-07-02
      """,
    "hello, after a competitor": ADDED
    + """
        2026-11-02 refused reason=competitor why=asked -> nurture hello 2027-07-02 !stay-calm
        2027-07-02 spoke -> nurture hello 2028-03-02
      """,
    "win-back": CLIENT
    + """
        2026-11-02 lose reason=price -> lost win-back-1 2026-11-03
        2026-11-03 no-answer -> lost win-back-1 2026-11-07
        2026-11-07 no -> lost win-back-2 2027-01-07 !stay-calm
        2027-01-07 no -> lost win-back-3 2027-08-07 !stay-calm
      """,
    "care": ADDED
    + """
        2026-11-02 sign -> client care-1 2026-11-11
        2026-11-11 spoke -> client care-2 2026-12-23
        2026-12-23 spoke -> client care 2027-11-23
        2027-11-23 spoke -> client care 2028-10-23
      """,
}


@pytest.mark.parametrize("figure", FIGURES)
def test_each_figure_is_used_where_it_belongs(figure: str) -> None:
    """Every one of the user's own is another number; dates as they fall."""
    method = replace(KEEP, rhythm=rhythm(OWN))
    assert told(FIGURES[figure]) == lived(FIGURES[figure], method)


@pytest.mark.parametrize("name", DEFAULT_INTERVALS)
def test_a_figure_that_is_none_is_named(name: str) -> None:
    """The error says which setting it is."""
    settings = {**DEFAULT_INTERVALS, name: "soon"}
    with pytest.raises(ValueError, match=f"^{name} is not an interval$"):
        (three_calls_and_a_letter(settings), rhythm(settings))
