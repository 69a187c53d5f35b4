"""The words of the domain as data: what happened to a prospect, and where that leaves them.

Everything here is immutable. Source of every rule: the domain's description, by chapter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from cadence.engine.speech import spoken
from cadence.engine.vocabulary import Channel, Direction, Outcome, StallKind, State

if TYPE_CHECKING:
    from cadence.engine.intervals import Interval
    from cadence.engine.workdays import Rolled, Workdays

Never = Literal["never"]
NEVER: Never = "never"
"""A revival that is not wanted."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a cadence: `after` counts from the day the step before really happened."""

    name: str
    channel: Channel
    after: Interval
    says: str


@dataclass(frozen=True, slots=True)
class Cadence:
    """A named list of steps; a prospect keeps the one it was enrolled with.

    Somebody who was moved on purpose has an `earlier` one as well: see `engine.moving`.
    """

    name: str
    steps: tuple[Step, ...]
    earlier: Earlier | None = None

    def label(self, position: int) -> str:
        """The step at that position as a person says it: `call 2`."""
        return spoken(self.steps[position].name)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The cadence before a move, and the last entry of the log that it still holds for."""

    cadence: Cadence
    until_on: date
    until_id: int


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
    about: int | None = None
    """The entry that opened the matter which this one is about."""
    gesture: str = ""
    """What was offered with the answer to a complaint."""
    yearly: bool = False
    step: str = ""
    """What was due when it happened; the replay does not read it."""
    by: str = ""


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
class Matter:
    """Something to be done beside the one next action: a milestone, a remark, a complaint.

    `id` is the entry that opened it, `text` what it is about. A yearly milestone counts from
    `base_on`, so that 29 Feb comes back in leap years.
    """

    id: int
    kind: Outcome
    text: str
    opened_on: date
    due: NextAction
    base_on: date | None = None
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class Promotion:
    """An offer that runs from one day to another, both included; `from_on` is not before the
    day on which it was entered."""

    id: int
    text: str
    from_on: date
    until_on: date


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
    resume: NextAction | None = None
    """What was agreed before they wrote; it is due again once the answer is given."""
    care: NextAction | None = None
    """A client's care call, while something else comes before it."""
    last_touch_id: int | None = None
    matters: tuple[Matter, ...] = ()
    """What is open beside the next action, as it was opened."""
    defects: tuple[date, ...] = ()
    """The days on which a defect was reported."""
