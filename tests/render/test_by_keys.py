"""Inside `work`, what a rule says names the key that helps, and not the command."""

from __future__ import annotations

import pytest

from cadence.render.by_keys import by_keys, by_words
from cadence.services.catalogue import CHOICES

SENTENCES = [
    (
        "The letter is next: cadence log 1 sent. Add --force to log one more call.",
        "The letter is next: e (sent).",
        "The letter is next: sent.",
    ),
    (
        "Call 1 comes before the letter. Add --force if the letter really went out now.",
        "Call 1 comes before the letter.",
        "Call 1 comes before the letter.",
    ),
    (
        "A is next, and no letter: cadence log 1 no-answer, spoke … Add --force to log one more.",
        "A is next, and no letter: n (no answer), spoke ….",
        "A is next, and no letter: no-answer, spoke ….",
    ),
    (
        "It would leave no room. Undo that first, or add --force.",
        "It would leave no room. Undo that first.",
        "It would leave no room. Undo that first.",
    ),
    (
        "A clear no is logged as: cadence log 1 refused.",
        "A clear no is logged as: f (refused).",
        "A clear no is logged as: refused.",
    ),
    (
        "Log it first: cadence log 1 meeting --when DATE.",
        "Log it first: m (meeting).",
        "Log it first: meeting --when DATE.",
    ),
    (
        "They are won back: log yes, no or meeting --when DATE (cadence log 1 …).",
        "They are won back: log yes, no or meeting.",
        "They are won back: log yes, no or meeting --when DATE.",
    ),
    (
        "Not reached three times: cadence close 6 --reason vanished?",
        "Not reached three times: c (close: vanished)?",
        "Not reached three times: close --reason vanished?",
    ),
    (
        "To put it off: cadence snooze 1 WHEN.",
        "To put it off: z (snooze).",
        "To put it off: snooze WHEN.",
    ),
    ("If they left: cadence lose 1.", "If they left: x (lost).", "If they left: lose."),
    ("A mistake? cadence undo.", "A mistake? u (undo).", "A mistake? undo."),
]


@pytest.mark.parametrize(("said", "keys", "words"), SENTENCES)
def test_what_a_command_would_do_has_a_key(said: str, keys: str, words: str) -> None:
    """On the screen its key, line by line its word; what only a command can do is left to it."""
    assert (keys, words) == (by_keys(said, CHOICES), by_words(said, CHOICES))


@pytest.mark.parametrize(
    "said",
    ["They came back: cadence reopen 1.", "cadence milestone 1 DATE TEXT", "Nothing at all."],
)
def test_what_has_no_key_stays_as_it_is(said: str) -> None:
    """The command is what helps."""
    assert (said, said) == (by_keys(said, CHOICES), by_words(said, CHOICES))


def test_a_key_that_is_none_now_is_not_named() -> None:
    """It would do nothing for that person."""
    said = "A clear no is logged as: cadence log 1 refused."
    assert (said, said) == (by_keys(said, ()), by_words(said, ()))
