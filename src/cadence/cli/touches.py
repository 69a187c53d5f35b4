"""`log`: what a call, a letter or a talk came to."""

from __future__ import annotations

from typing import Annotated

import typer

from cadence.cli.options import (
    OUTCOMES,
    REASONS,
    Force,
    Note,
    On,
    Who,
    complete_outcome,
    complete_reason,
    one_of,
)
from cadence.cli.shape import context
from cadence.cli.showing import record, revival
from cadence.engine.model import Touch
from cadence.engine.vocabulary import HEARD, Channel, Outcome, StallKind
from cadence.errors import UsageError


def log(
    ctx: typer.Context,
    who: Who,
    outcome: Annotated[
        str,
        typer.Argument(
            metavar="OUTCOME",
            help="What it came to: " + ", ".join(OUTCOMES) + ".",
            autocompletion=complete_outcome,
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
        typer.Option(help="Why they refused; as for close.", autocompletion=complete_reason),
    ] = None,
    competitor: Annotated[str | None, typer.Option(help="Who won them instead.")] = None,
    why: Annotated[str | None, typer.Option(help="Why the competitor won.")] = None,
    channel: Annotated[
        str | None,
        typer.Option(help="How: " + ", ".join(str(channel) for channel in Channel) + "."),
    ] = None,
    symptom: Annotated[
        list[str] | None,
        typer.Option(help="How they were: emotional, enthusiastic, instant-decision."),
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
    what = Outcome(one_of("outcome", outcome, OUTCOMES))
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
        kind=StallKind(one_of("kind of stall", kind, list(StallKind))) if kind else None,
        when=revival(run, revive) if revive is not None else run.when(when),
        reason=one_of("reason", reason, REASONS) if reason else None,
        competitor=competitor or "",
        why=why or "",
        note=note or "",
        symptoms=_symptoms(symptom),
        forced=force,
        honoured=honour,
    )
    _check_fit(touch)
    if touch.note and what in HEARD:
        from cadence.cli.listening import record_with_note

        record_with_note(run, who, touch, channel_is_given=channel is not None)
    else:
        record(run, who, touch, "log", channel_is_given=channel is not None)


def _check_fit(touch: Touch) -> None:
    """Flags that say nothing with this outcome are a mistake, not decoration."""
    if touch.kind is not None and touch.outcome is not Outcome.STALL:
        raise UsageError("--kind goes with stall.")
    if touch.reason is not None and touch.outcome is not Outcome.REFUSED:
        raise UsageError("--reason goes with refused; to drop somebody: cadence close WHO.")
    if touch.symptoms and touch.outcome not in (Outcome.HELD, Outcome.YES, Outcome.SPOKE):
        raise UsageError("--symptom goes with held, yes and spoke.")


def _channel(text: str | None, outcome: Outcome) -> Channel:
    if text is None:
        from cadence.services.touching import WRITTEN_BY_DEFAULT

        return WRITTEN_BY_DEFAULT.get(outcome, Channel.CALL)
    known = {"email": "e-mail", "mail": "e-mail"}.get(text.lower(), text)
    return Channel(one_of("channel", known, list(Channel)))


def _symptoms(texts: list[str] | None) -> tuple[str, ...]:
    from cadence.engine.prospect import SYMPTOMS

    return tuple(dict.fromkeys(one_of("symptom", text, SYMPTOMS) for text in texts or ()))
