"""Catching up: what came since the last turn is joined to the clusters, some of it in each transaction."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from readout.clock import Clock
from readout.desk.editions.acquaintance import acquaint, names_of
from readout.desk.editions.candidates import candidates, corrected
from readout.desk.editions.finding import Found, sought
from readout.desk.editions.history import homes_of
from readout.desk.editions.joining import Joined, Known, Past, Told, join, touched
from readout.desk.editions.keeping import keep, keep_names
from readout.desk.editions.returning import before
from readout.desk.editions.reviewed import bindings, with_corrections
from readout.desk.store.engine import Store
from readout.desk.store.parsing import read_record
from readout.desk.store.reading import current_reports, portions
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, stands
from readout.desk.store.settling import as_reviewed
from readout.desk.store.tables import ClusterRecordRow, ClusterRow, DoubtRow, RecordRow, TurnRow
from readout.merging import Merging, Part
from readout.merging.clusters import RIVALRY
from readout.record_types import RECORD_TYPES, type_of
from readout_schemas import Report, Verdict

TOGETHER = 4000
"""Records that are joined in one turn, and those of their last document: what is added in a week, at most."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn looked at."""

    number: int
    fresh: int
    """Records that were joined."""
    candidates: int
    """Clusters that share a key with one of these."""
    looked_at: int
    """Clusters that were merged again."""
    records: int
    """Records that were merged again, the new ones included."""
    changed: int
    """Clusters that are new or have other members."""


def catch_up(store: Store, clock: Clock) -> list[Turn]:
    """Join what is new, until nothing is.

    Raises:
        DeskError: the store cannot be written; what was joined until then is kept.
    """
    turns: list[Turn] = []
    while True:
        with store.writing() as session:
            turn = _Catching(session, clock).turn()
        if turn is None:
            return turns
        turns.append(turn)


def join_again(session: Session, clock: Clock, clusters: Iterable[str]) -> Turn | None:
    """Merge clusters again, by what was judged since."""
    return _Catching(session, clock, frozenset(clusters)).turn(with_new=False)


class _Fresh(NamedTuple):
    """A record that no turn has seen."""

    number: int
    id: str
    document: str


class _Catching:
    """One turn."""

    def __init__(self, session: Session, clock: Clock, again: frozenset[str] = frozenset()) -> None:
        self._session = session
        self._now = dt.datetime.fromtimestamp(clock.wall(), dt.UTC)
        self._again = again
        self._reports: dict[str, Report] = {}

    def turn(self, *, with_new: bool = True) -> Turn | None:
        """Join what is new; none if nothing is."""
        last = self._session.scalar(select(func.max(TurnRow.last_record))) or 0
        fresh = self._fresh(last) if with_new else []
        stale = self._again.union(self._session.scalars(select(ClusterRow.id).where(ClusterRow.stale)))
        if not fresh and not stale:
            return None
        documents = dict.fromkeys(row.document for row in fresh)
        self._load(documents)
        names = frozenset(row.id for row in fresh)
        acquaint(self._session, [self._reports[name] for name in documents])
        candidates_ = self._candidates(names)
        touched_ = self._touched(candidates_, names) | stale | self._holding(names) | self._bound_to(documents)
        known = self._traced(self._known(self._with_doubts(touched_), names), names)
        joined = self._joined(known, names)
        number = (self._session.scalar(select(func.max(TurnRow.number))) or 0) + 1
        self._session.add(
            TurnRow(number=number, at=self._now, last_record=max((row.number for row in fresh), default=last))
        )
        self._session.flush()
        keep(self._session, joined, known, names, number)
        return Turn(
            number=number,
            fresh=len(fresh),
            candidates=len(candidates_),
            looked_at=len(known),
            records=len(names) + sum(len(one.records) for one in known),
            changed=len(joined.clusters),
        )

    def _fresh(self, last: int) -> list[_Fresh]:
        """The next new records, by whole documents: a reading's records come one behind the other."""
        columns = (RecordRow.number, RecordRow.id, RecordRow.document)
        rows = select(*columns).where(RecordRow.number > last).order_by(RecordRow.number)
        found = [_Fresh(*row) for row in self._session.execute(rows.limit(TOGETHER))]
        if len(found) == TOGETHER:
            rest = select(*columns).where(RecordRow.number > found[-1].number, RecordRow.document == found[-1].document)
            found += [_Fresh(*row) for row in self._session.execute(rest.order_by(RecordRow.number))]
        return found

    def _load(self, documents: Iterable[str]) -> None:
        wanted = [name for name in documents if name not in self._reports]
        for report in as_reviewed(self._session, current_reports(self._session, wanted)):
            self._reports[report.document.id] = report

    def _candidates(self, fresh: Collection[str]) -> frozenset[str]:
        """The clusters that share a key with a new record, or that a new report corrects."""
        if not fresh:
            return frozenset()
        merging = Merging(self._reports.values(), Part(frozenset(fresh), {}, beside=False))
        ready = [one for kind in RECORD_TYPES for one in merging.records[kind]]
        called = {party for one in ready for party in one.parties | one.groups | one.hosts}
        aliases = names_of(self._session, called)
        found: list[Found] = [sought(one, aliases) for one in ready]
        return candidates(self._session, found) | corrected(
            self._session, [report.document for report in self._reports.values()]
        )

    def _touched(self, candidates_: frozenset[str], fresh: frozenset[str]) -> frozenset[str]:
        homes = {record: one.id for one in self._known(candidates_) for record in one.records - fresh}
        self._load_of(homes)
        named = self._documents_of(homes)
        reports = [self._reports[name] for name in {*named, *self._documents_of(fresh)}]
        return touched(Merging(reports, Part(fresh.union(homes), {}, beside=False)), homes)

    def _holding(self, fresh: Collection[str]) -> frozenset[str]:
        """The clusters that have new records already: they had them in the store that they came from."""
        return frozenset(homes_of(self._session, sorted(fresh)).values())

    def _bound_to(self, documents: Iterable[str]) -> frozenset[str]:
        """The clusters that people have made one with records of new reports, or parted from them."""
        about = ReviewedRecordRow
        found: set[str] = set()
        for some in portions(documents):
            reviews = select(about.review).join(ReviewRow, ReviewRow.number == about.review)
            of_them = reviews.where(about.document.in_(some), ReviewRow.verdict.in_(("merge", "part")), stands())
            found.update(self._session.scalars(select(about.record).where(about.review.in_(of_them))))
        return self._holding(found)

    def _load_of(self, records: Iterable[str]) -> None:
        self._load(self._documents_of(records))

    def _documents_of(self, records: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for some in portions(records):
            found.update(self._session.scalars(select(RecordRow.document).where(RecordRow.id.in_(some))))
        return found

    def _with_doubts(self, clusters: frozenset[str]) -> frozenset[str]:
        """The clusters with those that they are kept from by a third record, which has to be there again.

        Others that the rules leave open beside them do not matter to where their records belong.
        """
        rivalry = or_(*(DoubtRow.reasons.contains(reason, autoescape=True) for reason in RIVALRY))
        found, edge = set(clusters), set(clusters)
        while edge:
            records = [record for one in self._known(edge) for record in one.records]
            beside: set[str] = set()
            for own, other in ((DoubtRow.first, DoubtRow.second), (DoubtRow.second, DoubtRow.first)):
                for some in portions(records):
                    homes = select(ClusterRecordRow.cluster).join(DoubtRow, other == ClusterRecordRow.record)
                    beside.update(self._session.scalars(homes.where(own.in_(some), DoubtRow.open, rivalry)))
            edge = beside - found
            found |= edge
        return frozenset(found)

    def _known(self, clusters: Iterable[str], fresh: Collection[str] = frozenset()) -> list[Known]:
        """The clusters; those that have new records are told anew."""
        members: dict[str, list[str]] = {}
        told_: dict[str, tuple[int, bool]] = {}
        for some in portions(sorted(clusters)):
            of_them = select(ClusterRow.id, ClusterRow.born, ClusterRow.stale).where(ClusterRow.id.in_(some))
            told_.update((name, (born, stale)) for name, born, stale in self._session.execute(of_them))
            rows = select(ClusterRecordRow.cluster, ClusterRecordRow.record).where(ClusterRecordRow.cluster.in_(some))
            for row in self._session.execute(rows):
                members.setdefault(row.cluster, []).append(row.record)
        return [
            Known(name, own, age, stale or name in self._again or not own.isdisjoint(fresh))
            for name, (age, stale) in told_.items()
            for own in (frozenset(members.get(name, ())),)
        ]

    def _traced(self, known: Sequence[Known], fresh: Collection[str]) -> list[Known]:
        """The clusters; those that lost members with the new records that cite the very words that these cited."""
        citing: dict[tuple[str, str, int, int], str] = {}
        for report in self._reports.values() if any(one.stale for one in known) else ():
            for record in report.records():
                if record.id in fresh:
                    citing |= {
                        (type_of(record), one.document, one.start, one.end): record.id for one in record.evidence
                    }
        if not citing:
            return list(known)
        return [one._replace(traces=self._traces(one, citing)) if one.stale else one for one in known]

    def _traces(self, one: Known, citing: Mapping[tuple[str, str, int, int], str]) -> frozenset[str]:
        row = self._session.get_one(ClusterRow, one.id)
        spans = read_record(row.type, row.merged).evidence
        cited = ((row.type, span.document, span.start, span.end) for span in spans)
        return frozenset(citing[words] for words in cited if words in citing)

    def _joined(self, known: Sequence[Known], fresh: frozenset[str]) -> Joined:
        members = fresh.union(*(one.records for one in known))
        documents = self._documents_of(members)
        self._load(documents)
        reports = [self._reports[name] for name in sorted(documents)]
        things = homes_of(
            self._session, [one.id for report in reports for one in report.records() if one.id not in members]
        )
        told = Told(self._verdicts(members), bindings(self._session, reports))
        past = Past(_Taken(self._session), functools.partial(before, self._session))
        joined = join(reports, known, fresh, things, told, past)
        keep_names(self._session, joined)
        return with_corrections(self._session, joined)

    def _verdicts(self, records: Collection[str]) -> dict[Pair, Verdict]:
        found: dict[Pair, Verdict] = {}
        for some in portions(records):
            rows = select(DoubtRow.first, DoubtRow.second, DoubtRow.verdict)
            for row in self._session.execute(rows.where(DoubtRow.first.in_(some), DoubtRow.verdict.is_not(None))):
                if row.second in records:
                    found[row.first, row.second] = row.verdict
        return found


class _Taken:
    """The ids that clusters ever had."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __contains__(self, name: object) -> bool:
        return self._session.scalar(select(ClusterRow.id).where(ClusterRow.id == name)) is not None
