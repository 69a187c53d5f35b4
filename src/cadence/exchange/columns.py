"""Which columns of a file make up which field: recognised from the headers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cadence.exchange.contacts import FIELDS, SURPLUS_COLUMN
from cadence.exchange.headers import ADDRESS_PARTS, NAME_PARTS, Meaning, fold, meaning_of

_GOOGLE_ONLY: Final = frozenset({"email1value", "phone1value", "address1formatted"})

# Headers that mean something else in one program than everywhere else.
_NOT_TAKEN: Final[dict[str | None, frozenset[str]]] = {
    "google": frozenset({"subject"}),
    "outlook": frozenset({"title"}),  # Dr., Mrs: the position is `Job Title`
}

# Beside another header for the same field these are something else: Dr., an account's number.
_WEAK: Final = frozenset({"title", "account"})

_JOINED_BY: Final = {"note": "\n", "tags": ", "}
_PARTS_PROPER: Final = frozenset({"street", "city", "postcode", "region"})
_LOCATING: Final = _PARTS_PROPER | {"address", "formatted"}
_SEVERAL: Final = frozenset({"email", "phone"})
_PLAIN: Final = frozenset(FIELDS) - _SEVERAL - {"name", "address"}


@dataclass(frozen=True, slots=True)
class Text:
    """The columns of a plain field: joined where `joiner` says by what, else the first filled."""

    columns: tuple[int, ...]
    joiner: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """The columns of one address: the first filled of `whole`, else `parts` joined in order.

    `country` are those of the parts that make no address when they stand alone.
    """

    whole: tuple[int, ...]
    parts: tuple[int, ...]
    country: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: column numbers from 0, in the order in which they are tried.

    A name is the first filled column of `full_name`, else `name_parts` in a row. `taken` says
    for a preview which column went to which field. `surplus` are columns that must be empty.
    `google`: a cell may hold several values with Google's ` ::: ` between them.
    """

    taken: Mapping[int, str]
    texts: Mapping[str, Text]
    full_name: tuple[int, ...]
    name_parts: tuple[int, ...]
    emails: tuple[int, ...]
    phones: tuple[int, ...]
    addresses: tuple[Address, ...]
    surplus: tuple[int, ...]
    google: bool

    @property
    def can_name(self) -> bool:
        """Whether there is any column for the name, without which nobody can be read."""
        return bool(self.full_name or self.name_parts)


def recognise(
    headers: Sequence[str],
    kind: str | None = None,
    mapped: Mapping[str, tuple[int, ...]] | None = None,
) -> Columns:
    """Finds the fields among headers. `mapped` (field -> columns) goes before recognition.

    A mapped field takes only its columns (none: it is left out), and a mapped column is taken
    for nothing else.
    """
    mapped = mapped or {}
    google = _is_google(headers, kind)
    found = _settled(_meanings(headers, "google" if google else kind, mapped), headers)

    at = defaultdict[str, list[int]](list)
    for column, meaning in found.items():
        if meaning.target in _SEVERAL or not meaning.group:
            at[meaning.target].append(column)
    joiner = ", " if google else None
    texts = {
        name: Text(tuple(at[name]), _JOINED_BY.get(name, joiner)) for name in _PLAIN if name in at
    }
    for name in mapped.keys() & _PLAIN:
        texts[name] = Text(mapped[name], _JOINED_BY.get(name, " "))
    addresses = _addresses(found)
    if "address" in mapped:
        addresses = (Address((), mapped["address"]),)

    taken = {column: _field(meaning) for column, meaning in found.items()}
    for name, columns in mapped.items():
        for column in columns:
            taken.setdefault(column, name)
    return Columns(
        taken=dict(sorted(taken.items())),
        texts={name: texts[name] for name in FIELDS if name in texts},
        full_name=tuple(at["name"]),
        name_parts=mapped.get("name", tuple(c for part in NAME_PARTS for c in at[part])),
        emails=mapped.get("email", tuple(at["email"])),
        phones=mapped.get("phone", tuple(at["phone"])),
        addresses=addresses,
        surplus=tuple(c for c, header in enumerate(headers) if header == SURPLUS_COLUMN),
        google=google,
    )


def _is_google(headers: Sequence[str], kind: str | None) -> bool:
    if kind is None:
        return any(fold(header) in _GOOGLE_ONLY for header in headers)
    return kind == "google"


def _meanings(
    headers: Sequence[str], kind: str | None, mapped: Mapping[str, tuple[int, ...]]
) -> dict[int, Meaning]:
    """What each column means by its own header, in the order of trying."""
    used = {column for columns in mapped.values() for column in columns}
    skipped = _NOT_TAKEN.get(kind, frozenset())
    found: dict[int, Meaning] = {}
    for column, header in enumerate(headers):
        meaning = None if column in used or fold(header) in skipped else meaning_of(header)
        if meaning and _field(meaning) not in mapped:
            found[column] = meaning
    return dict(sorted(found.items(), key=lambda item: (item[1].rank, item[0])))


def _settled(found: dict[int, Meaning], headers: Sequence[str]) -> dict[int, Meaning]:
    """The same where the other headers decide what one means."""
    plain = {meaning.target for meaning in found.values() if not meaning.group}
    weak = {column for column in found if fold(headers[column]) in _WEAK}
    strong = {meaning.target for column, meaning in found.items() if column not in weak}
    located = {m.group for m in found.values() if m.target in _LOCATING}
    settled: dict[int, Meaning] = {}
    for column, meaning in found.items():
        match meaning:
            case Meaning("bare"):
                # "Vorname, Name" and "Name, Surname": the part that is missing.
                target = "name"
                if "first" in plain and "last" not in plain:
                    target = "last"
                elif "last" in plain and "first" not in plain:
                    target = "first"
                settled[column] = Meaning(target)
            case Meaning(target) if column in weak and target in strong:
                continue
            case Meaning("salutation") if plain & {"first", "last"}:
                continue  # beside the parts of a name it is Mr. or Ms.: no way to begin a letter
            case Meaning("region", "") if not plain & {"street", "city", "postcode"}:
                continue  # a sales region, or the state of a prospect in our own export
            case Meaning("country", group) if group and group not in located:
                continue  # of an address without any other part
            case _:
                settled[column] = meaning
    return settled


def _addresses(found: Mapping[int, Meaning]) -> tuple[Address, ...]:
    """The addresses among the columns, each with its parts in order."""
    groups: dict[str, dict[str, list[int]]] = {}
    for column, meaning in found.items():
        if meaning.target in (*ADDRESS_PARTS, "formatted"):
            groups.setdefault(meaning.group, {}).setdefault(meaning.target, []).append(column)
    addresses = []
    for group, at in groups.items():
        whole = at.pop("formatted", [])
        if "street" in at:
            whole += at.pop("address", [])  # both a street and an address: the whole of it
        if not group and not at.keys() & _PARTS_PROPER:
            at.pop("country", None)  # beside a whole address it is only a field of its own
        parts = [column for part in ADDRESS_PARTS for column in at.get(part, [])]
        if whole or parts:
            addresses.append(Address(tuple(whole), tuple(parts), tuple(at.get("country", ()))))
    return tuple(addresses)


def _field(meaning: Meaning) -> str:
    """The field to which a column goes."""
    if meaning.target in NAME_PARTS or meaning.target == "bare":
        return "name"
    if meaning.target == "country":
        return "address" if meaning.group else "country"
    return "address" if meaning.target in (*ADDRESS_PARTS, "formatted") else meaning.target
