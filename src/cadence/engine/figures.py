"""The figures that the method and the calendar start from: plain data, nothing to load."""

from __future__ import annotations

from collections.abc import Mapping

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LANGUAGES = ("en", "pl", "ru", "et", "bs")
"""The languages that there are words in."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

DEFAULT_INTERVALS: Mapping[str, str] = {
    # the cadence: [A] +3, +3, +7; the day after the meeting is [D]: never press at the meeting
    "first-call": "1d",
    "call-2": "3d",
    "call-3": "3d",
    "letter": "7d",
    # talks (4.2)
    "final-answer": "3d",
    "signature": "3d",
    # gone quiet, keep in touch (4.3, 4.5)
    "revival": "6m",
    "hello": "3m",
    "hello-competitor": "6m",
    # win-back (4.4)
    "win-back-retry": "3d",
    "win-back-2": "3m",
    "win-back-3": "6m",
    # care (4.6)
    "care-1": "7d",
    "care-2": "1m",
    "care": "3m",
    "complaint-answer": "7d",
    "complaint-follow-up": "7d",
}
"""Every figure of the domain's chapter 4 under its setting's name."""
