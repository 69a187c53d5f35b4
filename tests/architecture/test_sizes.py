"""Sizes and names."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version

import cadence

from .modules import PACKAGE, ROOT, modules, project

LONGEST = 300
"""Lines of a module; what a generator wrote is not counted."""
FORBIDDEN = re.compile("utils?|helpers?|managers?|base|impl")
MODULES = modules()


def test_a_module_fits_in_one_head() -> None:
    """At most 300 lines each, the frozen statements excepted."""
    lines = {
        module.name: len(module.path.read_text("utf-8").splitlines())
        for module in MODULES
        if not module.path.name.startswith("frozen_")
    }
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_a_name_says_what_is_inside() -> None:
    """No `utils`, no `helpers`, no `manager`: names that anything fits under."""
    vague = [
        module.name
        for module in MODULES
        if any(FORBIDDEN.fullmatch(part) for part in re.split("[._]", module.name))
    ]
    assert vague == []


def test_a_folder_holds_more_than_one_module() -> None:
    """A folder with one module is folded."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    lonely = [
        str(folder.relative_to(PACKAGE))
        for folder in folders
        if len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) == 1
    ]
    assert lonely == []


def test_a_module_says_what_it_is() -> None:
    """Each begins with a docstring."""
    silent = [
        module.name for module in MODULES if not module.path.read_text("utf-8").startswith('"""')
    ]
    assert silent == []


def test_the_version_stands_in_one_place() -> None:
    """The metadata read it from the package."""
    settings = project()
    assert settings["project"]["dynamic"] == ["version"]
    place = ROOT / settings["tool"]["hatch"]["version"]["path"]
    assert f'__version__ = "{cadence.__version__}"' in place.read_text("utf-8")


def test_an_installed_cadence_is_of_this_version() -> None:
    """What pip knows is what the program says; run from the sources alone, pip knows nothing."""
    try:
        known = version("cadence-followup")
    except PackageNotFoundError:
        known = cadence.__version__
    assert cadence.__version__ == known
