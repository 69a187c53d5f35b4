"""The styles of what is drawn: few, and none that a light or a dark background swallows.

Every style says in bold or dim what it says in colour, and the words say it all without either:
`NO_COLOR` and a printed page lose nothing.
"""

from __future__ import annotations

LATE = "bold red"
"""What should have been done before today."""
DUE = "bold"
"""What is to be done, and with whom."""
QUIET = "dim"
"""What one looks at second: reasons, numbers, headings of columns."""
HEADING = "bold underline"
"""A day in a week's list."""
BAR = "cyan"
"""How much there is of something; the figure beside it says so as well."""

# On the working screen; the numbers are colours from the middle of the 256, whose contrast to
# black and to white is over 4 to 1. A terminal of 16 colours gets the nearest one.
ACCENT = "bold color(31)"
"""A key that can be pressed, and what it is about."""
DONE = "color(28)"
"""What was just done."""
MIND = "color(130)"
"""What to mind."""
