"""The command line as it is registered, and the README."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from cadence.cli.app import command

from .console import README

# A command that fills the screen needs a terminal of its own: that of Unix.
collect_ignore = ["test_pictures.py"] if os.name == "nt" else []

Commands = dict[str, Any]


@pytest.fixture(scope="session")
def commands() -> Commands:
    """Every command by its words: `today`, `db path`."""
    return dict(_commands(command(), ""))


def _commands(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    for name in group.list_commands(None):
        one = group.get_command(None, name)
        if hasattr(one, "commands"):
            yield from _commands(one, f"{before}{name} ")
        else:
            yield f"{before}{name}", one


@pytest.fixture(scope="session")
def readme() -> str:
    """The README's text."""
    return README.read_text("utf-8")
