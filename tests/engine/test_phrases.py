"""Phrases: how they are read, and how they are found in a sentence."""

from __future__ import annotations

import pytest

from cadence.engine.phrases import Index, Phrase, Sentence, last_number

NUMBERS = {"two": 2, "three": 3, "few": 0}


def found(text: str, words: str, times: dict[int, list[int]] | None = None) -> list[str]:
    """The words of each place where the phrase is found in `^ words $`."""
    sentence = Sentence(["^", *words.split(), "$"], times or {})
    index = Index([(Phrase(text, NUMBERS), True)])
    return [" ".join(sentence.words[begin:end]) for begin, end, _ in index.found(sentence)]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("call later", "please call later today", ["call later"]),
        ("call later", "call me later", []),
        ("call", "recall calls", []),
        ("call*", "recall calls", ["calls"]),
        ("call|ring* later", "call later ringing later", ["call later", "ringing later"]),
        ("call back? later", "call later call back later", ["call later", "call back later"]),
        ("call ~2 later", "call me back later", ["call me back later"]),
        ("call ~2 later", "call me back much later", []),
        ("call ~2 later", "call , later", []),
        ("call ~2 later", "call : later", []),
        ("call , later", "call , later", ["call , later"]),
        ("call ~3 back", "call", []),
        ("^ call", "call and call", ["^ call"]),
        ("^|: call", "he : call and call", [": call"]),
        ("call $", "call and call", ["call $"]),
        ("!not|never now", "not now but now", ["now"]),
        ("!not|never now", "now", ["now"]),
        ("<number> weeks", "two weeks 12 weeks few weeks", ["two weeks", "12 weeks", "few weeks"]),
        ("<number> weeks", "2026 weeks many weeks", []),
        ("Zadzwonić później", "zadzwonic pozniej", ["zadzwonic pozniej"]),
        ("позвонить", "позвонить", ["позвонить"]),
    ],
)
def test_a_phrase_is_found_where_its_words_stand(text: str, words: str, places: list[str]) -> None:
    """Each part means what the module says, and nothing else."""
    assert places == found(text, words)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("call ~1 <when>", ["call in two weeks"]),
        ("<when> ~1 please", ["in two weeks please"]),
        ("^ call? <when>", ["^ call in two weeks"]),
        ("<when>", ["in two weeks"]),
        ("<when> call", []),
    ],
)
def test_a_time_that_was_found_before_is_a_part(text: str, places: list[str]) -> None:
    """`<when>` covers its words, wherever it stands in the phrase."""
    assert places == found(text, "call in two weeks please", {2: [5]})


@pytest.mark.parametrize(
    "text", ["", "~3", "^ $", "call?", "<number>", "!not", "a , $ b", "$ ~2 a"]
)
def test_what_cannot_be_found_is_no_phrase(text: str) -> None:
    """A mistake in the data is told when it is read."""
    with pytest.raises(ValueError, match="nothing"):
        Phrase(text, NUMBERS)


def test_the_longest_word_is_looked_for() -> None:
    """A phrase is tried where its rarest word stands, not at each `to`."""
    assert ["later"] == Phrase("to ~1 call|contact later", NUMBERS).anchors


@pytest.mark.parametrize(
    ("words", "number"),
    [("in two weeks", 2), ("in two or three weeks", 3), ("in 10 days", 10), ("in a few days", 0)],
)
def test_the_number_named_last_counts(words: str, number: int) -> None:
    """Of two, the later day is the safe one; 0 stands for one that is not exact."""
    assert number == last_number(words.split(), NUMBERS)
