"""What clusters were before they became one: when they part again, each gets its id back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.editions.lasting import Before
from readout.desk.store.parsing import read_record
from readout.desk.store.reading import portions
from readout.desk.store.tables import ClusterRow, ClusterVersionRow


def before(session: Session, clusters: Collection[str]) -> list[Before]:
    """What clusters were until others became one with them, and what these were; none of one that always was alone."""
    former = [row for row in _former(session, clusters) if row.merged]
    first: dict[str, int] = {}
    for row in former:
        first[row.replaced_by or ""] = min(row.turn, first.get(row.replaced_by or "", row.turn))
    rows = {row.id: row for row in former}
    for some in portions(sorted(first.keys() - rows.keys())):
        rows |= {row.id: row for row in session.scalars(select(ClusterRow).where(ClusterRow.id.in_(some)))}
    return [found for row in rows.values() if (found := _before(session, row, first)) is not None]


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
    words = frozenset((span.document, span.start, span.end) for span in record.evidence)
    records = frozenset(record.sourcing.records if record.sourcing else ())
    return Before(row.id, row.born, not row.ended, records, words)
