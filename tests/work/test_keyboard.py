"""Bytes of a terminal become keys, in whatever pieces they come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadence.cli import keyboard
from cadence.cli.keyboard import Key, Keyboard, command_letter

KEYS = {
    "a": [Key("text", "a")],
    "ż漢": [Key("text", "ż"), Key("text", "漢")],
    "\r": [Key(keyboard.ENTER)],
    "\n": [Key(keyboard.ENTER)],
    "\x7f": [Key(keyboard.BACKSPACE)],
    "\x1b[A": [Key(keyboard.UP)],
    "\x1bOB": [Key(keyboard.DOWN)],
    "\x1b[1;5C": [Key(keyboard.WORD_RIGHT)],
    "\x1b[1;2D": [Key(keyboard.WORD_LEFT)],
    "\x1bb": [Key(keyboard.WORD_LEFT)],
    "\x1b[3~": [Key(keyboard.DELETE)],
    "\x1b[3;5~": [Key(keyboard.DELETE)],
    "\x1b[5~\x1b[6~": [Key(keyboard.PAGE_UP), Key(keyboard.PAGE_DOWN)],
    "\x1b[1~\x1bOF": [Key(keyboard.HOME), Key(keyboard.END)],
    "\x1b[[A": [Key(keyboard.OTHER)],
    "\x1b[15~": [Key(keyboard.OTHER)],
    "\x1b[<0;3;4M": [Key(keyboard.OTHER)],
    "\x1bn": [Key(keyboard.OTHER)],
    "\x1b\x1b[A": [Key(keyboard.ESCAPE), Key(keyboard.UP)],
    "\x1b[200~a\nb\x1b[201~c": [Key(keyboard.PASTE, "a\nb"), Key("text", "c")],
    "\x00\x9b": [Key(keyboard.OTHER), Key(keyboard.OTHER)],
    "\x17": [Key(keyboard.CUT_WORD)],
}


@pytest.mark.parametrize("sent", KEYS, ids=repr)
def test_each_key_is_known_by_what_a_terminal_sends(sent: str) -> None:
    """Letters of any alphabet, arrows of any terminal, text that is pasted."""
    assert KEYS[sent] == list(Keyboard().fed(sent.encode()))


@pytest.mark.parametrize("sent", KEYS, ids=repr)
def test_it_does_not_matter_in_which_pieces_they_come(sent: str) -> None:
    """A slow line sends one byte at a time."""
    board = Keyboard()
    found = [key for byte in sent.encode() for key in board.fed(bytes([byte]))]
    assert (KEYS[sent], False) == (found, board.is_waiting)


@pytest.mark.parametrize(
    ("sent", "key"), [("\x1b", "escape"), ("\x1b[", "other"), ("\x1bO", "other")]
)
def test_an_escape_alone_is_the_key_once_nothing_follows(sent: str, key: str) -> None:
    """The beginning of an arrow that never comes is nothing."""
    board = Keyboard()
    assert [] == list(board.fed(sent.encode()))
    assert (True, [Key(key)]) == (board.is_waiting, list(board.waited()))


def test_a_long_paste_takes_its_time() -> None:
    """A pause in it does not end it."""
    board = Keyboard()
    assert [] == [*board.fed(b"\x1b[200~one "), *board.waited(), *board.fed(b"two")]
    assert [Key(keyboard.PASTE, "one two")] == list(board.fed(b"\x1b[201~"))


@given(st.binary(max_size=60))
def test_any_bytes_end_in_keys(data: bytes) -> None:
    """Nothing a terminal sends is an error, and nothing of it is kept for ever."""
    board = Keyboard()
    found = [*board.fed(data), *board.waited()]
    constants = (value for name, value in vars(keyboard).items() if name.isupper())
    assert {key.name for key in found} <= {one for one in constants if isinstance(one, str)}


@pytest.mark.parametrize(
    ("typed", "letter"), [("n", "n"), ("N", "n"), ("т", "n"), ("Т", "n"), ("?", "?"), (" ", " ")]
)
def test_a_command_is_the_same_on_a_russian_keyboard(typed: str, letter: str) -> None:
    """And with Caps Lock on."""
    assert letter == command_letter(Key("text", typed))


def test_an_older_terminal_speaks_its_own_letters() -> None:
    """Latin 2 is still to be met."""
    assert [Key("text", "ż")] == list(Keyboard("iso-8859-2").fed("ż".encode("iso-8859-2")))


def test_a_named_key_is_no_letter() -> None:
    """Enter is not the letter e."""
    assert "" == command_letter(Key(keyboard.ENTER))
