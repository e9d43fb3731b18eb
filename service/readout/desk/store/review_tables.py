"""The tables of reviews: rows come and none is written over; what is said of a removed document goes with it."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, ForeignKey, Index, select, text
from sqlalchemy.orm import Mapped, aliased, mapped_column

from readout.desk.store.base import Base
from readout.desk.store.columns import Packed


class ReviewRow(Base):
    """What somebody said of a record, or of a cluster."""

    __tablename__ = "reviews"
    __table_args__ = (
        # Not of those that are of no cluster: SQLite takes them for few, and would go through them all.
        Index(
            "ix_reviews_cluster",
            "cluster",
            sqlite_where=text("cluster IS NOT NULL"),
            postgresql_where=text("cluster IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    reviewer: Mapped[str] = mapped_column(index=True)
    at: Mapped[dt.datetime]
    """When; the same for all that one person says at once, of the records of a thing."""
    verdict: Mapped[str]
    """``accept``, ``correct``, ``reject``, ``merge``, ``part``, ``note``; ``withdraw`` takes one of these back."""
    cluster: Mapped[str | None]
    """The cluster, where it is said of one that has several records, or of which records it has."""
    other: Mapped[str | None]
    """The cluster that it is merged with."""
    seen: Mapped[str | None] = mapped_column(Packed)
    """The cluster's merged record as it was shown, as JSON."""
    correction: Mapped[str | None] = mapped_column(Packed)
    """The record as it should be, as JSON."""
    note: Mapped[str]
    takes_back: Mapped[int | None] = mapped_column(index=True)
    """The ``number`` of the review that is taken back."""


class ReviewedRecordRow(Base):
    """A record that a review is about: a document read again is searched for it by its words."""

    __tablename__ = "reviewed_records"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    review: Mapped[int] = mapped_column(ForeignKey("reviews.number", ondelete="CASCADE"), index=True)
    side: Mapped[int]
    """0; 1 for those that the others are merged with, or parted from."""
    subject: Mapped[int] = mapped_column(index=True)
    """The ``number`` of the first row that is about the same record."""
    document: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    record: Mapped[str] = mapped_column(index=True)
    """Its id then."""
    type: Mapped[str]
    seen: Mapped[str] = mapped_column(Packed)
    """The record as it was read then, as JSON."""


def in_order() -> tuple[ColumnElement[dt.datetime], ColumnElement[int]]:
    """By what reviews are put in order: when they were said, for those that another desk had come later."""
    return ReviewRow.at.expression, ReviewRow.number.expression


def stands() -> ColumnElement[bool]:
    """Whether a review was not taken back."""
    later = aliased(ReviewRow)
    return ReviewRow.number.not_in(select(later.takes_back).where(later.takes_back.is_not(None)))
