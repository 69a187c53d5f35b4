"""A life told as text: what is entered and logged, and where each entry leaves the prospect.

    added 2026-11-21 first_call=2026-11-23  -> active call-1 2026-11-23
    2026-11-23 stall kind=later when=2m     -> active call-2 2027-01-25 stalls=1
    2027-01-25 stall                        -> active call-3 2027-01-28 stalls=2 !second-stall
    2027-01-25 no-answer                    -> refused unless forced
    2027-01-26 close reason=stalling        -> closed close_reason=stalling

Left of the arrow: a day, an outcome, what was given with it. Right of it: the state, the next
action with its day, facts of the standing that matter here, every warning. `matters` are the
lines beside the next action. The lines stand in
the order in which they were entered; a day before the one above is a late entry. An entry that
is refused changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from cadence.engine.advice import Advice, on_entry, on_touch
from cadence.engine.intervals import Interval, parse_interval
from cadence.engine.matters import in_force
from cadence.engine.model import Enrolment, Method, Standing, Touch
from cadence.engine.replay import apply, in_order, replay
from cadence.engine.rules import is_no_op, refusal
from cadence.engine.vocabulary import Outcome, StallKind


def told(life: str) -> list[str]:
    """What the right side of the text says, line by line."""
    return [right for _, right in _lines(life)]


def lived(life: str, method: Method) -> list[str]:
    """What the engine makes of the left side, said in the same words."""
    (entry, said), *rest = _lines(life)
    enrolment, decision_maker = enrolled(entry)
    log: list[Touch] = []
    standing = replay(enrolment, log, method)
    found = [_seen(standing, said, on_entry(decision_maker=decision_maker, symptoms=()))]
    for number, (left, said) in enumerate(rest, start=1):
        new = touch(left, number)
        before = replay(enrolment, [old for old in log if old.on <= new.on], method)
        refused = refusal(before, new, method, "anna")
        if is_no_op(before, new):
            found.append("nothing to do")
        elif refused is not None:
            found.append("refused unless forced" if refused.forcible else "refused")
        else:
            log.append(new)
            standing = replay(enrolment, log, method)
            after = apply(before, new, method)
            warnings = on_touch(before, after, new, method, decision_maker=decision_maker)
            found.append(_seen(standing, said, warnings))
    return found


def standing_after(life: str, method: Method) -> Standing:
    """Where a life leaves the prospect, whatever the rules or the right side say."""
    enrolment, log = history(life)
    return replay(enrolment, log, method)


def history(life: str) -> tuple[Enrolment, list[Touch]]:
    """The entry and the log of a life, in the order of the days."""
    (entry, _), *rest = _lines(life)
    log = [touch(left, number) for number, (left, _) in enumerate(rest, start=1)]
    return enrolled(entry)[0], in_order(log)


def enrolled(text: str) -> tuple[Enrolment, str]:
    """`added DAY` with what was given, and whether the person decides."""
    word, added_on, *rest = text.split()
    assert word == "added", text
    given = _given(rest)
    decision_maker = given.pop("decision_maker", "unknown")
    enrolment = Enrolment(
        added_on=date.fromisoformat(added_on),
        met_on=date.fromisoformat(given.pop("met", added_on)),
        first_call_typed="first_call" in given,
        first_call=_day(given.pop("first_call", None)) or _day(given.get("spread")),
        client_since=_day(given.pop("client_since", None)),
        last_contact=_day(given.pop("last_contact", None)),
    )
    given.pop("spread", None)
    assert not given, text
    return enrolment, decision_maker


def touch(text: str, number: int = 0) -> Touch:
    """`DAY OUTCOME` with what was given: one entry of the log."""
    day, outcome, *rest = text.split()
    given = _given(rest)
    symptoms = given.pop("symptoms", "")
    made = Touch(
        on=date.fromisoformat(day),
        outcome=Outcome(outcome),
        id=number,
        kind=StallKind(given.pop("kind")) if "kind" in given else None,
        when=_when(given.pop("when", None)),
        reason=given.pop("reason", None),
        competitor=given.pop("competitor", ""),
        why=given.pop("why", ""),
        note=given.pop("note", ""),
        about=int(given.pop("about")) if "about" in given else None,
        yearly=given.pop("yearly", None) is not None,
        symptoms=tuple(symptoms.split(",")) if symptoms else (),
        forced=given.pop("forced", None) is not None,
        honoured=given.pop("honoured", None) is not None,
    )
    assert not given, text
    return made


def _lines(life: str) -> list[tuple[str, str]]:
    lines = [" ".join(line.split()) for line in life.splitlines() if line.strip()]
    pairs = [line.partition("->") for line in lines]
    return [(left.strip(), right.strip()) for left, _, right in pairs]


def _seen(standing: Standing, said: str, warnings: Sequence[Advice]) -> str:
    """The standing in the words of the text, with the facts that the text asks for."""
    due = standing.next
    action = [] if due is None else [due.action, due.due_on.isoformat()]
    facts = [word.partition("=")[0] for word in said.split() if "=" in word]
    shown = [f"{fact}={_value(standing, fact)}" for fact in facts]
    return " ".join([standing.state, *action, *shown, *(f"!{each.code}" for each in warnings)])


def _value(standing: Standing, fact: str) -> object:
    value = getattr(standing, fact)
    if fact == "matters":
        return (
            ",".join(f"{one.due.action}@{one.due.due_on}" for one in in_force(standing)) or "none"
        )
    return "none" if value is None or value == "" else value


def _given(words: Iterable[str]) -> dict[str, str]:
    return {name: value for name, _, value in (word.partition("=") for word in words)}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _when(text: str | None) -> date | Interval | Literal["never"] | None:
    if text == "never":
        return "never"
    if text is None:
        return None
    return parse_interval(text) or date.fromisoformat(text)
