"""What reviewers of two stores say otherwise of one thing: both sayings stay, and whoever takes them in is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.editions.reviewed import result_of, said_bindings, successors
from readout.desk.store.reading import current_reports, portions
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, in_order, stands
from readout.desk.store.settling import OF_A_RECORD, content, said
from readout_schemas import AnyRecord


def contrary(session: Session, came: Collection[int]) -> Iterator[str]:
    """The ids of the records and clusters of which a review that came says otherwise than one that was here.

    Of each person the last word of each store counts.

    Args:
        session: the store, in which they are.
        came: the numbers of the reviews that came.
    """
    if came:
        yield from sorted({*_of_records(session, came), *_of_clusters(session, came), *_of_memberships(session, came)})


def _of_records(session: Session, came: Collection[int]) -> Iterator[str]:
    about = ReviewedRecordRow
    subjects: set[int] = set()
    for some in portions(sorted(came)):
        subjects.update(session.scalars(select(about.subject).where(about.review.in_(some))))
    for some in portions(sorted(subjects)):
        rows = select(about, ReviewRow).join(ReviewRow, ReviewRow.number == about.review).where(about.subject.in_(some))
        own = rows.where(ReviewRow.cluster.is_(None), ReviewRow.verdict.in_(OF_A_RECORD), stands())
        words: dict[int, dict[tuple[bool, str], AnyRecord | None]] = defaultdict(dict)
        names: dict[int, str] = {}
        for each, row in session.execute(own.order_by(*in_order())):
            words[each.subject][row.number in came, row.reviewer] = said(each, row).result
            if row.number not in came or each.subject not in names:
                names[each.subject] = each.record
        yield from (names[subject] for subject, told in words.items() if _differ(told.items()))


def _of_clusters(session: Session, came: Collection[int]) -> Iterator[str]:
    rows = session.scalars(
        select(ReviewRow)
        .where(ReviewRow.cluster.is_not(None), ReviewRow.verdict.in_(("accept", "correct")), stands())
        .order_by(*in_order())
    ).all()
    now = successors(session, {row.cluster for row in rows if row.cluster})
    kinds = _kinds(session, [row.number for row in rows])
    words: dict[str, dict[tuple[bool, str], AnyRecord | None]] = defaultdict(dict)
    for row in rows:
        words[now[row.cluster or ""]][row.number in came, row.reviewer] = result_of(row, kinds[row.number])
    yield from (name for name, told in words.items() if _differ(told.items()))


def _kinds(session: Session, numbers: Iterable[int]) -> dict[int, str]:
    about = ReviewedRecordRow
    return {
        number: kind
        for some in portions(numbers)
        for number, kind in session.execute(select(about.review, about.type).where(about.review.in_(some)))
    }


def _of_memberships(session: Session, came: Collection[int]) -> Iterator[str]:
    about = ReviewedRecordRow
    documents: set[str] = set()
    clusters: dict[int, str | None] = {}
    for some in portions(sorted(came)):
        rows = select(about.document, ReviewRow.number, ReviewRow.cluster).join(
            ReviewRow, ReviewRow.number == about.review
        )
        chosen = rows.where(about.review.in_(some), ReviewRow.verdict.in_(("merge", "part")))
        for document, number, cluster in session.execute(chosen):
            documents.add(document)
            clusters[number] = cluster
    told = said_bindings(session, current_reports(session, sorted(documents)))
    here = [one for number, (_, one) in told.items() if number not in came]
    for number, (_, one) in told.items():
        if number in clusters and any(one.contradicts(other) for other in here):
            yield clusters[number] or ""


def _differ(told: Iterable[tuple[tuple[bool, str], AnyRecord | None]]) -> bool:
    """Whether something that came is none of what was here, where both are."""
    there: list[object] = []
    here: list[object] = []
    for (has_come, _), record in told:
        (there if has_come else here).append(None if record is None else content(record))
    return bool(here) and any(one not in here for one in there)
