"""Whether a store is sound: what its database says of itself, and what its tables have to say of one another."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from readout.desk import Desk
from readout.desk.editions import Edition, NothingNew, Wanted
from readout.desk.store.job_tables import JobRow, JobSourceRow
from readout.desk.store.tables import DocumentRow, RecordRow, ReportRow
from readout.references import first_fault

ENDED = ("done", "failed", "cancelled")


def faults_of(desk: Desk) -> Iterator[str]:
    """What is wrong with it, a line each."""
    with desk.store.reading() as session:
        if desk.store.is_sqlite:
            yield from (
                f"integrity: {row[0]}" for row in session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"
            )
            yield from (f"foreign key: {row}" for row in session.execute(text("PRAGMA foreign_key_check")))
        yield from _counts(desk, session)
    kept = {one.id for report in desk.reports() for one in report.records()}
    with desk.store.reading() as session:
        named = set(session.scalars(select(RecordRow.id)))
    if kept != named:
        yield f"reports have {len(kept)} records, the table {len(named)}, {len(kept ^ named)} are in one alone"
    for title in desk.editions():
        fault = first_fault(desk.edition(title.number, title.topic).briefing)
        if fault is not None:
            yield f"edition {title.number} on {title.topic!r}: {fault}"
    made = desk.brief(Wanted(unchanged=True, since=None))
    if not isinstance(made, Edition | NothingNew):
        yield "no edition can be made"


def _counts(desk: Desk, session: Session) -> Iterator[str]:
    current = session.scalar(select(func.count()).select_from(ReportRow).where(ReportRow.current)) or 0
    documents = session.scalar(select(func.count()).select_from(DocumentRow)) or 0
    if current != documents:
        yield f"{documents} documents have {current} current reports"
    entry = "rowid" if desk.store.is_sqlite else "entry"
    words = session.execute(text(f"SELECT {entry} FROM record_words")).scalars()  # noqa: S608  (one of two names)
    numbers = set(session.scalars(select(RecordRow.number)))
    if set(words) != numbers:
        yield "what is found by words is not what is there"
    open_ = session.scalars(select(JobRow.id).where(JobRow.state.not_in(ENDED))).all()
    yield from (f"job {name} has not ended" for name in open_)
    bodies = select(func.count()).select_from(JobSourceRow).where(JobSourceRow.body.is_not(None))
    left = session.scalar(bodies.join(JobRow, JobRow.number == JobSourceRow.job).where(JobRow.state.in_(ENDED)))
    if left:
        yield f"{left} bodies of jobs that have ended are kept"
