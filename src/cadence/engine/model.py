"""The words of the domain as data: what happened to a prospect, and where that leaves them.

Everything here is immutable. Values of the enumerations are what users type and what scripts
read, so they never change. Source of every rule: the domain's description, by chapter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cadence.engine.intervals import Interval
    from cadence.engine.workdays import Workdays


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


NOT_REACHED = frozenset({Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.GATEKEEPER})
COUNTED = NOT_REACHED | {Outcome.SPOKE}
FORWARD = frozenset({Outcome.REPLY, Outcome.MEETING, Outcome.ANSWER, Outcome.YES})
OUTBOUND = COUNTED | {Outcome.ATTEMPT, Outcome.SENT, Outcome.STALL}
LOGGED = frozenset(Outcome) - {
    Outcome.SNOOZE,
    Outcome.CLOSE,
    Outcome.REOPEN,
    Outcome.SIGN,
    Outcome.LOSE,
    Outcome.NOTE,
}
"""What `cadence log` takes; the others are commands of their own."""

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
    }
)
"""Something passed between the two: these restart the clocks that run from the last contact."""


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


Never = Literal["never"]
NEVER: Never = "never"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a cadence: `after` counts from the day the step before really happened."""

    name: str
    channel: Channel
    after: Interval
    says: str


@dataclass(frozen=True, slots=True)
class Cadence:
    """A named list of steps; a prospect keeps the one it was enrolled with."""

    name: str
    steps: tuple[Step, ...]

    def label(self, position: int) -> str:
        """The step at that position as a person says it: `call 2`."""
        return self.steps[position].name.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every interval outside the cadence itself (domain 4.2 to 4.6); settings change them."""

    final_answer: Interval
    signature: Interval
    revival: Interval
    hello: Interval
    hello_competitor: Interval
    win_back_retry: Interval
    win_back_2: Interval
    win_back_3: Interval
    care_1: Interval
    care_2: Interval
    care: Interval
    complaint_answer: Interval
    complaint_follow_up: Interval


@dataclass(frozen=True, slots=True)
class Method:
    """All that a due date is computed from, beside the log itself."""

    cadence: Cadence
    rhythm: Rhythm
    workdays: Workdays


@dataclass(frozen=True, slots=True)
class Enrolment:
    """How a prospect came in. `added_on` is the day of the entry, `met_on` that of the talk.

    `first_call` is the date given for call 1; `first_call_typed` says that a person typed it,
    so that it stays even on a Sunday. `client_since` enrols a client instead.
    """

    added_on: date
    met_on: date
    first_call: date | None = None
    first_call_typed: bool = False
    client_since: date | None = None
    last_contact: date | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """One entry of the log. Entries are ordered by day, and within a day as they were made.

    `when` is what the user gave for the next step: a date (kept as it is), an interval
    (counted from `on`, then adjusted), `never` for a revival that is not wanted.
    """

    on: date
    outcome: Outcome
    id: int = 0
    channel: Channel = Channel.CALL
    direction: Direction = Direction.OUT
    kind: StallKind | None = None
    when: date | Interval | Never | None = None
    reason: str | None = None
    competitor: str = ""
    why: str = ""
    lesson: str = ""
    note: str = ""
    symptoms: tuple[str, ...] = ()
    forced: bool = False
    honoured: bool = False
    step: str = ""
    """What was due when it happened; the replay does not read it."""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Rolled:
    """A day that an adjusted date was moved over, and what kind of day it is."""

    on: date
    because: str


@dataclass(frozen=True, slots=True)
class NextAction:
    """The one thing to do next, its date, and how the date came about.

    With an `interval`: `anchor_on` + interval = `raw_on`, moved over `rolled` to `due_on`.
    `typed` means that a person gave the date, and it was kept.
    """

    action: str
    due_on: date
    raw_on: date
    anchor_on: date
    anchor: str
    interval: Interval | None = None
    typed: bool = False
    rolled: tuple[Rolled, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the log leaves a prospect. An open state has a `next`, the others have none."""

    state: State
    next: NextAction | None
    position: int = 0
    """The step of the cadence that is due, or where it stopped: 0 is the first."""
    run: int = 1
    stalls: int = 0
    snoozes: int = 0
    snoozes_here: int = 0
    """Snoozes of the step that is due now."""
    tries: int = 0
    """How often the due action was tried without reaching anybody."""
    unanswered: int = 0
    """Hellos in a row that nobody answered."""
    close_reason: str | None = None
    competitor: str = ""
    revive_on: date | None = None
    contract_on: date | None = None
    left_on: date | None = None
    """The day the prospect was closed, went quiet, or was lost."""
    came_from: State | None = None
    """Talks that began in one of these states: quiet, nurture, closed, lost."""
    came_back: str | None = None
    came_back_after: int | None = None
    """Days between `left_on` and the contract."""
    last_contact_on: date | None = None
    last_call_on: date | None = None
    """The last call that the cadence counted."""
    near_yes: bool = False
    """There was a meeting, an answer promised or a verbal yes."""
    resume: NextAction | None = field(default=None)
    """What was agreed before they wrote; it is due again once the answer is given."""
    last_touch_id: int | None = None
