"""What a model is asked about an edition: verdicts on pairs that nobody has judged, and the summary."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from readout.desk.editions.history import homes_of
from readout.desk.editions.reviewed import bindings
from readout.desk.store.reading import current_reports, portions, record_of
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, stands
from readout.desk.store.tables import DocumentRow, DoubtRow, RecordRow
from readout.record_types import RECORD_TYPES
from readout_schemas import Judgement, Verdict

if TYPE_CHECKING:
    from readout.pipeline.concluding import Subject


def open_pairs(session: Session, clusters: Collection[str]) -> list[Judgement]:
    """The pairs that the rules leave open between clusters of which one is among these, and nobody has judged.

    A reviewer's word goes before a model's: who merged two clusters, or parted them, has settled what is between them.
    They stand in the order of one merging of the same reports, so that a model is asked the same by both, and an
    answer that one has paid for serves the other.
    """
    rows = session.scalars(select(DoubtRow).where(DoubtRow.open, DoubtRow.verdict.is_(None))).all()
    homes = homes_of(session, _named(rows))
    chosen = set(clusters)
    between = {row: frozenset((homes.get(row.first), homes.get(row.second))) for row in rows}
    asked = [row for row in rows if chosen & between[row]]
    settled = _settled(session) if asked else frozenset()
    asked = [row for row in asked if len(between[row]) > 1 and between[row] not in settled]
    places = _places(session, _named(asked))
    return [
        Judgement(
            first=row.first, second=row.second, verdict="unsure", reasons=tuple(json.loads(row.reasons)), by="rule"
        )
        for row in sorted(asked, key=lambda row: (places[row.first], places[row.second]))
    ]


def _settled(session: Session) -> frozenset[frozenset[str | None]]:
    """The clusters of which reviewers said that they are two things, by twos."""
    told = select(ReviewedRecordRow.document).join(ReviewRow, ReviewRow.number == ReviewedRecordRow.review)
    documents = session.scalars(told.where(ReviewRow.verdict == "part", stands()).distinct()).all()
    apart = [one for one in bindings(session, current_reports(session, documents)) if not one.one_thing]
    homes = homes_of(session, sorted({name for one in apart for name in one.first | one.second}))
    return frozenset(
        frozenset((homes.get(first), homes.get(second)))
        for one in apart
        for first in one.first
        for second in one.second
    )


def _named(rows: Iterable[DoubtRow]) -> list[str]:
    return sorted({name for row in rows for name in (row.first, row.second)})


def _places(session: Session, records: Iterable[str]) -> dict[str, tuple[int, dt.date, str, int]]:
    """By what records are put in order: type, age of their document, and where they stand in it."""
    found: dict[str, tuple[int, dt.date, str, int]] = {}
    for some in portions(records):
        rows = select(RecordRow, DocumentRow.published).join(DocumentRow, DocumentRow.id == RecordRow.document)
        for row, published in session.execute(rows.where(RecordRow.id.in_(some))):
            kind = RECORD_TYPES.index(row.type)
            found[row.id] = (kind, published or dt.date.max, row.document, row.number)
    return found


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
