"""Jobs as they stand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from readout.desk.jobs.things import Event, Job, JobDocument
from readout.desk.store.job_tables import JobDocumentRow, JobEventRow, JobRow, WatchRow
from readout.desk.store.queries import Page, checked_limit, cursor_of, place_of_cursor
from readout_schemas.desk import JobKind, JobState, Outcome

EVENTS_AT_ONCE = 500


def jobs(session: Session, state: JobState | None = None, limit: int = 50, after: str | None = None) -> Page[Job]:
    """Jobs, a page of them, the latest first.

    Raises:
        InputError: ``after`` is no cursor of jobs, or the page is too long.
    """
    size, place = checked_limit(limit), place_of_cursor(after, "jobs", (int,))
    chosen = [] if state is None else [JobRow.state == state]
    behind = [] if place is None else [JobRow.number < place[0]]
    rows = session.scalars(select(JobRow).where(*chosen, *behind).order_by(JobRow.number.desc()).limit(size + 1)).all()
    shown = rows[:size]
    return Page(tuple(_told(session, shown)), cursor_of("jobs", shown[-1].number) if len(rows) > size else None)


def job(session: Session, name: str) -> Job | None:
    """The job of an id."""
    rows = session.scalars(select(JobRow).where(JobRow.id == name)).all()
    return next(iter(_told(session, rows)), None)


def has_faults(session: Session, number: int) -> bool:
    """Whether there is a document of a job of which not everything was got."""
    faulty = select(JobDocumentRow.number).where(JobDocumentRow.job == number, JobDocumentRow.error.is_not(None))
    return session.scalar(faulty.limit(1)) is not None


def documents_of(session: Session, number: int) -> list[JobDocument]:
    """What became of a job's documents, in the order in which they were done."""
    rows = select(JobDocumentRow).where(JobDocumentRow.job == number).order_by(JobDocumentRow.number)
    return list(map(_document, session.scalars(rows)))


def events_of(session: Session, number: int, after: int = 0) -> list[Event]:
    """The events of a job behind one, the oldest first; no more than some at once."""
    rows = session.execute(
        select(JobEventRow, JobDocumentRow)
        .outerjoin(JobDocumentRow, JobDocumentRow.number == JobEventRow.document)
        .where(JobEventRow.job == number, JobEventRow.number > after)
        .order_by(JobEventRow.number)
        .limit(EVENTS_AT_ONCE)
    )
    return [
        Event(row.number, row.at, row.kind, row.told, None if about is None else _document(about))
        for row, about in rows
    ]


def _told(session: Session, rows: Sequence[JobRow]) -> Iterable[Job]:
    numbers = [row.number for row in rows]
    counted = session.execute(
        select(JobDocumentRow.job, JobDocumentRow.outcome, func.count(), func.sum(JobDocumentRow.records))
        .where(JobDocumentRow.job.in_(numbers))
        .group_by(JobDocumentRow.job, JobDocumentRow.outcome)
    ).all()
    watches = {row.watch for row in rows if row.watch is not None}
    named = session.execute(select(WatchRow.number, WatchRow.name).where(WatchRow.number.in_(watches)))
    names = {row[0]: row[1] for row in named}
    for row in rows:
        own = [one for one in counted if one[0] == row.number]
        yield _job(row, own, None if row.watch is None else names.get(row.watch))


def _job(row: JobRow, counted: Sequence[tuple[int, str, int, int]], watch: str | None) -> Job:
    outcomes: Counter[Outcome] = Counter()
    for _, outcome, number, _ in counted:
        outcomes[cast("Outcome", outcome)] += number  # written by us alone
    return Job(
        number=row.number,
        id=row.id,
        kind=cast("JobKind", row.kind),
        what=row.what,
        state=cast("JobState", row.state),
        by=row.by,
        made_at=row.made_at,
        began_at=row.began_at,
        ended_at=row.ended_at,
        not_before=row.not_before,
        waits=row.waits,
        error=row.error,
        watch=watch,
        outcomes=dict(outcomes),
        records=int(sum(records for *_, records in counted)),
        cost_usd=row.cost_usd,
        result=None if row.result is None else json.loads(row.result),
    )


def _document(row: JobDocumentRow) -> JobDocument:
    return JobDocument(row.document, row.source, cast("Outcome", row.outcome), row.records, row.error)
