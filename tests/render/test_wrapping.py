"""Long lines go on where their text began, and nothing of them is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cadence.render.wrapping import wrapped


def test_a_text_goes_on_under_its_column() -> None:
    """Behind the name of a field, or behind a day."""
    lines = ["  why     one two three four", "  Sun 8 Nov  one two three four"]
    assert [
        "  why     one two",
        "          three four",
        "  Sun 8 Nov  one two three",
        "             four",
    ] == [*wrapped(lines[:1], 21), *wrapped(lines[1:], 26)]


def test_a_sentence_goes_on_a_little_further_in() -> None:
    """It is seen to be the same line."""
    assert ["Jaan: call 2", "  on Monday."] == list(wrapped(["Jaan: call 2 on Monday."], 14))


def test_a_narrow_column_is_no_column() -> None:
    """Where half the width would be blank, the text goes on to the left."""
    assert ["a name  text", "  text text"] == list(wrapped(["a name  text text text"], 14))


def test_short_lines_and_pipes_stay_as_they_are() -> None:
    """So do empty lines."""
    lines = ["", "  short", "long " * 50]
    assert lines == list(wrapped(lines, None))
    assert lines[:2] == list(wrapped(lines[:2], 7))


@given(st.text(st.sampled_from("ab  -"), max_size=60), st.integers(1, 40))
def test_no_letter_is_lost_and_no_line_is_too_wide(line: str, columns: int) -> None:
    """Whatever stands in it, however narrow the terminal is."""
    found = list(wrapped([line], columns))
    assert "".join(line.split()) == "".join("".join(found).split())
    assert [] == [part for part in found if len(part) > columns]


def test_a_command_stays_on_one_line() -> None:
    """As long as a line can hold it."""
    text = 'These words lack your name (cadence config me.name "Ewa"). To go on: cadence work.'
    assert [
        "These words lack your name",
        '  (cadence config me.name "Ewa"). To',
        "  go on: cadence work.",
    ] == list(wrapped([text], 36))
    assert ["to: cadence config", "  me.name Ewa"] == list(
        wrapped(["to: cadence config me.name Ewa"], 20)
    )
