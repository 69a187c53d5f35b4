"""The files of words, as they lie in the package."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def read_words(name: str) -> dict[str, Any]:
    """What a file of this room says, by its name without the ending.

    It is read as the plain file that it is: `importlib.resources` costs more than the reading.
    """
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
