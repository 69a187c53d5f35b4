"""The morning: what is due, in which order, and what comes when nothing is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from cadence.engine.agenda import days_late, is_time_for_new_ones, place
from cadence.engine.lines import Line
from cadence.services.counting import offers_due
from cadence.services.office import Office
from cadence.store.dates import MANY
from cadence.store.day import Owners


@dataclass(frozen=True, slots=True)
class Morning:
    """The day's list: `total` counts all, also where `lines` was cut."""

    today: date
    until: date
    day_off: str | None
    total: int
    lines: tuple[Line, ...]
    next_due: date | None
    """The first day after `until` with something due; asked only when the list is empty."""
    unreadable: tuple[int, ...] = ()
    stale: bool = False
    """The settings file says another calendar than the dates were computed with."""
    no_new_since: date | None = None
    """The day somebody was last entered, when that is long ago."""

    def late(self, line: Line) -> int:
        """Calendar days that a line is late."""
        return days_late(line.due_on, self.today) if line.due_on else 0


def morning(
    desk: Office,
    *,
    days: int = 1,
    actions: Collection[str] = (),
    owners: Owners = None,
    limit: int | None = None,
) -> Morning:
    """What is due up to today, or within the next `days`; only those actions if some are named."""
    until = desk.today + timedelta(days=max(days, 1) - 1)
    offers = offers_due(desk, until, owners)
    if actions:
        fitting = [line for line in desk.store.due(until, owners) if line.action in actions]
        fitting += [line for line in offers if line.action in actions]
        total, lines = len(fitting), sorted(fitting, key=place)[:limit]
    else:
        lines = desk.store.due(until, owners, MANY if limit is None else limit)
        cut = limit is not None and len(lines) >= limit
        total = (desk.store.due_count(until, owners) if cut else len(lines)) + len(offers)
        lines = sorted([*lines, *offers], key=place)[:limit] if offers else lines
    return Morning(
        today=desk.today,
        until=until,
        day_off=desk.calendar(desk.by).day_off(desk.today),
        total=total,
        lines=tuple(lines),
        next_due=None if total else desk.store.next_due(until, owners),
        unreadable=tuple(desk.store.unreadable),
        stale=desk.settings_have_moved(),
        no_new_since=_no_new_since(desk),
    )


def _no_new_since(desk: Office) -> date | None:
    newest_on = desk.footing(desk.by).newest_on
    long_ago = newest_on is not None and is_time_for_new_ones(newest_on, desk.today)
    return newest_on if long_ago else None
