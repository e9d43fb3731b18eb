"""Things: each cluster once, and beside them the records that no turn has joined yet, each by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, LargeBinary, Select, func, literal, select, type_coerce
from sqlalchemy.orm import Session

from readout.desk.editions.states import State, state_of
from readout.desk.store.columns import unpacked
from readout.desk.store.parsing import document_from, record_from, remembered
from readout.desk.store.reading import portions
from readout.desk.store.tables import ClusterRecordRow, ClusterRow, DocumentRow, RecordPartyRow, RecordRow
from readout_schemas import AnyRecord, Document

Ts = TypeVarTuple("Ts")
CLUSTER, RECORD = "c", "r"
"""How the name of a thing begins: an id of a cluster may be one of a record too."""
NAME: ColumnElement[str] = func.coalesce(literal(CLUSTER) + ClusterRecordRow.cluster, literal(RECORD) + RecordRow.id)
"""The name of the thing that a record is of."""
_MERGED, _ABOUT = (type_coerce(ClusterRow.__table__.c[name], LargeBinary) for name in ("merged", "about"))


@remembered()
def _state(kind: str, merged: bytes, about: bytes) -> State:
    """A cluster's state by its row as it is kept: what was read before is not even unpacked."""
    return state_of(kind, unpacked(merged), unpacked(about))


def with_homes(wanted: Select[*Ts]) -> Select[*Ts]:
    """A question about records, with the clusters in which they are, if in any."""
    return wanted.select_from(RecordRow).outerjoin(ClusterRecordRow, ClusterRecordRow.record == RecordRow.id)


def things_of_party(session: Session, party: str) -> frozenset[str]:
    """The names of the things in which a party has a part."""
    rows = with_homes(select(NAME)).join(RecordPartyRow, RecordPartyRow.record == RecordRow.number)
    return frozenset(session.scalars(rows.where(RecordPartyRow.key == party).distinct()))


def states_of(session: Session, named: Collection[str]) -> dict[str, State]:
    """What things are now, by their names, in their order; those that are no more are left out."""
    found: dict[str, State] = {}
    alone = [name for name in named if name.startswith(RECORD)]
    for several in portions(name[1:] for name in named if name.startswith(CLUSTER)):
        row = ClusterRow
        rows = select(row.id, row.ended, row.type, _MERGED, _ABOUT).where(row.id.in_(several))
        for name, ended, kind, merged, about in session.execute(rows):
            if not ended:  # asked for in SQL, SQLite would go through all that have not ended
                found[CLUSTER + name] = _state(kind, merged, about)
    for name, record in records_named(session, (name[1:] for name in alone)).items():
        found[RECORD + name] = State(record, (), (), ())
    return {name: found[name] for name in named if name in found}


def records_named(session: Session, named: Iterable[str]) -> dict[str, AnyRecord]:
    """Records by their ids; those that are not there are left out."""
    found: dict[str, AnyRecord] = {}
    for several in portions(named):
        rows = select(RecordRow.id, RecordRow.type, RecordRow.body).where(RecordRow.id.in_(several))
        found.update((name, record_from(kind, body)) for name, kind, body in session.execute(rows))
    return found


def sources_of(state: State) -> tuple[str, ...]:
    """Ids of the documents that have a thing."""
    told = state.record.sourcing
    return told.documents if told else tuple(dict.fromkeys(span.document for span in state.record.evidence))


def documents_named(session: Session, named: Iterable[str]) -> tuple[Document, ...]:
    """Documents without their texts, by id, the one that came first first."""
    return tuple(document for _, document in sorted(numbered(session, named), key=itemgetter(0)))


def numbered(session: Session, named: Iterable[str]) -> Iterator[tuple[int, Document]]:
    """Documents without their texts, by id, each with its number, which grows with every document that comes."""
    for several in portions(sorted(set(named))):
        rows = select(DocumentRow.number, DocumentRow.body).where(DocumentRow.id.in_(several))
        yield from ((number, document_from(body)) for number, body in session.execute(rows))
