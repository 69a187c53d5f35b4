"""A sitting: the day's list gone through one by one, each with what can be logged for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from cadence.engine import advice
from cadence.engine.actions import PROMOTION, REMARK
from cadence.engine.intervals import Interval
from cadence.engine.lines import LastTouch, Line
from cadence.engine.model import Touch
from cadence.engine.replay import in_order
from cadence.engine.vocabulary import HEARD, Outcome
from cadence.errors import NotFoundError, RefusedError
from cadence.services import matters, offers
from cadence.services.catalogue import Answers, Choice
from cadence.services.desk import Case, Desk
from cadence.services.morning import Morning, morning
from cadence.services.results import Done
from cadence.services.suggesting import record_and_suggest, stall_heard
from cadence.services.touching import record_touch
from cadence.services.undoing import Undone, last_change, undo
from cadence.services.working import choices, touch_of
from cadence.store.day import Owners

_BY_A_COMMAND_OF_ITS_OWN = (Outcome.SNOOZE, Outcome.CLOSE, Outcome.SIGN, Outcome.LOSE)
NOTES = 3
"""Notes of earlier entries that a card repeats."""


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody on the list: why they are there, what was said, what can be logged.

    `number` counts from 1. The line of somebody who was worked on and is looked at again has no
    action; `done` is what was logged for them in this sitting. `beside` are their other lines
    for today, `notes` what was written down before the last entry, the latest first, `minds`
    what to mind with them now.
    """

    number: int
    line: Line
    case: Case
    choices: tuple[Choice, ...]
    beside: tuple[Line, ...] = ()
    notes: tuple[LastTouch, ...] = ()
    minds: tuple[str, ...] = ()
    done: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What was logged in this sitting: at which place of the list, by which change."""

    place: int
    change_id: int
    done: Done


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the day's list is: what is still due, and how many come on which day."""

    left: int
    next_on: date | None
    coming: tuple[Line, ...]


@dataclass(slots=True)
class Sitting:
    """Where somebody is in the day's list. It reads what it shows anew: others work too.

    What `log` gives back counts once it is kept: after the commit.
    """

    morning: Morning
    actions: Collection[str] = ()
    owners: Owners = None
    at: int = 0
    entries: list[Entry] = field(default_factory=list)
    filled: list[tuple[int, int]] = field(default_factory=list)
    """What the words lacked and was kept: the place of the list, and the change."""
    settled: set[int] = field(default_factory=set)
    """Places that were found settled: by a colleague, or by what was logged at another one."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The list as it was when the sitting began."""
        return self.morning.lines

    @property
    def done(self) -> int:
        """How many places of the list something was logged at."""
        return len({entry.place for entry in self.entries})

    @property
    def is_over(self) -> bool:
        """Whether the end of the list is reached."""
        return self.at >= len(self.lines)

    def passed(self) -> list[int]:
        """The places before this one that nothing was logged at, and that are still due."""
        worked = {entry.place for entry in self.entries} | self.settled
        return [place for place in range(min(self.at, len(self.lines))) if place not in worked]

    def card(self, desk: Desk) -> Card | None:
        """Whose turn it is; None at the end of the list.

        Places that are settled meanwhile are passed by, unless something was logged there.
        """
        while not self.is_over:
            done = tuple(entry.done for entry in self.entries if entry.place == self.at)
            card = _card(desk, self.at + 1, self.lines[self.at], done, self.owners)
            if card is not None:
                self.settled.discard(self.at)
                return card
            self.settled.add(self.at)
            self.at += 1
        return None

    def forward(self) -> None:
        """On to the next place that nothing was logged at."""
        worked = {entry.place for entry in self.entries}
        self.at += 1
        while not self.is_over and self.at in worked:
            self.at += 1

    def back(self) -> bool:
        """To the place before this one; whether there is one."""
        before = [place for place in range(self.at) if place not in self.settled]
        if before:
            self.at = before[-1]
        return bool(before)

    def log(
        self, desk: Desk, card: Card, choice: Choice, answers: Answers, *, suggest: bool = False
    ) -> Entry:
        """Append what happened, as the command for it does.

        `suggest`: warn of a note that sounds like a stall. Raises what that command raises.
        """
        done = _logged(desk, card, choice, answers, suggest=suggest)
        if done.unchanged:  # there is no change that could be taken back
            raise RefusedError(f"{card.line.name}: {done.said}.")
        change = last_change(desk)
        assert change is not None
        return Entry(self.at, change.id, done)

    def keep(self, entry: Entry) -> None:
        """What was logged is committed."""
        self.entries.append(entry)

    def keep_filled(self, change_ids: Collection[int]) -> None:
        """What the words lacked is committed: it can be taken back, and counts as no entry."""
        self.filled += [(self.at, change) for change in change_ids]

    def undo(self, desk: Desk) -> Undone:
        """Take the last entry of this sitting back, or what was filled in since.

        Raises NotFoundError when there is none.
        """
        if not self.entries and not self.filled:
            raise NotFoundError("Nothing was logged in this sitting.")
        return undo(desk, only=max(self._last_entry, self._last_filled))

    def undone(self) -> None:
        """The last of them is taken back: back to where it was made."""
        if self._last_filled > self._last_entry:
            self.at = self.filled.pop()[0]
        else:
            self.at = self.entries.pop().place

    @property
    def _last_entry(self) -> int:
        return self.entries[-1].change_id if self.entries else 0

    @property
    def _last_filled(self) -> int:
        return self.filled[-1][1] if self.filled else 0

    def tally(self, desk: Desk) -> Tally:
        """What is left of the day, and what the next day with something due brings."""
        left = morning(desk, actions=self.actions, owners=self.owners).total
        next_on = desk.store.next_due(desk.today, self.owners)
        coming: tuple[Line, ...] = ()
        if next_on is not None:
            days = (next_on - desk.today) // timedelta(days=1) + 1
            found = morning(desk, days=days, actions=self.actions, owners=self.owners)
            coming = tuple(line for line in found.lines if line.due_on == next_on)
        return Tally(left, next_on, coming)


def begin(
    desk: Desk, *, actions: Collection[str] = (), owners: Owners = None, limit: int | None = None
) -> Sitting:
    """A sitting over the day's list as it is now."""
    found = morning(desk, actions=actions, owners=owners, limit=limit)
    return Sitting(found, actions, owners)


def heard(desk: Desk, card: Card, choice: Choice, answers: Answers) -> Touch | None:
    """The stall that the note sounds like, to be logged instead (see `suggesting`)."""
    if choice.outcome not in HEARD or not answers.get("note"):
        return None
    return stall_heard(desk, card.case.record.id, touch_of(choice, card.line, desk.today, answers))


def understood(desk: Desk, card: Card, when: date | Interval) -> date:
    """The day that somebody meant: a length of time is counted, and moved to a working day."""
    if isinstance(when, date):
        return when
    record = card.case.record
    workdays = desk.method(record.cadence, record.profile).workdays
    return workdays.roll(workdays.add(desk.today, when))[0]


def _card(
    desk: Desk, number: int, listed: Line, done: tuple[Done, ...], owners: Owners
) -> Card | None:
    """Somebody as they stand now; None when nothing is due there and nothing was logged."""
    try:
        case = desk.case(listed.id)
    except NotFoundError:
        return None
    is_mine = owners is None or case.record.profile.owner in owners
    lines = _lines(desk, case) if is_mine and not case.record.removed else []
    line = next((one for one in lines if _is_same(one, listed)), None)
    if line is None and not done:
        return None
    shown = line or replace(listed, action=None, due_on=None, why="")
    method = desk.method(case.record.cadence, case.record.profile)
    return Card(
        number=number,
        line=shown,
        case=case,
        choices=choices(case, shown, desk.today, method),
        beside=tuple(one for one in lines if one is not line),
        notes=_notes(case),
        minds=_minds(desk, case),
        done=done,
    )


def _lines(desk: Desk, case: Case) -> list[Line]:
    """Whatever is due up to today with that person."""
    found = [case.line, *case.matters, *offers.of_one(desk, case.line)]
    return [line for line in found if line.due_on is not None and line.due_on <= desk.today]


def _is_same(line: Line, listed: Line) -> bool:
    """Whether a line is the one that was listed; of the next action, whatever it is by now."""
    if PROMOTION in (line.action, listed.action):
        return (line.action, line.text) == (listed.action, listed.text)
    return line.about == listed.about


def _notes(case: Case) -> tuple[LastTouch, ...]:
    log = in_order(case.record.touches)
    noted = [
        LastTouch(touch.on, str(touch.outcome), touch.note) for touch in log[:-1] if touch.note
    ]
    return tuple(reversed(noted[-NOTES:]))


def _minds(desk: Desk, case: Case) -> tuple[str, ...]:
    """What to mind with somebody: nobody called for long, or it may be time to let go."""
    risks = advice.at_risk(case.standing, desk.today)
    hints = advice.hints(case.standing, case.record.cadence, str(case.record.id))
    return (*(one.message for one in risks), *hints)


def _logged(desk: Desk, card: Card, choice: Choice, answers: Answers, *, suggest: bool) -> Done:
    person, outcome = card.case.record.id, choice.outcome
    touch = touch_of(choice, card.line, desk.today, answers)
    match outcome:
        case Outcome.MILESTONE:
            return matters.settle_milestone(desk, person, touch.about, drop=False)
        case Outcome.ACKNOWLEDGED:
            return matters.acknowledge(desk, person, touch.about, touch.on, touch.note)
        case Outcome.ANSWERED:
            return matters.answer(desk, person, touch, remark=card.line.action == REMARK)
    if outcome in _BY_A_COMMAND_OF_ITS_OWN:
        return record_touch(desk, person, touch, str(outcome))
    if suggest and touch.note and outcome in HEARD:
        return record_and_suggest(desk, person, touch, channel_is_given=False)
    return record_touch(desk, person, touch, channel_is_given=False)
