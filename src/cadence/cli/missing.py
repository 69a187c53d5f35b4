"""Words that lack something: a person is asked for it, a script is told what to give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

from cadence.cli.choosing import with_person
from cadence.cli.context import Context
from cadence.errors import MissingFieldsError, UsageError

if TYPE_CHECKING:
    from cadence.services.desk import Desk
    from cadence.services.fields import Blank


class Words(Protocol):
    """Whatever is made of texts with fields."""

    @property
    def missing(self) -> tuple[Blank, ...]:
        """The fields that nothing is known for."""


W = TypeVar("W", bound=Words)
Values = dict[str, str | date]


def completed(run: Context, who: str, given: Values, make: Callable[[Desk, int, Values], W]) -> W:
    """Make the words for the one person meant, and ask for what is missing.

    Raises MissingFieldsError when there is nobody to ask, or no answer.
    """
    if not run.screen.can_ask or run.flags.json or run.flags.yes or run.flags.quiet:
        made = with_person(run, who, lambda desk, person: make(desk, person, given))
        if made.missing:
            raise lacking(made.missing)
        return made
    person = f"#{with_person(run, who, lambda _desk, number: number)}"
    made = with_person(run, person, lambda desk, number: make(desk, number, given))
    while made.missing:
        # Somebody thinks about it: no transaction is open meanwhile.
        given.update(_answers(run, made.missing))
        made = with_person(run, person, lambda desk, number: make(desk, number, given))
    return made


def _answers(run: Context, missing: Sequence[Blank]) -> Values:
    """What a person says. An answer holds for this time; how to keep it is told."""
    found: Values = {}
    for blank in missing:
        try:
            said = run.screen.ask(f"{blank.label[:1].upper()}{blank.label[1:]}?")
        except EOFError:
            run.screen.note("")
            said = ""
        if not said:
            raise lacking((blank,))
        found[blank.field] = value(run, blank.field, said)
    kept = [blank.command for blank in missing if blank.command]
    if kept:
        run.screen.note(f"To be asked no more: {'; '.join(kept)}")
    return found


def lacking(missing: Sequence[Blank]) -> MissingFieldsError:
    """Which fields are empty, and how each is filled."""
    named = [f"{one.label} ({one.command or f'--with {one.field}=TEXT'})" for one in missing]
    for_now = (
        " For this time alone: --with FIELD=TEXT." if any(one.command for one in missing) else ""
    )
    return MissingFieldsError(
        f"These words lack {', '.join(named)}.{for_now}",
        [{"field": one.field, "label": one.label, "command": one.command} for one in missing],
    )


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
