"""What the screen and the lines of `work` both do: one change, the words, the clock there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from cadence.cli.context import Context
from cadence.errors import CadenceError, RefusedError

if TYPE_CHECKING:
    from cadence.services.desk import Desk
    from cadence.services.sitting import Card
    from cadence.services.wording import Script

T = TypeVar("T")


def changed(run: Context, change: Callable[[Desk], T], keep: Callable[[T], None]) -> T:
    """Make one change in a transaction of its own, and `keep` what it gave once it is committed.

    Also when a signal ends the program right after the commit.
    Raises RefusedError when the day of the sitting is over: it would be logged for yesterday.
    """
    if Context(run.flags).today != run.today:
        raise RefusedError("A new day has begun: stop here (q), and begin anew with cadence work.")
    before, run.flags.changed = run.flags.changed, False
    result: list[T] = []
    try:
        with run.desk(write=True) as desk:
            result.append(change(desk))
    finally:
        if run.flags.changed:
            keep(result[0])
        run.flags.changed |= before
    return result[0]


def script_of(run: Context, desk: Desk, card: Card) -> Script | None:
    """The words for what is due there; None where nothing is, or nobody may be spoken to.

    Texts of one's own that cannot be read are told in their place: the list goes on.
    """
    from cadence.cli.word_files import wordings
    from cadence.services.wording import Script, script_for

    action = card.line.action
    if action is None:
        return None
    try:
        return script_for(desk, card.case, wordings(run), action=action, at=card.line)
    except RefusedError:
        return None
    except CadenceError as problem:
        return Script(card.case, action, "", reminders=(problem.message,))


def clock_there(card: Card) -> datetime | None:
    """What the clock says now where that person is, if that is known."""
    country = card.case.record.profile.country
    if not country:
        return None
    from cadence.services.local_time import local_time

    return local_time(country, datetime.now().astimezone())
