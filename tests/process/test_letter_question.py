"""Words on a terminal: what is missing is asked for, and once whether the letter is sent."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pexpect  # type: ignore[import-untyped]
import pytest

from .payloads import PAYLOADS, steering, words
from .program import PATIENCE, Program

QUESTION = "Log it as sent? [y/N]"
LETTER_DAY = "2026-12-07"
LOADED = """
import sys
from cadence.__main__ import main
main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
"""


@pytest.fixture
def due(program: Program) -> Program:
    """Anna was called three times in vain: today the letter is due."""
    for key, value in (("name", "Ewa"), ("company", "Lis Meble"), ("phone", "+48 601 555 021")):
        program.inside("config", f"me.{key}", value)
    program.add("Anna Kowalska", "--topic", "a web shop", "--address", "Długa 5, Warszawa")
    for day in ("2026-11-23", "2026-11-26", "2026-11-30"):
        assert 0 == program.inside("log", "anna", "no-answer", "--today", day).code
    program.environment["CADENCE_TODAY"] = LETTER_DAY
    return program


def typed(program: Program, *typed_words: str) -> Any:
    """A command on a terminal, that somebody has just typed."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "cadence", *typed_words],
        env=program.environment,
        cwd=str(program.folder),
        timeout=PATIENCE,
        encoding="utf-8",
        dimensions=(40, 200),
    )


def ended(talk: Any) -> tuple[int, str]:
    """The exit code, and what was shown since the last answer."""
    talk.expect(pexpect.EOF)
    talk.close()
    return talk.exitstatus, talk.before


def state(program: Program) -> str:
    """Where Anna stands."""
    found: str = program.inside("show", "anna", "--json").document["prospect"]["state"]
    return found


@pytest.mark.parametrize(
    ("answer", "expected"), [("y", "closed"), ("Yes", "closed"), ("", "active"), ("n", "active")]
)
def test_once_it_is_asked_whether_the_letter_is_sent(
    answer: str, expected: str, due: Program
) -> None:
    """A yes logs it; anything else tells what to type later."""
    talk = typed(due, "letter", "anna", "--output", "anna.txt")
    talk.expect_exact("Anna Kowalska: the letter is in anna.txt.")
    talk.expect_exact(QUESTION)
    talk.sendline(answer)
    code, shown = ended(talk)
    assert (0, expected) == (code, state(due))
    told = "letter sent. Closed" if expected == "closed" else "Once it is sent: cadence log 1 sent"
    assert told in shown


def test_the_end_of_the_input_is_no(due: Program) -> None:
    """Ctrl-D at the question."""
    talk = typed(due, "letter", "anna", "--output", "anna.txt")
    talk.expect_exact(QUESTION)
    talk.sendeof()
    assert (0, "active") == (ended(talk)[0], state(due))


def test_ctrl_c_at_the_question_keeps_the_letter(due: Program) -> None:
    """It is written, so nobody is told that nothing was changed."""
    talk = typed(due, "letter", "anna", "--output", "anna.txt")
    talk.expect_exact(QUESTION)
    talk.sendcontrol("c")
    code, shown = ended(talk)
    assert (0, "active") == (code, state(due))
    assert "nothing was changed" not in shown
    assert (due.folder / "anna.txt").exists()


def test_nobody_waits_while_the_question_stands(due: Program) -> None:
    """Another command writes in the meantime."""
    talk = typed(due, "letter", "anna", "--output", "anna.txt")
    talk.expect_exact(QUESTION)
    assert 0 == due.inside("note", "anna", "in the meantime").code
    talk.sendline("y")
    assert (0, "closed") == (ended(talk)[0], state(due))


@pytest.mark.parametrize(
    "flags", [["--quiet"], ["--json"], ["--yes"]], ids=["quiet", "json", "yes"]
)
def test_whoever_wants_no_questions_is_not_asked(flags: list[str], due: Program) -> None:
    """On a terminal as well."""
    talk = typed(due, "letter", "anna", "--output", "anna.txt", *flags)
    code, shown = ended(talk)
    assert (0, False) == (code, "?" in shown)


def test_a_script_is_never_asked(due: Program) -> None:
    """Neither whether it is sent nor for what is missing: stdin stays unread."""
    done = due.run("letter", "anna", "--output", "anna.txt", text="y\ny\ny\n")
    assert (0, "active") == (done.code, state(due))
    due.inside("config", "me.name", "")
    done = due.run("letter", "anna", "--output", "other.txt", text="a name\n")
    assert (2, "") == (done.code, done.out)


def test_on_the_screen_nothing_is_asked(due: Program) -> None:
    """Whoever reads the letter has not sent it."""
    talk = typed(due, "letter", "anna")
    code, shown = ended(talk)
    assert (0, False, True) == (code, QUESTION in shown, "cadence log 1 sent" in shown)


def answered(talk: Any, *answers: tuple[str, str]) -> None:
    """Wait for each question, and type its answer."""
    for question, answer in answers:
        talk.expect_exact(question)
        talk.sendline(answer)


def topic(program: Program) -> str | None:
    """What is kept as Anna's topic."""
    found: str | None = program.inside("show", "anna", "--json").document["prospect"]["topic"]
    return found


def name(program: Program) -> str:
    """What is kept as one's own name."""
    found = program.inside("config", "me.name", "--json").document
    return str(found["settings"]["me.name"]["value"])


@pytest.mark.parametrize("keep", ["", "y", "n"])
def test_what_is_missing_is_asked_for_and_kept(keep: str, program: Program) -> None:
    """Once each; then once whether it is kept, as one change of hers that can be undone."""
    program.add("Anna")
    talk = typed(program, "script", "anna")
    answered(
        talk,
        ("Your name? (Enter: none)", "Ewa"),
        ("Your company?", "Lis Meble"),
        ("The topic?", "a web shop"),
        ("Your phone?", "+48 601"),
        ("Keep it? [Y/n]", keep),
    )
    code, shown = ended(talk)
    assert (0, True) == (code, "Hello. This is Ewa from Lis Meble." in " ".join(shown.split()))
    is_kept = keep != "n"
    assert is_kept == ("Anna: topic changed." in shown)
    expected = ("a web shop", "Ewa") if is_kept else (None, "")
    assert expected == (topic(program), name(program))
    if is_kept:
        assert "topic changed" in program.inside("undo").out
        assert (None, "Ewa") == (topic(program), name(program))
        talk = typed(program, "script", "anna")
        talk.expect_exact("The topic?")
        talk.sendline("")
        assert (0, False) == (ended(talk)[0], "Keep it?" in talk.before)


def test_enter_at_one_question_loses_no_other(due: Program) -> None:
    """What is left empty has a text without it; the rest is said, and kept."""
    due.inside("edit", "anna", "--topic", "")
    talk = typed(due, "script", "anna", "--action", "call-2")
    answered(talk, ("The topic?", ""), ("The next step?", "a trial"), ("Keep it?", ""))
    code, shown = ended(talk)
    told = " ".join(shown.split())
    assert (0, True) == (code, "still stands. The next step is a small one: a trial." in told)
    assert (None, "a trial") == (
        topic(due),
        due.inside("show", "anna", "--json").document["prospect"]["next_step"],
    )


def test_a_letter_keeps_what_is_typed_for_it(due: Program) -> None:
    """Before it is asked whether it is sent."""
    due.inside("edit", "anna", "--topic", "")
    talk = typed(due, "letter", "anna", "--output", "anna.txt")
    answered(talk, ("The topic?", "a web shop"), ("Keep it?", "y"), (QUESTION, "n"))
    assert (0, "a web shop") == (ended(talk)[0], topic(due))
    assert "Personal: a web shop" in (due.folder / "anna.txt").read_text("utf-8")


def test_what_cannot_be_kept_is_asked_for_again(due: Program) -> None:
    """A day that is none, a text without letters: the other answers stay."""
    talk = typed(due, "script", "anna", "--action", "promotion")
    answered(
        talk,
        ("The promotion?", "10 % off"),
        ("The last day of the promotion?", "soon"),
        ("The last day of the promotion?", "2026-12-31"),
    )
    code, shown = ended(talk)
    assert (0, True) == (code, "10 % off, until 31 December" in " ".join(shown.split()))
    assert "Keep it?" not in shown


@pytest.mark.parametrize("end", [True, False], ids=["ctrl-d", "enter"])
def test_without_a_name_nothing_is_said(end: bool, program: Program) -> None:
    """It is never printed as a gap: an error that names the command."""
    program.add("Anna")
    talk = typed(program, "script", "anna")
    for question in ("Your name?", "Your company?"):
        talk.expect_exact(question)
        if end:
            talk.sendeof()
        else:
            talk.sendline("")
    code, shown = ended(talk)
    assert (2, True, False) == (code, 'cadence config me.name "…"' in shown, "topic?" in shown)


def test_what_is_kept_is_no_failure(program: Program) -> None:
    """One of two is typed: it is kept, and the other is named."""
    program.add("Anna")
    talk = typed(program, "letter", "anna")
    answered(
        talk,
        ("Your phone?", ""),
        ("Your name?", "Ewa"),
        ("Your company?", ""),
        ("Keep it? [Y/n]", "y"),
    )
    code, shown = ended(talk)
    assert (0, "Ewa") == (code, name(program))
    assert 'your company (cadence config me.company "…")' in " ".join(shown.split())


def test_a_script_is_wrapped_between_words(due: Program) -> None:
    """As wide as the terminal is, and never wider than the eye likes."""
    for columns, widest in ((40, 40), (200, 88)):
        lines = due.on_terminal("script", "anna", columns=columns).splitlines()
        texts = [line for line in lines if line.startswith("  ")]
        assert widest >= max(map(len, texts)) > widest - 12


def test_the_systems_program_opens_the_letter(due: Program) -> None:
    """By its whole path, so that no name is taken for a flag."""
    opener = due.folder / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{due.folder}/opened"\n')
    opener.chmod(0o755)
    path = f"{opener.parent}:{os.environ['PATH']}"
    done = due.run("letter", "anna", "-o", "./-a.txt", "--open", environment={"PATH": path})
    assert (0, str(due.folder.resolve() / "-a.txt")) == (
        done.code,
        (due.folder / "opened").read_text(),
    )


@pytest.mark.parametrize("opener", ["", "#!/bin/sh\nexit 3\n"], ids=["none", "fails"])
def test_where_no_program_opens_it_that_is_told(opener: str, due: Program) -> None:
    """The letter is there all the same."""
    place = due.folder / "bin"
    place.mkdir()
    if opener:
        (place / "xdg-open").write_text(opener)
        (place / "xdg-open").chmod(0o755)
    done = due.run("letter", "anna", "--format", "txt", "--open", environment={"PATH": str(place)})
    file = f"letter-1-anna-kowalska-{LETTER_DAY}.txt"
    assert (0, True) == (done.code, (due.folder / file).exists())
    assert f"No program opened {file}: open it yourself." in done.told


def test_an_opener_that_stays_is_not_waited_for(due: Program) -> None:
    """It shows the letter until somebody closes it."""
    opener = due.folder / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text("#!/bin/sh\nsleep 5\n")
    opener.chmod(0o755)
    path = f"{opener.parent}:{os.environ['PATH']}"
    done = due.run("letter", "anna", "-o", "a.txt", "--open", environment={"PATH": path})
    assert (0, False) == (done.code, "No program" in done.err)


@pytest.mark.parametrize("kind", ["pdf", "docx", "txt", "eml"])
def test_a_letter_that_cannot_be_written_leaves_nothing(kind: str, due: Program) -> None:
    """One line, exit code 14, no file that is half there."""
    before = due.files()
    given = ("--with", "email=anna@nowa.example", "--output", f"nowhere/a.{kind}")
    done = due.run("letter", "anna", *given, "--yes")
    assert (14, 1, before) == (done.code, len(done.told), due.files())
    assert "active" == state(due)


@pytest.mark.parametrize("name", PAYLOADS)
def test_words_never_steer_a_terminal(name: str, program: Program) -> None:
    """Whatever somebody is called, and whatever was typed for them."""
    payload = PAYLOADS[name]
    for key in ("name", "company", "phone", "address", "email"):
        program.inside("config", f"me.{key}", f"a{payload}b")
        program.inside("config", f"me.{key}", "+48 601 Ewa")
    who = str(program.add(f"a{payload}b", *words(payload)))
    given = ("--with", f"topic=a{payload}b", "--with", f"me=a{payload}b")
    for command in (["script", who, *given], ["letter", who, *given], ["words", "show", payload]):
        done = program.inside(*command)
        assert (set(), set()) == (steering(done.out), steering(done.err)), command
    for kind in ("txt", "docx", "eml", "pdf"):
        done = program.inside("letter", who, "--format", kind, *given)
        assert (set(), set()) == (steering(done.out), steering(done.err)), kind
        assert done.code in (0, 2), done
    texts = [path.read_text("utf-8") for path in program.folder.glob("*.txt")]
    assert [set()] == [steering(text) for text in texts]


def loaded(program: Program, *typed_words: str) -> set[str]:
    """The modules that a fresh interpreter has loaded once a command is over."""
    done = program.shell(f"\"$PYTHON\" -c '{LOADED}' {' '.join(typed_words)}")
    return set(done.told[-1].split())


def test_a_script_loads_no_letters_and_no_drawing(due: Program) -> None:
    """It is read on the phone: no more than it needs."""
    found = loaded(due, "script", "anna")
    rooms = {
        one for one in found if one.startswith(("cadence.exchange.letter", "cadence.cli.lett"))
    }
    assert set() == rooms | found & {"rich", "reportlab", "docx", "email", "holidays"}


@pytest.mark.parametrize(
    ("kind", "libraries"),
    [("txt", set()), ("eml", {"email"}), ("docx", {"docx"}), ("pdf", {"reportlab"})],
)
def test_a_letter_loads_the_library_of_its_kind_alone(
    kind: str, libraries: set[str], due: Program
) -> None:
    """Who writes a text pays for no PDF."""
    found = loaded(due, "letter", "anna", "--format", kind, "--with", "email=a@b.example")
    assert libraries == found & {"reportlab", "docx", "email"} - (
        set() if kind == "eml" else {"email"}
    )


@pytest.mark.parametrize("command", ["today", "log anna no-answer", "count", "--help"])
def test_nothing_else_loads_the_words(command: str, peopled: Program) -> None:
    """The morning does not pay for what is said later."""
    rooms = ("cadence.words.texts", "cadence.services.wording", "cadence.exchange.letter")
    assert [] == [one for one in loaded(peopled, command) if one.startswith(rooms)]


def test_letters_are_private_under_any_umask(due: Program) -> None:
    """As every file."""
    for kind in ("txt", "pdf"):
        assert 0 == due.forked("letter", "anna", "-o", f"a.{kind}", first=open_to_all).code
        assert 0o600 == Path(due.folder / f"a.{kind}").stat().st_mode & 0o777


def open_to_all() -> None:
    """A process whose files everybody may read."""
    os.umask(0)
