"""Completion put in place: `--install-completion` and `--show-completion`.

bash and zsh read a file of ours by a line at the end of what they read when they begin; fish
looks into a folder by itself. A file of the user's is only ever added to.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cadence.errors import CannotWriteError, UsageError

if TYPE_CHECKING:
    from cadence.cli.context import Context

SHELLS = ("bash", "zsh", "fish")


class Installed(NamedTuple):
    """Where completion was put; `line` is what `begins` got at its end, if it had to."""

    shell: str
    script: Path
    begins: Path | None
    line: str


def show(run: Context) -> None:
    """Print the script for the shell that this was typed in."""
    run.screen.exact().write(_script(_shell()))


def install(run: Context) -> None:
    """Put the script where the shell finds it, and say where that is."""
    done = _installed(_shell())
    if run.flags.json:
        files = [str(path) for path in (done.script, done.begins) if path is not None]
        run.screen.document({"shell": done.shell, "files": files})
        return
    run.screen.say(f"{done.shell} completes cadence from now on: {done.script}")
    if done.begins is not None:
        run.screen.say(f"{done.begins} has this line for it: {done.line}")
    run.screen.note("Open a new terminal to have it there.")


def _shell() -> str:
    """The shell that this was typed in. Raises UsageError for another than the three."""
    import shellingham  # type: ignore[import-untyped]

    try:
        name = str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        name = Path(os.environ.get("SHELL", "")).name
    if name not in SHELLS:
        raise UsageError(
            f"Completion is there for bash, zsh and fish; this is {name or 'none of them'}. "
            "Run it in the shell that you use."
        )
    return name


def _script(shell: str) -> str:
    return (Path(__file__).parent / "shells" / f"cadence.{shell}").read_text("utf-8")


def _installed(shell: str) -> Installed:
    from cadence.cli.files import write_file

    home = Path.home()
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    if shell == "fish":
        script = settings / "fish" / "completions" / "cadence.fish"
        write_file(script, _script(shell), replace=True)
        return Installed(shell, script, None, "")
    script = settings / "cadence" / f"completion.{shell}"
    folder = Path(os.environ.get("ZDOTDIR") or home) if shell == "zsh" else home
    begins = folder / f".{shell}rc"
    line = f"source {shlex.quote(str(script))}"
    try:
        known = begins.read_bytes() if begins.exists() else b""
        with begins.open("ab") as stream:  # it can be added to: only then is anything written
            write_file(script, _script(shell), replace=True)
            if line.encode() not in known.splitlines():
                stream.write(b"\n" if known and not known.endswith(b"\n") else b"")
                stream.write(f"{line}\n".encode())
    except OSError as error:
        raise CannotWriteError(f"Cannot add a line to {begins}: {error.strerror}.") from None
    return Installed(shell, script, begins, line)
