"""A program of its own for every test, as in `tests/process`."""

from __future__ import annotations

import sys

# Pseudo-terminals and their signals are those of Unix; what is pure is tested everywhere.
if sys.platform == "win32":
    collect_ignore_glob = ["test_on_*", "test_line_by_line.py", "test_choices.py"]
else:
    from process.conftest import folder, peopled, program

    __all__ = ["folder", "peopled", "program"]
