"""`--install-completion` puts a script where the shell finds it, and adds to what is there."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import shellingham  # type: ignore[import-untyped]

from process.program import Ended, Program

RC = {"bash": ".bashrc", "zsh": ".zshrc"}
SCRIPTS = {
    "bash": ".config/cadence/completion.bash",
    "zsh": ".config/cadence/completion.zsh",
    "fish": ".config/fish/completions/cadence.fish",
}


Called = Callable[[str | None], None]


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Called:
    """Says which shell this is typed in."""

    def is_called(name: str | None) -> None:
        def detect_shell() -> tuple[str, str]:
            if name is None:
                raise shellingham.ShellDetectionFailure
            return name, f"/bin/{name}"

        monkeypatch.setattr(shellingham, "detect_shell", detect_shell)

    return is_called


def installed(program: Program, *words: str) -> Ended:
    """Installed once; it must have ended well."""
    done = program.inside("--install-completion", *words)
    assert 0 == done.code, done
    return done


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_script_lies_where_the_shell_looks(name: str, shell: Called, nobody: Program) -> None:
    """And it is what `--show-completion` shows."""
    shell(name)
    installed(nobody)
    script = (nobody.folder / SCRIPTS[name]).read_text("utf-8")
    assert script == nobody.inside("--show-completion").out


@pytest.mark.parametrize("name", RC)
def test_what_the_shell_begins_with_is_added_to(name: str, shell: Called, nobody: Program) -> None:
    """At its end, on a line of its own; twice is once."""
    shell(name)
    begins = nobody.folder / RC[name]
    begins.write_bytes(b"alias ll='ls -l'\n# \xff and no end of the line")
    for _ in range(2):
        installed(nobody)
    line = f"source {nobody.folder / SCRIPTS[name]}\n".encode()
    assert b"alias ll='ls -l'\n# \xff and no end of the line\n" + line == begins.read_bytes()


def test_fish_needs_no_line(shell: Called, nobody: Program) -> None:
    """It looks into a folder."""
    shell("fish")
    installed(nobody)
    assert {SCRIPTS["fish"]} == nobody.files()


def test_the_folders_of_the_user_are_kept_to(shell: Called, nobody: Program) -> None:
    """`XDG_CONFIG_HOME` and `ZDOTDIR`, blanks and all."""
    shell("zsh")
    settings, folder = nobody.folder / "my settings", nobody.folder / "zsh"
    folder.mkdir()
    nobody.environment |= {"XDG_CONFIG_HOME": str(settings), "ZDOTDIR": str(folder)}
    installed(nobody)
    script = settings / "cadence/completion.zsh"
    assert (True, f"source '{script}'\n") == (script.exists(), (folder / ".zshrc").read_text())


def test_a_script_is_told_which_files_were_written(shell: Called, nobody: Program) -> None:
    """One JSON document, as everywhere."""
    shell("bash")
    files = [str(nobody.folder / SCRIPTS["bash"]), str(nobody.folder / ".bashrc")]
    expected = {"format": 1, "shell": "bash", "files": files}
    assert expected == json.loads(installed(nobody, "--json").out)


def test_another_shell_is_refused(shell: Called, nobody: Program) -> None:
    """In a sentence that names the three."""
    shell("pwsh")
    done = nobody.inside("--install-completion")
    assert (2, set()) == (done.code, nobody.files())
    assert "for bash, zsh and fish; this is pwsh." in done.err


@pytest.mark.parametrize(("named", "code"), [("/usr/bin/fish", 0), ("", 2)])
def test_a_shell_that_is_not_seen_is_that_of_the_user(
    named: str, code: int, shell: Called, nobody: Program
) -> None:
    """`SHELL` says it, where the process that called does not."""
    shell(None)
    nobody.environment["SHELL"] = named
    assert code == nobody.inside("--show-completion").code


def test_a_file_that_cannot_be_added_to_is_told(shell: Called, nobody: Program) -> None:
    """And nothing else is written."""
    shell("bash")
    (nobody.folder / ".bashrc").mkdir()
    done = nobody.inside("--install-completion")
    assert (14, set()) == (done.code, nobody.files())
    assert f"Cannot add a line to {nobody.folder / '.bashrc'}" in done.err
