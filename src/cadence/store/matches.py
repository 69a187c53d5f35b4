"""Somebody that a WHO may mean. Light to load: the shell asks at every press of the tab key."""

from __future__ import annotations

from typing import NamedTuple

from cadence.engine.vocabulary import State


class Match(NamedTuple):
    """Somebody that was found."""

    id: int
    name: str
    company: str
    state: State
