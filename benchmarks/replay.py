"""What replaying one log costs beside the dates in it: `python -m benchmarks.replay`.

Five entries are folded into a standing; five times a `date` and a `relativedelta` are added. The
two take turns in one process, and the ratio of each turn counts.
"""

from __future__ import annotations

import statistics
import sys
import timeit
from datetime import date
from functools import partial

from dateutil.relativedelta import relativedelta

from benchmarks.pairs import machine
from cadence.engine.model import Enrolment, Method, Touch
from cadence.engine.replay import replay
from cadence.engine.vocabulary import Outcome, StallKind
from cadence.services.calendars import Holidays, workdays
from cadence.services.settings import Settings

TURNS, TIMES = 25, 400
TARGET = 10
MET = date(2026, 11, 2)
LOGS = {
    "three calls and a letter": (
        Touch(date(2026, 11, 3), Outcome.NO_ANSWER, 1),
        Touch(date(2026, 11, 6), Outcome.VOICEMAIL, 2),
        Touch(date(2026, 11, 9), Outcome.STALL, 3, kind=StallKind.THINK),
        Touch(date(2026, 11, 16), Outcome.SENT, 4),
        Touch(date(2026, 11, 17), Outcome.NOTE, 5, note="forgotten"),
    ),
    "talks and a contract": (
        Touch(date(2026, 11, 3), Outcome.NO_ANSWER, 1),
        Touch(date(2026, 11, 6), Outcome.MEETING, 2, when=date(2026, 11, 12)),
        Touch(date(2026, 11, 12), Outcome.HELD, 3),
        Touch(date(2026, 11, 16), Outcome.YES, 4),
        Touch(date(2026, 11, 19), Outcome.SIGN, 5),
    ),
}


def five_dates() -> None:
    """What the log's dates cost by the library alone."""
    for days in (1, 3, 3, 7):
        MET + relativedelta(days=days)
    MET + relativedelta(months=6)


def main() -> int:
    """Measure, and print a table in Markdown."""
    settings = Settings()
    calendar = workdays(settings, Holidays(None, writes=False), ())
    method = Method(settings.cadence, settings.rhythm, calendar)
    enrolment = Enrolment(MET, MET)
    print(f"{machine()}, {TURNS} turns\n")
    print("| log of five entries | target | median | min - max |")
    print("|---|---|---|---|")
    for name, log in LOGS.items():
        found = []
        for _ in range(TURNS):
            ours = timeit.timeit(partial(replay, enrolment, log, method), number=TIMES)
            found.append(ours / timeit.timeit(five_dates, number=TIMES))
        spread = f"{min(found):.1f} - {max(found):.1f}"
        print(f"| {name} | {TARGET} | {statistics.median(found):.1f} | {spread} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
