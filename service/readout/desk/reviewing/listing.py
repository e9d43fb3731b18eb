"""The reviews, as they came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import Session

from readout.desk.reviewing.counting import Counted, by_review, counted, subject_of
from readout.desk.store.columns import kept
from readout.desk.store.parsing import read_record
from readout.desk.store.reading import portions
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, in_order
from readout.desk.store.settling import differing, seen_of
from readout_schemas import AnyRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What somebody said.

    Attributes:
        number: grows with every review.
        subject: the same for all reviews of one record, or of one cluster, whatever it was called then.
        what: id of the record, or of the cluster, when it was said.
        is_of_cluster: whether it is a cluster's id.
        documents: whose records it is about.
        verdict: ``accept``, ``correct``, ``reject``, ``merge``, ``part``, ``note``, or ``withdraw`` of one of these.
        by: who.
        at: when.
        seen: the record as it was shown.
        correction: as it should be; none but of a correction.
        fields: the fields that were corrected.
        note: in their words.
        other: the cluster that it is one with, of a merge.
        records: ids of the records that it is about; of a parting those that leave.
        superseded: whether the same person said something later of the same, or took it back.
        takes_back: the number of the review that this one takes back.
        taken_back: whether it was taken back: then an earlier one of the same person counts again.
    """

    number: int
    subject: str
    what: str
    is_of_cluster: bool
    documents: tuple[str, ...]
    verdict: str
    by: str
    at: dt.datetime
    seen: AnyRecord
    correction: AnyRecord | None
    fields: tuple[str, ...]
    note: str
    other: str | None
    records: tuple[str, ...]
    superseded: bool
    takes_back: int | None
    taken_back: bool


def reviews(session: Session, what: str | None = None, by: str | None = None) -> list[Review]:
    """The reviews, the oldest first; of a record or cluster by its id then, and of one person, if these are given.

    Read is what these rest on: a review is superseded by a later one of the same person of the same record or cluster.
    """
    if what is not None:
        several = _those(session, _beside(kept(what)))
    else:
        several = _those(session, None if by is None else said_by([by]))
    chosen = (one for one in several if by is None or one.by == kept(by).strip())
    return [one for one in chosen if what is None or what == one.what or what in one.records]


def standing_reviews(session: Session, numbers: Iterable[int]) -> list[Review]:
    """Reviews that nothing has superseded, as those that were kept in this transaction, by their numbers."""
    found: list[Review] = []
    for some in portions(numbers):
        about = select(ReviewedRecordRow).where(ReviewedRecordRow.review.in_(some)).order_by(ReviewedRecordRow.number)
        abouts = by_review(session.scalars(about))
        rows = {row.number: row for row in session.scalars(select(ReviewRow).where(ReviewRow.number.in_(some)))}
        found += [_review(rows[one], abouts[one], Counted(superseded=False, taken_back=False)) for one in some]
    return found


def reviews_about(session: Session, cluster: str | None, records: Iterable[str]) -> list[Review]:
    """The reviews of a cluster (if any) and of records, under whatever ids these were reviewed; the oldest first."""
    named = ReviewedRecordRow.record.in_([kept(name) for name in records])
    subjects = select(ReviewedRecordRow.subject).where(named)
    about = select(ReviewedRecordRow.review).where(ReviewedRecordRow.subject.in_(subjects))
    # Compared with None, it would be each review that is of no cluster.
    own = false() if cluster is None else ReviewRow.cluster == cluster
    return list(_those(session, or_(ReviewRow.number.in_(about), own)))


def at_once(several: Iterable[Review], one: Review) -> list[Review]:
    """Those of reviews that were said at once with one, of the records of a thing, and were not taken back."""
    said = (one.by, one.at, one.verdict, False, False)
    return [each for each in several if (each.by, each.at, each.verdict, each.is_of_cluster, each.taken_back) == said]


def said_by(names: Iterable[str]) -> ColumnElement[bool]:
    """That a review is by one of these people."""
    return ReviewRow.reviewer.in_([kept(name).strip() for name in names])


def _beside(what: str) -> ColumnElement[bool]:
    """The reviews that name a record or cluster, and all of the same records and clusters."""
    named = select(ReviewedRecordRow.review).where(ReviewedRecordRow.record == what)
    naming = or_(ReviewRow.number.in_(named), ReviewRow.cluster == what)
    clusters = select(ReviewRow.cluster).where(naming, ReviewRow.cluster.is_not(None))
    naming_too = select(ReviewRow.number).where(naming)
    subjects = select(ReviewedRecordRow.subject).where(ReviewedRecordRow.review.in_(naming_too))
    same = select(ReviewedRecordRow.review).where(ReviewedRecordRow.subject.in_(subjects))
    return or_(ReviewRow.number.in_(same), ReviewRow.cluster.in_(clusters))


def _those(session: Session, chosen: ColumnElement[bool] | None) -> Iterator[Review]:
    """The reviews that are chosen, with what they are about; all if none are."""
    rows, abouts = select(ReviewRow), select(ReviewedRecordRow)
    if chosen is not None:
        rows = rows.where(chosen)
        abouts = abouts.where(ReviewedRecordRow.review.in_(select(ReviewRow.number).where(chosen)))
    each = session.scalars(abouts.order_by(ReviewedRecordRow.number)).all()
    told = counted(session.scalars(rows.order_by(*in_order())).all(), each)
    return (_review(row, mine, word) for row, mine, word in told)


def _review(row: ReviewRow, abouts: list[ReviewedRecordRow], word: Counted) -> Review:
    kind = abouts[0].type
    seen = seen_of(abouts[0]) if row.seen is None else read_record(kind, row.seen)
    correction = None if row.correction is None else read_record(kind, row.correction)
    return Review(
        number=row.number,
        subject=subject_of(row, abouts),
        what=row.cluster or abouts[0].record,
        is_of_cluster=row.cluster is not None,
        documents=tuple(dict.fromkeys(one.document for one in abouts)),
        verdict=row.verdict,
        by=row.reviewer,
        at=row.at,
        seen=seen,
        correction=correction,
        fields=() if correction is None else differing(seen, correction),
        note=row.note,
        other=row.other,
        records=tuple(one.record for one in abouts if one.side == 0),
        superseded=word.superseded,
        takes_back=row.takes_back,
        taken_back=word.taken_back,
    )
