"""Everything that can be logged from the day's list: its key, its word, and what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadence.engine.matters import ACCEPTED, REFUSED
from cadence.engine.vocabulary import LossReason, Outcome, Reason, StallKind
from cadence.services.touching import NEEDS_A_DATE

Answers = Mapping[str, Any]
"""What was answered so far, by the field of the entry that it fills."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to be known before an entry is made; `field` is what it fills.

    With `options` one of these words is the answer. `default` is what no answer means; where
    there is none and the answer is `needed`, the entry waits for it. `only_with` is the reason
    that calls for it.
    """

    field: str
    question: str
    options: tuple[str, ...] = ()
    default: str = ""
    needed: bool = False
    only_with: str = ""

    def is_wanted(self, answers: Answers) -> bool:
        """Whether it is to be asked, given what was answered before."""
        return self.only_with in ("", answers.get("reason"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be logged: its key, the word for it, how it reads, what it means."""

    key: str
    word: str
    label: str
    meaning: str
    outcome: Outcome
    asks: tuple[Ask, ...] = ()
    verdict: str | None = None
    """How a complaint is answered."""


_NOTE = Ask("note", "Note")
_REASONS = tuple(str(reason) for reason in Reason if reason is not Reason.NO_REPLY)
_LOSSES = tuple(str(reason) for reason in LossReason)
_COMPETITOR = Ask("competitor", "Which competitor?", only_with=Reason.COMPETITOR)
_WHY_THEM = Ask("why", "Why did they win?", only_with=Reason.COMPETITOR)
_WENT_TO = Ask("competitor", "Whom did they go to?")
_GESTURE = Ask("gesture", "What do you offer them, so that they stay?")


def _when(outcome: Outcome) -> Ask:
    return Ask("when", NEEDS_A_DATE[outcome], needed=True)


CHOICES = (
    Choice("n", "no-answer", "no answer", "nobody answered", Outcome.NO_ANSWER, (_NOTE,)),
    Choice("v", "voicemail", "voicemail", "a message was left", Outcome.VOICEMAIL, (_NOTE,)),
    Choice("g", "gatekeeper", "gatekeeper", "somebody else answered", Outcome.GATEKEEPER, (_NOTE,)),
    Choice("s", "spoke", "spoke", "a talk without a date or an answer", Outcome.SPOKE, (_NOTE,)),
    Choice(
        "m",
        "meeting",
        "meeting",
        "a meeting is agreed",
        Outcome.MEETING,
        (_when(Outcome.MEETING), _NOTE),
    ),
    Choice(
        "t",
        "stall",
        "stall",
        "neither yes nor no",
        Outcome.STALL,
        (
            Ask("kind", "Which stall?", tuple(StallKind), default="none of these"),
            Ask("when", "Until when did they ask for?", default="no date"),
            _NOTE,
        ),
    ),
    Choice(
        "d",
        "answer",
        "decide by",
        "they will decide by a day",
        Outcome.ANSWER,
        (_when(Outcome.ANSWER), _NOTE),
    ),
    Choice(
        "a",
        "attempt",
        "attempt (busy)",
        "busy, or cut off: not counted",
        Outcome.ATTEMPT,
        (_NOTE,),
    ),
    Choice(
        "r",
        "reply",
        "they wrote",
        "they wrote or rang: answer them",
        Outcome.REPLY,
        (_NOTE,),
    ),
    Choice(
        "y",
        "yes",
        "yes",
        "a verbal yes: the signature is next",
        Outcome.YES,
        (Ask("when", "Signature by which day?", default="in a few days"), _NOTE),
    ),
    Choice(
        "f",
        "refused",
        "refused",
        "a clear no",
        Outcome.REFUSED,
        (
            Ask("reason", "Why?", _REASONS, default=str(Reason.NOT_NOW)),
            _COMPETITOR,
            _WHY_THEM,
            _NOTE,
        ),
    ),
    Choice("e", "sent", "sent", "the letter or the answer is on its way", Outcome.SENT, (_NOTE,)),
    Choice(
        "h",
        "held",
        "held",
        "the meeting took place",
        Outcome.HELD,
        (Ask("when", "Final answer by which day?", default="in a few days"), _NOTE),
    ),
    Choice(
        "i",
        "missed",
        "missed",
        "the meeting did not take place",
        Outcome.MISSED,
        (Ask("when", "The new date?", default="none"), _NOTE),
    ),
    Choice(
        "o",
        "nothing",
        "nothing agreed",
        "the meeting took place, and nothing was agreed",
        Outcome.NOTHING,
        (_NOTE,),
    ),
    Choice("x", "no", "no", "they do not want it", Outcome.NO, (_NOTE,)),
    Choice("k", "skip", "skip step", "this step is left out", Outcome.SKIP, (_NOTE,)),
    Choice("w", "sign", "signed", "the contract is signed", Outcome.SIGN, (_NOTE,)),
    Choice(
        "z",
        "snooze",
        "snooze",
        "put it off",
        Outcome.SNOOZE,
        (_when(Outcome.SNOOZE), _NOTE),
    ),
    Choice(
        "c",
        "close",
        "close",
        "let them go; the reason decides what follows",
        Outcome.CLOSE,
        (
            Ask("reason", "Why?", _REASONS, default=str(Reason.DROPPED)),
            _COMPETITOR,
            _WHY_THEM,
            _NOTE,
        ),
    ),
    Choice(
        "x",
        "lose",
        "lost",
        "the client left",
        Outcome.LOSE,
        (Ask("reason", "Why?", _LOSSES, default=str(LossReason.UNKNOWN)), _WENT_TO, _NOTE),
    ),
    Choice(
        "p",
        "ack",
        "acknowledged",
        "they know that it has arrived",
        Outcome.ACKNOWLEDGED,
        (_NOTE,),
    ),
    Choice(
        "+",
        "accept",
        "accepted",
        "they are right, and it is put right",
        Outcome.ANSWERED,
        (_GESTURE, _NOTE),
        ACCEPTED,
    ),
    Choice(
        "-",
        "refuse",
        "not accepted",
        "it cannot be accepted; they are told why",
        Outcome.ANSWERED,
        (Ask("why", "Why not? They need an explanation", needed=True), _GESTURE, _NOTE),
        REFUSED,
    ),
    Choice("j", "answered", "answered", "their remark is answered", Outcome.ANSWERED, (_NOTE,)),
    Choice("j", "done", "done", "they are congratulated", Outcome.MILESTONE),
)
"""Everything that can be logged. One key means one thing; two that are never possible together
may share one."""
