"""The course of a prospect in short: at which step it ended, how, and after how many days.

It is read from the log alone: each entry knows what was due when it was made, and the next one
what was due after it, so nothing is replayed. What counts:

- **Ended**: a prospect left the cadence, or the talks after it, for `closed`, `quiet`,
  `nurture`, `gone` or `do-not-contact`. It ended *at the step that was due then*. Who comes
  back has not ended any more; who ends again counts once, with the last end.
- **Moved on**: who had ended moved to another of these states, such as from `quiet` to
  `closed` after the revival call.
- **Signed**: a contract. A prospect who signed has succeeded, whatever became of the client.
- **Days spent**: from the day somebody was entered, or the day of the talk when what ended it
  was logged for a day before that, to the end or the contract. For who came back, from that day.
- **Left**: a client was lost, or is gone, or asked not to be contacted.

A client, and who has ever been one, is no prospect any more: winning back is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from cadence.engine import actions
from cadence.engine.vocabulary import LossReason, Outcome, Reason, State

IN_TALKS = frozenset({actions.REPLY, actions.MEETING, actions.FINAL_ANSWER, actions.GET_SIGNATURE})
_OUT = (State.CLOSED, State.QUIET, State.NURTURE, State.GONE, State.DO_NOT_CONTACT)
_FINAL = {
    str(Reason.GONE): State.GONE,
    str(Reason.DO_NOT_CONTACT): State.DO_NOT_CONTACT,
}

_USUAL: Mapping[str, Reason] = {
    Outcome.CLOSE: Reason.DROPPED,
    Outcome.REFUSED: Reason.NOT_NOW,
    Outcome.NO: Reason.NOT_NOW,
}
"""The reason of an end that was given none; of every other outcome, that nobody replied."""


class Entry(NamedTuple):
    """One entry of the log in short. `step` is what was due; empty when nothing was."""

    on: date
    outcome: str
    step: str = ""
    kind: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """One prospect with the log in short, in the order of its days."""

    id: int
    added_on: date
    met_on: date
    state: State
    action: str
    """What is due now; empty when nothing is."""
    entries: Sequence[Entry] = ()
    enrolled_as_client: bool = False
    came_back: str = ""
    came_back_after: int = 0
    contract_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended: at which step, on which day, for which reason, and where it led."""

    step: str
    on: date
    state: State
    reason: str
    days: int
    moved_on: date | None = None
    """The day on which `state` changed once more."""


@dataclass(frozen=True, slots=True)
class Course:
    """Where the log up to a day leaves a prospect."""

    ended: Ended | None = None
    signed: tuple[tuple[date, int], ...] = ()
    """The contracts of a prospect, each with the days it took; not those of a client won back."""
    left: tuple[tuple[date, str], ...] = ()
    """The days on which a client left, each with the reason."""


def course(past: Past, until: date = date.max) -> Course:
    """What became of a prospect, up to that day."""
    begun: date | None = None
    is_client = was_client = past.enrolled_as_client
    found = Course()
    for entry, after in _with_what_followed(past):
        if entry.on > until:
            break
        if is_client:
            if entry.outcome == Outcome.LOSE or not after:
                is_client = False
                reason = entry.reason or str(LossReason.UNKNOWN)
                found = replace(found, left=(*found.left, (entry.on, reason)))
        elif entry.outcome == Outcome.SIGN and place(after) is State.CLIENT:
            if not was_client:
                signed = (*found.signed, (entry.on, _days(past, begun, entry.on)))
                found = replace(found, ended=None, signed=signed)
            is_client = was_client = True
        elif not was_client:
            before, there = place(entry.step), place(after)
            if there not in _OUT:
                if found.ended is not None:  # they came back
                    begun = entry.on
                    found = replace(found, ended=None)
            elif before not in _OUT:
                found = replace(found, ended=_ended(entry, there, _days(past, begun, entry.on)))
            elif found.ended is not None:
                found = replace(found, ended=_moved(found.ended, entry, there))
    return found


def place(action: str) -> State:
    """The state in which that is due; a client's meeting or answer is taken for talks."""
    if not action:
        return State.CLOSED
    if action == actions.REVIVAL:
        return State.QUIET
    if action == actions.HELLO:
        return State.NURTURE
    if action in IN_TALKS:
        return State.ENGAGED
    if _is_a(actions.CARE, action):
        return State.CLIENT
    return State.LOST if _is_a("win-back", action) else State.ACTIVE


def _is_a(kind: str, action: str) -> bool:
    return action == kind or action.startswith(f"{kind}-")


def _with_what_followed(past: Past) -> Iterator[tuple[Entry, str]]:
    """Each entry with what was due after it."""
    log = past.entries
    for entry, following in pairwise(log):
        yield entry, following.step
    if log:
        yield log[-1], past.action


def _days(past: Past, begun: date | None, on: date) -> int:
    """How long it took until that day."""
    if begun is None:
        begun = past.added_on if past.added_on <= on else past.met_on
    return max(0, (on - begun).days)


def _ended(entry: Entry, there: State, days: int) -> Ended:
    reason = entry.reason or str(_USUAL.get(entry.outcome, Reason.NO_REPLY))
    state = _FINAL.get(reason, there) if there is State.CLOSED else there
    return Ended(entry.step, entry.on, state, reason, days)


def _moved(ended: Ended, entry: Entry, there: State) -> Ended:
    """Who had ended went elsewhere, such as from quiet to closed; asked for peace; is gone."""
    closed = there is State.CLOSED and entry.outcome in (Outcome.CLOSE, Outcome.REFUSED)
    state = _FINAL.get(entry.reason, there) if closed else there
    if ended.state in _FINAL.values() or state is ended.state:
        return ended
    return replace(ended, state=state, moved_on=entry.on)
