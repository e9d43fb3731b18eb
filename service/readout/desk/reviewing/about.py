"""What a review is about: a record with what is said of it, or a cluster and its records."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from readout.desk.editions.reviewed import successors
from readout.desk.store.columns import kept
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, stands
from readout.desk.store.settled import settled_of_all
from readout.desk.store.settling import OF_A_RECORD, Settled, content
from readout.desk.store.tables import ClusterRecordRow, ClusterRow, RecordRow
from readout.errors import InputError


class OvertakenError(InputError):
    """What a review is about was reviewed, or read anew, since it was shown."""


class About:
    """A record that a review is about."""

    def __init__(self, document: str, settled: Settled) -> None:
        self.document = document
        self.settled = settled
        self.subject = settled.subject
        self.seen = settled.read or settled.record
        self.shown = settled.record if settled.stands else self.seen

    @property
    def mark(self) -> str:
        """What stays the same as long as nobody says anything else of it, and it is not read anew."""
        return mark_of([json.dumps(content(self.seen)), *(str(one.review) for one in self.settled.said)])


def mark_of(names: Iterable[str]) -> str:
    """What stays the same as long as some things do."""
    return hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def whole_mark(session: Session, cluster: str, members: Iterable[str]) -> str:
    """What stays the same as long as a cluster's records do, and nobody says anything else of it or of them."""
    about, own = ReviewedRecordRow, sorted(kept(name) for name in members)
    records = select(RecordRow.number).where(RecordRow.id.in_(own))  # what is read anew has another number
    subjects = select(about.subject).where(about.record.in_(own))
    of_them = select(about.review).where(about.subject.in_(subjects))
    said = select(ReviewRow.number).where(
        or_(ReviewRow.number.in_(of_them), ReviewRow.cluster == cluster), ReviewRow.verdict.in_(OF_A_RECORD), stands()
    )
    return mark_of([*map(str, sorted(session.scalars(records))), "", *map(str, sorted(session.scalars(said)))])


def living(session: Session, name: str) -> ClusterRow | None:
    """The cluster of an id, or that which it has become one with; none if there is none now."""
    (now,) = successors(session, [kept(name)]).values()
    row = session.get(ClusterRow, now)
    return None if row is None or row.ended else row


def home_of(session: Session, record: str) -> ClusterRow | None:
    """The cluster that a record is in."""
    rows = select(ClusterRow).join(ClusterRecordRow, ClusterRecordRow.cluster == ClusterRow.id)
    return session.scalar(rows.where(ClusterRecordRow.record == kept(record)))


def members_of(session: Session, cluster: str) -> list[str]:
    """The records of a cluster, in the order in which they came."""
    rows = select(RecordRow.id).join(ClusterRecordRow, ClusterRecordRow.record == RecordRow.id)
    return list(session.scalars(rows.where(ClusterRecordRow.cluster == cluster).order_by(RecordRow.number)))


def merge_again(session: Session, clusters: Iterable[str]) -> None:
    """Let clusters be told anew."""
    session.execute(update(ClusterRow).where(ClusterRow.id.in_(sorted(clusters))).values(stale=True))


def record_about(session: Session, name: str) -> About:
    """The record of an id, one that was rejected too."""
    row = select(RecordRow.document).where(RecordRow.id == kept(name))
    rejected = select(ReviewedRecordRow.document).where(ReviewedRecordRow.record == kept(name))
    home = session.scalar(row) or session.scalar(rejected.limit(1))
    settled = settled_of(session, home) if home else []
    for names in (_names_now, _names_then):
        for one in settled:
            if name in names(one):
                return About(home or "", one)
    raise InputError(f"the desk has no record or cluster {name!r}: give an id that readout desk find or an edition has")


def _names_now(one: Settled) -> set[str]:
    return {one.record.id} if one.read is None else {one.record.id, one.read.id}


def _names_then(one: Settled) -> set[str]:
    """Its ids in earlier readings, in which it was reviewed."""
    return {said.seen.id for said in one.said}


def settled_of(session: Session, name: str) -> tuple[Settled, ...]:
    """The records of a document, and what is said of each."""
    return settled_of_all(session, [name])[name]
