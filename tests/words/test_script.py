"""`script`: the words for what is due, and the questions to ask, at the right moment."""

from __future__ import annotations

import pytest

from acceptance.journal import Journal
from cadence.words.texts import built_in

from .people import MONDAY, Mine

EN = built_in("en").texts
CALL = ["voicemail_tail", "stall_reply", "refusal_reason", "refusal_competitor", "referral"]
NO = ["refusal_reason", "refusal_competitor", "referral"]
WIN_BACK = ["winback1", "winback2", "winback3", "winback4", "winback5"]
AGAIN = ["winback_changed", "winback_ask", "winback5"]
NEEDED = ("--topic", "a web shop", "--next-step", "a trial")


def asks(*names: str) -> list[str]:
    """English questions by their names."""
    return [EN[f"ask_{name}"] for name in names]


def test_each_step_of_the_cadence_has_its_text(mine: Mine) -> None:
    """Call 1, 2, 3, then the letter."""
    who = mine.add("Anna", *NEEDED)
    found = []
    for day in (MONDAY, "2026-11-26", "2026-11-30", "2026-12-07"):
        found.append(list(mine.script(who, day=day)))
        mine.run("log", str(who), "no-answer", day=day)
    assert [["call1", *CALL], ["call2", *CALL], ["call3", *CALL], ["letter"]] == found


@pytest.mark.parametrize(
    ("log", "action", "texts", "questions"),
    [
        (["reply"], "reply", [], asks("problem", "signs", "decide", "next")),
        (
            ["meeting", "--when", "friday"],
            "meeting",
            ["final_answer"],
            asks("problem", "signs", "decide", "next"),
        ),
        (
            ["answer", "--when", "friday"],
            "final-answer",
            ["final_answer", *NO],
            asks("answer"),
        ),
        (["yes"], "get-signature", ["stall_reply", *NO], asks("signature")),
        (["refused", "--reason", "price"], "hello", ["keep_in_touch", "referral"], asks("date")),
        (
            ["refused", "--reason", "our-service"],
            "hello",
            ["winback1", "winback_changed", "winback_ask", "referral"],
            asks("date"),
        ),
        (
            ["refused", "--reason", "vanished"],
            "revival",
            ["revival", "stall_reply", *NO],
            asks("problem", "signs"),
        ),
    ],
)
def test_what_is_due_decides_the_words(
    log: list[str], action: str, texts: list[str], questions: list[str], mine: Mine
) -> None:
    """After each outcome the words are those of the next action."""
    who = mine.add("Anna", "--topic", "a web shop")
    mine.json("log", str(who), *log)
    found = mine.json("script", str(who))
    assert action == found["action"]
    assert texts == [one["name"] for one in found["texts"]]
    assert questions == found["questions"]


def test_a_client_is_cared_for(mine: Mine) -> None:
    """The care call after the contract."""
    who = mine.add("Anna", *NEEDED)
    mine.json("sign", str(who))
    assert (["care"], asks("date")) == (list(mine.script(who)), mine.asked(who))


def test_a_lost_client_is_won_back_in_five_sentences(mine: Mine) -> None:
    """In their order; whether to ring again is asked as long as there is a next try."""
    who = mine.add("Anna", *NEEDED)
    mine.json("sign", str(who))
    mine.json("lose", str(who), "--reason", "product", "--competitor", "Kuldmuna")
    found = mine.json("script", str(who), day="2026-11-24")
    assert [*WIN_BACK, "winback_no"] == [one["name"] for one in found["texts"]]
    assert "May I ring again on 25 February 2027?" in found["texts"][-1]["text"]
    assert [] == found["questions"]
    assert "Offer nothing before the fault is mended." in found["reminders"]
    mine.json("log", str(who), "no", day="2026-11-24")
    found = mine.json("script", str(who), day="2027-02-25")
    assert ["winback_later", *AGAIN, "winback_no"] == [one["name"] for one in found["texts"]]
    assert "if they name terms that you can meet" == found["texts"][-2]["when"]
    assert "Offer nothing before the fault is mended." in found["reminders"]
    mine.json("log", str(who), "no", day="2027-02-25")
    assert ["winback_last", *AGAIN] == list(mine.script(who, day="2027-08-25"))


def test_a_refusal_is_not_apologised_for_again(mine: Mine) -> None:
    """Months later they are asked calmly; who is sorry once is sorry enough."""
    who = mine.add("Anna", *NEEDED)
    first = set(mine.script(who, "--action", "win-back-1"))
    for action in ("win-back-2", "win-back-3"):
        assert {"winback5", "winback_no"} >= first & set(mine.script(who, "--action", action))


@pytest.mark.parametrize(
    ("reason", "is_asked"),
    [("unknown", True), ("neglect", False), ("price", False), ("product", False)],
)
def test_a_competitor_is_asked_for_where_there_may_be_one(
    reason: str, is_asked: bool, mine: Mine
) -> None:
    """Whoever left for another reason did not choose another firm."""
    who = mine.add("Anna", *NEEDED)
    mine.json("sign", str(who))
    mine.json("lose", str(who), "--reason", reason)
    assert is_asked == (EN["ask_competitor"] in mine.asked(who, day="2026-11-24"))


@pytest.mark.parametrize(
    ("action", "given", "expected"),
    [
        ("milestone", {"milestone": "20 years"}, "Hello. Congratulations: 20 years! All the best"),
        (
            "promotion",
            {"promo": "10 % off", "promo-until": "2026-12-31"},
            "Hello. A short note in case it is useful: 10 % off, until 31 December.",
        ),
        ("remark", {"action": "we mend it."}, "this is what we will do: we mend it."),
        ("complaint-ack", {}, "You will have an answer by 30 November."),
        ("complaint-ack", {"answer_date": "2027-01-04"}, "an answer by 4 January 2027."),
        ("complaint-answer", {"reason": "rust", "gesture": "oil"}, "here is why: rust. I know"),
        ("complaint-answer", {"action": "a new one"}, "This is what we will do: a new one."),
        ("complaint-follow-up", {}, "I am calling to ask whether everything works"),
    ],
)
def test_words_for_what_is_no_next_action(
    action: str, given: dict[str, str], expected: str, mine: Mine
) -> None:
    """Milestones, promotions, remarks, complaints: asked for by name."""
    who = mine.add("Anna", *NEEDED)
    pairs = [word for name, text in given.items() for word in ("--with", f"{name}={text}")]
    (text,) = mine.script(who, "--action", action, *pairs).values()
    assert expected in text


def test_a_question_that_is_answered_is_not_asked(mine: Mine) -> None:
    """Who knows the problem and the decider does not ask again."""
    who = mine.add(
        "Anna", *NEEDED, "--problem", "lost orders", "--who-decides", "the owner, Mr Lis"
    )
    assert [] == mine.asked(who)


def test_who_cannot_sign_is_asked_who_can(mine: Mine) -> None:
    """And the user is reminded."""
    who = mine.add("Anna", *NEEDED, "--decision-maker", "no", "--symptom", "emotional")
    found = mine.json("script", str(who))
    assert EN["ask_signs"] in found["questions"]
    assert ["This person cannot sign", "Enthusiasm cools"] == [
        one.split(":")[0] for one in found["reminders"]
    ]


def test_who_can_sign_is_whom_to_talk_with(mine: Mine) -> None:
    """Known beforehand: entering says nothing of it, the call does."""
    words = ("--decision-maker", "no", "--who-decides", "Mary", "--met", "2026-11-20")
    added = mine.run("add", "Anna", *NEEDED, *words)
    assert (0, "") == (added.code, added.err)
    found = mine.json("script", "anna")
    assert ["Mary signs: ask for a talk with Mary."] == found["reminders"]
    assert EN["ask_signs"] not in found["questions"]
    (warning,) = mine.json("log", "anna", "no-answer")["warnings"]
    assert ("not-decider", "Mary signs") == (warning["code"], warning["message"].split(":")[0])


def test_the_answer_is_asked_for_after_the_meeting(mine: Mine) -> None:
    """Three days after the day of the meeting, not after today."""
    who = mine.add("Anna", "--topic", "a web shop")
    mine.json("log", str(who), "meeting", "--when", "2026-12-03")
    assert "I will ring on 7 December" in mine.script(who)["final_answer"]


def test_a_held_meeting_is_the_talk_that_is_thanked_for(mine: Mine) -> None:
    """A new run counts from it."""
    who = mine.add("Anna", "--topic", "a web shop")
    mine.json("log", str(who), "meeting", "--when", "2026-12-03")
    mine.json("log", str(who), "nothing", day="2026-12-03")
    assert "our talk on 3 December." in mine.script(who, day="2026-12-04")["call1"]


def test_days_off_are_not_proposed(mine: Mine) -> None:
    """Christmas, and the weekend behind it, also where due dates are kept as they fall."""
    who = mine.add("Anna", *NEEDED)
    day = "2026-12-22"
    mine.run("config", "calendar.days", "keep", day=day)
    text = mine.script(who, "--action", "call-1", day=day)["call1"]
    assert "Would Monday 28 December or Tuesday 29 December suit you" in text


def test_the_language_is_theirs_else_mine_else_english(mine: Mine) -> None:
    """And another one on request."""
    anna, jaan = mine.add("Anna", *NEEDED), mine.add("Jaan", *NEEDED, "--language", "et")
    spoken = [mine.json("script", str(who))["language"] for who in (anna, jaan)]
    mine.run("config", "me.language", "pl")
    spoken += [mine.json("script", str(who))["language"] for who in (anna, jaan)]
    spoken.append(mine.json("script", str(jaan), "--language", "bs")["language"])
    assert ["en", "et", "pl", "et", "bs"] == spoken


def test_nothing_due_has_no_words(mine: Mine) -> None:
    """Somebody closed: said plainly, and no error."""
    who = mine.add("Anna", *NEEDED)
    mine.json("close", str(who))
    printed = mine.run("script", str(who))
    assert (0, "Anna: Closed (dropped): nothing more is due.\n") == (printed.code, printed.out)
    found = mine.json("script", str(who))
    assert (None, [], []) == (found["action"], found["texts"], found["questions"])


@pytest.mark.parametrize("reason", ["do-not-contact", "gone"])
@pytest.mark.parametrize("command", ["script", "letter"])
def test_there_are_no_words_for_whom_nobody_may_contact(
    command: str, reason: str, mine: Mine
) -> None:
    """Refused, whatever is asked for."""
    who = mine.add("Anna", *NEEDED)
    mine.json("close", str(who), "--reason", reason)
    assert "refused" == mine.json(command, str(who), code=5)["error"]["code"]


def test_an_answer_that_is_owed_has_words_all_the_same(mine: Mine) -> None:
    """A complaint of somebody who asked not to be contacted: no marketing, and still answered."""
    who = mine.add("Anna", *NEEDED)
    mine.json("close", str(who), "--reason", "do-not-contact")
    assert ["complaint_ack"] == list(mine.script(who, "--action", "complaint-ack"))
    assert 5 == mine.run("script", str(who), "--action", "hello").code


def test_an_unknown_action_or_language_is_named(mine: Mine) -> None:
    """With what was meant."""
    who = mine.add("Anna", *NEEDED)
    printed = mine.run("script", str(who), "--action", "call1")
    assert (2, True) == (printed.code, "Did you mean call-1?" in printed.err)
    printed = mine.run("script", str(who), "--language", "de")
    assert (2, "'de' is not a language: en, pl, ru, et, bs.\n") == (printed.code, printed.err)


def test_a_script_as_it_is_read(mine: Mine) -> None:
    """Who, what for, what to say, what to ask, what to say if it comes otherwise."""
    who = mine.add("Anna Kowalska", "--company", "Nowa", "--phone", "+48 601 234 567", *NEEDED)
    printed = mine.run("script", str(who))
    lines = printed.out.splitlines()
    assert [
        "Anna Kowalska, Nowa, +48 601 234 567",
        "Call 1 on Mon 23 Nov 2026, today: thank for the talk, offer the next meeting",
        "",
    ] == lines[:3]
    headings = [line for line in lines if line and not line.startswith("  ")][2:]
    assert [
        "To ask:",
        "On voicemail:",
        "If they want more time:",
        "If it is a no:",
        "If somebody else won:",
        "If it is not for them now:",
    ] == headings
    assert "" == printed.err


@pytest.mark.parametrize("command", ["script", "letter"])
def test_before_there_is_a_database(command: str, journal: Journal) -> None:
    """One that was named and is not there is an error."""
    assert 10 == journal.run(MONDAY, command, "anna").code
