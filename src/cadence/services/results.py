"""What use cases give back: plain data, for a person or for a script to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cadence.engine.advice import Advice
from cadence.engine.lines import Line
from cadence.services.desk import Case, Moved


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was made: what happened, where it leaves the person, what to mind.

    `said` is the first half of the sentence ("call 1, no answer"); the next action follows
    from the case. `hints` are offers; `unchanged` says that nothing had to be done.
    """

    case: Case
    said: str
    warnings: Sequence[Advice] = ()
    hints: Sequence[str] = ()
    beside: Sequence[Line] = ()
    """The lines beside the next action that the change opened or moved."""
    moved: Sequence[Moved] = field(default=())
    unchanged: bool = False
