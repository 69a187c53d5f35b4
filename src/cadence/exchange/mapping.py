"""What the user says about a file: `--from KIND` and `--map field=Header`, checked and placed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from cadence.errors import UsageError
from cadence.exchange.contacts import FIELDS
from cadence.exchange.headers import fold

KINDS: Final[tuple[str, ...]] = (
    "csv",
    "google",
    "linkedin",
    "hubspot",
    "salesforce",
    "outlook",
    "thunderbird",
)
"""What `--from` may say. Without it everything is recognised from the headers."""

_EVERY_COLUMN: Final = frozenset({"email", "phone"})
_SHOWN: Final = 12


def check_kind(kind: str | None) -> None:
    """Refuses a kind that is none of `KINDS` (UsageError)."""
    if kind is not None and kind not in KINDS:
        raise UsageError(f'"{kind}" is no kind for --from: it is one of {", ".join(KINDS)}.')


def check_fields(mapping: Mapping[str, str]) -> None:
    """Refuses a mapping of something that is no field (UsageError with the nearest names)."""
    for field in mapping:
        if field not in FIELDS:
            raise UsageError(f'"{field}" is no field for --map. {_instead(field, FIELDS)}')


def place(
    mapping: Mapping[str, str], headers: Sequence[str]
) -> tuple[dict[str, tuple[int, ...]], tuple[str, ...]]:
    """Finds the columns (from 0) of each mapped field, and the headers that are not there.

    `First Name+Last Name` is two columns, unless one header is called just so; an empty header
    is no column: the field is left out. Headers may be typed in any case, without accents.
    """
    placed: dict[str, tuple[int, ...]] = {}
    missing: list[str] = []
    for field, wanted in mapping.items():
        columns = _columns(wanted, headers)
        names = [wanted] if columns else [name for name in wanted.split("+") if name.strip()]
        positions: list[int] = []
        for name in names:
            columns = _columns(name, headers)
            if not columns:
                missing.append(name.strip())
            # A second column of the same name is a second address; of a name it is a rival.
            positions += columns if field in _EVERY_COLUMN else columns[:1]
        placed[field] = tuple(dict.fromkeys(positions))
    return placed, tuple(missing)


def no_such_header(header: str, headers: Iterable[str]) -> UsageError:
    """The error for a `--map` to a header that the file does not have."""
    known = list(filter(None, headers))
    return UsageError(f'The file has no column "{header}" for --map. {_instead(header, known)}')


def _columns(name: str, headers: Sequence[str]) -> list[int]:
    """The columns with this header: as it is written, else in any writing."""
    name = name.strip()
    exact = [position for position, header in enumerate(headers) if header == name]
    if exact or not fold(name):
        return exact if name else []
    return [position for position, header in enumerate(headers) if fold(header) == fold(name)]


def _instead(name: str, known: Sequence[str]) -> str:
    """The nearest of the known names as a question, or else all of them."""
    from difflib import get_close_matches  # only an error needs it

    folded = {fold(one): one for one in known}
    near = [folded[key] for key in get_close_matches(fold(name), folded, n=3)]
    if near:
        return f"Did you mean {' or '.join(near)}?"
    more = " …" if len(known) > _SHOWN else "."
    return f"There are {', '.join(known[:_SHOWN])}{more}"
