"""The folder of one's own cadences, beside the settings file: one TOML file for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cadence.cli.context import Context
from cadence.cli.shape import context
from cadence.engine.cadences import THREE_CALLS_AND_A_LETTER
from cadence.errors import BadFileError, CannotWriteError, NotFoundError, RefusedError, UsageError

if TYPE_CHECKING:
    from cadence.engine.model import Cadence

FOLDER = "cadences"


@dataclass(frozen=True, slots=True)
class Plan:
    """A cadence, and the file that it was read from; the built-in one has none."""

    cadence: Cadence
    file: Path | None = None


def folder(run: Context) -> Path:
    """Where the files of cadences are."""
    return run.configuration.path.parent / FOLDER


def files(run: Context) -> list[Path]:
    """The files in it by name, whatever is in them; none where there is no folder."""
    from cadence.exchange.cadence_file import SUFFIX

    place = folder(run)
    try:
        found = [path for path in place.iterdir() if path.suffix == SUFFIX]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise BadFileError(f"Cannot read {place}: {error.strerror}.") from None
    return sorted(path for path in found if not path.name.startswith("."))


def read(path: Path) -> Plan:
    """The cadence in a file. Raises BadFileError that names the file and every faulty line."""
    from cadence.cli.files import read_file
    from cadence.exchange.cadence_file import LARGEST, read_cadence

    data = read_file(path, LARGEST)
    try:
        return Plan(read_cadence(data, path.stem), path)
    except BadFileError as problem:
        rows = [{"file": path.name, **row} for row in problem.rows]
        raise BadFileError(f"{path} has {problem.message}.", rows) from None


def built_in(run: Context) -> Plan:
    """Three calls and a letter, with the intervals of the settings."""
    return Plan(run.configuration.settings.cadence)


def own(run: Context) -> Iterator[Plan | BadFileError]:
    """Every cadence of one's own, or what is wrong with its file."""
    for path in files(run):
        try:
            yield read(path)
        except BadFileError as problem:
            yield problem


def named(run: Context, name: str) -> Plan:
    """The cadence of that name.

    Raises NotFoundError that names those there are, BadFileError when its file is faulty.
    """
    wanted = checked_name(name)
    if wanted == THREE_CALLS_AND_A_LETTER:
        return built_in(run)
    path = file_of(run, wanted)
    if not path.exists():
        from difflib import get_close_matches

        known = names(run)
        raise NotFoundError(
            f"There is no cadence '{wanted}'. Known: {', '.join(known)}.",
            get_close_matches(wanted, known, n=3),
        )
    return read(path)


def names(run: Context) -> list[str]:
    """What the cadences are called, the built-in one first."""
    from cadence.exchange.cadence_file import is_a_name

    return [THREE_CALLS_AND_A_LETTER, *(p.stem for p in files(run) if is_a_name(p.stem))]


def checked_name(text: str) -> str:
    """A name as it may stand in a file's name. Raises UsageError for any other."""
    from cadence.exchange.cadence_file import LETTERS, LONGEST_NAME, is_a_name

    name = text.strip().lower()
    if not is_a_name(name):
        raise UsageError(
            f"A cadence's name has only {LETTERS}, and at most {LONGEST_NAME} of them, such as "
            "two-calls."
        )
    return name


def file_of(run: Context, name: str) -> Path:
    """The file of that checked name, whether it is there or not."""
    from cadence.exchange.cadence_file import SUFFIX

    return folder(run) / f"{name}{SUFFIX}"


def write_new(run: Context, name: str) -> Path:
    """Write a file to begin with; where it is. Raises RefusedError when the name is taken."""
    from cadence.cli.files import write_file
    from cadence.exchange.cadence_file import template

    wanted = checked_name(name)
    path = file_of(run, wanted)
    if wanted == THREE_CALLS_AND_A_LETTER:
        raise RefusedError(f"{wanted} is the built-in cadence; choose another name.")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(f"Cannot make {path.parent}: {error.strerror}.") from None
    try:
        write_file(path, template(wanted))
    except RefusedError:
        raise RefusedError(
            f"There is a {path} already, and it stays as it is: edit it, or choose another name."
        ) from None
    return path


def complete_plan(ctx: typer.Context, incomplete: str) -> list[str]:
    """The names of cadences that begin so."""
    try:
        return [name for name in names(context(ctx)) if name.startswith(incomplete)]
    except Exception:  # a completion never talks into somebody's command line
        return []
