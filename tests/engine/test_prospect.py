"""What is kept on a person (domain 2)."""

from __future__ import annotations

from dataclasses import fields

import pytest

from cadence.engine.figures import LANGUAGES
from cadence.engine.prospect import DECISION_MAKER, SYMPTOMS, Profile, Record
from cadence.engine.replay import replay

from .calendars import SKIP
from .lives import history, standing_after


def test_only_a_name_is_required() -> None:
    """Whatever else is known can be added later."""
    anna = Profile("Anna Kowalska")
    rest = {field.name: getattr(anna, field.name) for field in fields(Profile)}
    assert rest.pop("name") == "Anna Kowalska"
    assert rest.pop("decision_maker") == "unknown"
    assert not any(rest.values())


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (LANGUAGES, "en pl ru et bs"),
        (DECISION_MAKER, "yes no unknown"),
        (SYMPTOMS, "emotional enthusiastic instant-decision"),
    ],
)
def test_the_words_that_may_be_chosen(known: tuple[str, ...], words: str) -> None:
    """Languages, who decides, and the symptoms of a quick enthusiasm."""
    assert words.split() == list(known)


def test_a_record_holds_all_that_its_standing_follows_from() -> None:
    """Replaying its log gives the standing."""
    life = "added 2026-11-21\n 2026-11-23 no-answer"
    enrolment, log = history(life)
    record = Record(1, Profile("Anna"), enrolment, SKIP.cadence, tuple(log))
    assert standing_after(life, SKIP) == replay(record.enrolment, record.touches, SKIP)
