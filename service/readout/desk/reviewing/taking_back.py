"""Taking a review back: a row is added that says so, and what the same person said before counts again."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.editions.reviewed import successors
from readout.desk.reviewing.about import merge_again
from readout.desk.store.columns import HIGHEST, kept
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow
from readout.desk.store.tables import ClusterRecordRow
from readout.errors import InputError


def take_back(session: Session, now: dt.datetime, by: str, number: int, note: str = "") -> int:
    """Take a review back; the number of the row that says so.

    Raises:
        InputError: there is no such review of this person, or it was taken back already.
    """
    row = session.get(ReviewRow, number) if 0 < number <= HIGHEST else None
    if row is None or row.reviewer != kept(by.strip()) or row.takes_back is not None:
        raise InputError(f"{by!r} has no review {number} that could be taken back")
    if session.scalar(select(ReviewRow.number).where(ReviewRow.takes_back == number)) is not None:
        raise InputError(f"review {number} was taken back already")
    told = ReviewRow(reviewer=row.reviewer, at=now, verdict="withdraw", note=kept(note.strip()), takes_back=number)
    told.cluster, told.other, told.seen = row.cluster, row.other, row.seen
    session.add(told)
    session.flush()
    about = ReviewedRecordRow
    several = session.scalars(select(about).where(about.review == number).order_by(about.number)).all()
    session.add_all(
        about(
            review=told.number,
            side=one.side,
            subject=one.subject,
            document=one.document,
            record=one.record,
            type=one.type,
            seen=one.seen,
        )
        for one in several
    )
    session.flush()
    if row.cluster is not None and row.verdict != "note":
        _told_anew(session, row, [one.record for one in several])
    return told.number


def _told_anew(session: Session, row: ReviewRow, records: list[str]) -> None:
    """Let the clusters that it was about be told anew."""
    named = [name for name in (row.cluster, row.other) if name is not None]
    homes = select(ClusterRecordRow.cluster).where(ClusterRecordRow.record.in_(records))
    merge_again(session, {*successors(session, named).values(), *session.scalars(homes)})
