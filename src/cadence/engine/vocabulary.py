"""The vocabulary: states, outcomes, stalls, reasons. What users type and what scripts read.

The values never change once they are released. Terms: the domain's chapter 8.
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a prospect stands (domain 3)."""

    ACTIVE = "active"
    ENGAGED = "engaged"
    CLIENT = "client"
    LOST = "lost"
    NURTURE = "nurture"
    QUIET = "quiet"
    CLOSED = "closed"
    GONE = "gone"
    DO_NOT_CONTACT = "do-not-contact"


OPEN_STATES = (
    State.ACTIVE,
    State.ENGAGED,
    State.CLIENT,
    State.LOST,
    State.NURTURE,
    State.QUIET,
)
"""The states with exactly one next action; the other three have none."""

STATE_NAMES = {
    State.ACTIVE: "in cadence",
    State.ENGAGED: "in talks",
    State.CLIENT: "client",
    State.LOST: "lost client",
    State.NURTURE: "keep in touch",
    State.QUIET: "gone quiet",
    State.CLOSED: "closed",
    State.GONE: "gone",
    State.DO_NOT_CONTACT: "do not contact",
}


class Outcome(StrEnum):
    """What a touch came to, or what was decided about a prospect: one entry of the log."""

    # an outbound attempt, counted
    NO_ANSWER = "no-answer"
    VOICEMAIL = "voicemail"
    GATEKEEPER = "gatekeeper"
    SPOKE = "spoke"
    # outbound, not counted: engaged line, cut off
    ATTEMPT = "attempt"
    # a forward step
    REPLY = "reply"
    MEETING = "meeting"
    ANSWER = "answer"
    YES = "yes"
    REFUSED = "refused"
    # in the cadence
    STALL = "stall"
    SENT = "sent"
    SKIP = "skip"
    # in talks
    HELD = "held"
    MISSED = "missed"
    NOTHING = "nothing"
    # lost, quiet, nurture
    NO = "no"
    # decisions: commands of their own
    SNOOZE = "snooze"
    CLOSE = "close"
    REOPEN = "reopen"
    SIGN = "sign"
    LOSE = "lose"
    NOTE = "note"
    # matters beside the next action: commands of their own as well
    MILESTONE = "milestone"
    REMARK = "remark"
    COMPLAINT = "complaint"
    DEFECT = "defect"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"


NOT_REACHED = frozenset({Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.GATEKEEPER})
COUNTED = NOT_REACHED | {Outcome.SPOKE}
FORWARD = frozenset({Outcome.REPLY, Outcome.MEETING, Outcome.ANSWER, Outcome.YES})
OUTBOUND = COUNTED | {Outcome.ATTEMPT, Outcome.SENT, Outcome.STALL}
OWED = (Outcome.REMARK, Outcome.COMPLAINT, Outcome.DEFECT)
"""What somebody told us and waits to be answered (domain 4.6)."""
HANDLED = (Outcome.ACKNOWLEDGED, Outcome.ANSWERED)
"""What we did about it; both are contacts."""
OPENING = (Outcome.MILESTONE, *OWED)
"""What opens a matter beside the next action."""
ASIDE = (Outcome.NOTE, *OPENING)
"""Written down; the next action and its date stay as they are."""
LOGGED = frozenset(Outcome) - {
    Outcome.SNOOZE,
    Outcome.CLOSE,
    Outcome.REOPEN,
    Outcome.SIGN,
    Outcome.LOSE,
    *ASIDE,
    *HANDLED,
}
"""What `cadence log` takes; the others are commands of their own."""
HEARD = frozenset({Outcome.SPOKE, Outcome.GATEKEEPER, Outcome.STALL})
"""Somebody said something: the note may hold an excuse."""

CONTACT = frozenset(
    {
        Outcome.SPOKE,
        Outcome.REPLY,
        Outcome.MEETING,
        Outcome.ANSWER,
        Outcome.YES,
        Outcome.REFUSED,
        Outcome.STALL,
        Outcome.SENT,
        Outcome.HELD,
        Outcome.NOTHING,
        Outcome.NO,
        Outcome.SIGN,
        Outcome.REOPEN,
        *HANDLED,
    }
)
"""Something passed between the two: these restart the clocks that run from the last contact."""
TOLD = (CONTACT | {Outcome.VOICEMAIL}) - {
    Outcome.REPLY,
    Outcome.REOPEN,
    Outcome.SIGN,
    *HANDLED,
}
"""We had a word with them, or left one: a congratulation or an offer was passed on."""
SPOKEN = TOLD - {Outcome.VOICEMAIL, Outcome.SENT}
"""They were there to answer: a follow-up call was made."""


class StallKind(StrEnum):
    """The excuses that the articles list (domain 1)."""

    THINK = "think"
    AFTER_TRIP = "after-trip"
    LATER = "later"
    FIT = "fit"
    PROPOSAL = "proposal"
    CAN_WAIT = "can-wait"


class Channel(StrEnum):
    """How the two met."""

    CALL = "call"
    LETTER = "letter"
    EMAIL = "e-mail"
    VISIT = "visit"
    SOCIAL = "social"
    NOTE = "note"


WRITTEN = frozenset({Channel.LETTER, Channel.EMAIL, Channel.SOCIAL})


class Direction(StrEnum):
    """Who came to whom."""

    OUT = "out"
    IN = "in"


class Reason(StrEnum):
    """Why a prospect was closed; it decides what follows (domain 5)."""

    NO_REPLY = "no-reply"
    DROPPED = "dropped"
    STALLING = "stalling"
    NOT_DECIDER = "not-decider"
    BARGAIN_HUNTER = "bargain-hunter"
    VANISHED = "vanished"
    CAN_WAIT = "can-wait"
    NO_FINANCING = "no-financing"
    NOT_NOW = "not-now"
    COMPARING = "comparing"
    PRICE = "price"
    NO_VALUE = "no-value"
    OUR_SERVICE = "our-service"
    PAST_EXPERIENCE = "past-experience"
    COMPETITOR = "competitor"
    GONE = "gone"
    DO_NOT_CONTACT = "do-not-contact"


STATE_AFTER = {
    Reason.NO_REPLY: State.CLOSED,
    Reason.DROPPED: State.CLOSED,
    Reason.STALLING: State.CLOSED,
    Reason.NOT_DECIDER: State.CLOSED,
    Reason.BARGAIN_HUNTER: State.CLOSED,
    Reason.VANISHED: State.QUIET,
    Reason.CAN_WAIT: State.QUIET,
    Reason.NO_FINANCING: State.QUIET,
    Reason.NOT_NOW: State.NURTURE,
    Reason.COMPARING: State.NURTURE,
    Reason.PRICE: State.NURTURE,
    Reason.NO_VALUE: State.NURTURE,
    Reason.OUR_SERVICE: State.NURTURE,
    Reason.PAST_EXPERIENCE: State.NURTURE,
    Reason.COMPETITOR: State.NURTURE,
    Reason.GONE: State.GONE,
    Reason.DO_NOT_CONTACT: State.DO_NOT_CONTACT,
}

SELDOM_GOOD = frozenset({Reason.STALLING, Reason.BARGAIN_HUNTER, Reason.NOT_DECIDER})
"""Closed for one of these, a prospect seldom becomes a good partner (domain 3, 6)."""

APOLOGY_FIRST = frozenset({Reason.OUR_SERVICE, Reason.PAST_EXPERIENCE})
"""We let them down: the hello opens with an apology (domain 5)."""


class LossReason(StrEnum):
    """Why a client left (domain 5)."""

    NEGLECT = "neglect"
    NO_AFTER_SALES = "no-after-sales"
    REMARK_IGNORED = "remark-ignored"
    COMPLAINT_MISHANDLED = "complaint-mishandled"
    RUDE_TREATMENT = "rude-treatment"
    PRODUCT = "product"
    PRICE = "price"
    HABIT = "habit"
    GONE = "gone"
    UNKNOWN = "unknown"
