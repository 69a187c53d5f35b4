"""What a client remarks or complains of: `remark`, `complaint`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cadence.cli.choosing import with_person
from cadence.cli.context import Context
from cadence.cli.options import About, Note, On, Who
from cadence.cli.shape import CadenceCommand, CadenceGroup, complete_who, context
from cadence.cli.showing import show_done
from cadence.errors import UsageError

if TYPE_CHECKING:
    from cadence.engine.model import Touch

Words = Annotated[list[str], typer.Argument(metavar="TEXT", help="What they said.")]
Accept = Annotated[bool, typer.Option("--accept", help="They are right, and it is put right.")]
Refuse = Annotated[bool, typer.Option("--refuse", help="It cannot be accepted; needs --because.")]
Because = Annotated[
    str | None, typer.Option("--because", metavar="TEXT", help="The explanation they are given.")
]
Gesture = Annotated[
    str | None, typer.Option(metavar="TEXT", help="What is offered so that they stay.")
]


class RemarkGroup(CadenceGroup):
    """`remark WHO TEXT` is short for `remark open WHO TEXT`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command of that name, else the one that opens a remark."""
        known = args and args[0] in self.commands
        return super().resolve_command(ctx, args if known else ["open", *args])

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The names of the commands, and people."""
        from typer._click.shell_completion import CompletionItem

        people = [] if incomplete.startswith("-") else complete_who(ctx, incomplete)
        return [
            *super().shell_complete(ctx, incomplete),
            *(CompletionItem(value, help=name) for value, name in people),
        ]


remarks = typer.Typer(
    name="remark",
    cls=RemarkGroup,
    help="What they remarked, answered by the next working day.\n\n"
    "cadence remark WHO TEXT is short for cadence remark open WHO TEXT.",
)
complaints = typer.Typer(
    name="complaint", cls=CadenceGroup, help="Complaints: acknowledged, answered, followed up."
)


@remarks.command("open", cls=CadenceCommand)
def open_remark(ctx: typer.Context, who: Who, text: Words, on: On = None) -> None:
    """Write a remark down: it is listed daily until it is answered.

    Example: cadence remark anna "the invoice came twice"
    """
    from cadence.engine.vocabulary import Outcome

    _open(context(ctx), who, Outcome.REMARK, text, on)


@remarks.command("answer", cls=CadenceCommand)
def answer_remark(
    ctx: typer.Context,
    who: Who,
    accept: Accept = False,
    refuse: Refuse = False,
    because: Because = None,
    gesture: Gesture = None,
    about: About = None,
    note: Note = None,
    on: On = None,
) -> None:
    """Their remark is answered; accepted or refused, if that is the question.

    Example: cadence remark answer anna --note "sent the right invoice"
    """
    run = context(ctx)
    touch = _answer(run, accept, refuse, because, gesture, about, note, on)
    _answered(run, who, touch, remark=True)


@complaints.command("open", cls=CadenceCommand)
def open_complaint(
    ctx: typer.Context,
    who: Who,
    text: Words,
    defect: Annotated[bool, typer.Option("--defect", help="Something is broken.")] = False,
    on: On = None,
) -> None:
    """Write a complaint down: acknowledge it the next working day, answer it within a week.

    Example: cadence complaint open anna "the pump leaks" --defect
    """
    from cadence.engine.vocabulary import Outcome

    _open(context(ctx), who, Outcome.DEFECT if defect else Outcome.COMPLAINT, text, on)


@complaints.command("ack", cls=CadenceCommand)
def acknowledge(
    ctx: typer.Context, who: Who, about: About = None, note: Note = None, on: On = None
) -> None:
    """Tell them that it has arrived and by when they will have an answer.

    Example: cadence complaint ack anna
    """
    run = context(ctx)
    from cadence.services import matters

    happened = run.past(on) or run.today
    result = with_person(
        run,
        who,
        lambda desk, person: matters.acknowledge(desk, person, about, happened, note or ""),
        write=True,
    )
    show_done(run, result)


@complaints.command("answer", cls=CadenceCommand)
def answer_complaint(
    ctx: typer.Context,
    who: Who,
    accept: Accept = False,
    refuse: Refuse = False,
    because: Because = None,
    gesture: Gesture = None,
    about: About = None,
    note: Note = None,
    on: On = None,
) -> None:
    """Accept a complaint or refuse it; a refusal needs an explanation, and a call a week later.

    Example: cadence complaint answer anna --refuse --because "the seal was opened"
    """
    run = context(ctx)
    touch = _answer(run, accept, refuse, because, gesture, about, note, on)
    _answered(run, who, touch, remark=False)


def _open(run: Context, who: str, kind: Any, text: list[str], on: str | None) -> None:
    from cadence.services import matters

    happened, said = run.past(on) or run.today, " ".join(text)
    result = with_person(
        run,
        who,
        lambda desk, person: matters.open_complaint(desk, person, kind, said, happened),
        write=True,
    )
    show_done(run, result)


def _answer(
    run: Context,
    accept: bool,
    refuse: bool,
    because: str | None,
    gesture: str | None,
    about: int | None,
    note: str | None,
    on: str | None,
) -> Touch:
    """What was answered, as the flags say it; the explanation is asked for where one can."""
    from cadence.engine.model import Touch
    from cadence.engine.vocabulary import Outcome
    from cadence.services.matters import verdict

    said = verdict(accept=accept, refuse=refuse)
    if because is not None and not refuse:
        raise UsageError("--because goes with --refuse.")
    if refuse and not (because or "").strip() and run.screen.can_ask and not run.flags.json:
        because = run.screen.ask("Why is it refused? They need an explanation:")
    return Touch(
        on=run.past(on) or run.today,
        outcome=Outcome.ANSWERED,
        reason=said,
        why=(because or "").strip(),
        gesture=gesture or "",
        about=about,
        note=note or "",
    )


def _answered(run: Context, who: str, touch: Touch, *, remark: bool) -> None:
    from cadence.services import matters

    result = with_person(
        run,
        who,
        lambda desk, person: matters.answer(desk, person, touch, remark=remark),
        write=True,
    )
    show_done(run, result)
