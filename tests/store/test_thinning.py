"""Backups grow fewer as they age: 12 days, 10 weeks, 9 months."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from cadence.store.backup import backup, backups, folder_of, thin, to_keep

TODAY = date(2026, 11, 23)


def named(day: date, time: str = "080000", again: str = "") -> Path:
    """A backup of that day."""
    return Path(f"cadence-{day:%Y%m%d}T{time}Z{again}.db")


def days_back(count: int) -> list[Path]:
    """A backup on each of the last days."""
    return [named(TODAY - timedelta(days=number)) for number in reversed(range(count))]


def day_of(copy: Path) -> date:
    """The day of a backup."""
    stamp = copy.stem.split("-")[1]
    return date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))


@pytest.mark.parametrize("count", range(13))
def test_a_few_days_are_all_kept(count: int) -> None:
    """Twelve days in a row lose nothing."""
    found = days_back(count)
    assert set(found) == to_keep(found)


def test_three_years_of_days_come_to_twelve_ten_and_nine() -> None:
    """The last of each of the last 12 days, 10 weeks and 9 months, and no other."""
    found = days_back(3 * 365)
    daily = {named(TODAY - timedelta(days=number)) for number in range(12)}
    weekly = {named(TODAY)} | {  # Sundays, and the day it is
        named(date(2026, 11, 22) - timedelta(weeks=number)) for number in range(9)
    }
    ends = [date(2026, month + 1, 1) - timedelta(days=1) for month in range(3, 11)]
    monthly = {named(TODAY), *(named(end) for end in ends)}
    assert daily | weekly | monthly == to_keep(found)


def test_days_without_a_backup_do_not_count() -> None:
    """Somebody who works one day a month keeps more than the last one."""
    found = [named(date(2020 + month // 12, month % 12 + 1, 5)) for month in range(60)]
    assert set(found[-12:]) == to_keep(found)


def test_of_one_day_the_newest_is_kept() -> None:
    """Ten on the same day come to one."""
    found = [named(TODAY, f"{hour:02}0000") for hour in range(10)]
    assert {found[-1]} == to_keep(found)


def test_of_one_second_the_newest_is_kept() -> None:
    """Two in a second are numbered: the higher number is the newer one."""
    found = [named(TODAY), *(named(TODAY, again=f"-{number}") for number in range(2, 13))]
    assert {found[-1]} == to_keep(found)


def test_weeks_are_told_apart_across_a_new_year() -> None:
    """31 December and 1 January are often one week, 52 weeks apart never."""
    found = [named(date(2026, 12, 28) - timedelta(weeks=number)) for number in reversed(range(60))]
    kept = {day_of(copy) for copy in to_keep(found)}
    assert {day_of(copy) for copy in found[-12:]} <= kept


def test_a_file_that_is_no_backup_of_ours_is_never_taken_away() -> None:
    """A copy that somebody named by hand stays, however old."""
    found = [Path("cadence-before-the-fair.db"), *days_back(400)]
    assert Path("cadence-before-the-fair.db") in to_keep(found)


def test_thinning_takes_the_checksum_with_the_backup(database: Path) -> None:
    """What is dropped leaves nothing behind, what is kept stays whole."""
    for day in range(1, 21):
        backup(database, f"202610{day:02}T080000Z")
    dropped = thin(database)
    kept = backups(database)
    assert 20 == len(dropped) + len(kept)
    expected = {copy.name for copy in kept} | {f"{copy.name}.sha256" for copy in kept}
    assert expected == {path.name for path in folder_of(database).iterdir()}
    assert [] == thin(database)
