"""Words as they are shown: a script to read from, and what scripts and letters are as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cadence.engine.speech import label
from cadence.render.sentences import what_else, what_next
from cadence.render.visible import visible
from cadence.words.texts import SPARE

if TYPE_CHECKING:
    from cadence.services.fields import Blank
    from cadence.services.letters import Drafted
    from cadence.services.own_words import OwnWords
    from cadence.services.wording import Script

INDENT = "  "
WIDEST = 88
"""Columns of a line that is read aloud."""


def script(made: Script, today: date, columns: int | None) -> list[str]:
    """The words to say, what to say if it comes otherwise, and what to ask.

    Wrapped for a terminal of so many columns; for None a text is a line.
    """
    profile = made.case.record.profile
    who = ", ".join(visible(one) for one in (profile.name, profile.company, profile.phone) if one)
    if made.action is None:
        return [f"{who}: {what_next(made.case, today)}"]
    lines = [who, _heading(made, today)]
    for saying in (one for one in made.sayings if not one.situation):
        lines += ["", *_indented(saying.text, columns)]
    if made.questions:
        lines += ["", "To ask:"]
        for question in made.questions:
            lines += _indented(question, columns)
    for saying in (one for one in made.sayings if one.situation):
        lines += ["", f"{saying.situation.capitalize()}:", *_indented(saying.text, columns)]
    return lines


def _heading(made: Script, today: date) -> str:
    """`Call 1 on Mon 23 Nov 2026, today: thank for the talk`."""
    heading = label(made.action or "").capitalize()
    if made.line is not None:
        heading = what_else(made.line, today).removesuffix(".")
    return f"{heading}: {visible(made.outline)}" if made.outline else heading


def _indented(text: str, columns: int | None) -> Iterator[str]:
    from textwrap import wrap

    for line in text.split("\n"):
        if columns is None or not line:
            yield f"{INDENT}{visible(line)}".rstrip()
        else:
            width = min(columns, WIDEST) - len(INDENT)
            yield from (f"{INDENT}{one}" for one in wrap(visible(line), width))


def to_fill(blanks: Iterable[Blank]) -> str:
    """What has to be known before more can be said, and how it is kept: on one line."""
    return ", ".join(f"{one.label} ({one.command})" if one.command else one.label for one in blanks)


def script_as_json(made: Script) -> dict[str, Any]:
    """A script for other programs; `when` is null for what is said anyway."""
    return {
        "id": made.case.record.id,
        "name": made.case.record.profile.name,
        "action": made.action,
        "language": made.language,
        "due_on": made.line.due_on.isoformat() if made.line and made.line.due_on else None,
        "about": made.line.about if made.line else None,
        "outline": made.outline or None,
        "texts": [
            {"name": one.name, "when": one.situation or None, "text": one.text}
            for one in made.sayings
        ],
        "questions": list(made.questions),
        "reminders": list(made.reminders),
        "better_with": blanks_as_json(made.better),
    }


def blanks_as_json(blanks: Iterable[Blank]) -> list[dict[str, Any]]:
    """Empty fields for other programs; `command` is null for what only the moment knows."""
    return [{"field": one.field, "label": one.label, "command": one.command} for one in blanks]


def letter_as_json(drafted: Drafted) -> dict[str, Any]:
    """A letter for other programs, in its parts."""
    letter = drafted.letter
    assert letter is not None
    return {
        "id": drafted.case.record.id,
        "name": drafted.case.record.profile.name,
        "language": drafted.language,
        "due": drafted.is_due,
        "better_with": blanks_as_json(drafted.better),
        "letter": {
            "mark": letter.mark,
            "to": list(letter.to),
            "from": list(letter.sender_block),
            "on": letter.written_on.isoformat(),
            "date": letter.date,
            "subject": letter.subject,
            "paragraphs": ["\n".join(lines) for lines in letter.paragraphs],
        },
    }


def as_toml(texts: Mapping[str, str], spare: Mapping[str, Sequence[str]]) -> str:
    """Texts as a file of one's own holds them, with the spare ones behind them."""
    lines = [f"{name} = {_in_toml(text)}" for name, text in texts.items()]
    lines += ["", "# Said where the text above lacks something.", f"[{SPARE}]"]
    for name, ways in spare.items():
        if len(ways) == 1:
            lines.append(f"{name} = {_in_toml(ways[0])}")
        else:
            lines += [f"{name} = [", *(f"  {_in_toml(one)}," for one in ways), "]"]
    return "\n".join(lines)


def _in_toml(text: str) -> str:
    if "\n" in text and "\\" not in text and '"""' not in text and not text.endswith('"'):
        return f'"""\n{text}"""'
    import json

    return json.dumps(text, ensure_ascii=False)


def counted(texts: int) -> str:
    """`1 text`, `3 texts`."""
    return f"{texts} text{'s' * (texts != 1)}"


def left_out(own: OwnWords) -> list[str]:
    """Texts of one's own that do without fields which the package's text has."""
    return [
        f"line {one.line}: {one.name} leaves out {', '.join(f'{{{name}}}' for name in one.fields)}"
        for one in own.left_out
    ]


def own_as_json(file: Path, own: OwnWords) -> dict[str, Any]:
    """A file of one's own texts for other programs."""
    return {
        "file": str(file),
        "language": file.stem,
        "texts": dict(own.texts),
        "spare": {name: list(ways) for name, ways in own.spare.items()},
        "left_out": [
            {"row": one.line, "text": one.name, "fields": list(one.fields)} for one in own.left_out
        ],
    }
