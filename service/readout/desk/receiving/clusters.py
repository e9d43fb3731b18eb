"""Clusters of another store, put among those that are here.

What is one thing is settled here, by the same rules as when reports are added: the records that came are new to the
next turn. What comes with them is how they are called. A cluster none of whose records is in one here comes under its
id, and stands as it was there until that turn; of one that has records in a cluster here, the id leads to this.
Verdicts of a model, which were paid for, come too.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from readout.desk.editions.history import homes_of
from readout.desk.store.columns import UNTOLD
from readout.desk.store.moving import Row
from readout.desk.store.parsing import read_record
from readout.desk.store.reading import portions
from readout.desk.store.renaming import Renaming
from readout.desk.store.tables import ClusterRecordRow, ClusterRow, DoubtRow, RecordRow


class ReceivedClusters:
    """Takes members first, then clusters and verdicts.

    Attributes:
        now: for clusters of the other store, by their ids there, those that their records are in here.
        contrary: verdicts on pairs of which another one stands here.
    """

    def __init__(self, session: Session, renaming: Renaming) -> None:
        self._session = session
        self._renaming = renaming
        self._members: dict[str, list[str]] = {}
        self._ended: dict[str, Row] = {}
        self.now: dict[str, str] = {}
        self.contrary = 0

    def member(self, row: Row) -> None:
        """Note a record of a cluster."""
        self._members.setdefault(row["cluster"], []).append(self._renaming.id(row["record"]))

    def take(self, rows: Iterable[Row]) -> None:
        """Take clusters."""
        for some in portions(rows):
            self._ended |= {row["id"]: row for row in some if row["ended"]}
            self._living([row for row in some if not row["ended"]])

    def _living(self, rows: Sequence[Row]) -> None:
        members = {row["id"]: self._members.get(row["id"], []) for row in rows}
        named = sorted(set(itertools.chain.from_iterable(members.values())))
        there, homes = set(_in_table(self._session, named)), homes_of(self._session, named)
        taken = self._taken(self._renaming.id(row["id"]) for row in rows)
        for row in rows:
            name = self._renaming.id(row["id"])
            own = [record for record in members[row["id"]] if record in there]
            known = Counter(homes[record] for record in own if record in homes)
            if known:
                home = name if name in known else min(known, key=lambda one: (-known[one], one))
                self._lead(row, name, home, is_taken=name in taken)
            elif own:
                self._put(row, self._free(name) if name in taken else name, own)

    def _lead(self, row: Row, name: str, home: str, *, is_taken: bool) -> None:
        self.now[row["id"]] = home
        if not is_taken:
            self._insert(row, {"id": name, "ended": True, "replaced_by": home, "merged": "", "about": ""})

    def _put(self, row: Row, name: str, records: Sequence[str]) -> None:
        """Put a cluster as it was there, for the next turn to tell."""
        self.now[row["id"]] = name
        turns = {key: UNTOLD + row[key] % UNTOLD for key in ("born", "turn")}
        told = {key: self._renaming.body(row[key]) for key in ("merged", "about")}
        self._insert(row, {"id": name, "ended": False, "replaced_by": None, "stale": False, **turns, **told})
        self._session.execute(insert(ClusterRecordRow), [{"cluster": name, "record": one} for one in records])

    def _insert(self, row: Row, told: Row) -> None:
        self._session.execute(insert(ClusterRow), [{**row, "born": 0, "turn": 0, "stale": False, **told}])

    def finish(self) -> None:
        """Let the ids that had become one with others lead to where these are now."""
        for some in portions(sorted(self._ended)):
            taken = self._taken(map(self._renaming.id, some))
            for old in some:
                name, heir = self._renaming.id(old), self._heir(old)
                merged = self._ended[old]["merged"] and self._renaming.body(self._ended[old]["merged"])
                if name not in taken:
                    self._insert(self._ended[old], {"id": name, "replaced_by": heir, "merged": merged, "about": ""})
                is_it = name not in taken or self._is(name, self._ended[old]["type"], merged)
                if is_it or heir is not None:
                    self.now[old] = name if is_it else heir or ""

    def _is(self, name: str, kind: str, merged: str) -> bool:
        """Whether the cluster of an id here is what was called so there, or has become one with another too."""
        row = self._session.get_one(ClusterRow, name)
        sourcing = read_record(kind, merged).sourcing if merged else None
        return row.ended or name in homes_of(self._session, sourcing.records if sourcing else ()).values()

    def _heir(self, name: str) -> str | None:
        seen: set[str] = set()
        while name in self._ended and name not in seen:
            seen.add(name)
            name = self._ended[name]["replaced_by"] or ""
        return self.now.get(name)

    def _taken(self, names: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for some in portions(names):
            found.update(self._session.scalars(select(ClusterRow.id).where(ClusterRow.id.in_(some))))
        return found

    def _free(self, name: str) -> str:
        return next(one for number in itertools.count(2) if not self._taken([one := f"{name}~{number}"]))

    def doubts(self, rows: Iterable[Row]) -> None:
        """Take what a model was asked and said of pairs of records; where it said something else here, that stands."""
        for some in portions(row for row in rows if row["verdict"] is not None):
            pairs = [{**row, **{key: self._renaming.id(row[key]) for key in ("first", "second")}} for row in some]
            there = set(_in_table(self._session, {row[key] for row in pairs for key in ("first", "second")}))
            for row in pairs:
                if {row["first"], row["second"]} <= there:
                    self._doubt(row)

    def _doubt(self, row: Row) -> None:
        here = self._session.get(DoubtRow, (row["first"], row["second"]))
        if here is None:
            self._session.add(DoubtRow(**{**row, "open": False}))
        elif here.verdict is None:
            here.verdict = row["verdict"]
        else:
            self.contrary += here.verdict != row["verdict"]
            return
        self._session.flush()
        homes = set(homes_of(self._session, [row["first"], row["second"]]).values())
        told = update(ClusterRow).where(ClusterRow.id.in_(homes), ClusterRow.turn < UNTOLD)
        self._session.execute(told.values(stale=True).execution_options(synchronize_session=False))


def _in_table(session: Session, records: Iterable[str]) -> Iterator[str]:
    for some in portions(records):
        yield from session.scalars(select(RecordRow.id).where(RecordRow.id.in_(some)))
