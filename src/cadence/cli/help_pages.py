"""The pages of `--help` in a person's words: TEXT and NUMBER, not the names of types."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any


def in_plain_words(params: Sequence[Any]) -> list[Any]:
    """The parameters as their page shows them; they are read as they were.

    Whether one is needed stands in the first line: what may be left out is in brackets there.
    """
    from typer import rich_utils

    rich_utils.RANGE_STRING = ""
    return [_plain(copy(param)) for param in params]


def _plain(param: Any) -> Any:
    param.required = False
    if param.param_type_name == "argument":
        param.type = copy(param.type)
        param.type.get_metavar = _nothing
    elif param.metavar is None and not param.is_flag:
        param.metavar = "NUMBER" if param.type.name.startswith("int") else "TEXT"
    return param


def _nothing(*_about: object, **_more: object) -> str:
    """An argument is called by its name alone."""
    return ""
