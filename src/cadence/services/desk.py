"""The desk that every use case works at: the store, the day, the settings, who is working."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from cadence.engine import agenda, explain
from cadence.engine.lines import LastTouch, Line
from cadence.engine.matters import in_force
from cadence.engine.model import Cadence, Method, NextAction, Rhythm, Standing, Touch
from cadence.engine.prospect import Profile, Record
from cadence.engine.replay import apply, begin, in_order, replay
from cadence.engine.vocabulary import OPENING, State
from cadence.engine.workdays import Workdays
from cadence.errors import NotFoundError
from cadence.services.office import Office
from cadence.services.settings import Settings
from cadence.store.store import Store

FEW = 10
"""People who are read one by one rather than through a table of their own."""
BATCH = 500
"""People who are in memory at a time."""


@dataclass(frozen=True, slots=True)
class Case:
    """One prospect with where the log leaves them."""

    record: Record
    standing: Standing

    @property
    def line(self) -> Line:
        """As a list shows them."""
        return self._line(self.standing.next)

    @property
    def matters(self) -> tuple[Line, ...]:
        """The lines beside that one: milestones, remarks, complaints."""
        return tuple(
            replace(self._line(matter.due), about=matter.id, text=matter.text)
            for matter in in_force(self.standing)
        )

    def _line(self, due: NextAction | None) -> Line:
        record, standing = self.record, self.standing
        profile = record.profile
        log = in_order(record.touches)
        last = LastTouch(log[-1].on, str(log[-1].outcome), log[-1].note) if log else None
        return Line(
            id=record.id,
            name=profile.name,
            company=profile.company,
            phone=profile.phone,
            email=profile.email,
            state=standing.state,
            action=due.action if due else None,
            due_on=due.due_on if due else None,
            why=explain.why(due) if due else "",
            key=profile.key,
            owner=profile.owner,
            last_touch=last,
            tags=profile.tags,
            last_contact_on=standing.last_contact_on,
            rank=agenda.rank(due.action, record.cadence) if due else 0,
            country=profile.country,
        )


class Desk(Office):
    """What a use case needs beside its own arguments.

    `now` is the instant for the log of changes (ISO, UTC). `write_setting` puts a value into
    the settings file, or takes it out with None.
    """

    store: Store

    def __init__(
        self,
        store: Store,
        today: date,
        settings: Settings,
        by: str = "",
        now: str = "",
        *,
        writes: bool = False,
        write_setting: Callable[[str, object], None] | None = None,
    ) -> None:
        super().__init__(store, today, settings, by, writes=writes)
        self.now = now
        self.write_setting = write_setting
        self.moved: Sequence[Moved] = ()
        """The due dates that followed a changed calendar in this very transaction."""
        self._foundations: dict[tuple[str, str], tuple[Settings, Rhythm, Workdays]] = {}
        """By owner and country, with the settings that they were made from."""

    @contextmanager
    def change(
        self, command: str, summary: str = "", prospect_id: int | None = None
    ) -> Iterator[ChangeInProgress]:
        """One undoable change; what it came to is said at once, or before the block ends."""
        begun = self.store.changes.begin(self.now, self.by, command, summary, prospect_id)
        change = ChangeInProgress(begun, summary, prospect_id)
        yield change
        if change.is_empty:
            self.store.changes.drop(change.id)
        elif (change.summary, change.prospect_id) != (summary, prospect_id):
            self.store.changes.describe(change.id, change.summary, change.prospect_id)

    def method(self, cadence: Cadence, profile: Profile) -> Method:
        """What this prospect's dates are computed from: the cadence, and the owner's calendar."""
        owner, country = profile.owner, profile.country[:2]
        settings = self.settings_of(owner)
        known = self._foundations.get((owner, country))
        if known is None or known[0] is not settings:
            known = (settings, settings.rhythm, self.calendar(owner, country))
            self._foundations[owner, country] = known
        _settings, rhythm, calendar = known
        return Method(cadence, rhythm, calendar)

    def forget_calendars(self) -> None:
        """Days off changed: compute with the new ones."""
        self._footings.clear()
        self._foundations.clear()
        self._bases.clear()

    def record(self, prospect_id: int) -> Record:
        """Everything on that prospect. Raises NotFoundError."""
        record = self.store.record(prospect_id)
        if record is None:
            raise NotFoundError(f"There is no prospect #{prospect_id}.")
        return record

    def case(self, prospect_id: int) -> Case:
        """That prospect with their standing, replayed."""
        record = self.record(prospect_id)
        method = self.method(record.cadence, record.profile)
        return Case(record, replay(record.enrolment, record.touches, method))

    def log(self, prospect_id: int) -> list[tuple[Touch, str]]:
        """The log of one prospect, oldest first, with what was due at each entry."""
        return self.log_of(self.record(prospect_id))

    def log_of(self, record: Record) -> list[tuple[Touch, str]]:
        """The same for somebody whose record is at hand."""
        method = self.method(record.cadence, record.profile)
        return [(touch, due) for touch, due, _after in steps_of(record, method)]

    def settle(self, prospect_id: int, *, anew: bool = False) -> Case:
        """Replay the log and write the standing that it gives, and what each entry answered.

        `anew`: entries may have gone, so that matters which they opened are written in any case.
        """
        return self.settle_all([self.record(prospect_id)], anew=anew)[0]

    def settle_each(self, ids: Sequence[int], *, anew: bool = False) -> dict[int, Case]:
        """The same for each of several people; however many they are, it takes few statements.

        Gives the cases of a few, and none of many.
        """
        if len(ids) <= FEW:
            few = [self.record(prospect_id) for prospect_id in ids]
            return {case.record.id: case for case in self.settle_all(few, anew=anew)}
        for first in range(0, len(ids), BATCH):
            some = ids[first : first + BATCH]
            self.settle_all(self.store.many.records(some), anew=anew)
        return {}

    def settle_all(self, records: Sequence[Record], *, anew: bool = False) -> list[Case]:
        """The same for people whose records are at hand."""
        cases, steps, standings, matters = [], [], [], []
        for record in records:
            method = self.method(record.cadence, record.profile)
            standing = begin(record.enrolment, method)
            for touch, step, after in steps_of(record, method):
                standing = after
                if touch.step != step:
                    steps.append((touch.id, step))
            case = Case(record, standing)
            cases.append(case)
            if anew or any(touch.outcome in OPENING for touch in record.touches):
                open_now = () if record.removed else in_force(standing)
                said = [(line.rank, line.why) for line in case.matters] if open_now else []
                matters.append((record, open_now, said))
            # An entry that was undone is in no list and in no count.
            shown = replace(standing, next=None) if record.removed else standing
            rank = agenda.rank(shown.next.action, record.cadence) if shown.next else 0
            why = explain.why(shown.next) if shown.next else ""
            standings.append((record.id, shown, rank, why))
        self.store.set_steps(steps)
        self.store.set_matters_of(matters)
        self.store.set_standings(standings)
        return cases

    def resettle(self, owner: str) -> list[Moved]:
        """Compute the dates of that owner's prospects anew; those that moved."""
        moved = []
        for prospect_id in self.store.ids_of_owner_with_dates(owner):
            before = self.store.line(prospect_id)
            after = self.settle(prospect_id).line
            if before is not None and before.due_on != after.due_on:
                moved.append(Moved(after.id, after.name, before.due_on, after.due_on))
        return moved

    def follow_the_settings(self) -> list[Moved]:
        """When the calendar was changed in the file, let the dates follow; those that moved."""
        basis = self.settings.basis()
        known = self.footing(self.by).basis
        if known == basis:
            return []
        self.store.set_basis(self.by, basis)
        self._footings.clear()
        if known is None:
            return []
        # Those of somebody of whom no settings are known follow mine.
        others = [owner for owner in self.store.owners() if self.footing(owner).basis is None]
        return [one for owner in {self.by, *others} for one in self.resettle(owner)]


@dataclass(slots=True)
class ChangeInProgress:
    """The change that a use case is making."""

    id: int
    summary: str = ""
    prospect_id: int | None = None
    is_empty: bool = False
    """It changed nothing after all: there is nothing to undo."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A due date that a new calendar moved."""

    id: int
    name: str
    before: date | None
    after: date | None


def steps_of(record: Record, method: Method) -> list[tuple[Touch, str, Standing]]:
    """The log with what was due at each entry, and the standing after it."""
    standing = begin(record.enrolment, method)
    told = []
    for touch in in_order(record.touches):
        due = standing.next.action if standing.next else ""
        standing = apply(standing, touch, method)
        told.append((touch, due, standing))
    return told


def is_open(state: State) -> bool:
    """Whether somebody in that state is still worked on."""
    return state not in (State.CLOSED, State.GONE, State.DO_NOT_CONTACT)
