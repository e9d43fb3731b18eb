"""What documents' records are as their reviewers say, for those who show some of them.

It is kept by the rows that it follows from: so it is right whatever is written meanwhile, here or elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import LargeBinary, select, type_coerce
from sqlalchemy.orm import Session

from readout.desk.store.columns import unpacked
from readout.desk.store.parsing import read_record, remembered
from readout.desk.store.reading import portions, report_of
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, in_order, stands
from readout.desk.store.settling import OF_A_RECORD, Said, Settled, settle
from readout.desk.store.tables import ReportRow

MOST = 512
"""Documents of which it is kept: some 40 kB each."""


class SaidRow(NamedTuple):
    """What one reviewer says of a record, as it is kept."""

    subject: int
    kind: str
    seen: bytes
    review: int
    by: str
    at: dt.datetime
    verdict: str
    correction: bytes | None
    note: str


_COLUMNS = (
    ReviewedRecordRow.document,
    ReviewedRecordRow.subject,
    ReviewedRecordRow.type,
    type_coerce(ReviewedRecordRow.__table__.c.seen, LargeBinary),
    ReviewRow.number,
    ReviewRow.reviewer,
    ReviewRow.at,
    ReviewRow.verdict,
    type_coerce(ReviewRow.__table__.c.correction, LargeBinary),
    ReviewRow.note,
)


def settled_of_all(session: Session, names: Collection[str]) -> dict[str, tuple[Settled, ...]]:
    """The records of documents, and what is said of each, by the documents' ids."""
    return _settled_of(session, names, _said(session, names))


def settled_where_reviewed(session: Session, names: Iterable[str]) -> dict[str, tuple[Settled, ...]]:
    """The same of those documents alone of whose records something is said."""
    said = _said(session, names)
    return _settled_of(session, said.keys(), said)


def _settled_of(
    session: Session, names: Collection[str], said: dict[str, list[SaidRow]]
) -> dict[str, tuple[Settled, ...]]:
    bodies = type_coerce(ReportRow.__table__.c.body, LargeBinary)
    found: dict[str, tuple[Settled, ...]] = {}
    for some in portions(names):
        rows = select(ReportRow.document, bodies).where(ReportRow.document.in_(some), ReportRow.current)
        for name, body in session.execute(rows):
            found[name] = _settled(body, tuple(said.get(name, ())))
    return found


def _said(session: Session, names: Iterable[str]) -> dict[str, list[SaidRow]]:
    """What is said of records of documents, by the documents' ids, in its order."""
    found: dict[str, list[SaidRow]] = defaultdict(list)
    for some in portions(sorted(set(names))):
        rows = (
            select(*_COLUMNS)
            .join(ReviewRow, ReviewRow.number == ReviewedRecordRow.review)
            .where(ReviewedRecordRow.document.in_(some), ReviewRow.verdict.in_(OF_A_RECORD))
            .where(ReviewRow.cluster.is_(None), stands())
            .order_by(*in_order())
        )
        for name, *told in session.execute(rows):
            found[name].append(SaidRow(*told))
    return found


@remembered(MOST)
def _settled(report: bytes, said: tuple[SaidRow, ...]) -> tuple[Settled, ...]:
    records = report_of(unpacked(report), None).records()
    return tuple(settle(records, [_read(one) for one in said]))


def _read(row: SaidRow) -> Said:
    seen = read_record(row.kind, unpacked(row.seen))
    correction = None if row.correction is None else read_record(row.kind, unpacked(row.correction))
    return Said(row.review, row.subject, row.by, row.at, row.verdict, seen, correction, row.note)
