"""Requests that change something, by their keys: what was answered, so that one that comes again does nothing again."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from readout.desk.store.base import Base
from readout.desk.store.columns import Packed


class AnsweredRow(Base):
    """A request that is worked on, or was answered. What it sent is nowhere, nor is its key."""

    __tablename__ = "answered"

    name: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of who asked, and of the key."""
    request: Mapped[str]
    """SHA-256 of what was asked and sent."""
    begun_at: Mapped[dt.datetime] = mapped_column(index=True)
    claim: Mapped[str]
    """Of the one who works on it: a new one each time."""
    until: Mapped[dt.datetime]
    """When the claim runs out, unless its holder, who may be dead, renews it."""
    status: Mapped[int | None]
    """None while it is worked on."""
    headers: Mapped[str | None]
    """As JSON: ``Location``, ``Content-Type``."""
    body: Mapped[str | None] = mapped_column(Packed)
