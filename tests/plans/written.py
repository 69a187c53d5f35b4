"""Files of cadences as a user writes them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

TODAY = "2026-11-23"
"""A Monday."""
GENTLE = ("letter-1 letter 1d", "e-mail-1 e-mail 3bd", "call-1 call 2w", "call-2 call 1m")
"""Four steps, a letter first, a call last."""


def text(name: str, *steps: str) -> str:
    """A file with those steps: name, channel, interval."""
    lines = [f'name = "{name}"']
    for step in steps:
        called, channel, after = step.split()
        lines += ["", "[[step]]", f'name = "{called}"', f'channel = "{channel}"']
        lines += [f'after = "{after}"', f'says = "{called}!"']
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class Written:
    """The folder of cadences; it is there once something is written into it."""

    folder: Path

    def write(self, name: str, content: str | bytes) -> Path:
        """A file of that name, whatever is in it."""
        self.folder.mkdir(exist_ok=True)
        path = self.folder / f"{name}.toml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def cadence(self, name: str, *steps: str) -> Path:
        """A file with those steps."""
        return self.write(name, text(name, *steps))
