"""A report in sections: what a terminal and a page draw alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cadence.engine.figures import MONTHS
from cadence.engine.lines import Line
from cadence.engine.speech import day, label
from cadence.engine.vocabulary import STATE_NAMES, State
from cadence.render.happened import happened
from cadence.render.parts import Bar, Section, counted, people, share_of
from cadence.render.sentences import lateness
from cadence.render.visible import visible
from cadence.services.figures import Report, Week


def title(report: Report) -> str:
    """`Report from Mon 1 Jun 2026 to Mon 23 Nov 2026, of olga's and nobody's own`."""
    since, until = report.since, report.until
    if since is not None and until is not None:
        period = f"from {day(since)} to {day(until)}"
    elif since is not None:
        period = f"since {day(since)}"
    elif until is not None:
        period = f"up to {day(until)}"
    else:
        period = f"of everything up to {day(report.today)}"
    names = [f"{visible(owner)}'s" if owner else "nobody's" for owner in report.owners or ()]
    return f"Report {period}" + (f", {' and '.join(names)}" if names else "")


def summary(report: Report) -> list[str]:
    """Who is there today, and how much happened in the period; or that nobody is, or nothing."""
    if not report.people:
        return ["Nobody is entered yet: there is nothing to report. cadence add NAME"]
    states = [
        f"{STATE_NAMES[state]} {report.states[state]:,}"
        for state in State
        if report.states.get(state)
    ]
    lines = [f"{people(report.people)} today: {', '.join(states)}."]
    if report.nothing_happened:
        lines.append("In this period nobody was entered and nothing was logged.")
    else:
        entries = counted(report.entries, "entry", "entries")
        lines.append(f"In this period: {people(report.added)} entered, {entries} logged.")
    if report.unreadable:
        lines.append(f"{report.unreadable:,} damaged left out: cadence db check names them.")
    return lines


def sections(report: Report) -> Iterator[Section]:
    """The report part by part; what happened first, then what is to come."""
    if not report.people:
        return
    if not report.nothing_happened:
        yield from happened(report)
    yield _overdue(report)
    yield _weeks(report)


def _overdue(report: Report) -> Section:
    late = report.overdue
    if late.oldest is None:
        return Section("overdue", "Overdue today", said=["Nothing is overdue."])
    pairs = (
        ("up to 7 days", late.up_to_7_days),
        ("8 to 30 days", late.up_to_30_days),
        ("over 30 days", late.longer),
    )
    bars = [Bar(name, count, f"{count:,}", share_of(count, late.total)) for name, count in pairs]
    said = [f"{late.total:,} overdue, the oldest since {day(late.oldest)}."]
    return Section(
        "overdue", "Overdue today", bars, said, [_named(line, report.today) for line in late.first]
    )


def _named(line: Line, today: date) -> str:
    """`12 days late  call 3  Marta Zielińska, Zielińska i Syn`."""
    firm = f", {visible(line.company)}" if line.company else ""
    what = label(line.action or "")
    return f"{lateness(line, today)}: {what}, {visible(line.name)}{firm} (#{line.id})"


def _weeks(report: Report) -> Section:
    bars = [
        Bar(week_label(week), week.count, f"{week.count:,}", short=_short(week.first))
        for week in report.weeks
    ]
    total = sum(week.count for week in report.weeks)
    name, later = "What comes in the next weeks", f"{report.later:,} later."
    if not total:
        return Section(
            "weeks", name, said=[f"Nothing is due in {len(report.weeks)} weeks, {later}"]
        )
    return Section("weeks", name, bars, [f"{total:,} due in {len(report.weeks)} weeks, {later}"])


def _short(on: date) -> str:
    return f"{on.day} {MONTHS[on.month - 1]}"


def week_label(week: Week) -> str:
    """`23-29 Nov`, `30 Nov-6 Dec`."""
    first, last = week.first, week.last
    end = _short(last)
    if first == last:
        return end
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{month}-{end}"
