"""The man page, `docs/cadence.1`: out of the commands as `--help` knows them, and the README.

`python -m tests.documents.refresh` writes it; the date is that of the last change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import typer

import cadence
from cadence.cli.app import COMMANDS, command
from cadence.cli.help_pages import in_plain_words
from cadence.cli.shape import shared_options

from .console import ROOT
from .markdown import block, paragraphs, section, table
from .roff import bold, entry, italic, lines, marked, plain, shown, typed

MANUAL = ROOT / "docs" / "cadence.1"
_DATE = re.compile(r'(?<=^\.TH CADENCE 1 ")[^"]*', re.MULTILINE)


def manual(readme: str, changed: date) -> str:
    """The source of the page: plain ASCII, macros of man(7)."""
    beside = paragraphs(section(readme, "Beside the next action"))
    parts = [
        ['.\\" Made by `python -m tests.documents.refresh` from the commands and the README.'],
        [f'.TH CADENCE 1 "{changed}" "cadence {cadence.__version__}" "User Commands"'],
        [".ad l", ".nh", ".SH NAME", *lines(f"cadence \\- {plain(_summary())}")],
        [".SH SYNOPSIS", ".B cadence", "[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]]"],
        [".SH DESCRIPTION", *_text(paragraphs(section(readme, "cadence"))[:2]), ".PP"],
        lines(
            "Without a command it shows what is due today; before anybody is entered, how to begin."
        ),
        [".SH COMMANDS", *_commands()],
        [".SH OPTIONS", "They may stand before or after the command."],
        *(_option(param) for param in in_plain_words(_everywhere())),
        [".SH WHO AND WHEN", *_text(paragraphs(section(readme, "WHO and WHEN")))],
        [".SH OUTCOMES", "What", bold("log"), "takes:"],
        *(entry(typed(row[0].strip("`")), marked(row[1])) for row in table(readme, "outcome")),
        [".PP", *_text(paragraphs(section(readme, "What to log")))],
        [".SH BESIDE THE NEXT ACTION", *_text(beside[:1])],
        *(_matter(*row) for row in table(section(readme, "Beside the next action"), "")),
        [".PP", *_text(beside[1:])],
        [".SH STATES"],
        *(_state(*row) for row in table(readme, "state")),
        [
            ".SH REASONS",
            f"What {bold('close')} leads to, and {bold('log')} with {bold('refused')}:",
        ],
        *(_reason(*row) for row in table(readme, "reason")),
        [".PP", *_text(paragraphs(section(readme, "What a close reason leads to")))],
        [".SH EXIT STATUS"],
        *(_exit(*row) for row in table(readme, "exit code")),
        [".PP", "Any code but 0 means that nothing was changed."],
        [".SH SETTINGS", "The whole file, with its defaults:"],
        shown(re.sub(" {2,}#", "  #", block(readme, "toml")).splitlines(), plain),
        [".SH ENVIRONMENT"],
        *(_variable(*row) for row in table(readme, "flag") if row[1]),
        *(entry(bold(name), plain(text)) for name, text in OTHER_VARIABLES.items()),
        [".SH FILES"],
        *(_files(*row) for row in table(readme, "system")),
        entry(bold("cadences, words"), "Folders beside the settings, with what is your own."),
        [".SH EXAMPLES", "After a talk, each morning, after each call:"],
        shown(EXAMPLES),
        [".SH SEE ALSO", "The README, with sessions of a first week and of what follows a no."],
    ]
    return "\n".join(line for part in parts for line in part) + "\n"


OTHER_VARIABLES = {
    "NO_COLOR, FORCE_COLOR": "Without colours; with colours through a pipe as well.",
    "COLUMNS": "How wide the terminal is.",
    "VISUAL, EDITOR": "What edit opens.",
    "CADENCE_TRACEBACK": "Set, it shows where a defect of the program happened.",
}
EXAMPLES = (
    'cadence add "Anna Kowalska" --company Nowa --phone "+48 601 234 567"',
    "cadence today",
    "cadence log anna no-answer",
)


def dated(page: str) -> date:
    """The day on which that page was last changed."""
    found = _DATE.search(page)
    assert found is not None, "the page has no date"
    return date.fromisoformat(found[0])


def _summary() -> str:
    text = (command().help or "").rstrip(".")
    return text[:1].lower() + text[1:]


def _text(parts: list[str]) -> list[str]:
    """Paragraphs of Markdown, the first one without a request before it."""
    return [line for part in parts for line in (".PP", *lines(marked(part)))][1:]


def _commands() -> Iterator[str]:
    root = typer.Context(command(), info_name="cadence")
    for panel, names in COMMANDS.items():
        yield f".SS {plain(panel)}"
        for name in names:
            one = command().get_command(root, name)
            for inner in getattr(one, "commands", {}):
                yield from _command(f"{name} {inner}", one.get_command(root, inner))
            if not hasattr(one, "commands"):
                yield from _command(name, one)


def _command(name: str, one: Any) -> Iterator[str]:
    """How it is typed, what it does, its own flags, its example."""
    context = typer.Context(one, info_name=name)
    usage = [typed(piece) for piece in one.collect_usage_pieces(context) if piece != "[OPTIONS]"]
    text, _, example = (one.help or "").partition("Example: ")
    said = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    yield from entry(" ".join([bold(name), *usage]), plain(" ".join(said)))
    yield ".RS"
    for param in in_plain_words(one.params):
        if param.param_type_name == "option":
            yield from _option(param)
        elif not COMMON.fullmatch(param.help):
            yield from entry(italic(param.metavar.strip("[]")), plain(param.help))
    if example:
        yield from shown([example.strip()])
    yield ".RE"


COMMON = re.compile("An id, e-mail, phone, or part of a name.")
"""What WHO is stands in a section of its own."""


def _option(param: Any) -> list[str]:
    flags = [*sorted(param.opts, key=len, reverse=True), *param.secondary_opts]
    value = "" if param.is_flag else f" {italic(param.metavar)}"
    default = "" if param.is_flag or param.default in (None, "") else f" Default: {param.default}."
    return entry(", ".join(bold(flag) for flag in flags) + value, plain(param.help + default))


def _everywhere() -> list[Any]:
    own = [param for param in command().params if param.param_type_name == "option"]
    return [*own, *shared_options()]


def _state(name: str, shown_as: str, due: str) -> list[str]:
    return entry(f"{marked(name)} ({plain(shown_as)})", f"Due: {marked(due)}.")


def _matter(name: str, due: str, done: str) -> list[str]:
    return entry(plain(name), f"Due {marked(due)}. Done by {marked(done)}.")


def _reason(names: str, state: str, then: str) -> list[str]:
    return entry(marked(names), f"{marked(state)}, then {marked(then)}.")


def _exit(code: str, word: str, meaning: str) -> list[str]:
    return entry(bold(code), marked(f"{meaning} ({word} in JSON)" if word else meaning))


def _variable(flag: str, name: str, meaning: str) -> list[str]:
    return entry(marked(name), marked(f"As {flag}: {meaning}."))


def _files(system: str, database: str, settings: str) -> list[str]:
    return entry(plain(system), f"{marked(database)}, {marked(settings)}")
