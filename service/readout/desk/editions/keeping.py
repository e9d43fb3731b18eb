"""Writing what a turn came to: clusters with what they were before, members, keys, and what is open."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from readout.desk.editions.finding import filed
from readout.desk.editions.joining import Cluster, Joined, Known
from readout.desk.editions.states import about_of
from readout.desk.store.columns import ENDED, UNTOLD, kept
from readout.desk.store.reading import portions
from readout.desk.store.tables import (
    ClusterRecordRow,
    ClusterRow,
    ClusterVersionRow,
    DoubtRow,
    RecordKeyRow,
    RecordRow,
)
from readout.record_types import type_of

MANY = 2000
"""Rows that one statement inserts."""


def keep(session: Session, joined: Joined, known: Collection[Known], fresh: Collection[str], turn: int) -> None:
    """Write it, in the session's transaction."""
    before = joined.returned.union(one.id for one in known)
    changed = [one for one in joined.clusters if one.record.id in before]
    gone = [*joined.replaced, *joined.ended]
    touched = [*(one.record.id for one in changed), *gone]
    _keep_versions(session, touched)
    _begin(session, touched, turn)
    _drop_members(session, touched)
    for one in changed:
        session.execute(update(ClusterRow).where(ClusterRow.id == one.record.id).values(_row(one, turn)))
    _insert(
        session,
        ClusterRow,
        [
            {"id": one.record.id, "born": turn, "replaced_by": None, **_row(one, turn)}
            for one in joined.clusters
            if one.record.id not in before
        ],
    )
    for name in gone:
        told = {"turn": turn, "ended": True, "stale": False}
        session.execute(update(ClusterRow).where(ClusterRow.id == name).values(told))
    _insert(
        session,
        ClusterRecordRow,
        [{"cluster": one.record.id, "record": each.id} for one in joined.clusters for each in one.members],
    )
    _keep_keys(session, joined.clusters, fresh)
    _keep_doubts(session, joined, {record for one in known for record in one.records}.union(fresh))
    session.expire_all()


def keep_names(session: Session, joined: Joined) -> None:
    """Write where ids lead, before ``keep``: reviews are looked for under them.

    Of a cluster that is by itself again a version says that it was none meanwhile.
    """
    for some in portions(sorted(joined.returned)):
        row = ClusterRow
        rows = session.execute(select(row.id, row.turn, row.replaced_by).where(row.id.in_(some)))
        none = [
            {"cluster": one.id, "turn": one.turn, "merged": "", "about": "" if one.replaced_by else ENDED}
            for one in rows
        ]
        _insert(session, ClusterVersionRow, none)
    heirs = {**joined.replaced, **joined.led, **dict.fromkeys(joined.returned)}
    for name, heir in heirs.items():
        session.execute(update(ClusterRow).where(ClusterRow.id == name).values(replaced_by=heir))


def _row(one: Cluster, turn: int) -> dict[str, Any]:
    return {
        "type": type_of(one.record),
        "merged": one.record.model_dump_json(),
        "about": about_of(one),
        "turn": turn,
        "ended": False,
        "stale": False,
    }


def _keep_versions(session: Session, clusters: Sequence[str]) -> None:
    """What they were, beside what they become."""
    for some in portions(clusters):
        row = ClusterRow
        several = session.execute(select(row.id, row.ended, row.turn, row.merged, row.about).where(row.id.in_(some)))
        # Not asked for in SQL: see telling.things.states_of.
        standing = (one for one in several if not one.ended and one.turn < UNTOLD)
        _insert(
            session,
            ClusterVersionRow,
            [{"cluster": one.id, "turn": one.turn, "merged": one.merged, "about": one.about} for one in standing],
        )


def _begin(session: Session, clusters: Sequence[str], turn: int) -> None:
    """Let clusters that no turn has told begin with this one."""
    for some in portions(clusters):
        untold = update(ClusterRow).where(ClusterRow.id.in_(some), ClusterRow.turn >= UNTOLD)
        session.execute(untold.values(born=turn).execution_options(synchronize_session=False))


def _drop_members(session: Session, clusters: Sequence[str]) -> None:
    for some in portions(clusters):
        session.execute(delete(ClusterRecordRow).where(ClusterRecordRow.cluster.in_(some)))


def _keep_keys(session: Session, clusters: Iterable[Cluster], fresh: Collection[str]) -> None:
    new = {one.id: one for cluster in clusters for one in cluster.members if one.id in fresh}
    numbers: dict[str, int] = {}
    for some in portions(new):
        rows = session.execute(select(RecordRow.id, RecordRow.number).where(RecordRow.id.in_(some)))
        numbers.update((row.id, row.number) for row in rows)
    rows_: list[Mapping[str, Any]] = []
    for name, one in new.items():
        found = filed(one)
        days = {"day_from": found.days.first, "day_to": found.days.last}
        rows_ += [{"key": key, "record": numbers[name], **days} for key in sorted(found.keys)]
    _insert(session, RecordKeyRow, sorted(rows_, key=lambda row: row["key"]))


def _keep_doubts(session: Session, joined: Joined, records: Collection[str]) -> None:
    """The pairs that are open now; a verdict on a pair that is open no longer is kept."""
    told: dict[tuple[str, str], str] = {}
    for some in portions(records):
        rows = select(DoubtRow.first, DoubtRow.second, DoubtRow.verdict).where(DoubtRow.first.in_(some))
        for row in session.execute(rows).all():
            if row.second not in records:
                continue
            if row.verdict is not None:
                told[row.first, row.second] = row.verdict
            session.execute(delete(DoubtRow).where(DoubtRow.first == row.first, DoubtRow.second == row.second))
    told.update({pair: str(verdict) for pair, verdict in joined.settled.items()})
    now = {(one.first, one.second): one for one in joined.unsure}
    _insert(
        session,
        DoubtRow,
        [
            {
                "first": pair[0],
                "second": pair[1],
                "reasons": json.dumps(now[pair].reasons if pair in now else [], ensure_ascii=True),
                "verdict": told.get(pair),
                "open": pair in now,
            }
            for pair in dict.fromkeys([*now, *told])
        ],
    )


def _insert(session: Session, table: type[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    for some in portions(rows, MANY):
        session.execute(
            insert(table), [{name: kept(v) if isinstance(v, str) else v for name, v in row.items()} for row in some]
        )
