"""Without a terminal: an outcome a line, for a script or a screen reader."""

from __future__ import annotations

from typing import Any

import pytest

from process.payloads import PAYLOADS, steering, words
from process.program import TUESDAY, Program

from .mornings import CALLS, PEOPLE, due, lived

NOBODY = (
    "2 are due, and nobody is there to say what it came to: run it on a terminal, or write one "
    "outcome a line (no-answer, spoke --note TEXT …)."
)


@pytest.fixture
def two(peopled: Program) -> Program:
    """Anna and Beata, both due."""
    peopled.environment["CADENCE_TODAY"] = TUESDAY
    return peopled


def logged(program: Program, who: int) -> list[tuple[Any, ...]]:
    """(outcome, when, note) of everything in somebody's log."""
    touches = program.inside("show", str(who), "--json").document["touches"]
    return [(one["outcome"], one["when"], one["note"]) for one in touches]


def test_a_line_an_outcome(two: Program) -> None:
    """By its word or its key, with the flags of `log`; a date may stand alone."""
    done = two.inside("work", text='n --note "back at ten"\nmeeting friday -n yes\n')
    assert (0, []) == (done.code, done.told)
    assert [("no-answer", None, "back at ten")] == logged(two, 1)
    assert [("meeting", "2026-11-27", "yes")] == logged(two, 2)


def test_it_tells_who_it_is_and_what_was_done(two: Program) -> None:
    """Plain lines, the most important first."""
    aim = [
        "aim: thank for the talk, offer the next meeting",
        "ask: What is the problem that you would like solved?",
        "ask: Who signs at your end, and from which budget?",
    ]
    assert [
        "1 of 2: #1 Anna Kowalska, Nowa",
        "call 1, today: 1 day after the meeting (Mon 23 Nov)",
        "anna@example.com",
        *aim,
        "Anna Kowalska: call 1, no answer. Next: call 2 on Fri 27 Nov 2026.",
        "2 of 2: #2 Beata Zielińska",
        "call 1, today: 1 day after the meeting (Mon 23 Nov)",
        "+48 601 234 567",
        *aim,
        "1 of 2 done, 1 left for today.",
        "Next, Fri 27 Nov 2026: Anna Kowalska (call 2).",
    ] == [
        line
        for line in two.inside("work", text="no-answer\n").out.splitlines()
        if not line.startswith('to fill in: your name (cadence config me.name "…"), ')
    ]


def test_quiet_tells_the_results_only(two: Program) -> None:
    """For a script that knows whom it works on."""
    done = two.inside("work", "--quiet", text="yes\n\n")
    assert ("Anna Kowalska: verbal yes", "") == (done.out.partition(".")[0], done.err)


def test_nobody_there_is_an_error_that_says_what_to_do(two: Program) -> None:
    """`</dev/null`: a question with nobody to answer it ends with exit code 2, at once."""
    before = two.content()
    done = two.forked("work")
    assert (2, [NOBODY], before) == (done.code, done.told, two.content())


def test_nothing_due_needs_nobody(program: Program) -> None:
    """An empty list is done: exit code 0."""
    program.add("Anna", "--first-call", "2026-12-01")
    done = program.forked("work")
    assert (0, "Mon 23 Nov 2026: nothing is due today. Next: Tue 1 Dec 2026.\n") == (
        done.code,
        done.out,
    )


def test_before_the_first_entry_it_says_how_to_begin(program: Program) -> None:
    """At the default place nothing is there yet: no error, and nothing is created."""
    del program.environment["CADENCE_DB"]
    done = program.inside("work")
    assert (0, "", set()) == (done.code, done.out, program.files())
    assert "cadence add" in done.err


def test_an_empty_line_goes_on_and_back_comes_back(two: Program) -> None:
    """`next`, `back`, `undo`, `stop`: words, or their keys."""
    done = two.inside("work", text="\nb\nv\nundo\nnext\ng\nstop\nn\n")
    assert 0 == done.code
    assert ([], [("gatekeeper", None, "")]) == (logged(two, 1), logged(two, 2))
    assert "Taken back: Anna Kowalska: call 1, voicemail." in done.out


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("meeting", 2, "When is the meeting? Add --when DATE."),
        ("meeting --when fridayx", 2, "'fridayx' is not a date."),
        ("dance", 2, "'dance' is no outcome. Known: no-answer, voicemail"),
        ("n --reason price", 2, "no-answer takes no --reason."),
        ("n tomorrow", 2, "'tomorrow' is not understood; a note goes with --note."),
        ("n --note", 2, "--note needs a value."),
        ("n --dance x", 2, "'--dance' is not understood. Known: --note, -n"),
        ('n --note "open', 2, "A quotation mark is left open."),
        ("stall --kind maybe", 2, "'maybe' is no kind. Known: think"),
        ("held", 5, "Beata Zielińska: No meeting is agreed."),
        ("ack", 5, "Beata Zielińska: nothing to log as acknowledged here."),
    ],
)
def test_a_script_ends_at_its_first_mistake(line: str, code: int, told: str, two: Program) -> None:
    """The lines after it would be for other people. What was logged before is kept."""
    done = two.inside("work", text=f"no-answer\n{line}\nspoke\n")
    assert (code, 1) == (done.code, len(done.told))
    assert done.told[0].startswith(f"Line 2: {told}")
    assert done.told[0].endswith(" What was logged before (1) is kept.")
    assert ([("no-answer", None, "")], []) == (logged(two, 1), logged(two, 2))


def test_a_note_that_sounds_like_a_stall_gets_a_warning(two: Program) -> None:
    """A script logs what it was told, as with `log`."""
    done = two.inside("work", text="spoke --note 'call me in two months'\n")
    assert [("spoke", None, "call me in two months")] == logged(two, 1)
    assert "That sounds like a stall (later, in 2 months). To log it so: cadence undo;" in done.err


LOADED = """
import sys
from cadence.__main__ import main
main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize("command", ["work", "today", "log 1 no-answer", "--help"])
def test_nobody_else_pays_for_the_working_screen(command: str, two: Program) -> None:
    """It is loaded where it is drawn; without a terminal not even Rich is."""
    two.environment["LOADED"] = LOADED
    done = two.shell(f'echo next | "$PYTHON" -c "$LOADED" {command}')
    names = set(done.err.splitlines()[-1].split())
    screen = {name for name in names if name.startswith("cadence.cli.work_screen")}
    assert (set(), command == "work") == (screen, "cadence.cli.work_lines" in names)
    assert ("rich" in names) == (command == "--help")


def test_the_letter_is_read_out(two: Program) -> None:
    """Or what it lacks is an error, as with `letter`."""
    done = two.inside("work", text="letter\n")
    assert (2, 1) == (done.code, len(done.told))
    assert "Line 1: " in done.err
    two.settings.write_text('[me]\nname = "Olga"\ncompany = "Lis"\nphone = "+48 22"\n')
    two.inside("edit", "1", "--topic", "a shop")
    done = two.inside("work", text="letter\nsent\n")
    assert "Personal: a shop" in done.out.splitlines()
    assert (5, []) == (done.code, logged(two, 1))


def test_json_is_one_document_at_the_end(two: Program) -> None:
    """What was done, what is left, what comes."""
    done = two.inside("work", "--json", text="no-answer\n")
    document = done.document
    assert (0, "", 1, 2, 1) == (
        done.code,
        done.err,
        document["format"],
        document["total"],
        document["left"],
    )
    assert [("Anna Kowalska", "call 1, no answer", "call-2")] == [
        (one["prospect"]["name"], one["said"], one["next"]["action"]) for one in document["done"]
    ]
    assert ("2026-11-27", [1]) == (
        document["next_due_on"],
        [one["id"] for one in document["coming"]],
    )


def test_an_error_is_the_one_document_as_well(two: Program) -> None:
    """With the line in which it is."""
    done = two.inside("work", "--json", text="no-answer\nheld\n")
    assert (5, "refused") == (done.code, done.document["error"]["code"])
    assert done.document["error"]["message"].startswith("Line 2: Beata Zielińska: ")


def test_an_empty_day_is_a_document_too(program: Program) -> None:
    """A script need not know beforehand."""
    program.add("Anna", "--first-call", "2026-12-01")
    done = program.inside("work", "--json")
    assert (0, 0, [], 0) == (
        done.code,
        done.document["total"],
        done.document["done"],
        done.document["left"],
    )


def test_a_whole_morning_can_be_a_script(program: Program) -> None:
    """Every line of a morning of twelve people, without a terminal."""
    lived(program)
    words_ = {choice: " ".join(_line(step.command)) for choice, step in PEOPLE.items()}
    lines = [words_[name, action] for name, action, _who, _about in due(program)]
    done = program.inside("work", text="\n".join(lines) + "\n")
    assert (0, []) == (done.code, [line for line in done.told if line.startswith("Line")])
    assert f"{len(lines)} of {len(lines)} done, nothing is left for today." in done.out


def test_the_lines_of_a_script_are_the_words_of_the_commands() -> None:
    """Each outcome that the morning knows."""
    assert {"no-answer", "stall", "meeting", "close"} <= {_line(step.command)[0] for step in CALLS}


def _line(command: str) -> list[str]:
    """The line for `work` that comes to the same as a command."""
    match command.removesuffix(" --about {about}").split(" "):
        case ["log", _who, *rest]:
            return rest
        case ["complaint" | "remark", "answer", _who, *rest]:
            word = {"--accept": "accept", "--refuse": "refuse"}.get(rest[0] if rest else "")
            return [word, *rest[1:]] if word else ["answered"]
        case ["complaint", "ack", _who]:
            return ["ack"]
        case ["milestone", _who, "--done"]:
            return ["done"]
        case [outcome, _who, *rest]:
            return [outcome, *rest]
    raise AssertionError(command)


def test_nothing_hostile_is_printed(program: Program) -> None:
    """Every payload in every field, read out line by line."""
    for name, payload in PAYLOADS.items():
        program.add(f"a{payload}b {name}", *words(payload), "--force")
    program.environment["CADENCE_TODAY"] = TUESDAY
    text = "?\nheld\n" + "n\n" * len(PAYLOADS)
    done = program.inside("work", "--owner", "all", text=text.replace("held\n", ""))
    assert (0, set(), set()) == (done.code, steering(done.out), steering(done.err))
