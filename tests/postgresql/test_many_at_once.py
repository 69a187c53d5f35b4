"""Many at once on a server: nobody's change is lost, nobody is refused.

The sizes are small; `python -m tests.postgresql.team` runs it at any.
"""

from __future__ import annotations

from cadence.store.place import Server
from process.program import Program, ended
from store.people import names, rows

from .team import at_once, count_up, log


def test_every_change_by_many_processes_is_kept(place: Server) -> None:
    """Six processes, each reading a count and writing one more five times: 30 of 30."""
    found = at_once(count_up, place, 6, 5)
    assert (6, 30) == (found.done, found.kept)


def test_fifty_people_who_log_at_once_lose_nothing(place: Server) -> None:
    """Each logs a note with the same prospect at the same moment."""
    found = at_once(log, place, 50, 1)
    assert (50, 50) == (found.done, found.kept)


def test_every_note_that_a_command_acknowledged_is_kept(peopled: Program, empty: Server) -> None:
    """The same through the command line, six at a time."""
    processes = [peopled.start("note", "anna", f"{number}") for number in range(6)]
    assert [0] * 6 == [ended(process).code for process in processes]
    assert sorted(rows(empty, "SELECT note FROM touch")) == [(f"{number}",) for number in range(6)]


def test_two_who_enter_the_same_person_at_once_enter_one(program: Program, empty: Server) -> None:
    """The second finds the first's: it is refused, and there is nobody twice."""
    processes = [program.start("add", "Anna", "--email", "anna@example.com") for _ in range(4)]
    assert [0, 5, 5, 5] == sorted(ended(process).code for process in processes)
    assert ["Anna"] == names(empty)
