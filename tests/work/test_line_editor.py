"""One line, as it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cadence.cli import keyboard
from cadence.cli.keyboard import Key
from cadence.cli.line_editor import LONGEST, LineEditor

NAMES = {
    "<": keyboard.LEFT,
    ">": keyboard.RIGHT,
    "[": keyboard.HOME,
    "]": keyboard.END,
    "{": keyboard.WORD_LEFT,
    "}": keyboard.WORD_RIGHT,
    "~": keyboard.BACKSPACE,
    "@": keyboard.DELETE,
    "w": keyboard.CUT_WORD,
    "u": keyboard.CUT_START,
    "k": keyboard.CUT_END,
    "!": keyboard.ESCAPE,
}
LINES = {
    "": "|",
    "ab": "ab|",
    "ab<c": "ac|b",
    "ab<<<c": "c|ab",
    "ab>c": "abc|",
    "ab[c]d": "cabd|",
    "ab~": "a|",
    "~a": "a|",
    "ab<@": "a|",
    "ab@": "ab|",
    "a bc{": "a |bc",
    "a bc {": "a |bc ",
    "a bc[}": "a| bc",
    "a bc[}}": "a bc|",
    "a bcw": "a |",
    "a b<u": "|b",
    "a b<k": "a |",
    "ab!": "ab|",
}


def pressed(keys: str) -> LineEditor:
    """A line after these keys; signs of the table above stand for named keys."""
    editor = LineEditor()
    for key in keys:
        editor.press(Key(NAMES[key]) if key in NAMES else Key("text", key))
    return editor


@pytest.mark.parametrize("keys", LINES, ids=repr)
def test_the_line_and_the_cursor_after_these_keys(keys: str) -> None:
    """The bar is the cursor."""
    editor = pressed(keys)
    assert LINES[keys] == f"{editor.text[: editor.at]}|{editor.text[editor.at :]}"


def test_what_is_pasted_is_one_line_without_control_characters() -> None:
    """Line ends and tabs become blanks; nobody types an Escape."""
    editor = LineEditor()
    editor.press(Key(keyboard.PASTE, " one\r\n\ttwo\x1b[31m\x00 \x9bthree "))
    assert ("one two[31m three", 17) == (editor.text, editor.at)


def test_a_line_has_an_end() -> None:
    """A file that is pasted by mistake does not become a note as a whole."""
    editor = LineEditor("x" * (LONGEST - 1), LONGEST - 1)
    editor.press(Key(keyboard.PASTE, "abc"))
    assert ("xa", LONGEST) == (editor.text[-2:], editor.at)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.integers(0, 60),
    st.integers(2, 30),
)
def test_the_cursor_is_always_seen(text: str, at: int, columns: int) -> None:
    """Whatever is typed, wide letters and signs that are shown as escapes among it."""
    editor = LineEditor(text, min(at, len(text)))
    shown, column = editor.seen(columns)
    assert cell_len(shown) < columns or len(shown) <= len("\\U000e0001")
    assert 0 <= column <= cell_len(shown)


def test_something_behind_the_cursor_is_seen_as_well() -> None:
    """Whoever goes back in a long line sees what follows."""
    editor = LineEditor("0123456789" * 5, 25)
    shown, column = editor.seen(20)
    assert ("0123456789012345678", 15) == (shown, column)
