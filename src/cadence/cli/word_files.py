"""The folder of one's own texts, beside the settings file: one TOML file for each language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cadence.cli.context import Context
from cadence.engine.figures import LANGUAGES
from cadence.errors import BadFileError

if TYPE_CHECKING:
    from cadence.services.own_words import OwnWords
    from cadence.words.texts import Wording, Wordings

FOLDER = "words"
SUFFIX = ".toml"


def folder(run: Context) -> Path:
    """Where the files of one's own texts are."""
    return run.configuration.path.parent / FOLDER


def wordings(run: Context) -> Wordings:
    """The texts of a language as they are in force: one's own over those of the package."""

    def in_force(language: str) -> Wording:
        from cadence.words.texts import built_in

        wording, path = built_in(language), folder(run) / f"{language}{SUFFIX}"
        if not path.exists():
            return wording
        from cadence.services.own_words import over

        return over(wording, read(path))

    return in_force


def read(path: Path) -> OwnWords:
    """One's own texts in a file that is called by its language.

    Raises BadFileError that names the file and every faulty line.
    """
    from cadence.cli.files import read_file
    from cadence.services.own_words import LARGEST, read_own
    from cadence.words.texts import built_in

    if path.stem not in LANGUAGES:
        why = f"it is called by no language: {', '.join(LANGUAGES)}"
        rows: list[dict[str, object]] = [{"file": path.name, "row": 1, "why": why}]
        raise BadFileError(f"{path} has 1 error.", rows)
    data = read_file(path, LARGEST)
    try:
        return read_own(data, built_in(path.stem))
    except BadFileError as problem:
        rows = [{"file": path.name, **row} for row in problem.rows]
        raise BadFileError(f"{path} has {problem.message}.", rows) from None


def own(run: Context) -> Iterator[tuple[Path, OwnWords | BadFileError]]:
    """Every file of one's own by name, with what is in it or what is wrong with it."""
    try:
        found = sorted(path for path in folder(run).iterdir() if path.suffix == SUFFIX)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise BadFileError(f"Cannot read {folder(run)}: {error.strerror}.") from None
    for path in found:
        if path.name.startswith("."):
            continue
        try:
            yield path, read(path)
        except BadFileError as problem:
            yield path, problem
