"""The working screen: read with real keys, at any size, with names that nobody expects."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from process.payloads import PAYLOADS, steering, words
from process.program import MONDAY, TUESDAY, Program

from .typist import ENTER, ESCAPE, LEFT, PAGE_DOWN, Typist, at_card, at_end

NOTE = "Zadzwonić za dwa miesiące"
OURS = re.compile(
    r"\x1b\[[0-9;]*[mHJK]|\x1b\[\?(?:1049|2004|25)[hl]|\x1b\]8;[^\x1b]*\x1b\\", re.ASCII
)
"""What the working screen sends beside texts: colours, places, links, the modes."""


@pytest.fixture
def due(peopled: Program) -> Program:
    """Anna and Beata, both due."""
    peopled.environment["CADENCE_TODAY"] = TUESDAY
    return peopled


def logged(program: Program, who: int = 1) -> list[tuple[Any, ...]]:
    """(outcome, kind, when, note) of everything in somebody's log."""
    touches = program.inside("show", str(who), "--json").document["touches"]
    return [(one["outcome"], one["kind"], one["when"], one["note"]) for one in touches]


def test_a_card_says_who_why_and_which_keys(due: Program) -> None:
    """All that is needed before the phone is picked up, and the keys for what comes of it."""
    due.inside("edit", "2", "--company", "Zielińska i Syn", "--role", "owner", "--key")
    due.inside("note", "2", "prefers mornings")
    with Typist(due, rows=50) as typist:
        typist.until(at_card)
        for told in (
            "1 of 2 Tue 24 Nov 2026 0 done",
            "call 1 today",
            "★ Beata Zielińska Zielińska i Syn, owner +48 601 234 567",
            'last Tue 24 Nov "prefers mornings"',
            "why 1 day after the meeting (Mon 23 Nov)",
            "aim thank for the talk, offer the next meeting",
            "fill your name, ",
            "ask What is the problem that you would like solved?",
            "n no answer v voicemail g gatekeeper s spoke m meeting t stall d decide by",
            "a attempt (busy)",
            "= fill in space next b back u undo l letter ? keys q stop",
        ):
            assert told in typist.flowing


@pytest.mark.parametrize("columns", [50, 80])
def test_the_name_of_a_field_is_quiet_and_its_text_is_not(columns: int, due: Program) -> None:
    """What is read aloud must be read at one look."""
    with Typist(due, columns=columns, rows=50) as typist:
        typist.until(at_card)
        fields = re.findall(rb"\x1b\[2m(ask:? +)\x1b\[0m(What is)", typist.raw)
    assert [b"What is"] == [text for _name, text in fields]


def test_two_keys_log_an_unanswered_call(due: Program) -> None:
    """The outcome, Enter for no note; what was done is told, and the next person is there."""
    with Typist(due) as typist:
        typist.until(at_card).press("n").until("Note").press(ENTER)
        typist.until("Anna Kowalska: call 1, no answer. Next: call 2 on Fri 27 Nov 2026.")
        assert "Beata Zielińska" == typist.until(at_card).rows[3]
    assert [("no-answer", None, None, "")] == logged(due)


def test_a_phone_is_a_link_that_dials(due: Program) -> None:
    """The digits and nothing else, whatever the number was entered as."""
    due.inside("edit", "2", "--phone", "+48 601 234 567 ext. \x1b]8;;http://x\x07")
    with Typist(due) as typist:
        typist.until(at_card).press(" ").until("2 of 2")
        links = re.findall(rb"\x1b\]8;[^;]*;([^\x1b]+)\x1b\\", typist.raw)
    assert {b"tel:+486012345678"} == set(links)


@pytest.mark.parametrize(
    ("country", "told"), [("PL", True), ("EE", True), ("RU", False), ("", False)]
)
def test_the_time_there_is_told_where_a_country_has_one(
    country: str, told: bool, due: Program
) -> None:
    """Eleven times zones of one country say nothing."""
    due.inside("edit", "1", "--country", country)
    with Typist(due) as typist:
        what = typist.until(at_card).rows[2]
    assert told == bool(re.search(r"\d\d:\d\d there", what))


def numbered(letter: str, count: int) -> str:
    """A long text in which no part is like another."""
    return "".join(f"{letter}{number:03}" for number in range(count))


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 50), (30, 8)], ids=str)
def test_nothing_of_a_long_name_is_lost(size: tuple[int, int], program: Program) -> None:
    """What does not fit is scrolled to: all 300 letters of the name, the firm, the note."""
    name, firm, note = numbered("Ж", 75), numbered("Я", 50), numbered("ю", 75)
    program.add(name, "--company", firm, "--phone", "+7 495 1", "--note", note)
    program.environment["CADENCE_TODAY"] = TUESDAY
    columns, rows = size
    read: list[str] = []
    with Typist(program, columns=columns, rows=rows) as typist:
        typist.until(at_card)
        while True:
            read += [row for row in _above_the_keys(typist.settled().rows) if row not in read]
            if "↓ more" not in typist.rows:
                break
            typist.press(PAGE_DOWN).until(_other_than(typist.rows))
    flat = "".join(row.strip() for row in read if row not in ("↓ more", "↑ more"))
    assert (True, True, True) == (name in flat, firm in flat, note in flat)


@pytest.mark.parametrize("size", [(40, 10), (200, 50), (12, 3), (1, 1)], ids=str)
def test_any_size_will_do(size: tuple[int, int], due: Program) -> None:
    """Down to one letter: nothing fails, keys work."""
    columns, rows = size
    with Typist(due, columns=columns, rows=rows) as typist:
        typist.until(lambda now: b"\x1b[1;1H" in now.raw).settled()
        typist.press("n").settled().press(ENTER).settled().press("q")
        assert 0 == typist.ended()
    assert [("no-answer", None, None, "")] == logged(due)


def test_another_size_while_a_note_is_typed(due: Program) -> None:
    """What was typed stays, and stands where the screen ends now."""
    with Typist(due, columns=120, rows=40) as typist:
        typist.until(at_card).press("n").until("Note").press("back at t").until("back at t")
        typist.resize(40, 10).until(lambda now: now.rows[8] == "> back at t")
        typist.press("en", ENTER).until("2 of 2")
    assert [("no-answer", None, None, "back at ten")] == logged(due)


def test_a_note_that_is_longer_than_the_screen_is_seen_at_its_end(due: Program) -> None:
    """The cursor is never outside; all of it is logged."""
    note = numbered("ż", 60)
    with Typist(due, columns=40, rows=10) as typist:
        typist.until(at_card).press("n").until("Note").press(note).until("ż059")
        typist.until(lambda now: now.cursor == (39, 8, True))
        typist.press(ENTER).until("2 of 2")
    assert [("no-answer", None, None, note)] == logged(due)


def test_a_note_is_edited_as_lines_are_everywhere(due: Program) -> None:
    """Arrows, backspace, by words, to the start."""
    with Typist(due) as typist:
        typist.until(at_card).press("n").until("Note")
        typist.press("zwei drei", "\x17", "tre", LEFT, LEFT, "\x7f", "d", "\x01", "漢 ")
        typist.until(
            lambda now: (now.rows[22], now.cursor) == ("> 漢 zwei dre", (5, 22, True)),
        )
        typist.press(ENTER).until("2 of 2")
    assert [("no-answer", None, None, "漢 zwei dre")] == logged(due)


def test_no_hostile_text_steers_the_terminal(program: Program) -> None:
    """Every payload in every field: what is sent beside our own sequences is text."""
    for name, payload in PAYLOADS.items():
        program.add(f"a{payload}b {name}", *words(payload), "--force")
    program.environment["CADENCE_TODAY"] = TUESDAY
    with Typist(program, "work", "--owner", "all", columns=100, rows=60) as typist:
        for number in range(len(PAYLOADS)):
            typist.until(_at(number + 1)).press("?")
            typist.until("Any key: back.").press("x").until(at_card).press("n")
            typist.until("Enter: none").press(ENTER)
        typist.until(at_end).press("q")
        assert 0 == typist.ended()
    sent = OURS.sub("", typist.raw.decode())
    assert set() == steering(sent, "\r\n")
    assert {"Cc"} >= {unicodedata.category(sign) for sign in sent if sign < " "}


def _above_the_keys(rows: list[str]) -> list[str]:
    """The rows above the second line across; all of them where there is no room for lines."""
    lines = [at for at, row in enumerate(rows) if row.startswith("───")]
    return rows[: lines[1]] if len(lines) > 1 else rows


def _other_than(rows: list[str]) -> Callable[[Typist], bool]:
    return lambda now: now.rows != rows


def _at(number: int) -> Callable[[Typist], bool]:
    return lambda now: now.rows[0].startswith(f"{number} of")


def test_brackets_in_a_name_are_letters(due: Program) -> None:
    """No markup, no little pictures."""
    due.inside("edit", "1", "--name", "[red]Xenia[/red] :warning:")
    with Typist(due) as typist:
        typist.until(at_card)
        assert "[red]Xenia[/red] :warning:" in typist.rows
        typist.press("n").until("Note").press(ENTER).until("[red]Xenia[/red] :warning:: call 1")


def test_no_color_means_no_colour_and_the_same_words(due: Program) -> None:
    """Nothing is said by a hue alone."""
    with Typist(due) as coloured, Typist(due, NO_COLOR="1") as plain:
        assert coloured.until(at_card).rows == plain.until(at_card).rows
    hue = re.compile(rb"\x1b\[[0-9;]*(?:3[0-8]|4[0-8]|9\d|10[0-7])[0-9;]*m")
    assert (True, False) == (bool(hue.search(coloured.raw)), bool(hue.search(plain.raw)))


def test_a_terminal_without_unicode_gets_signs_that_it_has(due: Program) -> None:
    """The lines stay lines, nothing runs over, and what is typed is kept."""
    due.inside("edit", "2", "--name", "Ольга Смирнова", "--key")
    with Typist(due, encoding="iso-8859-1") as typist:
        typist.until(at_card)
        assert (["-" * 80] * 2, "* ????? ????????") == (
            [row for row in typist.rows if row.startswith("---")],
            typist.rows[3],
        )
        typist.press("n").until("Note").press("caf").until("> caf").press(ENTER).until("2 of 2")
        assert b"\xc3" not in typist.raw
    assert [("no-answer", None, None, "caf")] == logged(due, 2)


def test_a_rule_speaks_on_the_screen_and_nothing_moves(due: Program) -> None:
    """Its one sentence; the person stays, the database too."""
    before = due.content()
    with Typist(due) as typist:
        typist.until(at_card).press("h")
        typist.until("No meeting is agreed. Log it first: m (meeting).")
        assert "Anna Kowalska" == typist.rows[3]
        typist.press("e").until("Call 1 comes before the letter.")
        assert "--force" not in typist.flowing
        typist.press("p").until("Nothing to log as acknowledged here.")
        typist.press("5").until("'5' means nothing here; ? shows all keys.")
        typist.press("q")
        assert 0 == typist.ended()
    assert before == due.content()


def test_a_sentence_of_a_rule_is_whole_on_a_small_screen(due: Program) -> None:
    """The keys give way to it."""
    with Typist(due, columns=40, rows=10) as typist:
        typist.until(at_card).press("h")
        typist.until("No meeting is agreed. Log it first: m (meeting).")


def test_a_date_is_read_while_it_is_typed_and_asked_for_again_when_it_cannot_be(
    due: Program,
) -> None:
    """What was understood stands below; an error leaves what was typed."""
    with Typist(due) as typist:
        typist.until(at_card).press("m").until("When is the meeting?")
        typist.press("friday").until("Fri 27 Nov 2026, in 3 days").press("x")
        typist.until("2026-12-03, tomorrow, friday").press(ENTER)
        typist.until("'fridayx' is not a date.").press("\x15", "2026-11-20", ENTER)
        typist.until("Fri 20 Nov 2026 is past; give a date from Tue 24 Nov 2026 on.")
        typist.press("\x15", "10d").until("> 10d Fri 4 Dec 2026, in 10 days").press(ENTER)
        typist.until("meeting Fri 4 Dec 2026, in 10 days. Note")
        typist.press(ENTER).until("meeting on Fri 4 Dec 2026")
    assert [("meeting", None, "10d", "")] == logged(due)


def test_what_is_needed_is_not_left_out(due: Program) -> None:
    """A meeting has a day."""
    with Typist(due) as typist:
        typist.until(at_card).press("m").until("When is the meeting?").press(ENTER)
        typist.until("That is needed here; Esc goes back.").press(ESCAPE).until(at_card)
    assert [] == logged(due)


@pytest.mark.parametrize(
    "keys",
    [
        ["n", "Note", "half a no"],
        ["t", "Which stall?"],
        ["t", "Which stall?", "a", "Until when", "friday"],
        ["f", "Why?", "n", "Which competitor?", f"Kuldmuna{ENTER}", "Why did they win?"],
        ["s", "Note", f"{NOTE}{ENTER}", "Log it so?"],
    ],
    ids=["note", "choice", "date", "text", "stall"],
)
def test_escape_leaves_everything_as_it_was(keys: list[str], due: Program) -> None:
    """At any question, back to the card."""
    before = due.content()
    with Typist(due) as typist:
        typist.until(at_card).press(keys[0])
        for question, answer in zip(keys[1::2], [*keys[2::2], ""], strict=False):
            typist.until(question).press(answer)
        typist.settled().press(ESCAPE).until(at_card).press("q")
        assert 0 == typist.ended()
    assert before == due.content()


@pytest.mark.parametrize(
    ("answer", "entry"),
    [
        ("y", ("stall", "later", "2m", NOTE)),
        (ENTER, ("spoke", None, None, NOTE)),
        ("n", ("spoke", None, None, NOTE)),
    ],
)
def test_a_note_that_sounds_like_a_stall_is_asked_about(
    answer: str, entry: tuple[Any, ...], due: Program
) -> None:
    """As `log` does: a person decides."""
    with Typist(due) as typist:
        typist.until(at_card).press("s").until("Note").press(NOTE, ENTER)
        typist.until("That sounds like a stall (later, in 2 months). Log it so?").press(answer)
        typist.until("2 of 2")
    assert [entry] == logged(due)


def test_pasted_text_is_no_command(due: Program) -> None:
    """On the card it does nothing; in a note it is one line."""
    with Typist(due) as typist:
        typist.until(at_card).press("\x1b[200~nothing\ncw\n\x1b[201~")
        typist.until("Pasted text is for a note: first a key, then the note.")
        typist.press("n").until("Note").press("\x1b[200~one\r\ntwo\tthree\x1b[201~", ENTER)
        typist.until("2 of 2")
    assert [("no-answer", None, None, "one two three")] == logged(due)


def test_russian_letters_and_capitals_are_the_same_keys(due: Program) -> None:
    """Whoever has just typed a note need not change the keyboard."""
    with Typist(due) as typist:
        typist.until(at_card).press("т").until("no answer. Note").press("занят", ENTER)
        typist.until("2 of 2").press("Г").until("Taken back").until("1 of 2")
        typist.press("V").until("voicemail. Note").press(ENTER).until("2 of 2").press("й")
        assert 0 == typist.ended()
    assert [("voicemail", None, None, "")] == logged(due)


def test_whom_a_colleague_worked_on_is_left_out(due: Program) -> None:
    """The list is read anew at each person."""
    with Typist(due) as typist:
        typist.until(at_card)
        due.inside("log", "2", "no-answer")
        typist.press("n").until("Note").press(ENTER).until(at_end)
        assert "1 of 2 done, 1 settled in the meantime, nothing is left" in typist.flowing


def test_an_outcome_that_came_too_late_says_so(due: Program) -> None:
    """Somebody logged a call while the note was typed: the rule is told, nobody is lost."""
    with Typist(due) as typist:
        typist.until(at_card).press("n").until("Note")
        due.inside("log", "1", "no-answer")
        typist.press(ENTER).until("A call of the cadence is already logged").until("2 of 2")
    assert [("no-answer", None, None, "")] == logged(due)


def test_what_changes_nothing_is_not_logged(due: Program) -> None:
    """A colleague closed them meanwhile: closing again is no change, and undo takes back none."""
    with Typist(due) as typist:
        typist.until(at_card).press("c").until("Why?").press(ENTER).until("Note")
        due.inside("close", "1")
        typist.press(ENTER).until("Anna Kowalska: already closed (dropped); nothing was changed.")
        typist.press("u").until("Nothing was logged in this sitting.")


def test_undo_takes_back_what_was_done_in_this_sitting_only(due: Program) -> None:
    """Neither what was there before, nor what another window did since."""
    due.inside("log", "2", "attempt")
    with Typist(due) as typist:
        typist.until(at_card).press("u").until("Nothing was logged in this sitting.")
        typist.press("n").until("Note").press(ENTER).until(at_end)
        due.inside("note", "2", "from another window")
        typist.press("u").until("'Beata Zielińska: note' is the last change now")
        due.inside("undo")
        typist.press("u").until("Taken back: Anna Kowalska: call 1, no answer.")
        assert "Anna Kowalska" == typist.rows[3]
    assert [] == logged(due)


def test_back_shows_what_was_done(due: Program) -> None:
    """What was logged, and what is next; space goes on to those who are left."""
    with Typist(due) as typist:
        typist.until(at_card).press("b").until("This is the first.")
        typist.press("n").until("Note").press(ENTER).until("2 of 2").press(LEFT)
        typist.until("1 of 2").until("next: call 2 on Fri 27 Nov").until("done call 1, no answer")
        typist.press(" ").until("2 of 2").press(" ").until(at_end).until("space the 1 left")
        typist.press(" ").until("2 of 2").press("n").until("Note").press(ENTER)
        typist.until("2 of 2 done, nothing is left for today.").press(ENTER)
        assert 0 == typist.ended()


def test_the_end_tells_what_was_done_what_is_left_and_what_comes(due: Program) -> None:
    """Also on the usual screen, where it stays."""
    due.add("Cyryl", "--today", MONDAY)
    due.add("Dana", "--first-call", "tomorrow", "--today", TUESDAY)
    with Typist(due) as typist:
        typist.until(at_card).press("n").until("Note").press(ENTER).until("2 of 3").press("q")
        assert 0 == typist.ended()
    told = typist.raw.decode().rpartition("\x1b[?1049l")[2]
    assert [
        "Anna Kowalska: call 1, no answer. Next: call 2 on Fri 27 Nov 2026.",
        "",
        "1 of 3 done, 2 left for today.",
        "Tomorrow, Wed 25 Nov 2026: Dana (call 1).",
    ] == told.splitlines()


def test_the_end_is_wrapped_between_words(due: Program) -> None:
    """On a narrow terminal, too."""
    due.add("Иван Петрович Петров", "--first-call", "tomorrow", "--today", TUESDAY)
    with Typist(due, columns=40) as typist:
        typist.until(at_card).press("n").until("Note").press(ENTER).until("2 of 2").press("q")
        assert 0 == typist.ended()
    told = typist.raw.decode().rpartition("\x1b[?1049l")[2]
    assert [
        "Anna Kowalska: call 1, no answer. Next:",
        "  call 2 on Fri 27 Nov 2026.",
        "",
        "1 of 2 done, 1 left for today.",
        "Tomorrow, Wed 25 Nov 2026: Иван Петрович",
        "  Петров (call 1).",
    ] == told.splitlines()


def test_warnings_and_offers_are_told_on_the_screen(due: Program) -> None:
    """What `log` says beside its sentence."""
    with Typist(due) as typist:
        typist.until(at_card).press("y").until("Signature").press(ENTER).until("Note").press(ENTER)
        typist.until("Mind: Not a client until the contract is signed.").until("2 of 2")
        typist.press("f").until("Why?").press(ENTER).until("Note").press(ENTER)
        typist.until("Perhaps: Ask whom they could recommend us to")


def test_only_what_was_asked_for_is_gone_through(due: Program) -> None:
    """`--action`, `--limit` and `--owner`, as in `today`."""
    due.add("Cyryl", "--owner", "ola", "--today", MONDAY)
    for words_, head in (
        (["--limit", "1"], "1 of 1"),
        (["--owner", "ola"], "1 of 1"),
        (["--action", "call-1"], "1 of 3"),
    ):
        with Typist(due, "work", *words_) as typist:
            typist.until(at_card)
            assert head == typist.rows[0][:6]


def test_a_calendar_that_changed_is_told_on_the_screen(due: Program) -> None:
    """Not in the middle of it."""
    due.settings.write_text('[calendar]\nholidays = ["2026-11-27"]\n')
    with Typist(due) as typist:
        typist.until(at_card).press("n").until("Note").press(ENTER)
        typist.until("Next: call 2 on Mon 30 Nov 2026.").until(at_card)


ME = '[me]\nname = "Olga"\ncompany = "Lis Web"\nphone = "+48 22 111"\nlanguage = "pl"\n'


def test_the_words_stand_on_the_card_with_their_blanks_filled(due: Program) -> None:
    """In the language of the person; what may come otherwise below."""
    due.settings.write_text(ME)
    due.inside("edit", "1", "--topic", "sklep", "--next-step", "spotkanie")
    with Typist(due, rows=50) as typist:
        typist.until(at_card)
        for told in (
            "say Dzień dobry. Mówi Olga, Lis Web.",
            "or on voicemail: ",
            "if it is a no: ",
        ):
            assert told in typist.flowing


def test_texts_of_ones_own_that_cannot_be_read_stop_nobody(due: Program) -> None:
    """The mistake stands where the words would; the call is logged all the same."""
    (due.folder / "words").mkdir()
    (due.folder / "words" / "en.toml").write_text("call1 = 5\n")
    with Typist(due) as typist:
        typist.until(at_card).until("en.toml has 1 error.").press("n").until("Note").press(ENTER)
        typist.until("2 of 2")
    assert [("no-answer", None, None, "")] == logged(due)


def test_the_letter_is_read_and_opened_from_the_card(due: Program) -> None:
    """What it cannot do without is asked for, and kept; the file lies where we are."""
    due.settings.write_text(ME.replace("pl", "en").replace("+48 22 111", ""))
    lacks = "The letter lacks your phone"
    with Typist(due, rows=40, PATH="/nowhere") as typist:
        typist.until(at_card).press("l").until(lacks).press(ESCAPE)
        typist.until(at_card).press("l").until(lacks).press("+48 22 112", ENTER)
        typist.until("Personal: our talk on 23 November").until("+48 22 112")
        typist.until("Anna Kowalska Nowa").until("o open as a PDF").press("o")
        typist.until("No program opened letter-1-anna-kowalska-2026-11-24.pdf")
        typist.until(at_card).press("q")
        assert 0 == typist.ended()
    assert "+48 22 112" in due.settings.read_text("utf-8")
    file = due.folder / "letter-1-anna-kowalska-2026-11-24.pdf"
    assert (b"%PDF", []) == (file.read_bytes()[:4], logged(due))


def test_what_the_words_lack_is_filled_in_and_kept(due: Program) -> None:
    """With a key that is there as long as something is missing; an undo takes it back."""
    due.settings.write_text(ME.replace("pl", "en").replace('name = "Olga"\n', ""))
    with Typist(due, rows=50) as typist:
        typist.until(at_card).until("fill your name").until("(key =)")
        typist.press("=").until("Your name?").press("Olga", ENTER)
        typist.until("The topic?").press("a shop", ENTER)
        typist.until("me.name is set; Anna Kowalska: topic changed.").until(at_card)
        typist.until("say Hello. This is Olga from Lis Web.").until("(topic: a shop)")
        typist.until(lambda now: not now.rows[-1].startswith("= fill in"))
        typist.press("=").until("'=' means nothing here").press("u")
        typist.until("Taken back: Anna Kowalska: topic changed.").until("fill the topic")
        assert "1 of 2 Tue 24 Nov 2026 0 done" in typist.flowing
        typist.press("u").until("fill your name").press("u")
        typist.until("Nothing was logged in this sitting.")
    assert [] == logged(due)


def test_what_is_left_open_stays_so(due: Program) -> None:
    """Enter at each, or Escape: nothing is changed."""
    before = due.content()
    with Typist(due, rows=50) as typist:
        typist.until(at_card).press("=")
        typist.until("Your name?").press(ENTER).until("Your company?").press(ESCAPE)
        typist.until(at_card).press("q")
        assert 0 == typist.ended()
    assert before == due.content()


def test_the_topic_and_the_day_of_the_talk_stand_by_the_name(due: Program) -> None:
    """On the smallest usual screen, whatever else there is to say."""
    due.settings.write_text(ME)
    due.inside("edit", "1", "--topic", "new web site", "--phone", "+48 601")
    with Typist(due) as typist:
        rows = typist.until(at_card).rows
    assert ["Anna Kowalska", "Nowa", "+48 601", "new web site   met Mon 23 Nov 2026"] == rows[3:7]


def test_what_stands_on_the_card_is_not_said_again(due: Program) -> None:
    """Who signs is said once, at the call."""
    due.inside("edit", "1", "--decision-maker", "no", "--who-decides", "Mary")
    with Typist(due, rows=50) as typist:
        typist.until(at_card).until("mind Mary signs: ask for a talk with Mary.")
        typist.press("n").until("Note").press(ENTER).until("2 of 2")
        assert "Mary" not in typist.until(at_card).flowing


def test_all_keys_are_explained(due: Program) -> None:
    """Each with its meaning."""
    with Typist(due) as typist:
        typist.until(at_card).press("?").until("n no answer: nobody answered")
        typist.until("u take back what was logged last in this sitting").press("n")
        typist.until(at_card)
    assert [] == logged(due)
