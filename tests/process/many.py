"""Files as other programs, damaged disks and years of work leave them."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from .program import Program

COLUMNS = "removed, name, added_on, met_on, cadence_id, state, action, due_on, raw_on, rank, why"


def write(program: Program, *statements: str) -> None:
    """Write into the file past every check, as a damaged disk or another program would."""
    with closing(sqlite3.connect(program.database)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            connection.execute(statement)


def copies(program: Program, count: int, first: int = 2) -> None:
    """Copy the first person, who has no log, until there are so many."""
    write(
        program,
        f"""WITH RECURSIVE copy(id) AS (SELECT {first} UNION ALL SELECT id + 1 FROM copy
        WHERE id < {count})
        INSERT INTO prospect (id, change_id, last_contact_on, {COLUMNS})
        SELECT copy.id, change_id, last_contact_on, {COLUMNS} FROM copy, prospect
        WHERE prospect.id = 1""",
    )
