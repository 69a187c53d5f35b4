"""A cadence of one's own: steps in TOML, read strictly, whatever is wrong told by its line.

The steps follow each other in the order of the file. No step names another one, so there is no
circle and no step that cannot be reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from cadence.engine.cadences import THREE_CALLS_AND_A_LETTER
from cadence.engine.intervals import parse_interval
from cadence.engine.model import Cadence, Step
from cadence.engine.vocabulary import Channel
from cadence.exchange.toml_lines import Fault, Places, faulty, places, read_toml

SUFFIX = ".toml"
MOST_STEPS = 12
LONGEST_NAME = 40
LONGEST_TEXT = 200
LARGEST = 64 * 1024
"""Bytes: a file with more in it is no cadence."""
CHANNELS = tuple(str(channel) for channel in Channel if channel is not Channel.NOTE)
LONGEST_WAIT = {"d": 366, "bd": 262, "w": 53, "m": 12, "y": 1}
"""About a year, in each unit."""
LETTERS = "a-z, 0-9 and -"

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = re.compile(
    "reply|meeting|final-answer|get-signature|revival|hello|milestone|promotion|remark"
    "|win-back(-.*)?|care(-.*)?|complaint(-.*)?"
)
_KEYS, _STEP_KEYS = ("name", "step"), ("name", "channel", "after", "says")
_POINTERS = ("next", "previous", "then", "goto", "step")


def is_a_name(text: str) -> bool:
    """Whether a cadence or a step may be called so."""
    return len(text) <= LONGEST_NAME and _NAME.fullmatch(text) is not None


def is_reserved(name: str) -> bool:
    """Whether the name is that of an action outside the cadence."""
    return _RESERVED.fullmatch(name) is not None


def read_cadence(data: bytes, called: str) -> Cadence:
    """The cadence in a file; `called` is the file's name without its ending.

    Raises BadFileError whose rows name every fault with its line.
    """
    text, document = read_toml(data, "cadence", LARGEST)
    where = places(text, "step")
    faults = sorted([*_about_the_file(document, called, where), *_about_steps(document, where)])
    if faults:
        raise faulty(faults)
    return Cadence(document["name"], tuple(_step(one) for one in document["step"]))


def _step(values: Mapping[str, Any]) -> Step:
    after = parse_interval(values["after"])
    assert after is not None
    says = values.get("says", "").strip()
    return Step(values["name"], Channel(values["channel"]), after, says)


def _about_the_file(document: Mapping[str, Any], called: str, where: Places) -> Iterator[Fault]:
    """The name, and keys that do not belong there."""
    for key in document:
        if key not in _KEYS:
            yield where.key(key), _unknown(key, "a cadence", _KEYS)
    name, line = document.get("name"), where.key("name")
    if not is_a_name(called):
        yield 1, f"the file is called {_quoted(called)}: a name has only {LETTERS}"
    if name is None:
        yield 1, f'name is missing: name = "{called if is_a_name(called) else "two-calls"}"'
    elif not isinstance(name, str) or not is_a_name(name):
        yield line, _not_a_name(name)
    elif name == THREE_CALLS_AND_A_LETTER:
        yield line, f"{_quoted(name)} is the name of the built-in cadence: choose another"
    elif is_a_name(called) and name != called:
        yield line, f"name is {_quoted(name)}, and the file is called {_quoted(called)}"


def _about_steps(document: Mapping[str, Any], where: Places) -> Iterator[Fault]:
    steps = document.get("step")
    if isinstance(steps, dict):
        yield where.key("step"), "a step is written with two brackets: [[step]]"
        return
    if not isinstance(steps, list) or not steps:
        yield where.key("step"), "there is no step: each begins with [[step]]"
        return
    if len(steps) > MOST_STEPS:
        yield where.table(MOST_STEPS), f"{len(steps)} steps: at most {MOST_STEPS}"
    known: dict[str, int] = {}
    for number, step in enumerate(steps[:MOST_STEPS]):
        if not isinstance(step, dict):
            yield where.key("step"), "a step is written with two brackets: [[step]]"
            return
        yield from _about_a_step(step, number, where)
        name = step.get("name")
        if isinstance(name, str) and name in known:
            line = where.table(number, "name")
            yield line, f"{_quoted(name)} is used twice, first on line {known[name]}"
        elif isinstance(name, str):
            known[name] = where.table(number, "name")


def _about_a_step(step: Mapping[str, Any], number: int, where: Places) -> Iterator[Fault]:
    for key in step:
        if key not in _STEP_KEYS:
            yield where.table(number, key), _unknown(key, "a step", _STEP_KEYS)
    for key, check in (("name", _name), ("channel", _channel), ("after", _after), ("says", _says)):
        if key in step:
            why = check(step[key])
            if why:
                yield where.table(number, key), why
        elif key != "says":
            yield where.table(number), f"the step has no {key}"


def _unknown(key: str, what: str, known: tuple[str, ...]) -> str:
    if what == "a step" and key.lower() in _POINTERS:
        return (
            f"{_quoted(key)} is not a key: steps follow in the order of the file, none names "
            "another, so they cannot go in a circle"
        )
    near = get_close_matches(key, known, n=1)
    meant = f"; did you mean {near[0]}?" if near else f"; it has {', '.join(known)}"
    return f"{_quoted(key)} is not a key of {what}{meant}"


def _name(value: object) -> str:
    if not isinstance(value, str) or not is_a_name(value):
        return _not_a_name(value)
    if is_reserved(value):
        return f"{_quoted(value)} is the name of an action outside the cadence: choose another"
    return ""


def _not_a_name(value: object) -> str:
    if isinstance(value, str) and len(value) > LONGEST_NAME:
        return f"a name has at most {LONGEST_NAME} letters"
    return f'a name has only {LETTERS}, such as "call-1", not {_quoted(value)}'


def _channel(value: object) -> str:
    if value in CHANNELS:
        return ""
    near = get_close_matches(value, CHANNELS, n=1) if isinstance(value, str) else []
    meant = f"did you mean {near[0]}?" if near else f"known: {', '.join(CHANNELS)}"
    return f"{_quoted(value)} is no channel; {meant}"


def _after(value: object) -> str:
    found = parse_interval(value) if isinstance(value, str) else None
    if found is None:
        return f'after is a length of time such as "3d", "3bd", "2w", "1m", not {_quoted(value)}'
    if not found.count:
        return "after is at least one day: a step is never due on the day of the one before"
    if found.count > LONGEST_WAIT[found.unit]:
        return f"after is at most a year, not {found.words}"
    return ""


def _says(value: object) -> str:
    if not isinstance(value, str):
        return "says is a text in quotes"
    if len(value) > LONGEST_TEXT:
        return f"says has at most {LONGEST_TEXT} letters"
    if any(ord(sign) < ord(" ") for sign in value.strip()):
        return "says is one line, without control characters"
    return ""


def _quoted(value: object) -> str:
    """A value as it stands in the file, on one line and cut where it is very long."""
    text = f'"{" ".join(value.split())}"' if isinstance(value, str) else repr(value)
    return text if len(text) <= LONGEST_NAME + 2 else f"{text[:LONGEST_NAME]}…"


TEMPLATE = """\
# A cadence of your own. The steps follow each other in the order of this file; after the last
# one the prospect is let go (closed, no reply).
#
#   name      a-z, 0-9 and -
#   channel   call, letter, e-mail, visit, social
#   after     since the talk, then since the day on which the step before was done:
#             3d (days), 3bd (working days), 2w (weeks), 1m (months)
#   says      what to say, in one line
#
# cadence plan check {name}    finds what is wrong in here
# cadence plan show {name}     shows the dates for a start today

name = "{name}"

[[step]]
name = "call-1"
channel = "call"
after = "1d"
says = "thank for the talk, offer the next meeting"

[[step]]
name = "call-2"
channel = "call"
after = "3d"
says = "remind; ask for the next step"

[[step]]
name = "letter"
channel = "letter"
after = "1w"
says = "mild surprise; the door stays open"
"""


def template(name: str) -> str:
    """A file to begin with: two calls and a letter."""
    return TEMPLATE.format(name=name)
