"""Real contact files through the command line: everything is counted, and a second time is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from .journal import Journal

FILES = Path(__file__).parent.parent / "exchange" / "files"
DAY = "2026-11-23"
PEOPLE = {
    "05-excel-export.csv": 3,
    "09-duplicate-headers.csv": 2,
    "14-blank-rows.csv": 2,
    "17-formula-injection.csv": 5,
    "23-quoted-fields-multiline.csv": 2,
    "crm-500.csv": 500,
    "european-semicolon.csv": 2,
    "google.csv": 2,
    "hubspot.csv": 3,
    "linkedin.csv": 2,
    "thunderbird-semicolon.csv": 2,
}
"""How many people each file holds, counted by hand; none of them twice."""


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_in_a_file_is_added_once(name: str, journal: Journal) -> None:
    """Read = added + merged + skipped; imported again, nobody is added."""
    first = journal.on(DAY).json("import", str(FILES / name))
    again = journal.on(DAY).json("import", str(FILES / name))
    people = PEOPLE[name]
    assert (people, people, 0, []) == _counts(first)
    assert (people, 0, people, []) == _counts(again)


def test_a_bad_row_stops_an_import_unless_it_is_left_out(journal: Journal, tmp_path: Path) -> None:
    """Salesforce's third lead has no address; it goes into a file that is mended and imported."""
    file = tmp_path / "leads.csv"
    file.write_bytes((FILES / "salesforce-leads.csv").read_bytes())
    stopped = journal.run(DAY, "import", str(file))
    assert (6, True) == (stopped.code, "line 4" in stopped.err)
    found = journal.on(DAY).json("import", str(file), "--skip-bad")
    assert (3, 2, 0) == _counts(found)[:3]
    assert [4] == [row["row"] for row in found["skipped"]]
    rejects = Path(found["rejects"])
    rejects.write_text(rejects.read_text("utf-8").replace("invalid", "ok@gamma.example"), "utf-8")
    assert (1, 1, 0, []) == _counts(journal.on(DAY).json("import", str(rejects)))


def test_first_calls_are_spread_over_the_working_days(journal: Journal) -> None:
    """Tomorrow is not 500 calls: twenty a day."""
    journal.on(DAY).json("import", str(FILES / "crm-500.csv"))
    assert 20 == journal.on("2026-11-24").today()["total"]


def _counts(document: dict[str, object]) -> tuple[object, ...]:
    return tuple(document[name] for name in ("read", "added", "merged", "skipped"))
