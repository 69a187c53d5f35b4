"""Killed at any moment: what was acknowledged is there, the rest whole or not at all."""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import closing
from sqlite3 import connect

from .program import Program, ended

KILLS = 12


def test_adds_that_are_killed_lose_nothing_that_was_acknowledged(program: Program) -> None:
    """A loop of adds, each killed somewhere: the next command works, repeating makes no second.

    The first ones meet a database that is not there yet.
    """
    chance = random.Random(11)
    acknowledged = set()
    for number in range(KILLS):
        name = f"Person{number}"
        process = program.start("add", name, "--email", f"p{number}@example.com")
        time.sleep(chance.uniform(0.05, 0.3))
        process.send_signal(signal.SIGKILL)
        if ended(process).code == 0:
            acknowledged.add(name)
        again = program.inside("add", name, "--email", f"p{number}@example.com")
        assert again.code in (0, 5), again
        assert [name] == [one for one in program.names() if one == name]
    assert acknowledged <= set(program.names())
    assert KILLS == len(program.names())
    assert 0 == program.inside("db", "check").code


def test_a_command_killed_in_the_midst_of_its_writing_is_taken_back(peopled: Program) -> None:
    """The journal that it leaves is used by the next command, which only reads."""
    before = peopled.content()
    number = os.fork()
    if not number:
        with closing(connect(peopled.database, isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size=1")
            connection.execute("BEGIN IMMEDIATE")
            for text in range(100):
                connection.execute("UPDATE prospect SET topic = ?", (str(text) * 3000,))
            os.kill(os.getpid(), signal.SIGKILL)
    assert -signal.SIGKILL == os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    journal = peopled.database.with_name("cadence.db-journal")
    assert journal.exists()
    shown = peopled.run("list", "--format", "ids")
    assert (0, "1\n2\n", "") == (shown.code, shown.out, shown.err)
    assert not journal.exists()
    assert before == peopled.content()


def test_a_first_run_that_was_killed_leaves_nothing_in_the_way(program: Program) -> None:
    """What a killed process left of a database that was not finished is not taken for one."""
    program.database.parent.mkdir()
    left = program.database.with_name(".cadence.db.12345.new")
    left.write_bytes(b"SQLite format 3\x00" + b"\x00" * 500)
    assert 0 == program.run("add", "Anna").code
    assert ["Anna"] == program.names()
