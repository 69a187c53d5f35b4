"""Somebody at a terminal who types a command line, tab keys and all, into a real shell."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect  # type: ignore[import-untyped]

from process.program import PATIENCE, Program

SHELLS = ("bash", "zsh", "fish")
INSISTS = "CADENCE_TEST_SHELLS"
"""Set in CI: a shell that is not installed fails there."""
PROMPT = "READY>"
RAN = "RAN IT"
BEGINS = {
    "bash": (["--noprofile"], ".bashrc", f"PS1='{PROMPT} '\n"),
    # people like to be asked before they show more than they see: nobody answers here
    "zsh": (["-d"], ".zshrc", f"PS1='{PROMPT} '\nLISTMAX=1000\n"),
    "fish": ([], ".config/fish/config.fish", f"function fish_prompt; echo '{PROMPT} '; end\n"),
}
"""How each is started, and what it reads then."""
LISTS = {"bash": "\t\t", "zsh": "\t", "fish": "\t"}
"""How often the tab key is pressed until a shell lists what a word may become."""
PROGRAM = f"""#!/bin/sh
# `cadence`, but that a command which is typed is not run: its words are written down.
case "$_CADENCE_COMPLETE$1" in
  bash*|zsh*|fish*|--install-completion|--show-completion) exec "{sys.executable}" -m cadence "$@";;
esac
printf '%s\\0' "$@" > "$HOME/ran"
echo {RAN}
"""


def shells() -> list[str]:
    """The shells that are here; all three where CI insists."""
    return [name for name in SHELLS if os.environ.get(INSISTS) or shutil.which(name)]


class Typist:
    """A shell in a terminal of its own, at the home of a program."""

    def __init__(self, shell: str, program: Program) -> None:
        self.shell = shell
        self.home = program.folder
        arguments, file, text = BEGINS[shell]
        self._write(self.home / file, text)
        self._write(self.home / "bin" / "cadence", PROGRAM).chmod(0o700)
        path = f"{self.home / 'bin'}{os.pathsep}{program.environment['PATH']}"
        self._shell = pexpect.spawn(
            shell,
            arguments,
            env={**program.environment, "PATH": path, "TERM": "xterm", "LANG": "C.UTF-8"},
            cwd=self.home,
            encoding="utf-8",
            timeout=PATIENCE,
            dimensions=(50, 120),
        )
        self._shell.expect_exact(PROMPT)

    def runs(self, keys: str) -> list[str]:
        """Type that and Enter; the words that `cadence` is given."""
        self._shell.send(f"{keys}\r")
        self._shell.expect_exact(RAN)
        self._shell.expect_exact(PROMPT)
        words = (self.home / "ran").read_text("utf-8")
        return words.split("\0")[:-1]

    def sees(self, keys: str, *texts: str) -> None:
        """Type that, let it be completed, and look: the texts have to come, in that order."""
        self._look(keys + LISTS[self.shell], *texts)

    def _look(self, keys: str, *texts: str) -> None:
        self._shell.send(keys)
        try:
            for text in texts:
                self._shell.expect_exact(text)
        finally:
            self._shell.send("\x03")
            self._shell.expect_exact(PROMPT)

    def installs(self) -> None:
        """Have completion put in place."""
        self._look("cadence --install-completion\r", "completes cadence from now on")

    def leave(self) -> None:
        """Close the terminal."""
        self._shell.close(force=True)

    @staticmethod
    def _write(path: Path, text: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(text, "utf-8")
        return path


@contextmanager
def at_a_terminal(shell: str, program: Program) -> Iterator[Typist]:
    """Somebody who has installed completion and opened a new terminal."""
    first = Typist(shell, program)
    first.installs()
    first.leave()
    typist = Typist(shell, program)
    yield typist
    typist.leave()
