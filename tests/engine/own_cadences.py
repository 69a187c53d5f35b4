"""Cadences of somebody's own, as one line: `call-1 call 1d, e-mail-1 e-mail 3bd`."""

from __future__ import annotations

from dataclasses import replace

from cadence.engine.intervals import parse_interval
from cadence.engine.model import Cadence, Method, Step
from cadence.engine.vocabulary import Channel

from .calendars import SKIP


def cadence(text: str, name: str = "own") -> Cadence:
    """Steps between commas: name, channel, interval."""
    return Cadence(name, tuple(_step(*part.split()) for part in text.split(",")))


def method(text: str, by: Method = SKIP) -> Method:
    """Those steps by somebody's calendar."""
    return replace(by, cadence=cadence(text))


def _step(name: str, channel: str, after: str) -> Step:
    interval = parse_interval(after)
    assert interval is not None
    return Step(name, Channel(channel), interval, "")
