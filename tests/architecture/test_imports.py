"""Imports go down, and each library stays in its room.

The rules stand in pyproject.toml, for import-linter; these tests need nothing but the sources.
"""

from __future__ import annotations

import ast
import sys
from typing import Any

import pytest

from .modules import PACKAGE, Module, modules, project, within

MODULES = modules()
CONTRACTS: list[dict[str, Any]] = project()["tool"]["importlinter"]["contracts"]


def contract(kind: str) -> list[dict[str, Any]]:
    """The contracts of one kind."""
    return [one for one in CONTRACTS if one["type"] == kind]


def layers() -> list[list[str]]:
    """The rooms from top to bottom; those of one layer do not know each other."""
    (one,) = contract("layers")
    return [[room.strip() for room in layer.split("|")] for layer in one["layers"]]


def forbidden_to(module: Module) -> list[str]:
    """The rooms that a module may not import from: those above its own, and those beside it."""
    above: list[str] = []
    for layer in layers():
        mine = [room for room in layer if within(module.name, room)]
        above += [room for room in layer if room not in mine]
        if mine:
            return above
    return []


def test_no_module_imports_upward() -> None:
    """`cli`, `render`, `services`, `store`, `engine`, `errors`: each knows those below it."""
    upward = [
        (module.name, name)
        for module in MODULES
        for name in sorted(module.imports)
        if any(within(name, room) for room in forbidden_to(module))
    ]
    assert upward == []


@pytest.mark.parametrize("rule", contract("forbidden"), ids=lambda rule: rule["name"])
def test_each_library_stays_in_its_room(rule: dict[str, Any]) -> None:
    """No module imports what its room may not know."""
    wrong = [
        (module.name, name)
        for module in MODULES
        if any(within(module.name, source) for source in rule["source_modules"])
        for name in sorted(module.imports)
        if any(within(name, library) for library in rule["forbidden_modules"])
    ]
    assert wrong == []


def test_the_engine_knows_the_standard_library_and_dateutil_only() -> None:
    """Whatever else the engine imports is its own."""
    known = sys.stdlib_module_names | {"dateutil"}
    foreign = [
        (module.name, name)
        for module in MODULES
        if module.room == "cadence.engine"
        for name in sorted(module.imports)
        if not within(name, "cadence.engine") and name.split(".")[0] not in known
    ]
    assert foreign == []


def test_every_room_has_a_layer() -> None:
    """A new room does not slip past the rule."""
    known = {room for layer in layers() for room in layer}
    rooms = {module.room for module in MODULES} - {"cadence"}
    assert rooms == known


def test_the_package_itself_imports_nothing() -> None:
    """`import cadence` is free: the version is a constant."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert imports == []
