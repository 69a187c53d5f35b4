"""A database by what somebody typed: a path, or a URL whose password is never shown."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadence.errors import UsageError
from cadence.store.place import server, shown

READABLE = {
    "postgresql://anna@db.example/sales": "postgresql://anna@db.example/sales",
    "postgres://anna@db.example/sales": "postgres://anna@db.example/sales",
    "postgresql://anna:secret@db.example:5433/sales": "postgresql://anna@db.example:5433/sales",
    "postgresql://anna:se:cret@db.example/sales": "postgresql://anna@db.example/sales",
    "postgresql://:secret@db.example/sales": "postgresql://db.example/sales",
    "postgresql://db.example": "postgresql://db.example",
    "postgresql://": "postgresql://",
    "postgresql:///sales?host=/run/postgresql": "postgresql:///sales?host=/run/postgresql",
    "postgresql://a@h/s?password=secret&sslmode=require": "postgresql://a@h/s?sslmode=require",
    "postgresql://a@h/s?sslpassword=secret": "postgresql://a@h/s",
    "postgresql://a@h/s?scram_client_key=secret": "postgresql://a@h/s",
    "postgresql://a:secret@[::1]:5433/s": "postgresql://a@[::1]:5433/s",
    "postgresql://a:secret@one:1,two:2/s": "postgresql://a@one:1,two:2/s",
    "postgresql://a%40b:secret@h/s": "postgresql://a%40b@h/s",
}
UNREADABLE = [
    "postgresql://anna:se@cret@db.example/sales",
    "postgresql://anna:se/cret@db.example/sales",
    "postgresql://anna:se?cret@db.example/sales",
    "postgresql://anna:se#cret@db.example/sales",
    "postgresql://anna:se%cret@db.example/sales",
    "postgresql://anna:12/secret@db.example/sales",
    "postgresql://anna:secret",
    "mysql://anna:secret@db.example/sales",
    "postgresql+psycopg://anna:secret@db.example/sales",
    "http://anna:secret@db.example",
    "://secret",
]
PATHS = ["", "sales.db", "/home/anna/sales.db", "sqlite:///sales.db", "C:\\sales.db", "a@b", "a:b"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize("url", READABLE)
def test_a_url_is_shown_without_its_password(url: str) -> None:
    """Everything else of it stays, so that a person knows it again."""
    found = server(url)
    assert found is not None
    assert [READABLE[url]] * 2 == [str(found), shown(url)]
    assert url == found.url


@pytest.mark.parametrize("url", UNREADABLE)
def test_a_url_that_cannot_be_read_is_refused_and_not_repeated(url: str) -> None:
    """What cannot be read may hold a password anywhere."""
    with pytest.raises(UsageError) as refused:
        server(url)
    assert "cret" not in refused.value.message
    assert "cret" not in shown(url)
    assert shown(url).endswith("://…")


@pytest.mark.parametrize("text", PATHS)
def test_a_path_is_a_path(text: str) -> None:
    """Also one with signs that stand in URLs."""
    assert (None, text) == (server(text), shown(text))


def test_a_server_holds_its_password_back_in_a_defect_too() -> None:
    """What a traceback or a log shows of it is nothing."""
    found = server("postgresql://anna:secret@db.example/sales")
    assert "secret" not in f"{found!r} {found}"


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(user=TEXTS, password=TEXTS, typed=st.booleans())
def test_no_password_is_ever_shown(user: str, password: str, typed: bool) -> None:
    """However it is written: as a URL wants it, or as somebody typed it."""
    marked = f"<{password}>"
    written = marked if typed else quote(marked, safe="")
    url = f"postgresql://{quote(user, safe='')}:{written}@db.example/sales"
    assert written not in shown(url)
    assert marked not in shown(url)
