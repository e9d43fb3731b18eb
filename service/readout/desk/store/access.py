"""Who may use the desk over HTTP, and who did what: tables of one desk, which neither leave it nor come from another.

Invariant: of ``audit`` nothing is changed or removed. Triggers of the database refuse it, whoever asks.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from readout.desk.store.answered import AnsweredRow
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
    opens: Mapped[str] = mapped_column(default="all", server_default="all")
    """``all``, or ``feeds``: the calendar and the feed alone, at addresses that hold the secret."""
    made_at: Mapped[dt.datetime]
    last_used_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]


class SessionRow(Base):
    """A browser that a token has signed in. What its cookie holds is nowhere, as the token is not."""

    __tablename__ = "sessions"

    hash: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of what the cookie holds, as hexadecimal digits."""
    token: Mapped[int] = mapped_column(ForeignKey("tokens.number", ondelete="CASCADE"), index=True)
    began_at: Mapped[dt.datetime]
    used_at: Mapped[dt.datetime]
    """When it was last used, to a minute: a session that is not used ends."""


class AuditRow(Base):
    """Who did what, on what, when."""

    __tablename__ = "audit"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[dt.datetime] = mapped_column(index=True)
    who: Mapped[str]
    """Name of a token, or of one whom a proxy has signed on."""
    what: Mapped[str]
    """``token.add``, ``report.add``, ``document.forget``."""
    subject: Mapped[str]
    """A name or an id; empty where there is none."""


STAYS = frozenset(one.__tablename__ for one in (TokenRow, SessionRow, AuditRow, AnsweredRow))
"""Tables that are not exported: they say who used this desk, and let nobody into another."""
