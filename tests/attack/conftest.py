"""Kills and forks are those of Unix."""

from __future__ import annotations

import os

collect_ignore_glob = ["test_*"] if os.name == "nt" else []
