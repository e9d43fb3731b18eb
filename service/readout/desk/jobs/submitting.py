"""Handing work in, and taking it back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.clock import Clock
from readout.desk.editions import Wanted
from readout.desk.jobs.ending import end, note
from readout.desk.jobs.things import Given, Submission
from readout.desk.store.columns import kept
from readout.desk.store.identity import new_id
from readout.desk.store.job_tables import JobRow, JobSourceRow
from readout.errors import InputError
from readout_schemas.desk import ENDED, JobKind


def submit(session: Session, clock: Clock, submission: Submission, by: str, name: str | None = None) -> str:
    """Queue the reading of what was handed in; the job's id, the name that is given if one is."""
    wanted: dict[str, object] = {"again": submission.again, "guarded": submission.guarded}
    row = queue(session, clock, "documents", submission.what, by, wanted)
    row.id = name or row.id
    put_sources(session, row.number, submission.sources)
    return row.id


def submit_edition(session: Session, clock: Clock, edition: Wanted, by: str) -> str:
    """Queue the making of an edition; the job's id."""
    since = edition.since.isoformat() if isinstance(edition.since, dt.date) else edition.since
    wanted: dict[str, object] = {"topic": edition.topic, "since": since, "unchanged": edition.unchanged}
    what = f"an edition on {edition.topic}" if edition.topic else "an edition"
    return queue(session, clock, "edition", what, by, wanted).id


def queue(session: Session, clock: Clock, kind: JobKind, what: str, by: str, wanted: dict[str, object]) -> JobRow:
    """Queue a job; its sources are put beside it in the same transaction."""
    now = dt.datetime.fromtimestamp(clock.wall(), dt.UTC)
    row = JobRow(
        id=new_id(clock),
        kind=kind,
        what=kept(what),
        state="queued",
        by=kept(by),
        made_at=now,
        cost_usd=0.0,
        unwanted=False,
        wanted=json.dumps(wanted),
    )
    session.add(row)
    session.flush()
    note(session, row, now, "queued")
    return row


def put_sources(session: Session, job: int, sources: Sequence[Given], first: int = 0) -> None:
    """Keep what a job reads, from a place on."""
    for place, one in enumerate(sources, first):
        about = {"metadata": one.metadata.model_dump(mode="json", exclude_none=True), "mark": one.mark}
        session.add(
            JobSourceRow(
                job=job,
                place=place,
                kind=one.kind,
                name=kept(one.name),
                about=json.dumps(about),
                body=one.body,
                done=False,
            )
        )
    session.flush()


def cancel(session: Session, now: dt.datetime, name: str, by: str) -> None:
    """Take a job back: one that waits ends at once, one that is worked on after the documents that are under way.

    Raises:
        InputError: there is none, or it has ended.
    """
    row = session.scalar(select(JobRow).where(JobRow.id == name))
    if row is None:
        raise InputError(f"there is no job {name!r}")
    if row.state in ENDED:
        raise InputError(f"the job {name} has ended already: it is {row.state}")
    row.unwanted = True
    if row.state == "queued":
        end(session, row, now, "cancelled", f"by {by}")
    session.flush()
