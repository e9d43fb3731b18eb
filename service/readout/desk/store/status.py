"""How much is in the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from readout.desk.store.base import Base
from readout.desk.store.engine import Store
from readout.desk.store.migrating import HEAD
from readout.desk.store.tables import ClusterRow, DocumentRow, EditionRow, RecordRow, ReportRow, RunRow
from readout.record_types import PLURALS


@dataclass(frozen=True, slots=True)
class Status:
    """How much there is."""

    place: str
    revision: str
    size: int
    """Bytes of the database."""
    documents: int
    reports: int
    records: Mapping[str, int]
    """By type: ``meetings``."""
    clusters: int
    editions: int
    runs: int
    calls: int
    cost_usd: float
    first: dt.datetime | None
    """When the first document came."""
    last: dt.datetime | None


def status_of(store: Store, session: Session) -> Status:
    """How much is in a store."""

    def count(table: type[Base]) -> int:
        return session.scalar(select(func.count()).select_from(table)) or 0

    types = session.execute(select(RecordRow.type, func.count()).group_by(RecordRow.type))
    by_type = {row[0]: row[1] for row in types}
    first, last = session.execute(select(func.min(DocumentRow.added_at), func.max(DocumentRow.added_at))).one()
    calls, cost = session.execute(select(func.sum(RunRow.calls), func.sum(RunRow.cost_usd))).one()
    return Status(
        place=str(store.place),
        revision=HEAD,
        size=session.scalar(text(_SQLITE_SIZE if store.is_sqlite else _POSTGRES_SIZE)) or 0,
        documents=count(DocumentRow),
        reports=count(ReportRow),
        records={plural: by_type.get(kind, 0) for kind, plural in PLURALS.items()},
        clusters=session.scalar(select(func.count()).where(ClusterRow.ended.is_(False))) or 0,
        editions=count(EditionRow),
        runs=count(RunRow),
        calls=int(calls or 0),
        cost_usd=float(cost or 0.0),
        first=first,
        last=last,
    )


_SQLITE_SIZE = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
_POSTGRES_SIZE = "SELECT pg_database_size(current_database())"
