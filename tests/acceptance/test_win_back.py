"""The worked case I: a client leaves, and is won back without begging."""

from __future__ import annotations

from .calendars import columns
from .journal import Journal, Line, Person, Standing

SECOND = columns(skip={"second": "2027-02-25"}, keep={"second": "2027-02-24"})


def ivo_left(journal: Journal) -> Person:
    """Ivo was a client for a year and a half; Kuldmuna is cheaper."""
    since = ("--client-since", "2025-03-03", "--last-contact", "2026-11-02")
    ivo = journal.on("2026-11-21").add("Ivo Iii", *since)
    assert Standing("care", "2027-02-02", "client") == ivo.added.standing
    answer = ivo.do("2026-11-23", "lose", "--reason", "price", "--competitor", "Kuldmuna")
    assert Standing("win-back-1", "2026-11-24", "lost") == answer.standing
    assert ("price", "Kuldmuna") == (
        answer.prospect["close_reason"],
        answer.prospect["competitor"],
    )
    return ivo


def ivo_said_no(journal: Journal, second: str) -> Person:
    """The apology and the question on the next day: a no."""
    ivo = ivo_left(journal)
    assert Line("win-back-1", days_late=0) == ivo.listed("2026-11-24")
    answer = ivo.log("2026-11-24", "no")
    assert Standing("win-back-2", second, "lost") == answer.standing
    return ivo


def test_the_care_of_a_lost_client_is_cancelled(journal: Journal) -> None:
    """On the day that care was due, only the win-back is listed."""
    ivo = ivo_left(journal)
    assert Line("win-back-1", days_late=70) == ivo.listed("2027-02-02")


@SECOND
def test_who_is_given_time_is_not_pleaded_with(journal: Journal, second: str) -> None:
    """A call in between is written down and warned about, and moves nothing."""
    ivo = ivo_said_no(journal, second)
    assert [None, None] == [ivo.listed(day) for day in ("2026-11-25", "2026-12-10")]
    answer = ivo.log("2026-12-10", "no-answer")
    assert Standing("win-back-2", second, "lost", calls=1) == answer.standing
    assert {"do-not-plead"} == set(answer.warnings)
    assert Line("win-back-2", days_late=0) == ivo.listed(second)


@SECOND
def test_who_names_terms_that_can_be_met_is_won_back(journal: Journal, second: str) -> None:
    """A yes is talks again, a contract a client again, with care from the beginning."""
    ivo = ivo_said_no(journal, second)
    answer = ivo.log(second, "yes", "--when", "2027-03-05")
    assert Standing("get-signature", "2027-03-05", "engaged") == answer.standing
    assert Line("get-signature", days_late=0) == ivo.listed("2027-03-05")

    answer = ivo.do("2027-03-05", "sign")
    assert Standing("care-1", "2027-03-12", "client") == answer.standing
    assert ("won-back", 102) == (
        answer.prospect["came_back"],
        answer.prospect["came_back_after"],
    )
    cares = [ivo.log(day, "spoke").standing.due_on for day in ("2027-03-12", "2027-04-12")]
    assert ["2027-04-12", "2027-07-12"] == cares
    assert Line("care", days_late=0) == ivo.listed("2027-07-12")


@columns(
    skip={"second": "2027-02-25", "third": "2027-08-25"},
    keep={"second": "2027-02-24", "third": "2027-08-24"},
)
def test_the_third_no_is_the_last(journal: Journal, second: str, third: str) -> None:
    """Then they are let go: look for new ones."""
    ivo = ivo_said_no(journal, second)
    answer = ivo.log(second, "no")
    assert Standing("win-back-3", third, "lost") == answer.standing
    assert Line("win-back-3", days_late=0) == ivo.listed(third)

    answer = ivo.log(third, "no")
    assert Standing(None, None, "closed") == answer.standing
    assert "look-for-new" in {each["code"] for each in answer.document["warnings"]}
    assert [None, None] == [ivo.listed(day) for day in (third, "2028-08-24")]


@columns(
    skip={"again": ("2026-11-27", "2026-11-30", "2027-03-01")},
    keep={"again": ("2026-11-27", "2026-11-30", "2027-02-28")},
)
def test_three_tries_that_reach_nobody_are_a_no(journal: Journal, again: tuple[str, ...]) -> None:
    """Every three days; after the third the second step is three months away."""
    ivo = ivo_left(journal)
    days = ("2026-11-24", *again[:-1])
    dues = [ivo.log(day, "no-answer").standing for day in days]
    assert list(again) == [standing.due_on for standing in dues]
    assert ["win-back-1", "win-back-1", "win-back-2"] == [standing.action for standing in dues]


def test_who_is_gone_is_not_won_back(journal: Journal) -> None:
    """A firm that closed does not come back."""
    ivo = journal.on("2026-11-21").add("Ivo Iii", "--client-since", "2025-03-03")
    answer = ivo.do("2026-11-23", "lose", "--reason", "gone")
    assert Standing(None, None, "gone") == answer.standing
