"""Nowhere to write to: told, and a script knows whether something was changed."""

from __future__ import annotations

import pytest

from .program import TUESDAY, Program

NO_ROOM = "The output could not be written: No space left on device."
SHOWN = ["today", "list --json", "export -", "--help", "--version"]
AT_ONCE = {"PYTHONUNBUFFERED": "1"}


@pytest.mark.parametrize(
    ("command", "environment"),
    [*((command, {}) for command in SHOWN), ("today", AT_ONCE), ("--help", AT_ONCE)],
)
def test_a_list_that_finds_no_room_says_so(
    command: str, environment: dict[str, str], peopled: Program
) -> None:
    """One line, and an exit code by which a script knows that its file is not whole."""
    peopled.environment |= {**environment, "CADENCE_TODAY": TUESDAY}
    done = peopled.shell(f"cadence --quiet {command} >/dev/full")
    assert (14, [NO_ROOM]) == (done.code, done.told)


@pytest.mark.parametrize("form", ["", "--json"])
def test_a_change_that_finds_no_room_to_say_so_is_made_all_the_same(
    form: str, peopled: Program
) -> None:
    """It is committed by then: an error would say that nothing was changed."""
    done = peopled.shell(f"cadence {form} note anna kept >/dev/full")
    assert (0, [NO_ROOM]) == (done.code, done.told)
    assert "kept" in str(peopled.content()["touch"])
