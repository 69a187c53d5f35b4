"""The generator of the frozen statements: `python -m cadence.store.freeze [--check]`.

It compiles the tables and statements for a database into a module of plain texts. Needed by
whoever changes them, never at run time.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from sqlalchemy import MetaData
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from cadence.store.dialects import DIALECTS
from cadence.store.statements import STATEMENTS
from cadence.store.tables_of_imports import STAGED

_UNTYPED = re.compile(r"(?<!LIMIT )%\((\w+)\)s(?!::)")
"""A value of PostgreSQL's that is not cast; one that is None has no type of its own."""
HEADER = '''"""Tables and statements for {name}. Made by `python -m cadence.store.freeze`."""

# ruff: noqa: E501
'''


def schema(dialect: Dialect, tables: MetaData = SQLModel.metadata) -> list[str]:
    """The statements that create every table and index, in the order of their references."""
    made = []
    for table in tables.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        made += [
            str(CreateIndex(index).compile(dialect=dialect))
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    return [_one_line(text) for text in made]


def statements(dialect: Dialect) -> dict[str, str]:
    """Every statement as text, its values by name.

    Raises ValueError for a value that was not given a name, since it would be lost in the text,
    and for one of a type that the database could not know.
    """
    frozen = {}
    for name, statement in STATEMENTS.items():
        compiled = statement.compile(  # type: ignore[attr-defined]
            dialect=dialect, compile_kwargs={"render_postcompile": True}
        )
        unnamed = [value for value in compiled.params.values() if value is not None]
        if unnamed:
            raise ValueError(f"{name}: {unnamed} need a name or a literal_column")
        frozen[name] = _one_line(str(compiled))
        if untyped := _UNTYPED.findall(frozen[name]):
            raise ValueError(f"{name}: PostgreSQL cannot know the type of {untyped}")
    return frozen


def _one_line(text: str) -> str:
    return " ".join(text.split())


def module(name: str) -> str:
    """The text of the module for that database."""
    dialect = DIALECTS[name]
    lines = [HEADER.format(name=name), "SCHEMA = ("]
    lines += [f"    {text!r}," for text in schema(dialect)]
    lines += [")", "", "STAGED = ("]
    lines += [f"    {text!r}," for text in schema(dialect, STAGED)]
    lines += [")", "", "STATEMENTS = {"]
    lines += [f"    {key!r}: {text!r}," for key, text in statements(dialect).items()]
    lines += ["}", ""]
    return "\n".join(lines)


def path(name: str) -> Path:
    """Where the module for that database lies."""
    return Path(__file__).with_name(f"frozen_{name}.py")


def main(arguments: list[str]) -> int:
    """Write every module; with `--check`, only say which are out of date."""
    stale = [
        name
        for name in DIALECTS
        if not path(name).exists() or path(name).read_text("utf-8") != module(name)
    ]
    if "--check" in arguments:
        for name in stale:
            print(f"frozen_{name}.py is out of date: python -m cadence.store.freeze")  # noqa: T201
        return 1 if stale else 0
    for name in stale:
        path(name).write_text(module(name), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
