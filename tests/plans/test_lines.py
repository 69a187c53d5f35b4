"""Where in a TOML text a key stands."""

from __future__ import annotations

import tomllib

import pytest

from cadence.exchange.toml_lines import places

TEXTS = {
    "tables": ('name = "x"\n\n[[step]]\na = 1\nb = 2\n[[step]]\nb = 3\n', [(3, 4, 5), (6, 6, 7)]),
    "comments": ('# [[step]]\nname = "#" # a = 1\n[[step]] # a\n# a\na = 1\n', [(3, 5, 3)]),
    "long texts": (
        "name = \"\"\"\n[[step]]\na = 1\"\"\"\n[[step]]\nb = '''\na\n'''\na = 1",
        [(4, 8, 5)],
    ),
    "quotes at the end of a long text": ('name = """x""""\n[[step]]\na = "\\""\n', [(2, 3, 2)]),
    "an inline list": (
        "name = 1\nstep = [{a = 1, b = 2}, {b = 3},\n{a = [{b = 1}]}]\n",
        [(2, 2, 2), (2, 2, 2), (3, 3, 3)],
    ),
    "quoted keys": ('[["step"]]\n"a" = 1\n\'b\' = 2\n', [(1, 2, 3)]),
    "dotted keys": ("[[step]]\nc.a = 1\nb.c = 2\na.x = 1\n", [(1, 4, 3)]),
    "tables in between": ("[other]\na = 1\n[[step]]\nb = 1\n[step.more]\na = 2\n", [(3, 3, 4)]),
    "lists over several lines": ("[[step]]\nc = [\n'a',\n]\na = 1\n", [(1, 5, 1)]),
}


@pytest.mark.parametrize("case", TEXTS)
def test_each_key_is_on_its_line(case: str) -> None:
    """For each table of the list: its own line, that of `a`, that of `b`."""
    text, expected = TEXTS[case]
    tomllib.loads(text)
    found = places(text, "step")
    assert expected == [
        (found.table(at), found.table(at, "a"), found.table(at, "b"))
        for at in range(len(found.tables))
    ]


def test_what_is_not_there_has_the_nearest_line() -> None:
    """A table beyond the last one, a key outside."""
    found = places("a = 1\n\n[[step]]\n", "step")
    assert (3, 1, 1) == (found.table(7, "a"), found.key("b"), places("", "step").table(0))
