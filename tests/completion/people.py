"""People whose names are hard to type, and some who are called alike."""

from __future__ import annotations

from process.program import Program

HARMFUL = (
    'x \\$(touch "$HOME/harm") `touch "$HOME/harm"` ; touch harm',
    "x' $(touch harm) '",
    "x); touch harm; (",
    "x\x1b[2J\n--force",
)
"""Names that a shell must never read as anything but names."""
NAMES = (
    ("Anna Kowalska", "Nowa"),
    ("Annabel Lee", ""),
    ("Ольга Смирнова", "Северный свет"),
    ("Pat O'Brien", ""),
    ('Say "Cheese" Now', ""),
    ("[Acme] Boss", ""),
    ("Jan Nowak", "Meble"),
    ("Jan Nowak", "Wapno"),
    ("Eva Lis", ""),
    ("Eva Lis", ""),
)
"""With their firms; ids begin with 1."""


def entered(program: Program) -> None:
    """Everybody, and a cadence of one's own."""
    for name, firm in NAMES:
        program.add(name, "--company", firm, "--force")
    for name in HARMFUL:
        program.add(name)
    assert program.inside("plan", "new", "two-calls").code == 0
