"""Rows put aside on disk: what comes in comes out, and nothing is left of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from errno import ENOSPC
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadence.errors import CannotWriteError
from cadence.store import spool
from cadence.store.spool import Spool

values = st.recursive(
    st.none() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3).map(tuple)
)


@given(st.lists(values, max_size=8), st.integers(1, 4))
def test_what_comes_in_comes_out_in_its_order(rows: list[Any], size: int) -> None:
    """As often as it is asked for, whatever the size of a batch."""
    with mock.patch.object(spool, "BATCH", size), Spool() as aside:
        for row in rows:
            aside.add(row)
        found = [list(chain.from_iterable(aside.batches())) for _ in range(2)]
        assert ([rows, rows], len(rows)) == (found, len(aside))


def test_more_can_be_added_after_it_was_read() -> None:
    """The first batch is looked at while the file is long: nothing is written over."""
    with mock.patch.object(spool, "BATCH", 2), Spool() as aside:
        for row in range(5):
            aside.add(row)
        assert [0, 1] == next(aside.batches())
        for row in range(5, 9):
            aside.add(row)
        assert list(range(9)) == list(chain.from_iterable(aside.batches()))


class Full(BytesIO):
    """A file on a disk without room."""

    def write(self, _data: object) -> int:
        """Find that out."""
        raise OSError(ENOSPC, os.strerror(ENOSPC))


def test_a_full_disk_is_told_in_a_sentence() -> None:
    """And not as a failure of the output."""
    with (
        mock.patch.object(spool, "TemporaryFile", return_value=Full()),
        mock.patch.object(spool, "BATCH", 1),
        Spool() as aside,
        pytest.raises(CannotWriteError, match="No space left on device"),
    ):
        aside.add("much")


KILLED = """
import sys
from cadence.store.spool import BATCH, Spool
aside = Spool()
for row in range(3 * BATCH):
    aside.add("Anna")
print("full", flush=True)
sys.stdin.read()
"""


def test_a_process_that_is_killed_leaves_nothing(tmp_path: Path) -> None:
    """The file has no name: the system takes it away whatever becomes of the process."""
    with subprocess.Popen(
        [sys.executable, "-c", KILLED],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert b"full\n" == process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert [] == list(tmp_path.iterdir())
