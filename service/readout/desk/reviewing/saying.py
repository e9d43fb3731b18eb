"""Saying something of a record or a cluster: a row is added, and what follows from it is done at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from readout.desk.editions.reviewed import as_merged, standing_of_clusters, successors
from readout.desk.editions.states import state_of
from readout.desk.reviewing.correcting import corrected
from readout.desk.store.columns import kept
from readout.desk.store.indexing import Index
from readout.desk.store.reading import current_reports, document, portions
from readout.desk.store.resettling import resettle
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow
from readout.desk.store.settling import OF_A_RECORD, Settled, differing, said_of, settle
from readout.desk.store.tables import ClusterRecordRow, ClusterRow, RecordRow
from readout.errors import InputError
from readout.record_types import type_of
from readout_schemas import AnyRecord, Document, Model

ReviewKind = Literal["accept", "correct", "reject", "merge", "part", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReview:
    """What somebody says.

    Attributes:
        what: id of a cluster, as editions have it, or of a record of one document.
        verdict: what of it.
        by: who says so.
        correction: the record as it should be, with ``correct``: a record, or its fields.
        note: in their words.
        other: the cluster that it is one with, with ``merge``.
        records: the records that are something else, with ``part``.
        of_record: whether ``what`` is a record's id, though a cluster is called so too.
        as_read: whether it is accepted as it was read, though it is shown as another reviewer corrected it.
    """

    what: str
    verdict: ReviewKind
    by: str
    correction: AnyRecord | Mapping[str, Any] | None = None
    note: str = ""
    other: str | None = None
    records: tuple[str, ...] = ()
    of_record: bool = False
    as_read: bool = False


class _About:
    """A record that a review is about."""

    def __init__(self, document: str, settled: Settled) -> None:
        self.document = document
        self.subject = settled.subject
        self.seen = settled.read or settled.record
        self.shown = settled.record if settled.stands else self.seen


def review_all(session: Session, index: Index, now: dt.datetime, several: Iterable[NewReview]) -> list[int]:
    """Keep reviews, and put the records as they say; the numbers of the rows.

    A cluster that is rejected is rejected in each of its records.

    Raises:
        InputError: there is no such record or cluster, or a review lacks what it needs.
    """
    numbers = [number for new in several for number in _review(session, now, new)]
    touched = (
        select(ReviewedRecordRow.document)
        .join(ReviewRow, ReviewRow.number == ReviewedRecordRow.review)
        .where(ReviewRow.cluster.is_(None), ReviewRow.verdict.in_(OF_A_RECORD))
    )
    found: set[str] = set()
    for some in portions(numbers):
        found.update(session.scalars(touched.where(ReviewRow.number.in_(some))))
    for name in sorted(found):
        resettle(session, index, name, now)
    return numbers


def _review(session: Session, now: dt.datetime, new: NewReview) -> list[int]:
    """One review; the numbers of its rows.

    Raises:
        InputError: there is no such record or cluster, or the review lacks what it needs.
    """
    _check(new)
    cluster = None if new.of_record else _living(session, new.what)
    if new.verdict in {"merge", "part"}:
        cluster = cluster or _home(session, new.what)
    if cluster is None and new.verdict in {"merge", "part"}:
        raise InputError(f"the desk has no cluster {new.what!r}: give an id that an edition has")
    members = [] if cluster is None else _members(session, cluster.id)
    if cluster is None or not members:
        return [_of_record(session, now, new, record_about(session, new.what))]
    if new.verdict in {"merge", "part"}:
        return [_of_membership(session, now, new, cluster, members)]
    if new.verdict == "reject" or len(members) == 1:
        return [_of_record(session, now, new, record_about(session, name)) for name in members]
    return [_of_cluster(session, now, new, cluster, members)]


def _check(new: NewReview) -> None:
    needs = {
        "correct": (new.correction, "a correction"),
        "merge": (new.other, "the cluster that it is one with"),
        "part": (new.records, "the records that are something else"),
        "note": (new.note.strip(), "the note"),
    }
    if not new.by.strip():
        raise InputError("a review needs the name of who reviews: give --as NAME, or set READOUT_REVIEWER")
    if new.verdict not in get_args(ReviewKind):
        raise InputError(f"there is no verdict {new.verdict!r}: choose one of {', '.join(get_args(ReviewKind))}")
    given, what = needs.get(new.verdict, (True, ""))
    if not given:
        raise InputError(f"to {new.verdict} {new.what!r}, give {what}")


def _living(session: Session, name: str) -> ClusterRow | None:
    """The cluster of an id, or that which it has become one with; none if there is none now."""
    (now,) = successors(session, [kept(name)]).values()
    row = session.get(ClusterRow, now)
    return None if row is None or row.ended else row


def _home(session: Session, record: str) -> ClusterRow | None:
    """The cluster that a record is in."""
    rows = select(ClusterRow).join(ClusterRecordRow, ClusterRecordRow.cluster == ClusterRow.id)
    return session.scalar(rows.where(ClusterRecordRow.record == kept(record)))


def _members(session: Session, cluster: str) -> list[str]:
    rows = select(RecordRow.id).join(ClusterRecordRow, ClusterRecordRow.record == RecordRow.id)
    return list(session.scalars(rows.where(ClusterRecordRow.cluster == cluster).order_by(RecordRow.number)))


def record_about(session: Session, name: str) -> _About:
    """The record of an id, one that was rejected too."""
    row = select(RecordRow.document).where(RecordRow.id == kept(name))
    rejected = select(ReviewedRecordRow.document).where(ReviewedRecordRow.record == kept(name))
    home = session.scalar(row) or session.scalar(rejected.limit(1))
    settled = settled_of(session, home) if home else []
    for names in (_names_now, _names_then):
        for one in settled:
            if name in names(one):
                return _About(home or "", one)
    raise InputError(f"the desk has no record or cluster {name!r}: give an id that readout desk find or an edition has")


def _names_now(one: Settled) -> set[str]:
    return {one.record.id} if one.read is None else {one.record.id, one.read.id}


def _names_then(one: Settled) -> set[str]:
    """Its ids in earlier readings, in which it was reviewed."""
    return {said.seen.id for said in one.said}


def settled_of(session: Session, name: str) -> list[Settled]:
    """The records of a document, and what is said of each."""
    (report,) = current_reports(session, [name])
    return settle(report.records(), said_of(session, [name]).get(name, ()))


def _of_record(session: Session, now: dt.datetime, new: NewReview, about: _About) -> int:
    correction = _correction(session, new, about.seen, [about.document]) or _accepted(new, about.shown, about.seen)
    row = _row(now, new, correction)
    return _put(session, row, [[about]])


def _of_cluster(session: Session, now: dt.datetime, new: NewReview, cluster: ClusterRow, members: Sequence[str]) -> int:
    shown = state_of(cluster.type, cluster.merged, cluster.about).record
    seen = as_merged(shown, standing_of_clusters(session).get(cluster.id, ()))
    documents = seen.sourcing.documents if seen.sourcing else ()
    row = _row(now, new, _correction(session, new, seen, documents) or _accepted(new, shown, seen))
    row.cluster, row.seen = cluster.id, seen.model_dump_json()
    number = _put(session, row, [[record_about(session, name) for name in members]])
    if new.verdict != "note":
        _merge_again(session, [cluster.id])
    return number


def _of_membership(
    session: Session, now: dt.datetime, new: NewReview, cluster: ClusterRow, members: Sequence[str]
) -> int:
    row = _row(now, new, None)
    row.cluster, row.seen = cluster.id, cluster.merged
    if new.verdict == "merge":
        other = _other(session, new, cluster)
        row.other = other.id
        names = (members, _members(session, other.id))
        again = [cluster.id, other.id]
    else:
        strange = sorted(set(new.records) - set(members))
        if strange or len(set(new.records)) == len(members):
            what = f"{strange[0]!r} is no record of it" if strange else "these are all of its records"
            raise InputError(f"cluster {cluster.id!r} cannot be parted so: {what} (it has {', '.join(members)})")
        names = (
            [name for name in members if name in new.records],
            [name for name in members if name not in new.records],
        )
        again = [cluster.id]
    number = _put(session, row, [[record_about(session, name) for name in several] for several in names])
    _merge_again(session, again)
    return number


def _other(session: Session, new: NewReview, cluster: ClusterRow) -> ClusterRow:
    other = _living(session, new.other or "") or _home(session, new.other or "")
    if other is None:
        raise InputError(f"the desk has no cluster {new.other!r}: give an id that an edition has")
    if other.id == cluster.id:
        raise InputError(f"{new.what!r} and {new.other!r} are one cluster already")
    if other.type != cluster.type:
        raise InputError(f"{new.what!r} is a {cluster.type}, and {new.other!r} a {other.type}: they cannot be one")
    return other


def _correction(session: Session, new: NewReview, seen: AnyRecord, documents: Iterable[str]) -> AnyRecord | None:
    if new.verdict != "correct" or new.correction is None:
        return None
    given = new.correction.model_dump(mode="json") if isinstance(new.correction, Model) else new.correction
    reports = list(current_reports(session, documents))
    texts: list[Document] = [found for name in documents if (found := document(session, name)) is not None]
    return corrected(given, seen, texts, [party for report in reports for party in report.parties])


def _accepted(new: NewReview, shown: AnyRecord, seen: AnyRecord) -> AnyRecord | None:
    """The correction of another reviewer that somebody accepts."""
    if new.verdict != "accept" or new.as_read or not differing(seen, shown):
        return None
    return shown.model_copy(update={"id": seen.id})


def _row(now: dt.datetime, new: NewReview, correction: AnyRecord | None) -> ReviewRow:
    return ReviewRow(
        reviewer=kept(new.by.strip()),
        at=now,
        verdict=new.verdict,
        correction=None if correction is None else correction.model_dump_json(),
        note=kept(new.note.strip()),
    )


def _put(session: Session, row: ReviewRow, sides: Iterable[Iterable[_About]]) -> int:
    session.add(row)
    session.flush()
    for side, several in enumerate(sides):
        for one in several:
            about = ReviewedRecordRow(
                review=row.number,
                side=side,
                subject=one.subject or 0,
                document=one.document,
                record=kept(one.seen.id),
                type=type_of(one.seen),
                seen=one.seen.model_dump_json(),
            )
            session.add(about)
            session.flush()
            about.subject = about.subject or about.number
    session.flush()
    return row.number


def _merge_again(session: Session, clusters: Sequence[str]) -> None:
    session.execute(update(ClusterRow).where(ClusterRow.id.in_(clusters)).values(stale=True))
