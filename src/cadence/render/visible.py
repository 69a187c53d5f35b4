"""The one output filter: nothing that a name holds may steer a terminal.

Control characters (C0, C1), bidirectional overrides and lone surrogates become escapes that
can be read; everything else stays as it is.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

_STEERING = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0001\U000e0020-\U000e007f]"
)
_KNOWN = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    """The text with every steering character as an escape: `\\x1b`, `\\u202e`, `\\n`."""
    if text.isprintable() and text.isascii():
        return text
    return _replaced(text, _escape)


def visible_lines(text: str) -> str:
    """The same for a text of our own that has several lines."""
    return "\n".join(visible(line) for line in text.split("\n"))


def in_json(text: str) -> str:
    """A JSON document whose texts cannot steer a terminal either; it means exactly the same."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _replaced(text, _escape_in_json)


def _replaced(text: str, escape: Callable[[re.Match[str]], str]) -> str:
    import re  # a number on its way to a prompt needs none of it

    return re.sub(_STEERING, escape, text)


def _escape_in_json(match: re.Match[str]) -> str:
    sign = match[0]
    if sign < " ":  # JSON's own blanks and line ends; inside a text they are escaped already
        return sign
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in _KNOWN:
        return _KNOWN[sign]
    code = ord(sign)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
