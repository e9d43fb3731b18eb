"""What reviews say of clusters: which records they have, and what the fields of the merged record are."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.editions.binding import Binding, agreed
from readout.desk.editions.joining import Cluster, Joined
from readout.desk.store.parsing import read_record
from readout.desk.store.reading import portions
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, in_order, stands
from readout.desk.store.settling import bind, content, differing, party_of, seen_of
from readout.desk.store.tables import ClusterRow
from readout.record_types import type_of
from readout_schemas import AnyRecord, Mention, Report, parts


def bindings(session: Session, reports: Iterable[Report]) -> list[Binding]:
    """What people say of which records of reports are one thing, as far as it holds."""
    return agreed(dict(enumerate(said_bindings(session, reports).values())))


def said_bindings(session: Session, reports: Iterable[Report]) -> dict[int, tuple[str, Binding]]:
    """What people say of which records of reports are one thing, and who: by the reviews' numbers, in their order."""
    by_document = {report.document.id: report.records() for report in reports}
    sides: dict[tuple[dt.datetime, int], tuple[str, str, list[set[str]]]] = {}
    for some in portions(sorted(by_document)):
        rows = select(ReviewedRecordRow, ReviewRow.verdict, ReviewRow.reviewer, ReviewRow.at).join(
            ReviewRow, ReviewRow.number == ReviewedRecordRow.review
        )
        of_them = rows.where(ReviewedRecordRow.document.in_(some), ReviewRow.verdict.in_(("merge", "part")))
        for about, verdict, by, at in session.execute(of_them.where(stands())):
            records = by_document[about.document]
            now = [records[place].id for place in bind(records, {0: seen_of(about)}).values()]
            sides.setdefault((at, about.review), (verdict, by, [set(), set()]))[2][about.side].update(now)
    return {
        number: (by, Binding(verdict == "merge", frozenset(first), frozenset(second)))
        for (_, number), (verdict, by, (first, second)) in sorted(sides.items(), key=itemgetter(0))
    }


def successors(session: Session, names: Iterable[str]) -> dict[str, str]:
    """What clusters are called now: those that have become one with another by the id of that."""
    now = {name: name for name in names}
    while True:
        rows = {
            name: heir or name
            for some in portions(sorted(set(now.values())))
            for name, heir in session.execute(
                select(ClusterRow.id, ClusterRow.replaced_by).where(
                    ClusterRow.id.in_(some), ClusterRow.replaced_by.is_not(None)
                )
            )
        }
        if not rows:
            return now
        now = {name: rows.get(heir, heir) for name, heir in now.items()}


def standing_of_clusters(session: Session, names: Collection[str] | None = None) -> dict[str, list[ReviewRow]]:
    """For each cluster of several records, by its id now, the last word of each of its reviewers.

    Args:
        session: the store.
        names: of these clusters alone; of all without it.
    """
    of_clusters = select(ReviewRow.number, ReviewRow.cluster, ReviewRow.reviewer).where(
        ReviewRow.cluster.is_not(None), ReviewRow.verdict.in_(("accept", "correct")), stands()
    )
    said = session.execute(of_clusters.order_by(*in_order())).all()
    now = successors(session, {cluster for _, cluster, _ in said if cluster})
    last = {(now[cluster or ""], by): number for number, cluster, by in said}
    chosen = {number: name for (name, _), number in last.items() if names is None or name in names}
    found: dict[str, list[ReviewRow]] = defaultdict(list)
    for some in portions(chosen):
        for row in session.scalars(select(ReviewRow).where(ReviewRow.number.in_(some))):
            found[chosen[row.number]].append(row)
    return {name: sorted(several, key=lambda row: (row.at, row.number)) for name, several in found.items()}


def with_corrections(session: Session, joined: Joined) -> Joined:
    """The clusters, with the fields that reviewers who agree have corrected in them."""
    own = standing_of_clusters(session)
    if not own:
        return joined
    clusters = tuple(_corrected(one, own[one.record.id]) if one.record.id in own else one for one in joined.clusters)
    return dataclasses.replace(joined, clusters=clusters)


def _corrected(cluster: Cluster, rows: Sequence[ReviewRow]) -> Cluster:
    changes = corrections(cluster.record, rows)
    if not changes:
        return cluster
    record = cluster.record.model_copy(update=changes)
    known = {party.id for party in cluster.parties}
    named = {one.party: one for one in parts(record, Mention) if one.party not in known}
    return dataclasses.replace(cluster, record=record, parties=(*cluster.parties, *map(party_of, named.values())))


def corrections(record: AnyRecord, rows: Sequence[ReviewRow]) -> dict[str, Any]:
    """The fields that its reviewers correct, with their values; none where reviewers disagree.

    A corrected field gives way where a report that its reviewer has not seen makes it say something else.
    """
    results = [result_of(row, type_of(record)) for row in rows]
    if not results or any(differing(results[0], one) for one in results[1:]):
        return {}
    found: dict[str, Any] = {}
    for row in rows:
        if row.correction is not None and row.seen is not None:
            seen = read_record(type_of(record), row.seen)
            for name in differing(seen, results[0]):
                if name != "evidence" and (not _has_grown(record, seen) or _same(record, seen, name)):
                    found[name] = getattr(results[0], name)
    return found


def as_merged(record: AnyRecord, rows: Iterable[ReviewRow]) -> AnyRecord:
    """The record of a cluster without what its reviewers have corrected in it."""
    kind = type_of(record)
    found: dict[str, Any] = {}
    for row in rows:
        if row.correction is not None and row.seen is not None:
            seen, result = read_record(kind, row.seen), result_of(row, kind)
            found |= {name: getattr(seen, name) for name in differing(seen, result) if _same(record, result, name)}
    return record.model_copy(update=found)


def result_of(row: ReviewRow, kind: str) -> AnyRecord:
    """What the cluster's record is by a review."""
    return read_record(kind, row.correction or row.seen or "")


def _has_grown(record: AnyRecord, seen: AnyRecord) -> bool:
    now, then = (set(one.sourcing.documents) if one.sourcing else set() for one in (record, seen))
    return not now <= then


def _same(record: AnyRecord, seen: AnyRecord, field: str) -> bool:
    return bool(content(record)[field] == content(seen)[field])
