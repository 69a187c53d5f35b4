"""Where a system keeps a program's settings and data, as the library knows it."""

from __future__ import annotations

import os
import sys
from unittest import mock

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadence.cli import configuration

folders = st.sampled_from([None, "", " ", "/srv/anna", "/srv/anna ", "/srv/a b/", "/srv/ż"])


def places() -> tuple[str, str]:
    """The settings file and the database of a user who named neither."""
    return configuration.config_file(None), configuration.default_database()


def known() -> tuple[str, str]:
    """The same as the library tells them."""
    settings = platformdirs.user_config_dir("cadence", appauthor=False)
    data = platformdirs.user_data_dir("cadence", appauthor=False)
    return f"{settings}/config.toml", f"{data}/cadence.db"


@given(folders, folders, st.sampled_from(["/home/anna", "/home/a b", None]))
def test_the_places_are_those_that_the_library_knows(
    settings: str | None, data: str | None, home: str | None
) -> None:
    """On Linux they are told without it; whatever its variables are, they are the same."""
    told = {"XDG_CONFIG_HOME": settings, "XDG_DATA_HOME": data, "HOME": home}
    variables = {name: value for name, value in told.items() if value is not None}
    with mock.patch.dict(os.environ, variables, clear=True):
        assert known() == places()


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_are_left_to_the_library(system: str) -> None:
    """It knows them; here it answers for the system that it is on."""
    with mock.patch.object(configuration, "SYSTEM", system):
        assert known() == places()
    assert sys.platform == configuration.SYSTEM
