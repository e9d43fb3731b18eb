"""Clusters that a new record may be one with, found by keys, and by what a new report corrects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.editions.finding import Found
from readout.desk.store.reading import document_of, portions
from readout.desk.store.tables import ClusterRecordRow, DocumentRow, RecordKeyRow, RecordRow
from readout.merging.superseding import SOON, corrects, passed_on
from readout_schemas import Document

SPAN = 30
"""Days up to which the windows of keys are asked for together."""


def candidates(session: Session, found: Iterable[Found]) -> frozenset[str]:
    """The clusters of the records that are kept under one of the keys, and may be of the same days."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for one in found:
        for key in one.keys:
            first[key] = min(first.get(key, one.days.first), one.days.first)
            last[key] = max(last.get(key, one.days.last), one.days.last)
    records: set[int] = set()
    for keys in portions(sorted(first, key=lambda key: (first[key] // SPAN, last[key] // SPAN, key))):
        rows = select(RecordKeyRow.key, RecordKeyRow.record, RecordKeyRow.day_from, RecordKeyRow.day_to).where(
            RecordKeyRow.key.in_(keys),
            RecordKeyRow.day_from <= max(last[key] for key in keys),
            RecordKeyRow.day_to >= min(first[key] for key in keys),
        )
        records.update(
            record
            for key, record, day_from, day_to in session.execute(rows)
            if day_from <= last[key] and first[key] <= day_to
        )
    return _clusters(session, records)


def corrected(session: Session, documents: Sequence[Document]) -> frozenset[str]:
    """The clusters of the reports that a new one corrects, which may say something else altogether."""
    records: set[int] = set()
    for one in documents:
        if one.published is None or not corrects(one):
            continue
        since = one.published - dt.timedelta(days=SOON)
        rows = select(DocumentRow).where(DocumentRow.published.between(since, one.published))
        named = [row.id for row in session.scalars(rows) if passed_on(one, document_of(row))]
        for some in portions(named):
            records.update(session.scalars(select(RecordRow.number).where(RecordRow.document.in_(some))))
    return _clusters(session, records)


def _clusters(session: Session, records: Iterable[int]) -> frozenset[str]:
    found: set[str] = set()
    for some in portions(sorted(records)):
        homes = select(ClusterRecordRow.cluster).join(RecordRow, RecordRow.id == ClusterRecordRow.record)
        found.update(session.scalars(homes.where(RecordRow.number.in_(some))))
    return frozenset(found)
