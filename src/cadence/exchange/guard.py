"""The apostrophe that keeps a spreadsheet from running a cell as a formula.

The law, for every text and both kinds of export: `unguarded(guarded(text, …).strip())` is
`text.strip()`. It holds because a text that already looks guarded gets one more apostrophe,
in the plain export too, so an apostrophe in front of a formula is always ours to take away.
"""

from __future__ import annotations

from typing import Final

from cadence.exchange.checks import digits_in

_FORMULA: Final = frozenset("=+-@")
_PHONE: Final = frozenset("0123456789 +-()./")

# All that `str.strip` strips, and the apostrophe. Spelled out because `lstrip` wants a list,
# and a loop over `isspace` would be slow on a long run of apostrophes; a test compares it.
_LEAD: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'"
)

_SUSPECT: Final = frozenset(_LEAD) | _FORMULA
"""What a cell that may need a guard begins with: one look settles nearly every cell."""


def guarded(text: str, *, spreadsheet: bool) -> str:
    """The cell to write for `text`.

    For a spreadsheet, what would run there gets an apostrophe in front: a text that begins
    with `=`, `+`, `-`, `@`, a tab or a carriage return, except a phone such as `+44 20 7946`.
    """
    if text[:1] not in _SUSPECT:
        return text
    if spreadsheet and _would_run(text):
        return "'" + text
    bare = text.lstrip()
    return "'" + bare if unguarded(bare) != bare else text


def unguarded(cell: str) -> str:
    """The text of a stripped cell: without the apostrophe that `guarded` put in front, if any."""
    if cell[:1] == "'" and _would_run(cell[1:]):
        return cell[1:].strip()
    return cell


def _would_run(text: str) -> bool:
    """Whether a spreadsheet might run it, looking behind blanks and apostrophes."""
    body = text.lstrip(_LEAD)
    if not body:
        return False
    lead = text[: len(text) - len(body)]
    if "\t" in lead or "\r" in lead:
        return True
    return body[0] in _FORMULA and not _is_phone(body.rstrip())


def _is_phone(text: str) -> bool:
    """`+44 (0)20 7946-0958`: nothing in it can do harm, and an apostrophe would spoil it."""
    return text[0] == "+" and _PHONE.issuperset(text) and digits_in(text) >= 3
