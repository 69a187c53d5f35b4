"""How many are due: asked for by every prompt, so it loads no more than it must."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cadence.engine.lines import Line
    from cadence.services.office import Office
    from cadence.store.day import Owners


def offers_due(desk: Office, until: date, owners: Owners) -> list[Line]:
    """Whom to tell of an offer; on a morning without one, nothing is loaded for it."""
    running = desk.footing(desk.by).promotions
    if not running:
        return []
    from cadence.services.offers import due

    return list(due(desk, running, until, owners))


def count(desk: Office, owners: Owners = None) -> int:
    """How many lines today's list has."""
    return desk.store.due_count(desk.today, owners) + len(offers_due(desk, desk.today, owners))
