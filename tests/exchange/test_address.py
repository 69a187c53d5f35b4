"""An address in one line, cut as it stands on an envelope."""

from __future__ import annotations

import pytest

from cadence.exchange.address import address_lines

RUSSIAN = "ул. Ленина, д. 5, корп. 2, кв. 12"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (f"{RUSSIAN}, 101000 Москва, Россия", (RUSSIAN, "101000 Москва", "Россия")),
        (f"{RUSSIAN}, 101000, Москва", (RUSSIAN, "101000, Москва")),
        (f"101000, Москва, {RUSSIAN}", ("101000, Москва", RUSSIAN)),
        (
            "ul. Prosta 1, m. 3, 00-001 Warszawa, Polska",
            ("ul. Prosta 1, m. 3", "00-001 Warszawa", "Polska"),
        ),
        ("Pärnu mnt 7-12, 10148 Tallinn", ("Pärnu mnt 7-12", "10148 Tallinn")),
        ("Pärnu mnt 7-12, Tallinn 10148, Eesti", ("Pärnu mnt 7-12", "Tallinn 10148", "Eesti")),
        ("Ćemaluša 5, 71000 Sarajevo, BiH", ("Ćemaluša 5", "71000 Sarajevo", "BiH")),
        ("Stephansplatz 1, Stiege 2, A-1010 Wien", ("Stephansplatz 1, Stiege 2", "A-1010 Wien")),
        ("1010 Wien, Stephansplatz 1", ("1010 Wien", "Stephansplatz 1")),
        ("Storgatan 1, 113 56 Stockholm", ("Storgatan 1", "113 56 Stockholm")),
        ("12 High Street, Leeds LS1 4DY", ("12 High Street", "Leeds LS1 4DY")),
        ("Flat 2, 12 High St, Leeds, LS1 4DY, UK", ("Flat 2, 12 High St", "Leeds, LS1 4DY", "UK")),
        (
            "5 Main St, Suite 4, Reno, NV 89501, USA",
            ("5 Main St, Suite 4", "Reno, NV 89501", "USA"),
        ),
    ],
)
def test_the_street_stays_together(address: str, expected: tuple[str, ...]) -> None:
    """Then the town with its code, then the country: not a line for each comma."""
    assert expected == address_lines((address,))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("Długa 5, Warszawa", ("Długa 5", "Warszawa")),
        ("Długa 5, m. 3, Warszawa, Polska", ("Długa 5, m. 3", "Warszawa", "Polska")),
        ("High Street, Leeds", ("High Street", "Leeds")),
        ("12345 Long Road, Leeds", ("12345 Long Road", "Leeds")),
        ("Москва, ул. Ленина, д. 5", ("Москва, ул. Ленина, д. 5",)),
        ("Leeds", ("Leeds",)),
        ("00-001", ("00-001",)),
        (" , ,", ()),
    ],
)
def test_without_a_code_the_town_follows_the_last_number(
    address: str, expected: tuple[str, ...]
) -> None:
    """Nothing is guessed beyond that, and nothing is lost."""
    assert expected == address_lines((address,))


@pytest.mark.parametrize("lines", [(), ("Długa 5, m. 3, kl. 2", "00-001 Warszawa")])
def test_lines_that_were_typed_stay_as_they_are(lines: tuple[str, ...]) -> None:
    """Their commas are their own."""
    assert lines == address_lines(lines)
