"""Jobs and watches.

Invariants: the events of a job are added to, and changed by nothing but the forgetting of a document that they name.
Of a job that has ended no bytes are kept.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from readout.desk.store.base import Base


class WatchRow(Base):
    """What is looked at again and again."""

    __tablename__ = "watches"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    """``address``, ``folder`` or ``links``."""
    place: Mapped[str]
    """The address; the path of the folder, or of the file of links."""
    every: Mapped[int | None]
    """Seconds from turn to turn."""
    daily: Mapped[str | None]
    """``06:30`` in the zone; one of both is given."""
    zone: Mapped[str]
    origin: Mapped[str]
    """``settings``, ``command`` or ``http``."""
    by: Mapped[str]
    made_at: Mapped[dt.datetime]
    next_at: Mapped[dt.datetime]
    last_at: Mapped[dt.datetime | None]
    """When its last turn ended."""
    fault: Mapped[str | None]
    """What was wrong with its last turn."""
    wanted: Mapped[str]
    """How it is read, as JSON."""


class WatchSeenRow(Base):
    """What a watch has seen, and need not read again."""

    __tablename__ = "watch_seen"

    watch: Mapped[int] = mapped_column(
        ForeignKey("watches.number", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    name: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of an address, or of a file's path, size and time: it outlives a document that is forgotten."""
    tries: Mapped[int]
    settled: Mapped[bool]
    """Whether it is not tried again."""
    at: Mapped[dt.datetime]


class JobRow(Base):
    """A piece of durable work."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_state", "state", "number"), {"sqlite_autoincrement": True})

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    """``documents``, ``turn`` or ``edition``."""
    what: Mapped[str]
    """What it is about, in a line."""
    state: Mapped[str]
    by: Mapped[str]
    made_at: Mapped[dt.datetime]
    began_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    not_before: Mapped[dt.datetime | None]
    waits: Mapped[str | None]
    """Why it does not go on."""
    cost_usd: Mapped[float]
    """What its answers cost, as far as prices are known."""
    unwanted: Mapped[bool]
    """Whether it is to be cancelled."""
    error: Mapped[str | None]
    watch: Mapped[int | None] = mapped_column(ForeignKey("watches.number", ondelete="SET NULL"), index=True)
    wanted: Mapped[str]
    """How it is done, as JSON."""
    result: Mapped[str | None]
    """What came of it beside documents, as JSON."""


class JobSourceRow(Base):
    """One thing that a job reads: a text, a file, an address."""

    __tablename__ = "job_sources"

    job: Mapped[int] = mapped_column(
        ForeignKey("jobs.number", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    """``text``, ``file``, ``address``, ``path``, ``folder`` or ``links``."""
    name: Mapped[str]
    about: Mapped[str]
    """What is known of its documents, and what a watch knows it by, as JSON."""
    body: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    """Its bytes, until the job has ended."""
    done: Mapped[bool]


class JobDocumentRow(Base):
    """What became of one document of a job."""

    __tablename__ = "job_documents"
    __table_args__ = (Index("ix_job_documents_job", "job", "sha256"), {"sqlite_autoincrement": True})

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    job: Mapped[int] = mapped_column(ForeignKey("jobs.number", ondelete="CASCADE"))
    at: Mapped[dt.datetime] = mapped_column(index=True)
    document: Mapped[str] = mapped_column(index=True)
    """Its id in the desk; of one that failed, the one that it would have."""
    source: Mapped[str] = mapped_column(index=True)
    sha256: Mapped[str | None]
    outcome: Mapped[str]
    records: Mapped[int]
    error: Mapped[str | None]
    asked: Mapped[bool]
    """Whether a model was asked."""


class JobEventRow(Base):
    """One step of a job."""

    __tablename__ = "job_events"
    __table_args__ = (Index("ix_job_events_job", "job", "number"), {"sqlite_autoincrement": True})

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    job: Mapped[int] = mapped_column(ForeignKey("jobs.number", ondelete="CASCADE"))
    at: Mapped[dt.datetime]
    kind: Mapped[str]
    told: Mapped[str | None]
    """In a line."""
    document: Mapped[int | None] = mapped_column(ForeignKey("job_documents.number", ondelete="CASCADE"), index=True)
    """What became of which document."""
