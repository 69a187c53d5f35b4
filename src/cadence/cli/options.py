"""Arguments and options that several commands share, and the words that they take."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from cadence.cli.shape import complete_who
from cadence.engine.vocabulary import LOGGED, LossReason, Outcome, Reason
from cadence.errors import UsageError

OUTCOMES = [str(outcome) for outcome in Outcome if outcome in LOGGED]
REASONS = [str(reason) for reason in Reason if reason is not Reason.NO_REPLY]
LOSSES = [str(reason) for reason in LossReason]

Text = str | None
Who = Annotated[
    str,
    typer.Argument(
        metavar="WHO", help="An id, e-mail, phone, or part of a name.", autocompletion=complete_who
    ),
]
Note = Annotated[str | None, typer.Option("--note", "-n", help="What was said.")]
On = Annotated[str | None, typer.Option("--on", metavar="WHEN", help="The day it happened.")]
About = Annotated[
    int | None, typer.Option("--about", metavar="NUMBER", help="Which one, when there are several.")
]
Force = Annotated[bool, typer.Option("--force", "-f", help="Log it although the order is wrong.")]


def complete_outcome(incomplete: str) -> list[str]:
    """The outcomes that begin so."""
    return [outcome for outcome in OUTCOMES if outcome.startswith(incomplete)]


def complete_reason(incomplete: str) -> list[str]:
    """The reasons that begin so."""
    return [reason for reason in REASONS if reason.startswith(incomplete)]


def one_of(what: str, text: str, known: Any) -> str:
    """The word, or an error that lists the words and guesses what was meant."""
    word = text.strip().lower().replace("_", "-")
    if word in known:
        return word
    from difflib import get_close_matches

    words = [str(one) for one in known]
    near = get_close_matches(word, words, n=1)
    meant = f" Did you mean {near[0]}?" if near else ""
    raise UsageError(f"'{text}' is no {what}.{meant} Known: {', '.join(words)}.")
