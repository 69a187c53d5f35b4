"""What a command says, said where there are keys for it: on the working screen, line by line.

Rules and offers name the command that helps. Inside `work` the same is a key away (on the screen)
or a word (line by line), and what only a command can do (`--force`) is left to the command.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cadence.services.catalogue import Choice

_LISTED = re.compile(r" \(cadence log \S+ …\)")
"""Behind outcomes that were named already."""
_FORCE = re.compile(r"(?:,? or add --force|\.? Add --force[^.]*)(?=\.)")
_COMMAND = re.compile(
    r"cadence (?:log \S+ (?P<outcome>[a-z][a-z-]*)|(?P<verb>close|lose|sign|snooze) [\w#]+"
    r"|(?P<undo>undo))(?P<flags>(?: --[a-z]+(?: [a-zA-Z][\w-]*)?| WHEN)*)"
)
_WHEN = re.compile(r" (?:--when DATE|WHEN)\b")
_REASON = re.compile(r"--reason ([a-z-]+)")


def by_keys(text: str, choices: Sequence[Choice]) -> str:
    """The sentence for the working screen; `choices` are what can be logged there now.

    It has to be about the person on the screen: a key would be for that one. What a key needs
    beside it, the screen asks for.
    """
    keys = {choice.word: choice for choice in choices}

    def instead(match: re.Match[str]) -> str:
        if match["undo"]:
            return "u (undo)"
        choice = keys.get(match["outcome"] or match["verb"])
        if choice is None:
            return match[0]
        reason = _REASON.search(match["flags"])
        return f"{choice.key} ({choice.label}{f': {reason[1]}' if reason else ''})"

    return _WHEN.sub("", _COMMAND.sub(instead, _without_force(text)))


def by_words(text: str, choices: Sequence[Choice]) -> str:
    """The sentence for the lines of `work --plain`, which take outcomes with their flags."""
    words = {choice.word for choice in choices}

    def instead(match: re.Match[str]) -> str:
        word = match["undo"] or match["outcome"] or match["verb"]
        is_known = match["undo"] or word in words
        return f"{word}{match['flags']}" if is_known else match[0]

    return _COMMAND.sub(instead, _without_force(text))


def _without_force(text: str) -> str:
    return _FORCE.sub("", _LISTED.sub("", text))
