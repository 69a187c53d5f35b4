"""What a morning reads does not grow with the number of prospects."""

from __future__ import annotations

import pytest

from .conftest import Ready
from .program import FEW, MANY

READS = ["today", "today --limit 30", "today --json", "today --owner all", "count", "show WHO"]


@pytest.mark.parametrize("line", READS)
def test_a_read_takes_as_many_steps_in_a_crowd(line: str, ready: Ready) -> None:
    """The same lines are due: a row more that is read would be some steps more."""
    few, many = ready(FEW), ready(MANY)
    taken = [
        program.steps(*(program.someone_due() if word == "WHO" else word for word in line.split()))
        for program in (few, many)
    ]
    assert taken[0] == taken[1]


def test_a_shorter_list_reads_less(ready: Ready) -> None:
    """The order comes out of the index: what is not shown is counted, not read."""
    program = ready(MANY)
    assert program.steps("today", "--limit", "5") < program.steps("today") / 2
