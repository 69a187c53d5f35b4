"""Words for what stands beside the next action: the log tells what they need."""

from __future__ import annotations

import pytest

from .people import TUESDAY, Mine


@pytest.fixture
def client(mine: Mine) -> int:
    """A client whose next care call is a week off."""
    who = mine.add("Anna", "--topic", "a web shop")
    mine.json("sign", str(who))
    return who


def test_a_milestone_is_congratulated_on(mine: Mine, client: int) -> None:
    """On its day it comes before what is due later, with its own text."""
    mine.json("milestone", str(client), TUESDAY, "20 years of Nowa!")
    found = mine.json("script", str(client), day=TUESDAY)
    assert ("milestone", TUESDAY, "20 years of Nowa!") == (
        found["action"],
        found["due_on"],
        found["outline"],
    )
    expected = "Hello. Congratulations: 20 years of Nowa! All the best to you and your team."
    assert [expected] == [one["text"] for one in found["texts"]]


def test_before_its_day_it_waits(mine: Mine, client: int) -> None:
    """The care call is earlier; the milestone can be asked for."""
    mine.json("milestone", str(client), "2026-12-24", "20 years")
    assert ["care"] == list(mine.script(client))
    assert ["milestone"] == list(mine.script(client, "--action", "milestone"))


def test_what_is_due_as_well_is_told(mine: Mine) -> None:
    """Call 1 today, and an answer that is owed comes first."""
    who = mine.add("Anna", "--topic", "a web shop", "--first-call", TUESDAY)
    mine.json("remark", str(who), "the", "invoice", "came", "twice")
    given = ("--with", "action=we send the right one")
    found = mine.json("script", str(who), *given, day=TUESDAY)
    assert ("remark", "the invoice came twice") == (found["action"], found["outline"])
    assert ["Due as well: call 1 (--action call-1)."] == found["reminders"]
    number = mine.json("show", str(who))["touches"][0]["id"]
    assert number == found["about"]


def test_a_complaint_from_its_acknowledgement_to_the_call_after(mine: Mine, client: int) -> None:
    """The promised day is counted from the complaint, whenever it is acknowledged."""
    mine.json("complaint", "open", str(client), "the", "pump", "leaks")
    texts = mine.script(client, day="2026-11-25")
    assert {"complaint_ack"} == set(texts)
    assert texts["complaint_ack"].endswith("You will have an answer by 30 November.")
    mine.json("complaint", "ack", str(client), day="2026-11-25")
    given = ("--with", "reason=the seal was opened", "--with", "gesture=a new seal")
    texts = mine.script(client, *given, day="2026-11-25")
    assert "here is why: the seal was opened. I know" in texts["complaint_no"]
    accepted = mine.script(client, "--with", "action=a new pump", day="2026-11-25")
    assert {"complaint_yes"} == set(accepted)
    both = mine.json("script", str(client), day="2026-11-25")["texts"]
    assert [("complaint_yes", "if you accept"), ("complaint_no", "if you refuse")] == [
        (one["name"], one["when"]) for one in both
    ]
    words = ("complaint", "answer", str(client), "--refuse", "--because", "opened")
    mine.json(*words, day="2026-11-25")
    found = mine.json("script", str(client), "--action", "complaint-follow-up", day="2026-11-25")
    assert ("2026-12-02", ["care"]) == (found["due_on"], [one["name"] for one in found["texts"]])


def test_an_answer_owed_to_whom_nobody_may_contact(mine: Mine, client: int) -> None:
    """Their complaint is what is due, and has its words."""
    mine.json("complaint", "open", str(client), "the", "pump", "leaks")
    mine.json("close", str(client), "--reason", "do-not-contact")
    assert ["complaint_ack"] == list(mine.script(client))
    assert 5 == mine.run("letter", str(client)).code


def test_an_offer_has_its_text_and_its_last_day(mine: Mine) -> None:
    """While it runs, for somebody who is kept in touch with."""
    who = mine.add("Anna", "--topic", "a web shop")
    mine.json("log", str(who), "refused", "--reason", "price")
    mine.json("promo", "10", "%", "off", "--until", "2027-01-31", day="2026-12-28")
    found = mine.json("script", str(who), day="2026-12-28")
    assert ("promotion", "10 % off") == (found["action"], found["outline"])
    expected = "Hello. A short note in case it is useful: 10 % off, until 31 January 2027."
    assert [expected] == [one["text"] for one in found["texts"]]


def test_a_matter_as_it_is_read(mine: Mine, client: int) -> None:
    """What is due, when, what it is about."""
    mine.json("complaint", "open", str(client), "the", "pump", "leaks")
    lines = mine.run("script", str(client)).out.splitlines()
    assert ["Anna", "Acknowledge on Tue 24 Nov 2026, tomorrow: the pump leaks", ""] == lines[:3]
    printed = mine.run("script", str(client), "--action", "call-2", "--with", "next_step=x")
    assert "Call 2: remind; ask for the next step" == printed.out.splitlines()[1]
