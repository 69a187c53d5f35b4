"""What columns and checks are made of."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, text


def free_text() -> Column:  # type: ignore[type-arg]
    """A text that may be empty, never NULL."""
    return Column(Text, nullable=False, server_default="")


def flag(default: int = 0) -> Column:  # type: ignore[type-arg]
    """0 or 1."""
    return Column(Integer, nullable=False, server_default=str(default))


def count(default: int = 0) -> Column:  # type: ignore[type-arg]
    """A whole number."""
    return Column(Integer, nullable=False, server_default=str(default))


def one_of(column: str, values: type) -> CheckConstraint:
    """Only the words of that enumeration."""
    words = ", ".join(f"'{value}'" for value in values)  # type: ignore[attr-defined]
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_is_known")


def index_where(name: str, column: str, condition: str) -> Index:
    """An index over those rows alone that fulfil the condition."""
    where = text(condition)
    return Index(name, column, sqlite_where=where, postgresql_where=where)


def real_date(column: str) -> CheckConstraint:
    """SQLite takes any text for a date; PostgreSQL checks by itself.

    Only with a modifier does SQLite's `date` count the days of the month.
    """
    real = f"{column} IS NULL OR {column} IS date({column}, '+0 days')"
    return CheckConstraint(real, name=f"{column}_is_a_date").ddl_if(dialect="sqlite")
