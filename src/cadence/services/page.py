"""One person's page: who they are, what stands beside the next action, what happened."""

from __future__ import annotations

from dataclasses import dataclass

from cadence.engine.advice import Advice, at_risk
from cadence.engine.lines import Line
from cadence.engine.model import NextAction, Touch
from cadence.services import offers
from cadence.services.desk import Case, Desk
from cadence.services.plans import ahead
from cadence.store.matches import Match


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on one person. `log` is oldest first, with what was due at each entry."""

    case: Case
    log: list[tuple[Touch, str]]
    ahead: list[NextAction]
    """The steps of the cadence that follow the one that is due, each done on its day."""
    beside: list[Line]
    referrer: Match | None
    referred: list[Match]
    warnings: list[Advice]


def page(desk: Desk, prospect_id: int) -> Page:
    """The page of that person. Raises NotFoundError."""
    case = desk.case(prospect_id)
    by = case.record.profile.referred_by
    return Page(
        case=case,
        log=desk.log_of(case.record),
        ahead=_ahead(desk, case),
        beside=[*case.matters, *offers.of_one(desk, case.line)],
        referrer=desk.store.by_id(by) if by is not None else None,
        referred=desk.store.referred_by(prospect_id),
        warnings=at_risk(case.standing, desk.today),
    )


def _ahead(desk: Desk, case: Case) -> list[NextAction]:
    method = desk.method(case.record.cadence, case.record.profile)
    try:
        return ahead(case.standing, method)[1:]
    except OverflowError:  # beyond the year 9999 nothing is planned
        return []
