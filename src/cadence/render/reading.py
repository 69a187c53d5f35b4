"""Somebody on the day's list in plain lines: for a screen reader, or a log of what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from cadence.engine.speech import day, label
from cadence.render.by_keys import by_words
from cadence.render.sentences import action_and_day, clock, last_touch, lateness, said_then
from cadence.render.visible import visible
from cadence.render.wording import to_fill
from cadence.services.catalogue import Choice
from cadence.services.sitting import Card
from cadence.services.wording import Script


def card_lines(
    card: Card, of: int, script: Script | None, today: date, there: datetime | None
) -> list[str]:
    """A line for each thing to know, the most important first."""
    line, profile, due = card.line, card.case.record.profile, card.case.standing.next
    who = ", ".join(part for part in (profile.name, profile.role, profile.company) if part)
    star = " (key client)" if profile.key else ""
    lines = [f"{card.number} of {of}: #{line.id} {visible(who)}{star}"]
    if line.action is not None:
        lines.append(f"{label(line.action)}, {lateness(line, today)}: {visible(line.why)}")
    elif due is not None:
        lines.append(f"next: {action_and_day(due, today)}")
    if line.text and line.action is not None:
        lines.append(f"what: {visible(' '.join(line.text.split()))}")
    reach = [visible(part) for part in (profile.phone, profile.email) if part]
    if there is not None:
        reach.append(clock(there))
    lines += [", ".join(reach)] if reach else []
    if profile.topic:
        met = day(card.case.record.enrolment.met_on)
        lines.append(f"topic: {visible(profile.topic)}, met {met}")
    lines += [f"done: {visible(done.said)}" for done in card.done]
    if card.case.line.last_touch is not None:
        lines.append(f"last: {last_touch(card.case.line, today)}")
    lines += [f"before: {said_then(note, today)}" for note in card.notes]
    for other in card.beside:
        text = f": {visible(' '.join(other.text.split()))}" if other.text else ""
        lines.append(f"also: {label(other.action or '')}, {lateness(other, today)}{text}")
    return [*lines, *_script(card, script)]


def outcomes(found: tuple[Choice, ...]) -> str:
    """What may be answered, on one line: `no-answer (n), voicemail (v) …`."""
    return ", ".join(f"{choice.word} ({choice.key})" for choice in found)


def _script(card: Card, script: Script | None) -> Iterator[str]:
    """What to say and to ask; what to say if it comes otherwise is asked for (`otherwise`)."""
    if script is not None:
        if script.outline and script.outline != card.line.text:
            yield f"aim: {visible(script.outline)}"
        for saying in script.sayings:
            if not saying.situation:
                yield from (f"say: {visible(line)}" for line in saying.text.split("\n") if line)
        if script.missing or script.better:
            yield f"to fill in: {visible(to_fill((*script.missing, *script.better)))}"
        yield from (f"ask: {visible(question)}" for question in script.questions)
    minds = (by_words(one, card.choices) for one in card.minds)
    for mind in (*(script.reminders if script is not None else ()), *minds):
        yield f"mind: {visible(mind)}"


def otherwise(script: Script | None) -> list[str]:
    """What to say for each turn that the talk may take."""
    return [
        f"{saying.situation}: {visible(saying.text)}"
        for saying in (script.sayings if script is not None else ())
        if saying.situation
    ]
