"""The letter to one person, ready to be printed: what stands in it, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cadence.engine.advice import Advice
from cadence.engine.speech import label
from cadence.engine.vocabulary import STATE_NAMES, WRITTEN, State
from cadence.exchange.address import address_lines
from cadence.exchange.letter import Letter
from cadence.services.desk import Case, Desk
from cadence.services.fields import Blank, Fields, Given, blank
from cadence.services.wording import language_of, refuse_if_blocked
from cadence.words.filling import plain_lines
from cadence.words.texts import LETTER, Wordings, built_in

_PARTS = (LETTER, "letter_mark", "letter_subject")


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter; without one, `missing` are the fields that have to be filled first.

    With the fields of `better` it would say more.
    `is_due` says that the next step of their cadence is a written one, so that `sent` is what
    can be logged.
    """

    case: Case
    language: str
    letter: Letter | None
    is_due: bool
    missing: tuple[Blank, ...] = ()
    better: tuple[Blank, ...] = ()
    warnings: tuple[Advice, ...] = ()


def letter_for(
    desk: Desk,
    case: Case,
    wordings: Wordings = built_in,
    *,
    given: Given | None = None,
    language: str = "",
    in_window: bool = False,
    by_mail: bool = False,
) -> Drafted:
    """The letter as of today, in the person's language.

    `in_window`: it goes into an envelope, which wants an address; `by_mail`: it is an e-mail,
    which needs theirs. Raises RefusedError for somebody who is not to be contacted.
    """
    refuse_if_blocked(case)
    wording = wordings(language_of(desk, case, language))
    fields = Fields(desk, case, wording, given or {}, LETTER, in_writing=True)
    ready, missing, lacking = fields.said(_PARTS)
    better = tuple(blank(name, case.record.id) for name in lacking)
    if by_mail and not fields.value("email"):
        missing.append("email")
    is_due = _is_due(case)
    if missing:
        blanks = tuple(blank(name, case.record.id) for name in missing)
        return Drafted(case, wording.language, None, is_due, blanks, better)
    address = given["address"] if given and "address" in given else case.record.profile.address
    letter = Letter(
        language=wording.language,
        mark=ready["letter_mark"],
        name=fields.value("name"),
        company=fields.value("company"),
        address=address_lines(plain_lines(str(address))),
        email=fields.value("email"),
        sender=fields.value("me"),
        sender_company=fields.value("my_company"),
        sender_address=address_lines(plain_lines(desk.settings["me.address"])),
        sender_phone=fields.value("phone"),
        sender_email=fields.value("my_email"),
        written_on=desk.today,
        date=wording.dates.as_heading(desk.today),
        subject=ready["letter_subject"],
        paragraphs=tuple(
            tuple(paragraph.splitlines()) for paragraph in ready[LETTER].split("\n\n")
        ),
    )
    warnings = tuple(_warnings(case, letter, is_due=is_due, in_window=in_window))
    return Drafted(case, wording.language, letter, is_due, (), better, warnings)


def _is_due(case: Case) -> bool:
    standing = case.standing
    if standing.state is not State.ACTIVE:
        return False
    return case.record.cadence.steps[standing.position].channel in WRITTEN


def _warnings(case: Case, letter: Letter, *, is_due: bool, in_window: bool) -> Iterator[Advice]:
    standing = case.standing
    if not is_due:
        if standing.state is State.ACTIVE and standing.next is not None:
            why = f"{label(standing.next.action)} is next, not the letter."
        else:
            why = f"No letter is due ({STATE_NAMES[standing.state]})."
        yield Advice("letter-not-due", why)
    if in_window and not letter.address:
        keep = f"cadence edit {case.record.id} --address TEXT"
        yield Advice("no-address", f"No address is kept, so the window shows none: {keep}")
