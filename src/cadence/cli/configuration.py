"""The settings file and the environment: what was set, where, and how it is written back."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from cadence.errors import CannotWriteError, UsageError
from cadence.services.settings import DEFAULTS, Settings, read_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

APP = "cadence"
SYSTEM: str = sys.platform
FILE_NAME = "config.toml"
DATABASE_NAME = "cadence.db"
LARGEST = 1 << 20
"""Bytes of a settings file."""


class Configuration:
    """The settings in force; `origin` says where each key's value came from."""

    def __init__(self, file: str, settings: Settings, in_file: Mapping[str, Any]) -> None:
        self._file = file
        self.settings = settings
        self.in_file = in_file

    @property
    def path(self) -> Path:
        """The settings file, which may not be there."""
        from pathlib import Path

        return Path(self._file)

    @property
    def origin(self) -> dict[str, str]:
        """`file` or `default` for each key."""
        return {key: "file" if key in self.in_file else "default" for key in DEFAULTS}


def config_file(flag: str | None) -> str:
    """Which settings file: the flag beats the environment beats the user's folder."""
    named = flag or os.environ.get("CADENCE_CONFIG")
    return as_path(named) if named else os.path.join(_folder("config"), FILE_NAME)


def as_path(text: str) -> str:
    """A path as it was typed, `~` and all. Raises UsageError for a home that nobody has."""
    path = os.path.expanduser(text)
    if path.startswith("~"):
        raise UsageError(f"There is no home folder such as in {text}.")
    return path


def default_database() -> str:
    """The database at its default place, in the user's data folder."""
    return os.path.join(_folder("data"), DATABASE_NAME)


def _folder(kind: str) -> str:
    """The user's own folder of that kind (`config`, `data`) for this program.

    On Linux it is what the XDG rules say. The library knows every system's, also this one's (a
    test compares), but it takes half as long again as all the rest of `count`.
    """
    if SYSTEM == "linux":
        usual = {"config": "~/.config", "data": "~/.local/share"}[kind]
        named = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
        return os.path.join(named if named.strip() else os.path.expanduser(usual), APP)
    import platformdirs

    known = {"config": platformdirs.user_config_dir, "data": platformdirs.user_data_dir}[kind]
    return known(APP, appauthor=False)


def load(flag: str | None) -> Configuration:
    """Read the settings. Raises UsageError that names the file and the line."""
    path = config_file(flag)
    values: dict[str, Any] = {}
    try:
        text = _text(path)
    except FileNotFoundError:
        if flag or os.environ.get("CADENCE_CONFIG"):
            folder = os.path.dirname(path) or os.curdir
            if not os.path.isdir(folder):
                raise UsageError(f"There is no folder {folder} for the settings.") from None
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Cannot read the settings in {path}: {error}.") from None
    if text:
        values = read_settings(_parsed(text, path), text, path)
    return Configuration(path, Settings({**DEFAULTS, **values}), values)


def _text(path: str) -> str:
    """What stands in the file. Raises UsageError for one that has no end."""
    with open(path, "rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise UsageError(f"{path} is too large for a settings file.")
    return content.decode("utf-8")


def _parsed(text: str, path: str) -> dict[str, Any]:
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
