"""What the value of a flag or an argument may be, where a few words or days say it.

Told by the value's name, or by what the help calls it: a new command that speaks of `--channel`
or of WHEN is completed like the others.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from cadence.cli.agenda import FORMATS
from cadence.cli.context import Context
from cadence.cli.options import LOSSES
from cadence.engine.figures import LANGUAGES, WEEKDAYS
from cadence.engine.prospect import DECISION_MAKER, SYMPTOMS
from cadence.engine.vocabulary import Channel, StallKind, State
from cadence.errors import UsageError

WORDS: dict[str, tuple[str, ...]] = {
    "action": (
        *("call-1", "call-2", "call-3", "letter", "reply", "meeting", "final-answer"),
        *("get-signature", "care-1", "care-2", "care", "win-back-1", "win-back-2", "win-back-3"),
        *("revival", "hello", "milestone", "promotion", "remark", "complaint-ack"),
        *("complaint-answer", "complaint-follow-up"),
    ),
    "channel": tuple(Channel),
    "decision_maker": DECISION_MAKER,
    "format_": FORMATS,
    "kind": tuple(StallKind),
    "language": LANGUAGES,
    "lose reason": tuple(LOSSES),  # `close` and `log` name their own
    "state": (*State, "all"),
    "symptom": SYMPTOMS,
}
"""By the name of the parameter, behind that of the command where one means something else."""
PAST = frozenset(("on", "met", "client_since", "last_contact", "since"))
"""Parameters that are a day on which something happened."""
DAYS = frozenset(("WHEN", "DATE", "FROM", "TO"))
FILES = frozenset(("FILE", "PATH", "DB"))
"""What the help calls a value that is a day, or a file."""


def words_for(command: str, param: Any, run: Context) -> list[tuple[str, str]]:
    """Every word that the parameter's value may be, with what it means."""
    called = _called(param)
    known = WORDS.get(f"{command} {param.name}", WORDS.get(param.name, ()))
    words = [(word, "") for word in known]
    if _is_a_day(param):
        words = _past_days(run.today) if param.name in PAST else _days(run.today)
        words += [(word, "") for word in called if word.islower()]  # `WHEN|never`
    return words


def perhaps_meant(ctx: Any, word: str) -> str:
    """What a word that has no place was meant for, perhaps: `: did you mean --reason price?`."""
    run = Context(ctx.obj)
    for param in ctx.command.params:
        if param.param_type_name == "option" and _takes(param, word, ctx, run):
            return f": did you mean {param.opts[0]} {word}?"
    if not any("WHO" in _called(param) for param in ctx.command.params):
        return ""
    note = any("--note" in param.opts for param in ctx.command.params)
    said = "a note stands behind --note; " if note else ""
    return f": {said}a name or a text of several words stands in quotes"


def _takes(param: Any, word: str, ctx: Any, run: Context) -> bool:
    """Whether that word may be the option's value."""
    if not _is_a_day(param):
        known = [item.value for item in param.shell_complete(ctx, word)]
        return word in (*known, *dict(words_for(ctx.command.name or "", param, run)))
    try:
        day = run.past(word) if param.name in PAST else run.day(word)
    except UsageError:
        return False
    return day is not None and (day <= run.today) == (param.name in PAST)


def _is_a_day(param: Any) -> bool:
    return not DAYS.isdisjoint(_called(param))


def takes_a_file(param: Any) -> bool:
    """Whether the parameter's value is the name of a file."""
    return not FILES.isdisjoint(_called(param))


def _called(param: Any) -> list[str]:
    return (getattr(param, "metavar", None) or "").strip("[]").split("|")


def _days(today: date) -> list[tuple[str, str]]:
    """Days to come and lengths of time, with the day that each would be."""
    from cadence.exchange.when import read_date

    return _told(("today", "tomorrow"), ("3d", "1w", "2w", "1m", "3m"), today, read_date)


def _past_days(today: date) -> list[tuple[str, str]]:
    """Days that were: a weekday is the last one."""
    from cadence.exchange.when import read_past

    return _told(("today", "yesterday"), (), today, read_past)


def _told(
    first: tuple[str, ...],
    last: tuple[str, ...],
    today: date,
    read: Callable[[str, date], date],
) -> list[tuple[str, str]]:
    """The weekdays between those names, the nearest first."""
    from cadence.engine.speech import day

    weekdays = [name.lower() for name in WEEKDAYS]
    weekdays.sort(key=lambda name: abs(read(name, today) - today))
    return [(name, day(read(name, today))) for name in (*first, *weekdays, *last)]
