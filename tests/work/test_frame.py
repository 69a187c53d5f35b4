"""The working screen is laid out for any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.style import Style
from rich.text import Text

from cadence.render import palette
from cadence.render.frame import controls, frame, head, legend, notices

BODY = [Text(f"body {number}") for number in range(30)]
FOOT = [Text("foot 1"), Text("foot 2")]
KEYS = [("n", "no answer"), ("v", "voicemail"), ("g", "gatekeeper"), ("?", "keys"), ("q", "stop")]


def rows(columns: int, rows_: int, scrolled: int = 0) -> list[str]:
    """The rows of the frame above, as texts."""
    found = frame(Text("head"), BODY, FOOT, columns=columns, rows=rows_, scrolled=scrolled)
    return [row.plain for row in found.rows]


def test_head_and_foot_stay_and_the_body_is_cut() -> None:
    """With a word on what there is more of."""
    assert [
        "head",
        "body 0",
        "body 1",
        "body 2",
        "↓ more",
        "foot 1",
        "foot 2",
    ] == rows(20, 7)


def test_a_body_that_is_scrolled_says_so_at_both_ends() -> None:
    """A page further, nothing is passed by: what stood under the words is seen."""
    assert ["↑ more", "body 4", "body 5", "↓ more"] == rows(20, 7, scrolled=3)[1:5]


def test_it_cannot_be_scrolled_beyond_its_end() -> None:
    """However often the key is pressed."""
    found = frame(Text("head"), BODY, FOOT, columns=20, rows=7, scrolled=1000)
    assert (26, 26, "body 29") == (found.scrolled, found.furthest, found.rows[4].plain)


@given(st.integers(1, 100), st.integers(1, 60), st.integers(-5, 50), st.integers(0, 40))
def test_it_is_exactly_as_large_as_the_terminal(
    columns: int, rows_: int, scrolled: int, many: int
) -> None:
    """Neither a row more, which would scroll the terminal, nor one less."""
    found = frame(
        Text("head"),
        BODY[:many],
        FOOT * (many // 5),
        columns=columns,
        rows=rows_,
        scrolled=scrolled,
        share=0.5,
    )
    assert rows_ == len(found.rows)


@pytest.mark.parametrize("columns", [5, 20, 38, 80])
def test_the_keys_for_help_and_stop_are_always_there(columns: int) -> None:
    """The others give way."""
    row = controls(KEYS, columns)
    assert row.cell_len <= columns
    if columns >= 14:
        assert row.plain.endswith("? keys  q stop")


@given(st.integers(1, 100), st.integers(0, 5))
def test_a_legend_keeps_to_its_room(columns: int, rows_: int) -> None:
    """It is never wider or higher than it may be."""
    found = legend(KEYS, columns, rows_)
    assert len(found) <= rows_
    assert all(row.cell_len <= columns for row in found)


def test_a_notice_that_is_too_long_ends_with_a_sign() -> None:
    """Its beginning is what counts."""
    found = notices([("one two three four five", "")], 10, 1)
    assert ["one two …"] == [row.plain for row in found]


def test_the_right_part_of_the_head_gives_way() -> None:
    """Where we are is more than how far."""
    assert ("1 of 12     3 done", "1 of 12", "1 o…") == (
        head("1 of 12", "3 done", 18).plain,
        head("1 of 12", "3 done", 14).plain,
        head("1 of 12", "3 done", 4).plain,
    )


@pytest.mark.parametrize("style", [palette.ACCENT, palette.DONE, palette.MIND])
def test_a_colour_of_the_working_screen_is_read_on_black_and_on_white(style: str) -> None:
    """A contrast of more than 4 to 1 to either."""
    color = Style.parse(style).color
    assert color is not None
    light = _luminance(color)
    assert 4 < (light + 0.05) / 0.05
    assert 4 < 1.05 / (light + 0.05)


def _luminance(color: Color) -> float:
    """How light a colour is, from 0 to 1, by the formula of the WCAG."""
    parts = [part / 255 for part in color.get_truecolor()]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
