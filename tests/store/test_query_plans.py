"""The reads of every morning are searches in an index: they stay fast with many people."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from cadence.store.dates import MANY
from cadence.store.frozen_sqlite import STATEMENTS
from cadence.store.sqlite import SqliteDatabase, connect

DAILY: dict[str, dict[str, str | int | None]] = {
    "due": {"until": "2026-11-23", "limit": MANY},
    "due_of": {"until": "2026-11-23", "owner": "olga", "other": "", "limit": MANY},
    "due_count": {"until": "2026-11-23"},
    "due_count_of": {"until": "2026-11-23", "owner": "olga", "other": ""},
    "next_due": {"after": "2026-11-23"},
    "next_due_of": {"after": "2026-11-23", "owner": "olga", "other": None},
    "footing": {
        "owner": "",
        "today": "2026-11-23",
        "country": "PL",
        "year": 2026,
        "next_year": 2027,
    },
    "by_id": {"id": 1},
    "by_key": {"key": "e:anna@example.com", "limit": MANY},
    "by_prefix": {"low": "w:an", "high": "w:an\U0010ffff", "limit": MANY},
    "by_ids": {"low": 10, "high": 20, "limit": 9},
    "record": {"id": 1},
    "line": {"id": 1},
    "referred": {"id": 1},
    "last_change": {"made_by": ""},
    # what goes over everybody asks so for each range of ids
    "last_id": {},
    "last_touch": {},
    "records": {"after": 0, "last": 500},
    "touches_of_many": {"after": 0, "last": 500},
    "matters_of_many": {"after": 0, "last": 500},
    "pasts": {"after": 0, "last": 500, "owner": "*"},
    "entries": {"after": 0, "last": 500, "owner": "*"},
    "dated_of": {"owner": ""},
    # the rest of what `log` and `undo` ask one by one
    "keys_of": {"prospect_id": 1},
    "last_undone": {"made_by": ""},
    "edits": {"change_id": 1},
    "prospects_of_change": {"of_change": 1},
    "touched_by_change": {"of_change": 1},
    "cadence_by_steps": {"steps": ""},
    "holidays": {"country": "PL", "year": 2026},
    "kept_in_touch": {"before": "2026-11-23"},
}
ONE_ROW = "SCAN CONSTANT ROW"
"""SQLite's words for a row that is put together from two answers."""
SORTS_FEW = {"last_undone", "touched_by_change"}
"""They sort the few rows of one change, of one person's undone ones."""


def plan(database: Path, name: str) -> list[str]:
    """How SQLite means to answer, a step a line."""
    with closing(connect(database)) as connection:
        found = connection.execute(f"EXPLAIN QUERY PLAN {STATEMENTS[name]}", DAILY[name])
        return [row[3] for row in found]


@pytest.mark.parametrize("name", DAILY)
def test_a_daily_read_searches_an_index(name: str, database: Path) -> None:
    """No step reads a whole table or a whole index."""
    steps = plan(database, name)
    assert any(step.startswith("SEARCH") for step in steps)
    scans = [step for step in steps if step.startswith("SCAN") and step != ONE_ROW]
    assert [] == scans


@pytest.mark.parametrize("name", [name for name in DAILY if name not in SORTS_FEW])
def test_a_daily_read_sorts_nothing(name: str, database: Path) -> None:
    """The order comes out of the index: the first line costs as little as the last."""
    assert [] == [step for step in plan(database, name) if "TEMP B-TREE" in step]


IMPORTING = {
    "known": {"first": 1, "last": 2000},
    "doubt_known": {"first": 1, "last": 2000},
    "wanted_records": {},
    "wanted_touches": {},
    "wanted_keys": {},
}
"""What an import asks about those who are there, and an undo of it about those who came."""


@pytest.mark.parametrize("name", IMPORTING)
def test_an_import_looks_nobody_up_by_reading_everybody(name: str, database: Path) -> None:
    """Those of one batch are searched for in an index, however many others there are."""
    with closing(connect(database)) as connection:
        SqliteDatabase(connection).bulk.stage()
        found = connection.execute(f"EXPLAIN QUERY PLAN {STATEMENTS[name]}", IMPORTING[name])
        steps = [row[3] for row in found]
    batch = ("SCAN ranges", "SCAN staged_wanted")
    others = [step for step in steps if step not in batch]
    assert [] == [step for step in others if step.startswith("SCAN") or "AUTOMATIC" in step]
