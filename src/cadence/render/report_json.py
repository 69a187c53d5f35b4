"""A report in the machine format: every figure under its name (format 1, keys are only added)."""

from __future__ import annotations

from typing import Any

from cadence.engine.matters import REFUSED
from cadence.engine.vocabulary import HANDLED, OWED, State
from cadence.render.machine_lists import iso, item
from cadence.services.figures import ENDS, OFTEN_QUOTED, EndedAt, Overdue, Report
from cadence.services.tally import TALKS, Days

QUOTED = {str(reason): percent for reason, percent in OFTEN_QUOTED.items()}
"""Of a survey that is often quoted and that nobody has found."""


def report(found: Report) -> dict[str, Any]:
    """The whole report. Shares are parts of one, to three places; days are calendar days."""
    share = found.share_without_success
    return {
        "today": iso(found.today),
        "since": iso(found.since),
        "until": iso(found.until),
        "owners": None if found.owners is None else list(found.owners),
        "people": found.people,
        "states": {str(state): found.states.get(state, 0) for state in State},
        "added": found.added,
        "entries": found.entries,
        "ended": {
            "total": found.ended_total,
            **{str(state): found.ended_in(state) for state in ENDS},
            "by_step": {one.step: _ended(one) for one in found.ended if one.step != TALKS},
            "in_talks": next(
                (_ended(one) for one in found.ended if one.step == TALKS),
                _ended(EndedAt(TALKS, {})),
            ),
        },
        "without_success": {
            "closed": found.without_success,
            "closed_later": found.closed_later,
            "signed": found.signed,
            "share": None if share is None else round(share, 3),
        },
        "outcomes": {
            one.step or "nothing_due": {"total": one.total, **one.outcomes}
            for one in found.outcomes
        },
        "close_reasons": dict(found.reasons),
        "losses": {
            "total": found.losses.total,
            "unknown": found.losses.unknown,
            "reasons": dict(found.losses.reasons),
            "groups": {
                reason: {"total": count, "often_quoted_percent": QUOTED.get(reason)}
                for reason, count in found.losses.groups.items()
            },
        },
        "stalls": {
            "total": sum(found.stalls.values()),
            "people": found.stalled,
            "kinds": {kind or "none": count for kind, count in found.stalls.items()},
        },
        "matters": {
            **{str(kind): found.told.get(kind, 0) for kind in (*OWED, *HANDLED)},
            REFUSED: found.told.get(REFUSED, 0),
        },
        "returns": {
            "resurrected": _days(found.resurrected),
            "won_back": _days(found.won_back),
        },
        "days_spent": {
            "to_the_end": _days(found.days_to_the_end),
            "to_the_contract": _days(found.days_to_the_contract),
        },
        "overdue": _overdue(found.overdue, found),
        "weeks": [
            {
                "week": week.number,
                "from_on": iso(week.first),
                "to_on": iso(week.last),
                "due": week.count,
            }
            for week in found.weeks
        ],
        "later": found.later,
        "unreadable": found.unreadable,
    }


def _ended(at: EndedAt) -> dict[str, int]:
    return {"total": at.total, **{str(state): at.states.get(state, 0) for state in ENDS}}


def _days(found: Days) -> dict[str, Any]:
    if not found.count:
        return {"count": 0, "median": None, "mean": None, "longest": None}
    return {
        "count": found.count,
        "median": found.median,
        "mean": round(found.mean, 1),
        "longest": found.longest,
    }


def _overdue(late: Overdue, found: Report) -> dict[str, Any]:
    return {
        "total": late.total,
        "oldest_on": iso(late.oldest),
        "days_late": {
            "1-7": late.up_to_7_days,
            "8-30": late.up_to_30_days,
            "over-30": late.longer,
        },
        "first": [item(line, found.today) for line in late.first],
    }
