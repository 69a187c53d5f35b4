"""Eight people in November 2026, each with another course.

Adam     three calls and a letter: closed
Beata    a clear no at call 2 (price): keep in touch
Cyryl    vanished after a meeting: gone quiet
Dorota   stalled, signed, left for no reason that is known, was won back
Ewa      dropped at call 1, came back by herself, signed
Filip    a client from before, who left because of rude treatment
Gosia    asked at call 1 not to be contacted
Henryk   nobody has called him
"""

from __future__ import annotations

from acceptance.journal import Journal

ENTERED, TODAY = "2026-11-02", "2026-11-25"
STORY = """
    Adam    2026-11-03 log no-answer
    Adam    2026-11-06 log voicemail
    Adam    2026-11-09 log no-answer
    Adam    2026-11-16 log sent
    Beata   2026-11-03 log gatekeeper
    Beata   2026-11-06 log refused --reason price
    Cyryl   2026-11-03 log meeting --when 2026-11-05
    Cyryl   2026-11-05 log held
    Cyryl   2026-11-09 close --reason vanished
    Dorota  2026-11-03 log stall --kind think
    Dorota  2026-11-06 log yes
    Dorota  2026-11-09 sign
    Dorota  2026-11-20 lose
    Dorota  2026-11-23 log yes
    Dorota  2026-11-24 sign
    Ewa     2026-11-03 close
    Ewa     2026-11-10 reopen
    Ewa     2026-11-12 sign
    Filip   2026-11-20 lose --reason rude-treatment
    Gosia   2026-11-03 close --reason do-not-contact
"""


def tell(journal: Journal) -> None:
    """Enter everybody, and log what happened."""
    day = journal.on(ENTERED)
    for name in ("Adam", "Beata", "Cyryl", "Dorota", "Ewa"):
        day.add(name, "--first-call", "2026-11-03")
    day.add("Filip", "--client-since", "2026-10-01")
    day.add("Gosia", "--first-call", "2026-11-03")
    day.add("Henryk", "--first-call", "2026-11-03", "--company", "Henryk & Syn")
    for line in STORY.strip().splitlines():
        name, on, command, *words = line.split()
        done = journal.run(on, command, name, *words)
        assert done.code == 0, done
