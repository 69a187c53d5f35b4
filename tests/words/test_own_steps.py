"""Scripts for the steps of a cadence of one's own: its outline, and the texts that fit."""

from __future__ import annotations

import pytest

from .people import Mine

STEPS = {
    "call-1": ("call", "say hello"),
    "visit": ("visit", "bring the catalogue"),
    "e-mail-1": ("e-mail", "send three pictures"),
    "call-2": ("social", "write to them there"),
    "goodbye": ("letter", "part as friends"),
}
CALL = ["voicemail_tail", "stall_reply", "refusal_reason", "refusal_competitor", "referral"]


@pytest.fixture
def who(mine: Mine) -> int:
    """Somebody in that cadence."""
    folder = mine.folder / "cadences"
    folder.mkdir()
    steps = "".join(
        f'[[step]]\nname = "{name}"\nchannel = "{channel}"\nafter = "1d"\nsays = "{says}"\n'
        for name, (channel, says) in STEPS.items()
    )
    (folder / "mine.toml").write_text(f'name = "mine"\n{steps}', "utf-8")
    return mine.add("Anna", "--topic", "a web shop", "--cadence", "mine")


@pytest.mark.parametrize(
    ("step", "texts"),
    [
        ("call-1", ["call1", *CALL]),
        ("visit", CALL),
        ("e-mail-1", []),
        ("call-2", []),
        ("goodbye", ["letter"]),
    ],
)
def test_a_step_has_its_outline_and_the_texts_that_fit(
    step: str, texts: list[str], mine: Mine, who: int
) -> None:
    """A text by the step's name if it goes the same way; a letter is a letter."""
    found = mine.json("script", str(who), "--action", step)
    assert (step, STEPS[step][1]) == (found["action"], found["outline"])
    assert texts == [one["name"] for one in found["texts"]]


def test_after_a_last_call_nothing_is_promised(mine: Mine) -> None:
    """A cadence that ends with a call has no next try to name."""
    (mine.folder / "cadences").mkdir()
    text = 'name = "one"\n[[step]]\nname = "call-1"\nchannel = "call"\nafter = "1d"\n'
    (mine.folder / "cadences" / "one.toml").write_text(text, "utf-8")
    who = mine.add("Anna", "--topic", "a web shop", "--cadence", "one")
    assert ["call1", *CALL[1:]] == list(mine.script(who))


def test_the_last_letter_can_be_logged_as_sent(mine: Mine, who: int) -> None:
    """Whatever the step is called."""
    for day in ("2026-11-23", "2026-11-24"):
        mine.json("log", str(who), "no-answer", day=day)
    for day in ("2026-11-25", "2026-11-26"):
        mine.json("log", str(who), "sent", day=day)
    assert mine.json("letter", str(who), day="2026-11-27")["due"]
