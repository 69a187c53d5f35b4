"""A person's fields in the user's own editor, as a small TOML file."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from cadence.engine.prospect import Profile
from cadence.errors import UsageError
from cadence.services.profiles import FIELDS

SHOWN = tuple(field for field in FIELDS if field != "referred_by")


def edit_profile(profile: Profile, met_on: date) -> dict[str, Any]:
    """The fields after the editor was closed. Raises UsageError when they cannot be read."""
    import tomlkit

    document = tomlkit.document()
    document.add(tomlkit.comment("Save and close; a file left as it is changes nothing."))
    for field in SHOWN:
        value = getattr(profile, field)
        document.add(field, tomlkit.item(list(value) if isinstance(value, tuple) else value))
    document.add("met_on", tomlkit.item(met_on))
    before = tomlkit.dumps(document)
    after = _in_editor(before)
    return {} if after == before else _read(after)


def _in_editor(text: str) -> str:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual_editor()
    with tempfile.TemporaryDirectory(prefix="cadence-") as folder:
        path = Path(folder) / "prospect.toml"
        path.write_text(text, "utf-8")
        try:
            subprocess.run([*shlex.split(editor), str(path)], check=True)  # noqa: S603
        except (OSError, subprocess.CalledProcessError) as error:
            raise UsageError(f"The editor '{editor}' did not end well: {error}.") from None
        try:
            return path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"What the editor left cannot be read: {error}.") from None


def _usual_editor() -> str:
    return "notepad" if os.name == "nt" else "vi"


def _read(text: str) -> dict[str, Any]:
    import tomllib

    try:
        values: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"That is not valid TOML: {error}. Nothing was changed.") from None
    for field, value in values.items():
        if field in ("symptoms", "tags"):
            if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
                raise UsageError(f"{field} must be a list of texts. Nothing was changed.")
            values[field] = tuple(value)
        elif field == "met_on":
            if not isinstance(value, date):
                raise UsageError("met_on must be a date such as 2026-12-03. Nothing was changed.")
        elif field == "key":
            if not isinstance(value, bool):
                raise UsageError("key must be true or false. Nothing was changed.")
        elif not isinstance(value, str):
            raise UsageError(f"{field} must be a text in quotes. Nothing was changed.")
    return values
