"""The two calendars that every case is worked for: `skip`, `keep`."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

NON_WORKING_DAYS = (
    "2026-12-24",
    "2026-12-25",
    "2026-12-26",
    "2027-01-01",
    "2027-01-06",
    "2027-02-24",
    "2027-03-28",
    "2027-03-29",
    "2027-05-01",
    "2027-05-03",
)


def settings(days: str) -> str:
    """The settings file of a user who works Monday to Friday."""
    return f'[calendar]\ndays = "{days}"\nholidays = {json.dumps(NON_WORKING_DAYS)}\n'


def columns(*, skip: Mapping[str, object], keep: Mapping[str, object]) -> pytest.MarkDecorator:
    """Run a test once for each column of a worked case, with the dates of that column."""
    names = ("days", *skip)
    return pytest.mark.parametrize(
        names,
        [
            pytest.param("skip", *(skip[name] for name in skip), id="skip"),
            pytest.param("keep", *(keep[name] for name in skip), id="keep"),
        ],
    )
