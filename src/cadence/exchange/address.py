"""An address as it stands on an envelope: the street, the town with its code, the country.

Whoever types an address in lines is followed. One that was typed (or imported) in a single line
is cut where its post code says that the town begins, so that a house, its entrance and its flat
stay together: `ul. Lenina, d. 5, kv. 12` is one line, not three.
"""

from __future__ import annotations

import re

Lines = tuple[str, ...]

_CODE = (
    r"(?:[A-Z]{1,3}-)?(?:\d{2}-\d{3}|\d{3} \d{2}|\d{5}-\d{4}|\d{4,6})"
    r"|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d"
)
"""Post codes: digits nearly everywhere; of Great Britain and Canada, with letters."""
_BARE = re.compile(_CODE)
_BEFORE = re.compile(rf"(?:{_CODE}) \D.*")
"""`00-001 Warszawa`, `A-1010 Wien`."""
_BEHIND = re.compile(rf"\D.* (?:{_CODE})")
"""`Leeds LS1 4DY`."""
_OF_A_STATE = re.compile(r"[A-Z]{2,3} \d{4,5}(?:-\d{4})?")
"""`IL 62701` in the United States, `NSW 2000` in Australia: it belongs behind the town."""


def address_lines(lines: Lines) -> Lines:
    """The lines of an address as they were typed; of a single one, its natural parts."""
    if len(lines) != 1:
        return lines
    parts = [part for one in lines[0].split(",") if (part := one.strip())]
    first, last = _town(parts)
    blocks = (parts[:first], parts[first:last], parts[last:])
    return tuple(", ".join(block) for block in blocks if block)


def _town(parts: list[str]) -> tuple[int, int]:
    """Which parts name the town: from the first, up to before the second."""
    for at in reversed(range(len(parts))):
        part = parts[at]
        if _BARE.fullmatch(part) and at + 1 < len(parts) and not re.search("[A-Z]", part):
            return at, at + 2  # `101000, Moskva`
        if _OF_A_STATE.fullmatch(part) or _BARE.fullmatch(part):
            return max(at - 1, 0), at + 1  # `Leeds, LS1 4DY`
        if at and (_BEFORE.fullmatch(part) or _BEHIND.fullmatch(part)):
            return at, at + 1
    numbered = [at for at, part in enumerate(parts) if any(sign.isdigit() for sign in part)]
    if numbered and numbered[-1] and _BEFORE.fullmatch(parts[0]):
        return 0, 1  # `1010 Wien, Stephansplatz 1`, and no house of that number
    behind = numbered[-1] + 1 if numbered else 1
    return behind, behind + 1  # nobody typed a code: the town follows the last number
