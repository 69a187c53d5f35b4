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
from cadence.store.shapes import count, flag, free_text, index_where, one_of, real_date

TODAY_ORDER = ("due_on", "rank", "not_key", "id")
MATTER_ORDER = ("due_on", "rank", "not_key", "prospect_id")
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


class Change(SQLModel, table=True):
    """One command that changed something: what `undo` takes back, as a whole."""

    __tablename__ = "change"
    __table_args__ = (
        Index("change_in_force", "made_by", "undone", "id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    made_at: str = Field(sa_column=Column(String(20), nullable=False))
    made_by: str = Field(sa_column=free_text())
    command: str = Field(sa_column=free_text())
    summary: str = Field(sa_column=free_text())
    prospect_id: int | None = None  # None: it touched many
    undone: int = Field(sa_column=flag())
    undone_order: int = Field(sa_column=count())  # redo takes the highest first


class Prospect(SQLModel, table=True):
    """One person at one firm."""

    __tablename__ = "prospect"
    __table_args__ = (
        one_of("state", State),
        *(real_date(column) for column in DATES_OF_A_PROSPECT),
        CheckConstraint("length(name) > 0", name="name_is_given"),
        CheckConstraint("removed IN (0, 1)", name="removed_is_a_flag"),
        Index("prospect_due", *TODAY_ORDER),
        Index("prospect_due_by_owner", "owner", *TODAY_ORDER),
        Index("prospect_change", "change_id"),
        index_where("prospect_referred_by", "referred_by", "referred_by IS NOT NULL"),
        index_where("prospect_kept", "last_contact_on", "state = 'nurture'"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(sa_column=Column(Integer, ForeignKey("change.id"), nullable=False))
    removed: int = Field(sa_column=flag())
    # who they are
    name: str = Field(sa_column=Column(Text, nullable=False))
    company: str = Field(sa_column=free_text())
    role: str = Field(sa_column=free_text())
    phone: str = Field(sa_column=free_text())
    email: str = Field(sa_column=free_text())
    address: str = Field(sa_column=free_text())
    salutation: str = Field(sa_column=free_text())
    language: str = Field(sa_column=free_text())
    country: str = Field(sa_column=free_text())
    topic: str = Field(sa_column=free_text())
    problem: str = Field(sa_column=free_text())
    next_step: str = Field(sa_column=free_text())
    decision_maker: str = Field(sa_column=free_text())
    who_decides: str = Field(sa_column=free_text())
    symptoms: str = Field(sa_column=free_text())
    not_key: int = Field(sa_column=flag(1))  # 0 for a key client: sorts first
    referred_by: int | None = Field(
        default=None, sa_column=Column(Integer, ForeignKey("prospect.id"))
    )
    source: str = Field(sa_column=free_text())
    owner: str = Field(sa_column=free_text())
    tags: str = Field(sa_column=free_text())
    # how they came in
    added_on: date = Field(sa_column=Column(Date, nullable=False))
    met_on: date = Field(sa_column=Column(Date, nullable=False))
    first_call_on: date | None = Field(default=None, sa_column=Column(Date))
    first_call_typed: int = Field(sa_column=flag())
    client_since: date | None = Field(default=None, sa_column=Column(Date))
    contact_before: date | None = Field(default=None, sa_column=Column(Date))
    cadence_id: int = Field(sa_column=Column(Integer, ForeignKey("cadence.id"), nullable=False))
    # standing: a cache of the replayed log
    state: str = Field(sa_column=Column(String(20), nullable=False))
    action: str | None = Field(default=None, sa_column=Column(Text))
    due_on: date | None = Field(default=None, sa_column=Column(Date))
    raw_on: date | None = Field(default=None, sa_column=Column(Date))
    rank: int = Field(sa_column=count())
    why: str = Field(sa_column=free_text())
    run: int = Field(sa_column=count(1))
    position: int = Field(sa_column=count())
    stalls: int = Field(sa_column=count())
    snoozes: int = Field(sa_column=count())
    close_reason: str = Field(sa_column=free_text())
    competitor: str = Field(sa_column=free_text())
    revive_on: date | None = Field(default=None, sa_column=Column(Date))
    contract_on: date | None = Field(default=None, sa_column=Column(Date))
    left_on: date | None = Field(default=None, sa_column=Column(Date))
    came_back: str = Field(sa_column=free_text())
    came_back_after: int | None = None
    last_contact_on: date | None = Field(default=None, sa_column=Column(Date))
    last_touch_id: int | None = None


class Touch(SQLModel, table=True):
    """The log: appended, never changed; `undo` marks an entry void."""

    __tablename__ = "touch"
    __table_args__ = (
        one_of("outcome", Outcome),
        one_of("channel", Channel),
        one_of("direction", Direction),
        CheckConstraint(
            "kind IN ('', " + ", ".join(f"'{kind}'" for kind in StallKind) + ")",
            name="kind_is_known",
        ),
        real_date("happened_on"),
        real_date("when_on"),
        Index("touch_of_prospect", "prospect_id", "happened_on", "id"),
        Index("touch_change", "change_id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    prospect_id: int = Field(sa_column=Column(Integer, ForeignKey("prospect.id"), nullable=False))
    change_id: int = Field(sa_column=Column(Integer, ForeignKey("change.id"), nullable=False))
    void: int = Field(sa_column=flag())
    happened_on: date = Field(sa_column=Column(Date, nullable=False))
    outcome: str = Field(sa_column=Column(String(20), nullable=False))
    step: str = Field(sa_column=free_text())  # what was due when it happened; a cache
    channel: str = Field(sa_column=Column(String(20), nullable=False))
    direction: str = Field(sa_column=Column(String(20), nullable=False))
    kind: str = Field(sa_column=free_text())
    when_on: date | None = Field(default=None, sa_column=Column(Date))
    when_after: str = Field(sa_column=free_text())  # an interval, or `never`
    reason: str = Field(sa_column=free_text())
    competitor: str = Field(sa_column=free_text())
    why: str = Field(sa_column=free_text())
    lesson: str = Field(sa_column=free_text())
    note: str = Field(sa_column=free_text())
    symptoms: str = Field(sa_column=free_text())
    forced: int = Field(sa_column=flag())
    honoured: int = Field(sa_column=flag())
    about_id: int | None = Field(default=None, sa_column=Column(Integer, ForeignKey("touch.id")))
    gesture: str = Field(sa_column=free_text())
    yearly: int = Field(sa_column=flag())
    made_by: str = Field(sa_column=free_text())


class Matter(SQLModel, table=True):
    """What is due beside the one next action, by the entry that opened it; a cache of the log."""

    __tablename__ = "matter"
    __table_args__ = (
        real_date("due_on"),
        Index("matter_due", *MATTER_ORDER),
        Index("matter_due_by_owner", "owner", *MATTER_ORDER),
        Index("matter_of_prospect", "prospect_id"),
    )

    touch_id: int = Field(sa_column=Column(Integer, ForeignKey("touch.id"), primary_key=True))
    prospect_id: int = Field(sa_column=Column(Integer, ForeignKey("prospect.id"), nullable=False))
    action: str = Field(sa_column=Column(Text, nullable=False))
    due_on: date = Field(sa_column=Column(Date, nullable=False))
    rank: int = Field(sa_column=count())
    not_key: int = Field(sa_column=flag(1))
    owner: str = Field(sa_column=free_text())
    why: str = Field(sa_column=free_text())


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
    before: str = Field(sa_column=free_text())  # JSON
    after: str = Field(sa_column=free_text())  # JSON
