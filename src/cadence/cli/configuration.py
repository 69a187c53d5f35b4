"""The settings file and the environment: what was set, where, and how it is written back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cadence.errors import CannotWriteError, UsageError
from cadence.services.settings import DEFAULTS, Settings, read_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

APP = "cadence"
FILE_NAME = "config.toml"
DATABASE_NAME = "cadence.db"
LARGEST = 1 << 20
"""Bytes of a settings file."""


class Configuration:
    """The settings in force; `origin` says where each key's value came from."""

    def __init__(self, path: Path, settings: Settings, in_file: Mapping[str, Any]) -> None:
        self.path = path
        self.settings = settings
        self.in_file = in_file

    @property
    def origin(self) -> dict[str, str]:
        """`file` or `default` for each key."""
        return {key: "file" if key in self.in_file else "default" for key in DEFAULTS}


def config_path(flag: str | None) -> Path:
    """Which settings file: the flag beats the environment beats the user's folder."""
    named = flag or os.environ.get("CADENCE_CONFIG")
    if named:
        return as_path(named)
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / FILE_NAME


def as_path(text: str) -> Path:
    """A path as it was typed, `~` and all. Raises UsageError for a home that nobody has."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise UsageError(f"There is no home folder such as in {text}.") from None


def default_database() -> Path:
    """The database at its default place, in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / DATABASE_NAME


def load(flag: str | None) -> Configuration:
    """Read the settings. Raises UsageError that names the file and the line."""
    path = config_path(flag)
    values: dict[str, Any] = {}
    try:
        text = _text(path)
    except FileNotFoundError:
        if flag or os.environ.get("CADENCE_CONFIG"):
            folder = path.parent
            if not folder.is_dir():
                raise UsageError(f"There is no folder {folder} for the settings.") from None
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Cannot read the settings in {path}: {error}.") from None
    if text:
        values = read_settings(_parsed(text, path), text, str(path))
    return Configuration(path, Settings({**DEFAULTS, **values}), values)


def _text(path: Path) -> str:
    """What stands in the file. Raises UsageError for one that has no end."""
    with path.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise UsageError(f"{path} is too large for a settings file.")
    return content.decode("utf-8")


def _parsed(text: str, path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not valid TOML: {error}.") from None


def write_setting(path: Path, key: str, value: object) -> None:
    """Put one value into the file, or take it out with None; comments stay as they are."""
    import tomlkit

    from cadence.cli.files import write_file

    try:
        text = path.read_text("utf-8") if path.exists() else ""
    except OSError as error:
        raise CannotWriteError(f"Cannot read {path}: {error.strerror}.") from None
    document = tomlkit.parse(text)
    section, _, name = key.rpartition(".")
    table: Any = document
    if section:
        if section not in document:
            document[section] = tomlkit.table()
        table = document[section]
    if value is None:
        table.pop(name, None)
    elif not section and name not in document:
        # A key without a section has to stand before the first section.
        fresh = tomlkit.document()
        fresh.add(name, tomlkit.item(value))
        text = tomlkit.dumps(fresh) + tomlkit.dumps(document)
        document = tomlkit.parse(text)
    else:
        table[name] = value
    write_file(path, tomlkit.dumps(document), replace=True)


@contextmanager
def kept_together(path: Path) -> Iterator[Callable[[str, object], None]]:
    """A way to write settings that is taken back when what goes on around it fails.

    A setting and the dates that follow from it change together, or neither does.
    """
    before: list[bytes | None] = []

    def write(key: str, value: object) -> None:
        if not before:
            before.append(path.read_bytes() if path.exists() else None)
        write_setting(path, key, value)

    try:
        yield write
    except BaseException:
        from cadence.cli.files import write_file

        if before and before[0] is not None:
            write_file(path, before[0], replace=True)
        elif before:
            path.unlink(missing_ok=True)
        raise
