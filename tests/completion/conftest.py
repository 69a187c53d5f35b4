"""Somebody with people, and what the tab key offers them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from process.program import Program

from .people import entered

# Pseudo-terminals are those of Unix.
collect_ignore_glob = ["test_*"] if os.name == "nt" else []

Offered = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A program with people, for tests that change nothing."""
    program = Program(tmp_path_factory.mktemp("people"))
    entered(program)
    return program


@pytest.fixture
def offered(peopled: Program, monkeypatch: pytest.MonkeyPatch) -> Offered:
    """What may stand where the last of the words was begun, with what it means."""

    def ask(*words: str) -> dict[str, str]:
        environment = {**peopled.environment, "_CADENCE_COMPLETE": "zsh"}
        monkeypatch.setattr(peopled, "environment", environment)
        done = peopled.forked(*words)
        assert (0, "") == (done.code, done.err)
        kind, *lines = done.out.splitlines()
        if kind == "files":
            return {"files": ""}
        return dict(line.split("\t") for line in lines)

    return ask


@pytest.fixture
def nobody(tmp_path: Path) -> Program:
    """A program with no database."""
    return Program(tmp_path)
