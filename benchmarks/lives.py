"""Lives of prospects, played through the services day by day: five entries in each log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.names import COUNTRIES
from cadence.engine import agenda, explain
from cadence.engine.matters import in_force
from cadence.engine.model import Touch
from cadence.engine.prospect import Profile
from cadence.engine.vocabulary import Channel, LossReason, Outcome, StallKind, State
from cadence.errors import CadenceError
from cadence.services.desk import Case, Desk
from cadence.services.people import Entry, add
from cadence.services.settings import Settings
from cadence.services.touching import record_touch
from cadence.store.database import create, transaction
from cadence.store.store import Store
from cadence.store.values import enrolment_values, matter_values, standing_values, touch_values

OF_EACH = 5
"""Lives of each state with nothing due, so that a crowd is no echo of one."""
LONGEST_LATE = 21
"""Days: whoever keeps a list leaves nobody longer than that."""
ABROAD, KEY = 0.25, 0.1
"""How many of a hundred have a country of their own, and how many are key clients."""
_TRIED = (Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.GATEKEEPER)
_CALL = (*_TRIED, *_TRIED, Outcome.SPOKE, Outcome.STALL)
_WORD = (Outcome.NOTE, Outcome.NOTE, Outcome.MILESTONE)
_BETWEEN = (Outcome.ATTEMPT, Outcome.SNOOZE, *_WORD)
_AFTER_SALES = (Outcome.SPOKE, Outcome.REMARK, Outcome.COMPLAINT, Outcome.DEFECT, *_WORD)
_COURSES: Mapping[State, tuple[int, range, tuple[tuple[Outcome, ...], ...]]] = {
    # how many of twenty, how many days ago it began, what each of the five entries may be
    State.ACTIVE: (6, range(8, 40), (_CALL, _BETWEEN, _CALL, _BETWEEN, _BETWEEN)),
    State.ENGAGED: (
        2,
        range(15, 35),
        (_CALL, _CALL, (Outcome.MEETING,), (Outcome.HELD,), (Outcome.ANSWER, Outcome.YES, *_WORD)),
    ),
    State.CLIENT: (
        3,
        range(22, 65),
        (_CALL, (Outcome.MEETING,), (Outcome.HELD,), (Outcome.SIGN,), _AFTER_SALES),
    ),
    State.LOST: (
        1,
        range(25, 110),
        ((Outcome.MEETING,), (Outcome.HELD,), (Outcome.SIGN,), (Outcome.LOSE,), (Outcome.NO,)),
    ),
    State.NURTURE: (3, range(20, 110), (_CALL, _CALL, (Outcome.REFUSED,), _WORD, _WORD)),
    State.QUIET: (
        1,
        range(40, 210),
        (_CALL, (Outcome.MEETING,), (Outcome.HELD,), (Outcome.YES, *_WORD), (Outcome.CLOSE,)),
    ),
    State.CLOSED: (2, range(30, 420), (_CALL, _CALL, _CALL, (Outcome.SENT,), (Outcome.NOTE,))),
    State.GONE: (1, range(30, 420), (_CALL, _WORD, _CALL, _WORD, (Outcome.CLOSE,))),
    State.DO_NOT_CONTACT: (1, range(30, 420), (_CALL, _CALL, _WORD, _WORD, (Outcome.CLOSE,))),
}
TURNS = [state for state, (share, _ago, _log) in _COURSES.items() for _ in range(share)]
"""The states of twenty people."""
_REASON = {State.QUIET: "vanished", State.GONE: "gone", State.DO_NOT_CONTACT: "do-not-contact"}
_NOTES = (
    "",
    "asked for a smaller first step",
    "секретарь: будет в понедельник",
    "wróci po świętach, prosi o próbki",
    "küsis viiteid; koosolek läks hästi",
    "traži ponudu za štampanje kataloga",
)
Year = tuple[str, int, str]
"""A country's holidays of one year, as they are remembered."""


@dataclass(frozen=True, slots=True)
class Life:
    """A prospect and what happened, as the columns of the store.

    Entries are known by their place in the log: `last_touch_id`, `about_id` and a matter's
    `touch_id` hold it, counted from 1.
    """

    profile: Profile
    prospect: Mapping[str, Any]
    touches: Sequence[Mapping[str, Any]]
    matters: Sequence[Mapping[str, Any]]
    due_on: tuple[date, ...]
    """The dates of the next action and of what is open beside it, earliest first."""

    @property
    def state(self) -> State:
        """Where the log leaves them."""
        return State(self.prospect["state"])

    def lines(self, today: date) -> int:
        """How many lines of that day's list are theirs."""
        return sum(on <= today for on in self.due_on)


def lives(least: int, today: date, settings: Settings) -> tuple[list[Life], list[Year]]:
    """So many lives up to that day or some more, and the holidays that they met.

    Always the same ones. `least` of them have one line that is due; of each state there are
    some who have none.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lives.db"
        create(path)
        with transaction(path, write=True) as database:
            store = Store(database)
            desk = Desk(store, today, settings, now=f"{today}T08:00:00Z", writes=True)
            played: list[Life] = []
            missing: Counter[str | None] = Counter({None: least})
            missing.update(dict.fromkeys(State, OF_EACH))
            for life in _played(desk, today, Random(7)):
                played.append(life)
                missing[_kind(life, today)] -= 1
                if max(missing.values()) <= 0:
                    break
            codes = {settings["calendar.country"], *(one.code for one in COUNTRIES.values())}
            years = range(today.year - 2, today.year + 2)
            known = [(code, year, store.holidays(code, year)) for code in codes for year in years]
            return played, [(code, year, days) for code, year, days in known if days is not None]


def _kind(life: Life, today: date) -> str | None:
    """None for somebody with one line that is due, the state of somebody with none."""
    lines = life.lines(today)
    return "several" if lines > 1 else None if lines else life.state


def _played(desk: Desk, today: date, random: Random) -> Iterator[Life]:
    """Lives of every state, in turn by how many there are of each."""
    for number in count():
        goal = TURNS[number % len(TURNS)]
        life = None
        while life is None:
            life = _lived(desk, goal, number, today, random)
        yield life


def _lived(desk: Desk, goal: State, number: int, today: date, random: Random) -> Life | None:
    """A life that comes to that state; None when today comes first, or it is left too long."""
    language = random.choice(list(COUNTRIES))
    profile = Profile(
        f"P{number} of {random.random()}",
        role=random.choice(("", "owner", "director", "buyer")),
        language=language,
        country=COUNTRIES[language].code if random.random() < ABROAD else "",
        topic=random.choice(("a new web site", "training", "katalog", "склад", "")),
        decision_maker=random.choice(("yes", "yes", "unknown", "no")),
        key=random.random() < KEY,
        source=random.choice(("fair", "referral", "web", "")),
        tags=random.choice(((), ("fair",), ("warm", "2026"))),
    )
    _share, ago, log = _COURSES[goal]
    desk.today = today - timedelta(days=random.choice(ago))
    case = add(desk, Entry(profile, desk.today)).case
    for outcomes in log:
        due, outcome = case.standing.next, random.choice(outcomes)
        early = outcome in _BETWEEN or due is None
        days = random.randint(0, 3) if early else random.choice((0, 0, 0, 1, 3))
        desk.today = max(desk.today, desk.today if due is None or early else due.due_on)
        desk.today += timedelta(days=days)
        if desk.today > today:
            return None
        try:
            case = record_touch(
                desk, case.record.id, _entry(outcome, goal, desk.today, random)
            ).case
        except CadenceError:  # a rule forbids it there
            return None
    life = _life(desk, case)
    left = life.due_on and (today - life.due_on[0]).days > LONGEST_LATE
    return life if life.state is goal and not left else None


def _entry(outcome: Outcome, goal: State, on: date, random: Random) -> Touch:
    touch = Touch(on, outcome, note=random.choice(_NOTES))
    match outcome:
        case Outcome.CLOSE:
            return replace(touch, channel=Channel.NOTE, reason=_REASON[goal])
        case Outcome.REFUSED:
            return replace(touch, reason=random.choice(("price", "not-now", "no-value")))
        case Outcome.LOSE:
            return replace(touch, reason=str(random.choice(list(LossReason))))
        case Outcome.STALL:
            return replace(touch, kind=random.choice(list(StallKind)))
        case Outcome.MEETING | Outcome.ANSWER:
            return replace(touch, when=on + timedelta(days=random.randint(2, 9)))
        case Outcome.SNOOZE:
            return replace(
                touch, channel=Channel.NOTE, when=on + timedelta(days=random.randint(3, 40))
            )
        case Outcome.MILESTONE:
            when = on + timedelta(days=random.randint(20, 300))
            yearly = random.random() < KEY
            return replace(touch, channel=Channel.NOTE, when=when, note="20 years", yearly=yearly)
        case Outcome.SENT:
            return replace(touch, channel=Channel.LETTER)
        case Outcome.NOTE | Outcome.REMARK | Outcome.COMPLAINT | Outcome.DEFECT:
            return replace(touch, channel=Channel.NOTE, note=touch.note or "a word")
    return touch


def _life(desk: Desk, case: Case) -> Life:
    record, standing = case.record, case.standing
    due = standing.next
    place = {touch.id: number for number, touch in enumerate(record.touches, start=1)}
    rank = agenda.rank(due.action, record.cadence) if due else 0
    prospect = {
        **enrolment_values(record.enrolment),
        **standing_values(standing, rank, explain.why(due) if due else ""),
    }
    prospect["last_touch_id"] = place[prospect["last_touch_id"]]
    log = [touch_values(touch) for touch, _step in desk.log(record.id)]
    for values in log:
        values["about_id"] = place.get(values["about_id"])
    beside = []
    for matter, line in zip(in_force(standing), case.matters, strict=True):
        values = matter_values(matter, line.rank, line.why, record.profile)
        beside.append({**values, "touch_id": place[matter.id]})
    days = [due.due_on] if due else []
    days += [matter.due.due_on for matter in in_force(standing)]
    return Life(record.profile, prospect, log, beside, tuple(sorted(days)))
