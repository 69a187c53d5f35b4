"""Sample people of five languages, and what a salesperson types to get words for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from acceptance.journal import Document, Journal, Printed

MONDAY, TUESDAY = "2026-11-23", "2026-11-24"
LETTER_DAY = "2026-12-07"
LANGUAGES = ("en", "pl", "ru", "et", "bs")


@dataclass(frozen=True)
class Sample:
    """Somebody met on Fri 20 Nov 2026."""

    name: str
    company: str
    salutation: str
    address: str
    topic: str
    next_step: str

    def flags(self, language: str, *, all_of_it: bool = True) -> list[str]:
        """What is typed after `add NAME`: everything, or only what no text can do without."""
        needed = {"language": language, "topic": self.topic, "next-step": self.next_step}
        more = {
            "company": self.company,
            "salutation": self.salutation,
            "address": self.address,
            "email": "reader@example.com",
            "phone": "+48 601 234 567",
            "role": "director",
            "problem": "orders get lost",
            "who-decides": "the owner",
        }
        told = needed | more if all_of_it else needed
        return [word for key, value in told.items() for word in (f"--{key}", value)]


SAMPLES = {
    "en": Sample(
        "Peter Brown",
        "Brown Ltd.",
        "Dear Mr Brown,",
        "12 High Street, Leeds LS1 4DY",
        "staff training",
        "a trial lesson",
    ),
    "pl": Sample(
        "Żaneta Źdźbło",
        "Łódź Sp. z o.o.",
        "Szanowna Pani Żaneto,",
        "ul. Świętokrzyska 14/3, 00-050 Warszawa",
        "nowa strona internetowa",
        "próbny projekt",
    ),
    "ru": Sample(
        "Ольга Смирнова",
        "Северный свет",
        "Уважаемая Ольга Петровна!",
        "Невский пр. 28, 191186 Санкт-Петербург",
        "складской учёт",
        "пробный расчёт",
    ),
    "et": Sample(
        "Jaan Õunapuu",
        "Tamm & Pojad OÜ",
        "Lugupeetud Jaan Õunapuu!",
        "Pärnu mnt 7, 10148 Tallinn",
        "raamatupidamine",
        "prooviarvestus",
    ),
    "bs": Sample(
        "Đenana Hadžić",
        "Čvrsti Šmek d.o.o.",
        "Poštovana gospođo Hadžić,",
        "Ćemaluša 5, 71000 Sarajevo",
        "katalog proizvoda",
        "probni primjerak",
    ),
}


class Mine:
    """The journal of somebody whose own name, firm, address and phone are set."""

    SETTINGS: ClassVar = {
        "name": "Ewa Lis",
        "company": "Lis Meble",
        "address": "ul. Prosta 1, 00-001 Warszawa",
        "phone": "+48 601 555 021",
        "email": "ewa@lismeble.example",
    }

    def __init__(self, journal: Journal, folder: Path) -> None:
        self.journal = journal
        self.folder = folder
        self.words = folder / "words"

    def run(self, *words: str, day: str = MONDAY) -> Printed:
        """Run one command."""
        return self.journal.run(day, *words)

    def json(self, *words: str, day: str = MONDAY, code: int = 0) -> Document:
        """Run one command with `--json`."""
        return self.journal.on(day).json(*words, code=code)

    def add(self, name: str, *words: str) -> int:
        """Enter somebody who was met on Friday; their id."""
        found: int = self.json("add", name, "--met", "2026-11-20", *words)["prospect"]["id"]
        return found

    def sample(self, language: str, *, all_of_it: bool = True) -> int:
        """Enter the sample of a language."""
        one = SAMPLES[language]
        return self.add(one.name, *one.flags(language, all_of_it=all_of_it))

    def at_the_letter(self, who: int | str) -> None:
        """Call somebody three times in vain: the letter is due on `LETTER_DAY`."""
        for day in ("2026-11-23", "2026-11-26", "2026-11-30"):
            self.json("log", str(who), "no-answer", day=day)

    def script(self, who: int | str, *words: str, day: str = MONDAY) -> dict[str, str]:
        """The texts of a script by their names."""
        texts = self.json("script", str(who), *words, day=day)["texts"]
        return {one["name"]: one["text"] for one in texts}

    def asked(self, who: int | str, *words: str, day: str = MONDAY) -> list[Any]:
        """The questions of a script."""
        found: list[Any] = self.json("script", str(who), *words, day=day)["questions"]
        return found

    def own(self, language: str, text: str) -> Path:
        """Write a file of one's own texts."""
        self.words.mkdir(exist_ok=True)
        path = self.words / f"{language}.toml"
        path.write_text(text, "utf-8")
        return path
