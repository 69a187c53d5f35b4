"""The shape of an e-mail address or a phone number: what is wrong with it, in a clause.

Only what is certainly wrong is named. Whether an address exists is nobody's guess here.
"""

from __future__ import annotations

from typing import Final

MIN_PHONE_DIGITS: Final = 3
"""The shortest numbers that ring (112)."""

_SHOWN: Final = 60


class RowError(ValueError):
    """What is wrong with a record, as a short clause."""


def is_email(text: str) -> bool:
    """Whether it is something@something: one @, no blanks, nothing invisible."""
    return (
        text.count("@") == 1
        and text[0] != "@" != text[-1]
        and " " not in text
        and text.isprintable()
    )


def email_fault(text: str) -> str | None:
    """What keeps a text from being an e-mail address, as a clause; None when it is one."""
    if is_email(text):
        return None
    local, at, domain = text.partition("@")
    if not at:
        fault = "no @ in it"
    elif any(map(str.isspace, text)):
        fault = "a blank in it"
    elif "@" in domain:
        fault = "more than one @"
    elif not local:
        fault = "nothing before the @"
    elif not domain:
        fault = "nothing after the @"
    else:
        fault = "an invisible character in it"
    return f"the e-mail {shown(text)} is not an address ({fault})"


def emails_in(cell: str) -> list[str]:
    """The addresses in a cell: nearly always one, else several with `,`, `;` or blanks between.

    Raises RowError when it is no address, nor several.
    """
    fault = email_fault(cell)
    if fault is None:
        return [cell]
    several = cell.replace(",", " ").replace(";", " ").split()
    if len(several) > 1 and all(map(is_email, several)):
        return several
    raise RowError(fault)


def phone_fault(text: str) -> str | None:
    """What keeps a text from being a phone number, as a clause; None when it may be one."""
    # Nearly every number ends with three digits: one look instead of counting.
    if text[-MIN_PHONE_DIGITS:].isdecimal() and len(text) >= MIN_PHONE_DIGITS:
        return None
    if digits_in(text) >= MIN_PHONE_DIGITS:
        return None
    return f"the phone {shown(text)} has fewer than {MIN_PHONE_DIGITS} digits"


def digits_in(text: str) -> int:
    """How many decimal digits a text has, of any script."""
    return sum(map(str.isdecimal, text))


def shown(text: str) -> str:
    """A piece of a file for a message: in quotation marks, on one line, at most 60 characters."""
    # U+FFFD in a reason would make a row of rejects look damaged after it was mended.
    line = " ".join(text[: 10 * _SHOWN].split()).replace("\ufffd", "?")
    return f'"{line[: _SHOWN - 1]}…"' if len(line) > _SHOWN else f'"{line}"'
