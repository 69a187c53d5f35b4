"""What happened in the period, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cadence.engine.matters import REFUSED
from cadence.engine.speech import label
from cadence.engine.vocabulary import OWED, STATE_NAMES, Outcome, Reason, State
from cadence.render.parts import Bar, Section, counted, in_days, people, share_of, spread, word
from cadence.services.figures import ENDS, OFTEN_QUOTED, Report

GROUPS: Mapping[str, frozenset[str]] = {
    "not reached": frozenset(
        {Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.GATEKEEPER, Outcome.ATTEMPT, Outcome.MISSED}
    ),
    "talked, written": frozenset({Outcome.SPOKE, Outcome.SENT, Outcome.NOTHING, Outcome.SKIP}),
    "stall": frozenset({Outcome.STALL}),
    "a step forward": frozenset(
        {
            Outcome.REPLY,
            Outcome.MEETING,
            Outcome.ANSWER,
            Outcome.YES,
            Outcome.HELD,
            Outcome.SIGN,
            Outcome.REOPEN,
        }
    ),
    "a no, or closed": frozenset({Outcome.REFUSED, Outcome.NO, Outcome.CLOSE, Outcome.LOSE}),
}
"""The outcomes as a bar shows them, from left to right."""
OTHER = "talked, written"
QUOTED_SHARES = {str(reason): percent / 100 for reason, percent in OFTEN_QUOTED.items()}
QUOTED_IN_SHORT = "often quoted, not a fact"
QUOTED = "Often quoted: a survey whose source nobody has found; to compare with, not a fact."


def happened(report: Report) -> Iterator[Section]:
    """Where it ended and with what success, then what led there."""
    yield _ended(report)
    yield _success(report)
    yield _days(report)
    yield _outcomes(report)
    yield _reasons(report)
    yield _stalls(report)
    yield _told(report)
    yield _losses(report)
    yield _returns(report)


def _ended(report: Report) -> Section:
    total = report.ended_total
    bars = [
        Bar(
            label(one.step),
            one.total,
            f"{one.total:,}",
            share_of(one.total, total),
            parts=[(STATE_NAMES[state], one.states.get(state, 0)) for state in ENDS],
        )
        for one in report.ended
    ]
    where = [
        f"{STATE_NAMES[state]} {count:,}" for state in State if (count := report.ended_in(state))
    ]
    said = f"{people(total)}: {', '.join(where)}." if total else "Nobody's cadence ended."
    return Section("ended", "Ended, by the step that was due", bars, [said])


def _success(report: Report) -> Section:
    closed, signed = report.without_success, report.signed
    share = report.share_without_success
    if share is None:
        said = ["Nobody was closed, nobody signed."]
        return Section("success", "Ended without success", said=said)
    total = closed + signed
    said = [f"{closed:,} of {total:,} decided ended without success: {share:.0%}."]
    if report.closed_later:
        were = "was" if report.closed_later == 1 else "were"
        said.append(
            f"{report.closed_later:,} of those closed {were} quiet or kept in touch with before."
        )
    waiting = report.ended_in(State.QUIET) + report.ended_in(State.NURTURE)
    if waiting:
        said.append(f"{waiting:,} more gone quiet or kept in touch with: still open.")
    bars = [
        Bar("closed", closed, f"{closed:,}", share_of(closed, total)),
        Bar("signed", signed, f"{signed:,}", share_of(signed, total)),
    ]
    return Section("success", "Ended without success", bars, said)


def _days(report: Report) -> Section:
    pairs = (
        ("to the end", report.days_to_the_end),
        ("to the contract", report.days_to_the_contract),
    )
    bars = [
        Bar(name, days.median, in_days(days.median), beside=spread(days))
        for name, days in pairs
        if days.count
    ]
    said = "The bar is the median: half took less." if bars else "Nothing ended, so none are known."
    return Section("days", "Days spent per prospect", bars, [said])


def _outcomes(report: Report) -> Section:
    bars = []
    for one in report.outcomes:
        parts = dict.fromkeys(GROUPS, 0)
        for outcome, count in one.outcomes.items():
            parts[next((name for name, kinds in GROUPS.items() if outcome in kinds), OTHER)] += (
                count
            )
        told = ", ".join(f"{word(outcome)} {count:,}" for outcome, count in one.outcomes.items())
        name = label(one.step) if one.step else "nothing due"
        bars.append(Bar(name, one.total, f"{one.total:,}", parts=tuple(parts.items()), beside=told))
    said = [] if bars else ["Nothing was logged but notes."]
    return Section("outcomes", "What each step came to", bars, said)


def _reasons(report: Report) -> Section:
    total = sum(report.reasons.values())
    bars = [
        Bar(word(reason), count, f"{count:,}", share_of(count, total))
        for reason, count in report.reasons.items()
    ]
    dropped = report.reasons.get(Reason.DROPPED, 0)
    said = [] if bars else ["Nobody's cadence ended."]
    if dropped:
        said.append(
            f"{dropped:,} of {total:,} dropped without a reason. A reason decides what follows."
        )
    return Section("reasons", "Why it ended", bars, said)


def _stalls(report: Report) -> Section:
    total = sum(report.stalls.values())
    bars = [
        Bar(word(kind) or "no kind given", count, f"{count:,}", share_of(count, total))
        for kind, count in report.stalls.items()
    ]
    said = (
        f"{counted(total, 'stall', 'stalls')} from {people(report.stalled)}: neither yes nor no."
        if total
        else "Nobody stalled."
    )
    return Section("stalls", "Stalls", bars, [said])


def _told(report: Report) -> Section:
    counts = {str(kind): report.told.get(kind, 0) for kind in OWED}
    bars = [Bar(word(kind), count, f"{count:,}") for kind, count in counts.items()]
    answered, refused = report.told.get(Outcome.ANSWERED, 0), report.told.get(REFUSED, 0)
    name, said = "Remarks and complaints", []
    if answered:
        said = [f"{answered:,} answered" + (f", {refused:,} of them refused." if refused else ".")]
    if not any(counts.values()):
        return Section("told", name, said=["Nobody remarked or complained.", *said])
    return Section("told", name, bars, said or ["None was answered."])


def _losses(report: Report) -> Section:
    losses = report.losses
    if not losses.total:
        return Section("losses", "Why clients left", said=["No client left."])
    bars = [
        Bar(
            word(reason),
            count / losses.total,
            f"{count:,}",
            share_of(count, losses.total),
            quoted=QUOTED_SHARES.get(reason),
        )
        for reason, count in losses.groups.items()
    ]
    said = [QUOTED]
    if losses.unknown:
        said.insert(
            0,
            f"For {losses.unknown:,} of {losses.total:,} the reason is unknown: "
            "ask what really made them change.",
        )
    return Section("losses", "Why clients left", bars, said)


def _returns(report: Report) -> Section:
    pairs = (("resurrected", report.resurrected), ("won back", report.won_back))
    bars = [
        Bar(name, days.count, f"{days.count:,}", beside=f"after {spread(days, numbered=False)}")
        for name, days in pairs
        if days.count
    ]
    said = [] if bars else ["Nobody came back."]
    return Section("returns", "Who came back", bars, said)
