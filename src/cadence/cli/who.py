"""WHO, begun: what the tab key makes of it. Typer is not needed for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cadence.cli.context import Context


def begun_names(run: Context, typed: str) -> list[tuple[str, str]]:
    """Ids, or names between hyphens, each with the full name.

    A name as it is would break a command line: a shell does not quote its blanks and quotes.
    """
    from cadence.services.completing import completions

    with run.names() as names:
        found = completions(names, typed, (run.me, "") if run.me else None)
    return [(value, f"{one.name}, {one.company}".strip(", ")) for value, one in found]
