"""What nobody, or somebody, has not reviewed yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.reviewing.about import settled_of
from readout.desk.store.columns import kept
from readout.desk.store.reading import document, portions
from readout.desk.store.review_tables import ReviewedRecordRow
from readout.desk.store.rows import party_rows
from readout.desk.store.settling import Said, Settled
from readout.desk.store.tables import DocumentRow, RecordPartyRow, RecordRow
from readout.record_types import type_of
from readout_schemas import AnyRecord, Briefing, Document, RecordType


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A record that waits for a reviewer.

    Attributes:
        document: whose it is, with its text.
        record: as it was read, whatever others say of it.
        said: what others say of it.
    """

    document: Document
    record: AnyRecord
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which records are gone through.

    Attributes:
        type: of this type.
        party: in which the party of this key has a part.
        edition: those of what an edition tells.
        topic: of whose topic that edition is.
    """

    type: RecordType | None = None
    party: str | None = None
    edition: int | None = None
    topic: str = ""


def waiting(session: Session, by: str, chosen: Chosen, shown: Briefing | None) -> Iterator[Waiting]:
    """The records that somebody has not reviewed, a document's together, in the order in which they came.

    One that others rejected waits too, but where those of an edition are chosen.
    """
    wanted = _wanted(session, chosen, shown)
    rejected = set() if shown else set(session.scalars(select(ReviewedRecordRow.document)))
    numbers = select(DocumentRow.id).order_by(DocumentRow.number)
    for name in [name for name in session.scalars(numbers) if name in wanted or name in rejected]:
        own = wanted.get(name, set())
        for one in settled_of(session, name):
            is_chosen = one.record.id in own if one.stands else name in rejected and fits(one.record, chosen)
            found = document(session, name) if is_chosen and not _is_by(one, by) else None
            if found is not None:
                yield Waiting(document=found, record=one.read or one.record, said=one.said)


def _is_by(one: Settled, by: str) -> bool:
    return any(said.by == kept(by).strip() for said in one.said)


def _wanted(session: Session, chosen: Chosen, shown: Briefing | None) -> dict[str, set[str]]:
    """Ids of the records that are chosen, by those of their documents."""
    rows = select(RecordRow.document, RecordRow.id)
    if chosen.type is not None:
        rows = rows.where(RecordRow.type == chosen.type)
    if chosen.party is not None:
        parts = select(RecordPartyRow.record).where(RecordPartyRow.key == chosen.party)
        rows = rows.where(RecordRow.number.in_(parts))
    found: dict[str, set[str]] = {}
    asked = [rows] if shown is None else [rows.where(RecordRow.id.in_(some)) for some in portions(members_told(shown))]
    for each in asked:
        for name, record in session.execute(each):
            found.setdefault(name, set()).add(record)
    return found


def fits(record: AnyRecord, chosen: Chosen) -> bool:
    """Whether a record that no table holds is chosen."""
    keys = {row.key for row in party_rows(record, 0, {})}
    return chosen.type in {None, type_of(record)} and (chosen.party is None or chosen.party in keys)


def members_told(shown: Briefing) -> Iterable[str]:
    """Ids of the records of which an edition tells."""
    for record in shown.records():
        yield from record.sourcing.records if record.sourcing else (record.id,)
