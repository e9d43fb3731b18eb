"""What goes into an export of watches and jobs.

A watch whose address holds a secret stays, and so does a job that has not ended: it would be done in two stores.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from readout.desk.store.job_tables import (
    JobDocumentRow,
    JobEventRow,
    JobRow,
    JobSourceRow,
    WatchRow,
    WatchSeenRow,
)
from readout_schemas.desk import ENDED

_SECRET = re.compile(r"(?:^|[&;])[^=&;]*(?:key|token|secret|auth|passw|pwd|sig)[^=&;]*=", re.IGNORECASE)
"""A parameter of an address that is called like a secret."""


class Staying(NamedTuple):
    """What stays: names of watches, and how many jobs have not ended."""

    watches: tuple[str, ...]
    jobs: int


def staying(session: Session) -> Staying:
    """What an export leaves where it is."""
    watches = session.execute(select(WatchRow.name, WatchRow.kind, WatchRow.place).order_by(WatchRow.name)).all()
    jobs = session.scalar(select(func.count()).select_from(JobRow).where(JobRow.state.not_in(ENDED))) or 0
    return Staying(tuple(row.name for row in watches if row.kind == "address" and holds_secret(row.place)), jobs)


def holds_secret(address: str) -> bool:
    """Whether an address has a password, or a parameter that is called like one."""
    try:
        parts = urlsplit(address)
    except ValueError:  # nothing is fetched from there, and it may be anything
        return True
    return "@" in parts.netloc or _SECRET.search(parts.query) is not None


def moved_rows(session: Session) -> dict[str, ColumnElement[bool]]:
    """For each table of which some rows stay, which do not."""
    watches = select(WatchRow.number).where(WatchRow.name.not_in(staying(session).watches))
    jobs = select(JobRow.number).where(JobRow.state.in_(ENDED))
    return {
        WatchRow.__tablename__: WatchRow.number.in_(watches),
        WatchSeenRow.__tablename__: WatchSeenRow.watch.in_(watches),
        JobRow.__tablename__: JobRow.number.in_(jobs),
        JobSourceRow.__tablename__: JobSourceRow.job.in_(jobs),
        JobDocumentRow.__tablename__: JobDocumentRow.job.in_(jobs),
        JobEventRow.__tablename__: JobEventRow.job.in_(jobs),
    }
