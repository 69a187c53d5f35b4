"""The tables: columns, checks and indexes, written once for SQLite and PostgreSQL.

Only columns and indexes live here. Dates are dates, never instants; texts are never NULL
(empty means not given); enumerations are stored as the words that users see. Everything
under "standing" on a prospect is a cache of the replayed log, written with the log.
"""

# No `from __future__ import annotations`: SQLModel reads the annotations at run time.
from datetime import date

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Text
from sqlmodel import Field, SQLModel

from cadence.engine.vocabulary import Channel, Direction, Outcome, StallKind, State

TODAY_ORDER = ("due_on", "rank", "not_key", "id")
DATES_OF_A_PROSPECT = (
    "added_on",
    "met_on",
    "first_call_on",
    "client_since",
    "contact_before",
    "due_on",
    "raw_on",
    "revive_on",
    "contract_on",
    "left_on",
    "last_contact_on",
)


def _text() -> Column:  # type: ignore[type-arg]
    return Column(Text, nullable=False, server_default="")


def _flag(default: int = 0) -> Column:  # type: ignore[type-arg]
    return Column(Integer, nullable=False, server_default=str(default))


def _count(default: int = 0) -> Column:  # type: ignore[type-arg]
    return Column(Integer, nullable=False, server_default=str(default))


def _one_of(column: str, values: type) -> CheckConstraint:
    words = ", ".join(f"'{value}'" for value in values)  # type: ignore[attr-defined]
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_is_known")


def _real_date(column: str) -> CheckConstraint:
    """SQLite takes any text for a date; PostgreSQL checks by itself.

    Only with a modifier does SQLite's `date` count the days of the month.
    """
    real = f"{column} IS NULL OR {column} IS date({column}, '+0 days')"
    return CheckConstraint(real, name=f"{column}_is_a_date").ddl_if(dialect="sqlite")


class Change(SQLModel, table=True):
    """One command that changed something: what `undo` takes back, as a whole."""

    __tablename__ = "change"
    __table_args__ = (
        Index("change_in_force", "made_by", "undone", "id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    made_at: str = Field(sa_column=Column(String(20), nullable=False))
    made_by: str = Field(sa_column=_text())
    command: str = Field(sa_column=_text())
    summary: str = Field(sa_column=_text())
    prospect_id: int | None = None  # None: it touched many
    undone: int = Field(sa_column=_flag())
    undone_order: int = Field(sa_column=_count())  # redo takes the highest first


class CadenceRow(SQLModel, table=True):
    """The steps that prospects were enrolled with; never changed, so nobody is moved."""

    __tablename__ = "cadence"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_column=_text())
    steps: str = Field(sa_column=Column(Text, nullable=False, unique=True))  # JSON


class Prospect(SQLModel, table=True):
    """One person at one firm."""

    __tablename__ = "prospect"
    __table_args__ = (
        _one_of("state", State),
        *(_real_date(column) for column in DATES_OF_A_PROSPECT),
        CheckConstraint("length(name) > 0", name="name_is_given"),
        CheckConstraint("removed IN (0, 1)", name="removed_is_a_flag"),
        Index("prospect_due", *TODAY_ORDER),
        Index("prospect_due_by_owner", "owner", *TODAY_ORDER),
        Index("prospect_change", "change_id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(sa_column=Column(Integer, ForeignKey("change.id"), nullable=False))
    removed: int = Field(sa_column=_flag())
    # who they are
    name: str = Field(sa_column=Column(Text, nullable=False))
    company: str = Field(sa_column=_text())
    role: str = Field(sa_column=_text())
    phone: str = Field(sa_column=_text())
    email: str = Field(sa_column=_text())
    address: str = Field(sa_column=_text())
    salutation: str = Field(sa_column=_text())
    language: str = Field(sa_column=_text())
    country: str = Field(sa_column=_text())
    topic: str = Field(sa_column=_text())
    problem: str = Field(sa_column=_text())
    next_step: str = Field(sa_column=_text())
    decision_maker: str = Field(sa_column=_text())
    who_decides: str = Field(sa_column=_text())
    symptoms: str = Field(sa_column=_text())
    not_key: int = Field(sa_column=_flag(1))  # 0 for a key client: sorts first
    referred_by: int | None = Field(
        default=None, sa_column=Column(Integer, ForeignKey("prospect.id"))
    )
    source: str = Field(sa_column=_text())
    owner: str = Field(sa_column=_text())
    tags: str = Field(sa_column=_text())
    # how they came in
    added_on: date = Field(sa_column=Column(Date, nullable=False))
    met_on: date = Field(sa_column=Column(Date, nullable=False))
    first_call_on: date | None = Field(default=None, sa_column=Column(Date))
    first_call_typed: int = Field(sa_column=_flag())
    client_since: date | None = Field(default=None, sa_column=Column(Date))
    contact_before: date | None = Field(default=None, sa_column=Column(Date))
    cadence_id: int = Field(sa_column=Column(Integer, ForeignKey("cadence.id"), nullable=False))
    # standing: a cache of the replayed log
    state: str = Field(sa_column=Column(String(20), nullable=False))
    action: str | None = Field(default=None, sa_column=Column(Text))
    due_on: date | None = Field(default=None, sa_column=Column(Date))
    raw_on: date | None = Field(default=None, sa_column=Column(Date))
    rank: int = Field(sa_column=_count())
    why: str = Field(sa_column=_text())
    run: int = Field(sa_column=_count(1))
    position: int = Field(sa_column=_count())
    stalls: int = Field(sa_column=_count())
    snoozes: int = Field(sa_column=_count())
    close_reason: str = Field(sa_column=_text())
    competitor: str = Field(sa_column=_text())
    revive_on: date | None = Field(default=None, sa_column=Column(Date))
    contract_on: date | None = Field(default=None, sa_column=Column(Date))
    left_on: date | None = Field(default=None, sa_column=Column(Date))
    came_back: str = Field(sa_column=_text())
    came_back_after: int | None = None
    last_contact_on: date | None = Field(default=None, sa_column=Column(Date))
    last_touch_id: int | None = None


class Touch(SQLModel, table=True):
    """The log: appended, never changed; `undo` marks an entry void."""

    __tablename__ = "touch"
    __table_args__ = (
        _one_of("outcome", Outcome),
        _one_of("channel", Channel),
        _one_of("direction", Direction),
        CheckConstraint(
            "kind IN ('', " + ", ".join(f"'{kind}'" for kind in StallKind) + ")",
            name="kind_is_known",
        ),
        _real_date("happened_on"),
        _real_date("when_on"),
        Index("touch_of_prospect", "prospect_id", "happened_on", "id"),
        Index("touch_change", "change_id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    prospect_id: int = Field(sa_column=Column(Integer, ForeignKey("prospect.id"), nullable=False))
    change_id: int = Field(sa_column=Column(Integer, ForeignKey("change.id"), nullable=False))
    void: int = Field(sa_column=_flag())
    happened_on: date = Field(sa_column=Column(Date, nullable=False))
    outcome: str = Field(sa_column=Column(String(20), nullable=False))
    step: str = Field(sa_column=_text())  # what was due when it happened; a cache
    channel: str = Field(sa_column=Column(String(20), nullable=False))
    direction: str = Field(sa_column=Column(String(20), nullable=False))
    kind: str = Field(sa_column=_text())
    when_on: date | None = Field(default=None, sa_column=Column(Date))
    when_after: str = Field(sa_column=_text())  # an interval, or `never`
    reason: str = Field(sa_column=_text())
    competitor: str = Field(sa_column=_text())
    why: str = Field(sa_column=_text())
    lesson: str = Field(sa_column=_text())
    note: str = Field(sa_column=_text())
    symptoms: str = Field(sa_column=_text())
    forced: int = Field(sa_column=_flag())
    honoured: int = Field(sa_column=_flag())
    made_by: str = Field(sa_column=_text())


class Lookup(SQLModel, table=True):
    """How people are found: `w:` words of name and firm, `e:` e-mails, `p:` phones."""

    __tablename__ = "lookup"
    __table_args__ = (Index("lookup_of_prospect", "prospect_id"),)

    key: str = Field(sa_column=Column(Text, primary_key=True))
    prospect_id: int = Field(sa_column=Column(Integer, ForeignKey("prospect.id"), primary_key=True))


class Edit(SQLModel, table=True):
    """A value that a change replaced, so that undo can put it back."""

    __tablename__ = "edit"
    __table_args__ = (Index("edit_of_change", "change_id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(sa_column=Column(Integer, ForeignKey("change.id"), nullable=False))
    prospect_id: int | None = Field(
        default=None, sa_column=Column(Integer, ForeignKey("prospect.id"))
    )
    field: str = Field(sa_column=Column(Text, nullable=False))
    before: str = Field(sa_column=_text())  # JSON
    after: str = Field(sa_column=_text())  # JSON


class Away(SQLModel, table=True):
    """Days that somebody takes off."""

    __tablename__ = "away"
    __table_args__ = (_real_date("from_on"), _real_date("to_on"), Index("away_of", "owner"))

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(sa_column=Column(Integer, ForeignKey("change.id"), nullable=False))
    removed: int = Field(sa_column=_flag())
    owner: str = Field(sa_column=_text())
    from_on: date = Field(sa_column=Column(Date, nullable=False))
    to_on: date = Field(sa_column=Column(Date, nullable=False))


class Basis(SQLModel, table=True):
    """The settings that an owner's due dates were computed with."""

    __tablename__ = "basis"

    owner: str = Field(sa_column=Column(Text, primary_key=True))
    settings: str = Field(sa_column=Column(Text, nullable=False))  # JSON


class Holidays(SQLModel, table=True):
    """The public holidays of one country and year, remembered: they are slow to compute."""

    __tablename__ = "holidays"

    country: str = Field(sa_column=Column(Text, primary_key=True))
    year: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    days: str = Field(sa_column=Column(Text, nullable=False))  # JSON: {"2026-12-25": "Christmas"}
