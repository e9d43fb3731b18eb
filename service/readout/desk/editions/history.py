"""What the clusters were after each turn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Select, func, select, union
from sqlalchemy.orm import Session

from readout.desk.editions.states import State, state_of
from readout.desk.store.columns import ENDED
from readout.desk.store.reading import portions
from readout.desk.store.tables import ClusterRecordRow, ClusterRow, ClusterVersionRow, TurnRow


def head(session: Session) -> int:
    """The last turn; 0 before the first."""
    return session.scalar(select(func.max(TurnRow.number))) or 0


def turn_before(session: Session, day: dt.date) -> int:
    """The last turn before a day began, by UTC; 0 if there was none."""
    begins = dt.datetime.combine(day, dt.time(), dt.UTC)
    return session.scalar(select(func.max(TurnRow.number)).where(TurnRow.at < begins)) or 0


def time_of(session: Session, turn: int) -> dt.datetime | None:
    """When a turn was; none of turn 0."""
    return session.scalar(select(TurnRow.at).where(TurnRow.number == turn))


def changed_between(session: Session, base: int, turn: int) -> list[str]:
    """The clusters that a turn behind ``base``, and up to ``turn``, made or changed."""
    now = select(ClusterRow.id).where(ClusterRow.turn > base, ClusterRow.turn <= turn)
    then = select(ClusterVersionRow.cluster).where(ClusterVersionRow.turn > base, ClusterVersionRow.turn <= turn)
    return sorted(session.scalars(union(now, then)))


def all_at(session: Session, turn: int) -> list[str]:
    """The clusters that were there after a turn."""
    return sorted(session.scalars(select(ClusterRow.id).where(ClusterRow.born <= turn)))


def states_at(session: Session, clusters: Collection[str], turn: int) -> dict[str, State]:
    """What clusters were after a turn, by their ids; those that were not yet, or no more, are left out."""
    found: dict[str, State] = {}
    for some in portions(clusters):
        rest = dict.fromkeys(some)
        for row in session.execute(_now(some)):
            if row.turn <= turn:
                rest.pop(row.id)
                if not row.ended:
                    found[row.id] = state_of(row.type, row.merged, row.about)
        for name, kind, merged, about in session.execute(_then(list(rest), turn)):
            if merged:
                found[name] = state_of(kind, merged, about)
    return found


def _now(clusters: list[str]) -> Select[str, int, bool, str, str, str]:
    row = ClusterRow
    return select(row.id, row.turn, row.ended, row.type, row.merged, row.about).where(row.id.in_(clusters))


def _then(clusters: list[str], turn: int) -> Select[str, str, str, str]:
    """The last version of each up to a turn."""
    version = ClusterVersionRow
    last = (
        select(version.cluster, func.max(version.turn).label("turn"))
        .where(version.cluster.in_(clusters), version.turn <= turn)
        .group_by(version.cluster)
        .subquery()
    )
    return (
        select(version.cluster, ClusterRow.type, version.merged, version.about)
        .join(last, (last.c.cluster == version.cluster) & (last.c.turn == version.turn))
        .join(ClusterRow, ClusterRow.id == version.cluster)
    )


def gone(session: Session, clusters: Iterable[str], turn: int) -> frozenset[str]:
    """Those of clusters that are no more after a turn, and have not become one with another."""
    found: set[str] = set()
    for some in portions(sorted(clusters)):
        rows = select(ClusterRow.id).where(ClusterRow.id.in_(some), ClusterRow.replaced_by.is_(None))
        found.update(session.scalars(rows))
    joined: set[str] = set()
    for some in portions(sorted(found)):
        then = session.execute(_then(some, turn))
        joined.update(name for name, _, merged, about in then if not merged and about != ENDED)
    return frozenset(found - joined)


def homes_of(session: Session, records: Iterable[str]) -> Mapping[str, str]:
    """For each record by its id the cluster that it is in now."""
    found: dict[str, str] = {}
    for some in portions(records):
        rows = select(ClusterRecordRow.record, ClusterRecordRow.cluster).where(ClusterRecordRow.record.in_(some))
        found.update((record, cluster) for record, cluster in session.execute(rows))
    return found
