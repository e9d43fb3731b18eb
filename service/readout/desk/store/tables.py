"""The tables of the store.

Invariants: a document is there once, by the SHA-256 of its text. Of its reports one is current, and ``records`` holds
the records of current reports alone. What rests on a row goes with it. A report is kept without its document's text,
which is in ``documents``.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from readout.desk.store.base import Base
from readout.desk.store.columns import Packed


class RunRow(Base):
    """One making: what was asked of a model, and what that took."""

    __tablename__ = "runs"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    """``add``, ``brief``."""
    began_at: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]
    model: Mapped[str]
    plan: Mapped[str]
    calls: Mapped[int]
    prompt_tokens: Mapped[int]
    completion_tokens: Mapped[int]
    cost_usd: Mapped[float | None]
    body: Mapped[str]
    """The ``Run`` as JSON."""


class DocumentRow(Base):
    """A document, by its text."""

    __tablename__ = "documents"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str] = mapped_column(index=True)
    title: Mapped[str | None]
    publisher: Mapped[str | None] = mapped_column(index=True)
    published: Mapped[dt.date | None] = mapped_column(index=True)
    language: Mapped[str | None]
    added_at: Mapped[dt.datetime] = mapped_column(index=True)
    body: Mapped[str]
    """The ``Document`` as JSON, without its text."""
    text: Mapped[str] = mapped_column(Packed, deferred=True)


class ReportRow(Base):
    """What one reading of a document gave."""

    __tablename__ = "reports"
    __table_args__ = (
        Index(
            "ix_reports_current",
            "document",
            unique=True,
            sqlite_where=text("current"),
            postgresql_where=text("current"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of what it says, of whom was asked, and of how."""
    document: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    run: Mapped[str | None] = mapped_column(ForeignKey("runs.id", ondelete="SET NULL"), index=True)
    added_at: Mapped[dt.datetime] = mapped_column(index=True)
    current: Mapped[bool]
    model: Mapped[str]
    body: Mapped[str] = mapped_column(Packed)
    """The ``Report`` as JSON, without its document's text."""


class RecordRow(Base):
    """A record of a current report, and what one filters by."""

    __tablename__ = "records"
    __table_args__ = (
        Index("ix_records_type", "type", "number"),
        Index("ix_records_type_day", "type", "day", "number"),
        Index("ix_records_status", "status", "number"),
        Index("ix_records_language", "language", "number"),
        Index("ix_records_publisher", "publisher", "number"),
        Index("ix_records_day", "day", "number"),
        Index("ix_records_days", "day_from", "day_to"),
        Index("ix_records_deadline", "deadline_to", "deadline_from"),
        Index("ix_records_open", "number", sqlite_where=text("open > 0"), postgresql_where=text("open > 0")),
        Index("ix_records_confirmed", "number", sqlite_where=text("open = 0"), postgresql_where=text("open = 0")),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    """Grows with every record that comes."""
    id: Mapped[str] = mapped_column(unique=True)
    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), index=True)
    document: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    type: Mapped[str]
    status: Mapped[str | None]
    """A statement has none."""
    day: Mapped[dt.date]
    """The day by which it is put in order: the first on which it may be; the first of the calendar if none is known."""
    day_from: Mapped[dt.date | None]
    """First day on which it may be; the day of publication where it says none."""
    day_to: Mapped[dt.date | None]
    deadline_from: Mapped[dt.date | None]
    deadline_to: Mapped[dt.date | None]
    open: Mapped[int]
    """How many of its fields are open."""
    publisher: Mapped[str | None]
    language: Mapped[str | None]
    body: Mapped[str]
    """The record as JSON."""


class RecordPartyRow(Base):
    """A party in its part in a record."""

    __tablename__ = "record_parties"
    __table_args__ = (Index("ix_record_parties_key", "key", "record"),)

    record: Mapped[int] = mapped_column(ForeignKey("records.number", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    """See ``readout.parties.key_of``."""
    role: Mapped[str] = mapped_column(primary_key=True)
    """The field of the record: ``hosts``, ``speaker``; ``representative`` for who stands for a side."""
    name: Mapped[str]


class PartyNameRow(Base):
    """What the party of a key is called, as it was first."""

    __tablename__ = "party_names"

    key: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    words: Mapped[str]
    """The words of the name as they are looked for, a space before each."""


class FailureRow(Base):
    """A source of which nothing, or not everything, was got: the inbox keeps it until it is read whole."""

    __tablename__ = "failures"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    source: Mapped[str] = mapped_column(unique=True)
    error: Mapped[str]
    body: Mapped[str]
    """The ``Document`` as JSON, without its text."""
    first_at: Mapped[dt.datetime]
    last_at: Mapped[dt.datetime]
    times: Mapped[int]


class ClusterRow(Base):
    """Records that are one thing. Its id is given once, and stays."""

    __tablename__ = "clusters"
    __table_args__ = (Index("ix_clusters_stale", "id", sqlite_where=text("stale = 1"), postgresql_where=text("stale")),)

    id: Mapped[str] = mapped_column(primary_key=True)
    type: Mapped[str]
    merged: Mapped[str] = mapped_column(Packed)
    """The merged record as JSON."""
    about: Mapped[str] = mapped_column(Packed)
    """What is known beside it, as JSON: see ``readout.desk.editions.states``."""
    born: Mapped[int] = mapped_column(index=True)
    """The turn in which it came; of one that no turn has told, what it was in the other store, behind ``UNTOLD``."""
    turn: Mapped[int] = mapped_column(index=True)
    """The turn in which it became what it is."""
    ended: Mapped[bool] = mapped_column(default=False, index=True)
    """Whether nothing is left of it: its id is not given again."""
    replaced_by: Mapped[str | None]
    """Id of the cluster that it has become one with."""
    stale: Mapped[bool] = mapped_column(default=False)
    """Whether records of it are gone, so that it is to be merged anew."""


class ClusterRecordRow(Base):
    """A record's membership."""

    __tablename__ = "cluster_records"

    cluster: Mapped[str] = mapped_column(ForeignKey("clusters.id", ondelete="CASCADE"), primary_key=True)
    record: Mapped[str] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), primary_key=True, index=True)


class ClusterVersionRow(Base):
    """What a cluster was until a turn changed it."""

    __tablename__ = "cluster_versions"

    cluster: Mapped[str] = mapped_column(ForeignKey("clusters.id", ondelete="CASCADE"), primary_key=True)
    turn: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The turn in which it became so."""
    merged: Mapped[str] = mapped_column(Packed)
    """Empty from the turn in which it became one with another, or ended, to that in which it was there again."""
    about: Mapped[str] = mapped_column(Packed)


class TurnRow(Base):
    """One joining of what was new to what was there."""

    __tablename__ = "turns"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[dt.datetime]
    last_record: Mapped[int]
    """The number of the last record that was joined: those with higher ones are new."""


class DoubtRow(Base):
    """Two records that may be one thing, as far as the rules tell, and what was judged of them."""

    __tablename__ = "doubts"

    first: Mapped[str] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    second: Mapped[str] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), primary_key=True, index=True)
    reasons: Mapped[str]
    """As JSON."""
    verdict: Mapped[str | None]
    open: Mapped[bool]
    """Whether the rules leave it open now; a verdict is kept all the same."""


class RecordKeyRow(Base):
    """A key by which a record is found as one that may be one with another, and the days on which it may be."""

    __tablename__ = "record_keys"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    record: Mapped[int] = mapped_column(
        ForeignKey("records.number", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
    day_from: Mapped[int]
    """Ordinals of the days."""
    day_to: Mapped[int]


class PartyRow(Base):
    """A party as reports call it."""

    __tablename__ = "parties"

    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]
    """The ``Party`` as JSON."""


class PartyKeyRow(Base):
    """What a party shares with others that may be one with it."""

    __tablename__ = "party_keys"

    key: Mapped[str] = mapped_column(primary_key=True)
    party: Mapped[str] = mapped_column(ForeignKey("parties.id", ondelete="CASCADE"), primary_key=True)


class PartyLinkRow(Base):
    """Two parties that may be one, or of which one stands for the other."""

    __tablename__ = "party_links"

    party: Mapped[str] = mapped_column(ForeignKey("parties.id", ondelete="CASCADE"), primary_key=True)
    other: Mapped[str] = mapped_column(ForeignKey("parties.id", ondelete="CASCADE"), primary_key=True)


class EditionRow(Base):
    """A numbered snapshot, which nothing changes but the removal of a document."""

    __tablename__ = "editions"

    topic: Mapped[str] = mapped_column(primary_key=True, default="")
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_at: Mapped[dt.datetime] = mapped_column(index=True)
    since: Mapped[str | None]
    """What it tells the news since, in words."""
    base: Mapped[int]
    """The turn behind which what it tells of is news; 0 for all."""
    turn: Mapped[int]
    """The turn that it shows."""
    briefing: Mapped[str] = mapped_column(Packed, deferred=True)
    """The ``Briefing`` as JSON."""
    changes: Mapped[str] = mapped_column(Packed, deferred=True)
    """The ``Changes`` as JSON."""
    run: Mapped[str | None] = mapped_column(ForeignKey("runs.id", ondelete="SET NULL"))
