"""What a file says on people who are there already: new words fill gaps, others become notes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

from cadence.engine.folding import email_key, fold, same_phone
from cadence.engine.model import Touch
from cadence.engine.prospect import Record
from cadence.engine.vocabulary import Channel, Outcome
from cadence.services.arrivals import TEXTS, Arrival
from cadence.services.desk import Desk
from cadence.services.matching import contacts_in
from cadence.services.people import CONTACTS
from cadence.services.profiles import in_words
from cadence.store.changes import Edit
from cadence.store.rows import profile as profile_of
from cadence.store.values import lookup_keys

Merge: TypeAlias = tuple[int, Arrival]
"""The id of somebody who is there, and what the file says on them."""
_COMPARED: Final = (*TEXTS, "language", "country")


@dataclass(slots=True)
class _Known:
    """Somebody who is there, and what the rows of the file so far have made of them."""

    record: Record
    keys: list[str]
    edits: list[Edit] = field(default_factory=list)
    new_keys: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_filled: bool = False
    """Whether any field was."""


def with_news(desk: Desk, merges: Sequence[Merge], source: str) -> list[Merge]:
    """Those that add anything to what is known, and those into people of the same file.

    What is nothing new now is nothing new either once others have added to it.
    """
    ids = list({prospect_id for prospect_id, _arrival in merges if prospect_id > 0})
    keys = desk.store.many.keys_of(ids)
    records = {record.id: record for record in desk.store.many.records(ids)}
    found = []
    for prospect_id, arrival in merges:
        if prospect_id in records:
            known = _Known(records[prospect_id], [*keys[prospect_id]])
            _merge(known, arrival, source)
            if not known.edits and not known.notes:
                continue
        found.append((prospect_id, arrival))
    return found


def merge_all(desk: Desk, merges: Sequence[Merge], change_id: int, source: str) -> bool:
    """Merge rows of a file into people as a part of a change; whether there was anything new.

    `source` names the file in notes. Raises nothing: both sides were checked before.
    """
    ids = list(dict.fromkeys(prospect_id for prospect_id, _arrival in merges))
    keys = desk.store.many.keys_of(ids)
    people = {one.id: _Known(one, keys[one.id]) for one in desk.store.many.records(ids)}
    for prospect_id, arrival in merges:
        _merge(people[prospect_id], arrival, source)
    _write(desk, list(people.values()), change_id)
    return any(one.edits or one.notes for one in people.values())


def _merge(known: _Known, arrival: Arrival, source: str) -> None:
    """What one row adds to somebody."""
    line, values, _met_on, note, keys = arrival
    old, new = known.record.profile, profile_of(values)
    filled: dict[str, Any] = {}
    differing: list[str] = []
    for name in _COMPARED:
        theirs, ours = getattr(new, name), getattr(old, name)
        if theirs and not ours:
            filled[name] = theirs
        elif theirs and not _alike(name, theirs, ours):
            differing.append(f"{in_words(name)}: {theirs}")
    tags = tuple(dict.fromkeys((*old.tags, *new.tags)))
    if tags != old.tags:
        filled["tags"] = tags
    if filled:
        known.is_filled = True
        known.edits += [
            _edit(known, name, getattr(old, name), value) for name, value in filled.items()
        ]
        known.record = replace(known.record, profile=replace(old, **filled))
    _add_keys(known, contacts_in(keys))
    told = [touch.note for touch in known.record.touches] + known.notes
    notes = [f"{source}, line {line}: {'; '.join(differing)}"] if differing else []
    notes += [note] if note else []
    text = "\n".join(one for one in notes if not any(one in before for before in told))
    if text:
        known.notes.append(text)


def _add_keys(known: _Known, contacts: Sequence[str]) -> None:
    """Let somebody be found by what was filled, and by every e-mail and phone of a row."""
    wanted = dict.fromkeys([*lookup_keys(known.record.profile), *contacts])
    new = [key for key in wanted if key not in known.keys]
    if contacts_in(new):
        before = contacts_in(known.keys)
        known.edits.append(_edit(known, CONTACTS, before, [*before, *contacts_in(new)]))
    known.keys += new
    known.new_keys += new


def _write(desk: Desk, people: Sequence[_Known], change_id: int) -> None:
    """Write what was found, and keep what it replaces for undo."""
    desk.store.many.set_profiles(
        (one.record.id, one.record.profile, one.record.enrolment.met_on)
        for one in people
        if one.is_filled
    )
    desk.store.many.add_keys([(key, one.record.id) for one in people for key in one.new_keys])
    desk.store.many.add_edits(change_id, [edit for one in people for edit in one.edits])
    noted = [(one.record.id, _note(desk, text)) for one in people for text in one.notes]
    ids = desk.store.many.append_all(noted, change_id)
    log: dict[int, list[Touch]] = defaultdict(list)
    for touch_id, (prospect_id, touch) in zip(ids, noted, strict=True):
        log[prospect_id].append(replace(touch, id=touch_id))
    desk.settle_all(
        [
            replace(one.record, touches=(*one.record.touches, *log[one.record.id]))
            for one in people
            if one.is_filled or one.notes
        ]
    )


def _note(desk: Desk, text: str) -> Touch:
    return Touch(desk.today, Outcome.NOTE, channel=Channel.NOTE, note=text, by=desk.by)


def _edit(known: _Known, name: str, before: object, after: object) -> Edit:
    return Edit(known.record.id, name, json.dumps(before), json.dumps(after))


def _alike(name: str, one: str, other: str) -> bool:
    if name == "email":
        return email_key(one) == email_key(other)
    if name == "phone":
        return same_phone(one, other)
    return fold(one) == fold(other)
