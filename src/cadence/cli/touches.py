"""What happened, and what was decided: `log`, `snooze`, `close`, `reopen`, `sign`, `lose`,
`away`, `undo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cadence.cli.choosing import choose, with_person
from cadence.cli.context import Context
from cadence.cli.shape import DryRun, complete_who, context
from cadence.engine.model import NEVER, Touch
from cadence.engine.vocabulary import LOGGED, Channel, LossReason, Outcome, Reason, StallKind, State
from cadence.errors import UsageError

if TYPE_CHECKING:
    from cadence.services.planning import Replanned
    from cadence.services.results import Done

OUTCOMES = [str(outcome) for outcome in Outcome if outcome in LOGGED]
REASONS = [str(reason) for reason in Reason if reason is not Reason.NO_REPLY]
LOSSES = [str(reason) for reason in LossReason]
WRITTEN_BY_DEFAULT = {Outcome.SENT: Channel.LETTER, Outcome.REPLY: Channel.EMAIL}

Who = Annotated[
    str,
    typer.Argument(
        metavar="WHO", help="An id, e-mail, phone, or part of a name.", autocompletion=complete_who
    ),
]
Note = Annotated[str | None, typer.Option("--note", "-n", help="What was said.")]
On = Annotated[str | None, typer.Option("--on", metavar="WHEN", help="The day it happened.")]
Force = Annotated[bool, typer.Option("--force", "-f", help="Log it although the order is wrong.")]


def _complete_outcome(incomplete: str) -> list[str]:
    return [outcome for outcome in OUTCOMES if outcome.startswith(incomplete)]


def _complete_reason(incomplete: str) -> list[str]:
    return [reason for reason in REASONS if reason.startswith(incomplete)]


def log(
    ctx: typer.Context,
    who: Who,
    outcome: Annotated[
        str,
        typer.Argument(
            metavar="OUTCOME",
            help="What it came to: " + ", ".join(OUTCOMES) + ".",
            autocompletion=_complete_outcome,
        ),
    ],
    on: On = None,
    when: Annotated[
        str | None,
        typer.Option("--when", "-w", metavar="WHEN", help="The day that was agreed or asked for."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(help="The stall: " + ", ".join(str(kind) for kind in StallKind) + "."),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option(help="Why they refused; as for close.", autocompletion=_complete_reason),
    ] = None,
    competitor: Annotated[str | None, typer.Option(help="Who won them instead.")] = None,
    why: Annotated[str | None, typer.Option(help="Why the competitor won.")] = None,
    channel: Annotated[
        str | None, typer.Option(help=", ".join(str(channel) for channel in Channel) + ".")
    ] = None,
    symptom: Annotated[
        list[str] | None, typer.Option(help="emotional, enthusiastic or instant-decision.")
    ] = None,
    note: Note = None,
    revive: Annotated[
        str | None, typer.Option(metavar="WHEN", help="Ask once more then, instead of never.")
    ] = None,
    force: Force = False,
    honour: Annotated[
        bool, typer.Option("--honour", help="Keep the date of a second stall as well.")
    ] = False,
) -> None:
    """Record what a call, letter or talk came to; the next date follows.

    Example: cadence log anna no-answer --note "secretary: back on Monday"
    """
    run = context(ctx)
    what = Outcome(_one_of("outcome", outcome, OUTCOMES))
    if when is not None and revive is not None:
        raise UsageError("Give --when or --revive, not both.")
    if when is not None and what in (
        Outcome.NO_ANSWER,
        Outcome.VOICEMAIL,
        Outcome.GATEKEEPER,
        Outcome.SPOKE,
        Outcome.ATTEMPT,
        Outcome.SKIP,
        Outcome.NO,
        Outcome.NOTHING,
    ):
        raise UsageError(
            f"{what} has no date of its own. To put the next step off: cadence snooze WHO WHEN; "
            "for a date they asked for: cadence log WHO stall --when WHEN."
        )
    if revive is not None and what not in (Outcome.SENT, Outcome.REFUSED):
        raise UsageError("--revive goes with sent and refused.")
    touch = Touch(
        on=run.past(on) or run.today,
        outcome=what,
        channel=_channel(channel, what),
        kind=StallKind(_one_of("kind of stall", kind, list(StallKind))) if kind else None,
        when=_revival(run, revive) if revive is not None else run.when(when),
        reason=_one_of("reason", reason, REASONS) if reason else None,
        competitor=competitor or "",
        why=why or "",
        note=note or "",
        symptoms=_symptoms(symptom),
        forced=force,
        honoured=honour,
    )
    _check_fit(touch)
    _record(run, who, touch, "log")


def _check_fit(touch: Touch) -> None:
    """Flags that say nothing with this outcome are a mistake, not decoration."""
    if touch.kind is not None and touch.outcome is not Outcome.STALL:
        raise UsageError("--kind goes with stall.")
    if touch.reason is not None and touch.outcome is not Outcome.REFUSED:
        raise UsageError("--reason goes with refused; to drop somebody: cadence close WHO.")
    if touch.symptoms and touch.outcome not in (Outcome.HELD, Outcome.YES, Outcome.SPOKE):
        raise UsageError("--symptom goes with held, yes and spoke.")


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
    _record(run, who, touch, "snooze")


def close(
    ctx: typer.Context,
    who: Who,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            "-r",
            help="It decides what follows: " + ", ".join(REASONS) + ".",
            autocompletion=_complete_reason,
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
        when=_revival(run, revive),
        reason=_one_of("reason", reason, REASONS) if reason else None,
        competitor=competitor or "",
        why=why or "",
        lesson=lesson or "",
        note=note or "",
    )
    _record(run, who, touch, "close")


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
    person = choose(run, who)
    _confirm_reopening(run, person)
    touch = Touch(
        on=run.past(on) or run.today,
        outcome=Outcome.REOPEN,
        when=run.when(when),
        note=note or "",
        forced=True,
    )
    _record(run, str(person), touch, "reopen")


def _confirm_reopening(run: Context, person: int) -> None:
    """Ask before somebody is talked to who seldom becomes a partner, or who asked for peace."""
    from cadence.engine.vocabulary import SELDOM_GOOD
    from cadence.services.desk import Case

    with run.desk() as desk:
        case: Case = desk.case(person)
    state, name = case.standing.state, case.record.profile.name
    if state is State.DO_NOT_CONTACT and not run.flags.yes:
        if not run.screen.can_ask:
            raise UsageError(
                f"{name} asked not to be contacted. Only if they wrote first: add --yes."
            )
        question = f"{name} asked not to be contacted. Did they write first? [y/N]"
    elif (
        state is State.CLOSED
        and case.standing.close_reason in SELDOM_GOOD
        and run.screen.can_ask
        and not run.flags.yes
    ):
        question = (
            f"{name} was closed as {case.standing.close_reason}; such prospects seldom become "
            "good partners. Reopen? [y/N]"
        )
    else:
        return
    if run.screen.ask(question).lower() not in ("y", "yes"):
        raise UsageError("Left as it was.")


def sign(ctx: typer.Context, who: Who, on: On = None, note: Note = None) -> None:
    """The contract is signed: now they are a client, and care begins.

    Example: cadence sign anna --on 2026-12-11
    """
    run = context(ctx)
    touch = Touch(on=run.past(on) or run.today, outcome=Outcome.SIGN, note=note or "")
    _record(run, who, touch, "sign")


def lose(
    ctx: typer.Context,
    who: Who,
    reason: Annotated[str | None, typer.Option("--reason", "-r", help=", ".join(LOSSES))] = None,
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
        reason=_one_of("reason", reason, LOSSES) if reason else None,
        competitor=competitor or "",
        note=note or "",
    )
    _record(run, who, touch, "lose")


def away(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="FROM", help="The first day off.")],
    last: Annotated[str | None, typer.Argument(metavar="TO", help="The last day off.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Take days off: nothing is due then, unless you typed that date yourself.

    Example: cadence away 2026-12-21 2027-01-01
    """
    run = context(ctx)
    from cadence.services.planning import take_off

    begins = run.day(first)
    ends = run.day(last) if last is not None else begins
    assert begins is not None
    assert ends is not None
    with run.desk(write=True, dry_run=dry_run) as desk:
        result = take_off(desk, begins, ends)
    show_replanned(run, result, dry_run=dry_run)


def show_replanned(run: Context, result: Replanned, *, dry_run: bool = False) -> None:
    """A calendar that changed, and the dates that moved with it."""
    from cadence.render.sentences import moved

    if run.flags.json:
        from cadence.render.machine import moved as as_json

        run.screen.document(
            {"said": result.said, "moved": as_json(result.moved), "dry_run": dry_run}
        )
        return
    count, would = len(result.moved), "would move" if dry_run else "moved"
    which = f"{count} due date{'s' * (count > 1)} {would}:" if count else f"No due date {would}."
    run.screen.say(f"{result.said}. {which}")
    run.screen.say_lines([f"  {line}" for line in moved(result.moved)])


def undo(
    ctx: typer.Context,
    list_: Annotated[
        bool, typer.Option("--list", "-l", help="Only show the last changes.")
    ] = False,
    redo: Annotated[bool, typer.Option("--redo", help="Take the last undo back.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Take the last change back, as a whole; again takes back the one before.

    Example: cadence undo
    """
    run = context(ctx)
    from cadence.services import undoing

    if list_:
        _show_changes(run)
        return
    with run.desk(write=True, dry_run=dry_run) as desk:
        result = undoing.redo(desk) if redo else undoing.undo(desk)
    if run.flags.json:
        from cadence.render import machine

        case = result.case
        run.screen.document(
            {
                "change": {"id": result.change.id, "summary": result.change.summary},
                "again": result.again,
                "dry_run": dry_run,
                "prospect": machine.prospect(case) if case else None,
                "next": machine.next_item(case, run.today) if case else None,
                "warnings": [],
                "moved": machine.moved(result.moved),
            }
        )
        return
    from cadence.render.sentences import moved, what_next
    from cadence.render.visible import visible

    verb = "Done again" if result.again else "Taken back"
    if dry_run:
        verb = f"Would be {verb.lower()}"
    after = ""
    if result.case is not None and not result.case.record.removed:
        after = f" {what_next(result.case, run.today)}"
    run.screen.say(f"{verb}: {visible(result.change.summary)}.{after}")
    run.screen.say_lines([f"  {line}" for line in moved(result.moved)])
    if not result.again and not dry_run:
        run.screen.note("`cadence undo --redo` does it again.")


def _show_changes(run: Context) -> None:
    from cadence.render.visible import visible

    with run.desk() as desk:
        changes = desk.store.changes(limit=30)
    if run.flags.json:
        listed: list[dict[str, Any]] = [
            {
                "id": change.id,
                "at": change.made_at,
                "by": change.made_by or None,
                "command": change.command,
                "summary": change.summary,
                "undone": change.undone,
            }
            for change in changes
        ]
        run.screen.document({"changes": listed})
        return
    for change in changes:
        state = "  (undone)" if change.undone else ""
        by = f"  [{visible(change.made_by)}]" if change.made_by else ""
        at = change.made_at.replace("T", " ").removesuffix("Z")
        run.screen.say(f"{change.id:>6}  {at} UTC  {visible(change.summary)}{by}{state}")


def _record(run: Context, who: str, touch: Touch, command: str) -> None:
    from cadence.services.touching import record_touch

    result = with_person(
        run, who, lambda desk, person: record_touch(desk, person, touch, command), write=True
    )
    show_done(run, result)


def show_done(run: Context, result: Done) -> None:
    """What was done and what comes next; warnings and offers beside it."""
    if run.flags.json:
        from cadence.render.machine import done

        run.screen.document(done(result, run.today))
        return
    from cadence.render.sentences import done as sentence

    run.screen.say(sentence(result, run.today))
    run.screen.warn(result.warnings)
    run.screen.hint(result.hints)


def _revival(run: Context, text: str | None) -> Any:
    if text is not None and text.strip().lower() == NEVER:
        return NEVER
    return run.when(text)


def _channel(text: str | None, outcome: Outcome) -> Channel:
    if text is None:
        return WRITTEN_BY_DEFAULT.get(outcome, Channel.CALL)
    known = {"email": "e-mail", "mail": "e-mail"}.get(text.lower(), text)
    return Channel(_one_of("channel", known, list(Channel)))


def _symptoms(texts: list[str] | None) -> tuple[str, ...]:
    from cadence.engine.prospect import SYMPTOMS

    return tuple(dict.fromkeys(_one_of("symptom", text, SYMPTOMS) for text in texts or ()))


def _one_of(what: str, text: str, known: Any) -> str:
    """The word, or an error that lists the words and guesses what was meant."""
    word = text.strip().lower().replace("_", "-")
    if word in known:
        return word
    from difflib import get_close_matches

    words = [str(one) for one in known]
    near = get_close_matches(word, words, n=1)
    meant = f" Did you mean {near[0]}?" if near else ""
    raise UsageError(f"'{text}' is no {what}.{meant} Known: {', '.join(words)}.")
