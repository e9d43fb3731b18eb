"""Who may use the desk over HTTP, and who did what: tables of one desk, which neither leave it nor come from another.

Invariant: of ``audit`` nothing is changed or removed. Triggers of the database refuse it, whoever asks.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from readout.desk.store.base import Base


class TokenRow(Base):
    """What lets one in. The token itself is nowhere: it was shown when it was made."""

    __tablename__ = "tokens"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    hash: Mapped[str] = mapped_column(unique=True)
    """SHA-256 of the token, as hexadecimal digits."""
    name: Mapped[str] = mapped_column(unique=True)
    """Given once: the audit names its bearer by it."""
    role: Mapped[str]
    made_at: Mapped[dt.datetime]
    last_used_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]


class AuditRow(Base):
    """Who did what, on what, when."""

    __tablename__ = "audit"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[dt.datetime] = mapped_column(index=True)
    who: Mapped[str]
    """Name of a token."""
    what: Mapped[str]
    """``token.add``, ``report.add``, ``document.forget``."""
    subject: Mapped[str]
    """A name or an id; empty where there is none."""


STAYS = frozenset({TokenRow.__tablename__, AuditRow.__tablename__})
"""Tables that are not exported: they say who used this desk, and let nobody into another."""
