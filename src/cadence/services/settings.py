"""The settings: every key, its default, what it may be, and what is wrong with a bad one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from cadence.engine.figures import DEFAULT_INTERVALS, LANGUAGES, WEEKDAYS
from cadence.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cadence.engine.model import Cadence, Rhythm

DAY_NAMES = tuple(name.lower() for name in WEEKDAYS)
DAYS_OF_A_WEEK = 7
LONGEST_INTERVAL = 36_525
"""Days: no rhythm is longer than a life, and the calendar ends in the year 9999."""
_DAYS = {"d": 1, "bd": 2, "w": 7, "m": 31, "y": 365}


class Settings:
    """What the user set, over the defaults. `values` has every key of `DEFAULTS`.

    Every command reads them, also those that compute no date: what a date is computed with is
    loaded when it is asked for.
    """

    __slots__ = ("values",)

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        self.values: Mapping[str, Any] = dict(DEFAULTS) if values is None else values

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    @property
    def keep(self) -> bool:
        """Dates stay as they fall, also on days off."""
        return bool(self["calendar.days"] == "keep")

    @property
    def weekend(self) -> frozenset[int]:
        """Days of the week off: 0 is Monday."""
        return frozenset(DAY_NAMES.index(day) for day in self["calendar.weekend"])

    @property
    def own_holidays(self) -> frozenset[date]:
        """Single days off."""
        return frozenset(date.fromisoformat(day) for day in self["calendar.holidays"])

    @property
    def intervals(self) -> dict[str, str]:
        """Every interval by its key without the section."""
        return {key: self[f"intervals.{key}"] for key in DEFAULT_INTERVALS}

    @property
    def cadence(self) -> Cadence:
        """The cadence that new prospects are enrolled with."""
        from cadence.engine.cadences import three_calls_and_a_letter

        return three_calls_and_a_letter(self.intervals)

    @property
    def rhythm(self) -> Rhythm:
        """Every interval outside the cadence."""
        from cadence.engine.cadences import rhythm

        return rhythm(self.intervals)

    def basis(self) -> str:
        """What due dates are computed from, as JSON: the calendar and the rhythm.

        The cadence's own intervals are left out: a prospect keeps those it was enrolled with.
        """
        import json

        enrolled = {"first-call", "call-2", "call-3", "letter"}
        known = {
            key: value
            for key, value in self.values.items()
            if (key.startswith("calendar.") and key != "calendar.date_order")
            or (key.startswith("intervals.") and key.split(".", 1)[1] not in enrolled)
        }
        return json.dumps(known, sort_keys=True, ensure_ascii=False)


def from_basis(text: str) -> Settings:
    """The settings of somebody else, as far as dates are computed from them."""
    import json

    return Settings({**DEFAULTS, **json.loads(text)})


DEFAULTS: dict[str, Any] = {
    "db": "",
    "owner": "",
    "me.name": "",
    "me.company": "",
    "me.address": "",
    "me.phone": "",
    "me.email": "",
    "me.language": "en",
    "calendar.days": "skip",
    "calendar.weekend": ["saturday", "sunday"],
    "calendar.country": "",
    "calendar.holidays": [],
    "calendar.date_order": "",
    **{f"intervals.{key}": value for key, value in DEFAULT_INTERVALS.items()},
}


def _text(value: Any) -> str:
    if not isinstance(value, str) or any(ord(sign) < ord(" ") for sign in value):
        raise ValueError("a text in quotes")
    return value.strip()


def _one_of(*words: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if not isinstance(value, str) or value.lower() not in words:
            raise ValueError(" or ".join(f'"{word}"' for word in words if word))
        return value.lower()

    return check


def _weekend(value: Any) -> list[str]:
    days = _listed(value)
    if not all(day.lower() in DAY_NAMES for day in days):
        raise ValueError('weekdays such as ["saturday", "sunday"]')
    if len({day.lower() for day in days}) >= DAYS_OF_A_WEEK:
        raise ValueError("at most six days: somebody has to work")
    return [day.lower() for day in days]


def _dates(value: Any) -> list[str]:
    try:
        days = [
            day.isoformat() if isinstance(day, date) else date.fromisoformat(day).isoformat()
            for day in (value if isinstance(value, list) else _listed(value))
        ]
    except (TypeError, ValueError):
        raise ValueError('ISO dates such as ["2026-12-24"]') from None
    return sorted(days)


def _listed(value: Any) -> list[str]:
    """A list, or a text with commas as it is typed on a command line."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise ValueError('a list such as ["a", "b"]')
    return value


def _country(value: Any) -> str:
    import re

    if not isinstance(value, str) or not re.fullmatch(r"(?i)|[a-z]{2}(-[a-z0-9]{1,5})?", value):
        raise ValueError('a two-letter code such as "PL"')
    return value.upper()


def _interval(value: Any) -> str:
    from cadence.engine.intervals import parse_interval

    found = parse_interval(value) if isinstance(value, str) else None
    if found is None or not found.count:
        raise ValueError('a length of time such as "3d", "2w", "6m" or "3bd"')
    if found.count * _DAYS[found.unit] > LONGEST_INTERVAL:
        raise ValueError("at most a hundred years")
    return str(found)


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "me.language": _one_of(*LANGUAGES),
    "calendar.days": _one_of("skip", "keep"),
    "calendar.weekend": _weekend,
    "calendar.country": _country,
    "calendar.holidays": _dates,
    "calendar.date_order": _one_of("", "dmy", "mdy", "ymd"),
}


def checked(key: str, value: Any) -> Any:
    """The value as it is kept. Raises UsageError for an unknown key or a bad value."""
    if key not in DEFAULTS:
        from difflib import get_close_matches

        near = get_close_matches(key, DEFAULTS, n=1)
        hint = f" Did you mean {near[0]}?" if near else " `cadence config` lists them all."
        raise UsageError(f"There is no setting '{key}'.{hint}")
    check = _interval if key.startswith("intervals.") else _CHECKS.get(key, _text)
    try:
        return check(value)
    except ValueError as error:
        raise UsageError(f"{key} must be {error}, not {value!r}.") from None


def read_settings(document: Mapping[str, Any], text: str, where: str) -> dict[str, Any]:
    """The values of a settings file. Raises UsageError that names the file and the line."""
    found: dict[str, Any] = {}
    for name, value in document.items():
        section = isinstance(value, dict)
        pairs = value.items() if section else [("", value)]
        for inner, one in pairs:
            key = f"{name}.{inner}" if section else name
            try:
                found[key] = checked(key, one)
            except UsageError as error:
                line = _line_of(text, name if section else "", inner or name)
                raise UsageError(f"{where}, line {line}: {error.message}") from None
    return found


def _line_of(text: str, section: str, name: str) -> int:
    inside = not section
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            inside = stripped.strip("[] ") == section
        elif inside and stripped.split("=")[0].strip().strip("\"'") == name:
            return number
    return 1
