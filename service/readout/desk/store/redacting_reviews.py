"""What is left of reviews when documents are removed."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from readout.desk.store.parsing import read_record
from readout.desk.store.reading import portions
from readout.desk.store.redacting import Redaction
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow


def forget_in_reviews(session: Session, redaction: Redaction) -> None:
    """Cut reviews down that are about records of the documents too; one that is about these alone goes."""
    about = ReviewedRecordRow
    for some in portions(sorted(redaction.documents)):
        touched = {
            row.review: row.type
            for row in session.execute(select(about.review, about.type).where(about.document.in_(some)))
        }
        session.execute(delete(about).where(about.document.in_(some)))
        for names in portions(sorted(touched)):
            for row in session.scalars(select(ReviewRow).where(ReviewRow.number.in_(names))).all():
                _cut(session, row, touched[row.number], redaction)
    session.flush()


def _cut(session: Session, row: ReviewRow, kind: str, redaction: Redaction) -> None:
    left = session.scalar(select(ReviewedRecordRow.number).where(ReviewedRecordRow.review == row.number).limit(1))
    seen, correction = (
        None if body is None else redaction.record(read_record(kind, body)) for body in (row.seen, row.correction)
    )
    if left is None or (row.seen and seen is None) or (row.correction and correction is None):
        session.delete(row)
        return
    row.seen = None if seen is None else seen.model_dump_json()
    row.correction = None if correction is None else correction.model_dump_json()
