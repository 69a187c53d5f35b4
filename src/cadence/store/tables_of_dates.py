"""The tables of what due dates are computed from: cadences, days off, offers, settings."""

# No `from __future__ import annotations`: SQLModel reads the annotations at run time.
from datetime import date

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlmodel import Field, SQLModel

from cadence.store.shapes import flag, free_text, real_date


class CadenceRow(SQLModel, table=True):
    """The steps that prospects were enrolled with; never changed, so nobody is moved."""

    __tablename__ = "cadence"
    __table_args__ = (
        UniqueConstraint("steps").ddl_if(dialect="sqlite"),
        # The same; a sorted index of PostgreSQL's holds no text of more than 2,700 bytes.
        ExcludeConstraint(("steps", "="), using="hash").ddl_if(dialect="postgresql"),
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_column=free_text())
    steps: str = Field(sa_column=Column(Text, nullable=False))  # JSON


class Promotion(SQLModel, table=True):
    """An offer to tell those of who are kept in touch with, while it runs."""

    __tablename__ = "promotion"
    __table_args__ = (
        real_date("from_on"),
        real_date("until_on"),
        Index("promotion_until", "until_on"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(sa_column=Column(Integer, ForeignKey("change.id"), nullable=False))
    removed: int = Field(sa_column=flag())
    text: str = Field(sa_column=Column(Text, nullable=False))
    from_on: date = Field(sa_column=Column(Date, nullable=False))
    until_on: date = Field(sa_column=Column(Date, nullable=False))


class Away(SQLModel, table=True):
    """Days that somebody takes off."""

    __tablename__ = "away"
    __table_args__ = (real_date("from_on"), real_date("to_on"), Index("away_of", "owner"))

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(sa_column=Column(Integer, ForeignKey("change.id"), nullable=False))
    removed: int = Field(sa_column=flag())
    owner: str = Field(sa_column=free_text())
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
