"""A morning of twelve people, and what is done with each: by keys, and by commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cadence.engine.speech import label
from process.program import MONDAY, Program

from .typist import ENTER

ANSWER = "Note"


@dataclass(frozen=True)
class Step:
    """A key with the answers to its questions, and the command that comes to the same.

    Each answer is what the question says, and what is typed. In the command `{who}` is the id
    of the person, `{about}` the number of the matter.
    """

    key: str
    answers: tuple[tuple[str, str], ...]
    command: str


def step(key: str, command: str, *answers: tuple[str, str], note: str = "") -> Step:
    """A step that ends with the line for a note."""
    told = f" --note '{note}'" if note else ""
    return Step(key, (*answers, (ANSWER, note + ENTER)), command + told)


CALLS = (
    step("n", "log {who} no-answer"),
    step("v", "log {who} voicemail", note="left the number"),
    step("g", "log {who} gatekeeper", note="back on Monday"),
    step("s", "log {who} spoke", note="friendly"),
    step("a", "log {who} attempt"),
    step(
        "t",
        "log {who} stall --kind later --when 2w",
        ("Which stall?", "c"),
        ("Until when", f"2w{ENTER}"),
    ),
    step("t", "log {who} stall", ("Which stall?", ENTER), ("Until when", ENTER)),
    step("m", "log {who} meeting --when friday", ("When is the meeting?", f"friday{ENTER}")),
    step("d", "log {who} answer --when 2026-12-03", ("By which day", f"2026-12-03{ENTER}")),
    step("r", "log {who} reply", note="asks for references"),
    step("y", "log {who} yes", ("Signature by", ENTER)),
    step("f", "log {who} refused", ("Why?", ENTER)),
    step(
        "f",
        "log {who} refused --reason competitor --competitor Kuldmuna --why 'a lower price'",
        ("Why?", "n"),
        ("Which competitor?", f"Kuldmuna{ENTER}"),
        ("Why did they win?", f"a lower price{ENTER}"),
    ),
    step("k", "log {who} skip"),
    step("z", "snooze {who} 10d", ("Until when?", f"10d{ENTER}")),
    step("c", "close {who} --reason vanished", ("Why?", "e")),
    step("w", "sign {who}"),
)
"""Whatever can be logged at a call."""

PEOPLE = {
    ("Anna Kowalska", "call 1"): step("n", "log {who} no-answer", note="engaged all morning"),
    ("Jaan Tamm", "letter"): step("e", "log {who} sent"),
    ("Selma Hadžić", "meeting"): step(
        "h", "log {who} held --when tomorrow", ("Final answer by", f"tomorrow{ENTER}")
    ),
    ("Peter Brown", "meeting"): step(
        "i", "log {who} missed --when 3d", ("The new date?", f"3d{ENTER}"), note="ill"
    ),
    ("Ольга Смирнова", "meeting"): step("o", "log {who} nothing", note="без решения"),
    ("Marta Zielińska", "final answer"): step(
        "y", "log {who} yes --when friday", ("Signature by", f"friday{ENTER}")
    ),
    ("Kadri Mets", "get signature"): step("w", "sign {who}"),
    ("Ewa Lis", "win-back 1"): step("x", "log {who} no"),
    ("Tomasz Wrona", "care 1"): step(
        "x",
        "lose {who} --reason price --competitor Nowa",
        ("Why?", "g"),
        ("Whom did they go to?", f"Nowa{ENTER}"),
    ),
    ("Amir Begić", "hello"): step("s", "log {who} spoke", note="call again in spring"),
    ("Liis Kask", "acknowledge"): step("p", "complaint ack {who} --about {about}"),
    ("Liis Kask", "answer complaint"): step(
        "+",
        "complaint answer {who} --accept --gesture 'a new seal' --about {about}",
        ("What do you offer", f"a new seal{ENTER}"),
    ),
    ("Jan Nowak", "answer complaint"): step(
        "-",
        "complaint answer {who} --refuse --because 'opened by hand' --about {about}",
        ("Why not?", f"opened by hand{ENTER}"),
        ("What do you offer", ENTER),
    ),
    ("Jan Nowak", "answer remark"): step("j", "remark answer {who} --about {about}"),
    ("Jan Nowak", "milestone"): Step("j", (), "milestone {who} --done --about {about}"),
}
"""Every line of the morning, by name and action."""

BEFORE = """
2026-01-10 add 'Liis Kask' --client-since 2026-01-10 --last-contact 2026-01-10
2026-01-10 add 'Jan Nowak' --client-since 2026-01-10 --last-contact 2026-01-10
2026-08-20 add 'Amir Begić' --met 2026-08-20
2026-08-21 close amir --reason price
2026-10-01 add 'Ewa Lis' --client-since 2026-10-01 --last-contact 2026-10-01
2026-11-09 add 'Jaan Tamm' --company 'Tamm & Pojad' --key
2026-11-10 log jaan no-answer
2026-11-13 log jaan no-answer
2026-11-16 log jaan no-answer
2026-11-13 add 'Tomasz Wrona'
2026-11-16 sign tomasz
2026-11-16 complaint open liis 'the pump leaks'
2026-11-16 complaint open jan 'the seal broke'
2026-11-17 complaint ack liis
2026-11-17 complaint ack jan
2026-11-18 add 'Selma Hadžić' --phone '+387 61 555 103' --country BA
2026-11-18 log selma meeting --when 2026-11-23
2026-11-18 add 'Peter Brown'
2026-11-18 log peter meeting --when 2026-11-23
2026-11-18 add 'Ольга Смирнова' --company 'Северный свет'
2026-11-18 log ольга meeting --when 2026-11-23
2026-11-18 add 'Marta Zielińska'
2026-11-18 log marta answer --when 2026-11-23
2026-11-18 add 'Kadri Mets'
2026-11-20 log kadri yes
2026-11-20 lose ewa --reason price
2026-11-20 remark jan 'the invoice came twice'
2026-11-20 milestone jan 2026-11-23 'ten years'
2026-11-20 complaint open liis 'no answer on the phone'
2026-11-21 add 'Anna Kowalska' --company Nowa --phone '+48 601 234 567' --note 'met at the fair'
"""


def lived(program: Program) -> None:
    """Everything that happened before the morning."""
    import shlex

    for line in BEFORE.strip().splitlines():
        day, *words = shlex.split(line)
        done = program.inside(*words, "--today", day)
        assert done.code == 0, (line, done)
    program.environment["CADENCE_TODAY"] = MONDAY


def due(program: Program) -> Iterator[tuple[str, str, int, int | None]]:
    """The lines of the morning: name, action as it is said, id, number of the matter."""
    for item in program.inside("today", "--json").document["items"]:
        action = label(item["action"])
        about = item["about"]["id"] if item["about"] else None
        yield item["name"], action, item["id"], about
