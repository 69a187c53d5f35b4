"""Matters beside the next action: a milestone to congratulate on, a complaint to be answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from cadence.engine import speech
from cadence.engine.actions import COMPLAINT_ACK, COMPLAINT_ANSWER, MILESTONE, REMARK
from cadence.engine.due import due_after
from cadence.engine.matters import ACCEPTED, REFUSED
from cadence.engine.model import NEVER, Matter, Touch
from cadence.engine.vocabulary import Channel, Outcome
from cadence.errors import NotFoundError, RefusedError, UsageError
from cadence.services.desk import Desk
from cadence.services.results import Done
from cadence.services.touching import record_touch


def open_milestone(desk: Desk, prospect_id: int, on: date, text: str, *, yearly: bool) -> Done:
    """Keep a day to congratulate them on. Raises RefusedError for a day that will not come."""
    touch = Touch(
        on=desk.today,
        outcome=Outcome.MILESTONE,
        channel=Channel.NOTE,
        when=on,
        note=_needed(text, "What is the milestone? cadence milestone WHO DATE TEXT"),
        yearly=yearly,
    )
    return record_touch(desk, prospect_id, touch, "milestone")


def settle_milestone(desk: Desk, prospect_id: int, about: int | None, *, drop: bool) -> Done:
    """Tick a milestone off (a yearly one comes back next year), or drop it for good."""
    matter = _chosen(desk, prospect_id, about, (MILESTONE,), "milestone", desk.today)
    touch = Touch(
        on=desk.today,
        outcome=Outcome.MILESTONE,
        channel=Channel.NOTE,
        about=matter.id,
        when=NEVER if drop else None,
        note=matter.text,
    )
    return record_touch(desk, prospect_id, touch, "milestone")


def open_complaint(desk: Desk, prospect_id: int, kind: Outcome, text: str, on: date) -> Done:
    """Write down a remark, a complaint or a defect: an answer is owed, and by when."""
    what = "remark" if kind is Outcome.REMARK else "complaint open"
    said = _needed(text, f"What did they say? cadence {what} WHO TEXT")
    touch = Touch(on=on, outcome=kind, channel=Channel.NOTE, note=said)
    done = record_touch(desk, prospect_id, touch, what.split()[0])
    if kind is Outcome.REMARK:
        return done
    record = done.case.record
    method = desk.method(record.cadence, record.profile)
    answer = due_after(COMPLAINT_ANSWER, on, "", method.rhythm.complaint_answer, method)
    return replace(done, said=f"{done.said}, to be answered by {speech.day(answer.due_on)}")


def acknowledge(desk: Desk, prospect_id: int, about: int | None, on: date, note: str) -> Done:
    """Tell them that their complaint has arrived: a contact, and the answer follows."""
    matter = _chosen(desk, prospect_id, about, (COMPLAINT_ACK,), "complaint to acknowledge", on)
    touch = Touch(on=on, outcome=Outcome.ACKNOWLEDGED, about=matter.id, note=note)
    return record_touch(desk, prospect_id, touch, "complaint ack")


def answer(
    desk: Desk,
    prospect_id: int,
    touch: Touch,
    *,
    remark: bool,
) -> Done:
    """Answer a remark or a complaint; `touch` says when, how, why, and what was offered.

    Raises UsageError when a complaint is neither accepted nor refused, or refused without an
    explanation.
    """
    what = "remark" if remark else "complaint"
    actions = (REMARK,) if remark else (COMPLAINT_ACK, COMPLAINT_ANSWER)
    if touch.reason is None and not remark:
        raise UsageError("Is it accepted or refused? Add --accept, or --refuse --because TEXT.")
    if touch.reason == REFUSED and not touch.why.strip():
        raise UsageError("A refusal needs an explanation: add --because TEXT.")
    matter = _chosen(desk, prospect_id, touch.about, actions, f"{what} to answer", touch.on)
    return record_touch(
        desk, prospect_id, replace(touch, about=matter.id), f"{what} answer", channel_is_given=True
    )


def verdict(*, accept: bool, refuse: bool) -> str | None:
    """How it is answered. Raises UsageError for both at once."""
    if accept and refuse:
        raise UsageError("Accepted or refused? Give one of --accept and --refuse.")
    return ACCEPTED if accept else REFUSED if refuse else None


def _chosen(
    desk: Desk, prospect_id: int, about: int | None, actions: Collection[str], what: str, on: date
) -> Matter:
    """The open matter that is meant.

    Raises NotFoundError, UsageError when there are several, RefusedError when it was not there
    yet `on` that day.
    """
    case = desk.case(prospect_id)
    name = case.record.profile.name
    found = [matter for matter in case.standing.matters if matter.due.action in actions]
    if about is not None:
        found = [matter for matter in found if matter.id == about]
    if not found:
        which = f" number {about}" if about is not None else ""
        raise NotFoundError(f"{name}: there is no {what}{which}.")
    if len(found) > 1:
        several = "; ".join(f"--about {one.id} ({one.text})" for one in found)
        raise UsageError(f"{name}: which {what}? {several}")
    if on < found[0].opened_on:
        raise RefusedError(
            f"{name}: it was written down for {speech.day(found[0].opened_on)}; "
            "give that day or a later one."
        )
    return found[0]


def _needed(text: str, question: str) -> str:
    if not text.strip():
        raise UsageError(question)
    return text.strip()
