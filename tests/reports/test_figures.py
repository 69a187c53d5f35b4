"""The figures of a report, counted by hand beside the story."""

from __future__ import annotations

import json
from typing import Any

import pytest

from acceptance.journal import Journal

from .story import TODAY

Document = dict[str, Any]
NONE: Document = {"count": 0, "median": None, "mean": None, "longest": None}


def report(journal: Journal, *words: str, on: str = TODAY) -> Document:
    """The report as a script reads it."""
    return journal.on(on).json("report", *words)


def at(total: int = 0, **states: int) -> Document:
    """How many ended at a step, and where they stand."""
    zero = dict.fromkeys(("closed", "quiet", "nurture", "gone", "do-not-contact"), 0)
    return {"total": total, **zero, **{key.replace("_", "-"): n for key, n in states.items()}}


def test_the_whole_report_is_this(told: Journal) -> None:
    """Every figure of the story, every key of the document."""
    found = report(told)
    first = found["overdue"].pop("first")
    expected = {
        "format": 1,
        "today": TODAY,
        "since": None,
        "until": None,
        "owners": None,
        "people": 8,
        "states": {
            "active": 1,
            "engaged": 0,
            "client": 2,
            "lost": 1,
            "nurture": 1,
            "quiet": 1,
            "closed": 1,
            "gone": 0,
            "do-not-contact": 1,
        },
        "added": 8,
        "entries": 20,
        "ended": {
            **at(4, closed=1, quiet=1, nurture=1, do_not_contact=1),
            "by_step": {
                "call-1": at(1, do_not_contact=1),
                "call-2": at(1, nurture=1),
                "call-3": at(),
                "letter": at(1, closed=1),
            },
            "in_talks": at(1, quiet=1),
        },
        "without_success": {"closed": 1, "closed_later": 0, "signed": 2, "share": 0.333},
        "outcomes": {
            "call-1": {
                "total": 6,
                "close": 2,
                "no-answer": 1,
                "gatekeeper": 1,
                "meeting": 1,
                "stall": 1,
            },
            "call-2": {"total": 3, "voicemail": 1, "refused": 1, "yes": 1},
            "call-3": {"total": 1, "no-answer": 1},
            "letter": {"total": 1, "sent": 1},
            "reply": {"total": 1, "sign": 1},
            "meeting": {"total": 1, "held": 1},
            "final-answer": {"total": 1, "close": 1},
            "get-signature": {"total": 2, "sign": 2},
            "care-1": {"total": 1, "lose": 1},
            "care": {"total": 1, "lose": 1},
            "win-back-1": {"total": 1, "yes": 1},
            "nothing_due": {"total": 1, "reopen": 1},
        },
        "close_reasons": {"no-reply": 1, "price": 1, "vanished": 1, "do-not-contact": 1},
        "losses": {
            "total": 2,
            "unknown": 1,
            "reasons": {"unknown": 1, "rude-treatment": 1},
            "groups": {
                "neglect": {"total": 1, "often_quoted_percent": 68},
                "product": {"total": 0, "often_quoted_percent": 14},
                "price": {"total": 0, "often_quoted_percent": 9},
                "habit": {"total": 0, "often_quoted_percent": 5},
                "gone": {"total": 0, "often_quoted_percent": 4},
                "unknown": {"total": 1, "often_quoted_percent": None},
            },
        },
        "stalls": {"total": 1, "people": 1, "kinds": {"think": 1}},
        "matters": {
            "remark": 0,
            "complaint": 0,
            "defect": 0,
            "acknowledged": 0,
            "answered": 0,
            "refused": 0,
        },
        "returns": {
            "resurrected": {"count": 1, "median": 9.0, "mean": 9.0, "longest": 9},
            "won_back": {"count": 1, "median": 4.0, "mean": 4.0, "longest": 4},
        },
        "days_spent": {
            "to_the_end": {"count": 4, "median": 5.5, "mean": 6.5, "longest": 14},
            "to_the_contract": {"count": 2, "median": 4.5, "mean": 4.5, "longest": 7},
        },
        "overdue": {
            "total": 3,
            "oldest_on": "2026-11-03",
            "days_late": {"1-7": 2, "8-30": 1, "over-30": 0},
        },
        "weeks": [
            {"week": 48, "from_on": "2026-11-25", "to_on": "2026-11-29", "due": 0},
            {"week": 49, "from_on": "2026-11-30", "to_on": "2026-12-06", "due": 1},
            {"week": 50, "from_on": "2026-12-07", "to_on": "2026-12-13", "due": 0},
            {"week": 51, "from_on": "2026-12-14", "to_on": "2026-12-20", "due": 0},
            {"week": 52, "from_on": "2026-12-21", "to_on": "2026-12-27", "due": 0},
            {"week": 53, "from_on": "2026-12-28", "to_on": "2027-01-03", "due": 0},
            {"week": 1, "from_on": "2027-01-04", "to_on": "2027-01-10", "due": 0},
            {"week": 2, "from_on": "2027-01-11", "to_on": "2027-01-17", "due": 0},
        ],
        "later": 2,
        "unreadable": 0,
        "file": None,
    }
    assert expected == found
    assert [("Henryk", 22), ("Ewa", 6), ("Filip", 2)] == [
        (item["name"], item["days_late"]) for item in first
    ]


PERIODS = {
    # (since, until): entered, logged, ended at which step, signed, share
    ("2026-11-03", "2026-11-03"): (0, 6, {"call-1": 2}, 0, 1.0),
    ("2026-11-02", "2026-11-08"): (8, 10, {"call-1": 2, "call-2": 1}, 0, 1.0),
    ("2026-11-09", "2026-11-16"): (0, 6, {"letter": 1, "in_talks": 1}, 2, 0.333),
    ("2026-11-09", "2026-11-15"): (0, 5, {"in_talks": 1}, 2, 0.0),
    ("2026-11-10", "2026-11-11"): (0, 1, {}, 0, None),
    ("2026-11-20", "2026-11-25"): (0, 4, {}, 0, None),
}


@pytest.mark.parametrize(("since", "until"), PERIODS)
def test_a_period_has_both_its_days_and_what_was_so_at_its_end(
    since: str, until: str, told: Journal
) -> None:
    """Ewa had ended at call 1 until she came back; Dorota's second contract is no new one."""
    found = report(told, "--since", since, "--until", until)
    ended = {step: one["total"] for step, one in found["ended"]["by_step"].items() if one["total"]}
    if found["ended"]["in_talks"]["total"]:
        ended["in_talks"] = found["ended"]["in_talks"]["total"]
    success = found["without_success"]
    actual = (found["added"], found["entries"], ended, success["signed"], success["share"])
    assert PERIODS[since, until] == actual


def test_a_period_may_be_open_on_either_side(told: Journal) -> None:
    """Since a day; up to a day; the two parts are the whole."""
    whole = report(told)["entries"]
    before, after = report(told, "--until", "2026-11-09"), report(told, "--since", "2026-11-10")
    assert (whole, 13) == (before["entries"] + after["entries"], before["entries"])


def test_a_day_is_written_as_anywhere_else(told: Journal) -> None:
    """`monday` is the last one; `2 weeks ago` is understood."""
    found = report(told, "--since", "2 weeks ago", "--until", "monday")
    assert ("2026-11-11", "2026-11-23") == (found["since"], found["until"])


def test_who_was_quiet_and_is_closed_later_ended_then_without_success(told: Journal) -> None:
    """The revival call half a year later: no second end, but no success either."""
    assert 0 == told.run("2027-05-10", "log", "Cyryl", "no-answer").code
    found = report(told, "--since", "2027-01-01", on="2027-05-11")
    assert (0, {"closed": 1, "closed_later": 1, "signed": 0, "share": 1.0}) == (
        found["ended"]["total"],
        found["without_success"],
    )
    whole = report(told, on="2027-05-11")
    assert (at(1, closed=1), 2) == (
        whole["ended"]["in_talks"],
        whole["without_success"]["closed"],
    )


def test_what_was_undone_did_not_happen(told: Journal) -> None:
    """An entry, and a person."""
    before = report(told)
    told.on(TODAY).add("Irena")
    told.run(TODAY, "log", "Henryk", "no-answer")
    assert (9, 21) == tuple(report(told)[key] for key in ("people", "entries"))
    told.run(TODAY, "undo")
    told.run(TODAY, "undo")
    assert before == report(told)


def test_what_stands_beside_the_next_action_is_counted_apart(told: Journal) -> None:
    """Remarks, complaints, milestones: no outcome of a step, no end; but due like all else."""
    before = report(told)
    for words in (
        ["remark", "Ewa", "the invoice came twice"],
        ["complaint", "open", "Ewa", "it came late"],
        ["complaint", "open", "Dorota", "it broke", "--defect"],
        ["complaint", "ack", "Ewa"],
        ["complaint", "answer", "Dorota", "--refuse", "--because", "it was dropped"],
        ["milestone", "Beata", "2026-11-27", "20 years"],
    ):
        assert 0 == told.run(TODAY, *words).code
    after = report(told)
    expected = {
        "remark": 1,
        "complaint": 1,
        "defect": 1,
        "acknowledged": 1,
        "answered": 1,
        "refused": 1,
    }
    assert expected == after["matters"]
    for key in ("ended", "outcomes", "without_success", "states", "close_reasons"):
        assert before[key] == after[key]
    assert before["entries"] + 6 == after["entries"]
    assert (0, 2) == (before["weeks"][0]["due"], after["weeks"][0]["due"])


@pytest.mark.parametrize("day", [TODAY, "2026-12-03", "2027-06-01"])
def test_what_is_overdue_is_what_the_list_of_the_day_says(day: str, told: Journal) -> None:
    """As many lines are late there, and the longest overdue stand first."""
    told.run(TODAY, "remark", "Ewa", "the invoice came twice")
    told.run(TODAY, "milestone", "Beata", "2026-11-27", "20 years")
    late = [item for item in told.on(day).json("today")["items"] if item["days_late"]]
    found = report(told, on=day)["overdue"]
    assert (len(late), [item["name"] for item in late[:5]]) == (
        found["total"],
        [item["name"] for item in found["first"]],
    )
    assert found["total"] == sum(found["days_late"].values())


def test_an_offer_that_runs_is_due_in_the_report_as_in_the_list(told: Journal) -> None:
    """Whom it is for waits in the week in which it begins, and is overdue after that."""
    told.on(TODAY).add("Piotr")
    told.run(TODAY, "close", "Piotr", "not-now")
    before = report(told)
    told.run(TODAY, "promo", "a tenth off", "--from", "2026-12-09", "--until", "2027-01-31")
    after = report(told)
    weeks = [(week["from_on"], week["due"]) for week in after["weeks"]]
    known = [(week["from_on"], week["due"]) for week in before["weeks"]]
    (changed,) = [(new, old) for new, old in zip(weeks, known, strict=True) if new != old]
    people = changed[0][1] - changed[1][1]
    assert ("2026-12-07", "2026-12-07", True) == (changed[0][0], changed[1][0], people > 0)
    day = "2027-01-20"
    late = [item for item in told.on(day).json("today")["items"] if item["days_late"]]
    found = report(told, on=day)["overdue"]
    assert (len(late), [item["id"] for item in late[:5]]) == (
        found["total"],
        [item["id"] for item in found["first"]],
    )
    assert people == sum(item["action"] == "promotion" for item in late)


def test_only_those_of_an_owner_are_counted(told: Journal) -> None:
    """With a name, mine and nobody's; with --owner, exactly theirs; all, everybody's."""
    told.on(TODAY).add("Olga's", "--owner", "olga", "--first-call", "2026-11-27")
    told.on(TODAY).add("Eva's", "--owner", "eva")
    assert 10 == report(told)["people"]
    olgas = report(told, "--owner", "olga")
    assert (1, ["olga"], 1) == (olgas["people"], olgas["owners"], olgas["weeks"][0]["due"])
    assert (0, 0) == (olgas["entries"], olgas["overdue"]["total"])
    told.run(TODAY, "config", "owner", "olga")
    mine = report(told)
    assert (9, ["olga", ""], 3) == (mine["people"], mine["owners"], mine["overdue"]["total"])
    assert 10 == report(told, "--owner", "all")["people"]
    assert 0 == report(told, "--owner", "Olga")["people"]


def test_steps_of_ones_own_stand_behind_those_of_the_method(told: Journal) -> None:
    """They are counted by their own names."""
    folder = told._settings.parent / "cadences"
    folder.mkdir()
    step = '[[step]]\nname = "{}"\nchannel = "{}"\nafter = "1d"\nsays = ""\n'
    (folder / "mine.toml").write_text(
        'name = "mine"\n' + step.format("visit-1", "visit") + step.format("e-mail-1", "e-mail")
    )
    person = told.on(TODAY).add("Jan", "--cadence", "mine", "--first-call", TODAY)
    person.log(TODAY, "no-answer")
    person.log("2026-11-26", "sent")
    found = report(told, "--since", TODAY, on="2026-11-26")
    assert ["call-1", "call-2", "call-3", "letter", "e-mail-1"] == list(found["ended"]["by_step"])
    assert ["e-mail-1", "visit-1"] == list(found["outcomes"])


def test_a_period_that_ends_before_it_begins_is_refused(told: Journal) -> None:
    """One sentence, exit code 2."""
    done = told.run(TODAY, "report", "--since", "2026-11-10", "--until", "2026-11-09")
    expected = "Mon 9 Nov 2026 lies before Tue 10 Nov 2026: the period has no day.\n"
    assert (2, "", expected) == (done.code, done.out, done.err)


@pytest.mark.parametrize("words", [["--since", "soonish"], ["--until", "2026-02-30"]])
def test_a_day_that_cannot_be_read_is_refused(words: list[str], told: Journal) -> None:
    """Never guessed."""
    assert 2 == told.run(TODAY, "report", *words).code


def test_somebody_damaged_is_left_out_and_said_to_be(told: Journal) -> None:
    """The others are counted; `db check` names who it is."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(told._database)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE touch SET happened_on = 'x' WHERE prospect_id = 1 AND id = 1")
        connection.execute("UPDATE prospect SET due_on = 'soon' WHERE name = 'Henryk'")
    found = report(told)
    assert (7, 1, 2) == (found["people"], found["unreadable"], found["overdue"]["total"])
    assert (
        "1 damaged left out: cadence db check names them."
        in told.run(TODAY, "report", "--html", "-").out
    )


def test_nobody_yet_is_said_plainly(journal: Journal) -> None:
    """Before the first entry there is no database at a named place; after an undo, nobody."""
    journal.on(TODAY).add("Anna")
    journal.run(TODAY, "undo")
    assert (0, 0) == tuple(report(journal)[key] for key in ("people", "entries"))
    assert NONE == report(journal)["days_spent"]["to_the_end"]


def test_the_columns_for_other_programs_are_the_documents_figures(told: Journal) -> None:
    """A path, a tab, the figure; nothing else on stdout, and all of it."""
    lines = told.run(TODAY, "report").out.splitlines()
    figures = dict(line.split("\t") for line in lines)
    document = json.loads(told.run(TODAY, "report", "--json").out)
    assert ("1", "4", "0.333") == (
        figures["ended.by_step.letter.closed"],
        figures["ended.total"],
        figures["without_success.share"],
    )
    assert ("Henryk", "2026-11-30", "") == (
        figures["overdue.first.1.name"],
        figures["weeks.2.from_on"],
        figures["since"],
    )
    assert {path.split(".")[0] for path in figures} == set(document) - {
        "format",
        "file",
        "owners",
    } | {"owners"}
