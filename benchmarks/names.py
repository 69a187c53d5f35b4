"""Made-up people of five languages: names, firms, numbers as they are written there."""

from __future__ import annotations

from dataclasses import dataclass

from cadence.engine.folding import fold


@dataclass(frozen=True, slots=True)
class Country:
    """What people are called somewhere. `phone` takes seven digits."""

    code: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    trades: tuple[str, ...]
    forms: tuple[str, ...]
    phone: str


COUNTRIES = {
    "pl": Country(
        "PL",
        ("Anna", "Łukasz", "Małgorzata", "Paweł", "Zofia", "Krzysztof", "Agnieszka", "Wojciech"),
        ("Kowalska", "Wójcik", "Zieliński", "Dąbrowska", "Szczepański", "Żak", "Gołąb", "Król"),
        ("Drukarnia", "Piekarnia", "Meble", "Okna", "Transport", "Ogrody", "Księgarnia"),
        ("Nowa", "i Syn", "sp. z o.o.", "Śląsk", "Łódź"),
        "+48 60{} {}{}{} {}{}{}",
    ),
    "ru": Country(
        "RU",
        ("Ольга", "Иван", "Татьяна", "Сергей", "Наталья", "Дмитрий", "Людмила", "Алексей"),
        ("Смирнова", "Кузнецов", "Щербакова", "Васильев", "Ёлкина", "Попов", "Морозова"),
        ("Типография", "Склад", "Аптека", "Мебель", "Стройка", "Сад"),
        ("Северный свет", "и партнёры", "Плюс", "на Неве"),
        "+7 92{} {}{}{}-{}{}-{}1",
    ),
    "et": Country(
        "EE",
        ("Jaan", "Õnne", "Külli", "Mart", "Liisa", "Tõnu", "Piret", "Jüri"),
        ("Tamm", "Mägi", "Kõiv", "Põder", "Saar", "Õunapuu", "Rebane"),
        ("Trükikoda", "Pagar", "Aiand", "Mööbel", "Laevad"),
        ("OÜ", "ja Pojad", "AS", "Tartu"),
        "+372 5{}{}{} {}{}{}{}",
    ),
    "bs": Country(
        "BA",
        ("Selma", "Emir", "Amra", "Haris", "Lejla", "Džemal", "Azra", "Senad"),
        ("Hadžić", "Begović", "Đulić", "Šarić", "Čaušević", "Imamović"),
        ("Štamparija", "Pekara", "Namještaj", "Prevoz", "Vrt"),
        ("Una", "d.o.o.", "Dizajn", "Sarajevo"),
        "+387 61 {}{}{} {}{}{}{}",
    ),
    "en": Country(
        "GB",
        ("Peter", "Mary", "Sean", "Zoë", "Oliver", "Grace", "Dermot", "Chloë"),
        ("Brown", "O'Brien", "Smith-Jones", "Taylor", "Walker", "Evans", "Clarke"),
        ("Print", "Bakery", "Windows", "Haulage", "Gardens", "Books"),
        ("Ltd", "& Sons", "of London", "North"),
        "+44 7{}{}{} {}{}{}{}00",
    ),
}
"""By the language that is spoken with them."""


def name(language: str, number: int) -> str:
    """The name of that person; it comes again after some dozens."""
    of = COUNTRIES[language]
    return f"{_pick(of.given, number)} {_pick(of.family, number // len(of.given))}"


def firm(language: str, number: int) -> str:
    """The firm of that person; four work at each."""
    of = COUNTRIES[language]
    which = number // 4
    trade, form = _pick(of.trades, which), _pick(of.forms, which // len(of.trades))
    return f"{trade} {form} {which}"


def phone(language: str, number: int) -> str:
    """A number of that person's own."""
    return COUNTRIES[language].phone.format(*f"{number:07}")


def email(language: str, number: int) -> str:
    """An address of that person's own."""
    user = fold(name(language, number)).replace(" ", ".").replace("'", "")
    return f"{user}.{number}@example.{COUNTRIES[language].code.lower()}"


def _pick(words: tuple[str, ...], number: int) -> str:
    return words[number % len(words)]
