"""Putting the records of a document as its reviewers say they are."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from readout.desk.store.adding import Placing, mark_stale_of
from readout.desk.store.indexing import Index
from readout.desk.store.reading import current_reports, portions
from readout.desk.store.settling import as_reviewed
from readout.desk.store.tables import RecordRow, ReportRow


def resettle(session: Session, index: Index, document: str, now: dt.datetime) -> None:
    """Change what is not as they say: what changes comes with a new number, so that it is joined anew."""
    (report,) = as_reviewed(session, current_reports(session, [document]))
    name = session.scalars(select(ReportRow.id).where(ReportRow.document == document, ReportRow.current)).one()
    wanted = {record.id: record for record in report.records()}
    rows = session.execute(select(RecordRow.id, RecordRow.body).where(RecordRow.document == document)).all()
    same = {row.id for row in rows if row.id in wanted and wanted[row.id].model_dump_json() == row.body}
    gone = [row.id for row in rows if row.id not in same]
    for some in portions(gone):
        mark_stale_of(session, some)
        session.execute(delete(RecordRow).where(RecordRow.id.in_(some)))
    fresh = [record for record in wanted.values() if record.id not in same]
    Placing(session, index, now, lambda _: None).put_records(report, fresh, name)
