"""A command line as bash hands it over, and a word as it has to stand in it."""

from __future__ import annotations

from dataclasses import dataclass

BLANKS = " \t\n"
SPECIAL = frozenset("\\'\"`$&|;<>()[]{}*?!#~=% \t\n^")
"""What an unquoted word cannot hold as it is."""
SPECIAL_IN_DOUBLE = frozenset('\\"`$')


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The words before the cursor without their quotes, and the last one as it was typed."""

    words: list[str]
    raw: str
    """The last word with its quotes; empty where a new one begins."""
    quote: str
    """The quote that is open at the cursor, or an empty text."""

    @property
    def typed(self) -> str:
        """The last word without its quotes."""
        return self.words[-1]

    def completed(self, value: str, replaced: str) -> str:
        """What has to be typed instead of `replaced` for the last word to become `value`.

        `replaced` is the end of the last word that bash replaces: it splits at `:`, `=` and `@`,
        and begins behind an open quote.
        """
        text = self.raw + _quoted(value.removeprefix(self.typed), self.quote)
        return text[len(self.raw) - len(replaced) :] if self.raw.endswith(replaced) else ""


def command_line(text: str) -> CommandLine:
    """The line up to the cursor, read as a shell reads it; substitutions stay as they are."""
    words: list[str] = []
    word, quote, start = "", "", 0
    inside = escaped = False
    for place, sign in enumerate(text):
        if not inside and sign not in BLANKS:
            inside, start = True, place
        if escaped:
            word += f"\\{sign}" if quote and sign not in SPECIAL_IN_DOUBLE else sign
            escaped = False
        elif sign == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote, word = ("", word) if sign == quote else (quote, word + sign)
        elif sign in "'\"":
            quote = sign
        elif sign in BLANKS:
            if inside:
                words.append(word)
            word, inside = "", False
        else:
            word += sign
    return CommandLine([*words, word], text[start:] if inside else "", quote)


def _quoted(text: str, quote: str) -> str:
    if quote == "'":
        return text.replace("'", "'\\''")
    special = SPECIAL_IN_DOUBLE if quote else SPECIAL
    escaped = "".join(f"\\{sign}" if sign in special else sign for sign in text)
    # between double quotes nothing keeps `!` from calling up an old command
    return escaped.replace("!", '"\\!"') if quote else escaped
