"""What clusters were before they became one, or ended: when they are there again, each gets its id back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.editions.lasting import Before
from readout.desk.store.parsing import read_record
from readout.desk.store.reading import portions
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow
from readout.desk.store.tables import ClusterRow, ClusterVersionRow


def before(session: Session, clusters: Collection[str], records: Collection[str]) -> list[Before]:
    """What clusters were until others became one with them, and what these were; none of one that always was alone.

    So it is for clusters that ended, where records of their documents were rejected: these may be there again.
    """
    ended = _ended(session, records)
    former = [row for row in _former(session, {*clusters, *ended}) if row.merged]
    first: dict[str, int] = {}
    for row in former:
        first[row.replaced_by or ""] = min(row.turn, first.get(row.replaced_by or "", row.turn))
    rows = ended | {row.id: row for row in former}
    for some in portions(sorted(first.keys() - rows.keys())):
        rows |= {row.id: row for row in session.scalars(select(ClusterRow).where(ClusterRow.id.in_(some)))}
    return [found for row in rows.values() if (found := _before(session, row, first)) is not None]


def _ended(session: Session, records: Collection[str]) -> dict[str, ClusterRow]:
    """The clusters that ended, by their ids, of documents of the records of which somebody rejected something."""
    documents: set[str] = set()
    for some in portions(sorted({name.rpartition(".")[0] for name in records})):
        about = ReviewedRecordRow
        rejected = select(about.document).join(ReviewRow, ReviewRow.number == about.review)
        documents.update(session.scalars(rejected.where(about.document.in_(some), ReviewRow.verdict == "reject")))
    if not documents:
        return {}
    rows = select(ClusterRow).where(ClusterRow.ended, ClusterRow.replaced_by.is_(None))
    return {row.id: row for row in session.scalars(rows) if row.merged and not documents.isdisjoint(_told_in(row))}


def _told_in(row: ClusterRow) -> tuple[str, ...]:
    sourcing = read_record(row.type, row.merged).sourcing
    return sourcing.documents if sourcing else ()


def _former(session: Session, clusters: Iterable[str]) -> list[ClusterRow]:
    """The clusters that have become one with one of these, and those that had become one with them."""
    found: dict[str, ClusterRow] = {}
    edge = set(clusters)
    while edge:
        beside: list[ClusterRow] = []
        for some in portions(sorted(edge)):
            # Of all clusters few have ended, and these have an index.
            beside += session.scalars(select(ClusterRow).where(ClusterRow.ended, ClusterRow.replaced_by.in_(some)))
        edge = {row.id for row in beside} - found.keys()
        found |= {row.id: row for row in beside}
    return list(found.values())


def _before(session: Session, row: ClusterRow, first: Mapping[str, int]) -> Before | None:
    merged: str | None = row.merged
    if row.id in first:
        version = select(ClusterVersionRow.merged).where(ClusterVersionRow.cluster == row.id)
        earlier = version.where(ClusterVersionRow.turn < first[row.id]).order_by(ClusterVersionRow.turn.desc())
        merged = session.scalar(earlier.limit(1))
    if not merged:
        return None
    record = read_record(row.type, merged)
    words = frozenset((row.type, span.document, span.start, span.end) for span in record.evidence)
    records = frozenset(record.sourcing.records if record.sourcing else ())
    return Before(row.id, row.born, not row.ended, records, words)
