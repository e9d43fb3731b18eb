"""Which editions were sent where: each once."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from readout.desk.store.base import Base


class DeliveryRow(Base):
    """An edition's changes on their way to a receiver, or with it."""

    __tablename__ = "deliveries"
    __table_args__ = (UniqueConstraint("topic", "number", "address"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    """The ``webhook-id``: the same however often it is tried."""
    topic: Mapped[str]
    number: Mapped[int]
    """Of the edition."""
    address: Mapped[str]
    """SHA-256 of the receiver's address, in which there may be a secret."""
    host: Mapped[str]
    begun_at: Mapped[dt.datetime]
    delivered_at: Mapped[dt.datetime | None]
