"""33 texts in five languages, filled for sample people with and without what is optional."""

from __future__ import annotations

import re

import pytest

from cadence.services.sayings import PLANS
from cadence.words.texts import built_in

from .people import LANGUAGES, SAMPLES, Mine

GIVEN = {
    "en": ("20 years of Brown Ltd.", "10 % off", "we repair it", "it was used outdoors", "a check"),
    "pl": ("20 lat firmy", "rabat 10 %", "naprawimy", "mebel stał na dworze", "przegląd"),
    "ru": ("20 лет компании", "скидка 10 %", "починим", "стояло на улице", "осмотр"),
    "et": ("20 aastat", "soodustus 10 %", "parandame", "seisis õues", "ülevaatus"),
    "bs": ("20 godina firme", "popust 10 %", "popravit ćemo", "stajalo je vani", "pregled"),
}
CALL_1 = {
    "en": (
        "Hello. This is Ewa Lis from Lis Meble. Thank you for our talk on 20 November. I would "
        "like to suggest a short meeting (topic: staff training) to see whether we can work "
        "together. Would Wednesday 25 November or Thursday 26 November suit you better?"
    ),
    "pl": (
        "Dzień dobry. Mówi Ewa Lis, Lis Meble. Dziękuję za rozmowę (20 listopada). Proponuję "
        "krótkie spotkanie (temat: nowa strona internetowa), żeby sprawdzić, czy możemy razem "
        "pracować. Pasuje Państwu środa 25 listopada czy raczej czwartek 26 listopada?"
    ),
    "ru": (
        "Здравствуйте! Это Ewa Lis, «Lis Meble». Спасибо за разговор (20 ноября). Предлагаю "
        "коротко встретиться (тема: складской учёт) и понять, сможем ли мы работать вместе. "
        "Вам удобнее среда (25 ноября) или четверг (26 ноября)?"
    ),
    "et": (
        "Tere! Siin Ewa Lis ettevõttest Lis Meble. Aitäh vestluse eest (20.11). Pakun välja "
        "lühikese kohtumise (teema: raamatupidamine), et vaadata, kas saame koostööd teha. "
        "Kas teile sobib paremini kolmapäev, 25. november või neljapäev, 26. november?"
    ),
    "bs": (
        "Dobar dan. Ovdje Ewa Lis, Lis Meble. Hvala na razgovoru (20. 11.). Predlažem kratak "
        "sastanak (tema: katalog proizvoda) da vidimo možemo li sarađivati. Odgovara li Vam "
        "više srijeda, 25. novembar ili četvrtak, 26. novembar?"
    ),
}
ENGLISH = re.compile(
    r"\b(January|February|March|May|June|July|October|December|(Mon|Tues|Wednes|Thurs|Fri|Satur|"
    r"Sun)day|Dear|Hello|the|and|you|your|of)\b"
)


def given(language: str) -> list[str]:
    """Values for what only the moment knows."""
    milestone, promo, action, reason, gesture = GIVEN[language]
    pairs = {
        "milestone": milestone,
        "promo": promo,
        "promo_until": "2026-12-31",
        "action": action,
        "reason": reason,
        "gesture": gesture,
    }
    return [word for name, text in pairs.items() for word in ("--with", f"{name}={text}")]


def everything(mine: Mine, language: str, *, all_of_it: bool) -> dict[str, str]:
    """Every text as somebody of that language is told it."""
    who = mine.sample(language, all_of_it=all_of_it)
    found: dict[str, str] = {}
    for action in PLANS:
        found |= mine.script(who, "--action", action, *given(language))
    mine.json("close", str(who), "--reason", "competitor", "--competitor", "Kuldmuna")
    client = mine.add("Client", *SAMPLES[language].flags(language, all_of_it=False), "--force")
    mine.json("sign", str(client))
    mine.json("lose", str(client))
    found |= mine.script(client, day="2026-11-24")
    letter = mine.json("letter", str(who))["letter"]
    opened = letter["paragraphs"][0]
    found |= {"letter_mark": letter["mark"], "letter_subject": letter["subject"]}
    return found | {"letter_open": opened, "hello": built_in(language).texts["hello"]}


@pytest.mark.parametrize("all_of_it", [True, False], ids=["everything", "only-needed"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_whole(language: str, all_of_it: bool, mine: Mine) -> None:
    """No brace is left over, no blank is double, no sentence ends twice, nothing is in English."""
    texts = everything(mine, language, all_of_it=all_of_it)
    questions = {name for name in built_in(language).texts if name.startswith("ask_")}
    assert set(built_in(language).texts) - questions == set(texts)
    for name, text in texts.items():
        assert not re.search(r"[{}]", text), (name, text)
        assert not re.search(r" {2}| [.,!?)]|[(„«] |\.\.|, ?[.,]|\(\)|: ?\.", text), (name, text)
        assert text == text.strip(), (name, text)
        if language != "en":
            plain = text.replace(SAMPLES[language].company, "")
            assert not ENGLISH.search(plain), (name, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_optional_changes_the_opening_alone(language: str, mine: Mine) -> None:
    """No text needs an address, an e-mail or a salutation."""
    texts = [everything(mine, language, all_of_it=choice) for choice in (True, False)]
    differing = {name for name, text in texts[0].items() if text != texts[1][name]}
    assert {"letter", "letter_open"} == differing


@pytest.mark.parametrize("language", LANGUAGES)
def test_call_1_word_for_word(language: str, mine: Mine) -> None:
    """The first call, as it is read aloud."""
    assert CALL_1[language] == mine.script(mine.sample(language))["call1"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "You can reach me on +48 601 555 021; otherwise I will try again on 26 November."),
        (
            "pl",
            "Mój numer: +48 601 555 021. Jeśli się nie złapiemy, spróbuję ponownie 26 listopada.",
        ),
        ("ru", "Мой номер: +48 601 555 021. Если не созвонимся, попробую ещё раз 26 ноября."),
        ("et", "Minu number on +48 601 555 021. Kui me enne ei räägi, proovin uuesti 26.11."),
        ("bs", "Moj broj je +48 601 555 021. Ako se ne čujemo, zvat ću ponovo 26. 11."),
    ],
)
def test_the_voicemail_names_the_day_of_the_next_step(
    language: str, expected: str, mine: Mine
) -> None:
    """It is what the log will say once the voicemail is logged today."""
    who = mine.sample(language)
    assert expected == mine.script(who)["voicemail_tail"]
    logged = mine.json("log", str(who), "voicemail")
    assert "2026-11-26" == logged["next"]["due_on"]
