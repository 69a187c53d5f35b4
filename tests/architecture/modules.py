"""The modules of the package, and what each imports, without importing any."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
PACKAGE = SRC / "cadence"


@dataclass(frozen=True)
class Module:
    """A module: its dotted name, its file, and the dotted names that it imports anywhere."""

    name: str
    path: Path
    imports: frozenset[str]

    @property
    def room(self) -> str:
        """`cadence.engine` of `cadence.engine.replay`."""
        return ".".join(self.name.split(".")[:2])


def modules() -> list[Module]:
    """Every module of the package."""
    return [_read(path) for path in sorted(PACKAGE.rglob("*.py"))]


def _read(path: Path) -> Module:
    name = ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
    tree = ast.parse(path.read_text("utf-8"))
    return Module(name, path, frozenset(_imported(tree)))


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute in this package"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def project() -> dict[str, Any]:
    """The project's one settings file."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def within(name: str, package: str) -> bool:
    """Whether a dotted name is a package, or inside it."""
    return name == package or name.startswith(f"{package}.")
