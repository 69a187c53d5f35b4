"""The working screen as a whole: a head, a body that scrolls, a foot; as large as the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text

from cadence.render import palette
from cadence.render.card import plain, wrapped

ROOMY = 14
"""From so many rows on, the parts are set apart by lines."""
BETWEEN = "  "
Keys = Sequence[tuple[str, str]]
"""Keys and what they do, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A screen ready to be drawn: exactly its rows, and how far the body can be scrolled."""

    rows: list[Text]
    scrolled: int
    furthest: int
    body_rows: int


def frame(
    head: Text,
    body: Sequence[Text],
    foot: Sequence[Text],
    *,
    columns: int,
    rows: int,
    scrolled: int = 0,
    share: float | None = None,
) -> Frame:
    """Lay it out. `share` is how much of the list is done, from 0 to 1: drawn as a line.

    The head and the foot stay; of a foot that is larger than the screen, the end.
    """
    is_roomy = rows >= ROOMY
    above = [head, *([_line(columns, share)] if is_roomy else [])]
    below = [*([_line(columns)] if is_roomy else []), *foot][-max(rows - 2, 1) :]
    above = above[: max(rows - len(below), 0)]
    room = max(rows - len(above) - len(below), 0)
    furthest = max(len(body) - room, 0)
    scrolled = min(max(scrolled, 0), furthest)
    inside = list(body[scrolled : scrolled + room])
    if room > 1 and scrolled < furthest:
        inside[-1] = Text("↓ more", palette.QUIET)
    if room > 2 and scrolled:
        inside[0] = Text("↑ more", palette.QUIET)
    inside += [Text()] * (room - len(inside))
    return Frame([*above, *inside, *below][:rows], scrolled, furthest, room)


def head(left: str, right: str, columns: int) -> Text:
    """One row: where we are in the list, and what was done; the right part goes first."""
    told = plain(left, "bold")
    gap = columns - told.cell_len - len(right)
    if right and gap >= len(BETWEEN):
        told.append(" " * gap).append(visible_right(right))
    told.truncate(columns, overflow="ellipsis")
    return told


def visible_right(text: str) -> Text:
    """The right part of the head."""
    return plain(text, palette.QUIET)


def legend(keys: Keys, columns: int, rows: int) -> list[Text]:
    """Keys and what they do, in so many rows at most; what does not fit is left to the help."""
    found: list[Text] = []
    if rows < 1:
        return found
    for item in (_item(key, what) for key, what in keys):
        if found and found[-1].cell_len + len(BETWEEN) + item.cell_len <= columns:
            found[-1].append(BETWEEN).append(item)
        elif len(found) < rows:
            found.append(item)
        else:
            break
    for row in found:
        row.truncate(columns, overflow="ellipsis")
    return found


def controls(keys: Keys, columns: int) -> Text:
    """One row of keys: those at its end stay when it is narrow, those before them give way."""
    kept = list(keys)
    while len(kept) > 1 and _width(kept) > columns:
        # The last two, help and stop, are always shown.
        del kept[max(len(kept) - 3, 0)]
    (row,) = legend(kept, columns, 1)
    return row


def notices(texts: Iterable[tuple[str, str]], columns: int, rows: int) -> list[Text]:
    """What was just done, or why not: each text with its style; cut when there is no room."""
    found = [row for text, style in texts for row in wrapped(plain(text, style), columns)]
    if len(found) > rows:
        found = found[: max(rows, 1)]
        found[-1].rstrip()
        found[-1].append(" …")
        found[-1].truncate(columns, overflow="ellipsis")
    return found


def _item(key: str, what: str) -> Text:
    return Text(key, palette.ACCENT).append(f" {what}", "not bold default")


def _width(keys: Keys) -> int:
    return sum(_item(key, what).cell_len + len(BETWEEN) for key, what in keys) - len(BETWEEN)


def _line(columns: int, share: float | None = None) -> Text:
    """A line across; its heavy part is what is done."""
    done = round(columns * share) if share is not None else 0
    return Text("━" * done, palette.DONE).append("─" * (columns - done), palette.QUIET)
