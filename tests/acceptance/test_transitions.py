"""Every transition that exists, and every one that is forbidden (domain 3), from every state.

`LIVES` leads to a state; `FROM` says what each command comes to there on Mon 2026-12-14: the
state and the next action, or `refused`, and what the refusal names instead.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from .journal import Journal

MONDAY, THAT_DAY = "2026-11-23", "2026-12-14"
LIVES = {
    "call 1": (),
    "letter": (
        ("2026-11-23", "log 1 no-answer"),
        ("2026-11-26", "log 1 no-answer"),
        ("2026-11-30", "log 1 no-answer"),
    ),
    "reply": ((MONDAY, "log 1 reply"),),
    "meeting": ((MONDAY, f"log 1 meeting --when {THAT_DAY}"),),
    "final answer": ((MONDAY, f"log 1 answer --when {THAT_DAY}"),),
    "signature": ((MONDAY, f"log 1 yes --when {THAT_DAY}"),),
    "client": ((MONDAY, "sign 1"),),
    "lost": ((MONDAY, "sign 1"), ("2026-11-24", "lose 1 --reason price")),
    "nurture": ((MONDAY, "log 1 refused"),),
    "quiet": ((MONDAY, f"close 1 --reason vanished --revive {THAT_DAY}"),),
    "closed": ((MONDAY, "close 1"),),
    "gone": ((MONDAY, "close 1 --reason gone"),),
    "do not contact": ((MONDAY, "close 1 --reason do-not-contact"),),
}
COMMANDS = {
    **{
        outcome: f"log 1 {outcome}"
        for outcome in (
            "no-answer",
            "voicemail",
            "gatekeeper",
            "spoke",
            "attempt",
            "stall",
            "skip",
            "sent",
            "reply",
            "yes",
            "refused",
            "held",
            "missed",
            "nothing",
            "no",
        )
    },
    "meeting": "log 1 meeting --when 2026-12-21",
    "answer": "log 1 answer --when 2026-12-21",
    "snooze": "snooze 1 2026-12-21",
    "close": "close 1",
    "close:price": "close 1 --reason price",
    "close:vanished": "close 1 --reason vanished",
    "close:gone": "close 1 --reason gone",
    "close:peace": "close 1 --reason do-not-contact",
    "reopen": "reopen 1 --yes",
    "sign": "sign 1",
    "lose": "lose 1 --reason product",
    "note": "note 1 remembered",
    "milestone": "milestone 1 2027-01-16 'ten years'",
    "remark": "remark 1 'the invoice came twice'",
    "complaint": "complaint open 1 'the pump leaks'",
}
FROM = {
    "call 1": """
        no-answer voicemail gatekeeper spoke stall skip -> active call-2
        attempt snooze note milestone remark complaint -> active call-1
        reply -> engaged reply
        meeting -> engaged meeting
        answer -> engaged final-answer
        yes -> engaged get-signature
        refused close:price -> nurture hello
        close -> closed
        close:vanished -> quiet revival
        close:gone -> gone
        close:peace -> do-not-contact
        sign -> client care-1
        sent -> refused: --force
        held missed nothing -> refused: cadence log 1 meeting --when DATE
        no -> refused: cadence log 1 refused
        reopen -> refused: cadence log 1 reply
        lose -> refused: cadence close 1
    """,
    "letter": """
        sent skip close -> closed
        attempt stall snooze note milestone remark complaint -> active letter
        reply -> engaged reply
        meeting -> engaged meeting
        answer -> engaged final-answer
        yes -> engaged get-signature
        refused close:price -> nurture hello
        close:vanished -> quiet revival
        close:gone -> gone
        close:peace -> do-not-contact
        sign -> client care-1
        no-answer voicemail gatekeeper spoke -> refused: cadence log 1 sent
        held missed nothing -> refused: cadence log 1 meeting --when DATE
        no -> refused: cadence log 1 refused
        reopen -> refused: cadence log 1 reply
        lose -> refused: cadence close 1
    """,
    "reply": """
        no-answer voicemail gatekeeper attempt reply snooze -> engaged reply
        note milestone remark complaint -> engaged reply
        spoke sent held answer -> engaged final-answer
        meeting -> engaged meeting
        yes -> engaged get-signature
        refused close:price -> nurture hello
        close -> closed
        close:vanished -> quiet revival
        close:gone -> gone
        close:peace -> do-not-contact
        sign -> client care-1
        stall -> refused: cadence log 1 answer --when DATE
        skip -> refused: cadence snooze 1 WHEN
        missed nothing -> refused: cadence log 1 meeting --when DATE
        no -> refused: cadence log 1 refused
        reopen -> refused: cadence log 1 reply
        lose -> refused: cadence close 1
    """,
    "meeting": """
        no-answer voicemail gatekeeper spoke attempt sent meeting snooze -> engaged meeting
        note milestone remark complaint -> engaged meeting
        reply -> engaged reply
        held answer -> engaged final-answer
        missed nothing -> active call-1
        yes -> engaged get-signature
        refused close:price -> nurture hello
        close -> closed
        close:vanished -> quiet revival
        close:gone -> gone
        close:peace -> do-not-contact
        sign -> client care-1
        stall -> refused: cadence log 1 answer --when DATE
        skip -> refused: cadence snooze 1 WHEN
        no -> refused: cadence log 1 refused
        reopen -> refused: cadence log 1 reply
        lose -> refused: cadence close 1
    """,
    "final answer": """
        no-answer voicemail gatekeeper spoke attempt sent held answer -> engaged final-answer
        snooze note milestone remark complaint -> engaged final-answer
        reply -> engaged reply
        meeting -> engaged meeting
        yes -> engaged get-signature
        refused close:price -> nurture hello
        close -> closed
        close:vanished -> quiet revival
        close:gone -> gone
        close:peace -> do-not-contact
        sign -> client care-1
        stall -> refused: cadence log 1 answer --when DATE
        skip -> refused: cadence snooze 1 WHEN
        missed nothing -> refused: cadence log 1 meeting --when DATE
        no -> refused: cadence log 1 refused
        reopen -> refused: cadence log 1 reply
        lose -> refused: cadence close 1
    """,
    "signature": """
        no-answer voicemail gatekeeper spoke attempt sent yes -> engaged get-signature
        snooze note milestone remark complaint -> engaged get-signature
        reply -> engaged reply
        meeting -> engaged meeting
        held answer -> engaged final-answer
        refused close:price -> nurture hello
        close -> closed
        close:vanished -> quiet revival
        close:gone -> gone
        close:peace -> do-not-contact
        sign -> client care-1
        stall -> refused: cadence log 1 answer --when DATE
        skip -> refused: cadence snooze 1 WHEN
        missed nothing -> refused: cadence log 1 meeting --when DATE
        no -> refused: cadence log 1 refused
        reopen -> refused: cadence log 1 reply
        lose -> refused: cadence close 1
    """,
    "client": """
        no-answer voicemail gatekeeper attempt snooze -> client care-1
        note milestone remark complaint -> client care-1
        spoke sent held -> client care-2
        reply -> client reply
        meeting -> client meeting
        close:gone -> gone
        close:peace -> do-not-contact
        lose -> lost win-back-1
        close close:price close:vanished refused no -> refused: cadence lose 1
        yes answer sign reopen -> refused: cadence log 1
        stall skip -> refused: cadence snooze 1 WHEN
        missed nothing -> refused: cadence log 1 meeting --when DATE
    """,
    "lost": """
        no-answer voicemail gatekeeper spoke attempt sent snooze -> lost win-back-1
        note milestone remark complaint -> lost win-back-1
        no -> lost win-back-2
        reply reopen -> engaged reply
        meeting -> engaged meeting
        answer -> engaged final-answer
        yes -> engaged get-signature
        close close:price close:vanished -> closed
        close:gone -> gone
        close:peace -> do-not-contact
        sign -> client care-1
        stall skip held missed nothing -> refused: cadence log 1
        lose refused -> refused: yes or no (cadence log 1
    """,
    "nurture": """
        no-answer voicemail gatekeeper spoke attempt sent no -> nurture hello
        snooze note milestone remark complaint refused close:price -> nurture hello
        reply reopen -> engaged reply
        meeting -> engaged meeting
        answer -> engaged final-answer
        yes -> engaged get-signature
        close -> closed
        close:vanished -> quiet revival
        close:gone -> gone
        close:peace -> do-not-contact
        sign -> client care-1
        stall skip held missed nothing -> refused: cadence log 1
        lose -> refused: cadence close 1
    """,
    "quiet": """
        no-answer voicemail gatekeeper spoke sent no close -> closed
        attempt snooze note milestone remark complaint close:vanished -> quiet revival
        reply reopen -> engaged reply
        meeting -> engaged meeting
        answer -> engaged final-answer
        yes -> engaged get-signature
        refused close:price -> nurture hello
        close:gone -> gone
        close:peace -> do-not-contact
        sign -> client care-1
        stall skip held missed nothing -> refused: cadence log 1
        lose -> refused: cadence close 1
    """,
    "closed": """
        close close:price close:vanished -> unchanged
        note remark complaint -> closed
        reply reopen -> engaged reply
        close:gone -> gone
        close:peace -> do-not-contact
        sign -> client care-1
        no-answer voicemail gatekeeper spoke attempt stall sent -> refused: cadence reopen 1
        yes meeting answer refused no held missed nothing skip -> refused: cadence reopen 1
        snooze milestone -> refused: cadence reopen 1
        lose -> refused: cadence close 1
    """,
    "gone": """
        close:gone -> unchanged
        note -> gone
        no-answer voicemail gatekeeper spoke attempt stall skip sent -> refused: cadence undo
        reply yes refused held missed nothing no meeting answer -> refused: cadence undo
        snooze close close:price close:vanished close:peace -> refused: cadence undo
        reopen sign lose milestone remark complaint -> refused: cadence undo
    """,
    "do not contact": """
        close:peace close:gone -> unchanged
        note remark complaint -> do-not-contact
        reopen -> engaged reply
        no-answer voicemail gatekeeper spoke attempt stall -> refused: cadence reopen 1 --yes
        skip sent reply yes refused held missed nothing no -> refused: cadence reopen 1 --yes
        meeting answer snooze sign lose milestone -> refused: cadence reopen 1 --yes
        close close:price close:vanished -> refused: cadence reopen 1 --yes
    """,
}


def cells() -> list[tuple[str, str, str]]:
    """(from which state, which command, what it comes to), one for each cell of the table."""
    return [
        (state, command, coming.strip())
        for state, table in FROM.items()
        for row in table.strip().splitlines()
        for commands, _, coming in [row.partition("->")]
        for command in commands.split()
    ]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Journal]:
    """For each state a journal in which Anna, number 1, is in that state."""
    journals = {}
    for state, deeds in LIVES.items():
        journal = Journal(tmp_path_factory.mktemp("life"), "skip")
        journal.on("2026-11-21").add("Anna Aaa", "--first-call", MONDAY)
        for day, deed in deeds:
            journal.on(day).json(*shlex.split(deed))
        journals[state] = journal
    return journals


@pytest.fixture
def journal(lived: dict[str, Journal], state: str, tmp_path: Path) -> Journal:
    """A copy of the journal in which Anna is in that state."""
    return lived[state].copied_to(tmp_path)


ALLOWED = [cell for cell in cells() if cell[2].split(":")[0] not in ("refused", "unchanged")]
FORBIDDEN = [cell for cell in cells() if cell[2].startswith("refused")]
NOTHING_NEW = [cell for cell in cells() if cell[2] == "unchanged"]


@pytest.mark.parametrize(("state", "command", "coming"), ALLOWED)
def test_what_is_allowed_leads_where_the_table_says(
    journal: Journal, state: str, command: str, coming: str
) -> None:
    """The state, and the next action where there is one."""
    document = journal.on(THAT_DAY).json(*shlex.split(COMMANDS[command]))
    prospect = document["prospect"]
    assert coming == " ".join(filter(None, (prospect["state"], prospect["step"])))
    assert document["changed"]


@pytest.mark.parametrize(("state", "command", "coming"), FORBIDDEN)
def test_what_is_forbidden_says_what_to_do_instead(
    lived: dict[str, Journal], state: str, command: str, coming: str
) -> None:
    """Exit code 5, a sentence on stderr, the database to the letter."""
    before = lived[state].dump()
    refusal = lived[state].run(THAT_DAY, *shlex.split(COMMANDS[command]))
    assert (5, "", before) == (refusal.code, refusal.out, lived[state].dump())
    assert coming.removeprefix("refused: ") in refusal.text


@pytest.mark.parametrize(("state", "command", "coming"), NOTHING_NEW)
def test_closing_twice_is_a_message(
    lived: dict[str, Journal], state: str, command: str, coming: str
) -> None:
    """Exit code 0, and nothing was changed."""
    before = lived[state].dump()
    document = lived[state].on(THAT_DAY).json(*shlex.split(COMMANDS[command]))
    assert (False, before) == (document["changed"], lived[state].dump())
    assert "already" in document["said"]


@pytest.mark.parametrize("state", LIVES)
def test_the_table_names_every_command_once(state: str) -> None:
    """No cell is missing, none is there twice."""
    assert sorted(COMMANDS) == sorted(command for at, command, _ in cells() if at == state)


@pytest.mark.parametrize(
    ("state", "command", "coming"),
    [
        ("call 1", "log 1 sent --force", "closed"),
        ("letter", "log 1 no-answer --force", "active letter"),
        ("closed", "log 1 no-answer --force", "closed"),
        ("closed", "log 1 spoke --force", "closed"),
    ],
)
def test_what_is_out_of_order_is_taken_when_somebody_insists(
    journal: Journal, state: str, command: str, coming: str
) -> None:
    """It really happened: with `--force` it is written down."""
    prospect = journal.on(THAT_DAY).json(*shlex.split(command))["prospect"]
    assert coming == " ".join(filter(None, (prospect["state"], prospect["step"])))


@pytest.mark.parametrize(
    ("state", "command"),
    [
        ("call 1", "lose 1 --reason price"),
        ("gone", "log 1 reply --force"),
        ("gone", "log 1 spoke --force"),
        ("do not contact", "log 1 spoke --force"),
        ("do not contact", "log 1 reply --force"),
        ("closed", "log 1 yes --force"),
        ("client", "log 1 yes --force"),
        ("letter", "log 1 no --force"),
    ],
)
def test_some_things_are_refused_however_somebody_insists(
    journal: Journal, state: str, command: str
) -> None:
    """A verbal yes makes no client, nobody gone or left in peace is chased."""
    before = journal.dump()
    assert (5, before) == (journal.run(THAT_DAY, *shlex.split(command)).code, journal.dump())


@pytest.mark.parametrize("state", ["call 1", "final answer", "nurture", "quiet"])
def test_a_verbal_yes_makes_no_client(journal: Journal, state: str) -> None:
    """Only `sign` does."""
    document = journal.on(THAT_DAY).json("log", "1", "yes")
    assert "engaged" == document["prospect"]["state"]
    assert None is document["prospect"]["contract_on"]


@pytest.mark.parametrize(
    ("state", "came_back"),
    [
        ("call 1", None),
        ("meeting", None),
        ("nurture", None),
        ("quiet", "resurrected"),
        ("closed", "resurrected"),
        ("lost", "won-back"),
    ],
)
def test_a_contract_says_who_came_back(journal: Journal, state: str, came_back: str | None) -> None:
    """Out of silence resurrected, after leaving won back."""
    signed = journal.on(THAT_DAY).json("sign", "1")["prospect"]
    assert (THAT_DAY, came_back) == (signed["contract_on"], signed["came_back"])
