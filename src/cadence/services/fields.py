"""What stands for the {fields} of a text: taken from the person, the settings, the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from cadence.engine import actions, due
from cadence.engine.model import Method, Standing, Touch
from cadence.engine.replay import apply, in_order
from cadence.engine.vocabulary import Outcome, State
from cadence.engine.workdays import DAY, FURTHEST_ROLL
from cadence.services.desk import Case, Desk
from cadence.words.filling import fields_in, fill, plain
from cadence.words.texts import Wording

Given = Mapping[str, str | date]
"""Values for fields that come from outside: typed by a person, or of a complaint, a milestone."""

_ME = {"me": "name", "my_company": "company", "phone": "phone", "my_email": "email"}
_THEIRS = frozenset(
    ("name", "company", "role", "topic", "problem", "next_step", "address", "email")
)
_LABELS = {
    "me": "your name",
    "my_company": "your company",
    "phone": "your phone",
    "my_email": "your e-mail",
    "company": "their company",
    "role": "their role",
    "topic": "the topic",
    "problem": "their problem",
    "next_step": "the next step",
    "address": "their address",
    "email": "their e-mail",
    "next_date": "the next date",
    "milestone": "what to congratulate on",
    "promo": "the promotion",
    "promo_until": "the last day of the promotion",
    "action": "what will be done",
    "reason": "the reason",
    "gesture": "what can be offered",
}
_TALKED = frozenset({Outcome.HELD, Outcome.NOTHING})
SOONEST_MEETING = 2 * DAY
"""A meeting is proposed for the day after tomorrow or later: they have a calendar too."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A field that nothing is known for; `command` is what to type so that it is kept.

    It is kept as the `setting` of that key, or as what is known of the person (`is_theirs`);
    what only the moment knows is not kept.
    """

    field: str
    label: str
    command: str | None
    setting: str | None = None
    is_theirs: bool = False


def blank(name: str, prospect_id: int) -> Blank:
    """How somebody is told of an empty field."""
    command = setting = None
    if name in _ME:
        setting = f"me.{_ME[name]}"
        command = f'cadence config me.{_ME[name]} "…"'
    elif name in _THEIRS:
        command = f"cadence edit {prospect_id} --{name.replace('_', '-')} TEXT"
    label = _LABELS.get(name, name.replace("_", " "))
    return Blank(name, label, command, setting, name in _THEIRS)


@dataclass
class Fields:
    """The values for one person in one language, found when they are asked for.

    `action` is what the words are for; `in_writing` dates always have their year.
    """

    desk: Desk
    case: Case
    wording: Wording
    given: Given
    action: str
    in_writing: bool = False
    _found: dict[str, str] = field(default_factory=dict, init=False)

    def filled(self, text: str) -> str:
        """The text with its fields. Every field must have a value: see `empty`."""
        return fill(text, {name: self.value(name) for name in fields_in(text)})

    def way(self, name: str) -> str | None:
        """The best way to say a text that lacks nothing; None when every way lacks something."""
        return next((text for text in self.wording.ways(name) if not self.empty([text])), None)

    def said(self, names: Iterable[str]) -> tuple[dict[str, str], list[str], list[str]]:
        """What can be said of these texts, by name; the fields without which some cannot be
        said; and the fields with which some would be said better."""
        ready: dict[str, str] = {}
        needed: list[str] = []
        better: list[str] = []
        for name in names:
            ways = self.wording.ways(name)
            best = self.way(name)
            if best is not None:
                ready[name] = self.filled(best)
            else:
                needed += self.empty([min(ways, key=lambda text: len(self.empty([text])))])
            better += self.empty(ways[:1])
        needed = list(dict.fromkeys(needed))
        return ready, needed, [one for one in dict.fromkeys(better) if one not in needed]

    def empty(self, texts: Iterable[str]) -> list[str]:
        """The fields of these texts that nothing is known for, in their order."""
        used = [name for text in texts for name in self._used(text)]
        return [name for name in dict.fromkeys(used) if not self.value(name)]

    def value(self, name: str) -> str:
        """What stands for a field, as plain text of one line; empty when nothing is known."""
        if name not in self._found:
            self._found[name] = self._value(name)
        return self._found[name]

    def _used(self, text: str) -> Iterable[str]:
        """The fields of a text; for a greeting inside it, those of the greeting."""
        for name in fields_in(text):
            if name == "hi":
                yield from fields_in(self.wording.texts["hello"])
            elif name == "dear" and not self._salutation:
                yield from fields_in(self.wording.texts["letter_open"])
            else:
                yield name

    def _value(self, name: str) -> str:
        if name in self.given:
            known = self.given[name]
            return self._date(known) if isinstance(known, date) else plain(known)
        if name in _ME:
            return plain(self.desk.settings[f"me.{_ME[name]}"])
        if name in _THEIRS:
            return plain(getattr(self.case.record.profile, name))
        if name == "hi":
            return self._greeting("hello")
        if name == "dear":
            return self._opened(self._salutation) or self._greeting("letter_open")
        return self._dated(name)

    def _greeting(self, name: str) -> str:
        text = self.wording.texts[name]
        return "" if self.empty([text]) else self.filled(text)

    @property
    def _salutation(self) -> str:
        return plain(self.case.record.profile.salutation)

    def _opened(self, salutation: str) -> str:
        """The opening as the user typed it; without a mark it gets that of the language."""
        mark = self.wording.texts["letter_open"][-1]
        return salutation + mark if salutation[-1:].isalnum() else salutation

    def _dated(self, name: str) -> str:
        forms = self.wording.dates
        if name in ("slot1", "slot2"):
            return forms.as_proposed(self._proposed[name == "slot2"])
        found = {"met_on": self._met_on, "answer_date": self._answer_on, "next_date": self._next_on}
        on = found[name]() if name in found else None
        return self._date(on) if on is not None else ""

    def _date(self, on: date) -> str:
        forms = self.wording.dates
        return forms.written(on) if self.in_writing else forms.spoken(on, self.desk.today)

    @cached_property
    def _method(self) -> Method:
        record = self.case.record
        return self.desk.method(record.cadence, record.profile)

    @cached_property
    def _proposed(self) -> tuple[date, date]:
        """The next two working days after tomorrow, also where days off are kept."""
        first = self._working_day(self.desk.today + SOONEST_MEETING)
        return first, self._working_day(first + DAY)

    def _working_day(self, on: date) -> date:
        days = (on + timedelta(days=ahead) for ahead in range(FURTHEST_ROLL))
        return next((day for day in days if self._method.workdays.day_off(day) is None), on)

    def _met_on(self) -> date:
        """The last talk face to face: what a new run counts from."""
        record = self.case.record
        talks = [touch.on for touch in in_order(record.touches) if touch.outcome in _TALKED]
        return talks[-1] if talks else record.enrolment.met_on

    def _answer_on(self) -> date:
        """By when an answer is proposed or promised (domain 4.2, 4.6), on a working day."""
        rhythm, today = self._method.rhythm, self.desk.today
        if self.action == actions.COMPLAINT_ACK:
            interval = rhythm.complaint_answer
        else:
            interval = rhythm.final_answer
        agreed = self.case.standing.next
        meets = self.action == actions.MEETING and agreed is not None
        since = max(today, agreed.due_on) if meets and agreed is not None else today
        return due.due_after(self.action, since, "", interval, self._method).due_on

    def _next_on(self) -> date | None:
        """The next step's day when this one comes to nothing today; None when it was the last."""
        came_to = Outcome.NO if self.case.standing.state is State.LOST else Outcome.VOICEMAIL
        after = apply(self.case.standing, Touch(self.desk.today, came_to), self._method)
        return _due_on(after)


def _due_on(standing: Standing) -> date | None:
    return standing.next.due_on if standing.next is not None else None
