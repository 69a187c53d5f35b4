"""The man page says what the program and the README say.

Where mandoc and groff are installed, both read it without a complaint. With CADENCE_TEST_MANUAL=1
they have to be, as CI wants it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib

import pytest

from .conftest import Commands
from .console import README, ROOT
from .manual import MANUAL, dated, manual
from .roff import lines, marked, typed

INSISTS = "CADENCE_TEST_MANUAL"
READERS = {
    "mandoc": ["mandoc", "-Tlint", "-Wwarning"],
    "groff": ["groff", "-man", "-ww", "-z"],
}


@pytest.fixture(scope="module")
def page() -> str:
    """The page as it is committed."""
    return MANUAL.read_text("utf-8")


def test_the_page_is_what_the_program_says_today(page: str) -> None:
    """After a wanted change: `python -m tests.documents.refresh`."""
    assert manual(README.read_text("utf-8"), dated(page)) == page


@pytest.mark.parametrize(
    "reader", [name for name in READERS if os.environ.get(INSISTS) or shutil.which(name)]
)
def test_a_reader_of_man_pages_has_no_complaint(reader: str) -> None:
    """The two that systems use."""
    done = subprocess.run([*READERS[reader], str(MANUAL)], capture_output=True, text=True)
    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


def test_every_command_and_flag_is_in_the_page(page: str, commands: Commands) -> None:
    """By its name, in bold, so that it can be searched for."""
    flags = {flag for one in commands.values() for param in one.params for flag in param.opts}
    typed = {*commands, *(flag for flag in flags if flag.startswith("-"))}
    written = set(re.findall(r"\\fB([^\\]*(?:\\-[^\\]*)*)\\fR", page))
    assert set() == typed - {text.replace("\\-", "-") for text in written}


def test_the_page_is_plain_ascii(page: str) -> None:
    """Whatever reads it, and in whatever locale."""
    assert page.isascii()


def test_the_page_is_installed_where_man_looks() -> None:
    """Beside the program: in a virtual environment, by pipx, by a system's own packages."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shared = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert {str(MANUAL.relative_to(ROOT)): "share/man/man1/cadence.1"} == shared


def test_marks_become_fonts() -> None:
    """Code and strong words bold, stressed ones italic, links their text."""
    told = marked("`a-b` and **c**, *d*, [e](f.md): don't \\ 5 …")
    assert r"\fBa\-b\fR and \fBc\fR, \fId\fR, e: don\(aqt \e 5 \[u2026]" == told


def test_what_is_put_in_is_italic() -> None:
    """And what may be left out stands in its brackets."""
    assert r"\fBlog\fR \fIWHO\fR [\fIWHEN\fR|\fBnever\fR]" == typed("log WHO [WHEN|never]")


def test_no_line_is_taken_for_a_request() -> None:
    """A sentence may begin with a dot."""
    assert [r"\&.config is one"] == lines(".config is one")
