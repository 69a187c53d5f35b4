"""Cadences as they are told: a list, one with its dates, somebody moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from cadence.engine.explain import arithmetic
from cadence.engine.model import Cadence, NextAction, Step
from cadence.engine.speech import day, label
from cadence.render.machine import done as machine_done
from cadence.render.machine_lists import iso
from cadence.render.sentences import action_and_day, what_next
from cadence.render.visible import visible
from cadence.services.desk import Case
from cadence.services.plans import Move, length
from cadence.services.results import Done


def count(number: int) -> str:
    """`1 step`, `4 steps`."""
    return f"{number} step{'s' * (number != 1)}"


def cells(cadence: Cadence) -> tuple[str, str, str, str]:
    """The name, how many steps, how long they take, what they are."""
    steps = ", ".join(f"{label(step.name)} ({step.after})" for step in cadence.steps)
    return cadence.name, count(len(cadence.steps)), length(cadence), steps


def write_tsv(cadences: Iterable[Cadence], stream: TextIO) -> None:
    """A line for each, tab-separated, for other programs."""
    stream.writelines("\t".join(cells(cadence)) + "\n" for cadence in cadences)


def listed(cadences: Iterable[Cadence]) -> list[str]:
    """A line for each, in columns."""
    rows = [cells(cadence) for cadence in cadences]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return [
        "  ".join([*(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)), row[3]])
        for row in rows
    ]


def dates(cadence: Cadence, start: date, due: Sequence[NextAction]) -> list[str]:
    """The dates after a talk on that day, each with its arithmetic."""
    lines = [f"{cadence.name}: {count(len(cadence.steps))}, {length(cadence)}."]
    lines.append(f"After a talk on {day(start)}, when each step is done on its day:")
    width = max(len(step.channel) for step in cadence.steps)
    for step, action in zip(cadence.steps, due, strict=True):
        lines.append(f"  {step.channel:<{width}}  {visible(arithmetic(action))}")
        if step.says:
            lines.append(f"  {'':<{width}}  {visible(step.says)}")
    return [*lines, "The last step ends it: closed (no-reply), out of every list."]


def moved(result: Move, today: date, *, dry_run: bool) -> list[str]:
    """What a move came to: where they stand now, and what was due before."""
    record, before = result.after.record, result.before.standing.next
    assert before is not None
    at = result.after.standing.position
    verb = "would be moved" if dry_run else "moved"
    done = f"{at} of {count(len(record.cadence.steps))} done"
    moved_to = f"{visible(record.profile.name)}: {verb} to {record.cadence.name}, {done}."
    return [
        f"{moved_to} {what_next(result.after, today)}",
        f"  before: {action_and_day(before, today)} ({result.before.record.cadence.name})",
    ]


def moved_as_json(result: Move, today: date, *, dry_run: bool) -> dict[str, Any]:
    """A move as scripts read it: a change like any other, and both dates."""
    return {
        **machine_done(Done(result.after, result.said), today),
        "dry_run": dry_run,
        "before": _side(result.before),
        "after": _side(result.after),
    }


def _side(case: Case) -> dict[str, Any]:
    due = case.standing.next
    return {
        "cadence": case.record.cadence.name,
        "steps_done": case.standing.position,
        "action": due.action if due else None,
        "due_on": iso(due.due_on) if due else None,
    }


def as_json(cadence: Cadence, file: Path | None) -> dict[str, Any]:
    """One cadence as scripts read it."""
    return {
        "name": cadence.name,
        "own": file is not None,
        "file": str(file) if file else None,
        "length": length(cadence),
        "steps": [_step(step) for step in cadence.steps],
    }


def dates_as_json(
    cadence: Cadence, file: Path | None, start: date, due: Sequence[NextAction]
) -> dict[str, Any]:
    """One cadence with the dates of its steps."""
    steps = [
        {**_step(step), "due_on": iso(action.due_on), "arithmetic": arithmetic(action)}
        for step, action in zip(cadence.steps, due, strict=True)
    ]
    return {**as_json(cadence, file), "start_on": iso(start), "steps": steps}


def _step(step: Step) -> dict[str, Any]:
    return {
        "name": step.name,
        "channel": str(step.channel),
        "after": str(step.after),
        "says": step.says,
    }
