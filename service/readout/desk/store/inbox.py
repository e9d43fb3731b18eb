"""The inbox: sources of which nothing, or not everything, was got, each until it is read whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from readout.desk.store.columns import kept
from readout.desk.store.tables import FailureRow
from readout_schemas import Document


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that failed."""

    source: str
    error: str
    first_at: dt.datetime
    last_at: dt.datetime
    times: int


def note_failure(session: Session, document: Document, now: dt.datetime) -> None:
    """List a document with its error; one that is listed, once more."""
    source = kept(document.source)
    row = session.scalar(select(FailureRow).where(FailureRow.source == source))
    if row is None:
        row = FailureRow(source=source, first_at=now, times=0)
        session.add(row)
    row.error = kept(document.error or "it has no text")
    row.body = document.model_dump_json(exclude={"text"})
    row.last_at = now
    row.times += 1
    session.flush()


def settle_failure(session: Session, document: Document) -> None:
    """Take a source off the list that was read whole."""
    session.execute(delete(FailureRow).where(FailureRow.source == kept(document.source)))


def failures(session: Session) -> list[Failure]:
    """What failed, the latest first."""
    rows = session.scalars(select(FailureRow).order_by(FailureRow.last_at.desc(), FailureRow.number.desc()))
    return [Failure(row.source, row.error, row.first_at, row.last_at, row.times) for row in rows]
