"""What may not be logged, and what to do instead (domain 3, the forbidden transitions)."""

from __future__ import annotations

import pytest

from cadence.engine.rules import is_no_op, never_with_an_end, refusal
from cadence.engine.vocabulary import Outcome, State

from .calendars import SKIP
from .lives import lived, standing_after, told, touch

CALLED = "added 2026-11-21 first_call=2026-11-23\n 2026-11-23 no-answer\n"
CLIENT = "added 2026-11-21 client_since=2026-11-02\n"
LETTER = CALLED + "2026-11-24 no-answer\n 2026-11-25 no-answer\n"
LIVES = {
    State.ACTIVE: CALLED,
    State.ENGAGED: CALLED + "2026-11-24 meeting when=2026-12-03",
    State.CLIENT: CLIENT,
    State.LOST: CLIENT + "2026-11-24 lose",
    State.NURTURE: CALLED + "2026-11-24 close reason=price",
    State.QUIET: CALLED + "2026-11-24 close reason=vanished",
    State.CLOSED: CALLED + "2026-11-24 close",
    State.GONE: CALLED + "2026-11-24 close reason=gone",
    State.DO_NOT_CONTACT: CALLED + "2026-11-24 close reason=do-not-contact",
}
"""How each state was reached, on Tue 24 November at the latest."""

# yes: taken. no: refused. force: refused, and taken when the user insists.
TABLE = """
              active engaged client lost nurture quiet closed gone do-not-contact
    no-answer yes    yes     yes    yes  yes     yes   force  no   no
    voicemail yes    yes     yes    yes  yes     yes   force  no   no
    gatekeeper yes   yes     yes    yes  yes     yes   force  no   no
    spoke     yes    yes     yes    yes  yes     yes   force  no   no
    attempt   yes    yes     yes    yes  yes     yes   force  no   no
    reply     yes    yes     yes    yes  yes     yes   yes    no   no
    meeting   yes    yes     yes    yes  yes     yes   no     no   no
    answer    yes    yes     no     yes  yes     yes   no     no   no
    yes       yes    yes     no     yes  yes     yes   no     no   no
    refused   yes    yes     no     no   yes     yes   force  no   no
    stall     yes    no      no     no   no      no    force  no   no
    sent      force  yes     yes    yes  yes     yes   force  no   no
    skip      yes    no      no     no   no      no    force  no   no
    held      force  yes     yes    no   no      no    force  no   no
    missed    force  yes     force  no   no      no    force  no   no
    nothing   force  yes     force  no   no      no    force  no   no
    no        no     no      no     yes  yes     yes   force  no   no
    snooze    yes    yes     yes    yes  yes     yes   no     no   no
    close     yes    yes     no     yes  yes     yes   yes    no   no
    reopen    no     no      no     yes  yes     yes   yes    no   force
    sign      yes    yes     no     yes  yes     yes   yes    no   no
    lose      no     no      yes    no   no      no    no     no   no
    note      yes    yes     yes    yes  yes     yes   yes    yes  yes
    milestone yes    yes     yes    yes  yes     yes   no     no   no
    remark    yes    yes     yes    yes  yes     yes   yes    no   yes
    complaint yes    yes     yes    yes  yes     yes   yes    no   yes
    defect    yes    yes     yes    yes  yes     yes   yes    no   yes
    acknowledged yes yes     yes    yes  yes     yes   yes    yes  yes
    answered  yes    yes     yes    yes  yes     yes   yes    yes  yes
"""
HEADER, *ROWS = (line.split() for line in TABLE.strip().splitlines())


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_every_outcome_is_taken_or_refused_in_every_state(row: list[str]) -> None:
    """The table of all transitions: on Thu 26 November somebody logs this outcome."""
    outcome, *expected = row
    assert expected == [_taken(State(state), outcome) for state in HEADER]


def test_the_table_leaves_nothing_out() -> None:
    """Every state has its column, every outcome its row."""
    assert (set(State), set(Outcome)) == (set(HEADER), {row[0] for row in ROWS})


@pytest.mark.parametrize("state", State)
def test_the_lives_of_the_table_are_what_they_say(state: State) -> None:
    """Each column begins where its heading says."""
    assert state is standing_after(LIVES[state], SKIP).state


def _taken(state: State, outcome: str) -> str:
    standing = standing_after(LIVES[state], SKIP)
    if refusal(standing, touch(f"2026-11-26 {outcome}"), SKIP, "anna") is None:
        return "yes"
    insisted = refusal(standing, touch(f"2026-11-26 {outcome} forced"), SKIP, "anna")
    return "no" if insisted is not None else "force"


SENTENCES = [
    (
        State.ACTIVE,
        "2026-11-26 sent",
        "Call 2 comes before the letter. Add --force if the letter really went out now.",
    ),
    (
        State.ACTIVE,
        "2026-11-23 voicemail",
        (
            "A call of the cadence is already logged for Mon 23 Nov 2026; the next is for another "
            "day. Add --force if there really were two."
        ),
    ),
    (
        State.ACTIVE,
        "2026-11-26 held",
        "No meeting is agreed. Log it first: cadence log anna meeting --when DATE.",
    ),
    (State.ACTIVE, "2026-11-26 no", "A clear no is logged as: cadence log anna refused."),
    (
        State.ACTIVE,
        "2026-11-26 lose",
        "Not a client, so there is none to lose. To drop them: cadence close anna.",
    ),
    (
        State.ENGAGED,
        "2026-11-26 stall",
        (
            "They are in talks: thinking time needs a day. By which day will they answer? "
            "cadence log anna answer --when DATE"
        ),
    ),
    (
        State.CLIENT,
        "2026-11-26 close",
        "A client is not closed. If they left: cadence lose anna.",
    ),
    (
        State.CLOSED,
        "2026-11-26 spoke",
        (
            "Closed on Tue 24 Nov 2026 (dropped): we do not chase. "
            "If they came back by themselves: cadence reopen anna."
        ),
    ),
    (
        State.GONE,
        "2026-11-26 reply",
        "Marked as gone: nothing more can be logged. A mistake? cadence undo.",
    ),
    (
        State.DO_NOT_CONTACT,
        "2026-11-26 spoke",
        "They asked not to be contacted. Only if they wrote first: cadence reopen anna --yes.",
    ),
    (
        State.NURTURE,
        "2026-11-26 stall",
        (
            "The cadence is over for them: log yes, no, no-answer or meeting --when DATE "
            "(cadence log anna …)."
        ),
    ),
    (
        State.LOST,
        "2026-11-26 refused",
        "A lost client is being won back: log yes or no (cadence log anna …).",
    ),
    (
        State.ACTIVE,
        "2026-11-26 snooze when=2026-11-25",
        "Wed 25 Nov 2026 is past; give a date from Thu 26 Nov 2026 on.",
    ),
]


@pytest.mark.parametrize(("state", "entry", "sentence"), SENTENCES)
def test_a_refusal_says_what_to_do_instead(state: State, entry: str, sentence: str) -> None:
    """One calm sentence, with the command to type."""
    refused = refusal(standing_after(LIVES[state], SKIP), touch(entry), SKIP, "anna")
    assert refused is not None
    assert sentence == refused.message


@pytest.mark.parametrize(
    ("entry", "taken"),
    [
        ("2026-12-02 no-answer", "force"),
        ("2026-12-02 spoke", "force"),
        ("2026-12-02 stall", "yes"),
        ("2026-12-02 skip", "yes"),
        ("2026-12-02 sent", "yes"),
        ("2026-12-02 attempt", "yes"),
        ("2026-11-25 stall", "yes"),
    ],
)
def test_at_the_letter_the_calls_are_done(entry: str, taken: str) -> None:
    """One call more needs force; what they say themselves does not (domain 3, forbidden)."""
    standing = standing_after(LETTER, SKIP)
    day, outcome = entry.split()
    free = refusal(standing, touch(f"{day} {outcome}"), SKIP, "anna") is None
    insisted = refusal(standing, touch(f"{day} {outcome} forced"), SKIP, "anna") is None
    assert (taken == "yes", True) == (free, insisted)


def test_at_the_letter_the_refusal_says_that_the_calls_are_done() -> None:
    """And how the letter is logged."""
    refused = refusal(standing_after(LETTER, SKIP), touch("2026-12-02 spoke"), SKIP, "anna")
    assert refused is not None
    assert refused.message == (
        "The calls are done, the letter is next: cadence log anna sent. "
        "Add --force to log one more call."
    )


@pytest.mark.parametrize("outcome", ["no-answer", "voicemail", "gatekeeper", "spoke", "stall"])
def test_two_calls_of_the_cadence_on_one_day_need_force(outcome: str) -> None:
    """Whatever they come to; a step that is left out is no call."""
    life = f"""
        added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
        2026-11-23 {outcome} -> active call-2 2026-11-26
        2026-11-23 {outcome} -> refused unless forced
        2026-11-23 skip -> active call-3 2026-11-26
        2026-11-24 attempt -> active call-3 2026-11-26
        2026-11-26 attempt -> active call-3 2026-11-27
    """
    assert told(life) == lived(life, SKIP)


def test_who_asked_for_peace_is_asked_nothing_more() -> None:
    """Only `close` may still say that they are gone."""
    standing = standing_after(LIVES[State.DO_NOT_CONTACT], SKIP)
    entries = ["refused reason=gone", "close reason=gone"]
    found = [refusal(standing, touch(f"2026-11-26 {entry}"), SKIP, "anna") for entry in entries]
    assert [True, False] == [refused is not None for refused in found]


@pytest.mark.parametrize("reason", ["gone", "do-not-contact"])
def test_a_client_may_be_gone_or_ask_for_peace(reason: str) -> None:
    """The two exceptions to: a client is not closed."""
    life = f"""
        added 2026-11-21 client_since=2026-11-02 -> client care 2027-02-02
        2026-11-24 close reason=price -> refused
        2026-11-24 meeting when=2026-12-10 -> client meeting 2026-12-10
        2026-11-24 close reason={reason} -> {reason} close_reason={reason} care=none
    """
    assert told(life) == lived(life, SKIP)


@pytest.mark.parametrize(
    ("state", "entry", "nothing"),
    [
        (State.CLOSED, "close", True),
        (State.CLOSED, "close reason=stalling", True),
        (State.CLOSED, "close reason=vanished", True),
        (State.CLOSED, "close reason=gone", False),
        (State.CLOSED, "close reason=do-not-contact", False),
        (State.GONE, "close reason=gone", True),
        (State.GONE, "close", False),
        (State.DO_NOT_CONTACT, "close reason=do-not-contact", True),
        (State.DO_NOT_CONTACT, "close reason=gone", True),
        (State.QUIET, "close", False),
        (State.QUIET, "close reason=vanished", False),
        (State.NURTURE, "close reason=price", False),
        (State.ACTIVE, "close", False),
        (State.CLOSED, "reopen", False),
    ],
)
def test_closing_what_is_closed_is_nothing(state: State, entry: str, nothing: bool) -> None:
    """A message and no change, unless the reason ends it for good (case G)."""
    standing = standing_after(LIVES[state], SKIP)
    assert nothing is is_no_op(standing, touch(f"2026-11-26 {entry}"))


@pytest.mark.parametrize(
    ("entry", "senseless"),
    [
        ("close reason=gone when=6m", True),
        ("close reason=do-not-contact when=2027-05-26", True),
        ("close reason=gone when=never", False),
        ("close reason=gone", False),
        ("close reason=price when=6m", False),
    ],
)
def test_there_is_no_revival_after_the_end(entry: str, senseless: bool) -> None:
    """`--revive` beside gone or do-not-contact makes no sense."""
    assert senseless is never_with_an_end(touch(f"2026-11-26 {entry}"))
