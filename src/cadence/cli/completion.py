"""What may stand next on a command line, told to the shell whose tab key was pressed.

The shells' sides of it lie in `shells/`. An answer is a line that says whether file names belong
there (`files`) or words (`words`), then the words, a line each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cadence.cli.context import Context, Flags
from cadence.cli.who import begun_names
from cadence.render.visible import visible

VARIABLE = "_CADENCE_COMPLETE"
"""Names the shell that asks."""
WHO_NEXT = frozenset(
    {
        *(
            ("log",),
            ("snooze",),
            ("close",),
            ("reopen",),
            ("sign",),
            ("lose",),
            ("show",),
            ("why",),
        ),
        *(("history",), ("edit",), ("note",), ("milestone",), ("script",), ("letter",)),
        *(("remark", "open"), ("remark", "answer"), ("plan", "move")),
        *(("complaint", "open"), ("complaint", "ack"), ("complaint", "answer")),
    }
)
"""Behind these words comes WHO: known here, so that no command line is built to find it out."""
LISTING, LISTING_AT_ONCE = "63", ("33", "64")
"""Why bash asks (`COMP_TYPE`): the words are to be listed; listed, if they do not go on alike."""


class Offers(NamedTuple):
    """Words with what they mean (or nothing); or that file names belong here."""

    words: Sequence[tuple[str, str]] = ()
    files: bool = False


def answer(arguments: Sequence[str], flags: Flags) -> int:
    """Tell the shell what may stand there; always 0, for nobody reads an error there.

    bash hands over the line up to the cursor, the part of it that it replaces, why it asks and how
    wide the terminal is; zsh and fish hand over the words, the one that was begun last.
    """
    shell = os.environ[VARIABLE]
    try:
        if shell == "bash":
            line, replaced, reason, columns = arguments
            told = _for_bash(line, replaced, reason, int(columns), flags)
        else:
            found = offers(arguments[:-1], arguments[-1], flags)
            told = [_kind(found), *("\t".join(word) for word in found.words)]
    except Exception:  # a completion never talks into somebody's command line
        if os.environ.get("CADENCE_TRACEBACK"):
            raise
        told = [_kind(Offers())]
    sys.stdout.write("\n".join([*told, ""]))
    return 0


def _kind(found: Offers) -> str:
    return "files" if found.files else "words"


def _for_bash(line: str, replaced: str, reason: str, columns: int, flags: Flags) -> list[str]:
    """bash knows no descriptions: they stand behind the words where these are only listed."""
    from cadence.cli.shell_words import command_line

    typed = command_line(line)
    found = offers(typed.words[1:-1], typed.typed, flags)
    words = [
        (text, meaning)
        for word, meaning in found.words
        if (text := typed.completed(word, replaced))
    ]
    listed = reason == LISTING or (reason in LISTING_AT_ONCE and not _go_on(words, replaced))
    if listed and len(words) > 1:
        widest = max(len(text) for text, _ in words)
        words = [
            (f"{text:{widest}}  {meaning}"[: columns - 1] if meaning else text, "")
            for text, meaning in words
        ]
    return [_kind(found), *(text for text, _ in words)]


def _go_on(words: Sequence[tuple[str, str]], replaced: str) -> bool:
    """Whether all words have more in common than was typed: bash types that first."""
    upto = len(replaced) + 1
    return len({text[:upto] for text, _ in words}) == 1


def offers(before: Sequence[str], typed: str, flags: Flags) -> Offers:
    """What may stand after these words of a command line, where `typed` was begun."""
    if tuple(before) in WHO_NEXT and not typed.startswith("-"):
        return _shown(begun_names(Context(flags), typed))
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete

    from cadence.cli.app import command
    from cadence.cli.choices import takes_a_file, words_for

    context = _resolve_context(command(), {"obj": flags}, "cadence", list(before))
    if context._protected_args:  # a command that there is not
        return Offers()
    target, begun = _resolve_incomplete(context, list(before), typed)
    known = [(item.value, item.help or "") for item in target.shell_complete(context, begun)]
    if not known and takes_a_file(target):
        return Offers(files=True)
    if getattr(target, "_custom_shell_complete", None) is None:  # nobody knows better
        known = known or words_for(context.command.name or "", target, Context(flags))
    words = [(word, meaning) for word, meaning in known if word.startswith(begun)]
    head = typed.removesuffix(begun)  # the flag of `--reason=pri`
    return _shown((f"{head}{word}", meaning) for word, meaning in words)


def _shown(words: Iterable[tuple[str, str]]) -> Offers:
    """Offers that steer no terminal: a word that might is left out, a meaning made visible."""
    return Offers([(word, visible(meaning)) for word, meaning in words if word.isprintable()])
