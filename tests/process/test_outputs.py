"""Nobody reads, nobody can read, nobody answers: quiet or one line, and it always ends."""

from __future__ import annotations

import pytest

from .program import TUESDAY, Program

LONG = 300
SHOWN = ["today", "list --json", "report", "report --html -", "export -", "--help", "--version"]
AT_ONCE = {"PYTHONUNBUFFERED": "1"}


@pytest.fixture
def crowded(program: Program) -> Program:
    """So many people that no list fits into a buffer or a pipe."""
    file = program.folder / "in.csv"
    rows = [f"Person {number},{'Firm ' * 60},p{number}@example.com" for number in range(LONG)]
    file.write_text("\n".join(["name,company,email", *rows]))
    assert 0 == program.inside("import", str(file), "--per-day", "10000").code
    program.environment["CADENCE_TODAY"] = TUESDAY
    return program


def code(program: Program) -> str:
    """The exit code that a script left."""
    return (program.folder / "code").read_text().strip()


@pytest.mark.parametrize("command", [*SHOWN, "demo"])
def test_a_reader_that_goes_away_is_no_error(command: str, crowded: Program) -> None:
    """`cadence … | true`: not a word, and no error."""
    done = crowded.shell(f"{{ cadence --quiet {command}; echo $? >code; }} | true")
    assert ("", "0") == (done.err, code(crowded))


@pytest.mark.parametrize("command", ["list", "config"])
def test_a_reader_that_goes_away_is_no_error_line_by_line(command: str, crowded: Program) -> None:
    """The same where each line is written at once, as in many containers."""
    crowded.environment |= AT_ONCE
    done = crowded.shell(f"{{ cadence --quiet {command}; echo $? >code; }} | true")
    assert ("", "0") == (done.err, code(crowded))


@pytest.mark.parametrize("command", ["today", "--help"])
def test_a_reader_of_colours_that_goes_away_is_no_error(command: str, crowded: Program) -> None:
    """The same when the list is drawn as for a terminal."""
    crowded.environment["FORCE_COLOR"] = "1"
    done = crowded.shell(f"{{ cadence --quiet {command}; echo $? >code; }} | head -1")
    assert ("", "0") == (done.err, code(crowded))
    assert 1 == done.out.count("\n")


@pytest.mark.parametrize("environment", [{}, AT_ONCE], ids=["buffered", "unbuffered"])
def test_a_change_whose_reader_goes_away_is_made_and_is_no_error(
    environment: dict[str, str], peopled: Program
) -> None:
    """Non-zero would say that nothing was changed."""
    peopled.environment |= environment
    done = peopled.shell("{ cadence --quiet note anna kept; echo $? >code; } | true")
    assert "kept" in str(peopled.content()["touch"])
    assert ("", "0") == (done.err, code(peopled))


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_change_is_made_whatever_stream_is_closed(closed: str, peopled: Program) -> None:
    """A cron job without streams: done is done, and nobody is told that it is not."""
    done = peopled.shell(f"cadence note anna kept {closed}")
    assert "kept" in str(peopled.content()["touch"])
    assert "Traceback" not in done.err
    assert "nothing was changed" not in done.err
    assert 0 == done.code


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
@pytest.mark.parametrize("command", ["today", "--version", "show nobody"])
def test_a_list_with_a_closed_stream_ends_without_a_defect(
    command: str, closed: str, peopled: Program
) -> None:
    """There may be nobody to show it to; that is no defect of ours."""
    before = peopled.database.read_bytes()
    done = peopled.shell(f"cadence {command} {closed}")
    assert "Traceback" not in done.err
    assert "defect" not in done.err
    assert done.code in ({3} if command == "show nobody" else {0, 14})
    assert before == peopled.database.read_bytes()


def test_an_import_from_a_closed_stdin_is_a_bad_file(peopled: Program) -> None:
    """There is nothing to be read: told as of an empty file."""
    done = peopled.shell("cadence import - <&-")
    assert 6 == done.code
    assert "defect" not in done.err


def test_an_import_out_of_a_pipe_with_a_name_is_read(peopled: Program) -> None:
    """`cadence import <(…)` and named pipes are files that can be read once."""
    done = peopled.shell(
        "mkfifo pipe; printf 'name,email\\nZofia,z@example.com\\n' >pipe & cadence import pipe"
    )
    assert (0, ["Anna Kowalska", "Beata Zielińska", "Zofia"]) == (done.code, peopled.names())
