"""What a model is asked about an edition: verdicts on pairs that nobody has judged, and the summary."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from readout.desk.editions.history import homes_of
from readout.desk.store.reading import portions, record_of
from readout.desk.store.tables import DocumentRow, DoubtRow, RecordRow
from readout_schemas import Judgement, Verdict

if TYPE_CHECKING:
    from readout.pipeline.concluding import Subject


def open_pairs(session: Session, clusters: Collection[str]) -> list[Judgement]:
    """The pairs that the rules leave open between clusters of which one is among these, and nobody has judged."""
    rows = session.scalars(
        select(DoubtRow).where(DoubtRow.open, DoubtRow.verdict.is_(None)).order_by(DoubtRow.first, DoubtRow.second)
    ).all()
    homes = homes_of(session, sorted({name for row in rows for name in (row.first, row.second)}))
    chosen = set(clusters)
    return [
        Judgement(
            first=row.first, second=row.second, verdict="unsure", reasons=tuple(json.loads(row.reasons)), by="rule"
        )
        for row in rows
        if chosen.intersection((homes.get(row.first), homes.get(row.second)))
    ]


def subjects(session: Session, pairs: Sequence[Judgement]) -> dict[str, Subject]:
    """The records of pairs, by id."""
    from readout.pipeline.concluding import Subject

    found: dict[str, Subject] = {}
    for some in portions(sorted({name for pair in pairs for name in (pair.first, pair.second)})):
        rows = select(RecordRow, DocumentRow.published).join(DocumentRow, DocumentRow.id == RecordRow.document)
        for row, published in session.execute(rows.where(RecordRow.id.in_(some))):
            found[row.id] = Subject(record_of(row), published)
    return found


def note_verdicts(session: Session, verdicts: Mapping[tuple[str, str], Verdict]) -> frozenset[str]:
    """Keep what was judged; the clusters that are to be merged again for it."""
    for (first, second), verdict in verdicts.items():
        session.execute(
            update(DoubtRow).where(DoubtRow.first == first, DoubtRow.second == second).values(verdict=verdict)
        )
    same = {name for pair, verdict in verdicts.items() if verdict == "same" for name in pair}
    return frozenset(homes_of(session, sorted(same)).values())
