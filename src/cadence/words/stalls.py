"""How stalls sound in five languages, ready to be recognised."""

from __future__ import annotations

from functools import cache

from cadence.engine.stalls import Patterns, read_patterns
from cadence.words.reading import read_words


@cache
def patterns() -> Patterns:
    """The patterns of every language, read once in a process, when a note is there to be read."""
    return read_patterns(read_words("stalls"))
