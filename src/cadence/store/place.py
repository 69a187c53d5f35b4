"""Where a database is: a file of one's own, or a server that a team shares."""

from __future__ import annotations

import os

from cadence.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_SCHEMES = ("postgresql://", "postgres://")
_FILE = "sqlite:///"
# Text, since a path, which is what most give, needs no `re`: it takes a fifth of `count`'s time.
_URL = (
    r"(?P<scheme>postgres(?:ql)?://)(?:(?P<user>[^@:/?#]*)(?::[^@/?#]*)?@)?"
    r"(?P<hosts>[^@/?#]*)(?P<name>/[^@?#]*)?(?:\?(?P<options>[^@#]*))?"
)
_HOST = r"(\[[0-9A-Fa-f:.%]*\]|[^\[\]:]*)(:\d{1,5})?"
_HALF_A_LETTER = "%(?![0-9A-Fa-f]{2})"
_SHOWN = ("host", "hostaddr", "port", "user", "dbname", "service", "sslmode", "options")
"""What may stand behind the `?` and is no secret."""


class Server:
    """A PostgreSQL database by its URL. As a text it is without the password."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __str__(self) -> str:
        found = _parts(self.url)
        assert found is not None, "`server` checked it"
        user = f"{found['user']}@" if found["user"] else ""
        options = [
            option
            for option in (found["options"] or "").split("&")
            if option.partition("=")[0] in _SHOWN
        ]
        after = f"?{'&'.join(options)}" if options else ""
        return f"{found['scheme']}{user}{found['hosts']}{found['name'] or ''}{after}"


class File:
    """A database of one's own by its path, as it is named to the system.

    Not a `Path`: with all that `pathlib` loads, `count` takes a third longer.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    def __fspath__(self) -> str:
        return self._path

    def __str__(self) -> str:
        return self._path


Where = os.PathLike[str] | Server


def server(text: str) -> Server | None:
    """The server that a text names; None for a text that is a path.

    Raises UsageError, without the text, for a URL that cannot be read or is of another kind: it
    may hold a password.
    """
    if "://" not in text or text.startswith(_FILE):
        return None
    if not text.startswith(_SCHEMES):
        raise UsageError(
            "A database is a file or a PostgreSQL server: --db takes a path, or "
            "postgresql://user@host/name."
        )
    if _parts(text) is None:
        raise UsageError(
            "That URL cannot be read: it is postgresql://user@host/name, and in a password "
            "@ is written %40, : is %3A, / is %2F, ? is %3F, # is %23, % is %25."
        )
    return Server(text)


def shown(text: str) -> str:
    """What somebody gave for a database as it may be shown: a URL without its password."""
    try:
        found = server(text)
    except UsageError:
        return f"{text.partition('://')[0]}://…"
    return text if found is None else str(found)


def _parts(url: str) -> re.Match[str] | None:
    """The URL's parts; None when it is none, or what looks like a host may be of a password."""
    import re

    found = re.fullmatch(_URL, url)
    if found is None or re.search(_HALF_A_LETTER, url):
        return None
    return found if all(re.fullmatch(_HOST, one) for one in found["hosts"].split(",")) else None
