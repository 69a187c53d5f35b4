"""Typed in bash, zsh and fish: the tab key finishes a word, and the shell reads it as one.

The shells that are installed are tried. With CADENCE_TEST_SHELLS=1 all three are, and a missing
one fails, as CI wants it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from process.program import Program

from .people import entered
from .typist import Typist, at_a_terminal, shells

TYPED = {
    "sno\t anna-\t tomo\t": ["snooze", "anna-kowalska", "tomorrow"],
    "log Ольг\t no-\t --not\tbusy": ["log", "Ольга-смирнова", "no-answer", "--note", "busy"],
    "close anna- --reason=pri\t": ["close", "anna-", "--reason=price"],
    "show o\\'br\t": ["show", "o'brien-pat"],
    'show "Anna K\t': ["show", "Anna Kowalska"],
    "show 'Anna K\t": ["show", "Anna Kowalska"],
    "show Anna\\ K\t": ["show", "Anna Kowalska"],
    "show eva-\t9\t": ["show", "eva-lis#9"],
    "plan show tw\t": ["plan", "show", "two-calls"],
    "--db sal\t import Nowa\t": ["--db", "sales.db", "import", "Nowa kontakty.csv"],
}
"""What is typed behind `cadence`, and what the program is given."""


@pytest.fixture(scope="module", params=shells())
def typist(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Typist]:
    """Somebody with people, at each shell in turn."""
    program = Program(tmp_path_factory.mktemp(request.param))
    entered(program)
    for name in ("Nowa kontakty.csv", "sales.db"):
        (program.folder / name).touch()
    with at_a_terminal(request.param, program) as typist:
        yield typist


@pytest.mark.parametrize("keys", TYPED)
def test_the_tab_key_finishes_a_word(keys: str, typist: Typist) -> None:
    """Commands, flags, outcomes, reasons, people, plans, settings, files."""
    assert TYPED[keys] == typist.runs(f"cadence {keys}")


def test_the_tab_key_shows_who_they_are(typist: Typist) -> None:
    """Also in bash, which knows no descriptions."""
    typist.sees("cadence show jan-nowak-", "Jan Nowak, Meble", "Jan Nowak, Wapno")


def test_no_name_is_run(typist: Typist) -> None:
    """Whatever stands in it: it is shown, and typed between hyphens."""
    typist.sees("cadence show x-", "touch harm", "touch harm", "touch harm")
    typist.sees("cadence show ", "Anna Kowalska", "touch harm")
    assert ["show", "x-touch-home-harm"] == typist.runs("cadence show x-touch-ho\t")
    assert not (typist.home / "harm").exists()
