"""Fields that several columns make up: two e-mails, a name in parts, Google's lists in a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Final, TypeAlias

from cadence.exchange.checks import RowError, emails_in, phone_fault
from cadence.exchange.columns import Columns

_BETWEEN: Final = ":::"  # Google's, between the values in one cell
_SYSTEM_LABEL: Final = "* "
_EVERYBODY: Final = "* myContacts"

Others: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""The second and further e-mails, phones and addresses of somebody."""

NO_OTHERS: Final[Others] = ((), (), ())


class Composer:
    """Puts together what one cell does not give.

    `simple` is column by field for the fields that one cell does give; `idle` when those are
    all of them.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        sources = {
            "name": (*columns.full_name, *columns.name_parts),
            "email": columns.emails,
            "phone": columns.phones,
            "address": tuple(c for one in columns.addresses for c in (*one.whole, *one.parts)),
            **{name: text.columns for name, text in columns.texts.items()},
        }
        self.simple = {
            name: source[0]
            for name, source in sources.items()
            if len(source) == 1 and not columns.google
        }
        composed = {name for name, source in sources.items() if source and name not in self.simple}
        self.idle = not composed
        self._texts = {name: text for name, text in columns.texts.items() if name in composed}
        self._name_parts = picker(columns.name_parts)
        self._composes_name = "name" in composed
        self._composes_others = bool(composed & {"email", "phone", "address"})

    def compose(self, fields: dict[str, str], values: Sequence[str]) -> Others:
        """Adds to `fields` what is made of several `values` (stripped cells, one per column).

        Gives the others that the fields have no room for; raises RowError for an e-mail or a
        phone that is none.
        """
        for name, text in self._texts.items():
            filled = self._filled(text.columns, values, as_it_stands=name == "note")
            if name == "tags" and self._columns.google:
                filled = [tag.removeprefix(_SYSTEM_LABEL) for tag in filled if tag != _EVERYBODY]
            if filled:
                fields[name] = filled[0] if text.joiner is None else text.joiner.join(filled)
        if self._composes_name and (name := self._name(values)):
            fields["name"] = name
        return self._others(fields, values) if self._composes_others else NO_OTHERS

    def _name(self, values: Sequence[str]) -> str:
        for column in self._columns.full_name:
            if values[column]:
                return values[column]
        return " ".join(filter(None, self._name_parts(values)))

    def _others(self, fields: dict[str, str], values: Sequence[str]) -> Others:
        emails: tuple[str, ...] = ()
        phones: tuple[str, ...] = ()
        addresses: tuple[str, ...] = ()
        if "email" not in self.simple:
            cells = self._filled(self._columns.emails, values)
            emails = put_first(fields, "email", [one for cell in cells for one in emails_in(cell)])
        if "phone" not in self.simple:
            phones = put_first(fields, "phone", self._filled(self._columns.phones, values))
            for phone in phones:
                if fault := phone_fault(phone):
                    raise RowError(fault)
        if "address" not in self.simple:
            addresses = put_first(fields, "address", self._addresses(values))
        return emails, phones, addresses

    def _addresses(self, values: Sequence[str]) -> list[str]:
        found: list[str] = []
        for address in self._columns.addresses:
            whole = self._filled(address.whole, values)
            filled = [column for column in address.parts if values[column]]
            if whole:
                found += whole if self._columns.google else whole[:1]
            elif set(filled) - set(address.country):
                found.append(", ".join([values[column] for column in filled]))
        return found

    def _filled(
        self, columns: Sequence[int], values: Sequence[str], *, as_it_stands: bool = False
    ) -> list[str]:
        """The different values in some columns."""
        cells = [values[column] for column in columns if values[column]]
        if self._columns.google and not as_it_stands:
            pieces = [piece.strip() for cell in cells for piece in cell.split(_BETWEEN)]
            cells = [piece for piece in pieces if piece]
        return list(dict.fromkeys(cells)) if len(cells) > 1 else cells


def picker(columns: tuple[int, ...]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """A function that gives the cells of some columns: `itemgetter`, for one and none as well."""
    if len(columns) > 1:
        return itemgetter(*columns)
    return lambda values: tuple([values[column] for column in columns])


def put_first(fields: dict[str, str], name: str, values: Sequence[str]) -> tuple[str, ...]:
    """Makes the first value the field; gives the others, each once however it is written."""
    if len(values) > 1:
        once = {value.casefold(): value for value in reversed(values)}
        values = list(dict.fromkeys([once[value.casefold()] for value in values]))
    if not values:
        return ()
    fields[name] = values[0]
    return tuple(values[1:])
