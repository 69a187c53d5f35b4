"""Random commands that somebody may well type; a rule may refuse some of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from cadence.engine.vocabulary import LOGGED, Channel, LossReason, Reason, StallKind

from .journal import Journal

Words = list[str]
Make = Callable[[Random, "Setting"], Words]
OUTCOMES = sorted(str(outcome) for outcome in LOGGED)
REASONS = [str(reason) for reason in Reason]
FIRST = ["Anna", "Beata", "Cyryl", "Dorota", "Jaan", "Selma", "Ольга", "Łucja", "O'Brien", "Żaneta"]
LAST = ["Kowalska", "Nowak", "Tamm", "Hadžić", "Смирнова", "van den Berg", "Brown", "Õunapuu"]
FIRMS = ["", "Nowa", "Una Dizajn", "Brown Ltd", "Северный свет", "Tamm & Pojad"]
FIELDS = ["company", "role", "address", "topic", "problem", "next-step", "who-decides", "source"]
SETTINGS = {
    "calendar.days": ["skip", "keep"],
    "calendar.weekend": ["saturday,sunday", "friday", "sunday", ""],
    "calendar.holidays": ["2026-11-24", "2026-11-25,2026-12-01", ""],
    "calendar.country": ["PL", "EE", ""],
    "intervals.care": ["3m", "10d", "5bd"],
    "intervals.call-2": ["3d", "2bd", "1w"],
    "intervals.hello": ["3m", "1w"],
    "me.name": ["Olga", ""],
}


class Setting:
    """What a command may refer to: the day it is, who is there, what is open with them, where
    files may be put."""

    def __init__(self, journal: Journal) -> None:
        self.day = date.fromisoformat(journal.day)
        self.people = journal.people()
        self.matters = journal.matters()
        self.folder = journal.folder

    def who(self, random: Random) -> str:
        """Somebody who is there, most of the time."""
        if not self.people or random.random() < 0.05:
            return random.choice([*FIRST, "99999", "+48 601 000 001", "a@example.com"])
        return str(random.choice(self.people))


def when(random: Random, setting: Setting) -> str:
    """A day or a time to come."""
    ahead = setting.day + timedelta(days=random.randint(0, 200))
    known = ["tomorrow", "friday", "10d", "2w", "3m", "5bd", "1y", "today", ahead.isoformat()]
    return random.choice(known)


def past(random: Random, setting: Setting) -> str:
    """A day of the last month."""
    return (setting.day - timedelta(days=random.randint(0, 30))).isoformat()


def _some(random: Random, *pairs: tuple[str, Callable[[], str]], chance: float = 0.3) -> Words:
    taken = [(flag, value()) for flag, value in pairs if random.random() < chance]
    return [word for pair in taken for word in pair]


def text(random: Random) -> str:
    """A few words."""
    return " ".join(random.choice([*FIRST, *LAST, "think", "later", "50%", "—"]) for _ in range(3))


def _add(random: Random, setting: Setting) -> Words:
    number = random.randint(0, 30)
    words = ["add", f"{random.choice(FIRST)} {random.choice(LAST)}"]
    words += _some(
        random,
        ("--company", lambda: random.choice(FIRMS)),
        ("--email", lambda: f"p{number}@example.com"),
        ("--phone", lambda: f"+48 601 000 0{number:02}"),
        ("--note", lambda: text(random)),
        ("--tag", lambda: random.choice(["fair", "vip"])),
        ("--owner", lambda: random.choice(["", "olga"])),
        ("--country", lambda: random.choice(["PL", "EE"])),
        ("--decision-maker", lambda: random.choice(["yes", "no", "unknown"])),
        ("--symptom", lambda: random.choice(["emotional", "enthusiastic"])),
        ("--met", lambda: past(random, setting)),
    )
    words += random.choice([[], ["--first-call", when(random, setting)], ["--key"], ["--force"]])
    if random.random() < 0.15:
        words += ["--client-since", past(random, setting)]
    return words


def _log(random: Random, setting: Setting) -> Words:
    outcome = random.choice(OUTCOMES)
    words = ["log", setting.who(random), outcome]
    dated = outcome in ("meeting", "answer", "stall", "held", "missed", "yes", "reply")
    if dated and random.random() < 0.8:
        words += ["--when", when(random, setting)]
    if outcome == "stall" and random.random() < 0.6:
        words += ["--kind", random.choice([str(kind) for kind in StallKind])]
    if outcome == "refused" and random.random() < 0.6:
        words += ["--reason", random.choice(REASONS)]
    words += _some(
        random,
        ("--note", lambda: text(random)),
        ("--on", lambda: past(random, setting)),
        ("--channel", lambda: random.choice([str(channel) for channel in Channel])),
    )
    return words + random.choice([[], ["--force"], ["--honour"]])


def _close(random: Random, setting: Setting) -> Words:
    words = ["close", setting.who(random)]
    return words + _some(
        random,
        ("--reason", lambda: random.choice(REASONS)),
        ("--revive", lambda: random.choice(["never", when(random, setting)])),
        ("--competitor", lambda: "Kuldmuna"),
        ("--lesson", lambda: text(random)),
        ("--on", lambda: past(random, setting)),
        chance=0.5,
    )


def _edit(random: Random, setting: Setting) -> Words:
    number = random.randint(0, 30)
    words = ["edit", setting.who(random)]
    words += _some(random, *((f"--{field}", lambda: text(random)) for field in FIELDS), chance=0.2)
    words += _some(
        random,
        ("--name", lambda: f"{random.choice(FIRST)} {random.choice(LAST)}"),
        ("--email", lambda: random.choice(["", f"p{number}@example.com"])),
        ("--phone", lambda: random.choice(["", f"+48 601 000 0{number:02}"])),
        ("--tag", lambda: random.choice(["", "fair"])),
        ("--owner", lambda: random.choice(["", "olga"])),
        ("--country", lambda: random.choice(["", "PL"])),
        ("--met", lambda: past(random, setting)),
        ("--referred-by", lambda: random.choice(["", setting.who(random)])),
    )
    return words + random.choice([["--key"], ["--no-key"], []])


def _import(random: Random, setting: Setting) -> Words:
    lines = ["name,company,email,email 2,phone,tags,note"]
    for _ in range(random.randint(1, 6)):
        number, other = random.randint(0, 30), random.randint(0, 99)
        lines.append(
            f"{random.choice(FIRST)} {random.choice(LAST)},{random.choice(FIRMS)},"
            f"p{number}@example.com,q{other}@example.com,"
            f"{random.choice(['', f'+48 601 000 0{number:02}'])},"
            f"{random.choice(['', 'fair'])},{text(random)}"
        )
    path = setting.folder / f"in-{random.randint(0, 10**9)}.csv"
    path.write_text("\n".join(lines), "utf-8")
    return ["import", str(path), *random.choice([[], ["--per-day", "2"], ["--skip-bad"]])]


def _away(random: Random, setting: Setting) -> Words:
    first = setting.day + timedelta(days=random.randint(0, 30))
    last = first + timedelta(days=random.randint(0, 10))
    return ["away", first.isoformat(), last.isoformat()]


def _config(random: Random, _setting: Setting) -> Words:
    key = random.choice(sorted(SETTINGS))
    return ["config", key, *random.choice([[random.choice(SETTINGS[key])], ["--unset"]])]


def _lose(random: Random, setting: Setting) -> Words:
    reasons = [str(reason) for reason in LossReason]
    pairs = (("--reason", lambda: random.choice(reasons)), ("--on", lambda: past(random, setting)))
    return ["lose", setting.who(random), *_some(random, *pairs)]


def _milestone(random: Random, setting: Setting) -> Words:
    words = ["milestone", setting.who(random)]
    if random.random() < 0.4:
        about = _some(random, ("--about", lambda: _matter(random, setting)))
        return [*words, random.choice(["--done", "--drop"]), *about]
    day = random.choice([when, past])(random, setting)
    return [*words, day, text(random), *random.choice([[], ["--yearly"]])]


def _remark(random: Random, setting: Setting) -> Words:
    if random.random() < 0.5:
        on = _some(random, ("--on", lambda: past(random, setting)))
        return ["remark", setting.who(random), text(random), *on]
    return ["remark", "answer", setting.who(random), *_answer(random, setting)]


def _complaint(random: Random, setting: Setting) -> Words:
    what = random.choice(["open", "open", "ack", "answer", "answer"])
    words = ["complaint", what, setting.who(random)]
    if what == "answer":
        return [*words, *_answer(random, setting)]
    on = _some(random, ("--on", lambda: past(random, setting)))
    if what == "open":
        return [*words, text(random), *random.choice([[], ["--defect"]]), *on]
    return [*words, *on, *_some(random, ("--about", lambda: _matter(random, setting)))]


def _answer(random: Random, setting: Setting) -> Words:
    verdict = random.choice([["--accept"], ["--refuse", "--because", text(random)]])
    return verdict + _some(
        random,
        ("--gesture", lambda: text(random)),
        ("--about", lambda: _matter(random, setting)),
        ("--note", lambda: text(random)),
        ("--on", lambda: past(random, setting)),
    )


def _matter(random: Random, setting: Setting) -> str:
    """Something that is open with somebody, not always with the right one."""
    return str(random.choice([*setting.matters, 99]))


def _promo(random: Random, setting: Setting) -> Words:
    if random.random() < 0.3:
        return ["promo", "--stop", str(random.randint(1, 4))]
    words = ["promo", text(random), "--until", when(random, setting)]
    return words + _some(random, ("--from", lambda: when(random, setting)))


CHANGES: list[Make] = [
    _add,
    _log,
    _log,
    _log,
    _close,
    _edit,
    _import,
    _away,
    _config,
    _lose,
    _milestone,
    _remark,
    _complaint,
    _complaint,
    _promo,
    lambda random, setting: ["note", setting.who(random), text(random)],
    lambda random, setting: ["snooze", setting.who(random), when(random, setting)],
    lambda random, setting: ["sign", setting.who(random)],
    lambda random, setting: ["reopen", setting.who(random), "--yes"],
]
"""Whatever can be undone; a rule may refuse some of them."""


def change(random: Random, setting: Setting) -> Words:
    """A command that may change something."""
    return random.choice(CHANGES)(random, setting)
