"""What was decided about a person: `snooze`, `close`, `reopen`, `sign`, `lose`."""

from __future__ import annotations

from typing import Annotated, NamedTuple

import typer

from cadence.cli.choosing import choose
from cadence.cli.context import Context
from cadence.cli.options import LOSSES, REASONS, Note, On, Who, complete_reason, one_of
from cadence.cli.shape import context
from cadence.cli.showing import record, revival
from cadence.engine.model import Touch
from cadence.engine.vocabulary import Channel, Outcome, State
from cadence.errors import CadenceError, UsageError


def snooze(
    ctx: typer.Context,
    who: Who,
    when: Annotated[str, typer.Argument(metavar="WHEN", help="The new day.")],
    note: Note = None,
) -> None:
    """Put the due action off: a date is kept as it is, a length of time is adjusted.

    Example: cadence snooze anna 10d
    """
    run = context(ctx)
    touch = Touch(
        on=run.today,
        outcome=Outcome.SNOOZE,
        channel=Channel.NOTE,
        when=run.when(when),
        note=note or "",
    )
    record(run, who, touch, "snooze")


def close(
    ctx: typer.Context,
    who: Who,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            "-r",
            help="It decides what follows: " + ", ".join(REASONS) + ".",
            autocompletion=complete_reason,
        ),
    ] = None,
    competitor: Annotated[str | None, typer.Option(help="Who won them instead.")] = None,
    why: Annotated[str | None, typer.Option(help="Why the competitor won.")] = None,
    revive: Annotated[
        str | None, typer.Option(metavar="WHEN|never", help="When to ask once more.")
    ] = None,
    lesson: Annotated[str | None, typer.Option(help="What we learn from it.")] = None,
    note: Note = None,
    on: On = None,
) -> None:
    """Drop a prospect; the reason decides whether they are ever shown again.

    Example: cadence close anna --reason vanished
    """
    run = context(ctx)
    touch = Touch(
        on=run.past(on) or run.today,
        outcome=Outcome.CLOSE,
        channel=Channel.NOTE,
        when=revival(run, revive),
        reason=one_of("reason", reason, REASONS) if reason else None,
        competitor=competitor or "",
        why=why or "",
        lesson=lesson or "",
        note=note or "",
    )
    record(run, who, touch, "close")


def reopen(
    ctx: typer.Context,
    who: Who,
    when: Annotated[
        str | None, typer.Option("--when", "-w", metavar="WHEN", help="The day that was agreed.")
    ] = None,
    note: Note = None,
    on: On = None,
) -> None:
    """They came back by themselves: an answer is owed.

    Example: cadence reopen anna --when friday --note "rang about the offer"
    """
    run = context(ctx)
    person, agreed = choose(run, who), run.when(when)
    answers = _confirm_reopening(run, person, ask_when=agreed is None)
    touch = Touch(
        on=run.past(on) or run.today,
        outcome=Outcome.REOPEN,
        when=agreed or run.when(answers.when),
        note=note or "",
        forced=True,
    )
    known = {"who_decides": answers.who_decides} if answers.who_decides else {}
    record(run, str(person), touch, "reopen", known=known)


class _Answers(NamedTuple):
    """What somebody answered who reopens: the day that was agreed, who decides; or nothing."""

    when: str | None = None
    who_decides: str = ""


def _confirm_reopening(run: Context, person: int, *, ask_when: bool) -> _Answers:
    """Ask before somebody is talked to who seldom becomes a partner, or who asked for peace.

    Whoever goes on with a prospect of the first kind is asked for a date and for the decider.
    """
    from cadence.engine.vocabulary import SELDOM_GOOD
    from cadence.services.desk import Case

    with run.desk() as desk:
        case: Case = desk.case(person)
    state, profile = case.standing.state, case.record.profile
    if state is State.DO_NOT_CONTACT and not run.flags.yes:
        if not run.screen.can_ask:
            raise UsageError(
                f"{profile.name} asked not to be contacted. Only if they wrote first: add --yes."
            )
        _agree(run, f"{profile.name} asked not to be contacted. Did they write first? [y/N]")
        return _Answers()
    seldom = state is State.CLOSED and case.standing.close_reason in SELDOM_GOOD
    if not seldom or not run.screen.can_ask or run.flags.yes:
        return _Answers()
    _agree(
        run,
        f"{profile.name} was closed as {case.standing.close_reason}; such prospects seldom become "
        "good partners. Reopen? [y/N]",
    )
    when = _asked_when(run) if ask_when else None
    decides = "" if profile.who_decides else run.screen.ask("Who decides there? (Enter: they do)")
    return _Answers(when, decides)


def _agree(run: Context, question: str) -> None:
    if run.screen.ask(question).lower() not in ("y", "yes"):
        raise UsageError("Left as it was.")


def _asked_when(run: Context) -> str | None:
    """The day that was agreed, asked for until it can be read; None for Enter."""
    while said := run.screen.ask("Which day was agreed? (Enter: the next working day)"):
        try:
            run.when(said)
        except CadenceError as problem:
            run.screen.note(problem.message)
        else:
            return said
    return None


def sign(ctx: typer.Context, who: Who, on: On = None, note: Note = None) -> None:
    """The contract is signed: now they are a client, and care begins.

    Example: cadence sign anna --on 2026-12-11
    """
    run = context(ctx)
    touch = Touch(on=run.past(on) or run.today, outcome=Outcome.SIGN, note=note or "")
    record(run, who, touch, "sign")


def lose(
    ctx: typer.Context,
    who: Who,
    reason: Annotated[
        str | None, typer.Option("--reason", "-r", help=f"Why: {', '.join(LOSSES)}.")
    ] = None,
    competitor: Annotated[str | None, typer.Option(help="Whom they went to.")] = None,
    on: On = None,
    note: Note = None,
) -> None:
    """A client left: the win-back begins with an apology the next working day.

    Example: cadence lose anna --reason price --competitor Kuldmuna
    """
    run = context(ctx)
    touch = Touch(
        on=run.past(on) or run.today,
        outcome=Outcome.LOSE,
        reason=one_of("reason", reason, LOSSES) if reason else None,
        competitor=competitor or "",
        note=note or "",
    )
    record(run, who, touch, "lose")
