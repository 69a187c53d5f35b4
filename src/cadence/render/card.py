"""Somebody on the day's list as the working screen shows them: who, why, what to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from rich.console import Console
from rich.text import Text

from cadence.engine.lines import Line
from cadence.engine.speech import day, label
from cadence.engine.vocabulary import STATE_NAMES, State
from cadence.render import palette
from cadence.render.by_keys import by_keys
from cadence.render.lists import phone
from cadence.render.sentences import action_and_day, clock, last_touch, lateness, said_then
from cadence.render.visible import visible, visible_lines
from cadence.services.fields import Blank
from cadence.services.local_time import is_working_hour
from cadence.services.sitting import Card
from cadence.services.wording import Script

GUTTER = 6
"""Columns for the names of the fields; on a narrow screen they stand before the text."""
NARROW, SHORT, WIDEST = 60, 16, 100
"""Columns below which names of fields get no column of their own; rows below which nothing is set
apart; columns beyond which a line is no longer read with one look."""
GAP = "   "
ROWS_OF_A_NAME = 2
"""On a short screen a longer name is cut here, and told in full further down."""
_PLAIN = Console(width=80, color_system=None)


def card_rows(
    card: Card,
    script: Script | None,
    today: date,
    columns: int,
    rows: int,
    there: datetime | None,
) -> list[Text]:
    """Everything on one person, wrapped to the width; what does not fit is scrolled to."""
    columns = min(columns, WIDEST)
    is_short = rows < SHORT
    found, cut = _who(card, columns, is_short=is_short)
    shown = [*_what(card, today, columns, there), *found, *_reach(card, columns)]
    if not is_short:
        shown += wrapped(_talk(card), columns)
    paragraphs = [
        _fields(_past(card, today), columns),
        _fields(_saying(card, script), columns),
        _fields(_more(card, cut, is_short=is_short), columns),
    ]
    for paragraph in paragraphs:
        if paragraph:
            shown += [*([] if is_short else [Text()]), *paragraph]
    return shown


def wrapped(text: Text, columns: int) -> list[Text]:
    """A text as rows of that width; a word that is too long is broken, nothing is cut."""
    return [*text.wrap(_PLAIN, max(columns, 1), overflow="fold")]


def plain(text: str, style: str = "") -> Text:
    """A text of anybody's: nothing in it is markup, nothing steers the terminal."""
    return Text(visible(text), style)


def _what(card: Card, today: date, columns: int, there: datetime | None) -> list[Text]:
    """What is due, how late it is, and what the clock says where they are."""
    line, due = card.line, card.case.standing.next
    if line.action is None:
        if due is None:
            return wrapped(plain(STATE_NAMES[card.case.standing.state], palette.ACCENT), columns)
        return wrapped(plain(f"next: {action_and_day(due, today)}", palette.QUIET), columns)
    is_late = line.due_on is not None and line.due_on < today
    told = plain(label(line.action), palette.ACCENT)
    told.append(GAP).append(lateness(line, today), palette.LATE if is_late else "not bold")
    if there is not None:
        welcome = is_working_hour(there)
        told.append(GAP).append(clock(there), "not bold" if welcome else palette.MIND)
    if line.state is not State.ACTIVE:
        told.append(f"{GAP}{STATE_NAMES[line.state]}", palette.QUIET)
    return wrapped(told, columns)


def _who(card: Card, columns: int, *, is_short: bool) -> tuple[list[Text], Text | None]:
    """The name and the firm; the second is the whole name where it had to be cut."""
    profile = card.case.record.profile
    name = plain(f"★ {profile.name}" if profile.key else profile.name, palette.DUE)
    rows = wrapped(name, columns)
    firm = ", ".join(part for part in (profile.company, profile.role) if part)
    firms = wrapped(plain(firm), columns) if firm else []
    if not is_short or len(rows) + len(firms) <= ROWS_OF_A_NAME:
        return [*rows, *firms], None
    whole = name.copy()
    if firm:
        whole.append(f"\n{visible(firm)}", "not bold")
    return [_cut(rows, columns), *([_cut(firms, columns)] if firms else [])], whole


def _cut(rows: list[Text], columns: int) -> Text:
    first = rows[0].copy()
    if len(rows) > 1:
        first.truncate(columns - 1)
        first.append("…")
    return first


def _reach(card: Card, columns: int) -> list[Text]:
    """The phone, a link on a terminal that knows them, else the e-mail."""
    line = card.line
    found = phone(line) if line.phone else plain(line.email)
    return wrapped(found, columns) if found.plain else []


def _talk(card: Card) -> Text:
    """What the talk was about, and when it was: what somebody is reminded of first."""
    record = card.case.record
    told = plain(record.profile.topic)
    gap = GAP if told.plain else ""
    return told.append(f"{gap}met {day(record.enrolment.met_on)}", palette.QUIET)


def _past(card: Card, today: date) -> Iterator[tuple[str, Text]]:
    """What it is about, what happened, and why it is due now."""
    if card.line.text and card.line.action is not None:
        yield "what", plain(card.line.text)
    for done in card.done:
        yield "done", plain(done.said, palette.DONE)
    last = card.case.line.last_touch
    if last is not None:
        yield "last", plain(last_touch(card.case.line, today))
    for note in card.notes:
        yield "", plain(said_then(note, today), palette.QUIET)
    if card.line.why:
        yield "why", plain(card.line.why)
    for other in card.beside:
        yield "also", plain(_beside(other, today))


def _beside(line: Line, today: date) -> str:
    what = f"{label(line.action or '')}, {lateness(line, today)}"
    return f"{what}: {' '.join(line.text.split())}" if line.text else what


def _saying(card: Card, script: Script | None) -> Iterator[tuple[str, Text]]:
    """What to say and to ask, in their language; then what to say if it comes otherwise."""
    if script is not None:
        if script.outline and script.outline != card.line.text:
            yield "aim", plain(script.outline, palette.QUIET)
        for saying in script.sayings:
            if not saying.situation:
                yield "say", Text(visible_lines(saying.text))
        if script.missing:
            yield "fill", plain(_by_its_key(script.missing), palette.MIND)
        if script.better:
            yield "fill", plain(_by_its_key(script.better), palette.QUIET)
        for question in script.questions:
            yield "ask", plain(question)
    reminders = script.reminders if script is not None else ()
    for mind in (*reminders, *(by_keys(one, card.choices) for one in card.minds)):
        yield "mind", plain(mind, palette.MIND)
    for saying in script.sayings if script is not None else ():
        if saying.situation:
            told = plain(f"{saying.situation}: ", palette.QUIET)
            yield "or", told.append(visible(saying.text), "not dim")


def _by_its_key(blanks: Iterable[Blank]) -> str:
    """What can be filled in here; a command cannot be typed, and the key asks for all of it."""
    return f"{', '.join(one.label for one in blanks)} (key =)"


def _more(card: Card, whole_name: Text | None, *, is_short: bool) -> Iterator[tuple[str, Text]]:
    """What is good to know once there is time: further down; on a short screen also the talk."""
    profile = card.case.record.profile
    if whole_name is not None:
        yield "who", whole_name
    for name, text in (
        ("topic", profile.topic if is_short else ""),
        ("wants", profile.problem),
        ("next", profile.next_step),
        ("signs", profile.who_decides),
        ("mail", profile.email if profile.phone else ""),
        ("tags", ", ".join(profile.tags)),
    ):
        if text:
            yield name, plain(text)
    if is_short:
        yield "met", plain(day(card.case.record.enrolment.met_on))
    yield "id", plain(f"#{card.case.record.id}")


def _fields(pairs: Iterable[tuple[str, Text]], columns: int) -> list[Text]:
    """Fields below each other; a name that repeats is left out."""
    rows: list[Text] = []
    before = ""
    for name, text in pairs:
        shown = "" if name == before else name
        before = name or before
        if columns < NARROW:
            head = (f"{shown}: " if shown else "", palette.QUIET)
            told = [Text.assemble(head, part) for part in text.split("\n")]
            rows += [row for part in told for row in wrapped(part, columns)]
            continue
        inside = [row for part in text.split("\n") for row in wrapped(part, columns - GUTTER)]
        rows += [
            Text.assemble((f"{shown if not number else '':<{GUTTER}}", palette.QUIET), row)
            for number, row in enumerate(inside)
        ]
    return rows
