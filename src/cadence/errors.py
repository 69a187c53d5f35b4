"""Every error a person can act on: one class, one sentence, one exit code.

The sentence says what is wrong and what to do about it. An exit code other than 0
means that nothing was changed. The codes are promised in the README.
"""

from __future__ import annotations

from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


class CadenceError(Exception):
    """The root: `code` names the kind for scripts, `exit_code` is what the process ends with."""

    code: ClassVar[str] = "unexpected"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def details(self) -> dict[str, Any]:
        """What the JSON error says beside code and message."""
        return {}


class UsageError(CadenceError):
    """An unknown option, an unreadable value, or a question with nobody to ask."""

    code = "usage"
    exit_code = 2


class MissingFieldsError(UsageError):
    """Words that lack something; `fields` are `{field, label, command}`, what is missing."""

    def __init__(self, message: str, fields: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(message)
        self.fields = tuple(fields)

    def details(self) -> dict[str, Any]:
        """What the JSON error says beside code and message."""
        return {"missing": list(self.fields)}


class NotFoundError(CadenceError):
    """No such person, change or key; `nearest` are the names that look alike."""

    code = "not-found"
    exit_code = 3

    def __init__(self, message: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.nearest = tuple(nearest)

    def details(self) -> dict[str, Any]:
        """What the JSON error says beside code and message."""
        return {"nearest": list(self.nearest)}


class AmbiguousError(CadenceError):
    """Several people match; `candidates` are `{id, name, company, state}`."""

    code = "ambiguous"
    exit_code = 4

    def __init__(self, message: str, candidates: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)

    def details(self) -> dict[str, Any]:
        """What the JSON error says beside code and message."""
        return {"candidates": list(self.candidates)}


class RefusedError(CadenceError):
    """A rule forbids it: a forbidden transition, a blocked person, already there."""

    code = "refused"
    exit_code = 5


class BadFileError(CadenceError):
    """An input file that cannot be read as what it should be; `rows` name what is wrong where."""

    code = "bad-file"
    exit_code = 6

    def __init__(self, message: str, rows: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(message)
        self.rows = tuple(rows)

    def details(self) -> dict[str, Any]:
        """What the JSON error says beside code and message."""
        return {"rows": list(self.rows)} if self.rows else {}


class NoDatabaseError(CadenceError):
    """A database was named and is not there."""

    code = "no-database"
    exit_code = 10


class BusyError(CadenceError):
    """Locked by somebody else for the whole waiting time, or unreachable."""

    code = "busy"
    exit_code = 11


class DamagedError(CadenceError):
    """The file is damaged, cut, or not ours."""

    code = "damaged"
    exit_code = 12


class NewerError(CadenceError):
    """Made by a newer cadence."""

    code = "newer"
    exit_code = 13


class CannotWriteError(CadenceError):
    """The disk is full, or the file or folder is read-only."""

    code = "cannot-write"
    exit_code = 14
