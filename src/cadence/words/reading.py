"""The files of words, as they lie in the package."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_words(name: str) -> dict[str, Any]:
    """What a file of this room says, by its name without the ending."""
    return tomllib.loads(files("cadence.words").joinpath(f"{name}.toml").read_text("utf-8"))
