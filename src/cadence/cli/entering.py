"""People as they are entered and described: `add`, `note`, `edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cadence.cli.choosing import choose, with_person
from cadence.cli.context import Context
from cadence.cli.options import Note, Text, Who
from cadence.cli.plan_files import complete_plan, named
from cadence.cli.shape import complete_who, context
from cadence.cli.showing import show_done
from cadence.errors import UsageError

if TYPE_CHECKING:
    from cadence.engine.prospect import Profile


def add(
    ctx: typer.Context,
    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME]", help="Who it was.")] = None,
    company: Annotated[Text, typer.Option("--company", "-c", help="Their firm.")] = None,
    role: Annotated[Text, typer.Option(help="What they do there.")] = None,
    phone: Annotated[Text, typer.Option("--phone", "-p", help="In any notation.")] = None,
    email: Annotated[Text, typer.Option("--email", "-e", help="Their address.")] = None,
    address: Annotated[Text, typer.Option(help="For the letter.")] = None,
    salutation: Annotated[
        Text, typer.Option(help="How the letter opens: 'Dear Ms Kowalska,'.")
    ] = None,
    language: Annotated[Text, typer.Option(help="en, pl, ru, et or bs.")] = None,
    country: Annotated[Text, typer.Option(help="For its holidays: PL.")] = None,
    met: Annotated[
        Text, typer.Option(metavar="WHEN", help="The day of the talk. Default: today.")
    ] = None,
    topic: Annotated[
        Text, typer.Option("--topic", "-t", help="What it was about, in a few words.")
    ] = None,
    problem: Annotated[Text, typer.Option(help="What they want solved.")] = None,
    next_step: Annotated[Text, typer.Option(help="What was to come next, in a few words.")] = None,
    decision_maker: Annotated[Text, typer.Option(help="Can they sign? yes, no or unknown.")] = None,
    who_decides: Annotated[Text, typer.Option(help="Who can sign, if not they.")] = None,
    symptom: Annotated[
        list[str] | None,
        typer.Option(help="How they were: emotional, enthusiastic, instant-decision."),
    ] = None,
    key: Annotated[bool, typer.Option("--key", help="A key client: listed first.")] = False,
    referred_by: Annotated[
        Text,
        typer.Option(metavar="WHO", help="Who recommended us.", autocompletion=complete_who),
    ] = None,
    source: Annotated[Text, typer.Option(help="Where they came from.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="A tag; may be repeated.")] = None,
    note: Note = None,
    owner: Annotated[Text, typer.Option(help="Whose prospect. Default: mine.")] = None,
    first_call: Annotated[
        Text, typer.Option(metavar="WHEN", help="The day of call 1, if not the next day.")
    ] = None,
    client_since: Annotated[
        Text, typer.Option(metavar="WHEN", help="A client already: their care begins.")
    ] = None,
    last_contact: Annotated[
        Text, typer.Option(metavar="WHEN", help="When you last spoke with that client.")
    ] = None,
    cadence: Annotated[
        Text,
        typer.Option(metavar="NAME", help="A cadence of your own.", autocompletion=complete_plan),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Add although somebody alike is there.")
    ] = False,
) -> None:
    """Enter somebody after a meeting; without a name, it asks.

    Example: cadence add "Anna Kowalska" --company Nowa --phone "+48 601 234 567"
    """
    run = context(ctx)
    values: dict[str, Any] = {
        "name": " ".join(name or ()),
        "company": company,
        "role": role,
        "phone": phone,
        "email": email,
        "address": address,
        "salutation": salutation,
        "language": language,
        "country": country,
        "topic": topic,
        "problem": problem,
        "next_step": next_step,
        "decision_maker": decision_maker,
        "who_decides": who_decides,
        "source": source,
        "owner": run.me if owner is None else owner,
    }
    symptoms, said = tuple(symptom or ()), note or ""
    if not name:
        if not run.screen.can_ask:
            raise UsageError('Who was it? Give the name: cadence add "Anna Kowalska"')
        from cadence.cli.asking import ask_about_the_talk

        answers = ask_about_the_talk(run, values, first_call)
        values, symptoms, said, first_call = (
            answers.values,
            answers.symptoms or symptoms,
            answers.note or said,
            answers.first_call,
        )
    from cadence.engine.intervals import Interval
    from cadence.engine.prospect import Profile
    from cadence.services.people import Entry, checked
    from cadence.services.people import add as enter

    referrer = choose(run, referred_by) if referred_by else None
    filled = {field: value for field, value in values.items() if value is not None}
    profile = Profile(
        **filled, symptoms=symptoms, tags=tuple(tag or ()), key=key, referred_by=referrer
    )
    call = run.when(first_call)
    typed = first_call is not None and not isinstance(call, Interval)
    entry = Entry(
        profile,
        run.past(met or client_since) or run.today,
        first_call=run.day(first_call),
        first_call_typed=typed,
        client_since=run.past(client_since),
        last_contact=run.past(last_contact),
        note=said,
        cadence=named(run, cadence).cadence if cadence is not None else None,
    )
    entry = checked(entry, run.today)  # before a database is made for it
    with run.desk(write=True, create=True) as desk:
        result = enter(desk, entry, force=force)
    show_done(run, result)


def note(
    ctx: typer.Context,
    who: Who,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="What to remember.")],
) -> None:
    """Write something down about a person; it is not a contact and moves nothing.

    Example: cadence note anna "prefers mornings"
    """
    run = context(ctx)
    from cadence.engine.model import Touch
    from cadence.engine.vocabulary import Channel, Outcome
    from cadence.services.touching import record_touch

    said = " ".join(text).strip()
    if not said:
        raise UsageError("The note is empty.")
    touch = Touch(on=run.today, outcome=Outcome.NOTE, channel=Channel.NOTE, note=said)
    result = with_person(
        run, who, lambda desk, person: record_touch(desk, person, touch, "note"), write=True
    )
    show_done(run, result)


def edit(
    ctx: typer.Context,
    who: Who,
    name: Annotated[Text, typer.Option(help="Who it is.")] = None,
    company: Annotated[Text, typer.Option("--company", "-c", help="Their firm.")] = None,
    role: Annotated[Text, typer.Option(help="What they do there.")] = None,
    phone: Annotated[Text, typer.Option("--phone", "-p", help="In any notation.")] = None,
    email: Annotated[Text, typer.Option("--email", "-e", help="Their address.")] = None,
    address: Annotated[Text, typer.Option(help="For the letter.")] = None,
    salutation: Annotated[Text, typer.Option(help="How the letter opens.")] = None,
    language: Annotated[Text, typer.Option(help="en, pl, ru, et or bs.")] = None,
    country: Annotated[Text, typer.Option(help="For its holidays: PL.")] = None,
    met: Annotated[Text, typer.Option(metavar="WHEN", help="The day of the talk.")] = None,
    topic: Annotated[
        Text, typer.Option("--topic", "-t", help="What it was about, in a few words.")
    ] = None,
    problem: Annotated[Text, typer.Option(help="What they want solved.")] = None,
    next_step: Annotated[Text, typer.Option(help="What was to come next, in a few words.")] = None,
    decision_maker: Annotated[Text, typer.Option(help="Can they sign? yes, no or unknown.")] = None,
    who_decides: Annotated[Text, typer.Option(help="Who can sign, if not they.")] = None,
    symptom: Annotated[list[str] | None, typer.Option(help="Replaces them all.")] = None,
    key: Annotated[bool | None, typer.Option("--key/--no-key", help="A key client.")] = None,
    referred_by: Annotated[
        Text,
        typer.Option(metavar="WHO", help="Who recommended us.", autocompletion=complete_who),
    ] = None,
    source: Annotated[Text, typer.Option(help="Where they came from.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="Replaces them all.")] = None,
    owner: Annotated[Text, typer.Option(help="Whose prospect.")] = None,
) -> None:
    """Correct what is known of a person; an empty text takes a value away. Alone: $EDITOR.

    Example: cadence edit anna --phone "+48 601 234 568"
    """
    run = context(ctx)
    from cadence.services.people import edit as change

    given: dict[str, Any] = {
        "name": name,
        "company": company,
        "role": role,
        "phone": phone,
        "email": email,
        "address": address,
        "salutation": salutation,
        "language": language,
        "country": country,
        "topic": topic,
        "problem": problem,
        "next_step": next_step,
        "decision_maker": decision_maker,
        "who_decides": who_decides,
        "source": source,
        "owner": owner,
        "key": key,
        "symptoms": tuple(part for part in symptom if part) if symptom is not None else None,
        "tags": tuple(tag) if tag is not None else None,
        "met_on": run.past(met),
    }
    changes = {field: value for field, value in given.items() if value is not None}
    if referred_by is not None:
        changes["referred_by"] = choose(run, referred_by) if referred_by.strip() else None
    if not changes:
        person = choose(run, who)
        changes, who = _edited(run, person), f"#{person}"
    result = with_person(run, who, lambda desk, person: change(desk, person, changes), write=True)
    show_done(run, result)


def _edited(run: Context, person: int) -> dict[str, Any]:
    """What somebody changed in their editor."""
    if not run.screen.can_ask:
        raise UsageError("What is to change? Name it, for example --phone; see --help.")
    from cadence.cli.editor import edit_profile

    with run.desk() as desk:
        record = desk.record(person)
    profile: Profile = record.profile
    return edit_profile(profile, record.enrolment.met_on)
