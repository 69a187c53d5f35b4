"""What is offered where: told as zsh is told, a word a line with what it means behind a tab."""

from __future__ import annotations

from typing import Any

import pytest

from cadence.cli.app import COMMANDS, command
from cadence.cli.choices import WORDS
from cadence.cli.completion import WHO_NEXT
from cadence.engine.agenda import _RANK
from cadence.engine.vocabulary import LOGGED, LossReason, Reason
from process.program import Program

from .conftest import Offered


def test_every_command_is_offered_with_what_it_does(offered: Offered) -> None:
    """In the order of the help, which is that of a day."""
    told = {name: text for group in COMMANDS.values() for name, (_, text) in group.items()}
    assert list(told.items()) == list(offered("").items())


def test_a_command_that_was_begun(offered: Offered) -> None:
    """The flags before it do not matter."""
    assert ["log", "lose"] == list(offered("--json", "lo"))


def test_the_commands_of_a_group(offered: Offered) -> None:
    """With all that they say of themselves, and not the first letters of it."""
    told = offered("plan", "")
    assert ["list", "show", "check", "new", "move"] == list(told)
    assert "The cadences there are, with their steps and how long they take." == told["list"]


def test_nothing_follows_a_command_that_there_is_not(offered: Offered) -> None:
    """No command of another group."""
    assert {} == offered("dance", "")
    assert {} == offered("plan", "dance", "")


def test_outcomes_follow_a_person(offered: Offered) -> None:
    """All that `log` takes."""
    assert set(LOGGED) == set(offered("log", "anna", ""))


@pytest.mark.parametrize("words", [("log", "anna", "refused", "--reason"), ("close", "anna", "-r")])
def test_the_reasons_of_a_close(words: tuple[str, ...], offered: Offered) -> None:
    """But not that of the letter, which nobody types."""
    assert set(Reason) - {Reason.NO_REPLY} == set(offered(*words, ""))


def test_the_reasons_of_a_loss(offered: Offered) -> None:
    """Why a client left is another question."""
    assert set(LossReason) == set(offered("lose", "anna", "--reason", ""))


def test_a_value_behind_an_equals_sign_keeps_its_flag(offered: Offered) -> None:
    """The shell replaces the whole word."""
    assert ["--reason=price"] == list(offered("close", "anna", "--reason=pri"))


def test_flags_are_offered_with_what_they_mean(offered: Offered) -> None:
    """One that was typed is not offered again."""
    told = {"--when": "The day that was agreed or asked for."}
    assert told == offered("log", "x", "meeting", "--whe")
    assert {} == offered("log", "x", "meeting", "--when", "friday", "--whe")


def test_days_to_come_say_which_they_are(offered: Offered) -> None:
    """On Mon 23 Nov 2026: the nearest weekday first."""
    told = offered("snooze", "anna", "")
    assert ["today", "tomorrow", "tuesday", "wednesday"] == list(told)[:4]
    assert "Mon 30 Nov 2026" == told["monday"]
    assert "Mon 7 Dec 2026" == told["2w"]


def test_days_that_were_say_which_they_were(offered: Offered) -> None:
    """What happened did not happen tomorrow."""
    told = offered("log", "anna", "spoke", "--on", "")
    assert ["today", "yesterday", "monday", "sunday", "saturday"] == list(told)[:5]
    assert "Fri 20 Nov 2026" == told["friday"]
    assert "tomorrow" not in told


def test_a_day_that_may_be_never(offered: Offered) -> None:
    """`WHEN|never` takes a word beside the days."""
    assert "never" in offered("close", "anna", "--revive", "n")


@pytest.mark.parametrize(
    "words",
    ["import", "export", "--db", "--config", "today --db", "db restore", "plan check ./"],
)
def test_file_names_are_left_to_the_shell(words: str, offered: Offered) -> None:
    """It knows them better."""
    before = words.split() if words.endswith("/") else [*words.split(), ""]
    assert {"files": ""} == offered(*before)


@pytest.mark.parametrize("words", ["add", "note anna", "config me.name", "log anna spoke --note"])
def test_free_text_is_left_alone(words: str, offered: Offered) -> None:
    """No file names either: they would only be in the way."""
    assert {} == offered(*words.split(), "")


def test_the_names_of_settings(offered: Offered) -> None:
    """`config KEY`."""
    assert ["calendar.country"] == list(offered("config", "calendar.c"))


def test_the_names_of_cadences(offered: Offered) -> None:
    """The built-in one and one's own."""
    expected = ["three-calls-and-a-letter", "two-calls"]
    assert expected == sorted(offered("plan", "move", "anna", ""))
    assert expected == sorted(offered("add", "--cadence", ""))


def test_what_a_flag_takes(offered: Offered) -> None:
    """Words that a flag's value is one of."""
    assert ["think", "after-trip"] == list(offered("log", "anna", "stall", "--kind", ""))[:2]
    assert ["ids"] == list(offered("list", "--format", "i"))
    assert ["engaged"] == list(offered("list", "--state", "e"))
    assert ["pdf", "docx", "txt", "eml"] == list(offered("letter", "anna", "--format", ""))
    assert {} == offered("letter", "anna", "--format", "c")


def test_every_action_of_the_list_is_offered() -> None:
    """`today --action`: the steps of the method, and whatever else has a place in a day."""
    assert {"call-1", "call-2", "call-3", "letter", *_RANK} == set(WORDS["action"])


def test_a_person_follows_where_the_help_says_who(commands: dict[str, Any]) -> None:
    """These command lines are answered without building them: neither one too many nor too few."""
    takes_who = {tuple(name.split()) for name, one in commands.items() if _first(one) == "WHO"}
    assert WHO_NEXT == takes_who


def _first(one: Any) -> str | None:
    arguments = [param for param in one.params if param.param_type_name == "argument"]
    return arguments[0].metavar.strip("[]") if arguments else None


def test_a_remark_is_opened_or_answered_or_somebodys(offered: Offered) -> None:
    """`remark WHO TEXT` is short for `remark open WHO TEXT`."""
    assert ["open", "answer", "anna-kowalska"] == list(offered("remark", ""))[:3]
    assert ["anna-kowalska", "annabel-lee"] == list(offered("remark", "ann"))


@pytest.mark.parametrize("words", [("show", ""), ("show", "anna"), ("log", "7")])
def test_nobody_is_offered_where_nothing_is_kept(words: tuple[str, ...], nobody: Program) -> None:
    """No error, no database: the tab key is no command."""
    nobody.environment["_CADENCE_COMPLETE"] = "fish"
    done = nobody.forked(*words)
    assert (0, "words\n", "") == (done.code, done.out, done.err)
    assert set() == nobody.files()


@pytest.mark.parametrize("words", [(), ("a", "b"), ("\udcff", "", "x", "y", "z")])
@pytest.mark.parametrize("shell", ["bash", "zsh", "elvish"])
def test_nonsense_is_answered_with_nothing(
    shell: str, words: tuple[str, ...], nobody: Program
) -> None:
    """Whoever asks, and however."""
    nobody.environment["_CADENCE_COMPLETE"] = shell
    done = nobody.forked(*words)
    assert (0, "words\n", "") == (done.code, done.out, done.err)


def test_a_database_that_was_named_on_the_line_is_asked(offered: Offered, peopled: Program) -> None:
    """`--db` holds for the tab key as well."""
    known = str(peopled.database)
    assert ["anna-kowalska"] == list(offered("--db", known, "show", "anna-"))
    assert {} == offered("--db", f"{known}.not", "show", "anna-")


def test_what_is_shown_steers_no_terminal(offered: Offered) -> None:
    """Nor does it break the line that the shell reads."""
    assert {"x-2j-force": r"x\x1b[2J\n--force"} == offered("show", "x-2j")


def commands_of(group: Any, before: str = "") -> dict[str, Any]:
    """Every command by its words."""
    found: dict[str, Any] = {}
    for name in group.list_commands(None):
        one = group.get_command(None, name)
        found |= commands_of(one, f"{name} ") if hasattr(one, "commands") else {before + name: one}
    return found


@pytest.fixture(scope="module")
def commands() -> dict[str, Any]:
    """The whole command line."""
    return commands_of(command())
