"""Saying something of a record or a cluster: a row is added, and what follows from it is done at once."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.editions.reviewed import as_merged, standing_of_clusters
from readout.desk.editions.states import state_of
from readout.desk.reviewing.about import (
    About,
    OvertakenError,
    home_of,
    living,
    mark_of,
    members_of,
    merge_again,
    record_about,
    whole_mark,
)
from readout.desk.reviewing.correcting import corrected
from readout.desk.reviewing.listing import reviews_about
from readout.desk.reviewing.taking_back import take_back
from readout.desk.store.columns import kept
from readout.desk.store.indexing import Index
from readout.desk.store.reading import current_reports, document, portions
from readout.desk.store.resettling import resettle
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow
from readout.desk.store.settling import OF_A_RECORD, differing
from readout.desk.store.tables import ClusterRow
from readout.errors import InputError
from readout.record_types import type_of
from readout_schemas import AnyRecord, Document, Model

ReviewKind = Literal["accept", "correct", "reject", "merge", "part", "note", "withdraw"]


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
        shown: the ``mark`` of what was shown to who says it: of what was reviewed or read anew since, nothing is kept.
        number: of the review that ``withdraw`` takes back; without it, the last one of the same person of the same.
        whole: whether each record of the cluster is accepted, and not only what an edition shows of it.
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
    shown: str = ""
    number: int | None = None
    whole: bool = False


def review_all(session: Session, index: Index, now: dt.datetime, several: Iterable[NewReview]) -> list[int]:
    """Keep reviews, and put the records as they say; the numbers of the rows.

    A cluster that is rejected, or accepted whole, is so in each of its records.

    Raises:
        InputError: there is no such record or cluster, or a review lacks what it needs.
    """
    numbers = [number for new in several for number in _review(session, now, new)]
    touched = (
        select(ReviewedRecordRow.document)
        .join(ReviewRow, ReviewRow.number == ReviewedRecordRow.review)
        .where(ReviewRow.cluster.is_(None), ReviewRow.verdict.in_((*OF_A_RECORD, "withdraw")))
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
    if new.verdict == "withdraw":
        return [take_back(session, now, new.by, new.number or _last_of(session, new), new.note)]
    cluster = None if new.of_record else living(session, new.what)
    if new.verdict in {"merge", "part"}:
        cluster = cluster or home_of(session, new.what)
    if cluster is None and new.verdict in {"merge", "part"}:
        raise InputError(f"the desk has no cluster {new.what!r}: give an id that an edition has")
    members = [] if cluster is None else members_of(session, cluster.id)
    if new.whole:
        return _of_whole(session, now, new, cluster, members)
    if cluster is None or not members:
        return [_of_record(session, now, new, record_about(session, new.what))]
    if new.verdict in {"merge", "part"}:
        return [_of_membership(session, now, new, cluster, members)]
    if new.verdict == "reject" or len(members) == 1:
        return [_of_record(session, now, new, record_about(session, name)) for name in members]
    return [_of_cluster(session, now, new, cluster, members)]


def _of_whole(
    session: Session, now: dt.datetime, new: NewReview, cluster: ClusterRow | None, members: Sequence[str]
) -> list[int]:
    """One verdict of each record of a cluster, all at one moment: by that it is known as one."""
    if cluster is None or not members:
        raise InputError(f"nothing is left of {new.what!r}: its records were rejected, or read anew")
    if new.shown and new.shown != whole_mark(session, cluster.id, members):
        raise OvertakenError(f"{new.what!r} was reviewed, or has other records, since it was shown: look at it again")
    each = dataclasses.replace(new, shown="")
    return [_of_record(session, now, each, record_about(session, name)) for name in members]


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
    if new.whole and new.verdict not in {"accept", "reject"}:
        raise InputError(f"a thing as a whole is accepted or rejected: to {new.verdict}, name what of it")
    given, what = needs.get(new.verdict, (True, ""))
    if not given:
        raise InputError(f"to {new.verdict} {new.what!r}, give {what}")


def _of_record(session: Session, now: dt.datetime, new: NewReview, about: About) -> int:
    correction = _correction(session, new, about.seen, [about.document]) or _accepted(new, about.shown, about.seen)
    if new.shown and new.shown != about.mark:
        raise OvertakenError(f"{new.what!r} was reviewed, or read anew, since it was shown: look at it again")
    row = _row(now, new, correction)
    return _put(session, row, [[about]])


def _of_cluster(session: Session, now: dt.datetime, new: NewReview, cluster: ClusterRow, members: Sequence[str]) -> int:
    shown = state_of(cluster.type, cluster.merged, cluster.about).record
    seen = as_merged(shown, standing_of_clusters(session, {cluster.id}).get(cluster.id, ()))
    documents = seen.sourcing.documents if seen.sourcing else ()
    row = _row(now, new, _correction(session, new, seen, documents) or _accepted(new, shown, seen))
    row.cluster, row.seen = cluster.id, seen.model_dump_json()
    number = _put(session, row, [[record_about(session, name) for name in members]])
    if new.verdict != "note":
        merge_again(session, [cluster.id])
    return number


def _of_membership(
    session: Session, now: dt.datetime, new: NewReview, cluster: ClusterRow, members: Sequence[str]
) -> int:
    row = _row(now, new, None)
    row.cluster, row.seen = cluster.id, cluster.merged
    theirs: list[str] = []
    if new.verdict == "merge":
        other = _other(session, new, cluster)
        row.other = other.id
        theirs = members_of(session, other.id)
        names = (members, theirs)
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
    if new.shown and new.shown != mark_of([*members, "", *theirs]):
        raise OvertakenError(f"{new.what!r} has other records than it had when it was shown: look at it again")
    number = _put(session, row, [[record_about(session, name) for name in several] for several in names])
    merge_again(session, again)
    return number


def _other(session: Session, new: NewReview, cluster: ClusterRow) -> ClusterRow:
    other = living(session, new.other or "") or home_of(session, new.other or "")
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


def _last_of(session: Session, new: NewReview) -> int:
    """The number of the last review of who says it, of a cluster or a record, which was not taken back.

    Raises:
        InputError: there is none.
    """
    cluster = None if new.of_record else living(session, new.what)
    members = members_of(session, cluster.id) if cluster else [record_about(session, new.what).seen.id]
    several = reviews_about(session, cluster.id if cluster else None, [*members, new.what])
    by = kept(new.by.strip())
    own = [one.number for one in several if one.by == by and not one.taken_back and one.takes_back is None]
    if not own:
        raise InputError(f"{new.by!r} has said nothing of {new.what!r} that could be taken back")
    return own[-1]


def _row(now: dt.datetime, new: NewReview, correction: AnyRecord | None) -> ReviewRow:
    return ReviewRow(
        reviewer=kept(new.by.strip()),
        at=now,
        verdict=new.verdict,
        correction=None if correction is None else correction.model_dump_json(),
        note=kept(new.note.strip()),
    )


def _put(session: Session, row: ReviewRow, sides: Iterable[Iterable[About]]) -> int:
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
