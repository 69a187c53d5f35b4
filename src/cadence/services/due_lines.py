"""What is to be done for one person, and what each line of it tells the words."""

from __future__ import annotations

from cadence.engine import actions, due
from cadence.engine.agenda import place
from cadence.engine.lines import Line
from cadence.services import offers
from cadence.services.desk import Case, Desk
from cadence.services.fields import Given


def lines_of(desk: Desk, case: Case) -> list[Line]:
    """The next action and what stands beside it, in the order of the day's list."""
    known = (case.line, *case.matters, *offers.of_one(desk, case.line))
    return sorted((line for line in known if line.action is not None), key=place)


def told_by(desk: Desk, case: Case, line: Line | None) -> Given:
    """The fields that a line tells: what to congratulate on, an offer, the day of an answer."""
    if line is None:
        return {}
    action = line.action
    if action == actions.MILESTONE:
        return {"milestone": line.text}
    if action == actions.PROMOTION:
        running = desk.footing(desk.by).promotions
        until_on = next(one.until_on for one in running if one.text == line.text)
        return {"promo": line.text, "promo_until": until_on}
    if action == actions.COMPLAINT_ACK:
        record = case.record
        method = desk.method(record.cadence, record.profile)
        opened_on = next(one.opened_on for one in case.standing.matters if one.id == line.about)
        interval = method.rhythm.complaint_answer
        answer = due.due_after(actions.COMPLAINT_ANSWER, opened_on, "", interval, method)
        return {"answer_date": answer.due_on}
    return {}
