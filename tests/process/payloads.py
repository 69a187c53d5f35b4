"""Texts that would do something to a terminal, to markup or to a table if they got through."""

from __future__ import annotations

import re
import unicodedata

PAYLOADS = {
    "markup": "[/] [red]x[/red] [link=file:///etc]y[/link]",
    "emoji-code": ":warning: :skull:",
    "clear": "\x1b[2J\x1b[H",
    "colour": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;owned\x07",
    "link": "\x1b]8;;http://example.com\x1b\\click\x1b]8;;\x1b\\",
    "paste": "\x1b]52;c;cm0gLXJm\x07",
    "report": "\x1b[6n\x1b[c\x1bZ",
    "string": "\x1bP$q\x1b\\\x1b_x\x1b\\\x1b^x\x1b\\",
    "escape-alone": "\x1b",
    "c1-csi": "\x9b2J\x9b31m",
    "c1-osc": "\x9d0;owned\x9c",
    "c1-others": "\x80\x84\x85\x88\x8d\x90\x98\x9e\x9f",
    "bell": "\x07\x07",
    "backspaces": "safe\x08\x08\x08\x08evil",
    "return": "safe\rEVIL",
    "newlines": "one\ntwo\r\nthree\x0bfour\x0cfive",
    "separators": "one\u2028two\u2029three\x1cfour\x1dfive\x1esix",
    "tab": "one\ttwo\tthree",
    "delete": "a\x7fb",
    "shift": "\x0e\x0f",
    "bidi-override": "\u202egnp.exe\u202c",
    "bidi-isolate": "\u2066\u2067\u2068x\u2069",
    "bidi-marks": "\u200e\u200f\u061cx",
    "bidi-embed": "\u202a\u202bx\u202c",
    "zero-width": "a\u200bb\u2060c\ufeffd",
    "tags": "a\U000e0001\U000e0041b",
    "letters": "Ж" * 300,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🇵🇱",
    "combining": "Z" + "\u0300\u0301\u0302" * 20,
    "wide": "漢字かな한글" * 20,
    "quotes": "'\";`$(id)|&<>\\%s{name}{0.__class__}",
    "formula": '=HYPERLINK("http://example.com")',
    "words": "x" * 900,
}
FIELDS = [
    "company",
    "role",
    "address",
    "salutation",
    "topic",
    "problem",
    "next-step",
    "who-decides",
    "source",
    "tag",
    "note",
    "owner",
]
ALLOWED = "\n\t"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
_DRAWN = re.compile(
    r"\x1b\[[0-9;]*m"  # a colour
    r"|\x1b\]8;[^\x1b\x07]*\x1b\\"  # a link on a phone
)


def steering(text: str, allowed: str = ALLOWED) -> set[str]:
    """The signs in a text that would steer a terminal, or hide what stands there."""
    return {
        sign
        for sign in text
        if (unicodedata.category(sign) in ("Cc", "Cs") or sign in _BIDI) and sign not in allowed
    }


def undrawn(text: str) -> str:
    """A text without the colours and links that we draw ourselves."""
    return _DRAWN.sub("", text)


def words(payload: str) -> list[str]:
    """The flags of `add` that put a payload into every field of a text."""
    found = [word for field in FIELDS for word in (f"--{field}", f"a{payload}b")]
    address = "".join(sign for sign in payload if not sign.isspace())[:60]
    return [*found, "--phone", f"+48 {payload[:300]} 601", "--email", f"{address}@example.com"]
