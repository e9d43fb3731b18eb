"""What a job goes through: each change of its state is an event too."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import update
from sqlalchemy.orm import Session

from readout.desk.store.columns import kept
from readout.desk.store.job_tables import JobDocumentRow, JobEventRow, JobRow, JobSourceRow, WatchRow
from readout_schemas.desk import JobState


def note(
    session: Session,
    job: JobRow,
    at: dt.datetime,
    kind: str,
    told: str | None = None,
    document: JobDocumentRow | None = None,
) -> None:
    """Add an event."""
    about = None if document is None else document.number
    session.add(JobEventRow(job=job.number, at=at, kind=kind, told=told and kept(told), document=about))


def begin(session: Session, job: JobRow, at: dt.datetime) -> None:
    """Say that it is worked on; of one that another process left so, that it goes on."""
    note(session, job, at, "running" if job.state == "queued" else "resumed")
    job.state, job.waits, job.not_before = "running", None, None
    job.began_at = job.began_at or at


def put_back(session: Session, job: JobRow, at: dt.datetime, why: str, until: dt.datetime | None = None) -> None:
    """Let it wait: until a moment, or for whoever works next."""
    note(session, job, at, "interrupted" if until is None else "waiting", why)
    job.state, job.waits, job.not_before = "queued", kept(why), until


def end(session: Session, job: JobRow, at: dt.datetime, state: JobState, told: str | None = None) -> None:
    """Bring it to its end; what was handed in is kept no longer."""
    job.state, job.ended_at, job.waits, job.not_before = state, at, None, None
    if state == "failed":
        job.error = kept(told or "nothing was got")
    session.execute(
        update(JobSourceRow)
        .where(JobSourceRow.job == job.number)
        .values(body=None)
        .execution_options(synchronize_session=False)
    )
    watch = None if job.watch is None else session.get(WatchRow, job.watch)
    if watch is not None:
        watch.last_at, watch.fault = at, None if told is None else kept(told)
    note(session, job, at, state, told)
