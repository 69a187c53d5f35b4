"""What to say in five languages: the names of the texts, their fields, the texts themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

from cadence.words.filling import fields_in, fill
from cadence.words.reading import read_words

LETTER: Final = "letter"
"""The one text with paragraphs; each of the others is one line."""
QUESTION: Final = "ask_"
"""What the names of questions begin with."""

SPARE: Final = "spare"
"""The table of the texts that are said where the usual ones lack something."""

_DATES: Final = "dates"
_ALWAYS = (
    "hi me my_company phone my_email name company role topic problem next_step "
    "met_on slot1 slot2 answer_date"
)
_OF_DATES = "met_on slot1 slot2 next_date answer_date promo_until"
EVERYWHERE = frozenset(_ALWAYS.split())
"""Fields that any text may use; the others only where the texts of the package use them."""
DATE_FIELDS = frozenset(_OF_DATES.split())
_GREETINGS = frozenset(("hello", "letter_open"))
"""What `{hi}` and `{dear}` are made of: they cannot hold themselves."""


@dataclass(frozen=True, slots=True)
class DateForms:
    """How a language writes days, in a form that fits wherever the texts put one."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    this_year: str
    other_year: str
    proposed: str
    heading: str

    def spoken(self, on: date, today: date) -> str:
        """Within a sentence; the year is said when it is another one."""
        return self._in(self.this_year if on.year == today.year else self.other_year, on)

    def written(self, on: date) -> str:
        """Within a letter, which is read later: always with the year."""
        return self._in(self.other_year, on)

    def as_proposed(self, on: date) -> str:
        """A day for a meeting, with its weekday."""
        return self._in(self.proposed, on)

    def as_heading(self, on: date) -> str:
        """The date of a letter."""
        return self._in(self.heading, on)

    def _in(self, form: str, on: date) -> str:
        parts = {
            "day": str(on.day),
            "number": str(on.month),
            "month": self.months[on.month - 1],
            "year": str(on.year),
            "weekday": self.weekdays[on.weekday()],
        }
        return fill(form, parts)


@dataclass(frozen=True, slots=True)
class Wording:
    """All texts of one language by their names, and how it writes dates.

    `spare` are the texts to say where the usual one lacks a field: by its name, the best first.
    """

    language: str
    texts: Mapping[str, str]
    dates: DateForms
    spare: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def ways(self, name: str) -> tuple[str, ...]:
        """Every way to say that text, the best first."""
        return (self.texts[name], *self.spare.get(name, ()))


Wordings = Callable[[str], Wording]
"""Where the wording of a language comes from: the package, or one's own texts over it."""


@cache
def built_in(language: str) -> Wording:
    """The texts of the package in that language."""
    document = read_words(language)
    forms: dict[str, Any] = document.pop(_DATES)
    spare = {name: several(text) for name, text in document.pop(SPARE).items()}
    values: dict[str, Any] = {
        key: tuple(one) if isinstance(one, list) else one for key, one in forms.items()
    }
    return Wording(language, document, DateForms(**values), spare)


def several(value: str | list[str]) -> tuple[str, ...]:
    """The spare texts of one name, as they are written: one, or a list."""
    return (value,) if isinstance(value, str) else tuple(value)


def allowed_in(name: str, text: str) -> frozenset[str]:
    """The fields that a text of that name may use; `text` is the package's own."""
    if name in _GREETINGS:
        return EVERYWHERE - {"hi"}
    return EVERYWHERE | frozenset(fields_in(text))


def all_fields(wording: Wording) -> frozenset[str]:
    """Every field that some text may use."""
    return EVERYWHERE.union(*(fields_in(text) for text in wording.texts.values()))
