"""Words that lack something: a person is asked for it once, a script is told what to give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

from cadence.cli.choosing import with_person
from cadence.cli.context import Context
from cadence.errors import CadenceError, MissingFieldsError, UsageError

if TYPE_CHECKING:
    from cadence.services.desk import Desk
    from cadence.services.fields import Blank


class Words(Protocol):
    """Whatever is made of texts with fields."""

    @property
    def missing(self) -> tuple[Blank, ...]:
        """The fields without which something cannot be said."""

    @property
    def better(self) -> tuple[Blank, ...]:
        """The fields with which more could be said."""


W = TypeVar("W", bound=Words)
Values = dict[str, str | date]


def completed(run: Context, who: str, given: Values, make: Callable[[Desk, int, Values], W]) -> W:
    """Make the words for the one person meant. On a terminal, ask for what is empty and offer to
    keep it; Enter leaves it empty, and the words do without.

    Raises MissingFieldsError when they cannot do without, and nothing was typed that is kept.
    """
    if not run.screen.can_ask or run.flags.json or run.flags.yes or run.flags.quiet:
        made = with_person(run, who, lambda desk, person: make(desk, person, given))
        if made.missing:
            raise lacking(made.missing)
        hint = better_with(made.better)
        if hint:
            run.screen.hint([hint])
        return made
    number = with_person(run, who, lambda _desk, found: found)
    made = with_person(run, f"#{number}", lambda desk, found: make(desk, found, given))
    asked: set[str] = set()
    typed: dict[Blank, str] = {}
    while blanks := _open(made, asked):
        # Somebody thinks about it: no transaction is open meanwhile.
        for blank in blanks:
            asked.add(blank.field)
            said = _answer(run, blank)
            if said:
                typed[blank] = said
                given[blank.field] = value(run, blank.field, said)
        made = with_person(run, f"#{number}", lambda desk, found: make(desk, found, given))
    is_kept = _offered_to_keep(run, number, typed)
    if made.missing and not is_kept:
        raise lacking(made.missing)
    if made.missing:
        run.screen.note(lacking(made.missing).message)
    return made


def _open(made: Words, asked: Iterable[str]) -> list[Blank]:
    """What is to be asked for now: first that without which nothing is said."""
    if any(one.field in asked for one in made.missing):
        return []
    found = made.missing or made.better
    return [one for one in found if one.field not in asked]


def _answer(run: Context, blank: Blank) -> str:
    """What a person says for a field; empty after Enter, and at the end of the input."""
    from cadence.services.keeping import check

    while True:
        try:
            said = run.screen.ask(f"{blank.label[:1].upper()}{blank.label[1:]}? (Enter: none)")
        except EOFError:
            run.screen.note("")
            return ""
        if not said:
            return ""
        try:
            check(blank, said)
            value(run, blank.field, said)
        except CadenceError as problem:
            run.screen.note(problem.message)
        else:
            return said


def _offered_to_keep(run: Context, person: int, typed: dict[Blank, str]) -> bool:
    """Ask once whether what was typed is kept; whether it is."""
    from cadence.services.keeping import keep, keepable

    kept = keepable(typed)
    if not kept:
        return False
    try:
        answer = run.screen.ask("Keep it? [Y/n]")
    except EOFError:
        run.screen.note("")
        return False
    if answer.lower() not in ("", "y", "yes"):
        return False
    in_file = run.configuration.in_file
    try:
        with run.desk(write=True) as desk:
            done = keep(desk, person, kept, in_file)
    except CadenceError as problem:
        run.screen.note(problem.message)
        return False
    run.screen.note(done.said)
    return True


def better_with(blanks: Sequence[Blank]) -> str:
    """What would make the words say more, and how it is kept; empty when nothing would."""
    return f"More could be said with {', '.join(map(_named, blanks))}." if blanks else ""


def lacking(missing: Sequence[Blank]) -> MissingFieldsError:
    """Which fields are empty, and how each is filled."""
    for_now = (
        " For this time alone: --with FIELD=TEXT." if any(one.command for one in missing) else ""
    )
    return MissingFieldsError(
        f"These words lack {', '.join(map(_named, missing))}.{for_now}",
        [{"field": one.field, "label": one.label, "command": one.command} for one in missing],
    )


def _named(blank: Blank) -> str:
    """An empty field, and what fills it."""
    return f"{blank.label} ({blank.command or f'--with {blank.field}=TEXT'})"


def read_given(run: Context, pairs: Sequence[str] | None) -> Values:
    """The values of `--with FIELD=TEXT`. Raises UsageError for a field that does not exist."""
    from cadence.words.texts import all_fields, built_in

    known = {*all_fields(built_in("en")), "address", "email"} - {"hi", "dear"}
    found: Values = {}
    for pair in pairs or ():
        name, equals, text = pair.partition("=")
        field = name.strip().lower().replace("-", "_")
        if not equals:
            raise UsageError(f"'{pair}' is not FIELD=TEXT, such as --with topic='new web site'.")
        if field not in known:
            raise UsageError(f"There is no field '{field}': {', '.join(sorted(known))}.")
        found[field] = value(run, field, text)
    return found


def value(run: Context, field: str, text: str) -> str | date:
    """What somebody typed for a field; a day is read as a day, to be written as the reader does."""
    from cadence.words.texts import DATE_FIELDS

    if field not in DATE_FIELDS:
        return text
    day = run.past(text) if field == "met_on" else run.day(text)
    assert day is not None
    return day
