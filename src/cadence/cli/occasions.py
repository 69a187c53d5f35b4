"""Occasions to get in touch: `milestone`, `promo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cadence.cli.choosing import with_person
from cadence.cli.context import Context
from cadence.cli.options import About, Who
from cadence.cli.shape import context
from cadence.cli.showing import show_done
from cadence.errors import UsageError

if TYPE_CHECKING:
    from cadence.services.promotions import Announced


def milestone(
    ctx: typer.Context,
    who: Who,
    date_: Annotated[
        str | None, typer.Argument(metavar="[DATE]", help="The day, also one of long ago.")
    ] = None,
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]", help="What to congratulate on.")
    ] = None,
    yearly: Annotated[bool, typer.Option("--yearly", help="It comes again every year.")] = False,
    done: Annotated[bool, typer.Option("--done", help="You congratulated before its day.")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Forget it for good.")] = False,
    about: About = None,
) -> None:
    """A day to congratulate them on; any word with them from that day on does it.

    Example: cadence milestone anna 2007-01-16 "the firm was founded" --yearly
    """
    run = context(ctx)
    from cadence.services import matters

    if done or drop:
        if done and drop:
            raise UsageError("Give one of --done and --drop.")
        if date_ is not None or yearly:
            raise UsageError(
                "--done and --drop go with a milestone that is there: leave the date out."
            )
        result = with_person(
            run,
            who,
            lambda desk, person: matters.settle_milestone(desk, person, about, drop=drop),
            write=True,
        )
    else:
        on = run.day(date_)
        if on is None:
            raise UsageError("Which day? cadence milestone WHO DATE TEXT")
        said = " ".join(text or ())
        result = with_person(
            run,
            who,
            lambda desk, person: matters.open_milestone(desk, person, on, said, yearly=yearly),
            write=True,
        )
    show_done(run, result)


def promo(
    ctx: typer.Context,
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]", help="The offer, in a few words.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Its last day.")
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Its first day. Default: today.")
    ] = None,
    stop: Annotated[
        int | None, typer.Option("--stop", metavar="NUMBER", help="End this one now.")
    ] = None,
) -> None:
    """An offer that those you keep in touch with are told of while it runs; alone: a list.

    Example: cadence promo "10 % off the spring review" --until 2027-03-31
    """
    run = context(ctx)
    from cadence.services import promotions

    if stop is not None:
        if text or until is not None or from_ is not None:
            raise UsageError("--stop ends an offer that is there: give its number alone.")
        with run.desk(write=True) as desk:
            ended = promotions.stop(desk, stop)
        _show_promotion(run, ended)
        return
    if not text:
        if until is not None or from_ is not None:
            raise UsageError("What is the offer? cadence promo TEXT --until DATE")
        _list_promotions(run)
        return
    last, first = run.day(until), run.day(from_)
    if last is None:
        raise UsageError("Until when does it run? Add --until DATE.")
    with run.desk(write=True) as desk:
        made = promotions.announce(desk, " ".join(text), first, last)
    _show_promotion(run, made)


def _show_promotion(run: Context, made: Announced) -> None:
    if run.flags.json:
        from cadence.render.machine import promotion

        run.screen.document({"promotion": promotion(made.promotion), "people": made.people})
        return
    people = {0: "Nobody is", 1: "1 person is"}.get(made.people, f"{made.people} people are")
    told = f" {people} to be told of it." if made.promotion.until_on >= run.today else ""
    run.screen.say(f"{made.said}.{told}")


def _list_promotions(run: Context) -> None:
    with run.desk() as desk:
        found = desk.footing(desk.by).promotions
    if run.flags.json:
        from cadence.render.machine import promotion

        run.screen.document({"promotions": [promotion(one) for one in found]})
        return
    from cadence.engine.speech import day
    from cadence.render.visible import visible

    for one in found:
        run.screen.say(f"#{one.id}  {day(one.from_on)} to {day(one.until_on)}  {visible(one.text)}")
    if not found:
        run.screen.note("No promotion runs. cadence promo TEXT --until DATE")
